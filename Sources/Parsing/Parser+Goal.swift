import Diagnostics
import Syntax

extension Parser {
  /// Parses what a line of a goal says.
  ///
  ///     goal ::= 'goal' NAME title? goal-block?
  ///     goal-block ::= '{' (goal-attribute? separator)* goal-attribute? '}'
  ///     goal-attribute ::= 'owners' names
  ///       | 'worth' range 'of' NAME ('up' 'to' range)?
  ///       | 'reach' NAME range 'by' DATE
  mutating func parseGoalAttribute(_ word: AttributeWord) -> Attribute.Value? {
    advance()
    switch word {
    case .owners: return parseNames(.parties).map(Attribute.Value.owners)
    case .worth: return parseWorth()
    case .reach:
      guard let indicator = parseName(.indicator) else { return nil }
      takeSurplusWordOfFigure()
      guard let level = parseRange(), expect(.by), let date = parseDate() else { return nil }
      return .reach(indicator, level, by: date)
    default: unreachable("no attribute of a goal")
    }
  }

  /// Parses what a unit of improvement is worth, behind `worth`.
  private mutating func parseWorth() -> Attribute.Value? {
    guard let rate = parseRange(), expect(.of), let indicator = parseName(.indicator)
    else { return nil }
    guard take(.up) else { return .worth(rate, of: indicator, upTo: nil) }
    guard expect(.to) else { return nil }
    return parseRange().map { .worth(rate, of: indicator, upTo: $0) }
  }
}
