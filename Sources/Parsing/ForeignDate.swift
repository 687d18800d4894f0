/// A date as it is written in a letter: `31.12.2027`, `31/12/2027`, `31-12-2027`, `2027.12`.
struct ForeignDate {
  /// How it is written in a script.
  let text: String
  /// Whether nothing else can be meant: a point is no other's writing, nor has a year 13 months.
  let isCertain: Bool

  /// Reads a text of digits with `.`, `/` or `-` between them; nil where it is no day of the calendar,
  /// or one whose century is not told.
  ///
  /// Two numbers before a year are a day and a month, in this order.
  init?(_ text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { "./-".contains($0) }
    let numbers = parts.compactMap { Int($0) }
    guard (2...3).contains(parts.count), numbers.count == parts.count,
      let place = parts.firstIndex(where: { $0.count == 4 }),
      parts.allSatisfy({ $0.count <= 2 || $0.count == 4 }),
      place == 0 || place == parts.count - 1
    else { return nil }
    let ordered = Array(place == 0 ? numbers : numbers.reversed())
    let written = ordered.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    let bytes = Array(written.utf8)
    guard bytes.withUnsafeBufferPointer({ DateDigits($0, $0.indices) }) != nil else { return nil }
    self.text = written
    isCertain = place == 0 || parts.count == 2 || !text.contains("/") || numbers[0] > 12
  }

  /// Whether a text of digits with points can only be meant as a date, be it none of the calendar.
  static func isMeant(by text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ Int($0) != nil }) else { return false }
    let counts = parts.map(\.count)
    return [1, 2, 4].contains(counts[0]) && counts[1] <= 2 && [1, 2, 4].contains(counts[2])
      && counts[0] + counts[2] > 2
  }
}
