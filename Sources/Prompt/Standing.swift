import Analysis
import Diagnostics
import Driver
import Evaluation

/// How a session stands: its verdict in a word and a line, and the expectations that do not hold.
struct Standing: Equatable {
  /// The verdict in a word, `?` where there is none.
  var word = "?"
  /// The verdict in a line, empty where there is none.
  var line = ""
  /// The expectations that fail, as they are written.
  var failing: [String] = []

  /// How nothing stands.
  static let none = Standing()

  /// Computes how a session stands in a scenario.
  init(_ session: Session, in scenario: String) {
    let pipeline = session.pipeline
    guard pipeline.isSound, !pipeline.declaresNothing,
      let symbol = pipeline.scenario(named: scenario),
      let verdict = pipeline.checkedVerdict(on: symbol)
    else { return }
    word = verdict.overall == .undetermined ? "?" : verdict.overall.rawValue
    line = verdict.briefLine
    failing = zip(pipeline.expected, pipeline.expectations()).compactMap { expectation, result in
      result.outcome == .failed ? pipeline.sources.text(of: expectation.span) : nil
    }
  }

  /// Creates the standing of nothing.
  private init() {}

  /// As texts, to go to another process.
  var texts: [String] { [word, line] + failing }

  /// From the texts of another process.
  init?(_ texts: some Collection<String>) {
    let texts = Array(texts)
    guard texts.count >= 2 else { return nil }
    (word, line) = (texts[0], texts[1])
    failing = Array(texts[2...])
  }

  /// The escape sequence its word is shown with.
  var style: String {
    let ink: TextStyle.Ink =
      switch word {
      case "joint": .good
      case "silo": .error
      case "partial": .warning
      default: .faint
      }
    return "\u{1B}[\(ink.rawValue)m"
  }

  /// Itself as it is remembered behind `earlier`: where there is no verdict, nothing is known to hold
  /// again.
  func after(_ earlier: Standing) -> Standing {
    var result = self
    if line.isEmpty { result.failing = earlier.failing }
    return result
  }

  /// What stays of it where another scenario is looked at: each expectation says which one it is about.
  var ofAnotherScenario: Standing {
    var result = Standing.none
    result.failing = failing
    return result
  }

  /// What has changed since `earlier`, a line each, except that one of `toldApart` fails; `always` tells
  /// also where the verdict stayed.
  func changes(
    since earlier: Standing, always: Bool, except toldApart: Set<String> = []
  ) -> [String] {
    var lines: [String] = []
    if line != earlier.line {
      if line.isEmpty {
        lines.append("the verdict waits")
      } else if earlier.line.isEmpty {
        lines.append("verdict: \(line)")
      } else {
        lines.append("verdict: \(earlier.line) → \(line)")
      }
    } else if always && !line.isEmpty {
      lines.append("verdict unchanged: \(line)")
    }
    let failed = toldApart.union(earlier.failing)
    for text in failing where !failed.contains(text) { lines.append("fails now: \(visible(text))") }
    let failingNow = Set(failing)
    for text in earlier.failing where !failingNow.contains(text) && !line.isEmpty {
      lines.append("holds again, or is gone: \(visible(text))")
    }
    return lines
  }
}

extension Verdict {
  /// The verdict in a few words.
  fileprivate var briefLine: String {
    var words = overall.rawValue
    if perverse { words += ", perverse" }
    if (harm?.sign ?? 0) < 0 && !perverse { words += ", with harm" }
    if contested != nil { words += ", contested" }
    if let note = basis?.note { words += " (\(note))" }
    if let valueKept { words += ", \(NumberFormat.percent(valueKept)) of the value kept" }
    return words
  }
}
