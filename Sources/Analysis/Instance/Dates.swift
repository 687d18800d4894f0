import Evaluation
import Syntax

/// Why something with a time of its own is not in force on the day of the script.
public enum OutOfForce: Hashable, Sendable {
  case begins(DateLiteral)
  case ended(DateLiteral)

  /// `begins 2027`, `ended 2025-12-31`.
  public var text: String {
    switch self {
    case .begins(let day): "begins \(day.text)"
    case .ended(let day): "ended \(day.text)"
    }
  }
}

extension Model {
  /// Whether something that holds from one date until another holds on the day of the script.
  ///
  /// A missing end is open; in an undated script everything holds.
  func isInForce(from start: DateLiteral?, until end: DateLiteral?) -> Bool {
    absence(from: start, until: end) == nil
  }

  /// Why something that holds from one date until another does not hold on the day of the script.
  func absence(from start: DateLiteral?, until end: DateLiteral?) -> OutOfForce? {
    if let start, !hasBegun(start) { return .begins(start) }
    if let end, isOver(end) { return .ended(end) }
    return nil
  }

  /// Whether a time has begun by the day of the script; in an undated script every time has.
  func hasBegun(_ time: DateLiteral) -> Bool {
    guard let day = asOf?.firstDay else { return true }
    return !(day < time.firstDay)
  }

  /// Whether all of a time lies before the day of the script; in an undated script none does.
  public func isOver(_ time: DateLiteral) -> Bool {
    guard let day = asOf?.firstDay else { return false }
    return time.lastDay < day
  }

  /// Whether the measure in a row is in force.
  func isInForce(measure row: Int) -> Bool {
    absence(ofMeasure: row) == nil
  }

  /// Why the measure in a row is not in force.
  public func absence(ofMeasure row: Int) -> OutOfForce? {
    absence(from: measures[row].from, until: measures[row].until)
  }

  /// Whether a budget runs on the day of the script.
  func isInForce(budget: Int) -> Bool { absence(ofBudget: budget) == nil }

  /// Why a budget does not run.
  public func absence(ofBudget budget: Int) -> OutOfForce? {
    absence(from: budgets[budget].runs?.from, until: budgets[budget].runs?.to)
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
