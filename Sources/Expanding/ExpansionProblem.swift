import Diagnostics
import Syntax

/// What can be wrong with `for each` and with families.
enum ExpansionProblem {
  /// A name in `for each` that would be the same in every row, or is of another row.
  case needsRow(String, row: String, isOtherRow: Bool, at: SourceSpan)
  /// A name with a cell of a row that is not the one of its block.
  case otherRow(String, row: String, at: SourceSpan)
  /// A cell without text where a name is to come from it.
  case namelessRow(Absence, at: SourceSpan, line: SourceSpan)
  /// The block and its rows would make a script beyond all bounds.
  case tooMuch(rows: Int, at: SourceSpan)
  /// Two kinds of things in one family.
  case mixedFamily(
    String, DeclarationKind, DeclarationKind, first: SourceSpan, at: SourceSpan)
  /// A party of a family that only a scenario declares.
  case memberInScenario(String, at: SourceSpan)
  /// Families stand for more lines than any script means.
  case tooManyLines(limit: Int, at: SourceSpan)
}
