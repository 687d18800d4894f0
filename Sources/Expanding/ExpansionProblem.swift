import Diagnostics
import Syntax

/// What can be wrong with `for each` and with families.
enum ExpansionProblem {
  /// A name in `for each` that would be the same in every row, or is of another row.
  case needsRow(String, row: String, isOtherRow: Bool, at: SourceSpan)
  /// A name with a cell of a row that is not the one of its block.
  case otherRow(String, row: String, at: SourceSpan)
  /// The name of a column where its cell is meant.
  case bareColumn(String, row: String, at: SourceSpan)
  /// A cell without text where a name is to come from it.
  case namelessRow(Absence, at: SourceSpan, line: SourceSpan)
  /// A warning: a character in a cell that becomes a name makes it read in another order than it stands.
  case turnedName(Unicode.Scalar, at: SourceSpan, line: SourceSpan)
  /// The block and its rows would make a script beyond all bounds.
  case tooMuch(rows: Int, at: SourceSpan)
  /// Two kinds of things in one family.
  case mixedFamily(
    String, DeclarationKind, DeclarationKind, first: SourceSpan, at: SourceSpan)
  /// A party of a family that only a scenario declares.
  case memberInScenario(String, at: SourceSpan)
  /// No row of a file says what a line asks for.
  case nothingFits(String, at: SourceSpan)
  /// Several rows fit a line and are of one period.
  case twoOfAPeriod(String, at: SourceSpan, first: SourceSpan, second: SourceSpan)
  /// Values that differ in these keys of a response fit a line; `filter` would choose the first.
  case severalSeries(
    of: [String], filter: String, at: SourceSpan, first: SourceSpan, second: SourceSpan)
  /// A text where the period should stand.
  case noPeriod(String, at: SourceSpan)
  /// None or several of these columns could hold the periods.
  case noPeriodColumn([String], at: SourceSpan)
  /// None or several of these columns could hold the values.
  case noValueColumn([String], at: SourceSpan)
  /// A key that no value of a response has.
  case unknownKey(String, keys: [String], at: SourceSpan)
  /// A column of values asked of a response, and the key that has it as a text.
  case columnOfResponse(String, key: String?, at: SourceSpan)
  /// A column of periods asked of a response.
  case periodsOfResponse(String, at: SourceSpan)
  /// Families stand for more lines than any script means.
  case tooManyLines(limit: Int, at: SourceSpan)
}
