import Analysis
import Diagnostics
import Driver
import Reporting

extension FileReport {
  /// Whether all findings are kept or only as many as a person is shown.
  enum Detail: Sendable {
    case shown, all
  }

  /// Checks the script of `pipeline`: everything that can be found in it.
  init(_ pipeline: Pipeline, path: String, failOn: Severity, detail: Detail) {
    self.init(path: path, failOn: failOn)
    if pipeline.declaresNothing && pipeline.problems.isEmpty {
      failure = EmptyScript.message(for: pipeline.name)
      return
    }
    let results = pipeline.expectations()
    let found =
      (pipeline.problems + pipeline.figureProblems(in: pipeline.scenarios)
      + pipeline.verdictFindings() + results.compactMap(\.diagnostic)).sorted()
    for finding in found { counts[finding.severity.rawValue] += 1 }
    var locator = DiagnosticLocator(pipeline.sources)
    findings = (detail == .all ? found : gravest(found)).map { locator.locate($0) }
    if pipeline.isSound {
      verdicts = zip(pipeline.scenarioNames, pipeline.scenarios).map { name, scenario in
        ScenarioLine(
          scenario: name, verdict: pipeline.checkedVerdict(on: scenario).map(VerdictLine.init))
      }
    }
    expectations = pipeline.expected.enumerated().map { index, expectation in
      let text = pipeline.sources.text(of: pipeline.sources.origin(of: expectation.span))
      return ExpectationLine(
        text: text.split(whereSeparator: \.isWhitespace).joined(separator: " "),
        outcome: results.isEmpty ? .notChecked : .init(results[index].outcome),
        place: locator.place(of: expectation.span))
    }
  }
}

extension ExpectationLine.Outcome {
  /// What became of an expectation, without what is missing for it.
  fileprivate init(_ outcome: ExpectationResult.Outcome) {
    self =
      switch outcome {
      case .held: .held
      case .failed: .failed
      case .undetermined: .undetermined
      }
  }
}
