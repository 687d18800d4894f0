import Analysis
import Diagnostics
import Driver
import Reporting

/// `samverka check FILE…`: findings, expectations and one verdict line per scenario.
enum CheckCommand: Command {
  /// From which severity on a finding fails the check.
  enum Threshold: String, CaseIterable {
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
    options: CheckOutputs.options + BaselineUse.options + [
      .init("--jobs", .any("N"), "how many scripts are checked at once (default: the processors)"),
      .init(
        "--shard", .any("N/COUNT"),
        "checks one of several parts of all scripts, whose JSON `samverka merge` joins"),
      .init(
        "--fix", nil,
        "first mend what needs no decision: a mistyped name with only one that is near, a unit in "
          + "another writing"),
      .init("--watch", nil, "check again whenever a file changes, until Ctrl-C"),
      .init(
        "--fail-on", .oneOf(Threshold.allCases.map(\.rawValue)),
        "the least finding that ends the check with 1 (default: error)"),
      CommandSyntax.asOf,
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
    if arguments.has("--watch") { return Watch(arguments).run(&console) }
    let run: CheckRun
    do throws(UsageProblem) {
      run = try CheckRun(arguments)
    } catch {
      console.complain(error.message)
      return .notChecked
    }
    return run.check(&console)
  }
}

extension ExitStatus {
  /// How a check ends: what could not be checked weighs more than what was found.
  init(_ report: CheckReport) {
    // Few scripts may leave a part of them empty, and nothing is wrong then.
    let isEmpty = report.files.isEmpty && report.shard == nil
    let isWhole = !isEmpty && report.files.allSatisfy { $0.failure == nil }
    self = !isWhole ? .notChecked : report.files.contains(where: \.fails) ? .findings : .holds
  }
}
