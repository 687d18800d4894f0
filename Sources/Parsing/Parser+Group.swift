import Syntax

extension Parser {
  /// Parses what the line of a group says.
  ///
  ///     group ::= 'group' NAME title? group-block?
  ///     group-block ::= '{' (group-attribute? separator)* group-attribute? '}'
  ///     group-attribute ::= 'members' names
  mutating func parseGroupAttribute() -> Attribute.Value? {
    advance()
    return parseNames(.parties).map(Attribute.Value.members)
  }
}
