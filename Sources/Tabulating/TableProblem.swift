import Arithmetic
import Diagnostics

/// What can be wrong with a table, or with a cell that is asked for a number.
///
/// It is an `Error` for `Result` alone; nothing throws it.
public enum TableProblem: Error, Hashable {
  /// The file holds no text.
  case nothing(SourceSpan)
  /// The file is larger than is read.
  case tooLarge(bytes: Int, limit: Int, at: SourceSpan)
  /// The file is in UTF-16 or UTF-32.
  case wideEncoding(at: SourceSpan)
  /// A byte is zero.
  case nulByte(at: SourceSpan)
  /// The file is in UTF-8, but not here.
  case brokenUTF8(byte: UInt8, at: SourceSpan)
  /// The file is not in UTF-8, and this byte makes no sense in Windows-1252.
  case unknownEncoding(byte: UInt8, at: SourceSpan)
  /// The line `sep=` names something else than `;`, `,` or a tab.
  case unknownSeparator(at: SourceSpan)
  /// Each of the separators could be the one, or a comma could be none.
  case undecidedSeparator([Separator], at: SourceSpan)
  /// A quote is never closed.
  case openQuote(at: SourceSpan)
  /// Something stands between a closing quote and the separator.
  case textAfterQuote(at: SourceSpan)
  /// There are more columns than are read.
  case tooManyColumns(limit: Int, at: SourceSpan)
  /// The column with that number from the left has no name.
  case namelessColumn(Int, at: SourceSpan)
  /// Two columns have one name.
  case duplicateColumn(String, first: SourceSpan, at: SourceSpan)
  /// There are columns, but no row.
  case noRows(at: SourceSpan)
  /// The row on the line has too many cells or too few.
  case raggedRow(line: Int, cells: Int, columns: Int, header: SourceSpan, at: SourceSpan)
  /// So many problems follow that are not told one by one.
  case moreProblems(Int, at: SourceSpan)
  /// The script asks for a column that the table does not have, and perhaps means one that is near.
  case unknownColumn(
    String, near: String?, names: [String], header: SourceSpan, at: SourceSpan)
  /// The comma or point of the number can be a decimal sign, or group digits.
  case ambiguousNumber(String, at: SourceSpan)
  /// In the column some numbers need a decimal comma, others a decimal point.
  case mixedDecimalSigns(column: String, comma: SourceSpan, point: SourceSpan, at: SourceSpan)
  /// The text is no number.
  case notNumber(String, column: String, at: SourceSpan)
  /// The number has more digits than are read.
  case tooManyDigits(Int, limit: Int, at: SourceSpan)
  /// A note: one other number alone tells whether the comma or point of the number groups digits.
  case witnessedNumber(
    String, value: Rational, isDecimal: Bool, column: String, witness: SourceSpan, at: SourceSpan)

  /// The place of the problem.
  public var site: SourceSpan {
    switch self {
    case .nothing(let site), .tooLarge(_, _, let site), .wideEncoding(let site),
      .nulByte(let site), .brokenUTF8(_, let site), .unknownEncoding(_, let site),
      .unknownSeparator(let site), .undecidedSeparator(_, let site), .openQuote(let site),
      .textAfterQuote(let site), .tooManyColumns(_, let site), .namelessColumn(_, let site),
      .duplicateColumn(_, _, let site), .noRows(let site), .raggedRow(_, _, _, _, let site),
      .moreProblems(_, let site), .unknownColumn(_, _, _, _, let site),
      .ambiguousNumber(_, let site), .mixedDecimalSigns(_, _, _, let site),
      .notNumber(_, _, let site), .tooManyDigits(_, _, let site),
      .witnessedNumber(_, _, _, _, _, let site):
      site
    }
  }
}

/// A place in a file as a person counts it.
public struct Place: Hashable, Sendable {
  /// The line, from 1; a CRLF, LF or CR ends one.
  public let line: Int
  /// The character on the line, from 1.
  public let column: Int
}

extension TableProblem {
  /// The place of the problem's first character in `file`, which must hold its site.
  ///
  /// - Complexity: O(n) in the bytes before it.
  public func place(in file: SourceFile) -> Place {
    precondition(file.span.start <= site.start && site.start <= file.span.end)
    let offset = Int(site.start - file.base)
    var line = 1
    var start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, offset) : 0
    for (index, byte) in file.bytes[..<offset].enumerated() {
      let isBreak =
        byte == Byte.lineFeed
        || (byte == Byte.carriageReturn
          && (index + 1 == file.bytes.count || file.bytes[index + 1] != Byte.lineFeed))
      if isBreak { (line, start) = (line + 1, index + 1) }
    }
    let before = file.bytes[start..<offset]
    let isUTF8 = String(validating: before, as: UTF8.self) != nil
    let text = isUTF8 ? String(decoding: before, as: UTF8.self) : windows1252Text(before)
    return Place(line: line, column: text.count + 1)
  }
}
