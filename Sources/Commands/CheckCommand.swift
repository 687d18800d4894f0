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
    let threshold = (arguments.choice("--fail-on") ?? Threshold.error).severity
    let paths = source.scripts(at: arguments.files, console)
    var status: ExitStatus = paths.isEmpty ? .notChecked : .holds
    for path in paths {
      if !console.output.isEmpty { console.output += "\n" }
      let outcome: ExitStatus
      if let pipeline = source.pipeline(at: path, console) {
        outcome = check(pipeline, path, threshold, isOneOfSeveral: paths.count > 1, &console)
        if path == paths.last { leaveToExit(pipeline) }
      } else {
        outcome = .notChecked
      }
      status = .graver(status, outcome)
    }
    return paths.count < arguments.files.count ? .notChecked : status
  }

  /// Checks one script.
  private static func check(
    _ pipeline: Pipeline, _ path: String, _ threshold: Severity, isOneOfSeveral: Bool,
    _ console: inout Console
  ) -> ExitStatus {
    if pipeline.declaresNothing && pipeline.problems.isEmpty {
      console.complain(EmptyScript.message(for: pipeline.name))
      return .notChecked
    }
    let results = pipeline.expectations()
    let found =
      (pipeline.problems + pipeline.figureProblems(in: pipeline.scenarios)
      + pipeline.verdictFindings() + results.compactMap(\.diagnostic)).sorted()
    if isOneOfSeveral {
      console.output += console.style.paint(visible(path), .strong) + "\n"
    }
    var renderer = DiagnosticRenderer(pipeline.sources, style: console.style)
    renderer.write(found, to: &console.output)
    if !found.isEmpty { console.output += "\n" }
    CheckSummary(
      findings: found, expectations: results,
      expectationCount: pipeline.expected.count,
      verdicts: pipeline.isSound
        ? zip(pipeline.scenarioNames, pipeline.scenarios).map {
          ($0, pipeline.checkedVerdict(on: $1))
        }
        : [],
      style: console.style
    ).write(to: &console.output)
    return found.contains { $0.severity >= threshold } ? .findings : .holds
  }
}
