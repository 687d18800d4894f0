import Arithmetic
import Syntax
import XCTest

/// Parses `source` as the value of a `let` and returns its steps in postfix order.
func postfix(_ source: String, file: StaticString = #filePath, line: UInt = #line) -> String {
  let result = parsed("let X = " + source)
  XCTAssertEqual(
    result.parsed.diagnostics.filter { $0.severity == .error }.map(\.message), [], file: file,
    line: line)
  guard case .binding(let binding)? = result.tree.items.first else { return "nothing" }
  return result.postfix(binding.value)
}

extension Result {
  /// The steps of an expression in postfix order.
  func postfix(_ expression: Syntax.Expression) -> String {
    expression.nodes.map { describe(tree.nodes[$0].kind) }.joined(separator: " ")
  }

  /// One step in short.
  private func describe(_ kind: ExpressionNode.Kind) -> String {
    switch kind {
    case .number(let value): value.description
    case .percent(let value): "\(value)%"
    case .missing: "missing"
    case .name(let symbol): symbols[symbol]
    case .figure(let index): describe(tree.figures[Int(index)])
    case .unit(let symbol): "unit:\(symbols[symbol])"
    case .per(let symbol): "per:\(symbols[symbol])"
    case .scale(let factor): "scale:\(factor)"
    case .prefix(let prefix): "prefix:\(prefix.rawValue)"
    case .infix(let infix): infix.rawValue
    case .call(let function, let count): "\(function.rawValue)/\(count)"
    case .conditional: "if"
    case .parentheses: "()"
    }
  }

  /// A figure with its names.
  func describe(_ figure: Figure) -> String {
    let names = [figure.first, figure.second, figure.scenario].map { name in
      name.map { symbols[$0.symbol] } ?? "-"
    }
    return "\(figure.kind)[\(names.joined(separator: ","))]"
  }
}
