import Diagnostics
import Syntax

extension Parser {
  /// Parses the declaration that is next if its first line is plain: its kind, its name, what a measure is
  /// of, a title, and `{`. It stands behind the end of a line; all else is left as it was, to `parseItem`.
  mutating func parsePlainDeclaration() -> Declaration? {
    let start = lexer.state.position
    glance = start
    guard readsPlainLines, let kind = plainKind(), let name = plainName() else { return nil }
    var indicator: Name?
    if kind == .measure {
      guard pass(" of "), let name = plainName() else { return nil }
      indicator = name
    }
    var title: StringLiteral?
    var end = glance
    if !pass(" {\n") {
      guard pass(" "), let text = plainText() else { return nil }
      (title, end) = (text, glance)
      guard pass(" {\n") else { return nil }
    }
    isInLooseLines = false
    statementStart = previousEnd
    token = Token(kind: .leftBrace, startsLine: false, start: glance &- 2, end: glance &- 1)
    lexer.state = Lexer.State(position: token.end, last: .leftBrace)
    let block = parseAttributes(of: kind, name)
    return Declaration(
      kind: kind, name: name, title: title, of: indicator, attributes: block, documentation: "",
      header: lexer.span(start, end), span: span(from: start))
  }

  /// Passes over the word of a kind and the space behind it, of the kinds that scripts hold most of.
  @inline(__always)
  private mutating func plainKind() -> DeclarationKind? {
    if pass("activity") { return pass(" ") ? .activity : nil }
    if pass("party ") { return .party }
    if pass("measure ") { return .measure }
    if pass("indicato") { return pass("r ") ? .indicator : nil }
    if pass("goal ") { return .goal }
    return pass("budget ") ? .budget : nil
  }
}
