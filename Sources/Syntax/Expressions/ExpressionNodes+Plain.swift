import Arithmetic
import Diagnostics

/// What most expressions are made of, told without making nodes of what is kept.
extension ExpressionNodes {
  /// The number at `index`, nil where something else is; a percentage is none.
  @inlinable
  public func number(at index: Int) -> Rational? {
    let node = packed[index]
    switch node.tag {
    case .number: return ExpressionNodes.fraction(node)
    case .longNumber: return long[Int(node.payload)]
    case .percent, .scale, .longPercent, .longScale, .name, .missing, .figure, .unit, .per,
      .prefix, .infix, .call, .conditional, .parentheses:
      return nil
    }
  }

  /// The number at `index` if it is one of usual size, as nearly all are; a percentage is none.
  @inlinable
  @inline(__always)
  public func shortNumber(at index: Int) -> Rational? {
    let node = packed[index]
    return node.tag == .number ? ExpressionNodes.fraction(node) : nil
  }

  /// The part that the percentage at `index` is, if it is one of usual size; nil where something else
  /// is.
  @inlinable
  @inline(__always)
  public func shortPercentage(at index: Int) -> Rational? {
    let node = packed[index]
    return node.tag == .percent ? ExpressionNodes.fraction(node) : nil
  }

  /// Whether a number is at `index`; a percentage is none.
  @inlinable
  public func isNumber(at index: Int) -> Bool {
    packed[index].tag == .number || packed[index].tag == .longNumber
  }

  /// Whether a percentage is at `index`.
  @inlinable
  public func isPercentage(at index: Int) -> Bool {
    packed[index].tag == .percent || packed[index].tag == .longPercent
  }

  /// Whether a scale word is at `index`, as `million`.
  @inlinable
  public func isScale(at index: Int) -> Bool {
    packed[index].tag == .scale || packed[index].tag == .longScale
  }

  /// The word of the unit at `index`, nil where something else is.
  @inlinable
  public func unit(at index: Int) -> Symbol? {
    packed[index].tag == .unit ? Symbol(index: packed[index].payload) : nil
  }

  /// The word of the divisor at `index`, nil where something else is.
  @inlinable
  public func divisor(at index: Int) -> Symbol? {
    packed[index].tag == .per ? Symbol(index: packed[index].payload) : nil
  }

  /// The place of the node at `index`.
  @inlinable
  public func span(at index: Int) -> SourceSpan { packed[index].span }
}
