import Diagnostics
import Syntax

extension Parser {
  /// Parses what a line of a budget says.
  ///
  ///     budget ::= 'budget' NAME title? budget-block?
  ///     budget-block ::= '{' (budget-attribute? separator)* budget-attribute? '}'
  ///     budget-attribute ::= 'from' NAME (range | 'rest')
  ///       | 'limit' (range 'in' 'all' | limit-per-period)
  ///       | 'covers' NAME ('at' range)?
  ///       | 'drawn' 'by' names
  ///       | 'decided' 'by' names
  ///       | 'runs' DATE 'to' DATE
  ///       | 'unspent' ('returns' range? | 'lapses' | 'carries' 'over')
  ///       | 'follows' NAME
  mutating func parseBudgetAttribute(_ word: AttributeWord) -> Attribute.Value? {
    advance()
    switch word {
    case .limit: return parseLimit()
    case .covers:
      guard let activity = parseName(.activity) else { return nil }
      guard take(.at) else { return .covers(activity, at: nil) }
      return parseRange().map { .covers(activity, at: $0) }
    case .drawnBy: return expect(.by) ? parseNames(.parties).map(Attribute.Value.drawnBy) : nil
    case .decidedBy: return expect(.by) ? parseNames(.parties).map(Attribute.Value.decidedBy) : nil
    case .runs:
      guard let first = parseDate(), expect(.to), let last = parseDate() else { return nil }
      return .runs(first, to: last)
    case .unspent: return parseUnspent()
    case .follows: return parseName(.handoff).map(Attribute.Value.follows)
    default: unreachable("no attribute of a budget")
    }
  }

  /// Parses `from` with a date, with a party and its share, or with a party that hands over, by what
  /// the kind takes.
  mutating func parseFrom(of kind: DeclarationKind?) -> Attribute.Value? {
    advance()
    if kind == .handoff { return parseGiver() }
    if kind != .budget && (atDate || kind != nil) {
      return parseDate().map(Attribute.Value.fromDate)
    }
    guard at(.name) || at(.word) || kind != nil else {
      reportExpected(.dateOrParty)
      return nil
    }
    guard let party = parseName(.party) else { return nil }
    if take(.rest) { return .fromParty(party, nil) }
    if kind == nil && (atEnd || at(.to)) { return parseReceiver(behind: party) }
    if atEnd {
      reportExpected(.contribution)
      return nil
    }
    return parseRange().map { .fromParty(party, $0) }
  }

  /// Parses a budget's limit, behind `limit`; `per` and its unit stay in the expression.
  ///
  ///     limit-per-period ::= primary scaled-unit? 'per' unit ('±' NUMBER '%')?
  ///       | amount ('to' | '±') primary scaled-unit? 'per' unit
  private mutating func parseLimit() -> Attribute.Value? {
    let start = token.start
    guard let money = parseRange() else { return nil }
    if take(.in) { return expect(.all) ? .limit(money, .inAll) : nil }
    if saysPeriod(money) { return .limit(money, .perPeriod) }
    guard atEnd else {
      reportExpected(.words([.per, .in]))
      return nil
    }
    if let period = periodOfPart(money) {
      report(.limitSpanOfPart(period), span(from: start))
    } else {
      report(.missingLimitSpan(joins: joins(money)), span(from: start))
    }
    return nil
  }

  /// Whether an amount ends with `per` and its unit, as an end of a range may.
  private func saysPeriod(_ money: Expression) -> Bool {
    roots(of: money).contains { if case .per = tree.nodes[$0].kind { true } else { false } }
  }

  /// Whether an amount is a sum or product, or ends with one.
  private func joins(_ money: Expression) -> Bool {
    roots(of: money).contains { if case .infix = tree.nodes[$0].kind { true } else { false } }
  }

  /// The last step of an amount, or of that end of a range that may say the unit of both.
  private func roots(of money: Expression) -> [Int] {
    let last = Int(money.end) - 1
    guard case .infix(let infix) = tree.nodes[last].kind, infix.makesRange else { return [last] }
    if case .percent = tree.nodes[last - 1].kind { return [last - 1, last - 2] }
    return [last - 1]
  }

  /// The last time that stands behind `per` in an amount, nil where none does.
  private func periodOfPart(_ money: Expression) -> String? {
    for index in money.nodes.reversed() {
      guard let unit = tree.nodes.divisor(at: index) else { continue }
      let text = lexer.symbols[unit]
      if Period.allCases.contains(where: { text == $0.rawValue || text == $0.rawValue + "s" }) {
        return text
      }
    }
    return nil
  }

  /// Parses what becomes of money that is not spent, behind `unspent`.
  private mutating func parseUnspent() -> Attribute.Value? {
    if take(.lapses) { return .unspent(.lapses) }
    if take(.carries) { return expect(.over) ? .unspent(.carriesOver) : nil }
    guard take(.returns) else {
      reportExpected(.words([.returns, .lapses, .carries]))
      return nil
    }
    if atEnd { return .unspent(.returns) }
    return parseRange().map { .unspent(.returnsShare($0)) }
  }
}
