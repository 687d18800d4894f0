import Analysis
import Diagnostics
import Driver
import Reporting

/// `samverka verdict FILE`: the whole verdict on one scenario.
enum VerdictCommand: Command {
  /// The forms the verdict is written in.
  private enum Format: String, CaseIterable {
    case human, json
  }

  static let syntax = CommandSyntax(
    name: "verdict",
    summary: "tell whether the measures reward silos or joint work, and why",
    description: """
      Prints the verdict on one scenario of a script: one sentence first, then what somebody can do \
      something about. Errors in the script go to standard error.
      """,
    files: .one,
    options: [
      CommandSyntax.asOf,
      .init("--scenario", .any("NAME"), "the scenario to judge (default: base, the script itself)"),
      .init(
        "--format", .oneOf(Format.allCases.map(\.rawValue)),
        "for people or for programs (default: human)"),
      .init("--full", nil, "everything that was computed, not only what can be acted on"),
    ],
    examples: [
      .init(
        line: "samverka verdict Examples/discharge.samverka",
        says: "The verdict on the script as it stands."),
      .init(
        line: "samverka verdict --scenario Shared --full Examples/discharge.samverka",
        says: "Everything about its scenario Shared."),
      .init(
        line: "samverka verdict --format json - < Examples/discharge.samverka",
        says: "The same for a program, read from standard input."),
    ])

  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus {
    do throws(JudgedScenario.Refusal) {
      show(try JudgedScenario(arguments, console), arguments, &console)
      return .holds
    } catch {
      return error.status
    }
  }

  /// Shows the verdict in the form that is asked for.
  private static func show(
    _ judged: JudgedScenario, _ arguments: Arguments, _ console: inout Console
  ) {
    let (pipeline, verdict) = (judged.pipeline, judged.verdict)
    console.show(pipeline.problems, pipeline.sources)
    switch arguments.choice("--format", as: Format.self) ?? .human {
    case .json:
      let repairs = verdict.selfEnforcing == false ? [Repair(of: verdict, besides: .none)] : []
      VerdictJSON(pipeline.sources).write([verdict], repairs: repairs, to: &console.output)
    case .human:
      let layer: VerdictWriter.Layer = arguments.has("--full") ? .full : .page
      VerdictWriter(verdict, sources: pipeline.sources, layer: layer, style: console.style)
        .write(to: &console.output)
    }
    leaveToExit(pipeline)
  }
}

/// What is said of a script that says nothing.
enum EmptyScript {
  /// Returns the message for the script of `pipeline`.
  static func message(for pipeline: Pipeline) -> String {
    let what = pipeline.isEmpty ? "nothing" : "no party and no activity"
    let isQuoted = pipeline.problems.contains { $0.code == Code(28) }
    return "`\(visible(pipeline.name))` declares \(what), so nothing was checked"
      + (isQuoted ? "; the script in its quotation is not read" : "")
  }
}
