import Analysis
import Diagnostics
import Evaluation

extension TestReport {
  /// The report for continuous integration: a suite for each script, a test for each expectation.
  public var junit: JUnit {
    JUnit(
      suites: files.map { file in
        var suite = JUnit.Suite(name: file.name)
        if !file.errors.isEmpty { suite.cases.append(file.brokenCase) }
        var names: [String: Int] = [:]
        for result in file.results {
          let words = file.words(result)
          names[words, default: 0] += 1
          let number = names[words, default: 1]
          suite.cases.append(
            JUnit.Case(
              name: number == 1 ? words : "\(words) (\(number))", group: file.name,
              outcome: file.outcome(of: result)))
        }
        return suite
      })
  }

  /// Writes the report for programs, `"format": "samverka.test/1"`.
  public func writeJSON(to output: inout some TextOutputStream) {
    JSON.object([
      ("format", .string("samverka.test/1")), ("holds", .bool(holds)),
      ("files", .array(files.map(\.json))),
    ]).write(to: &output)
  }
}

extension TestReport.File {
  /// The test that stands for all of a script that could not be looked at.
  fileprivate var brokenCase: JUnit.Case {
    let first = errors.first
    return JUnit.Case(
      name: "the script has no errors", group: name,
      outcome: .broken(
        JUnit.Fault(
          message: first?.message ?? "", kind: first.map { "\($0.code)" } ?? "",
          text: rendered(errors))))
  }

  /// What became of an expectation, as a test.
  fileprivate func outcome(of result: ExpectationResult) -> JUnit.Outcome {
    guard let said = result.diagnostic else { return .passed }
    return .failed(
      JUnit.Fault(message: said.message, kind: "\(said.code)", text: rendered([said])))
  }

  /// Findings as they are shown.
  private func rendered(_ diagnostics: [Diagnostic]) -> String {
    var text = ""
    var renderer = DiagnosticRenderer(sources, style: .plain)
    renderer.write(diagnostics, to: &text)
    return text
  }

  /// The script, its errors and its expectations.
  fileprivate var json: JSON {
    var renderer = DiagnosticRenderer(sources, style: .plain)
    return .object([
      ("name", .string(name)), ("holds", .bool(holds)),
      ("errors", .array(errors.map { $0.json(&renderer) })),
      ("expectations", .array(results.map { json($0, &renderer) })),
    ])
  }

  /// An expectation, what became of it, and why.
  private func json(_ result: ExpectationResult, _ renderer: inout DiagnosticRenderer) -> JSON {
    let said = result.diagnostic
    return .object([
      ("expectation", .string(words(result))),
      ("scenario", .string(result.verdict.model.scenario)),
      ("at", .string(orNull: renderer.position(of: result.expectation.span))),
      ("outcome", .string(result.outcome.word)), ("message", .string(orNull: said?.message)),
      ("why", .array((said?.why ?? []).map(JSON.string))),
      ("help", .array((said?.help ?? []).map(JSON.string))),
    ])
  }
}
