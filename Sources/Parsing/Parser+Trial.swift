import Diagnostics
import Syntax

extension Parser {
  /// Parses what a line of a trial says.
  ///
  ///     trial ::= 'trial' NAME title? trial-block?
  ///     trial-block ::= '{' (trial-attribute? separator)* trial-attribute? '}'
  ///     trial-attribute ::= 'of' NAME
  ///       | performer
  ///       | 'learned' texts
  ///       | 'adopted' 'by' NAME ('from' DATE)?
  ///       | 'ended' 'because' title
  ///       | validity
  mutating func parseTrialAttribute(_ word: AttributeWord) -> Attribute.Value? {
    advance()
    switch word {
    case .learned: return parseTexts(.learned)
    case .adopted:
      guard expect(.by), let party = parseName(.party) else { return nil }
      guard take(.from) else { return .adopted(party, from: nil) }
      return parseDate().map { .adopted(party, from: $0) }
    case .ended: return expect(.because) ? parseText(.ended) : nil
    default: unreachable("no attribute of a trial")
    }
  }
}
