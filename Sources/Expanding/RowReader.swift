import Arithmetic
import Diagnostics
import Syntax
import Tabulating

/// Reads the declarations of a `for each` for one row after the other.
struct RowReader {
  /// What a name that holds a cell becomes, kept for the row it was found for.
  private enum Known {
    case unread
    case failed
    case name(Symbol)
  }

  private let rows: Rows
  private let table: Table
  private let indices: [Symbol: NameIndex]
  private var row: Row
  /// How far the places of the row lie behind those of the text.
  private var shift: UInt32 = 0
  /// The number of each name that holds a cell, in the order they were met.
  private var numbers: [Symbol: Int] = [:]
  /// What these names are in the row.
  private var known: [Known] = []
  /// The columns by their names, nil where the table has none of that name.
  private var columns: [String: Column?] = [:]
  /// Names with a row that is none here, each reported once.
  private var strangers: Set<Symbol> = []
  /// For each name without an index whether it is that of a column, and of nothing else.
  private var areBareColumns: [Symbol: Bool] = [:]
  /// The symbol of `%`.
  private let percent: Symbol?
  /// The cells that were reported.
  private var faults: Set<SourceSpan> = []
  /// Whether some name could not be formed.
  private(set) var hasLostNames = false

  /// Creates a reader before the first row.
  init(
    _ rows: Rows, _ table: Table, _ indices: [Symbol: NameIndex], _ symbols: SymbolTable
  ) {
    self.rows = rows
    self.table = table
    self.indices = indices
    row = table.rows[0]
    percent = symbols.symbol(of: "%")
  }

  /// Goes on to a row whose places lie by `shift` behind those of the text.
  mutating func begin(_ row: Row, shift: UInt32) {
    self.row = row
    self.shift = shift
    for index in known.indices { known[index] = .unread }
  }

  /// Returns a declaration as it is for the row; nil, and reported, where it has no name.
  mutating func read(_ declaration: Declaration, _ expander: inout Expander) -> Declaration? {
    guard let name = symbol(declaration.name, &expander) else { return nil }
    var attributes: [Attribute] = []
    attributes.reserveCapacity(declaration.attributes.count)
    for attribute in declaration.attributes {
      guard let value = read(attribute.value, &expander) else { continue }
      attributes.append(Attribute(value, moved(attribute.span)))
    }
    return Declaration(
      kind: declaration.kind, name: Name(name, moved(declaration.name.span)),
      title: declaration.title.flatMap { text($0, &expander) },
      of: declaration.of.map { self.name($0, &expander) }, attributes: Attributes(attributes),
      documentation: declaration.documentation, header: moved(declaration.header),
      span: moved(declaration.span))
  }

  /// A place of the text for the row.
  func moved(_ span: SourceSpan) -> SourceSpan {
    span == .nowhere ? span : SourceSpan(span.start + shift, span.end + shift)
  }

  /// A name for the row; one that could not be formed stays as it is.
  mutating func name(_ name: Name, _ expander: inout Expander) -> Name {
    Name(symbol(name, &expander) ?? name.symbol, moved(name.span))
  }

  /// What a name is for the row; nil, and reported, where its cell says nothing.
  private mutating func symbol(_ name: Name, _ expander: inout Expander) -> Symbol? {
    guard let index = indices[name.symbol], let rowOfIndex = index.row else { return name.symbol }
    guard rowOfIndex == rows.row.symbol else {
      if strangers.insert(name.symbol).inserted {
        hasLostNames = true
        expander.report(
          .otherRow(
            expander.symbols[name.symbol], row: expander.symbols[rows.row.symbol], at: name.span))
      }
      return nil
    }
    let number = numbers[name.symbol] ?? known.count
    if number == known.count {
      numbers[name.symbol] = number
      known.append(.unread)
    }
    switch known[number] {
    case .name(let symbol): return symbol
    case .failed: return nil
    case .unread: break
    }
    let symbol = member(index, name.span, &expander)
    known[number] = symbol.map(Known.name) ?? .failed
    return symbol
  }

  /// The member of a family that the cell of the row names.
  private mutating func member(
    _ index: NameIndex, _ site: SourceSpan, _ expander: inout Expander
  ) -> Symbol? {
    guard let column = column(index.text, site, &expander) else {
      hasLostNames = true
      return nil
    }
    let cell = row[column]
    guard cell.missing == nil else {
      hasLostNames = true
      if faults.insert(cell.site).inserted {
        expander.report(.namelessRow(cell.absence, at: cell.site, line: moved(site)))
      }
      return nil
    }
    let text = cell.text.onOneLine
    if let turn = text.unicodeScalars.first(where: \.turnsText), faults.insert(cell.site).inserted {
      expander.report(.turnedName(turn, at: cell.site, line: moved(site)))
    }
    let symbol = expander.symbols.intern(index.family, index: text)
    expander.tree.indices[symbol] = NameIndex(family: index.family, row: nil, text: text)
    return symbol
  }

