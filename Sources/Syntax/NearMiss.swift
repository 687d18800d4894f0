/// Returns the one of `candidates` that `word` was probably meant to be, nil if none is near.
///
/// One that differs only in case comes first; else the one with the fewest edits, at
/// most a third of the word's length, the earliest where several are equally near.
/// - Complexity: O(n m) in the lengths for each candidate; a word above 60 characters is near none.
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  var numbers = LetterNumbers()
  var search = NearMiss<String>(of: numbers.letters(of: word))
  for candidate in candidates where candidate != word {
    search.consider(candidate, numbers.letters(of: candidate))
  }
  return search.best
}

/// Whether `a` and `b` are one letter apart, capitals aside: dropped, added, replaced or swapped with the
/// next.
///
/// - Complexity: O(n) in the lengths.
public func isSlip(_ a: String, for b: String) -> Bool {
  var numbers = LetterNumbers()
  var rows = EditRows()
  return rows.distance(numbers.letters(of: a), numbers.letters(of: b), atMost: 1) != nil
}

/// Letters as numbers, capitals aside, so that words are read once and compared often.
public struct LetterNumbers: Sendable {
  /// The numbers of the letters met so far.
  private var known: [Character: Int32] = [:]

  /// Creates the numbers of no letters.
  public init() {}

  /// Returns the letters of `word`.
  public mutating func letters(of word: String) -> [Int32] {
    word.lowercased().map { letter in
      if let number = known[letter] { return number }
      let number = Int32(known.count)
      known[letter] = number
      return number
    }
  }
}

/// The search for what a word was probably meant to be; see `nearest(to:among:)`.
public struct NearMiss<Candidate> {
  private let letters: [Int32]
  /// The most edits that the next may be away.
  private var limit: Int
  private var rows = EditRows()
  /// The nearest so far, the earliest where several are equally near.
  public private(set) var best: Candidate?

  /// Begins the search for a word of `letters`.
  public init(of letters: [Int32]) {
    self.letters = letters
    limit = letters.count <= 60 ? letters.count / 3 : -1
  }

  /// Takes note of a candidate whose word has the given letters, numbered as those of the search.
  public mutating func consider(_ candidate: Candidate, _ other: [Int32]) {
    guard let edits = rows.distance(letters, other, atMost: limit) else { return }
    (best, limit) = (candidate, edits - 1)
  }
}

/// Counts edits between words, in memory that is taken once.
private struct EditRows {
  /// The edits between the letters up to here of one word and those up to there of the other: of the row
  /// before the last, the last, and the one being filled.
  private var before: [Int] = []
  private var above: [Int] = []
  private var row: [Int] = []

  /// Returns the least number of letters to insert, drop, replace or swap to turn `a` into `b`
  /// (optimal string alignment); nil where it is above `limit`.
  ///
  /// - Complexity: O(n) in the lengths, times `limit`.
  mutating func distance(_ a: [Int32], _ b: [Int32], atMost limit: Int) -> Int? {
    if abs(a.count - b.count) > limit { return nil }
    // What they begin and end with alike costs nothing.
    let common = min(a.count, b.count)
    var start = 0
    while start < common && a[start] == b[start] { start += 1 }
    var end = 0
    while end < common - start && a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    return distance(
      a[start..<a.count - end], b[start..<b.count - end], atMost: limit)
  }

  /// The same for what is left of two words.
  private mutating func distance(
    _ a: ArraySlice<Int32>, _ b: ArraySlice<Int32>, atMost limit: Int
  ) -> Int? {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    let start = a.startIndex
    prepare(b.count + 1, atMost: limit)
    for i in 0..<a.count {
      // What is further from the diagonal than `limit` is further away, too.
      let first = max(0, i - limit)
      row[first] = first == 0 ? i + 1 : limit + 1
      var fewest = row[first]
      for j in first...min(b.count - 1, i + limit) {
        let (one, other) = (a[start + i], b[start + j])
        var least = min(above[j + 1] + 1, row[j] + 1, above[j] + (one == other ? 0 : 1))
        if i > 0 && j > 0 && one == b[start + j - 1] && a[start + i - 1] == other {
          least = min(least, before[j - 1] + 1)
        }
        row[j + 1] = least
        fewest = min(fewest, least)
      }
      if fewest > limit { return nil }
      (before, above, row) = (above, row, before)
    }
    return above[b.count] <= limit ? above[b.count] : nil
  }

  /// Makes the rows so wide, the last one that of no letter, the others beyond `limit`.
  private mutating func prepare(_ width: Int, atMost limit: Int) {
    if row.count < width {
      (before, above, row) = (
        Array(repeating: 0, count: width), Array(repeating: 0, count: width),
        Array(repeating: 0, count: width)
      )
    }
    for place in 0..<width {
      above[place] = place
      before[place] = limit + 1
      row[place] = limit + 1
    }
  }
}
