import Diagnostics
import Syntax

extension Parser {
  /// Parses the import of a file.
  ///
  ///     use ::= 'use' STRING
  mutating func parseUse() -> Item? {
    let start = token.start
    advance()
    return parseString().map { .use($0, span(from: start)) }
  }

  /// Parses the day a script is read for.
  ///
  ///     as-of ::= 'as' 'of' DATE
  mutating func parseAsOf() -> Item? {
    let start = token.start
    advance()
    guard expect(.of) else { return nil }
    return parseDate().map { .asOf($0, span(from: start)) }
  }
}
