import Diagnostics
import Syntax
import Tabulating

/// The state of one expansion.
struct Expander {
  var tree: SyntaxTree
  var symbols: SymbolTable
  var sources: SourceMap
  var diagnostics: [Diagnostic] = []
  /// The names of what stands for itself in the script, and of families, found when first asked for.
  private var ownNames: Set<Symbol>?
  /// The items before anything is put in the place of one.
  private var written: [Item] = []
  /// Whether every row has its declarations.
  var isWhole = true
  /// The columns of which was said how their numbers are read.
  private var notedColumns: Set<SourceSpan> = []

  /// Creates the state before the first step.
  init(_ tree: SyntaxTree, _ symbols: SymbolTable, _ sources: SourceMap) {
    self.tree = tree
    self.symbols = symbols
    self.sources = sources
  }

  /// Notes a problem.
  mutating func report(_ problem: ExpansionProblem) { diagnostics.append(problem.diagnostic) }

  /// Tells once a column how a cell is read that one other number alone tells of.
  mutating func noteReading(of cell: Cell, askedAt line: SourceSpan) {
    guard let note = cell.note, notedColumns.insert(cell.column.site).inserted else { return }
    var diagnostic = note.diagnostic
    diagnostic.secondary.append(Label(line, ExpansionProblem.placeLabel))
    diagnostics.append(diagnostic)
  }

  /// The lines that observe from a file for each row.
  func observedInRows() -> Set<Int32> {
    if tree.observedImports.isEmpty { return [] }
    var found: Set<Int32> = []
    for case .rows(let rows) in tree.items {
      for case .observedFrom(let index) in rows.declarations.flatMap(\.attributes).map(\.value) {
        found.insert(index)
      }
    }
    return found
  }

  /// Whether the script says what a name without an index is of, in base or in a scenario.
  mutating func declares(_ name: Symbol) -> Bool {
    if let ownNames { return ownNames.contains(name) }
    var found = Set(tree.indices.values.map(\.family))
    for item in written {
      switch item {
      case .declaration(let declaration): found.insert(declaration.name.symbol)
      case .binding(let binding): found.insert(binding.name.symbol)
      case .scenario(let scenario):
        found.insert(scenario.name.symbol)
        found.formUnion(scenario.declarations.map(\.name.symbol))
        found.formUnion(scenario.bindings.map(\.name.symbol))
      case .currency, .period, .use, .asOf, .rows, .acceptance, .expectation, .query: break
      }
    }
    ownNames = found
    return found.contains(name)
  }

  /// Puts the declarations of all rows in the place of each `for each`.
  mutating func expandRows(_ tables: [Table?]) {
    if tables.isEmpty { return }
    let items = tree.items
    written = items
    defer { written = [] }
    tree.items = []
    let asked = AskedColumns(tree)
    // A cell is read in one way, whichever block asks for it.
    var columns: [String: Set<String>] = [:]
    for case .rows(let rows) in items {
      columns[rows.table.text, default: []].formUnion(asked.columns(in: rows))
    }
    var next = 0
    for item in items {
      guard case .rows(let rows) = item else {
        tree.items.append(item)
        continue
      }
      let table = next < tables.count ? tables[next] : nil
      next += 1
      if let table {
        expand(rows, table.asked(forNumbersIn: columns[rows.table.text] ?? []))
      } else {
        isWhole = false
      }
    }
  }

  /// Adds the declarations of each row of a table.
  private mutating func expand(_ rows: Rows, _ table: Table) {
    let declarations = named(rows)
    if declarations.isEmpty { return }
    let size = Int(rows.span.end - rows.span.start) * table.rows.count
    let sites = table.rows.map(\.site)
    guard size <= Limit.bytes, let (shift, stride) = sources.repeat(rows.span, for: sites) else {
      isWhole = false
      return report(.tooMuch(rows: table.rows.count, at: rows.span))
    }
    var reader = RowReader(rows, table, tree.indices, symbols)
    for (number, row) in table.rows.enumerated() {
      reader.begin(row, shift: shift + stride * UInt32(number))
      for declaration in declarations {
        guard let copy = reader.read(declaration, &self) else { continue }
        tree.items.append(.declaration(copy))
      }
    }
    if reader.hasLostNames { isWhole = false }
  }

  /// The declarations that have a name of their own in each row; the others are reported.
  private mutating func named(_ rows: Rows) -> [Declaration] {
    rows.declarations.filter { declaration in
      let index = tree.indices[declaration.name.symbol]
      if index?.row == rows.row.symbol { return true }
      isWhole = false
      // What stands in brackets behind its name is no index, which was reported.
      let length = Int(declaration.name.span.end - declaration.name.span.start)
      if index == nil && length > symbols[declaration.name.symbol].utf8.count { return false }
      report(
        .needsRow(
          symbols[declaration.name.symbol], row: symbols[rows.row.symbol],
          isOtherRow: index?.row != nil, at: declaration.name.span))
      return false
    }
  }
}
