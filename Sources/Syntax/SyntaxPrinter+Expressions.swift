import Arithmetic

extension SyntaxPrinter {
  /// A step of writing an expression.
  private enum Step {
    /// What the node at that index and those below it say.
    case node(Int)
    case text(String)
  }

  /// The source of an expression.
  ///
  /// Walks the nodes from the root with a stack of its own, so that no chain is too long.
  /// - Complexity: O(n) in the number of nodes.
  public func text(of expression: Expression) -> String {
    if let replacement = replacement?(expression) { return replacement }
    let starts = subtreeStarts(expression)
    var output = ""
    var steps: [Step] = [.node(Int(expression.end) - 1)]
    while let step = steps.popLast() {
      switch step {
      case .text(let text): output += text
      case .node(let index):
        steps.append(
          contentsOf: parts(of: index, starts, base: Int(expression.first)).reversed())
      }
    }
    return output
  }

  /// The index of the first node below each node of `expression`, the node itself for a leaf.
  private func subtreeStarts(_ expression: Expression) -> [Int] {
    var starts: [Int] = []
    starts.reserveCapacity(expression.nodes.count)
    let base = Int(expression.first)
    for index in expression.nodes {
      var start = index
      for _ in 0..<tree.nodes[index].kind.operandCount { start = starts[start - 1 - base] }
      starts.append(start)
    }
    return starts
  }

  /// What a node says, its operands in the order they are written.
  private func parts(of index: Int, _ starts: [Int], base: Int) -> [Step] {
    let kind = tree.nodes[index].kind
    var roots: [Int] = []
    var root = index - 1
    for _ in 0..<kind.operandCount {
      roots.append(root)
      root = starts[root - base] - 1
    }
    let operands = roots.reversed().map(Step.node)
    switch kind {
    case .number(let value): return [.text(text(of: value))]
    case .percent(let value): return [.text(text(of: value * 100) + " %")]
    // No script that was read holds one.
    case .missing(let cell):
      return [
        .text(tree.missingCells[Int(cell)].absence.sign.map { "missing (\($0))" } ?? "missing")
      ]
    case .name(let symbol): return [.text(symbols[symbol])]
    case .figure(let figure): return [.text(text(of: tree.figures[Int(figure)]))]
    case .unit(let symbol):
      return operands + [.text(" " + unit(symbol, behind: tree.nodes[index - 1].kind))]
    case .per(let symbol): return operands + [.text(" per " + unit(symbol, behind: kind))]
    case .scale(let factor): return operands + [.text(" " + scaleWord(factor))]
    case .prefix(.minus): return [.text("-")] + operands
    case .prefix(.not): return [.text("not ")] + operands
    case .infix(let infix) where infix.makesRange:
      let short = shortEnd(starts[roots[1] - base]...roots[1], before: roots[1] + 1...roots[0])
      return [short ?? operands[0], .text(" \(infix.rawValue) "), operands[1]]
    case .infix(let infix): return [operands[0], .text(" \(infix.rawValue) "), operands[1]]
    case .call(let function, _):
      let list = operands.flatMap { [.text(", "), $0] }.dropFirst()
      return [.text(function.rawValue + "(")] + list + [.text(")")]
    case .conditional:
      return [
        .text("if "), operands[0], .text(" then "), operands[1], .text(" else "), operands[2],
      ]
    case .parentheses: return [.text("(")] + operands + [.text(")")]
    }
  }

  /// The first end of a range without the unit that it shares with the other; nil where it shares none.
  private func shortEnd(_ first: ClosedRange<Int>, before other: ClosedRange<Int>) -> Step? {
    let (a, b) = (tree.nodes[first].map(\.kind), tree.nodes[other].map(\.kind))
    if a.count == 1, b.count == 1, case .percent(let value) = a[0], case .percent = b[0],
      tree.nodes[other.upperBound + 1].kind == .infix(.to)
    {
      return .text(text(of: value * 100))
    }
    guard case .number(let value)? = a.first, case .number? = b.first else { return nil }
    let units = [a, b].map { $0.dropFirst().filter { $0 != .prefix(.minus) } }
    guard units[0] == units[1], units[0].allSatisfy(\.isPartOfUnit) else { return nil }
    return .text((a.last == .prefix(.minus) ? "-" : "") + text(of: value))
  }

  /// The source of a figure.
  public func text(of figure: Figure) -> String {
    let shape = figure.kind.shape
    var words = shape.words.map(\.spelling)
    if let first = figure.first, let join = shape.join {
      words += [join.spelling, text(of: first)]
    }
    if let second = figure.second, let link = shape.link {
      words += [link.spelling, text(of: second)]
    }
    if let scenario = figure.scenario { words += ["in", text(of: scenario)] }
    return words.joined(separator: " ")
  }

  /// A number with its digits grouped by threes.
  public func text(of value: Rational) -> String {
    let parts = plain(value).split(separator: ".")
    var grouped = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0 && (parts[0].count - index) % 3 == 0 { grouped += " " }
      grouped.append(digit)
    }
    return parts.count > 1 ? grouped + "." + parts[1] : grouped
  }

  /// A number in decimal digits.
  private func plain(_ value: Rational) -> String {
    if let whole = value.whole { return String(whole) }
    let short = value.decimal(fractionDigits: 18)
    return Rational(decimal: short) == value ? short : value.decimal(fractionDigits: 420)
  }

  /// The word of a scale.
  private func scaleWord(_ factor: Rational) -> String {
    if factor == 1000 { return "thousand" }
    return factor == 1_000_000 ? "million" : "billion"
  }

  /// A unit behind an operand; `%` directly behind a number would make it a percentage.
  private func unit(_ symbol: Symbol, behind operand: ExpressionNode.Kind) -> String {
    let spelling = symbols[symbol]
    if spelling == "%" {
      if case .number = operand { return quoted(spelling) }
      return spelling
    }
    return Self.isBareUnit(spelling, symbol.keyword) ? spelling : quoted(spelling)
  }
}

extension ExpressionNode.Kind {
  /// Whether it says what a number counts.
  public var isPartOfUnit: Bool {
    switch self {
    case .unit, .per, .scale: true
    case .number, .percent, .missing, .name, .figure, .prefix, .infix, .call, .conditional,
      .parentheses:
      false
    }
  }

  /// The number of operands it takes off the stack.
  public var operandCount: Int {
    switch self {
    case .number, .percent, .missing, .name, .figure: 0
    case .unit, .per, .scale, .prefix, .parentheses: 1
    case .infix: 2
    case .conditional: 3
    case .call(_, let count): Int(count)
    }
  }
}
