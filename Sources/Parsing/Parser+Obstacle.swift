import Diagnostics
import Syntax

extension Parser {
  /// Parses what a line of an obstacle says.
  ///
  ///     obstacle ::= 'obstacle' NAME title? obstacle-block?
  ///     obstacle-block ::= '{' (obstacle-attribute? separator)* obstacle-attribute? '}'
  ///     obstacle-attribute ::= 'blocks' names
  ///       | 'because' cause (',' cause)*
  ///       | 'owner' NAME
  ///       | flag
  mutating func parseObstacleAttribute(_ word: AttributeWord) -> Attribute.Value? {
    advance()
    switch word {
    case .blocks: return parseLines { $0.parseName(.blockable).map(Attribute.Value.blocks) }
    case .because: return parseLines { $0.parseCause() }
    case .owner: return parseName(.party).map(Attribute.Value.owner)
    default: unreachable("no attribute of an obstacle")
    }
  }

  /// Parses why there is an obstacle: another one, or what a text says.
  ///
  ///     cause ::= NAME | STRING
  private mutating func parseCause() -> Attribute.Value? {
    if at(.string) { return .text(.because, telling(takeString())) }
    // Words are the text of a cause, unless an obstacle was written so.
    if at(.word), !lowercaseNames.contains(token.symbol) {
      reportExpectedText()
      return nil
    }
    return parseName(.obstacle).map(Attribute.Value.because)
  }
}
