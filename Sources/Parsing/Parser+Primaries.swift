import Arithmetic
import Diagnostics
import Syntax

extension Parser {
  /// Parses an operand with its unit into nodes; returns whether it could.
  ///
  ///     amount ::= primary scaled-unit? ('per' unit)?
  ///     scaled-unit ::= scale unit? | unit | 'tkr' | 'mdkr' | 'Mkr'
  ///     scale ::= 'thousand' | 'million' | 'billion'
  mutating func parseAmount() -> Bool {
    if at(.number) { return parseNumber() }
    let start = token.start
    let name = at(.name) ? token.symbol : nil
    guard parsePrimary() else { return false }
    // Of a name of anything only the scenario may be told; all else goes on with its value.
    if token.start == probe, let name, case .name = tree.nodes.last?.kind, !at(.in) {
      nameBeforeProbe = (name, .value)
    }
    return parseUnit(start)
  }

  /// Parses the number that is next with its unit into nodes; returns whether it could.
  mutating func parseNumber() -> Bool {
    let start = token.start
    appendNumber()
    advance()
    if at(.newline) { return true }
    // Nearly all units are no words of the language.
    if at(.word) && token.keyword == nil {
      takePlainUnit(start)
      if at(.per) { return parsePer(start) }
      return at(.number) || at(.word) ? parseBehindForeignWord(start) : true
    }
    if at(.percent) {
      makePercent(start)
      return parsePer(start)
    }
    if at(.name) {
      takeUnit(start)
      return at(.word) && !at(.per) ? parseBehindForeignWord(start) : parsePer(start)
    }
    return parseUnit(start)
  }

  /// Reports that the unit before a number or word was `to` or a scale in another writing, and goes on
  /// behind a scale; returns false where the expression ends.
  @inline(never)
  private mutating func parseBehindForeignWord(_ start: Int) -> Bool {
    let (from, end) = (previousStart, previousEnd)
    let text = lexer.text(from, end)
    if at(.number) {
      guard text == "till" || text == "til" else { return true }
      report(
        .expected(.words([.to]), after: nil, found: .text(text)), lexer.span(from, end),
        fix: lexer.fix(from, end, Keyword.to.spelling))
      return false
    }
    guard let scale = MeantUnit(text)?.scale, let factor = scale.factor, unitSymbol() != nil,
      !beginsStatement
    else { return true }
    report(
      .foreignScale(text, scale), lexer.span(from, end), fix: lexer.fix(from, end, scale.spelling))
    // The amount is that in its place, so that nothing more is said of it.
    _ = tree.nodes.popLast()
    append(.scale(factor), start)
    takeUnit(start)
    return parsePer(start)
  }

  /// Takes a word that is none of the language as a unit.
  @inline(__always)
  private mutating func takePlainUnit(_ start: Int) {
    let unit = token.symbol
    if token.start == probe { probed = .unit(attributeWord) }
    advance()
    append(.unit(unit), start)
  }

  /// Parses the unit of what begins at `start`, if it has one.
  mutating func parseUnit(_ start: Int) -> Bool {
    if at(.newline) { return true }
    takeScale(start)
    takeUnit(start)
    return parsePer(start)
  }

  /// Parses what the amount that begins at `start` is for one of, if it says so.
  private mutating func parsePer(_ start: Int) -> Bool {
    guard at(.per) else { return true }
    advance()
    guard let unit = unitSymbol() else {
      reportExpected(.unit)
      return false
    }
    advance()
    append(.per(unit), start)
    return true
  }

  /// Adds a node from `start` to the last token.
  @inline(__always)
  private mutating func append(_ kind: ExpressionNode.Kind, _ start: Int) {
    tree.nodes.append(ExpressionNode(kind, span(from: start)))
  }

  /// Turns the number at the end into a percentage; `%` is next.
  private mutating func makePercent(_ start: Int) {
    advance()
    tree.nodes.makePercent(span(from: start))
  }

  /// Takes a scale word.
  private mutating func takeScale(_ start: Int) {
    guard let factor = token.keyword?.factor else { return }
    advance()
    append(.scale(factor), start)
  }

