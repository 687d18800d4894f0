import Diagnostics
import Syntax

extension Parser {
  /// The words that begin something at the top of a script.
  static let itemWords: KeywordSet = [
    .currency, .period, .party, .group, .indicator, .activity, .measure, .goal, .budget, .mandate,
    .handoff, .obstacle, .forum, .trial, .scenario, .let, .expect, .verdict, .show, .why, .compare,
    .repair, .turn, .robust, .what, .gaps, .who, .use, .as, .for, .accept,
  ]

  /// Goes to the end of the line, passing over blocks that begin on it.
  mutating func skipStatement() {
    let wasNested = lexer.state.depth > 0
    lexer.state.depth = 0
    var isFirst = true
    while !atEnd {
      if token.startsLine && (wasNested || !isFirst || goesOnBehindPrevious) && beginsStatement {
        recovered = token.start
        return
      }
      isFirst = false
      if at(.leftBrace) { skipBlock() } else { passOver() }
      if at(.newline) { return }
    }
  }

  /// Passes over a token that is not understood.
  mutating func passOver() {
    if token.start == probe { probed = .free }
    advance()
  }

  /// Passes over a block, its braces included.
  private mutating func skipBlock() {
    var depth = 0
    repeat {
      if at(.leftBrace) { depth += 1 }
      if at(.rightBrace) { depth -= 1 }
      passOver()
    } while depth > 0 && !at(.end) && !closesBlocks()
  }

  /// Whether a line goes on behind the last token that was taken.
  var goesOnBehindPrevious: Bool {
    switch previousKind {
    case .comma, .plus, .minus, .times, .divided, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual:
      true
    default:
      false
    }
  }

  /// Whether the next token is a word that may begin a line of a script.
  var beginsStatement: Bool {
    guard let role else { return false }
    return role.attribute != nil || role.beginsItem
  }

  /// Whether the next token is a word that begins something at the top of a script.
  @inline(__always)
  var beginsItem: Bool { role?.beginsItem ?? false }

  /// What the next token begins or joins, nil where it is no word of the language.
  @inline(__always)
  var role: WordRole? { token.keyword.map { roles[$0.number] } }

  /// Whether the next token closes every open block: the braces do not balance, and it is a word at
  /// column 1 that begins a declaration or query.
  mutating func closesBlocks() -> Bool {
    guard token.startsLine, beginsItem else { return false }
    let isFirst = token.start == 0 || lexer.isNewline(lexer.bytes[token.start - 1])
    guard isFirst else { return false }
    if balance == .unknown { balance = Balance(of: lexer.bytes, lexer.start..<lexer.end) }
    return balance == .unbalanced
  }

  /// Where lines stand, which tells what begins another one.
  enum LinePlace {
    /// At the top of a script, or for each row of a table.
    case script
    case scenario
    /// In the block of a declaration of a kind, nil in that of a `change`.
    case block(DeclarationKind?)

    /// The kind of declaration whose block it is.
    var kind: DeclarationKind? { if case .block(let kind) = self { kind } else { nil } }
  }

  /// Ends a line of a script: nothing more may stand on it, unless it ended with a block.
  mutating func endStatement(in place: LinePlace = .script) {
    if atEnd || previousKind == .rightBrace || recovered == token.start || closesBlocks() { return }
    reportTrailing(in: place)
    skipStatement()
  }

  /// What stands behind the end of a line's text.
  private mutating func surplus(in place: LinePlace) -> Surplus {
    switch place {
    case .script:
      if beginsItem && beginsWhole([.for: .each, .as: .of, .what: .if]) { return .line }
    case .scenario:
      if token.keyword.map(Parser.scenarioWords.contains) == true { return .line }
    case .block(let kind):
      guard let role, role.attribute != nil else { return at(.name) ? .listed : .other }
      let kinds = kind.map { [$0] } ?? attributeWord?.kinds ?? []
      if kinds.isEmpty || kinds.contains(where: role.belongs) { return .line }
    }
    return .other
  }

  /// Whether the next word is none of `openings`, or is followed by the word that it begins a line with.
  private mutating func beginsWhole(_ openings: [Keyword: Keyword]) -> Bool {
    guard let second = token.keyword.flatMap({ openings[$0] }) else { return true }
    return following().keyword == second
  }

  /// Reports what stands behind the end of a line's text.
  private mutating func reportTrailing(in place: LinePlace) {
    if reportSeveralOnLine() { return }
    switch token.kind {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      report(.needsParentheses(lexer.text(token.start, token.end)), placeOfToken)
    case .word where [.and, .or, .not, .if].contains(token.keyword):
      report(.needsParentheses(lexer.text(token.start, token.end)), placeOfToken)
    case .word
    where at(.to) && [.date, .number].contains(previousKind) && lineWord == Keyword.from.spelling:
      reportExpected(.untilLine)
    default:
      reportExpected(.endOfLine(surplus(in: place)))
    }
  }

  /// Reports an attribute that stands in no block, once for the lines of one that lacks its `{`.
  mutating func reportLoose(_ word: AttributeWord) {
    if !isInLooseLines { report(.looseAttribute(word), placeOfToken) }
    isInLooseLines = true
    if balance == .unknown { balance = Balance(of: lexer.bytes, lexer.start..<lexer.end) }
  }

  /// Ends the lines of a block that lacks its `{`; returns whether there were any.
  mutating func endLooseLines() -> Bool {
    defer { isInLooseLines = false }
    return isInLooseLines
  }

  /// Passes over newlines and semicolons.
  @inline(__always)
  mutating func skipSeparators() {
    while at(.newline) || at(.semicolon) { lexer.read(&token) }
  }

  /// Parses the lines between `{` and `}` one after the other; the `{` is next.
  ///
  /// In the block of a declaration, lines as nearly all are written are read quickly.
  mutating func parseBlock(
    of name: Name?, in place: LinePlace, _ parseLine: (inout Parser) -> Void
  ) {
    let kind = place.kind
    let open = span(of: token)
    pass()
    if let kind { parsePlainLines(of: kind) }
    lexer.read(&token)
    while true {
      if let kind, at(.newline) { parsePlainLines(of: kind) }
      skipSeparators()
      if take(.rightBrace) {
        if balance == .unbalanced && endLooseLines() { continue }
        return
      }
      if at(.end) || closesBlocks() {
        reportUnclosed(open, name)
        return
      }
      let start = token.start
      statementStart = previousEnd
      parseLine(&self)
      endStatement(in: place)
      // A line that took nothing would be read for ever.
      if token.start == start && !at(.rightBrace) && !at(.end) && !closesBlocks() { advance() }
    }
  }

  /// Reports that the block that begins with `open` has no end, once for all open blocks.
  private mutating func reportUnclosed(_ open: SourceSpan, _ name: Name?) {
    if at(.end) { isUnfinished = true }
    guard lastUnclosed != token.start else { return }
    lastUnclosed = token.start
    let problem = ParseProblem.unclosedBlock(name.map { lexer.symbols[$0.symbol] })
    lexer.add(LocatedProblem(problem: problem, span: open))
  }
}
