import Diagnostics

/// What reading gives, always both: a tree and what was wrong.
public struct Parsed<Tree: Sendable>: Sendable {
  /// The tree, as whole as the text allows.
  public let tree: Tree
  /// What was wrong, in order.
  public let diagnostics: [Diagnostic]

  /// Creates a result.
  public init(tree: Tree, diagnostics: [Diagnostic]) {
    self.tree = tree
    self.diagnostics = diagnostics
  }
}