  /// Takes a unit, with the scale that `tkr`, `Mkr` and `mdkr` hold.
  private mutating func takeUnit(_ start: Int) {
    let factor: Int
    switch token.keyword {
    case .tkr: factor = 1000
    case .megakrona: factor = 1_000_000
    case .mdkr: factor = 1_000_000_000
    default:
      guard let unit = unitSymbol() else { return }
      advance()
      append(.unit(unit), start)
      return
    }
    advance()
    append(.scale(Rational(factor)), start)
    append(.unit(lexer.symbols.intern("kr")), start)
  }

  /// The unit that is next, nil if none is: a word that joins nothing, a text, `%` or a currency code.
  ///
  ///     unit ::= WORD | STRING | CODE | '%'
  ///     connective ::= 'per' | 'of' | 'by' | 'after' | 'and' | 'or' | 'at' | 'in' | 'up' | 'to' | 'from'
  ///       | 'until' | 'then' | 'else' | 'with' | 'as' | 'on' | 'within' | 'for' | 'what' | 'not'
  ///       | 'over' | 'is' | 'because' | 'owner'
  mutating func unitSymbol() -> Symbol? {
    let symbol = at(.word) && token.keyword == nil ? token.symbol : spelledUnit()
    if token.start == probe && symbol != nil { probed = .unit(attributeWord) }
    return symbol
  }

  /// The unit that the next token spells.
  private mutating func spelledUnit() -> Symbol? {
    switch token.kind {
    case .word: isNoUnit ? nil : token.symbol
    case .name: isCurrencyCode(token) || isMeantUnit ? token.symbol : nil
    case .string: lexer.symbols.intern(lexer.contents(of: token))
    case .percent: lexer.symbols.intern("%")
    case .end, .newline, .semicolon, .leftBrace, .rightBrace, .leftParenthesis, .rightParenthesis,
      .leftBracket, .rightBracket, .comma, .plus, .minus, .plusMinus, .times, .divided, .equal,
      .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .number, .date:
      nil
    }
  }

  /// Whether the name that is next is a unit in another writing, which is found later, as in `5 Tkr` and
  /// `3 Hours`.
  private var isMeantUnit: Bool {
    guard previousKind == .number else { return false }
    let text = lexer.text(token.start, token.end)
    return MeantUnit(text) != nil || MeantUnit.isOfLanguage(text.lowercased())
  }

  /// Whether the word that is next is no unit: it joins, or begins a line behind an open bracket.
  private var isNoUnit: Bool {
    role?.isConnective == true || (token.startsLine && beginsStatement)
  }

  /// Parses an operand without its unit.
  ///
  ///     primary ::= NUMBER | NAME | figure | call | '(' argument ')'
  mutating func parsePrimary() -> Bool {
    switch token.kind {
    case .number:
      appendNumber()
      advance()
      return true
    case .name:
      if isCurrencyCode(token), reportUnitFirst() { return false }
      tree.nodes.append(ExpressionNode(.name(token.symbol), span(of: token)))
      if token.start == probe { probed = .name(nil) }
      advance()
      return true
    case .leftParenthesis: return parseParentheses()
    case .word: return parseWord()
    case .date where token.form != .faulty:
      report(.dateAsFigure(lexer.text(token.start, token.end)), placeOfToken)
      return false
    default:
      reportExpected(.figure)
      return false
    }
  }

  /// Adds the node of the number that is next.
  @inline(__always)
  private mutating func appendNumber() {
    let place = span(of: token)
    // So many digits fit as they are.
    if token.digits <= 9 && token.fractionDigits <= 4 {
      let mantissa = UInt32(truncatingIfNeeded: token.mantissa)
      tree.nodes.append(decimal: mantissa, Int(token.fractionDigits), place)
    } else {
      tree.nodes.append(ExpressionNode(.number(value(of: token)), place))
    }
  }

  /// The value of a number.
  func value(of token: Token) -> Rational {
    if token.digits > 18 {
      return Rational(
        digits: lexer.bytes[token.start..<token.end], fractionDigits: Int(token.fractionDigits))
    }
    if token.fractionDigits == 0 { return Rational(Int(token.mantissa)) }
    var scale = 1
    for _ in 0..<token.fractionDigits { scale *= 10 }
    // There are at most 18 digits.
    return Rational(Int(token.mantissa), over: scale)
  }

