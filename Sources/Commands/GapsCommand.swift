import Analysis
import Diagnostics
import Driver
import Reporting

/// `samverka gaps FILE`: what falls between the organisations.
enum GapsCommand: Command {
  /// The forms the gaps are written in.
  private enum Format: String, CaseIterable {
    case human, json
  }

  static let syntax = CommandSyntax(
    name: "gaps",
    summary: "find what falls between the organisations",
    description: """
      Prints what handoffs from party to party lack, which obstacles nobody owns or reaches at the \
      root and what they cost, and goals whose owners regard joint work differently: the most flagged \
      first, each with who could act and the line that would close it.
      """,
    files: .one,
    options: [
      CommandSyntax.asOf,
      .init("--scenario", .any("NAME"), "the scenario to look at (default: base)"),
      .init(
        "--format", .oneOf(Format.allCases.map(\.rawValue)),
        "for people or for programs (default: human)"),
    ],
    examples: [
      .init(
        line: "samverka gaps Examples/gaps-workshop.md",
        says: "What falls between schools, psychiatry, insurance and employment agencies."),
      .init(
        line: "samverka gaps --format json Examples/premises.md",
        says: "The same of another script, for a program."),
    ])

  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus {
    do throws(JudgedScenario.Refusal) {
      let judged = try JudgedScenario(arguments, console) { $0.checkedVerdict(on: $1) }
      show(Gaps(of: judged.verdict), of: judged.pipeline, arguments, &console)
      return .holds
    } catch {
      return error.status
    }
  }

  /// Shows what falls between the organisations.
  private static func show(
    _ gaps: Gaps, of pipeline: Pipeline, _ arguments: Arguments, _ console: inout Console
  ) {
    console.show(pipeline.problems, pipeline.sources)
    switch arguments.choice("--format", as: Format.self) ?? .human {
    case .json: GapsJSON(gaps).write(to: &console.output)
    case .human:
      GapsWriter(gaps, sources: pipeline.sources, style: console.style).write(to: &console.output)
    }
    leaveToExit(pipeline)
  }
}
