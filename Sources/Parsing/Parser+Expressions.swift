import Arithmetic
import Diagnostics
import Syntax

/// An operator whose right operand has not been parsed yet.
struct PendingOperator {
  /// The step it will become.
  let kind: ExpressionNode.Kind
  /// How tightly it binds.
  let precedence: Int
  /// Where its place begins.
  let start: Int
  /// The node that its right operand begins with.
  let operand: Int
}

extension Parser {
  /// How tightly `not` and a sign bind, between the precedences of the infix operators.
  private static let (notPrecedence, signPrecedence) = (3, 8)

  /// Parses an expression with everything in it.
  ///
  ///     expression ::= conditional | disjunction
  mutating func parseExpression() -> Expression? {
    parseNested { $0.at(.if) ? $0.parseConditional() : $0.parseOperators(from: 1) }
  }

  /// Parses what stands for a figure: no comparison, no `and`, `or`, `not`, no `if`.
  mutating func parseRange() -> Expression? {
    guard at(.number), nesting <= Parser.nestingLimit else {
      return parseNested { $0.parseOperators(from: InfixOperator.to.precedence) }
    }
    // Nearly all are a number with its unit, and nothing more: nothing waits and nothing nests.
    let first = tree.nodes.count
    let start = token.start
    guard parseNumber() else { return nil }
    if atInfix, !parseRest(behind: start) { return nil }
    return Expression(first: Int32(first), end: Int32(tree.nodes.count))
  }

  /// Whether the next token may be an operator that goes on a range: of the words only `to` does.
  @inline(__always)
  private var atInfix: Bool {
    if at(.newline) { return false }
    return at(.word) ? at(.to) : infixOperator != nil
  }

  /// Parses what stands behind the number that begins at `start`, if it goes on the range.
  @inline(never)
  private mutating func parseRest(behind start: Int) -> Bool {
    nesting += 1
    defer { nesting -= 1 }
    return parseOperators(from: InfixOperator.to.precedence, behind: start)
  }

  /// Parses one expression by `parse`, one level deeper.
  private mutating func parseNested(_ parse: (inout Parser) -> Bool) -> Expression? {
    let first = tree.nodes.count
    guard nesting <= Parser.nestingLimit else {
      report(.tooDeep, placeOfToken)
      return nil
    }
    nesting += 1
    defer { nesting -= 1 }
    guard parse(&self) else { return nil }
    return Expression(first: Int32(first), end: Int32(tree.nodes.count))
  }

  /// Parses `if … then … else …`; a chain of `else if` is no deeper than one.
  ///
  ///     conditional ::= 'if' expression 'then' expression 'else' expression
  private mutating func parseConditional() -> Bool {
    var starts: [Int] = []
    while at(.if) {
      starts.append(token.start)
      advance()
      guard parseExpression() != nil, expect(.then), parseExpression() != nil, expect(.else)
      else { return false }
    }
    guard parseOperators(from: 1) else { return false }
    for start in starts.reversed() {
      tree.nodes.append(ExpressionNode(.conditional, span(from: start)))
    }
    return true
  }

  /// Parses a chain of operators that bind at least as tightly as `minimum`, without recursion.
  ///
  ///     disjunction ::= conjunction ('or' conjunction)*
  ///     conjunction ::= negation ('and' negation)*
  ///     negation ::= 'not'* comparison
  ///     comparison ::= range (('=' | '!=' | '<' | '<=' | '>' | '>=') range)?
  ///     range ::= sum (('to' | '±') sum)?
  ///     sum ::= product (('+' | '-') product)*
  ///     product ::= sign (('*' | '/') sign)*
  ///     sign ::= '-'* amount
  private mutating func parseOperators(from minimum: Int) -> Bool {
    let start = token.start
    if at(.number) { return parseNumber() && parseOperators(from: minimum, behind: start) }
    return parseOperators(from: minimum, behind: nil)
  }

  /// Parses the rest of a chain, whose first amount, that begins at `start`, has been parsed if there is
  /// one.
  private mutating func parseOperators(from minimum: Int, behind start: Int?) -> Bool {
    let floor = pending.count
    if let start {
      guard let infix = infixOperator, infix.precedence >= minimum else { return true }
      wait(for: infix, behind: start)
    }
    let isWhole = parseChain(from: minimum, floor)
    if pending.count > floor { pending.removeSubrange(floor...) }
    return isWhole
  }

  /// Parses operands and operators, of which those above `floor` wait.
  private mutating func parseChain(from minimum: Int, _ floor: Int) -> Bool {
    while true {
      takePrefixes(from: minimum, floor)
      var start = token.start
      guard parseAmount() else { return false }
      if pending.count > floor, let last = pending.last, last.kind == .infix(.plusMinus) {
        takeUnitOfPart(last.operand)
      }
      guard let infix = infixOperator, infix.precedence >= minimum else { break }
      if !reduce(to: infix.precedence, floor, &start) { return false }
      wait(for: infix, behind: start)
    }
    var start = 0
    return reduce(to: 0, floor, &start)
  }

  /// Takes an operator, which waits for its right operand; the left one begins at `start`.
  private mutating func wait(for infix: InfixOperator, behind start: Int) {
    if infix == .minus { reportTightMinus() }
    pending.append(
      PendingOperator(
        kind: .infix(infix), precedence: infix.precedence, start: start,
        operand: tree.nodes.count))
    advance()
    if infix == .and || infix == .or { goOn() }
  }

