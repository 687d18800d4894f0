import Analysis
import Diagnostics
import Driver
import Reporting

/// `samverka diff OLD NEW`: two versions of a script by meaning.
enum DiffCommand: Command {
  /// The forms the difference is written in.
  private enum Format: String, CaseIterable {
    case human, markdown, json
  }

  static let syntax = CommandSyntax(
    name: "diff",
    summary: "tell what changed between two versions, and what that does",
    description: """
      Prints what was declared, changed and dropped from the old version to the new one, line by line, \
      and what that does to the verdict and to each party in every scenario. Layout, order, comments and \
      the spelling of numbers are no difference. Differences end with 0, as long as --exit-code does \
      not ask for 1.
      """,
    files: .oldAndNew,
    options: [
      .init(
        "--format", .oneOf(Format.allCases.map(\.rawValue)),
        "for people, for a pull request, or for programs (default: human)"),
      CommandSyntax.asOf,
      .init("--exit-code", nil, "end with 1 where there is a difference"),
    ],
    examples: [
      .init(
        line: "f=Examples/discharge.samverka; sed 's/4 000/3 000/' $f | samverka diff $f -",
        says: "What another rate would do; the new version comes from standard input."),
      .init(
        line: "f=Examples/discharge.samverka; samverka diff --exit-code $f $f",
        says: "No difference; `git show HEAD~:FILE | samverka diff - FILE` compares with git."),
    ])

  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus {
    let source = ScriptSource(arguments)
    if arguments.files == ["-", "-"] {
      console.complain("standard input can be only one of the two versions")
      return .notChecked
    }
    let versions = arguments.files.compactMap { source.pipeline(at: $0, console) }
    guard versions.count == 2 else { return .notChecked }
    let (old, new) = (versions[0], versions[1])
    var isBroken = false
    for version in versions {
      let problems = (version.problems + version.figureProblems).sorted()
      let errors = problems.filter { $0.severity == .error }
      console.show(errors, version.sources)
      isBroken = isBroken || !errors.isEmpty
    }
    // The text is given away once verdicts are told, so the difference comes first.
    guard !isBroken, let difference = new.difference(from: old) else { return .findings }
    let effects = ScenarioEffect.pairs(
      old.scenarios.compactMap { old.verdict(on: $0) },
      new.scenarios.compactMap { new.verdict(on: $0) }, names: difference.newNames)
    let report = DifferenceReport(
      old: old.name, new: new.name, difference: difference, effects: effects)
    write(report, arguments.choice("--format") ?? .human, &console)
    return arguments.has("--exit-code") && !report.isEmpty ? .findings : .holds
  }

  /// Writes a report in a form.
  private static func write(
    _ report: DifferenceReport, _ format: Format, _ console: inout Console
  ) {
    switch format {
    case .human: DifferenceWriter(report, style: console.style).write(to: &console.output)
    case .markdown: DifferenceWriter(report).writeMarkdown(to: &console.output)
    case .json: report.writeJSON(to: &console.output)
    }
  }
}
