import Diagnostics
import Syntax

/// The columns that a script asks for numbers: their cells stand in expressions.
struct AskedColumns {
  /// A cell in an expression.
  private struct Use {
    let start: UInt32
    let row: Symbol
    let column: String
  }

  /// All cells in expressions, in the order of the text.
  private let uses: [Use]

  /// Finds them in a tree.
  ///
  /// - Complexity: O(n log n) in the nodes of its expressions.
  init(_ tree: SyntaxTree) {
    var uses: [Use] = []
    for index in tree.nodes.indices {
      guard case .name(let symbol) = tree.nodes[index].kind, let cell = tree.indices[symbol],
        cell.row == nil
      else { continue }
      uses.append(
        Use(start: tree.nodes[index].span.start, row: cell.family, column: cell.text))
    }
    self.uses = uses.sorted { $0.start < $1.start }
  }

  /// The names of those that stand in a block.
  func columns(in rows: Rows) -> [String] {
    var first = 0
    var end = uses.count
    while first < end {
      let middle = first + (end - first) / 2
      if uses[middle].start < rows.span.start { first = middle + 1 } else { end = middle }
    }
    return uses[first...].prefix { $0.start < rows.span.end }.filter { $0.row == rows.row.symbol }
      .map(\.column)
  }
}
