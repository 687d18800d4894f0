import Arithmetic
import Syntax

extension Model.Runs {
  /// The years from the first day to the last, both included; 0 or below where they are reversed.
  ///
  /// Whole months are twelfths of a year; other days are counted as 1/365.
  public var years: Rational {
    let beginsMonth = (from.day ?? 1) == 1
    let endsMonth = to.day.map { $0 == to.daysInMonth } ?? true
    if beginsMonth && endsMonth {
      let months = (to.year - from.year) * 12 + (to.month ?? 12) - (from.month ?? 1) + 1
      return Rational(months, over: 12)
    }
    return Rational(to.lastDayNumber - from.firstDayNumber + 1, over: 365)
  }
}

extension DateLiteral {
  /// The days in its month, 31 for a whole year, whose last month is December.
  fileprivate var daysInMonth: Int {
    switch month ?? 12 {
    case 4, 6, 9, 11: 30
    case 2: isLeapYear ? 29 : 28
    default: 31
    }
  }

  /// Whether its year has a 29 February, by the Gregorian calendar.
  private var isLeapYear: Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// The number of its first day.
  fileprivate var firstDayNumber: Int { DateLiteral.number(year, month ?? 1, day ?? 1) }

  /// The number of its last day.
  fileprivate var lastDayNumber: Int {
    DateLiteral.number(year, month ?? 12, day ?? daysInMonth)
  }

  /// The number of a day counted from 1 March of the year 0, so that leap days end their year.
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month < 3 ? year - 1 : year
    let monthFromMarch = (month + 9) % 12
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400
      + (153 * monthFromMarch + 2) / 5 + day
  }
}
