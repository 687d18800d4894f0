import Diagnostics
import Syntax

extension Parser {
  /// Parses the declaration that is next, and adds it to the tree, if its first line is plain: its kind,
  /// its name, what a measure is of, a title, and `{`; returns whether it is.
  ///
  /// It stands behind the end of a line. All else is left as it was, to `parseItem`.
  mutating func addPlainDeclaration() -> Bool {
    let start = lexer.state.position
    glance = start
    guard readsPlainLines, let kind = plainKind(), let name = plainName() else { return false }
    var indicator: Name?
    if kind == .measure {
      guard pass(" of "), let name = plainName() else { return false }
      indicator = name
    }
    var title: StringLiteral?
    var end = glance
    if !pass(" {\n") {
      guard pass(" "), let text = plainText() else { return false }
      (title, end) = (text, glance)
      guard pass(" {\n") else { return false }
    }
    isInLooseLines = false
    statementStart = previousEnd
    token = Token(kind: .leftBrace, startsLine: false, start: glance &- 2, end: glance &- 1)
    lexer.state = Lexer.State(position: token.end, last: .leftBrace)
    let block = parseAttributes(of: kind, name)
    // Made in its place, so that it is not copied.
    tree.items.append(
      .declaration(
        Declaration(
          kind: kind, name: name, title: title, of: indicator, attributes: block,
          documentation: "", header: lexer.span(start, end), span: span(from: start))))
    return true
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
