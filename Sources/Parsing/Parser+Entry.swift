import Diagnostics
import Syntax

/// What was entered in a session: the items of a script, and what amends those entered before.
public struct ParsedEntry: Sendable {
  /// The items; a bare expression is a query that shows it.
  public var tree = SyntaxTree()
  /// What is changed of earlier declarations, in order.
  public var changes: [Change] = []
  /// What is taken away of them, in order.
  public var removals: [Name] = []
  /// What is wrong with it, in the order of the text.
  public var diagnostics: [Diagnostic] = []
}

/// Parses what was entered in a session.
///
/// - Complexity: O(n) in the size of the text, for a text of few problems.
public func parseEntry(_ file: SourceFile, symbols: inout SymbolTable) -> ParsedEntry {
  file.bytes.withUnsafeBufferPointer { bytes in
    var entry = ParsedEntry()
    let table = symbols
    // The parser's table is the only one meanwhile, so that it is not copied.
    symbols = .words
    var parser = Parser(
      bytes, base: file.base, bytes.indices, symbols: consume table, balance: .balanced)
    (entry.changes, entry.removals) = parser.parseEntry()
    entry.tree = parser.tree
    entry.tree.indices = parser.lexer.indices
    entry.diagnostics = parser.lexer.allProblems.map(\.inEntry.diagnostic).sorted()
    symbols = parser.lexer.symbols
    return entry
  }
}

extension LocatedProblem {
  /// The problem as it is told of an entry, which is no file: its end is that of a line.
  fileprivate var inEntry: LocatedProblem {
    guard case .expected(let wanted, let after, found: .endOfFile) = problem else { return self }
    return LocatedProblem(
      problem: .expected(wanted, after: after, found: .endOfLine), span: span, fix: fix)
  }
}

/// Returns whether `text` ends inside an entry that goes on: in a block or brackets, behind a comma or
/// an operator, or with a line of documentation, which is of what follows.
public func isUnfinished(_ text: String) -> Bool {
  guard text.utf8.count < Int(Int32.max) else { return false }
  let lastLine = text.suffix(from: text.lastIndex(where: \.isNewline) ?? text.startIndex)
  if lastLine.drop(while: \.isWhitespace).hasPrefix("##") { return true }
  return Array(text.utf8).withUnsafeBufferPointer { bytes in
    var parser = Parser(bytes, base: 0, bytes.indices, symbols: .words, balance: .balanced)
    _ = parser.parseEntry()
    return parser.isUnfinished
  }
}

/// Returns whether all that `text` holds is asked, and rightly written.
///
/// - Complexity: O(n) in the length of the text.
public func isQuestion(_ text: String) -> Bool {
  var (sources, symbols) = (SourceMap(), SymbolTable())
  guard let file = sources.add(name: "", bytes: Array(text.utf8)) else { return false }
  let entry = parseEntry(file, symbols: &symbols)
  guard entry.changes.isEmpty, entry.removals.isEmpty, entry.diagnostics.isEmpty else {
    return false
  }
  let asked = entry.tree.items.filter { if case .query = $0 { true } else { false } }
  return !asked.isEmpty && asked.count == entry.tree.items.count
}

/// Returns how many blocks are open at the end of `text`.
///
/// - Complexity: O(n) in the length of the text.
public func openBlockCount(in text: String) -> Int { Balance.depth(of: Array(text.utf8)) }

extension Parser {
  /// Parses the whole text as an entry of a session.
  ///
  ///     entry ::= (entry-line? separator)* entry-line?
  mutating func parseEntry() -> (changes: [Change], removals: [Name]) {
    isEntry = true
    var changes: [Change] = []
    var removals: [Name] = []
    while true {
      skipSeparators()
      if at(.end) { return (changes, removals) }
      let start = token.start
      statementStart = previousEnd
      parseEntryLine(&changes, &removals)
      endStatement()
      if token.start == start && !at(.end) { advance() }
    }
  }

  /// Parses one thing of an entry.
  ///
  ///     entry-line ::= item | change | 'without' NAME | expression ('in' scenario-name)?
  private mutating func parseEntryLine(_ changes: inout [Change], _ removals: inout [Name]) {
    if at(.change) {
      if let change = parseChange() { return changes.append(change) }
    } else if take(.without) {
      if let name = parseName(.declaration) { return removals.append(name) }
    } else if at(.name) && reportEntryOfName() {
      // It is no expression.
    } else if beginsExpression {
      let start = token.start
      if let expression = parseExpression(), let scenario = parseFinalScenario() {
        let query = Query(
          .show(expression), scenario: scenario.name, span: span(from: start))
        return tree.items.append(.query(query))
      }
    } else {
      return parseItem()
    }
    if previousKind != .rightBrace { skipStatement() }
  }

  /// Whether the next token begins an expression and no item.
  private var beginsExpression: Bool {
    switch token.kind {
    case .number, .leftParenthesis, .minus: true
    case .name: true
    case .word:
      token.keyword.map {
        !Parser.itemWords.contains($0) && (atFigure || Parser.expressionWords.contains($0))
      } ?? false
    case .end, .newline, .semicolon, .leftBrace, .rightBrace, .rightParenthesis, .leftBracket,
      .rightBracket, .comma, .percent, .plus, .plusMinus, .times, .divided, .equal, .notEqual,
      .less,
      .lessOrEqual, .greater, .greaterOrEqual, .string, .date:
      false
    }
  }

  /// The words besides those of figures that an expression may begin with.
  private static let expressionWords: KeywordSet = [.min, .max, .sum, .round, .not, .if]
}
