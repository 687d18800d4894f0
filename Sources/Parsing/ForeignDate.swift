/// A date as it is written in a letter: `31.12.2027`, `31/12/2027`, `31/12 2027`, `2027.12`,
/// `31. december 2027`.
struct ForeignDate {
  /// How it is written in a script.
  let text: String
  /// Whether nothing else can be meant: a point is no other's writing, nor has a year 13 months.
  let isCertain: Bool

  /// Reads a text of digits with `.`, `/`, `-` or blanks between them, of which a month may be a name; nil where
  /// it is no day of the calendar, or one whose century is not told.
  ///
  /// Two numbers before a year are a day and a month, in this order.
  init?(_ text: String) {
    let parts = text.split { "./- ".contains($0) }
    let hasName = parts.contains { ForeignDate.month(named: $0) != nil }
    let numbers = parts.compactMap { Int($0) ?? ForeignDate.month(named: $0) }
    guard (2...3).contains(parts.count), numbers.count == parts.count,
      let place = parts.firstIndex(where: { $0.count == 4 && Int($0) != nil }),
      parts.allSatisfy({ $0.count <= 2 || $0.count == 4 || hasName }),
      place == 0 || place == parts.count - 1
    else { return nil }
    let ordered = Array(place == 0 ? numbers : numbers.reversed())
    let written = ordered.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    let bytes = Array(written.utf8)
    guard bytes.withUnsafeBufferPointer({ DateDigits($0, $0.indices) }) != nil else { return nil }
    self.text = written
    isCertain =
      place == 0 || parts.count == 2 || hasName || !text.contains("/") || numbers[0] > 12
  }

  /// Whether a text of digits with points can only be meant as a date, be it none of the calendar.
  static func isMeant(by text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ Int($0) != nil }) else { return false }
    let counts = parts.map(\.count)
    return [1, 2, 4].contains(counts[0]) && counts[1] <= 2 && [1, 2, 4].contains(counts[2])
      && counts[0] + counts[2] > 2
  }

  /// The number of the month with a name in one of the Nordic languages or English, nil where there is none.
  static func month(named text: some StringProtocol) -> Int? { numbers[text.lowercased()] }

  /// The most bytes that the name of a month has.
  static let longestMonth = 16

  /// The numbers of the months by their names.
  private static let numbers: [String: Int] = {
    var numbers: [String: Int] = [:]
    for (index, names) in names.enumerated() {
      for name in names.split(separator: " ") { numbers[String(name)] = index + 1 }
    }
    return numbers
  }()

  /// The names of each month.
  private static let names = [
    "januari januar january janúar tammikuu tammikuuta jan",
    "februari februar february febrúar helmikuu helmikuuta feb",
    "mars marts march maaliskuu maaliskuuta mar",
    "april apríl huhtikuu huhtikuuta apr",
    "maj mai may maí toukokuu toukokuuta",
    "juni june júní kesäkuu kesäkuuta jun",
    "juli july júlí heinäkuu heinäkuuta jul",
    "augusti august ágúst elokuu elokuuta aug",
    "september syyskuu syyskuuta sept sep",
    "oktober october október lokakuu lokakuuta okt oct",
    "november nóvember marraskuu marraskuuta nov",
    "december desember joulukuu joulukuuta dec des",
  ]
}
