import Analysis
import Arithmetic
import Diagnostics
import Evaluation

/// A verdict for people, in layers: the sentence, the page a planner can act on, and all the rest.
public struct VerdictWriter {
  /// How much is told.
  public enum Layer: Hashable, Sendable {
    /// One sentence and what somebody can do something about.
    case page
    /// Everything that was computed.
    case full
  }

  /// What is told.
  let verdict: Verdict
  /// The text that places are in.
  let sources: SourceMap
  /// How text is marked.
  let style: TextStyle
  /// How numbers are written.
  let format: NumberFormat
  /// How much is told.
  let layer: Layer

  /// Rows of a list that the page shows; the full text shows all.
  static let rowsOfPage = 8

  /// Creates a writer for `verdict` on a script of `sources`.
  public init(
    _ verdict: Verdict, sources: SourceMap, layer: Layer = .page, style: TextStyle = .plain
  ) {
    self.verdict = verdict
    self.sources = sources
    self.layer = layer
    self.style = style
    format = NumberFormat(verdict.model)
  }

  /// The sentence that says it all, ending with a period.
  public static func sentence(of verdict: Verdict) -> String { VerdictSentence(verdict).text }

  /// Writes the sentence and the sections that have something to say.
  public func write(to output: inout some TextOutputStream) {
    let sentence = wrapped(Self.sentence(of: verdict))
    let lines = sentence.split(separator: "\n").map { style.paint(String($0), .strong) }
    output.write(lines.joined(separator: "\n") + "\n")
    var sections = [
      measures, blocked, shifts, pockets, temptations, values, goals, caveats, missing,
    ]
    if layer == .full { sections += details }
    for section in sections {
      var text = ""
      section(&text)
      if !text.isEmpty { output.write("\n" + text) }
    }
  }

  /// How many rows of a list are shown.
  var limit: Int? { layer == .page ? Self.rowsOfPage : nil }

  /// Adds a section with its heading, where `lines` holds anything.
  func add(_ heading: String, _ lines: [String], to text: inout String) {
    if lines.isEmpty { return }
    text += style.paint(heading, .strong) + "\n"
    for line in lines.prefix(limit ?? lines.count) {
      text += wrapped(line, first: 2, indent: 4) + "\n"
    }
    if let limit, lines.count > limit {
      text += "  … and \(lines.count - limit) more (see --full)\n"
    }
  }
}
