import Analysis
import Diagnostics
import Driver
import Reporting

/// `samverka check FILE…`: findings, expectations and one verdict line per scenario.
enum CheckCommand: Command {
  /// From which severity on a finding fails the check.
  private enum Threshold: String, CaseIterable {
    case error, warning, note

    /// The least severity that counts.
    var severity: Severity {
      switch self {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    }
  }

  static let syntax = CommandSyntax(
    name: "check",
    summary: "findings, expectations and a verdict line per scenario",
    description: """
      Prints what was found in each script, whether what it expects holds, and the verdict on each of \
      its scenarios in a line. The command for continuous integration: the exit status says whether \
      everything holds. A directory stands for all scripts below it.
      """,
    files: .several,
    options: [
      .init(
        "--fail-on", .oneOf(Threshold.allCases.map(\.rawValue)),
        "the least finding that ends the check with 1 (default: error)")
    ],
    examples: [
      .init(
        line: "samverka check Examples/discharge.samverka",
        says: "What was found in a script, and whether what it expects holds."),
      .init(
        line: "samverka check --fail-on error Examples/reforms",
        says: "All scripts below a directory."),
    ])

  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus {
    let source = ScriptSource(arguments)
    let failOn = (arguments.choice("--fail-on") ?? Threshold.error).severity
    let paths = source.scripts(at: arguments.files)
    let check = ScriptCheck(source: source, failOn: failOn, detail: .shown)
    let report = CheckReport(
      files: paths.map { check.report(on: $0, isLast: $0.path == paths.last?.path) })
    for failure in report.files.compactMap(\.failure) { console.complain(failure) }
    CheckText(style: console.style).write(report, to: &console.output)
    return ExitStatus(report)
  }
}

extension ExitStatus {
  /// How a check ends: what could not be checked weighs more than what was found.
  init(_ report: CheckReport) {
    let isWhole = !report.files.isEmpty && report.files.allSatisfy { $0.failure == nil }
    self = !isWhole ? .notChecked : report.files.contains(where: \.fails) ? .findings : .holds
  }
}
