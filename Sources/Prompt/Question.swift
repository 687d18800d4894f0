import Analysis
import Diagnostics
import Driver
import Evaluation
import Reporting

/// What is asked of a session, and how the answer is to be written.
struct Question: Equatable {
  /// The questions and expectations, one a line.
  var lines: [String]
  /// The scenario of those that name none.
  var scenario: String
  /// How the answer is written.
  var mode: OutputMode
  /// Whether the answer is coloured.
  var isColored: Bool

  /// The columns the answer fits in.
  var columns: Int

  /// As texts, to go to another process.
  var texts: [String] { [scenario, mode.rawValue, isColored ? "1" : "", String(columns)] + lines }

  /// Creates a question.
  init(
    _ lines: [String], in scenario: String, as mode: OutputMode, isColored: Bool,
    columns: Int = Screen.size.columns
  ) {
    self.lines = lines
    self.scenario = scenario
    self.mode = mode
    self.isColored = isColored
    self.columns = columns
  }

  /// From the texts of another process.
  init?(_ texts: [String]) {
    guard texts.count > 4, let mode = OutputMode(rawValue: texts[1]), let columns = Int(texts[3])
    else { return nil }
    self.init(
      Array(texts[4...]), in: texts[0], as: mode, isColored: texts[2] == "1", columns: columns)
  }

  /// The answer of a session, or why there is none.
  func answer(_ session: Session) -> Answered {
    PageWidth.fit(columns)
    let text = lines.map { inScenario($0, of: session) }.joined(separator: "\n") + "\n"
    guard let pipeline = session.asking(text) else { return .refused("") }
    let style = isColored ? TextStyle.colored : .plain
    let problems = (pipeline.problems + pipeline.figureProblems(in: pipeline.scenarios))
      .filter { $0.severity == .error }
    if !problems.isEmpty { return .refused(refusal(problems, pipeline, of: session, style)) }
    let supposed = pipeline.figureProblems.filter { $0.severity == .error }
    if !supposed.isEmpty {
      return .refused(rendered(supposed, asEntered(pipeline, of: session), style))
    }
    var output = ""
    let asked = pipeline.queries.suffix(pipeline.queries.count - session.pipeline.queries.count)
    guard let inquiry = pipeline.inquiry(for: asked) else { return .refused("") }
    defer { session.remember(pipeline) }
    for (index, query) in asked.enumerated() {
      if index > 0 { output += "\n" }
      mode.write(inquiry.answer(to: query), pipeline.sources, style, to: &output)
    }
    let expected = pipeline.expected.count - session.pipeline.expected.count
    for expectation in pipeline.expected.suffix(expected) {
      let result = inquiry.result(of: expectation)
      if let diagnostic = result.diagnostic {
        var renderer = DiagnosticRenderer(pipeline.sources, style: style)
        renderer.write([diagnostic], to: &output)
      } else {
        let text = pipeline.sources.text(of: expectation.span)
        output += style.paint("holds", .good) + ": \(visible(text))\n"
      }
    }
    return .told(output)
  }

  /// Why nothing can be answered: what is wrong with the question, or the names that are missing.
  private func refusal(
    _ problems: [Diagnostic], _ pipeline: Pipeline, of session: Session, _ style: TextStyle
  ) -> String {
    let sources = asEntered(pipeline, of: session)
    let own = problems.filter { sources.file(at: $0.site.start)?.name == "entry" }
    if own.isEmpty {
      let names = problems.compactMap(\.subject)
      return "the answer waits for " + MissingNames(names).text + "\n"
    }
    return rendered(own, sources, style)
  }

  /// Problems as a person reads them.
  private func rendered(
    _ problems: [Diagnostic], _ sources: SourceMap, _ style: TextStyle
  ) -> String {
    var output = ""
    var renderer = DiagnosticRenderer(sources, style: style)
    renderer.write(problems, to: &output)
    return output
  }

  /// The text of a pipeline in which the lines stand as they were entered, without a scenario that was
  /// put behind them.
  private func asEntered(_ pipeline: Pipeline, of session: Session) -> SourceMap {
    var sources = pipeline.sources
    let number = session.parts.count
    guard number < sources.files.count else { return sources }
    // Blanks keep what stands below in its place.
    var bytes = lines.flatMap { line in
      let asked = inScenario(line, of: session).utf8.count
      let blanks = [UInt8](repeating: UInt8(ascii: " "), count: asked - line.utf8.count)
      return Array(line.utf8) + blanks + [UInt8(ascii: "\n")]
    }
    while let last = bytes.last, last <= UInt8(ascii: " ") { bytes.removeLast() }
    sources.show(bytes, inFile: number)
    return sources
  }

  /// A line in the scenario that is looked at, unless it names one.
  func inScenario(_ line: String, of session: Session) -> String {
    if scenario == "base" || line.hasPrefix("compare") { return line }
    return session.scenario(behind: line) == nil ? line + " in " + scenario : line
  }
}

/// What is said to a question.
enum Answered: Equatable {
  /// Its answer.
  case told(String)
  /// Why it has none.
  case refused(String)

  /// As texts, to go to another process.
  var texts: [String] {
    switch self {
    case .told(let text): [text]
    case .refused(let text): [text, "refused"]
    }
  }

  /// From the texts of another process.
  init(_ texts: [String]) {
    let text = texts.first ?? ""
    self = texts.count == 1 ? .told(text) : .refused(text)
  }
}

/// Names that are used and not declared.
struct MissingNames {
  /// The names, each once, many counted.
  let text: String

  /// Takes the names in the order of their uses.
  init(_ names: [String]) {
    var seen: Set<String> = []
    let unique = names.filter { seen.insert($0).inserted }
    let shown = unique.prefix(6).map { "`\(visible($0))`" }
    let more = unique.count > shown.count ? ["\(unique.count - shown.count) more"] : []
    text = listed(shown + more)
  }
}