  /// Reports `-` between two numbers without a space, as one writes a range: it subtracts.
  private mutating func reportTightMinus() {
    guard previousKind == .number, previousEnd == token.start else { return }
    let (first, next) = (previousStart, following())
    guard next.kind == .number, next.start == token.end else { return }
    report(
      .tightMinus(lexer.text(first, previousEnd), lexer.text(next.start, next.end)),
      lexer.span(first, next.end))
  }

  /// Goes on behind a word that joins, on the next line if need be.
  private mutating func goOn() {
    skipNewline()
    if at(.end) { isUnfinished = true }
  }

  /// Takes the signs and `not` before an operand.
  private mutating func takePrefixes(from minimum: Int, _ floor: Int) {
    while true {
      let prefix: PrefixOperator
      let precedence: Int
      if at(.minus) {
        (prefix, precedence) = (.minus, Parser.signPrecedence)
      } else if at(.not) && minimum <= Parser.notPrecedence && mayNegate(floor) {
        (prefix, precedence) = (.not, Parser.notPrecedence)
      } else {
        return
      }
      pending.append(
        PendingOperator(
          kind: .prefix(prefix), precedence: precedence, start: token.start,
          operand: tree.nodes.count))
      advance()
      if prefix == .not { goOn() }
    }
  }

  /// Whether `not` may stand next: at the beginning, behind `and`, `or` or `not`.
  private func mayNegate(_ floor: Int) -> Bool {
    guard pending.count > floor, let last = pending.last else { return true }
    return last.precedence <= Parser.notPrecedence
  }

  /// Finishes the operators that bind at least as tightly as `precedence`; `start` becomes that of the
  /// operand they make. Returns false for a comparison of a comparison or a range of a range, which
  /// it reports.
  private mutating func reduce(to precedence: Int, _ floor: Int, _ start: inout Int) -> Bool {
    while pending.count > floor, let last = pending.last, last.precedence >= precedence {
      if last.precedence == precedence && precedence == InfixOperator.equal.precedence {
        report(.chainedComparison, placeOfToken)
        return false
      }
      if last.precedence == precedence && precedence == InfixOperator.to.precedence {
        report(.chainedRange, placeOfToken)
        return false
      }
      pending.removeLast()
      start = last.start
      if case .infix(let infix) = last.kind, infix.makesRange {
        tree.hasRanges = true
        if infix == .plusMinus { movePer(of: last.operand) }
        shareUnit(of: last.operand, infix)
      }
      tree.nodes.append(ExpressionNode(last.kind, span(from: start)))
    }
    return true
  }

  /// The operator that is next.
  private var infixOperator: InfixOperator? {
    switch token.kind {
    case .plusMinus: .plusMinus
    case .plus: .plus
    case .minus: .minus
    case .times: .times
    case .divided: .divided
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .word: at(.and) ? .and : at(.or) ? .or : at(.to) ? .to : nil
    case .end, .newline, .semicolon, .leftBrace, .rightBrace, .leftParenthesis, .rightParenthesis,
      .leftBracket, .rightBracket, .comma, .percent, .name, .string, .number, .date:
      nil
    }
  }

  /// Moves `per` and its unit from a percentage behind `±` to what that is a part of, as in
  /// `900 kr ± 10 % per day`.
  private mutating func movePer(of operand: Int) {
    let last = tree.nodes.count - 1
    let end = endOfUnit(before: operand)
    guard last == operand + 1, case .percent = tree.nodes[operand].kind,
      case .per = tree.nodes[last].kind, tree.nodes[end - 1].kind.isPartOfUnit
    else { return }
    if case .per = tree.nodes[end - 1].kind { return }
    tree.nodes.repeat(last..<last + 1, at: end)
    _ = tree.nodes.popLast()
  }

  /// Reports a unit behind a percentage that is a part of a number, as in `9 ± 10 % hours`, and reads it
  /// as that of the number.
  private mutating func takeUnitOfPart(_ operand: Int) {
    let end = endOfUnit(before: operand)
    guard tree.nodes.count == operand + 1, case .percent = tree.nodes[operand].kind,
      case .number = tree.nodes[end - 1].kind, !beginsStatement, unitSymbol() != nil
    else { return }
    reportExpected(.noUnit)
    guard parseUnit(token.start) else { return }
    let unit = operand + 1..<tree.nodes.count
    tree.nodes.repeat(unit, at: end)
    for _ in unit { _ = tree.nodes.popLast() }
  }

  /// Where the unit ends of what stands before an operand; a sign comes behind it.
  private func endOfUnit(before operand: Int) -> Int {
    tree.nodes[operand - 1].kind == .prefix(.minus) ? operand - 1 : operand
  }

  /// Gives a number before `to` or `±` the unit of the one behind, as in `2 to 4 hours`.
  ///
  /// A percentage behind `±` is a part of what stands before it, whose unit it does not tell.
  private mutating func shareUnit(of operand: Int, _ infix: InfixOperator) {
    let number = endOfUnit(before: operand) - 1
    guard number >= 0, case .number(let value) = tree.nodes[number].kind else { return }
    if case .percent = tree.nodes[operand].kind, tree.nodes.count == operand + 1, infix == .to {
      tree.nodes[number] = ExpressionNode(.percent(value / 100), tree.nodes[number].span)
    }
    guard case .number = tree.nodes[operand].kind else { return }
    let unit = tree.nodes[(operand + 1)...].prefix(while: \.kind.isPartOfUnit)
    let rest = tree.nodes[unit.endIndex...]
    guard rest.isEmpty || rest.map(\.kind) == [.prefix(.minus)] else { return }
    tree.nodes.repeat(unit.startIndex..<unit.endIndex, at: number + 1)
  }
}
