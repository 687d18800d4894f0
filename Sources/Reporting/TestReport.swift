import Analysis
import Diagnostics
import Evaluation

/// What became of the expectations of several scripts.
public struct TestReport {
  /// One script.
  public struct File {
    /// Its path as it was given.
    public let name: String
    let sources: SourceMap
    /// What keeps its expectations from being looked at; empty where nothing does.
    let errors: [Diagnostic]
    let results: [ExpectationResult]

    /// Creates what became of a script, whose errors, if any, kept it from being looked at.
    public init(
      name: String, sources: SourceMap, errors: [Diagnostic], results: [ExpectationResult]
    ) {
      self.name = name
      self.sources = sources
      self.errors = errors
      self.results = errors.isEmpty ? results : []
    }

    /// Whether it could be looked at and expects nothing.
    public var isEmpty: Bool { errors.isEmpty && results.isEmpty }

    /// Whether all of it holds.
    public var holds: Bool { errors.isEmpty && results.allSatisfy { $0.outcome == .held } }
  }

  /// The scripts in the order they were given.
  public let files: [File]

  /// Creates a report.
  public init(_ files: [File]) { self.files = files }

  /// Whether everything holds.
  public var holds: Bool { files.allSatisfy(\.holds) }

  /// How many expectations of all scripts have an outcome.
  func count(_ isCounted: (ExpectationResult.Outcome) -> Bool) -> Int {
    files.reduce(0) { $0 + $1.results.count { isCounted($0.outcome) } }
  }

  /// The scripts that could not be looked at.
  var broken: [File] { files.filter { !$0.errors.isEmpty } }
}

extension TestReport.File {
  /// An expectation as the script has it, on one line.
  func words(_ result: ExpectationResult) -> String {
    let text = sources.text(of: result.expectation.span)
    return visible(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}

extension ExpectationResult.Outcome {
  /// The outcome in one word.
  var word: String {
    switch self {
    case .held: "ok"
    case .failed: "failed"
    case .undetermined: "undetermined"
    }
  }
}
