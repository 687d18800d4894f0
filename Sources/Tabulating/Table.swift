import Diagnostics

/// The rows of a CSV file below named columns; a cell is text until a number is asked for.
///
/// It keeps the file's bytes and where each cell ends; text is decoded when it is asked for.
public struct Table: Sendable {
  /// The file it was read from.
  public let file: SourceFile
  /// How the file is written.
  public let dialect: Dialect
  /// The columns from left to right, at least one.
  public private(set) var columns: [Column]
  /// For each row the offset of its first byte, then the offset behind each of its cells.
  let offsets: [UInt32]
  /// The index of each column name; names that are canonically equivalent are equal.
  private let indices: [String: Int]
  /// What each column tells of its decimal sign.
  private let evidence: [DecimalEvidence]

  /// Creates a table; the column names must differ.
  init(
    file: SourceFile, dialect: Dialect, columns: [Column], offsets: [UInt32],
    evidence: [DecimalEvidence]
  ) {
    self.file = file
    self.dialect = dialect
    self.columns = columns
    self.offsets = offsets
    self.evidence = evidence
    indices = Dictionary(uniqueKeysWithValues: columns.map { ($0.name, $0.index) })
    tellDecimalSigns(asked: [])
  }

  /// The table where numbers are asked for in the columns of these names, which tell of their decimal
  /// sign then.
  ///
  /// - Complexity: O(n) in the number of columns.
  public func asked(forNumbersIn names: some Sequence<String>) -> Table {
    var table = self
    table.tellDecimalSigns(asked: Set(names.lazy.compactMap { column(named: $0)?.index }))
    return table
  }

  /// Finds the decimal sign of each column.
  private mutating func tellDecimalSigns(asked: Set<Int>) {
    let whole = TableEvidence(evidence, asked: asked)
    for index in columns.indices { evidence[index].settle(&columns[index], in: whole) }
  }

  /// The rows in the order of the file, at least one.
  public var rows: Rows { Rows(table: self) }

  /// Returns the column of that name, compared by canonical equivalence; how much white space stands in
  /// it or around it does not matter.
  public func column(named name: String) -> Column? {
    indices[name.singleSpaced].map { columns[$0] }
  }

  /// The problem of a name, used at `site`, that no column has; `near` is the one it may stand for.
  public func unknownColumn(
    _ name: String, near: String?, at site: SourceSpan
  ) -> TableProblem {
    let header = columns[0].site.joined(with: columns[columns.count - 1].site)
    return .unknownColumn(
      name, near: near, names: columns.map(\.name), header: header, at: site)
  }

  /// The rows of a table.
  public struct Rows: RandomAccessCollection, Sendable {
    let table: Table

    public var startIndex: Int { 0 }
    public var endIndex: Int { table.offsets.count / (table.columns.count + 1) }
    public subscript(position: Int) -> Row {
      precondition(indices.contains(position))
      return Row(table: table, first: position * (table.columns.count + 1))
    }
  }
}

/// A row of a table.
public struct Row: Sendable {
  /// The table it belongs to.
  public let table: Table
  /// The index of its first offset.
  fileprivate let first: Int

  /// The place of the row.
  public var site: SourceSpan {
    table.file.span(
      Int(table.offsets[first]), Int(table.offsets[first + table.columns.count]))
  }

  /// The cells from left to right.
  public var cells: [Cell] { table.columns.map { self[$0] } }

  /// Returns the cell in a column of the row's table.
  public subscript(column: Column) -> Cell {
    let end = Int(table.offsets[first + column.index + 1])
    let start = Int(table.offsets[first + column.index]) + (column.index == 0 ? 0 : 1)
    return Cell(
      bytes: table.file.bytes[start..<end], site: table.file.span(start, end),
      encoding: table.dialect.encoding, column: column)
  }
}
