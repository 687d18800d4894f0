import Analysis
import Diagnostics
import Driver
import Reporting

extension FileReport {
  /// Whether all findings are kept or only as many as a person is shown.
  enum Detail: Sendable {
    case shown, all
  }

  /// Returns the report with everything that can be found in the script of `pipeline`.
  func filled(
    by pipeline: Pipeline, _ levels: [Code: Settings.Level], detail: Detail
  ) -> FileReport {
    var result = self
    result.fill(by: pipeline, levels, detail)
    return result
  }

  /// Adds everything that can be found in the script of `pipeline`.
  private mutating func fill(
    by pipeline: Pipeline, _ levels: [Code: Settings.Level], _ detail: Detail
  ) {
    if pipeline.declaresNothing && pipeline.isSound {
      failure = EmptyScript.message(for: pipeline)
      return
    }
    for (code, level) in levels where level == .off { silenced["\(code)"] = .settings }
    let results = pipeline.expectations()
    let review = pipeline.review()
    let found =
      (review.findings.compactMap { $0.severity == .error ? $0 : $0.weighed(by: levels) }
      + results.compactMap(\.diagnostic)).sorted()
    for finding in found { counts[finding.severity.rawValue] += 1 }
    var locator = DiagnosticLocator(pipeline.sources)
    let told =
      detail == .all
      ? found : gravest(onceForRows(found, in: pipeline.sources, areOfScript: true))
    findings = told.map { locator.locate($0) }
    acceptances = review.acceptances.map { entry in
      AcceptanceLine(entry, place: locator.place(of: entry.accepted.site))
    }
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

extension Diagnostic {
  /// Returns the finding with the weight that the settings give it, nil where they leave it out.
  fileprivate func weighed(by levels: [Code: Settings.Level]) -> Diagnostic? {
    var result = self
    switch levels[code] {
    case nil: break
    case .off: return nil
    case .severity(let severity): result.severity = severity
    }
    return result
  }
}
