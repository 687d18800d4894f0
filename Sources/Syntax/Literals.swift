import Arithmetic
import Diagnostics

/// A string between quotes, with its escapes resolved.
public struct StringLiteral: Hashable, Sendable {
  /// The text.
  public let text: String
  /// The place, quotes included.
  public let span: SourceSpan
  /// The cell of a row that holds the text, as `Row["Name"]`; nil for a string.
  public let cell: Symbol?

  /// Creates a string literal.
  public init(_ text: String, _ span: SourceSpan) {
    self.text = text
    self.span = span
    cell = nil
  }

  /// Creates the text of a cell that has not been read yet.
  public init(cell: Symbol, _ span: SourceSpan) {
    text = ""
    self.span = span
    self.cell = cell
  }
}

/// A day, or a whole month or year.
public struct DateLiteral: Hashable, Sendable {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12, nil for a whole year.
  public let month: Int?
  /// The day, 1 to 31, nil for a whole month or year; exists in its month.
  public let day: Int?
  /// The place.
  public let span: SourceSpan

  /// Creates a date; the parts must exist in the calendar.
  public init(year: Int, month: Int?, day: Int?, span: SourceSpan) {
    self.year = year
    self.month = month
    self.day = day
    self.span = span
  }
}
