/// A date in the calendar, read from its digits.
struct DateDigits {
  /// The year, 1 to 9999.
  let year: Int
  /// The month, 0 for a whole year.
  private let monthNumber: Int
  /// The day, 0 for a whole month or year.
  private let dayNumber: Int

  /// The month, nil for a whole year.
  var month: Int? { monthNumber == 0 ? nil : monthNumber }

  /// The day, nil for a whole month or year.
  var day: Int? { dayNumber == 0 ? nil : dayNumber }

  /// The date as the mantissa of its token.
  var packed: Int64 { Int64(year << 16 | monthNumber << 8 | dayNumber) }

  /// Reads the date that `token` is, a year alone included; nil where there is no such day.
  init?(_ token: Token) {
    if token.form == .faulty || token.mantissa == 0 { return nil }
    let packed = Int(token.mantissa)
    let isYear = token.kind == .number
    year = isYear ? packed : packed >> 16
    monthNumber = isYear ? 0 : packed >> 8 & 0xFF
    dayNumber = isYear ? 0 : packed & 0xFF
  }

  /// Reads `2026`, `2026-03` or `2026-03-31`; nil where there is no such day.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let text = bytes[range]
    let isYear = range.count == 4
    let isMonth = range.count == 7
    guard isYear || isMonth || range.count == 10,
      let year = DateDigits.number(text.prefix(4)), year > 0
    else { return nil }
    self.year = year
    if isYear {
      (monthNumber, dayNumber) = (0, 0)
      return
    }
    guard
      let month = DateDigits.number(text.dropFirst(4).prefix(3), behind: UInt8(ascii: "-")),
      let day = isMonth ? 0 : DateDigits.number(text.dropFirst(7), behind: UInt8(ascii: "-")),
      (1...12).contains(month), isMonth || (1...DateDigits.days(in: month, year)).contains(day)
    else { return nil }
    monthNumber = month
    dayNumber = day
  }

  /// The number that `text` spells behind `sign`, if there is one; nil where it spells none.
  @inline(__always)
  private static func number(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, behind sign: UInt8? = nil
  ) -> Int? {
    var number = 0
    var start = text.startIndex
    if let sign {
      if text[start] != sign { return nil }
      start += 1
    }
    for i in start..<text.endIndex {
      let digit = text.base[i] &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  /// The number of days of a month in the Gregorian calendar.
  private static func days(in month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
