import Diagnostics

/// `for each Row in table "file.csv" { … }`: declarations that stand for one of each row.
public struct Rows: Hashable, Sendable {
  /// The name of the row.
  public let row: Name
  /// The file of the table.
  public let table: StringLiteral
  /// What is declared for each row; cells stand in it as names with an index of the row.
  public let declarations: [Declaration]
  /// The whole place.
  public let span: SourceSpan

  /// Creates a block.
  public init(row: Name, table: StringLiteral, declarations: [Declaration], span: SourceSpan) {
    self.row = row
    self.table = table
    self.declarations = declarations
    self.span = span
  }
}
