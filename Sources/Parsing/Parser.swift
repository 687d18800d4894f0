import Arithmetic
import Diagnostics
import Syntax

/// Builds the tree of one file by recursive descent, and never fails.
///
/// A function that parses something returns nil just if it has reported why; the caller then goes on
/// at the next line. Only parentheses and `if` recurse, at most `nestingLimit` deep.
struct Parser: ~Copyable {
  /// How deep parentheses and `if` may be nested.
  static let nestingLimit = 200

  /// Where the tokens come from.
  var lexer: Lexer
  /// The token to be parsed next.
  var token: Token
  /// The offset after the last token that was taken.
  var previousEnd: Int
  /// The offset of the last token that was taken.
  var previousStart: Int
  /// The kind of the last token that was taken.
  var previousKind = Token.Kind.newline
  /// The tree so far.
  var tree = SyntaxTree()
  /// Where the current line of the script begins.
  var statementStart = 0
  /// How deep the current expression is nested.
  var nesting = 0
  /// The operators that wait for their right operand.
  var pending: [PendingOperator] = []
  /// The attributes of the blocks.
  var attributes = AttributeShelves()
  /// Where the attribute being parsed begins.
  var attributeStart = 0
  /// Whether the text is an entry of a session.
  var isEntry = false
  /// Whether plain lines are read by straight code.
  var readsPlainLines = true
  /// Where a plain line is being read.
  var glance = 0
  /// Where the last missing `}` was reported.
  var lastUnclosed = -1
  /// Where the parser went on after a problem in the middle of what seemed to be one line.
  var recovered = -1
  /// Whether lines stand where no block is, most probably because its `{` is missing.
  var isInLooseLines = false
  /// Whether the text ended where more must follow.
  var isUnfinished = false
  /// The offset of a word that is only tried, -1 for none, and what it turned out to be.
  var probe = -1
  var probed: Probed?
  /// What a name that stands right before that word is to name.
  var nameBeforeProbe: (name: Symbol, role: NameRole)?
  /// The line of a block that is being parsed, nil outside of blocks.
  var attributeWord: AttributeWord?
  /// How the parser goes on where a file's braces do not balance.
  var balance: Balance
  /// The names with a lowercase letter first that were reported; only for membership.
  var lowercaseNames: Set<Symbol> = []
  /// What each word of the language begins, by its number.
  let roles: [WordRole] = WordRole.table

  /// Creates a parser of `range` of `bytes`, the text of a file that begins at `base`.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, base: UInt32, _ range: Range<Int>,
    symbols: SymbolTable, balance: Balance
  ) {
    lexer = Lexer(bytes, base: base, range, symbols: symbols)
    self.balance = balance
    token = lexer.next()
    previousEnd = range.lowerBound
    previousStart = range.lowerBound
  }

  /// Whether the next token is of `kind`.
  @inline(__always)
  func at(_ kind: Token.Kind) -> Bool { token.kind == kind }

  /// Whether the next token is the word `keyword`.
  @inline(__always)
  func at(_ keyword: Keyword) -> Bool { token.keyword == keyword }

  /// Whether the line or the text ends here.
  var atEnd: Bool {
    switch token.kind {
    case .end, .newline, .semicolon, .rightBrace: true
    default: false
    }
  }

  /// Goes on to the next token.
  mutating func advance() {
    pass()
    lexer.read(&token)
  }

  /// Takes the next token, and leaves what is behind it unread.
  @inline(__always)
  mutating func pass() {
    previousStart = token.start
    previousEnd = token.end
    previousKind = token.kind
  }

  /// Takes the next token if it is of `kind`; returns whether it was.
  @inline(__always)
  mutating func take(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  /// Takes the word `keyword` if it is next; returns whether it was.
  @inline(__always)
  mutating func take(_ keyword: Keyword) -> Bool {
    guard token.keyword == keyword else { return false }
    advance()
    return true
  }

  /// Takes the word `keyword`, or reports that it is missing.
  @inline(__always)
  mutating func expect(_ keyword: Keyword) -> Bool {
    if take(keyword) { return true }
    reportExpected(.words([keyword]))
    return false
  }

  /// Takes the words of `keywords` in their order, or reports the first that is missing.
  mutating func expect(_ keywords: Keyword...) -> Bool {
    keywords.allSatisfy { expect($0) }
  }

  /// Passes over the end of a line where a line goes on.
  mutating func skipNewline() {
    if at(.newline) { lexer.read(&token) }
  }

  /// The kind of the token behind the next one, and the word it spells.
  mutating func following() -> Token {
    let state = lexer.state
    let fault = lexer.lastFault
    let count = lexer.problems.count
    let untold = lexer.untold
    let following = lexer.next()
    lexer.state = state
    lexer.lastFault = fault
    lexer.problems.removeLast(lexer.problems.count - count)
    lexer.untold = untold
    return following
  }

  /// The span of a token.
  @inline(__always)
  func span(of token: Token) -> SourceSpan { lexer.span(token.start, token.end) }

  /// The span from `start` to the end of the last token that was taken.
  @inline(__always)
  func span(from start: Int) -> SourceSpan { lexer.span(start, max(start, previousEnd)) }

  /// Reports a problem unless the current line has a fault that may have caused it.
  mutating func report(_ problem: ParseProblem, _ span: SourceSpan, fix: Fix? = nil) {
    noteUnfinished()
    if lexer.lastFault >= statementStart { return }
    lexer.add(LocatedProblem(problem: problem, span: span, fix: fix))
  }

  /// Reports that something else than the next token was expected.
  mutating func reportExpected(_ wanted: Wanted) {
    if !wanted.isText && reportAbbreviation() { return }
    let isPlain = previousStart >= statementStart && previousEnd > previousStart
    let after = isPlain ? lexer.text(previousStart, previousEnd) : nil
    if at(.number), previousKind == .number {
      report(.adjacentNumbers, lexer.span(previousStart, token.end))
    } else {
      report(.expected(wanted, after: after, found: found), placeOfToken, fix: fix(to: wanted))
    }
  }

  /// What stands at the next token.
  var found: Found {
    if isBeyondLine { return .endOfLine }
    switch token.kind {
    case .end: return isEntry ? .endOfLine : .endOfFile
    case .newline: return .endOfLine
    default: return .text(lexer.text(token.start, token.end))
    }
  }

  /// The place of the next token, that behind the last one where the line ends.
  var placeOfToken: SourceSpan {
    if isBeyondLine || at(.end) || at(.newline) { return lexer.span(previousEnd, previousEnd) }
    return span(of: token)
  }

  /// Whether the next token begins a line that is open only because a bracket is not closed.
  private var isBeyondLine: Bool {
    token.startsLine && lexer.state.depth > 0 && !goesOnBehindPrevious && beginsStatement
  }

  /// Remembers that the text ended inside brackets or behind what goes on.
  private mutating func noteUnfinished() {
    guard at(.end) else { return }
    if goesOnBehindPrevious || lexer.state.depth > 0 { isUnfinished = true }
  }
}
