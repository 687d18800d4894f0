import Arithmetic
import Diagnostics
import Syntax

extension Checker {
  /// Checks an expression against its place and notes what it measures.
  mutating func check(_ expression: Expression, at place: Place, in scope: Int32) {
    if isPlain(expression, at: place, in: scope) { return }
    let found = measure(expression, at: place, in: scope)
    if found.hasFailed || place.isUnknown { return }
    if fits(found, place) { return note(found, of: expression) }
    let side = UnitProblem.Side(dimension: found.dimension, site: tree.span(of: expression))
    report(.misfit(place, found: side), in: scope)
  }

  /// Notes on the root whether it is money or points, for places that take several things.
  private mutating func note(_ found: Typed, of expression: Expression) {
    if found.isZero { return }
    if found.dimension.matches(.money) { marks[Int(expression.end) - 1].measure = .money }
    if found.dimension.matches(.points) { marks[Int(expression.end) - 1].measure = .points }
  }

  /// Whether a place takes an amount.
  private func fits(_ found: Typed, _ place: Place) -> Bool {
    let (first, second) = place.expected
    guard let first else { return true }
    let exponent = found.dimension.periodExponent
    guard exponent == 0 || (place.isFlow && exponent == -1) else { return false }
    if first.form == .truth { return found.dimension.form == .truth }
    if found.dimension.form == .truth || found.dimension.form == .interval { return false }
    if found.isZero { return true }
    if first.form != .share && second == nil && first.isPlain && found.dimension.form == .share {
      return found.isPart
    }
    if let second, found.dimension.matches(second) { return true }
    if found.dimension.matches(first) { return true }
    // A count of an indicator may leave out its unit, which is the only one it can have.
    return first.soleIndicator != nil && (found.isPlainNumber || found.isPart)
  }

  /// Finds what an expression measures by one pass over its nodes.
  ///
  /// - Complexity: O(n) in the nodes, without recursion.
  mutating func measure(_ expression: Expression, at place: Place, in scope: Int32) -> Typed {
    if tree.hasRanges, let site = misplacedRange(in: expression, at: place, scope) {
      report(.misplacedRange(asks: place.isQuestion, at: site), in: scope)
      return .failed
    }
    let isQuestion = place.isQuestion
    let context = UnitContext(
      place: place, scope: scope,
      figures: isQuestion ? figureIndicators(expression, place) : [])
    if !stack.isEmpty { stack.removeAll(keepingCapacity: true) }
    // The last value, which most steps take alone, is kept out of the stack.
    var last: Typed?
    for index in expression.nodes {
      let result = step(tree.nodes[index], Int32(index), last, context)
      if isQuestion && !result.hasFailed { questionDimensions[Int32(index)] = result.dimension }
      last = result
    }
    return last ?? .failed
  }

  /// Takes one step from the last value: operands below it off the stack, the result back to the
  /// caller.
  private mutating func step(
    _ node: ExpressionNode, _ index: Int32, _ last: Typed?, _ context: UnitContext
  ) -> Typed {
    var result: Typed
    switch node.kind {
    case .number(let value):
      push(last)
      result = Typed(dimension: .plain, isBare: true, isZero: value.isZero)
    case .percent:
      push(last)
      result = percent(index, context)
    case .missing(let cell):
      push(last)
      let isPercent = tree.missingCells[Int(cell)].isPercent
      result = isPercent ? percent(index, context) : Typed(dimension: .plain, isBare: true)
    case .name(let symbol):
      push(last)
      result = value(of: Name(symbol, node.span), context)
    case .figure(let number):
      push(last)
      result = measure(tree.figures[Int(number)], context)
    case .unit(let word):
      result = unit(Name(word, node.span), of: last ?? .failed, index, context)
    case .per(let word): result = per(Name(word, node.span), of: last ?? .failed, index, context)
    case .parentheses: result = last ?? .failed
    case .scale, .prefix, .infix, .call, .conditional:
      push(last)
      result = combined(node, index, context)
    }
    result.node = index
    return result
  }

