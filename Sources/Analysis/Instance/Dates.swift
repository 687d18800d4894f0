import Evaluation
import Syntax

extension Model {
  /// Whether something that holds from one date until another holds on the day of the script.
  ///
  /// A missing end is open; in an undated script everything holds.
  func isInForce(from start: DateLiteral?, until end: DateLiteral?) -> Bool {
    if let start, !hasBegun(start) { return false }
    if let end, isOver(end) { return false }
    return true
  }

  /// Whether a time has begun by the day of the script; in an undated script every time has.
  func hasBegun(_ time: DateLiteral) -> Bool {
    guard let day = asOf?.firstDay else { return true }
    return !(day < time.firstDay)
  }

  /// Whether all of a time lies before the day of the script; in an undated script none does.
  func isOver(_ time: DateLiteral) -> Bool {
    guard let day = asOf?.firstDay else { return false }
    return time.lastDay < day
  }

  /// Whether the measure in a row is in force.
  func isInForce(measure row: Int) -> Bool {
    isInForce(from: measures[row].from, until: measures[row].until)
  }

  /// The rules of mandates in force, each with the index of its mandate.
  ///
  /// - Complexity: O(n) in the number of rules.
  public var rulesInForce: [(mandate: Int, rule: MandateRule)] {
    mandates.indices.flatMap { index -> [(mandate: Int, rule: MandateRule)] in
      let mandate = mandates[index]
      guard isInForce(from: mandate.from, until: mandate.until) else { return [] }
      return mandate.rules.map { (index, $0) }
    }
  }
}

extension DateLiteral {
  /// Year, month and day of the first day, comparable.
  var firstDay: (Int, Int, Int) { (year, month ?? 1, day ?? 1) }

  /// A bound above all days of the date and below those after it, comparable with a first day.
  var lastDay: (Int, Int, Int) { (year, month ?? 12, day ?? 31) }
}
