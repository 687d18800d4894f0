import Diagnostics
import Syntax
import Tabulating

/// What expanding gives: a tree of declarations that stand for themselves, and what was wrong.
public struct Expansion: Sendable {
  /// The tree; no `for each` in it means anything any more.
  public let tree: SyntaxTree
  /// What was wrong, sorted.
  public let diagnostics: [Diagnostic]
  /// Whether every row has its declarations, so that a name that is missing is not there by mistake.
  public let isWhole: Bool
}

/// Writes out `for each`, and what stands for a whole family.
///
/// Every row of a table gets its own declarations, with its own names and places: the places of a row
/// are a repetition of the text within `sources`. The parties of a family become a group of its name,
/// and a line that takes one party and names a family becomes a line for each of its parties.
///
/// Then what is observed from files is found in them.
///
/// - Parameters:
///   - tables: The table of each `for each`, in order; nil where it could not be read.
///   - files: The files that are observed from, by their numbers; nil where one could not be read.
/// - Complexity: O(n) in what it gives.
public func expand(
  _ tree: SyntaxTree, tables: [Table?], files: [DataFile?] = [], symbols: inout SymbolTable,
  sources: inout SourceMap
) -> Expansion {
  // Nearly all scripts have nothing to expand.
  if tree.indices.isEmpty && tables.isEmpty && tree.observedImports.isEmpty {
    return Expansion(tree: tree, diagnostics: [], isWhole: true)
  }
  var expander = Expander(tree, symbols, sources)
  let templates = expander.observedInRows()
  expander.expandRows(tables)
  expander.observe(files, leavingOut: templates)
  expander.joinFamilies()
  symbols = expander.symbols
  sources = expander.sources
  return Expansion(
    tree: expander.tree, diagnostics: expander.diagnostics.sorted(), isWhole: expander.isWhole)
}

/// The bounds of what a short script may stand for.
enum Limit {
  /// The bytes of a script that wrote everything out, as many as a file may have.
  static let bytes = 1 << 28
  /// The lines that families in the place of one party stand for.
  static let lines = 5_000_000
}
