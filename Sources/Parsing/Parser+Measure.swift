import Diagnostics
import Syntax

extension Parser {
  /// Parses what a line of a measure says.
  ///
  ///     measure ::= 'measure' NAME 'of' NAME title? measure-block?
  ///     measure-block ::= '{' (measure-attribute? separator)* measure-attribute? '}'
  ///     measure-attribute ::= 'held' 'by' names
  ///       | 'pays' range
  ///       | 'weighs' range
  ///       | 'paid' 'by' payer (',' payer)*
  ///       | 'up' 'to' range
  ///       | 'beyond' range
  ///       | 'only' 'from' range
  ///       | 'bonus' range 'at' range
  ///       | validity
  mutating func parseMeasureAttribute(_ word: AttributeWord) -> Attribute.Value? {
    advance()
    switch word {
    case .heldBy: return expect(.by) ? parseNames(.parties).map(Attribute.Value.heldBy) : nil
    case .pays: return parseRange().map(Attribute.Value.pays)
    case .weighs: return parseRange().map(Attribute.Value.weighs)
    case .paidBy: return expect(.by) ? parsePayers().map(Attribute.Value.paidBy) : nil
    case .upTo: return expect(.to) ? parseRange().map(Attribute.Value.upTo) : nil
    case .beyond: return parseRange().map(Attribute.Value.beyond)
    case .onlyFrom: return expect(.from) ? parseRange().map(Attribute.Value.onlyFrom) : nil
    case .bonus:
      guard let money = parseRange(), expect(.at), let amount = parseRange() else { return nil }
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
    } while take(.comma) || takeListWord()
    return payers
  }

  /// Parses one who pays.
  ///
  ///     payer ::= NAME range?
  private mutating func parsePayer() -> Share? {
    guard let party = parseName(.parties) else { return nil }
    if atEnd || at(.comma) || atListWord { return Share(party, nil) }
    return parseRange().map { Share(party, $0) }
  }
}
