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
  /// The year; small, for dates make every attribute as large as the largest.
  private let yearNumber: Int16
  /// The month, 0 for a whole year.
  private let monthNumber: Int8
  /// The day, 0 for a whole month or year.
  private let dayNumber: Int8
  /// The place.
  public let span: SourceSpan

  /// Creates a date; the parts must exist in the calendar.
  public init(year: Int, month: Int?, day: Int?, span: SourceSpan) {
    yearNumber = Int16(year)
    monthNumber = Int8(month ?? 0)
    dayNumber = Int8(day ?? 0)
    self.span = span
  }

  /// The year, 1 to 9999.
  public var year: Int { Int(yearNumber) }

  /// The month, 1 to 12, nil for a whole year.
  public var month: Int? { monthNumber == 0 ? nil : Int(monthNumber) }

  /// The day, 1 to 31, nil for a whole month or year; exists in its month.
  public var day: Int? { dayNumber == 0 ? nil : Int(dayNumber) }

  /// The date as a script writes it: `2026`, `2026-03` or `2026-03-31`.
  public var text: String {
    func padded(_ number: Int, _ count: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
    let parts = [month, day].compactMap { $0 }.map { padded($0, 2) }
    return ([padded(year, 4)] + parts).joined(separator: "-")
  }
}
