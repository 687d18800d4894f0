/// Why reports cannot be merged.
public enum MergeProblem: Error, Hashable, Sendable {
  /// Some are of parts and some are not, or of different numbers of parts.
  case unlikeParts
  /// A part is there twice.
  case repeated(Shard)
  /// So many parts are not there; the first of them.
  case missing([Shard], count: Int)
}

extension CheckReport {
  /// Joins reports: the parts of a whole to what a check of the whole says, others one behind another.
  public init(merging reports: [CheckReport]) throws(MergeProblem) {
    let shards = reports.compactMap(\.shard)
    if shards.isEmpty {
      self.init(files: reports.flatMap(\.files))
      return
    }
    let count = shards[0].count
    guard shards.count == reports.count, shards.allSatisfy({ $0.count == count }) else {
      throw .unlikeParts
    }
    var seen: Set<Int> = []
    for shard in shards where !seen.insert(shard.number).inserted { throw .repeated(shard) }
    if seen.count < count {
      let first = (1...count).lazy.filter { !seen.contains($0) }.prefix(5)
      throw .missing(first.compactMap { Shard($0, of: count) }, count: count - seen.count)
    }
    self.init(files: reports.flatMap(\.files).sorted { $0.position < $1.position })
  }
}
