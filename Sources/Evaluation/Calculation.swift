import Arithmetic
import Checking
import Diagnostics
import Syntax

/// Computes expressions of a program, one pass over the nodes each.
struct Calculation: Sendable {
  let program: CheckedProgram
  /// The values bound by `let`, by the number of their name; nil for other names.
  private(set) var bindings: [Value?]
  private var stack: [Value] = []
  /// The ranges of the script, nil where there are none.
  let ranges: Ranges?
  /// Where in their ranges figures are put.
  let standpoint: Standpoint
  /// What is known of ranges, where there are any.
  var uncertain = UncertainParts()

  /// Computes all values bound by `let`, each behind those it uses.
  init(_ program: CheckedProgram, _ ranges: Ranges?, _ standpoint: Standpoint = .middle) {
    self.program = program
    self.ranges = ranges
    self.standpoint = standpoint
    bindings = program.bindings.isEmpty ? [] : Array(repeating: nil, count: program.nameCount)
    for id in program.bindings {
      guard let binding = program.binding(id) else { continue }
      let scenario = program.scenario(declaring: id)
      bindings[Int(id.index)] = value(of: binding.value, in: scenario) { _ in .none }
      if ranges != nil { noteBinding(id, binding) }
    }
  }

  /// The value of an expression; `figures` gives those of a question.
  ///
  /// - Complexity: O(n) in the nodes, without recursion.
  mutating func value(
    of expression: Expression, in scenario: Symbol?, figures: (Figure) -> Value
  ) -> Value {
    if ranges != nil { uncertain.begin() }
    if let number = simpleNumber(expression) { return number }
    if case .end(let box, let isHigh) = standpoint {
      return value(of: expression, in: scenario, atEndOf: box, isHigh: isHigh)
    }
    stack.removeAll(keepingCapacity: true)
    for index in expression.nodes {
      let node = program.tree.nodes[index]
      let result: Value
      switch node.kind {
      case .name(let symbol):
        let id = program.binding(named: symbol, in: scenario)
        result = id.flatMap { bindings[Int($0.index)] } ?? .none
        if ranges != nil, let id { uncertain.noteUse(of: id) }
      case .figure(let number): result = figures(program.tree.figures[Int(number)])
      case .missing(let number):
        let cell = program.tree.missingCells[Int(number)]
        result = .undetermined([Missing(.cell, at: cell.site, absence: cell.absence)])
      case .infix(let symbol) where symbol.makesRange:
        let right = pop()
        result = range(symbol, pop(), right, index)
      case .number, .percent, .unit, .per, .scale, .prefix, .infix, .call, .conditional,
        .parentheses:
        result = step(node, index)
      }
      stack.append(result)
    }
    return stack.popLast() ?? .none
  }

  /// The number of an expression that is one number with its unit, as nearly all are; else nil.
  private func simpleNumber(_ expression: Expression) -> Value? {
    program.number(of: expression).map { .bounded($0, program.tree.span(of: expression)) }
  }

  /// One step that needs neither names nor figures.
  private mutating func step(_ node: ExpressionNode, _ index: Int) -> Value {
    switch node.kind {
    case .number(let number): return .bounded(number, node.span)
    case .percent(let number): return .bounded(program.scaled(number, index), node.span)
    case .unit: return Value.apply(.times, pop(), .number(factor(index)), at: node.span)
    case .per: return Value.apply(.divided, pop(), .number(factor(index)), at: node.span)
    case .scale(let factor): return Value.apply(.times, pop(), .number(factor), at: node.span)
    case .prefix(.minus): return pop().negated()
    case .prefix(.not): return pop().inverted()
    case .infix(let symbol):
      let right = pop()
      return Value.apply(symbol, pop(), right, at: node.span)
    case .call(let function, let count):
      let values = stack.suffix(Int(count))
      stack.removeLast(values.count)
      return Value.call(function, values, at: node.span)
    case .conditional:
      let other = pop()
      let first = pop()
      return Value.choose(pop(), first, other)
    case .parentheses: return pop()
    case .name, .figure, .missing: return .none
    }
  }

  /// What the unit at a node is multiplied by.
  private func factor(_ index: Int) -> Rational { program.scale(ofNode: index).factor }

  /// Takes an operand off the stack.
  private mutating func pop() -> Value { stack.popLast() ?? .none }
}
