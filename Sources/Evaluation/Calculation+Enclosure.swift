import Arithmetic
import Checking
import Diagnostics
import Syntax

/// What an expression may be where uncertain figures take any of their values.
enum Enclosed: Sendable {
  /// A number from one to another.
  case number(ClosedRange<Rational>)
  /// True or false, which is not decided.
  case either
  /// What is no number, or cannot be told.
  case value(Value)

  init(_ value: Value) {
    if case .number(let number) = value {
      self = .number(number...number)
    } else {
      self = .value(value)
    }
  }

  /// The one value that it can have, nil where there are several.
  var sole: Value? {
    switch self {
    case .number(let ends): ends.lowerBound == ends.upperBound ? .number(ends.lowerBound) : nil
    case .either: nil
    case .value(let value): value
    }
  }

  /// What is missing or wrong, nil where nothing is.
  fileprivate var fault: Enclosed? {
    if case .value(.undetermined) = self { self } else { nil }
  }
}

extension Calculation {
  /// An interval that holds all values an expression can have where its ranges lie in a box.
  ///
  /// Exact where every range is used once; else it may hold more (Moore 1966).
  /// - Complexity: O(n) in the nodes, without recursion.
  func enclosure(
    of expression: Expression, in scenario: Symbol?, over box: Box
  ) -> Enclosed {
    var stack: [Enclosed] = []
    for index in expression.nodes {
      let node = program.tree.nodes[index]
      let count = node.kind.operandCount
      let operands = Array(stack.suffix(count))
      stack.removeLast(count)
      stack.append(enclosure(of: node, index, operands, scenario, box))
    }
    return stack.popLast() ?? .value(.none)
  }

  /// What one step gives.
  private func enclosure(
    of node: ExpressionNode, _ index: Int, _ operands: [Enclosed], _ scenario: Symbol?, _ box: Box
  ) -> Enclosed {
    if let fault = fault(among: operands, of: node.kind) { return fault }
    switch node.kind {
    case .number(let number): return Enclosed(.bounded(number, node.span))
    case .percent(let number): return Enclosed(.bounded(number * factor(at: index), node.span))
    case .missing(let number):
      let cell = program.tree.missingCells[Int(number)]
      return .value(.undetermined([Missing(.cell, at: cell.site, absence: cell.absence)]))
    case .name(let symbol):
      guard let id = program.binding(named: symbol, in: scenario) else { return .value(.none) }
      return uncertain.enclosures[id] ?? Enclosed(bindings[Int(id.index)] ?? .none)
    case .figure: return .value(.none)
    case .unit: return product(operands[0], by: factor(at: index), node.span)
    case .per: return product(operands[0], by: 1 / factor(at: index), node.span)
    case .scale(let factor): return product(operands[0], by: factor, node.span)
    case .prefix(.minus): return difference(Enclosed(.number(0)), operands[0], node.span)
    case .prefix(.not): return operands[0].sole.map { .value($0.inverted()) } ?? .either
    case .infix(let symbol) where symbol.makesRange:
      return range(symbol, operands[0], operands[1], index, box)
    case .infix(let symbol): return joined(symbol, operands[0], operands[1], node.span)
    case .call(let function, _): return called(function, operands, node.span)
    case .conditional: return chosen(operands)
    case .parentheses: return operands[0]
    }
  }

  /// What is missing or wrong in operands that a step needs; in a branch that is not taken, or beside a
  /// side that decides, it does not matter.
  private func fault(among operands: [Enclosed], of kind: ExpressionNode.Kind) -> Enclosed? {
    switch kind {
    case .conditional:
      if let fault = operands[0].fault { return fault }
      guard case .truth(let truth)? = operands[0].sole else { break }
      return operands[truth ? 1 : 2].fault
    case .infix(.and) where operands.contains { $0.sole == .truth(false) },
      .infix(.or) where operands.contains { $0.sole == .truth(true) }:
      return nil
    default: break
    }
    return operands.lazy.compactMap(\.fault).first
  }

  /// What the unit at a node is multiplied by.
  private func factor(at index: Int) -> Rational { program.scale(ofNode: index).factor }

  /// A range within two places.
  private func range(
    _ symbol: InfixOperator, _ left: Enclosed, _ right: Enclosed, _ node: Int, _ box: Box
  ) -> Enclosed {
    let site = program.tree.nodes[node].span
    guard case .number(let a) = left, case .number(let b) = right, let number = ranges?[node] else {
      return .value(.none)
    }
    let places = box[number]
    let distance: Enclosed
    let origin: Enclosed
    let part: ClosedRange<Rational>
    if symbol == .to {
      (origin, distance) = (left, difference(right, left, site))
      part = (places.lowerBound + 1) / 2...(places.upperBound + 1) / 2
    } else if program.isRelative(rangeAt: node) {
      let least = a.lowerBound.sign <= 0 && a.upperBound.sign >= 0 ? Rational.zero : nil
      let ends = [a.lowerBound.magnitude, a.upperBound.magnitude]
      let size = (least ?? min(ends[0], ends[1]))...max(ends[0], ends[1])
      (origin, distance, part) = (left, product(.number(size), right, site), places)
    } else {
      (origin, distance, part) = (left, .number(b), places)
    }
    guard case .number(let ends) = distance else { return distance }
    if ends.lowerBound.sign < 0 {
      return .value(.fault(symbol == .to ? .reversedRange : .negativeSpread, site))
    }
    return sum(origin, product(distance, .number(part), site), site)
  }

