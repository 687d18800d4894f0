import Arithmetic
import Diagnostics
import Syntax

/// Days as numbers, one after another in the Gregorian calendar.
extension DateLiteral {
  /// The number of the date's first day, counted from a day before the year 1.
  public var firstDayNumber: Int { Self.dayNumber(year, month ?? 1, day ?? 1) }

  /// The number of the date's last day: of a year or a month the last in it.
  public var lastDayNumber: Int {
    if let month, let day { return Self.dayNumber(year, month, day) }
    guard let month, month < 12 else { return Self.dayNumber(year + 1, 1, 1) - 1 }
    return Self.dayNumber(year, month + 1, 1) - 1
  }

  /// Creates the day of a number, from the first day of the year 1 on.
  public init(dayNumber: Int) {
    var year = max(1, dayNumber * 400 / 146_097)
    while Self.dayNumber(year + 1, 1, 1) <= dayNumber { year += 1 }
    while year > 1 && Self.dayNumber(year, 1, 1) > dayNumber { year -= 1 }
    var month = 12
    while month > 1 && Self.dayNumber(year, month, 1) > dayNumber { month -= 1 }
    let day = dayNumber - Self.dayNumber(year, month, 1) + 1
    self.init(year: year, month: month, day: day, span: .nowhere)
  }

  /// The number of the day on which what takes so many days from the first day on arrives.
  ///
  /// Whole months, of 365 / 12 days each, go by the calendar: to the same day of a later month, or to the
  /// last one of a shorter month.
  public func dayNumber(after days: Rational) -> Rational {
    if days.isZero { return Rational(firstDayNumber) }
    guard let months = (days * 12 / 365).whole, (0..<Self.monthsByCalendar).contains(months) else {
      return Rational(firstDayNumber) + days
    }
    let count = (month ?? 1) - 1 + months
    let end = DateLiteral(
      year: year + count / 12, month: count % 12 + 1, day: nil, span: .nowhere)
    return Rational(min(end.firstDayNumber + (day ?? 1) - 1, end.lastDayNumber))
  }

  /// How many months go by the calendar; a thousand years and more are counted in days.
  private static let monthsByCalendar = 12_000

  /// Whether its first day lies before the first day of another date.
  func isBefore(dayOf other: DateLiteral) -> Bool { firstDayNumber < other.firstDayNumber }

  /// Whether its last day lies before the first day of another date.
  func isBefore(_ other: DateLiteral) -> Bool { lastDayNumber < other.firstDayNumber }

  /// Days before each month of a year that is no leap year.
  private static let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

  /// The number of a day of the Gregorian calendar.
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // A leap day counts from March on.
    let past = month > 2 ? year : year - 1
    let leapDays = past / 4 - past / 100 + past / 400
    return 365 * year + leapDays + daysBefore[month - 1] + day
  }
}
