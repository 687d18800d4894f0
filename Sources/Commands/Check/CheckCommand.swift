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
        "--format", .oneOf(CheckForm.allCases.map(\.rawValue)),
        "how results are written on standard output (default: human)"),
      .init(
        "--output", .any("FORMAT:FILE"),
        "writes results in a format to a file, `-` for standard output; may be given several times"),
      .init(
        "--fail-on", .oneOf(Threshold.allCases.map(\.rawValue)),
        "the least finding that ends the check with 1 (default: error)"),
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
    let entries = source.scripts(at: arguments.files)
    let outputs: CheckOutputs
    do throws(UsageProblem) {
      outputs = try CheckOutputs(arguments, besides: entries.map(\.path))
    } catch {
      console.complain(error.message)
      return .notChecked
    }
    let failOn = (arguments.choice("--fail-on") ?? Threshold.error).severity
    let check = ScriptCheck(source: source, failOn: failOn, detail: outputs.detail)
    let report = CheckReport(
      files: entries.map { check.report(on: $0, isLast: $0.path == entries.last?.path) })
    return outputs.write(report, &console)
  }
}

extension ExitStatus {
  /// How a check ends: what could not be checked weighs more than what was found.
  init(_ report: CheckReport) {
    let isWhole = !report.files.isEmpty && report.files.allSatisfy { $0.failure == nil }
    self = !isWhole ? .notChecked : report.files.contains(where: \.fails) ? .findings : .holds
  }
}
