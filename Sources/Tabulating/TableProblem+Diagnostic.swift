import Diagnostics

extension TableProblem {
  /// The problem in words.
  public var diagnostic: Diagnostic {
    Diagnostic(
      severity, Code(number), message, at: site, label: label, secondary: secondary, why: why,
      help: help)
  }

  /// How much it weighs.
  private var severity: Severity {
    if case .witnessedNumber = self { .note } else { .error }
  }

  /// The number of the problem's code.
  private var number: UInt16 {
    switch self {
    case .nothing: 601
    case .tooLarge: 602
    case .wideEncoding: 603
    case .nulByte: 604
    case .brokenUTF8: 605
    case .unknownEncoding: 606
    case .unknownSeparator: 607
    case .undecidedSeparator: 608
    case .openQuote: 609
    case .textAfterQuote: 610
    case .tooManyColumns: 611
    case .namelessColumn: 612
    case .duplicateColumn: 613
    case .noRows: 614
    case .raggedRow: 615
    case .moreProblems: 616
    case .unknownColumn: 617
    case .ambiguousNumber: 618
    case .mixedDecimalSigns: 619
    case .notNumber: 620
    case .tooManyDigits: 621
    case .witnessedNumber: 622
    }
  }

  /// The headline.
  private var message: String {
    switch self {
    case .nothing: "the table is empty"
    case .tooLarge(let bytes, let limit, _):
      "the table is too large: \(bytes >> 20) MiB, at most \(limit >> 20) MiB are read"
    case .wideEncoding: "the table is in UTF-16 or UTF-32, which is not read"
    case .nulByte: "the table holds a NUL byte: it is damaged or not a text file"
    case .brokenUTF8(let byte, _): "the table is in UTF-8, but the byte \(hex(byte)) is not"
    case .unknownEncoding(let byte, _):
      "the table is neither in UTF-8 nor in Windows-1252: the byte \(hex(byte)) fits neither"
    case .unknownSeparator: "the line `sep=` names no separator that is read"
    case .undecidedSeparator(let separators, _):
      separators.count == 1
        ? "it cannot be told whether \(listed(separators)) separates the cells of the table"
        : "it cannot be told which of \(listed(separators)) separates the cells of the table"
    case .openQuote: "the quote is never closed"
    case .textAfterQuote: "something follows the closing quote of a cell"
    case .tooManyColumns(let limit, _): "there are more than \(limit) cells on one line"
    case .namelessColumn(let index, _): "column \(index) of the table has no name"
    case .duplicateColumn(let name, _, _): "two columns of the table are named `\(name)`"
    case .noRows: "the table has column names but no rows"
    case .raggedRow(let line, let cells, let columns, _, _):
      "line \(line) has \(count(cells, "cell")), but there \(columns == 1 ? "is" : "are") "
        + count(columns, "column")
    case .moreProblems(let rest, _): "\(count(rest, "more problem")) in the table"
    case .unknownColumn(let name, _, _, _, _): "the table has no column `\(name)`"
    case .ambiguousNumber(let text, _): "`\(text)` can be read as two numbers"
    case .mixedDecimalSigns(let column, _, _, _):
      "the column `\(column)` has decimal commas and decimal points"
    case .notNumber(let text, let column, _): "`\(text)` in column `\(column)` is not a number"
    case .tooManyDigits(let digits, let limit, _):
      "the number has \(digits) digits, at most \(limit) are read"
    case .witnessedNumber(let text, let value, let isDecimal, let column, _, _):
      "`\(text)` in column `\(column)` is read \(isDecimal ? "with decimals, as" : "as") \(value)"
    }
  }

  /// What is said beside the place.
  private var label: String {
    switch self {
    case .duplicateColumn: "again here"
    case .openQuote: "opened here"
    case .raggedRow(_, let cells, let columns, _, _):
      cells > columns ? "too many" : "the last cell of the line"
    case .nothing, .tooLarge, .wideEncoding, .nulByte, .brokenUTF8, .unknownEncoding,
      .unknownSeparator, .undecidedSeparator, .textAfterQuote, .tooManyColumns,
      .namelessColumn, .noRows, .moreProblems, .unknownColumn, .ambiguousNumber,
      .mixedDecimalSigns, .notNumber, .tooManyDigits, .witnessedNumber:
      ""
    }
  }

