import Diagnostics
import Evaluation

/// What a check comes to: the verdict on each scenario, the expectations, the number of findings.
struct CheckSummary {
  private let file: FileReport
  private let style: TextStyle

  /// Creates the summary of a script.
  init(_ file: FileReport, style: TextStyle) {
    self.file = file
    self.style = style
  }

  /// Writes a line per scenario, one for the expectations and one for the findings.
  func write(to output: inout some TextOutputStream) {
    let width = file.verdicts.map { visible($0.scenario).terminalWidth }.max() ?? 0
    for line in file.verdicts {
      let name = visible(line.scenario)
      let space = String(repeating: " ", count: width - name.terminalWidth)
      let words = line.verdict.map { $0.words(style) } ?? "none: see the errors"
      output.write("verdict \(name)\(space)  \(words)\n")
    }
    for acceptance in file.acceptances { output.write(acceptance.words + "\n") }
    if let line = expectationLine { output.write(line + "\n") }
    output.write(findingLine + "\n")
  }

  /// How many expectations hold; nil where the script has none.
  private var expectationLine: String? {
    let all = file.expectations
    if all.isEmpty { return nil }
    if all.allSatisfy({ $0.outcome == .notChecked }) {
      return counted(all.count, "expectation", "expectations") + " not checked"
    }
    let held = all.count { $0.outcome == .held }
    let failed = all.count { $0.outcome == .failed }
    let open = all.count - held - failed
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
      let count = file.counts[severity.rawValue]
      return count == 0 ? nil : counted(count, severity.word, severity.word + "s")
    }
    let found = parts.isEmpty ? "no findings" : listed(parts)
    if file.knownCount == 0 { return found }
    return found + ", and " + counted(file.knownCount, "finding", "findings") + " of the baseline"
  }
}

extension VerdictLine {
  /// The verdict in a few words: `silo, perverse, -21 % of the value kept`.
  func words(_ style: TextStyle = .plain) -> String {
    var words = style.paint(overall.rawValue, ink)
    if let uncertainty {
      words += overall == .undetermined ? " (\(uncertainty))" : " \(uncertainty)"
    }
    if perverse { words += ", perverse" }
    if isHarmful && !perverse { words += ", with harm" }
    if contested { words += ", contested" }
    if let note = basis?.note { words += " (\(note))" }
    if precision == .structure { words += " (from names and directions alone)" }
    if let kept = valueKept { words += ", \(NumberFormat.percent(kept)) of the value kept" }
    return words
  }

  /// The role the word is shown in.
  var ink: TextStyle.Ink {
    switch overall {
    case .joint: .good
    case .partial, .undetermined: .warning
    case .silo: .error
    case .noCase: .strong
    }
  }
}
