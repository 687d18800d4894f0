import Analysis
import Diagnostics
import Evaluation

/// Verdicts side by side, for people.
public struct ComparisonWriter {
  /// What is shown.
  private let comparison: Comparison
  /// How text is marked.
  private let style: TextStyle
  /// The names of the columns, safe for a terminal.
  private let names: [String]

  /// Creates a writer for `comparison`, whose columns are scenarios.
  public init(_ comparison: Comparison, style: TextStyle = .plain) {
    self.comparison = comparison
    self.style = style
    names = comparison.columns.map { visible($0.model.scenario) }
  }

  /// Writes a sentence, then the tables: figures, what is done, who earns what, what measures reward.
  public func write(to output: inout some TextOutputStream) {
    output.write(style.paint(wrapped(sentence, indent: 2), .strong) + "\n")
    for sheet in sheets { sheet.write(to: &output) }
  }

  /// Writes the same as Markdown.
  public func writeMarkdown(to output: inout some TextOutputStream) {
    output.write("**\(markdown(sentence))**\n")
    for sheet in sheets { sheet.writeMarkdown(to: &output) }
  }

  /// The tables.
  private var sheets: [Sheet] { ComparisonSheets(comparison, names: names).all }

  /// What the verdicts are: `base is silo; Shared and Back are joint`.
  private var sentence: String {
    let words = comparison.columns.map(\.shortWords)
    if words.count == 2 {
      return "\(names[0]) is \(words[0]), \(names[1]) is \(words[1])"
        + (words[0] == words[1] ? " too" : "")
    }
    var groups: [(word: String, names: [String])] = []
    for (name, word) in zip(names, words) {
      if let place = groups.firstIndex(where: { $0.word == word }) {
        groups[place].names.append(name)
      } else {
        groups.append((word, [name]))
      }
    }
    return groups.map { "\(listed($0.names)) \($0.names.count == 1 ? "is" : "are") \($0.word)" }
      .joined(separator: "; ")
  }
}
