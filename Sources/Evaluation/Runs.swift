import Arithmetic
import Syntax

extension Model.Runs {
  /// The years from the first day to the last, both included; 0 or below where they are reversed.
  ///
  /// Whole months are twelfths of a year; other days are counted as 1/365.
  public var years: Rational {
    let beginsMonth = (from.day ?? 1) == 1
    let month = DateLiteral(year: to.year, month: to.month, day: nil, span: .nowhere)
    if beginsMonth && to.lastDayNumber == month.lastDayNumber {
      let months = (to.year - from.year) * 12 + (to.month ?? 12) - (from.month ?? 1) + 1
      return Rational(months, over: 12)
    }
    return Rational(to.lastDayNumber - from.firstDayNumber + 1, over: 365)
  }
}
