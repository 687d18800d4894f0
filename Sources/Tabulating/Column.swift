import Diagnostics

/// A column of a table.
public struct Column: Hashable, Sendable {
  /// The name on the first line, without white space around it and with one blank for all within.
  public let name: String
  /// The place of the name.
  public let site: SourceSpan
  /// The number of columns before it.
  public let index: Int
  /// How its numbers are written.
  public internal(set) var decimals: DecimalSign = .undecided
  /// What alone tells how a comma before the last three digits is read; nil where nothing need tell.
  var commaWitness: SourceSpan?
  /// What alone tells how a point before the last three digits is read; nil where nothing need tell.
  var pointWitness: SourceSpan?
}

/// What begins the decimals of a column's numbers.
public enum DecimalSign: Hashable, Sendable {
  /// A comma; a point can then only group digits.
  case comma
  /// A point; a comma can then only group digits.
  case point
  /// No number in the column, nor in the table, tells.
  case undecided
  /// Some numbers can only be read with a comma, others only with a point.
  case mixed(comma: SourceSpan, point: SourceSpan)
}