  /// Takes the operands of an operator off the stack.
  private mutating func combined(
    _ node: ExpressionNode, _ index: Int32, _ context: UnitContext
  ) -> Typed {
    switch node.kind {
    case .scale: scaled()
    case .prefix(let symbol): prefix(symbol, node)
    case .infix(let symbol): infix(symbol, node, index, context)
    case .call(let function, let count): call(function, Int(count), node, context)
    case .conditional: conditional(node, context)
    case .number, .percent, .missing, .name, .figure, .unit, .per, .parentheses: pop()
    }
  }

  /// Puts a value on the stack.
  private mutating func push(_ value: Typed?) {
    if let value { stack.append(value) }
  }

  /// Takes an operand off the stack.
  mutating func pop() -> Typed { stack.popLast() ?? .failed }

  /// The place of a part of an expression.
  func side(_ part: Typed) -> UnitProblem.Side {
    let site = part.node < 0 ? SourceSpan.nowhere : tree.nodes[Int(part.node)].span
    return UnitProblem.Side(dimension: part.dimension, site: site)
  }

  /// A percentage: a count where the indicator is counted in `%`, else a share.
  private mutating func percent(_ index: Int32, _ context: UnitContext) -> Typed {
    guard let word = words.percent,
      let indicator = context.indicator(withUnit: word, isDivisor: false, names)
    else { return Typed(dimension: .share) }
    marks[Int(index)].scale = .hundred
    return Typed(dimension: .indicator(indicator))
  }

  /// The value of a name.
  private mutating func value(of name: Name, _ context: UnitContext) -> Typed {
    guard let id = find(name, as: .any, in: context.scope) else { return .failed }
    guard names[id].kind == .binding else {
      let known = known(id)
      if hasFailed[Int(name.symbol.index)] { return .failed }
      hasFailed[Int(name.symbol.index)] = true
      report(.notValue(known, at: name.span), in: context.scope)
      return .failed
    }
    return bindingTypes[id] ?? .failed
  }

  /// A scale word, which leaves the unit as it is.
  private mutating func scaled() -> Typed {
    let operand = pop()
    if operand.hasFailed || operand.dimension.isNumber { return operand }
    return reportNotNumber("thousand", operand)
  }

  /// A sign or `not`.
  private mutating func prefix(_ symbol: PrefixOperator, _ node: ExpressionNode) -> Typed {
    let operand = pop()
    if operand.hasFailed { return .failed }
    switch symbol {
    case .minus:
      return operand.dimension.isNumber ? operand : reportNotNumber("-", operand)
    case .not:
      return operand.dimension.form == .truth ? operand : reportNotTruth("not", operand)
    }
  }

  /// Reports that an operator needs a number.
  mutating func reportNotNumber(_ symbol: String, _ operand: Typed) -> Typed {
    report(.notNumber(symbol, side(operand)), in: -1)
    return .failed
  }

  /// Reports that an operator needs something true or false.
  mutating func reportNotTruth(_ symbol: String, _ operand: Typed) -> Typed {
    report(.notTruth(symbol, side(operand)), in: -1)
    return .failed
  }
}

extension Typed {
  /// Whether it is a number without unit and no percentage.
  var isPlainNumber: Bool { dimension.isPlain && dimension.form == .amount }
}

extension Place {
  /// Whether it is part of a question or expectation, where figures may stand.
  var isQuestion: Bool {
    switch self {
    case .question, .claim: true
    case .capacity, .horizon, .keeps, .baseline, .observed, .fallsOn, .effort, .effortBesideMoney,
      .cost, .effect, .lag, .cap, .pays, .weighs, .improvement, .bonus, .payerShare, .worth,
      .target, .contribution, .limit, .coverage, .returned, .mandateLimit, .within, .flags,
      .meetings, .meetingLength, .free:
      false
    }
  }
}
