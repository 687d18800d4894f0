import Analysis
import Diagnostics
import Evaluation

/// What a check comes to: the verdict on each scenario, the expectations, the number of findings.
public struct CheckSummary {
  private let findings: [Diagnostic]
  private let expectations: [ExpectationResult]
  private let expectationCount: Int
  private let verdicts: [(scenario: String, verdict: Verdict?)]
  private let style: TextStyle

  /// Creates the summary of a script.
  ///
  /// `expectations` is what became of the script's `expectationCount` expectations, empty where they
  /// could not be looked at; a scenario without a verdict has errors.
  public init(
    findings: [Diagnostic], expectations: [ExpectationResult], expectationCount: Int,
    verdicts: [(scenario: String, verdict: Verdict?)], style: TextStyle
  ) {
    self.findings = findings
    self.expectations = expectations
    self.expectationCount = expectationCount
    self.verdicts = verdicts
    self.style = style
  }

  /// Writes a line per scenario, one for the expectations and one for the findings.
  public func write(to output: inout some TextOutputStream) {
    let width = verdicts.map { visible($0.scenario).terminalWidth }.max() ?? 0
    for (scenario, verdict) in verdicts {
      let name = visible(scenario)
      let space = String(repeating: " ", count: width - name.terminalWidth)
      output.write(
        "verdict \(name)\(space)  \(verdict.map { $0.brief(style) } ?? "none: see the errors")\n")
    }
    if let line = expectationLine { output.write(line + "\n") }
    output.write(findingLine + "\n")
  }

  /// How many expectations hold; nil where the script has none.
  private var expectationLine: String? {
    if expectationCount == 0 { return nil }
    if expectations.isEmpty {
      return counted(expectationCount, "expectation", "expectations") + " not checked"
    }
    let held = expectations.count { $0.outcome == .held }
    let failed = expectations.count { $0.outcome == .failed }
    let open = expectations.count - held - failed
    var parts = [
      counted(held, "expectation holds", "expectations hold")
    ]
    if failed > 0 { parts.append("\(failed) failed") }
    if open > 0 { parts.append("\(open) undetermined") }
    return parts.joined(separator: ", ")
  }

  /// How many findings of each severity there are.
  private var findingLine: String {
    let parts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : counted(count, severity.word, severity.word + "s")
    }
    return parts.isEmpty ? "no findings" : listed(parts)
  }
}
