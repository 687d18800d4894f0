import Arithmetic
import Diagnostics

/// `observed [COLUMN] from "file" [by COLUMN] [where COLUMN "…", …]`: values that a file holds.
public struct ObservedImport: Hashable, Sendable {
  /// A column, or a key of a response, and the text that a row must have there.
  public struct Filter: Hashable, Sendable {
    /// The name of the column.
    public let column: StringLiteral
    /// The text, or the cell of a row that holds it.
    public var text: StringLiteral

    /// Creates a filter.
    public init(column: StringLiteral, text: StringLiteral) {
      self.column = column
      self.text = text
    }
  }

  /// The column of the values; nil where the file tells it by itself.
  public let column: StringLiteral?
  /// The file.
  public let file: StringLiteral
  /// The column of the periods; nil where the file tells it by itself.
  public let periods: StringLiteral?
  /// What a row must say, all of it.
  public var filters: [Filter]
  /// The place, from `observed` to the end of the line's text.
  public var span: SourceSpan
  /// The number of the file among those that were read for the tree; -1 for none.
  public var source: Int32 = -1
  /// What was found there; empty until the file is read.
  public var values: [ObservedValue] = []

  /// Creates an import whose file has not been read.
  public init(
    column: StringLiteral?, file: StringLiteral, periods: StringLiteral?, filters: [Filter],
    span: SourceSpan
  ) {
    self.column = column
    self.file = file
    self.periods = periods
    self.filters = filters
    self.span = span
  }
}

/// A value that was observed in a period, or why there is none.
public struct ObservedValue: Hashable, Sendable {
  /// The time it is of.
  public let period: DateLiteral
  /// The value, nil where there is none.
  public let value: Rational?
  /// Why there is none, as its sign tells; nil where there is one.
  public let absence: Absence?
  /// What the source says of the value, as `Private`; empty where it says nothing.
  public let status: String
  /// Of how many the value is an unweighted mean.
  public let count: Int
  /// The place of the value.
  public let site: SourceSpan

  /// Creates an observed value.
  public init(
    period: DateLiteral, value: Rational?, absence: Absence?, status: String = "", count: Int = 1,
    site: SourceSpan
  ) {
    self.period = period
    self.value = value
    self.absence = absence
    self.status = status
    self.count = count
    self.site = site
  }
}
