import Diagnostics
import Syntax

extension Parser {
  /// Parses what a line of a handoff says, and how often an obstacle was flagged.
  ///
  ///     handoff ::= 'handoff' NAME title? handoff-block?
  ///     handoff-block ::= '{' (handoff-attribute? separator)* handoff-attribute? '}'
  ///     handoff-attribute ::= 'from' NAME receiver?
  ///       | receiver
  ///       | 'of' title
  ///       | 'about' names
  ///       | ('signal' | 'feedback') 'by' NAME ('within' range)?
  ///       | 'responsible' NAME
  ///       | flag
  mutating func parseHandoffAttribute(_ word: AttributeWord) -> Attribute.Value? {
    advance()
    switch word {
    case .to: return parseName(.party).map(Attribute.Value.receiver)
    case .signal: return parseDuty().map { .signal($0, within: $1) }
    case .feedback: return parseDuty().map { .feedback($0, within: $1) }
    case .responsible: return parseName(.party).map(Attribute.Value.responsible)
    case .flagged: return parseFlag()
    default: unreachable("no attribute of a handoff")
    }
  }

  /// Parses who hands over, behind `from`.
  mutating func parseGiver() -> Attribute.Value? {
    guard let party = parseName(.party) else { return nil }
    return parseReceiver(behind: party)
  }

  /// Parses who receives on the line of who hands over; each becomes a line of its own.
  ///
  ///     receiver ::= 'to' NAME
  mutating func parseReceiver(behind giver: Name) -> Attribute.Value? {
    guard at(.to) else { return .giver(giver) }
    attributes.append(Attribute(.giver(giver), span(from: attributeStart)))
    attributeStart = token.start
    advance()
    return parseName(.party).map(Attribute.Value.receiver)
  }

  /// Parses who answers for a step and how soon, behind `signal` or `feedback`.
  private mutating func parseDuty() -> (Name, Expression?)? {
    guard expect(.by), let party = parseName(.party) else { return nil }
    if at(.in) {
      reportExpected(.words([.within]))
      return nil
    }
    guard take(.within) else { return (party, nil) }
    return parseRange().map { (party, $0) }
  }

  /// Parses how often something was flagged, behind `flagged`.
  ///
  ///     flag ::= 'flagged' range 'in' DATE ('by' title)?
  private mutating func parseFlag() -> Attribute.Value? {
    guard let count = parseRange(), expect(.in), let date = parseDate() else { return nil }
    guard take(.by) else { return .flagged(count, in: date, by: nil) }
    guard atTitle else {
      reportExpected(.text)
      return nil
    }
    let said = takeTitle()
    let who = Name(said.cell ?? lexer.symbols.intern(said.text), said.span)
    return .flagged(count, in: date, by: who)
  }

  /// Parses what is handed over or tried, by what the kind takes; `of` is next.
  mutating func parseOf(_ kind: DeclarationKind?) -> Attribute.Value? {
    advance()
    if kind == .handoff || (kind == nil && at(.string)) { return parseText(.of) }
    return parseName(.activity).map(Attribute.Value.ofActivity)
  }
}
