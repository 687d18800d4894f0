import Diagnostics
import Syntax

extension Parser {
  /// Parses what a line of a measure says.
  ///
  ///     measure ::= 'measure' NAME 'of' NAME title? measure-block?
  ///     measure-block ::= '{' (measure-attribute? separator)* measure-attribute? '}'
  ///     measure-attribute ::= 'held' 'by' names
  ///       | 'pays' sum
  ///       | 'weighs' sum
  ///       | 'paid' 'by' payer (',' payer)*
  ///       | 'up' 'to' sum
  ///       | 'beyond' sum
  ///       | 'only' 'from' sum
  ///       | 'bonus' sum 'at' sum
  ///       | validity
  mutating func parseMeasureAttribute(_ word: AttributeWord) -> Attribute.Value? {
    advance()
    switch word {
    case .heldBy: return expect(.by) ? parseNames(.party).map(Attribute.Value.heldBy) : nil
    case .pays: return parseSum().map(Attribute.Value.pays)
    case .weighs: return parseSum().map(Attribute.Value.weighs)
    case .paidBy: return expect(.by) ? parsePayers().map(Attribute.Value.paidBy) : nil
    case .upTo: return expect(.to) ? parseSum().map(Attribute.Value.upTo) : nil
    case .beyond: return parseSum().map(Attribute.Value.beyond)
    case .onlyFrom: return expect(.from) ? parseSum().map(Attribute.Value.onlyFrom) : nil
    case .bonus:
      guard let money = parseSum(), expect(.at), let amount = parseSum() else { return nil }
      return .bonus(money, at: amount)
    default: unreachable("no attribute of a measure")
    }
  }

  /// Parses who pays, behind `paid by`.
  private mutating func parsePayers() -> [Share]? {
    var payers: [Share] = []
    repeat {
      guard let payer = parsePayer() else { return nil }
      payers.append(payer)
    } while take(.comma)
    return payers
  }

  /// Parses one who pays.
  ///
  ///     payer ::= NAME sum?
  private mutating func parsePayer() -> Share? {
    guard let party = parseName(.party) else { return nil }
    if atEnd || at(.comma) { return Share(party, nil) }
    return parseSum().map { Share(party, $0) }
  }
}