  /// A title or another text for the row, nil where its cell says nothing.
  mutating func text(
    _ title: StringLiteral, _ expander: inout Expander
  ) -> StringLiteral? {
    guard let cell = title.cell else { return StringLiteral(title.text, moved(title.span)) }
    // What is no cell of this row stays, and is reported with the names.
    guard let index = indices[cell], index.row == nil, index.family == rows.row.symbol else {
      return StringLiteral(cell: cell, moved(title.span))
    }
    guard let column = column(index.text, title.span, &expander) else { return nil }
    return row[column].missing == nil
      ? StringLiteral(row[column].text.trimmed, moved(title.span)) : nil
  }

  /// The column of that name; nil, and reported once, if the table has none.
  private mutating func column(
    _ name: String, _ site: SourceSpan, _ expander: inout Expander
  ) -> Column? {
    if let known = columns[name] { return known }
    let column = table.column(named: name)
    columns[name] = .some(column)
    if column == nil { expander.diagnostics.append(table.lacks(name, at: site)) }
    return column
  }

}

extension RowReader {
  /// An expression for the row, as new nodes of the tree.
  mutating func expression(_ expression: Expression, _ expander: inout Expander) -> Expression {
    let first = expander.tree.nodes.count
    var index = expression.nodes.lowerBound
    while index < expression.nodes.upperBound {
      let node = expander.tree.nodes[index]
      index += 1
      guard case .name(let symbol) = node.kind else {
        expander.tree.nodes.append(ExpressionNode(node.kind, moved(node.span)))
        continue
      }
      guard let column = cell(symbol, node.span, &expander) else {
        let name = self.name(Name(symbol, node.span), &expander)
        expander.tree.nodes.append(ExpressionNode(.name(name.symbol), name.span))
        continue
      }
      var span = node.span
      var isPercent = false
      if index < expression.nodes.upperBound, let percent,
        case .unit(percent) = expander.tree.nodes[index].kind
      {
        span = expander.tree.nodes[index].span
        isPercent = true
        index += 1
      }
      let kind = figure(column, node.span, isPercent, &expander)
      expander.tree.nodes.append(ExpressionNode(kind, moved(span)))
    }
    return Expression(first: Int32(first), end: Int32(expander.tree.nodes.count))
  }

  /// The column whose cell a name in an expression is; nil where it is no cell of this row.
  ///
  /// The name of a column alone is reported, and read as the cell that is meant.
  private mutating func cell(
    _ name: Symbol, _ site: SourceSpan, _ expander: inout Expander
  ) -> String? {
    if let index = indices[name] {
      return index.row == nil && index.family == rows.row.symbol ? index.text : nil
    }
    let text = expander.symbols[name]
    if let isColumn = areBareColumns[name] { return isColumn ? text : nil }
    let isColumn = table.column(named: text) != nil && !expander.declares(name)
    areBareColumns[name] = isColumn
    guard isColumn else { return nil }
    expander.report(.bareColumn(text, row: expander.symbols[rows.row.symbol], at: site))
    return text
  }

  /// The number of a cell, or that it is missing.
  private mutating func figure(
    _ name: String, _ site: SourceSpan, _ isPercent: Bool, _ expander: inout Expander
  ) -> ExpressionNode.Kind {
    guard let column = column(name, site, &expander) else {
      return isPercent ? .percent(.one) : .number(.one)
    }
    let cell = row[column]
    switch cell.number {
    case .value(let number):
      expander.noteReading(of: cell, askedAt: moved(site))
      return isPercent ? .percent(number / 100) : .number(number)
    case .missing: break
    case .problem(let problem):
      if faults.insert(cell.site).inserted {
        var diagnostic = problem.diagnostic
        diagnostic.secondary.append(Label(moved(site), ExpansionProblem.placeLabel))
        expander.diagnostics.append(diagnostic)
      }
    }
    let number = Int32(expander.tree.missingCells.count)
    expander.tree.missingCells.append(
      MissingCell(site: cell.site, absence: cell.absence, isPercent: isPercent))
    return .missing(number)
  }
}

extension Cell {
  /// Why it holds nothing; `empty` also for what could not be read, which is reported.
  var absence: Absence {
    switch missing {
    case .lost: .lost
    case .notApplicable: .notApplicable
    case .secret: .secret
    case .empty, nil: .empty
    }
  }
}

extension Unicode.Scalar {
  /// Whether it makes the text behind it read in another order than it stands.
  fileprivate var turnsText: Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }
}

extension Table {
  /// The finding that no column has a name, used at `site`, with one that is near.
  func lacks(_ name: String, at site: SourceSpan) -> Diagnostic {
    let near = nearest(to: name, among: columns.lazy.map(\.name))
    return unknownColumn(name, near: near, at: site).diagnostic
  }
}
