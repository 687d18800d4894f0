import Arithmetic
import Checking
import Syntax

extension CheckedProgram {
  /// The number of an expression that is one number with its unit and no larger than usual; else nil.
  ///
  /// - Complexity: O(n) in the nodes.
  func plainNumber(of expression: Expression) -> Rational? {
    guard let number = number(of: expression), number.wordCount == 2 else { return nil }
    return number
  }

  /// The number of an expression that is one number with its unit; else nil.
  ///
  /// - Complexity: O(n) in the nodes.
  func number(of expression: Expression) -> Rational? {
    let nodes = expression.nodes
    if let number = tree.nodes.number(at: nodes.lowerBound) {
      if nodes.count == 1 { return number }
      if nodes.count == 2, tree.nodes.unit(at: nodes.lowerBound + 1) != nil {
        return scaled(number, nodes.lowerBound + 1)
      }
    }
    var result: Rational
    switch tree.nodes[nodes.lowerBound].kind {
    case .number(let number): result = number
    case .percent(let number): result = scaled(number, nodes.lowerBound)
    case .missing, .name, .figure, .unit, .per, .scale, .prefix, .infix, .call, .conditional,
      .parentheses:
      return nil
    }
    for index in nodes.dropFirst() {
      switch tree.nodes[index].kind {
      case .unit: result = scaled(result, index)
      case .per: result = divided(result, index)
      case .scale(let factor): result = result * factor
      case .prefix(.minus): result = -result
      case .parentheses: break
      case .number, .percent, .missing, .name, .figure, .prefix(.not), .infix, .call, .conditional:
        return nil
      }
    }
    return result
  }

  /// A number times the scale of the unit at a node.
  func scaled(_ number: Rational, _ index: Int) -> Rational {
    let scale = scale(ofNode: index)
    return scale == .one ? number : number * scale.factor
  }

  /// A number divided by the scale of the unit at a node.
  private func divided(_ number: Rational, _ index: Int) -> Rational {
    let scale = scale(ofNode: index)
    return scale == .one ? number : number / scale.factor
  }
}
