import Analysis
import Diagnostics

/// A check as test results: a test for each expectation, each rule and the soundness of each script.
struct CheckJUnit {
  /// Writes the report as JUnit XML.
  func write(_ report: CheckReport, to output: inout some TextOutputStream) {
    JUnit(suites: report.files.map(suite)).write(to: &output)
  }

  /// The tests of a script; two equal names are told apart by numbers.
  private func suite(_ file: FileReport) -> JUnit.Suite {
    var counts: [String: Int] = [:]
    let cases = tests(file).map { test -> JUnit.Case in
      let count = counts[test.name, default: 0] + 1
      counts[test.name] = count
      let name = count == 1 ? test.name : "\(test.name) (\(count))"
      return JUnit.Case(name: name, group: file.path, outcome: test.outcome)
    }
    return JUnit.Suite(name: file.path, cases: cases)
  }

  /// A test before it belongs to a suite.
  private typealias Test = (name: String, outcome: JUnit.Outcome)

  /// What is to hold of a script: that it is sound, every rule, every expectation.
  private func tests(_ file: FileReport) -> [Test] {
    let soundness = "the script is sound"
    if let failure = file.failure {
      return [(soundness, .broken(.init(message: failure, kind: "not checked")))]
    }
    if file.isMissing {
      return [("the baseline holds only what is found", outcome(of: file.findings, file))]
    }
    var findings = Dictionary(grouping: file.findings, by: \.code)
    let rules = Self.rules.map { rule -> Test in
      let own = findings.removeValue(forKey: rule.code) ?? []
      var outcome = outcome(of: own, file)
      if outcome == .passed, let reason = doubt(of: "\(rule.code)", in: file) {
        outcome = .skipped(reason)
      }
      return ("\(rule.code) \(rule.title)", outcome)
    }
    let outcomes = ExpectationLine.codes.flatMap { findings.removeValue(forKey: $0) ?? [] }
    let rest = file.findings.filter { findings[$0.code] != nil }
    return [(soundness, outcome(of: rest, file))] + rules
      + file.expectations.map { expectation(in: $0, outcomes, isSound: !file.verdicts.isEmpty) }
  }

  /// Why nothing is said of a rule though it may not hold; nil where it holds.
  private func doubt(of code: String, in file: FileReport) -> String? {
    switch file.silenced[code] {
    case .settings: return "the settings leave it out"
    case .baseline: return "what was found stands in the baseline"
    case nil: break
    }
    if !file.verdicts.contains(where: { $0.verdict != nil }) {
      return "the script has errors, so there is no verdict"
    }
    let accepted = file.acceptances.first { $0.code == code && $0.count > 0 }
    return accepted.map { "accepted on \($0.subject) by \($0.owner): \($0.reason)" }
  }

  /// The pages of all that is looked for in a sound script, expectations apart.
  private static let rules = Page.all.filter { page in
    page.severity < .error && !ExpectationLine.codes.contains(page.code)
  }

  /// The test that nothing was found: it fails by what makes the check fail, and what else was found
  /// does not pass either.
  private func outcome(of findings: [LocatedDiagnostic], _ file: FileReport) -> JUnit.Outcome {
    let grave = findings.filter { $0.severity >= file.failOn }
    let all = grave.isEmpty ? findings : grave
    guard let first = all.first else { return .passed }
    let more = all.count > 1 ? " (and \(all.count - 1) more)" : ""
    if grave.isEmpty {
      return .skipped("\(first.severity.word), which fails no check: \(first.message)\(more)")
    }
    return .failed(
      .init(
        message: first.message + more, kind: "\(first.code)",
        text: grave.map(Self.text).joined(separator: "\n\n")))
  }

  /// The test that an expectation holds.
  private func expectation(
    in line: ExpectationLine, _ findings: [LocatedDiagnostic], isSound: Bool
  ) -> Test {
    let found = findings.first { $0.primary?.place == line.place }
    let fault = found.map {
      JUnit.Fault(message: $0.message, kind: "\($0.code)", text: Self.text($0))
    }
    let plain = JUnit.Fault(message: line.outcome.rawValue, kind: "expectation")
    switch line.outcome {
    case .held: return (line.text, .passed)
    case .failed, .undetermined: return (line.text, .failed(fault ?? plain))
    case .notChecked:
      let what = isSound ? "the figures have" : "the script has"
      return (line.text, .skipped("\(what) errors"))
    }
  }

  /// The place of a finding and all that is said of it.
  private static func text(_ finding: LocatedDiagnostic) -> String {
    (finding.primary.map { $0.place.position + "\n" } ?? "") + finding.told
  }
}

extension ExpectationLine {
  /// The codes of what is said of an expectation that does not hold.
  static let codes = [Code(901), Code(902)]
}
