import Diagnostics
import Syntax

extension ExpansionProblem {
  /// What is said of the place in the script that asks for a cell.
  static let placeLabel = "asked for here"

  /// Names of columns in backticks, the first few.
  private static func listed(_ names: [String]) -> String {
    names.prefix(12).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 12 ? ", …" : "")
  }

  /// What else is to be said of a text that is no period: a quarter, or a time of day behind a date.
  private static func periodHelp(_ text: String) -> [String] {
    if text.count == 6, text.prefix(4).allSatisfy(\.isNumber),
      "KQ".contains(text.dropFirst(4).prefix(1)),
      let quarter = text.last?.wholeNumberValue, (1...4).contains(quarter)
    {
      let month = quarter * 3
      return [
        "for a quarter, write its last month: `\(text.prefix(4))-\(month < 10 ? "0" : "")\(month)`"
      ]
    }
    guard text.utf8.count > 10, DateLiteral(text: String(text.prefix(10))) != nil else { return [] }
    return ["leave out what is behind the day"]
  }

  /// The name of a column where its `cell` is meant.
  private func bareColumn(_ name: String, _ cell: String, at site: SourceSpan) -> Diagnostic {
    var result = Diagnostic(
      .error, Code(102), "nothing is named `\(name)` but a column of the table", at: site,
      help: ["write `\(cell)`"], subject: name)
    result.fix = Fix(site, replacing: name, with: cell)
    return result
  }

  /// The finding in words.
  var diagnostic: Diagnostic {
    switch self {
    case .needsRow(let name, let row, let isOtherRow, let site):
      Diagnostic(
        .error, Code(630),
        isOtherRow
          ? "`\(name)` has a cell of another row than `\(row)`"
          : "`\(name)` would be declared again in every row",
        at: site, help: ["put a cell of the row into the name, as `Town[\(row)[\"Code\"]]`"],
        subject: name)
    case .otherRow(let name, let row, let site):
      Diagnostic(
        .error, Code(631), "`\(name)` has a cell of another row than `\(row)`", at: site,
        help: ["the row of this `for each` is `\(row)`"], subject: name)
    case .bareColumn(let name, let row, let site):
      bareColumn(name, "\(row)[\"\(name)\"]", at: site)
    case .namelessRow(let absence, let site, let line):
      Diagnostic(
        .error, Code(632), "a name is to come from this cell, and it has none", at: site,
        label: absence.label, secondary: [Label(line, Self.placeLabel)],
        help: ["give the name, or leave the row out of the table"])
    case .turnedName(let scalar, let site, let line):
      Diagnostic(
        .warning, Code(15),
        "the invisible character U+\(String(scalar.value, radix: 16, uppercase: true)) turns the"
          + " order of the text behind it", at: site, secondary: [Label(line, Self.placeLabel)],
        help: ["remove it, so that the name is read as it stands"])
    case .tooMuch(let rows, let site):
      Diagnostic(
        .error, Code(633), "this block for \(rows) rows is more than is read", at: site,
        why: ["written out it would pass \(Limit.bytes >> 20) MiB"],
        help: ["use a smaller table"])
    case .mixedFamily(let name, let kind, let other, let first, let site):
      Diagnostic(
        .error, Code(634),
        "the family `\(name)` is of two kinds: \(other.rawValue) and \(kind.rawValue)",
        at: site, secondary: [Label(first, "first here")],
        help: ["give one of the two another name"], subject: name)
    case .memberInScenario(let name, let site):
      Diagnostic(
        .error, Code(635), "a scenario cannot add the party `\(name)` to its family", at: site,
        help: ["give it a name of its own, or declare it outside the scenario"], subject: name)
    case .nothingFits(let file, let site):
      Diagnostic(
        .error, Code(660), "nothing in `\(file)` fits what is asked for", at: site,
        help: ["compare the texts behind `where` with the file, zeros in front included"])
    case .twoOfAPeriod(let period, let site, let first, let second):
      Diagnostic(
        .error, Code(661), "several rows of \(period) fit what is asked for", at: site,
        secondary: [Label(first, "one"), Label(second, "another")],
        help: ["say behind `where` which is meant, column by column"])
    case .severalSeries(let keys, let filter, let site, let first, let second):
      Diagnostic(
        .error, Code(666),
        "values of more than one " + keys.map { "`\($0)`" }.joined(separator: " and ")
          + " fit what is asked for", at: site,
        secondary: [Label(first, "one"), Label(second, "another")],
        help: ["say which is meant, as `where \(filter)`"])
    case .noPeriod("", let site):
      Diagnostic(
        .error, Code(662), "the period of a row is missing", at: site,
        label: "this cell is empty", help: ["write the period, or take the row out"])
    case .noPeriod(let text, let site):
      Diagnostic(
        .error, Code(662), "`\(text)` is no period", at: site,
        help: ["periods are written as `2024`, `2024-03` or `2024-03-31`"] + Self.periodHelp(text))
    case .noPeriodColumn(let names, let site):
      Diagnostic(
        .error, Code(663), "it cannot be told which column holds the periods", at: site,
        why: ["the columns are " + Self.listed(names)],
        help: [
          names.contains { DateLiteral($0, at: site) != nil }
            ? "columns with periods for names are not read; give each period a row, and the periods "
              + "a column, as `Year`"
            : "name it, as in `observed from \"file.csv\" by Year`"
        ])
    case .noValueColumn(let names, let site):
      Diagnostic(
        .error, Code(664), "it cannot be told which column holds the values", at: site,
        why: [
          names.count == 1
            ? "`\(names[0])` holds something else than numbers, and no other is left"
            : "it could be " + Self.listed(names)
        ],
        help: ["name it, as in `observed Total from \"file.csv\"`"])
    case .unknownKey(_, let keys, let site) where keys.isEmpty:
      Diagnostic(
        .error, Code(665), "the response holds no values, so none fits", at: site,
        help: ["save the response again; the source may have found nothing"])
    case .unknownKey(let name, let keys, let site):
      Diagnostic(
        .error, Code(665), "no value of the response has a `\(name)`", at: site,
        why: ["they have " + Self.listed(keys)], help: ["write one of these behind `where`"])
    case .columnOfResponse(let name, let key, let site):
      Diagnostic(
        .error, Code(665), "a saved response has no columns, so no `\(name)`", at: site,
        help: [
          key.map { "write `\($0) \"\(name)\"` behind `where` instead" }
            ?? "leave it out, and say behind `where` which value is meant, as `gender \"K\"`"
        ])
    case .periodsOfResponse(let name, let site):
      Diagnostic(
        .error, Code(665), "a saved response has no columns, so no `\(name)`", at: site,
        help: ["leave out `by \(name)`; the response says by itself of which period a value is"])
    case .tooManyLines(let limit, let site):
      Diagnostic(
        .error, Code(637),
        "families stand for more than \(limit / 1_000_000) million lines in all", at: site,
        help: ["name single parties, or use fewer such lines"])
    }
  }
}

extension Absence {
  /// What is said of the cell.
  fileprivate var label: String {
    switch self {
    case .empty: "empty"
    case .lost: "`-`: no value"
    case .notApplicable: "`.`: not applicable"
    case .secret: "`..`: secret"
    }
  }
}