  /// Parses what begins with a word: a function or a figure.
  private mutating func parseWord() -> Bool {
    if token.startsLine && beginsStatement && !atFigure {
      reportExpected(.figure)
      return false
    }
    if atFigure { return parseFigure() }
    if let keyword = token.keyword, let function = Builtin(keyword) { return parseCall(function) }
    if previousKind == .divided {
      reportSlash()
    } else if at(.if) || at(.not) {
      report(.needsParentheses(lexer.text(token.start, token.end)), placeOfToken)
    } else if role?.isConnective == true {
      reportExpected(.figure)
    } else if !reportUnitFirst() && !reportAbbreviation() && !reportLowercaseName() {
      let near = similar(among: Parser.figureWords + [.min, .max, .sum, .round])
      report(.unknownFigure(lexer.text(token.start, token.end), similar: near), placeOfToken)
    }
    return false
  }

  /// Parses a call, whose word is next.
  ///
  ///     call ::= ('min' | 'max' | 'sum') '(' argument (',' argument)+ ')'
  ///       | 'round' '(' argument (',' argument)* ')'
  private mutating func parseCall(_ function: Builtin) -> Bool {
    let start = token.start
    advance()
    guard take(.leftParenthesis) else {
      reportExpected(.sign("("))
      return false
    }
    // One by one: a copy of the token is the next one where the compiler optimizes (Swift 6.3).
    let (firstStart, firstEnd, isDecimal) = (token.start, token.end, token.form == .comma)
    var count: Int32 = 0
    repeat {
      guard parseArgument() else { return false }
      count += 1
    } while take(.comma)
    let isOneNumber = previousStart == firstStart && isDecimal
    guard take(.rightParenthesis) else {
      reportExpected(.sign(")"))
      return false
    }
    // How many `round` takes is checked with its unit.
    if count < 2 && function != .round {
      if isOneNumber {
        reportListComma(lexer.text(firstStart, firstEnd), lexer.span(firstStart, firstEnd))
      } else {
        report(.argumentCount(function), span(from: start))
      }
    }
    append(.call(function, count), start)
    return true
  }

  /// Reports a comma between digits that was to separate two arguments; what was noted of it falls away.
  private mutating func reportListComma(_ text: String, _ span: SourceSpan) {
    if let last = lexer.problems.last, last.span == span { lexer.problems.removeLast() }
    report(.listComma(text), span)
  }

  /// Parses parentheses, which stay in the tree for printing.
  private mutating func parseParentheses() -> Bool {
    let start = token.start
    advance()
    guard parseArgument() else { return false }
    guard take(.rightParenthesis) else {
      reportExpected(.sign(")"))
      return false
    }
    append(.parentheses, start)
    return true
  }

  /// Parses what stands in parentheses: an expression, or one figure and the scenario it is of.
  ///
  ///     argument ::= expression | figure 'in' scenario-name
  private mutating func parseArgument() -> Bool {
    guard let expression = parseExpression() else { return false }
    guard at(.in) else { return true }
    guard expression.nodes.count == 1,
      case .figure(let index) = tree.nodes[tree.nodes.count - 1].kind
    else {
      report(.misplacedScenario, placeOfToken)
      return false
    }
    advance()
    guard let scenario = parseScenarioName() else { return false }
    let figure = tree.figures[Int(index)]
    tree.figures[Int(index)] = Figure(
      figure.kind, first: figure.first, second: figure.second, scenario: scenario,
      span: figure.span.joined(with: scenario.span))
    tree.nodes[tree.nodes.count - 1] = ExpressionNode(
      .figure(index), tree.figures[Int(index)].span)
    return true
  }
}

extension Keyword {
  /// What a scale word multiplies by, nil for other words.
  fileprivate var factor: Rational? {
    switch self {
    case .thousand: 1000
    case .million: 1_000_000
    case .billion: 1_000_000_000
    default: nil
    }
  }
}

extension Builtin {
  /// Creates the function that `keyword` names, nil if it names none.
  fileprivate init?(_ keyword: Keyword) {
    switch keyword {
    case .min: self = .min
    case .max: self = .max
    case .sum: self = .sum
    case .round: self = .round
    default: return nil
    }
  }
}
