import Analysis
import Diagnostics
import Driver
import Reporting
import Syntax

/// `samverka compare FILE A B…`: scenarios of one script side by side.
enum CompareCommand: Command {
  /// The forms the comparison is written in.
  private enum Format: String, CaseIterable {
    case human, json, markdown
  }

  static let syntax = CommandSyntax(
    name: "compare",
    summary: "show scenarios side by side: verdict, plans, who earns what",
    description: """
      Prints the scenarios that are named side by side, all of the script where none is; `base` is \
      the script without scenarios, and one scenario alone is compared with it. Errors in the script \
      go to standard error.
      """,
    files: .oneWithScenarios,
    options: [
      .init(
        "--format", .oneOf(Format.allCases.map(\.rawValue)),
        "for people, for programs, or for a page of Markdown (default: human)"),
      CommandSyntax.asOf,
    ],
    examples: [
      .init(
        line: "samverka compare Examples/discharge.samverka",
        says: "Base and all scenarios of a script."),
      .init(
        line: "samverka compare --format markdown Examples/discharge.samverka Shared",
        says: "Base and one scenario, as a table for a page."),
    ])

  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus {
    guard let path = arguments.files.first,
      let pipeline = ScriptSource(arguments).pipeline(at: path, console)
    else { return .notChecked }
    if !pipeline.isSound { return console.refuse(pipeline) }
    if pipeline.declaresNothing {
      console.complain(EmptyScript.message(for: pipeline))
      return .notChecked
    }
    let scenarios: [Symbol?]
    do {
      scenarios = try chosen(arguments.files.dropFirst(), of: pipeline)
    } catch {
      console.complain(error.message)
      console.note("  = do:  samverka compare --help\n")
      return .notChecked
    }
    let verdicts = scenarios.compactMap { pipeline.verdict(on: $0) }
    guard verdicts.count == scenarios.count else {
      return console.refuse(pipeline, pipeline.figureProblems(in: scenarios))
    }
    console.show(pipeline.problems, pipeline.sources)
    write(Comparison(verdicts), arguments.choice("--format") ?? .human, &console)
    leaveToExit(pipeline)
    return .holds
  }

  /// Writes a comparison in a form.
  private static func write(
    _ comparison: Comparison, _ format: Format, _ console: inout Console
  ) {
    switch format {
    case .human:
      ComparisonWriter(comparison, style: console.style).write(to: &console.output)
    case .json: ComparisonJSON(comparison).write(to: &console.output)
    case .markdown: ComparisonWriter(comparison).writeMarkdown(to: &console.output)
    }
  }

  /// The scenarios that are named, base before one alone; all where none is named.
  private static func chosen(
    _ names: some Collection<String>, of pipeline: Pipeline
  ) throws(UsageProblem) -> [Symbol?] {
    if names.isEmpty {
      if pipeline.scenarios.count < 2 { throw .noScenarios(pipeline.name) }
      return pipeline.scenarios
    }
    var result: [Symbol?] = names.count == 1 ? [nil] : []
    for name in names {
      guard let scenario = pipeline.scenario(named: name) else {
        throw .unknownScenario(name, known: pipeline.scenarioNames)
      }
      result.append(scenario)
    }
    return result
  }
}
