/// Why reports cannot be merged.
public enum MergeProblem: Error, Hashable, Sendable {
  /// Some are of parts and some are not, or of different numbers of parts.
  case unlikeParts
  /// A part is there twice.
  case repeated(Shard)
  /// Parts are not there.
  case missing([Shard])
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
    let missing = (1...count).filter { !seen.contains($0) }.compactMap { Shard($0, of: count) }
    if !missing.isEmpty { throw .missing(missing) }
    self.init(files: reports.flatMap(\.files).sorted { $0.position < $1.position })
  }
}
