import Analysis
import Arithmetic
import Diagnostics
import Evaluation

/// An answer as rows of a table, for programs and documents.
public struct AnswerTable {
  /// The forms a table is written in.
  public enum Form: Sendable {
    /// RFC 4180, fields with `,` between them and lines that end with a newline.
    case csv
    /// A table of a Markdown document.
    case markdown
  }

  /// What stands in a row: text as people read it, and what a program reads.
  private struct Cell {
    let text: String
    let value: JSON
  }

  private let columns: [String]
  private let rows: [[Cell]]

  /// Makes the rows of an answer about a script of `sources`; nil where it is no table.
  public init?(_ answer: Answer, sources: SourceMap) {
    if case .comparison(let comparison) = answer {
      self.init(comparison)
    } else if case .figure(let figure, let value, let verdict) = answer {
      self.init([(figure, value)], verdict)
    } else if case .facts(let entity, let facts, _, let documentation, let verdict) = answer {
      let words = documentation.split(whereSeparator: \.isNewline).joined(separator: " ")
      let declared =
        DeclaredText(verdict).lines(of: entity)
        + (words.isEmpty ? [] : [("documentation", words)])
      self.init(
        facts.map { ($0.figure, $0.value) }, verdict,
        and: declared.map { ($0, .none, $1) }
          + FollowUpWriter(verdict, style: .plain).rows(of: entity))
    } else if case .value(let site, let value, let dimension, let view) = answer {
      let name = sources.text(of: site).split(whereSeparator: \.isWhitespace)
      let text = DimensionText(view).words(for: value, dimension)
      let row = AnswerTable.row(
        name.joined(separator: " "), view.verdict.model.scenario, value, text)
      self.init(AnswerTable.figureColumns, [row])
    } else {
      return nil
    }
  }

  /// The heads of a table of figures.
  private static let figureColumns = ["figure", "scenario", "value", "text"]

  /// Creates a table.
  private init(_ columns: [String], _ rows: [[Cell]]) {
    self.columns = columns
    self.rows = rows
  }

  /// Makes a row for each figure, and one for each line of what is no figure.
  private init(
    _ figures: [(AskedFigure, Value)], _ verdict: Verdict,
    and lines: [(what: String, value: Value, words: String)] = []
  ) {
    columns = AnswerTable.figureColumns
    let text = FigureText(verdict, .exact)
    let scenario = verdict.model.scenario
    rows =
      figures.map { figure, value in
        AnswerTable.row(
          text.name(of: figure), scenario, value, text.words(for: value, verdict.unit(of: figure)))
      } + lines.map { AnswerTable.row($0.what, scenario, $0.value, $0.words) }
  }

  /// Makes a row for each thing that is compared.
  private init(_ comparison: Comparison) {
    let rows = comparison.rows.map { row in
      let (figure, name) = row.label.words
      let label = name.map { "\(figure) of \($0)" } ?? figure
      return [Cell(text: label, value: .string(label))]
        + row.values.map { value in
          let json = value?.forPrograms ?? .null
          return Cell(text: AnswerTable.text(of: json), value: json)
        }
    }
    self.init(["figure"] + comparison.columns.map(\.model.scenario), rows)
  }

  /// A value as a field of a table: nothing where it is null, a word without JSON's quotation marks.
  private static func text(of json: JSON) -> String {
    if case .null = json { return "" }
    if case .string(let word) = json { return word }
    var text = ""
    json.write(to: &text)
    return String(text.dropLast())
  }

  /// One figure.
  private static func row(
    _ name: String, _ scenario: String, _ value: Value, _ words: String
  ) -> [Cell] {
    let json = value.forPrograms
    return [
      Cell(text: name, value: .string(name)), Cell(text: scenario, value: .string(scenario)),
      Cell(text: text(of: json), value: json), Cell(text: words, value: .string(words)),
    ]
  }

  /// Writes the table.
  public func write(as form: Form, to output: inout some TextOutputStream) {
    switch form {
    case .csv:
      for line in [columns] + rows.map({ $0.map(\.text) }) {
        output.write(line.map(Self.csvField).joined(separator: ",") + "\n")
      }
    case .markdown:
      write(columns, to: &output)
      output.write("|" + columns.map { _ in "---|" }.joined() + "\n")
      for row in rows { write(row.map(\.text), to: &output) }
    }
  }

  /// The rows as objects.
  var json: JSON {
    .array(rows.map { row in .object(zip(columns, row).map { (key: $0, value: $1.value) }) })
  }

  /// Writes a line of a Markdown table.
  private func write(_ cells: [String], to output: inout some TextOutputStream) {
    output.write("| " + cells.map { markdown(visible($0)) }.joined(separator: " | ") + " |\n")
  }

  /// A field, in quotation marks where it needs them; what a spreadsheet would take for a formula
  /// stands behind an apostrophe.
  private static func csvField(_ text: String) -> String {
    var shown = visible(text)
    if let first = shown.first, "=+-@".contains(first), Rational(decimal: shown) == nil {
      shown = "'" + shown
    }
    guard shown.contains(where: { ",\"\n\r".contains($0) }) else { return shown }
    let doubled = shown.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + doubled.joined(separator: "\"\"") + "\""
  }
}

extension Value {
  /// The value for a program; what cannot be said, or is no one number, is null.
  fileprivate var forPrograms: JSON {
    switch self {
    case .number(let number): .number(number)
    case .truth(let truth): .bool(truth)
    case .infinite(let positive): .string(positive ? "infinite" : "-infinite")
    case .interval(let from, let to):
      .object([("from", .number(orNull: from)), ("to", .number(orNull: to))])
    case .none, .undetermined: .null
    }
  }
}
