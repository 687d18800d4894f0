import Diagnostics

/// An expression: a stretch of the postfix nodes of its `SyntaxTree`.
///
/// The nodes of an expression stand side by side, operands before their operator, the root last. No
/// expression is walked by recursion, so a chain of a million terms is as harmless as one of two.
public struct Expression: Hashable, Sendable {
  /// The index of the first node.
  public let first: Int32
  /// The index after the last node, which is the root; above `first`.
  public let end: Int32

  /// Creates the expression of the nodes from `first` up to `end`.
  public init(first: Int32, end: Int32) {
    precondition(first < end)
    self.first = first
    self.end = end
  }

  /// The indices of the nodes.
  public var nodes: Range<Int> { Int(first)..<Int(end) }
}
