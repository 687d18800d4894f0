/// Returns the one of `candidates` that `word` was probably meant to be, nil if none is near.
///
/// One that differs only in case comes first; else the one with the smallest Levenshtein distance, at
/// most a third of the word's length, the earliest where several are equally near.
/// - Complexity: O(n m) in the lengths for each candidate; a word above 60 characters is near none.
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  let letters = Array(word.lowercased())
  guard letters.count <= 60 else { return nil }
  var best: (candidate: String, distance: Int)?
  for candidate in candidates where candidate != word {
    let other = Array(candidate.lowercased())
    if other == letters { return candidate }
    let limit = min(letters.count / 3, (best?.distance ?? Int.max) - 1)
    guard abs(other.count - letters.count) <= limit else { continue }
    let distance = levenshtein(letters, other)
    if distance <= limit { best = (candidate, distance) }
  }
  return best?.candidate
}

/// Returns the least number of letters to insert, drop or replace to turn `a` into `b`.
private func levenshtein(_ a: [Character], _ b: [Character]) -> Int {
  var row = Array(0...b.count)
  for i in a.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
      diagonal = above
    }
  }
  return row[b.count]
}