  // MARK: Arithmetic of intervals

  /// An interval, or the fault that its ends are too long to go on with.
  private func bounded(_ low: Rational, _ high: Rational, _ site: SourceSpan) -> Enclosed {
    for end in [low, high] {
      guard case .number = Value.bounded(end, site) else { return .value(.fault(.tooLarge, site)) }
    }
    return .number(low...high)
  }

  private func sum(_ a: Enclosed, _ b: Enclosed, _ site: SourceSpan) -> Enclosed {
    guard case .number(let x) = a, case .number(let y) = b else { return .value(.none) }
    return bounded(x.lowerBound + y.lowerBound, x.upperBound + y.upperBound, site)
  }

  private func difference(_ a: Enclosed, _ b: Enclosed, _ site: SourceSpan) -> Enclosed {
    guard case .number(let x) = a, case .number(let y) = b else { return .value(.none) }
    return bounded(x.lowerBound - y.upperBound, x.upperBound - y.lowerBound, site)
  }

  private func product(_ a: Enclosed, by factor: Rational, _ site: SourceSpan) -> Enclosed {
    product(a, .number(factor...factor), site)
  }

  private func product(_ a: Enclosed, _ b: Enclosed, _ site: SourceSpan) -> Enclosed {
    guard case .number(let x) = a, case .number(let y) = b else { return .value(.none) }
    let products = x * y
    return bounded(products.lowerBound, products.upperBound, site)
  }

  private func quotient(_ a: Enclosed, _ b: Enclosed, _ site: SourceSpan) -> Enclosed {
    guard case .number(let x) = a, case .number(let y) = b else { return .value(.none) }
    if y.lowerBound.sign <= 0 && y.upperBound.sign >= 0 {
      return .value(.fault(.divisionByZero, site))
    }
    let quotients = x * (1 / y.upperBound...1 / y.lowerBound)
    return bounded(quotients.lowerBound, quotients.upperBound, site)
  }

  /// An operator between two operands.
  private func joined(
    _ symbol: InfixOperator, _ a: Enclosed, _ b: Enclosed, _ site: SourceSpan
  ) -> Enclosed {
    if let x = a.sole, let y = b.sole { return Enclosed(Value.apply(symbol, x, y, at: site)) }
    switch symbol {
    case .plus: return sum(a, b, site)
    case .minus: return difference(a, b, site)
    case .times: return product(a, b, site)
    case .divided: return quotient(a, b, site)
    case .and, .or: return decided(by: symbol == .or, a, b)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return compared(symbol, a, b)
    case .to, .plusMinus: return .value(.none)
    }
  }

  /// `and` and `or` with a side that is not decided: one decisive side is enough.
  private func decided(by decisive: Bool, _ a: Enclosed, _ b: Enclosed) -> Enclosed {
    let isDecided = [a, b].contains { $0.sole == .truth(decisive) }
    return isDecided ? .value(.truth(decisive)) : .either
  }

  /// A comparison that holds, or does not, for all values; else it is not decided.
  private func compared(_ symbol: InfixOperator, _ a: Enclosed, _ b: Enclosed) -> Enclosed {
    guard case .number(let x) = a, case .number(let y) = b else { return .either }
    if x.overlaps(y) { return .either }
    let isLess = x.upperBound < y.lowerBound
    switch symbol {
    case .less, .lessOrEqual: return .value(.truth(isLess))
    case .greater, .greaterOrEqual: return .value(.truth(!isLess))
    case .notEqual: return .value(.truth(true))
    case .equal, .or, .and, .to, .plusMinus, .plus, .minus, .times, .divided:
      return .value(.truth(false))
    }
  }

  /// A function, which rises in each of its operands.
  private func called(
    _ function: Builtin, _ operands: [Enclosed], _ site: SourceSpan
  ) -> Enclosed {
    var ends: [ClosedRange<Rational>] = []
    for operand in operands {
      guard case .number(let one) = operand else { return .value(.none) }
      ends.append(one)
    }
    let low = Value.call(function, ends.map { .number($0.lowerBound) }[...], at: site)
    let high = Value.call(function, ends.map { .number($0.upperBound) }[...], at: site)
    guard case .number(let x) = low, case .number(let y) = high else { return .value(low) }
    return .number(x...y)
  }

  /// The branch that a condition chooses, or what holds both where it is not decided.
  private func chosen(_ operands: [Enclosed]) -> Enclosed {
    if case .truth(let truth)? = operands[0].sole { return operands[truth ? 1 : 2] }
    guard case .number(let x) = operands[1], case .number(let y) = operands[2] else {
      return .either
    }
    return .number(min(x.lowerBound, y.lowerBound)...max(x.upperBound, y.upperBound))
  }
}

/// The products of all numbers of two intervals.
private func * (x: ClosedRange<Rational>, y: ClosedRange<Rational>) -> ClosedRange<Rational> {
  let all = [
    x.lowerBound * y.lowerBound, x.lowerBound * y.upperBound, x.upperBound * y.lowerBound,
    x.upperBound * y.upperBound,
  ]
  let low = all.reduce(all[0]) { min($0, $1) }
  return low...all.reduce(all[0]) { max($0, $1) }
}