  /// The other places that belong to it.
  private var secondary: [Label] {
    switch self {
    case .duplicateColumn(_, let first, _): [Label(first, "first here")]
    case .raggedRow(_, _, let columns, let header, _): [Label(header, count(columns, "column"))]
    case .unknownColumn(_, _, _, let header, _): [Label(header, "the columns")]
    case .mixedDecimalSigns(_, let comma, let point, _):
      [Label(comma, "a decimal comma"), Label(point, "a decimal point")]
    case .witnessedNumber(_, _, _, _, let witness, _): [Label(witness, "as this number tells")]
    case .nothing, .tooLarge, .wideEncoding, .nulByte, .brokenUTF8, .unknownEncoding,
      .unknownSeparator, .undecidedSeparator, .openQuote, .textAfterQuote, .tooManyColumns,
      .namelessColumn, .noRows, .moreProblems, .ambiguousNumber, .notNumber, .tooManyDigits:
      []
    }
  }

  /// Why it is one.
  private var why: [String] {
    switch self {
    case .undecidedSeparator(let separators, _):
      separators.count == 1
        ? ["the first line has none, and below it stand commas that are not in numbers"]
        : ["no one of them alone divides every line into as many cells as the first"]
    case .ambiguousNumber:
      [
        "the sign before the last three digits can begin decimals or group digits, and no other "
          + "figure that is asked for tells"
      ]
    case .witnessedNumber:
      [
        "the sign before the last three digits can begin decimals or group digits, and only other "
          + "numbers tell, as that one"
      ]
    case .unknownColumn(_, _, let names, _, _):
      [
        "the columns are " + names.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
          + (names.count > 12 ? " and \(names.count - 12) more" : "")
      ]
    case .nothing, .tooLarge, .wideEncoding, .nulByte, .brokenUTF8, .unknownEncoding,
      .unknownSeparator, .openQuote, .textAfterQuote, .tooManyColumns, .namelessColumn,
      .duplicateColumn, .noRows, .raggedRow, .moreProblems, .mixedDecimalSigns, .notNumber,
      .tooManyDigits:
      []
    }
  }

  /// What to do.
  private var help: [String] {
    switch self {
    case .nothing, .noRows: ["the first line names the columns, each line below it is a row"]
    case .tooLarge: ["keep only the rows and columns that the script uses"]
    case .wideEncoding, .nulByte, .brokenUTF8, .unknownEncoding:
      ["save it as UTF-8, in Excel as `CSV UTF-8`"]
    case .unknownSeparator, .undecidedSeparator:
      ["write `sep=;`, `sep=,` or `sep=` and a tab alone on the first line"]
    case .openQuote, .textAfterQuote:
      ["a cell in quotes ends at its second quote; a quote inside it is written twice"]
    case .tooManyColumns: ["check whether the lines of the file are broken"]
    case .namelessColumn: ["name it on the first line, or delete the column"]
    case .duplicateColumn: ["give each column a name of its own"]
    case .raggedRow(_, let cells, let columns, _, _):
      columns == 1
        ? ["the first line must name the columns: delete a title above them"]
        : cells > columns ? ["put a cell that holds the separator in quotes"] : []
    case .moreProblems: ["correct the first ones and check again"]
    case .unknownColumn(_, let near?, _, _, _): ["write `\(near)`, the column that is near"]
    case .unknownColumn, .mixedDecimalSigns: []
    case .ambiguousNumber, .witnessedNumber:
      ["write it without a sign that groups digits, or with one decimal more or less"]
    case .notNumber:
      [
        "write digits alone, the unit in the script; where there is no number, leave the cell empty or "
          + "write `-`, `.` or `..`"
      ]
    case .tooManyDigits: ["round it"]
    }
  }
}

/// A byte as it is shown in tables of encodings.
private func hex(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "0x" + (digits.count == 1 ? "0" : "") + digits
}

/// A number with its noun.
private func count(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

/// The separators as a reader sees them.
private func listed(_ separators: [Separator]) -> String {
  let names = separators.map { separator in
    switch separator {
    case .semicolon: "`;`"
    case .comma: "`,`"
    case .tab: "a tab"
    }
  }
  return names.joined(separator: " and ")
}
