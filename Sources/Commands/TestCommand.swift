import Analysis
import Diagnostics
import Driver
import Reporting

/// `samverka test FILE|DIR…`: whether what scripts expect holds, each expectation on a line.
enum TestCommand: Command {
  /// The forms the results are written in.
  private enum Format: String, CaseIterable {
    case human, json, junit
  }

  static let syntax = CommandSyntax(
    name: "test",
    summary: "run what scripts expect as tests, with why where one fails",
    description: """
      Looks at every expectation of each script and prints whether it holds: what was expected, what \
      is, and why where it does not. A directory stands for all scripts below it, of which some may \
      expect nothing; that there is no expectation at all ends with 2.
      """,
    files: .several,
    options: [
      .init(
        "--format", .oneOf(Format.allCases.map(\.rawValue)),
        "for people, for programs, or JUnit for continuous integration (default: human)"),
      CommandSyntax.asOf,
    ],
    examples: [
      .init(
        line: "samverka test Examples/discharge.samverka",
        says: "The expectations of a script, one on a line."),
      .init(
        line: "samverka test --format junit Examples/reforms",
        says: "All scripts below a directory, for continuous integration."),
    ])

  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus {
    let source = ScriptSource(arguments)
    let (paths, areAll) = source.scripts(at: arguments.files, console)
    var status: ExitStatus = areAll ? .holds : .notChecked
    var files: [TestReport.File] = []
    for path in paths {
      guard let pipeline = source.pipeline(at: path, console) else {
        status = .notChecked
        continue
      }
      let file = tested(pipeline, named: pipeline.name)
      if !file.isEmpty || arguments.files.contains(path) { files.append(file) }
      if file.isEmpty && arguments.files.contains(path) {
        console.complain("`\(visible(path))` expects nothing, so nothing was tested")
        status = .notChecked
      }
    }
    let report = TestReport(files)
    if files.isEmpty && !paths.isEmpty {
      console.complain("no script expects anything, so nothing was tested")
      return .notChecked
    }
    if files.contains(where: { !$0.isEmpty }) {
      write(report, arguments.choice("--format") ?? .human, &console)
    }
    return .graver(status, report.holds ? .holds : .findings)
  }

  /// What becomes of what one script expects.
  private static func tested(_ pipeline: Pipeline, named name: String) -> TestReport.File {
    let errors = (pipeline.problems + pipeline.figureProblems).sorted()
      .filter { $0.severity == .error }
    return TestReport.File(
      name: name, sources: pipeline.sources, errors: errors,
      results: errors.isEmpty ? pipeline.expectations() : [])
  }

  /// Writes a report in a form.
  private static func write(_ report: TestReport, _ format: Format, _ console: inout Console) {
    switch format {
    case .human: TestWriter(report, style: console.style).write(to: &console.output)
    case .json: report.writeJSON(to: &console.output)
    case .junit: report.junit.write(to: &console.output)
    }
  }
}
