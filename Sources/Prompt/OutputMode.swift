import Analysis
import Diagnostics
import Evaluation
import Reporting

/// How answers are written.
enum OutputMode: String, CaseIterable {
  /// For people.
  case table
  case csv, json, markdown

  /// All of them.
  static let names = listed(allCases.map(\.rawValue), "or")

  /// Which answers it writes otherwise and what becomes of the others; nil where it does for all.
  var note: String? {
    switch self {
    case .table, .json: nil
    case .csv: "figures, names and `compare` become CSV; all other answers stay text"
    case .markdown: "figures, names and `compare` become tables; all other answers, blocks of text"
    }
  }

  /// Writes an answer about a script of `sources`.
  ///
  /// What is no table, as a reason, is text in every mode: in Markdown fenced, in JSON a string.
  func write(
    _ answer: Answer, _ sources: SourceMap, _ style: TextStyle, to output: inout String
  ) {
    if self == .json { return AnswerJSON(sources: sources).write(answer, to: &output) }
    if case .comparison(let comparison) = answer, self == .markdown {
      return ComparisonWriter(comparison).writeMarkdown(to: &output)
    }
    if let form, let table = AnswerTable(answer, sources: sources) {
      return table.write(as: form, to: &output)
    }
    var text = ""
    AnswerWriter(sources: sources, style: self == .table ? style : .plain).write(answer, to: &text)
    switch self {
    case .table, .csv, .json: output += text
    case .markdown:
      let fence = OutputMode.fence(around: text)
      output += fence + "text\n" + text + fence + "\n"
    }
  }

  /// A fence that nothing in a text ends.
  private static func fence(around text: String) -> String {
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    return String(repeating: "`", count: max(3, longest + 1))
  }

  /// The form of a table, nil for people.
  private var form: AnswerTable.Form? {
    switch self {
    case .table, .json: nil
    case .csv: .csv
    case .markdown: .markdown
    }
  }
}
