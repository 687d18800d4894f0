/// Returns the one of `candidates` that `word` was probably meant to be, nil if none is near.
///
/// One that differs only in case comes first; else the one with the fewest edits, at
/// most a third of the word's length, the earliest where several are equally near.
/// - Complexity: O(n m) in the lengths for each candidate; a word above 60 characters is near none.
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  let letters = Array(word.lowercased())
  guard letters.count <= 60 else { return nil }
  var best: (candidate: String, edits: Int)?
  for candidate in candidates where candidate != word {
    let other = Array(candidate.lowercased())
    if other == letters { return candidate }
    let limit = min(letters.count / 3, (best?.edits ?? Int.max) - 1)
    guard abs(other.count - letters.count) <= limit else { continue }
    let edits = distance(letters, other)
    if edits <= limit { best = (candidate, edits) }
  }
  return best?.candidate
}

/// Whether `a` and `b` are one letter apart, capitals aside: dropped, added, replaced or swapped with the
/// next.
///
/// - Complexity: O(n m) in the lengths.
public func isSlip(_ a: String, for b: String) -> Bool {
  let (a, b) = (Array(a.lowercased()), Array(b.lowercased()))
  return abs(a.count - b.count) <= 1 && distance(a, b) <= 1
}

/// Returns the least number of letters to insert, drop, replace or swap to turn `a` into `b`
/// (optimal string alignment).
private func distance(_ a: [Character], _ b: [Character]) -> Int {
  var before: [Int] = []
  var above = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var least = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
        least = min(least, before[j - 1] + 1)
      }
      row.append(least)
    }
    (before, above) = (above, row)
  }
  return above[b.count]
}
