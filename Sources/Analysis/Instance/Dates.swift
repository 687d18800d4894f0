import Evaluation
import Syntax

extension Model {
  /// Whether something that holds from one date until another holds on the day of the script.
  ///
  /// A missing end is open; in an undated script everything holds.
  func isInForce(from start: DateLiteral?, until end: DateLiteral?) -> Bool {
    guard let day = asOf?.firstDay else { return true }
    if let start, day < start.firstDay { return false }
    if let end, end.lastDay < day { return false }
    return true
  }
}

extension DateLiteral {
  /// Year, month and day of the first day, comparable.
  var firstDay: (Int, Int, Int) { (year, month ?? 1, day ?? 1) }

  /// A bound above all days of the date and below those after it, comparable with a first day.
  var lastDay: (Int, Int, Int) { (year, month ?? 12, day ?? 31) }
}
