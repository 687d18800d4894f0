import Diagnostics
import Syntax

extension Checker {
  /// An operator between two operands.
  mutating func infix(
    _ symbol: InfixOperator, _ node: ExpressionNode, _ index: Int32, _ context: UnitContext
  ) -> Typed {
    let right = pop()
    let left = pop()
    if left.hasFailed || right.hasFailed { return .failed }
    let text = symbol.rawValue
    switch symbol {
    case .or, .and:
      guard left.dimension.form == .truth else { return reportNotTruth(text, left) }
      return right.dimension.form == .truth ? right : reportNotTruth(text, right)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return comparison(symbol, left, right, node, context)
    case .to, .plusMinus: return range(symbol, left, right, node, index, context)
    case .plus, .minus:
      return joined(text, left, right, node, context)
    case .times, .divided:
      return product(symbol, left, right, node, context)
    }
  }

  /// A comparison, of truths for equality alone.
  private mutating func comparison(
    _ symbol: InfixOperator, _ left: Typed, _ right: Typed, _ node: ExpressionNode,
    _ context: UnitContext
  ) -> Typed {
    let isEquality = symbol == .equal || symbol == .notEqual
    let areTruths = left.dimension.form == .truth && right.dimension.form == .truth
    if isEquality && areTruths || isCountOfIndicator(left, right) || isCountOfIndicator(right, left)
    {
      return Typed(dimension: .truth)
    }
    for (one, other) in [(left, right), (right, left)] where one.dimension.form == .share {
      guard let number = multiple(other) else { continue }
      report(.percentLeftOut(number, at: side(other).site), in: context.scope)
      return .failed
    }
    let both = joined(symbol.rawValue, left, right, node, context)
    return both.hasFailed ? .failed : Typed(dimension: .truth)
  }

  /// A number as it is written that is several times the whole, nil where `side` is something else.
  private func multiple(_ side: Typed) -> String? {
    guard side.node >= 0, case .number(let value) = tree.nodes[Int(side.node)].kind, value >= 2
    else { return nil }
    return value.decimal(significantDigits: 12)
  }

  /// Whether one side counts an indicator and the other is a number that leaves the unit out.
  private func isCountOfIndicator(_ one: Typed, _ other: Typed) -> Bool {
    one.dimension.withoutPeriod.soleIndicator != nil && other.isBare && other.isPlainNumber
  }

  /// Two values that must measure the same; a bare 0 fits anything.
  func unite(_ left: Typed, _ right: Typed) -> Typed? {
    guard left.dimension.isNumber, right.dimension.isNumber else { return nil }
    if left.isZero && !right.isZero { return right.plain(zero: false) }
    if right.isZero && !left.isZero { return left.plain(zero: false) }
    guard left.dimension.matches(right.dimension) else { return nil }
    var result = left
    if left.dimension.periodExponent > right.dimension.periodExponent {
      result.dimension = right.dimension
    }
    let areShares = left.dimension.form == .share && right.dimension.form == .share
    result.dimension.form = areShares ? .share : .amount
    result.isBare = left.isBare && right.isBare
    result.isZero = left.isZero && right.isZero
    return result
  }

  /// Two values that must measure the same, or the problem that they do not.
  private mutating func joined(
    _ symbol: String, _ left: Typed, _ right: Typed, _ node: ExpressionNode,
    _ context: UnitContext
  ) -> Typed {
    for one in [left, right] where !one.dimension.isNumber { return reportNotNumber(symbol, one) }
    if let both = unite(left, right) { return both }
    report(.mismatch(symbol, side(left), side(right), at: node.span), in: context.scope)
    return .failed
  }

  /// A range; a percentage behind `±` is a part of what stands before it, unless that is one too.
  private mutating func range(
    _ symbol: InfixOperator, _ left: Typed, _ right: Typed, _ node: ExpressionNode,
    _ index: Int32, _ context: UnitContext
  ) -> Typed {
    if symbol == .plusMinus && isPart(right, of: left) {
      marks[Int(index)].isRelative = true
      return left
    }
    return joined(symbol.rawValue, left, right, node, context)
  }

  /// Whether a percentage is a part of what it is the distance of; it is then no count in `%` either.
  private mutating func isPart(_ right: Typed, of left: Typed) -> Bool {
    guard left.dimension.isNumber, left.dimension.form != .share else { return false }
    if right.dimension.form == .share { return true }
    guard right.node >= 0, !left.dimension.matches(right.dimension) else { return false }
    switch tree.nodes[Int(right.node)].kind {
    case .percent: marks[Int(right.node)].scale = .one
    case .unit(let word) where word == words.percent: marks[Int(right.node)].scale = .percent
    default: return false
    }
    return true
  }

  /// A product or a quotient.
  private mutating func product(
    _ symbol: InfixOperator, _ left: Typed, _ right: Typed, _ node: ExpressionNode,
    _ context: UnitContext
  ) -> Typed {
    for one in [left, right] where !one.dimension.isNumber {
      return reportNotNumber(symbol.rawValue, one)
    }
    let isQuotient = symbol == .divided
    let dimension =
      isQuotient
      ? left.dimension.divided(by: right.dimension) : left.dimension.times(right.dimension)
    guard let dimension else {
      report(.tooComplex(at: node.span), in: context.scope)
      return .failed
    }
    let isShare =
      dimension.isPlain && right.dimension.isPlain
      && (left.dimension.form == .share || (right.dimension.form == .share && !isQuotient))
    return Typed(
      dimension: isShare ? dimension.with(form: .share) : dimension,
      isBare: left.isBare && right.isBare,
      isZero: left.isZero && (isQuotient || right.isBare) && left.isBare,
      isPart: isShare && !isQuotient && left.dimension.form != right.dimension.form)
  }

  /// A call: all values measure the same.
  mutating func call(
    _ function: Builtin, _ count: Int, _ node: ExpressionNode, _ context: UnitContext
  ) -> Typed {
    let values = Array(stack.suffix(count))
    stack.removeLast(values.count)
    guard var result = values.first, !values.contains(where: \.hasFailed) else { return .failed }
    if function == .round && count != 1 {
      report(.argumentCount(function, count, at: node.span), in: context.scope)
      return .failed
    }
    if !result.dimension.isNumber { return reportNotNumber(function.rawValue, result) }
    for value in values.dropFirst() {
      var both = joined(function.rawValue, result, value, node, context)
      if both.hasFailed { return .failed }
      both.node = both.dimension == result.dimension ? result.node : value.node
      result = both
    }
    return result
  }

  /// `if a then b else c`.
  mutating func conditional(_ node: ExpressionNode, _ context: UnitContext) -> Typed {
    let other = pop()
    let first = pop()
    let condition = pop()
    if other.hasFailed || first.hasFailed || condition.hasFailed { return .failed }
    guard condition.dimension.form == .truth else { return reportNotTruth("if", condition) }
    if first.dimension.form == .truth && other.dimension.form == .truth { return first }
    return joined("else", first, other, node, context)
  }
}

extension Typed {
  /// The same value, known not to be a bare 0.
  fileprivate func plain(zero: Bool) -> Typed {
    var result = self
    result.isZero = zero
    return result
  }
}
