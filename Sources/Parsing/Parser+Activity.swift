import Diagnostics
import Syntax

extension Parser {
  /// Parses what a line of an activity says.
  ///
  ///     activity ::= 'activity' NAME title? activity-block?
  ///     activity-block ::= '{' (activity-attribute? separator)* activity-attribute? '}'
  ///     activity-attribute ::= performer
  ///       | ('lowers' | 'raises') NAME ('by' range)? ('after' range)?
  ///       | 'up' 'to' range
  ///       | 'addresses' names
  ///       | 'needs' texts
  mutating func parseActivityAttribute(_ word: AttributeWord) -> Attribute.Value? {
    advance()
    switch word {
    case .by: return parsePerformer()
    case .lowers: return parseEffect(.lower)
    case .raises: return parseEffect(.higher)
    case .addresses: return parseLines { $0.parseName(.obstacle).map(Attribute.Value.addresses) }
    case .needs: return parseTexts(.needs)
    default: unreachable("no attribute of an activity")
    }
  }

  /// Parses who performs an activity or a trial and what it takes, behind `by`.
  ///
  ///     performer ::= 'by' NAME ('at' range ('and' range)?)?
  private mutating func parsePerformer() -> Attribute.Value? {
    guard let party = parseName(.party) else { return nil }
    if at(.number) { _ = expect(.at) }
    guard take(.at) || at(.number) else { return .by(party, effort: nil, money: nil) }
    guard let effort = parseRange() else { return nil }
    guard take(.and) || takeMeantAnd() else { return .by(party, effort: effort, money: nil) }
    return parseRange().map { .by(party, effort: effort, money: $0) }
  }

  /// Takes what stands for `and` between effort and money, and reports it; returns whether it is next.
  private mutating func takeMeantAnd() -> Bool {
    guard at(.comma) || found.meant(among: [.and]) != nil, following().kind == .number else {
      return false
    }
    reportExpected(.words([.and]))
    advance()
    return true
  }

  /// Parses what an activity moves, behind `lowers` or `raises`.
  private mutating func parseEffect(_ direction: Better) -> Attribute.Value? {
    guard let indicator = parseName(.indicator) else { return nil }
    var amount: Expression?
    if take(.by) {
      guard let sum = parseRange() else { return nil }
      amount = sum
    }
    if amount == nil && atAmountWithoutBy {
      reportExpected(.effectAmount(direction == .lower ? "lowers" : "raises"))
      return nil
    }
    guard take(.after) else { return .effect(direction, indicator, amount: amount, lag: nil) }
    return parseRange().map { .effect(direction, indicator, amount: amount, lag: $0) }
  }

  /// Whether something stands behind an indicator as its amount, and not behind `by`.
  private var atAmountWithoutBy: Bool {
    if at(.number) { return true }
    if at(.after) || (beginsStatement && !at(.to)) { return false }
    return at(.word) && ![.and, .or, .not, .if].contains(token.keyword)
  }
}
