import Syntax

/// Finds the declared name that a mistyped one was probably meant to be.
///
/// All searches together look at a bounded number of names, so that a script of nothing but mistakes
/// stays linear.
struct SimilarNames {
  /// How many more names may be looked at.
  private var budget = 2_000_000
  /// Longer names are compared by case only.
  private static let lengthLimit = 64

  /// Returns the most similar of `candidates`, nil where none is near.
  ///
  /// A name that differs in case alone comes first, then the smallest edit distance of at most a third
  /// of the length, then the first in order.
  mutating func nearest(
    to name: String, among candidates: [NameID], of kinds: NameKinds, in names: NameTable,
    _ symbols: SymbolTable
  ) -> NameID? {
    if candidates.count > budget { return nil }
    budget -= candidates.count
    let lowered = name.lowercased()
    let wanted = Array(lowered.unicodeScalars)
    let limit = max(1, name.count / 3)
    var best: (id: NameID, distance: Int)?
    for id in candidates where kinds.contains(NameKinds(names[id].kind)) {
      let spelling = symbols[names[id].symbol]
      if abs(spelling.utf8.count - name.utf8.count) > 4 * limit { continue }
      let other = spelling.lowercased()
      if other == lowered { return id }
      let scalars = Array(other.unicodeScalars)
      guard wanted.count <= SimilarNames.lengthLimit,
        let distance = SimilarNames.distance(wanted, scalars, atMost: limit),
        distance < best?.distance ?? Int.max
      else { continue }
      best = (id, distance)
    }
    return best?.id
  }

  /// Returns how many scalars must be put in, left out or replaced, nil above `limit`.
  ///
  /// - Complexity: O(n m) in the lengths, each of at most 64 scalars more than the limit.
  static func distance(
    _ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int
  ) -> Int? {
    if abs(a.count - b.count) > limit { return nil }
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      var smallest = row[0]
      for j in b.indices {
        let kept = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(kept, diagonal + 1, row[j] + 1)
        smallest = min(smallest, row[j + 1])
      }
      if smallest > limit { return nil }
    }
    return row[b.count] <= limit ? row[b.count] : nil
  }
}
