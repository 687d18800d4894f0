import Analysis
import Diagnostics
import Driver
import Reporting

/// `samverka run FILE…`: the answers to what scripts ask.
enum RunCommand: Command {
  /// The forms the answers are written in.
  private enum Format: String, CaseIterable {
    case human, json
  }

  static let syntax = CommandSyntax(
    name: "run",
    summary: "answer what scripts ask: show, why, what if, compare, repair",
    description: """
      Prints the answers to the questions of each script, in their order. Errors in a script go to \
      standard error. A directory stands for all scripts below it.
      """,
    files: .several,
    options: [
      CommandSyntax.asOf,
      .init(
        "--format", .oneOf(Format.allCases.map(\.rawValue)),
        "for people or for programs (default: human)"),
    ],
    examples: [
      .init(
        line: "samverka run Examples/discharge.samverka",
        says: "The answers to what the script asks."),
      .init(
        line: "(cat Examples/bridge.samverka; echo 'why verdict') | samverka run -",
        says: "A script with one more question, from standard input."),
      .init(
        line: "(cat Examples/bridge.samverka; echo 'what if {without Queue}')|samverka run -",
        says: "What a change would do, without changing the script."),
    ])

  static func run(_ arguments: Arguments, _ console: inout Console) -> ExitStatus {
    let source = ScriptSource(arguments)
    let (paths, areAll) = source.scripts(at: arguments.files, console)
    var status: ExitStatus = areAll ? .holds : .notChecked
    var document: RunJSON? =
      arguments.choice("--format", as: Format.self) == .json ? RunJSON() : nil
    for path in paths {
      let outcome = source.pipeline(at: path, console).map {
        run($0, path, isOneOfSeveral: paths.count > 1, &document, &console)
      }
      status = .graver(status, outcome ?? .notChecked)
    }
    document?.write(to: &console.output)
    return status
  }

  /// Answers what a script asks, for people.
  static func answer(_ pipeline: Pipeline, _ console: inout Console) -> ExitStatus {
    var document: RunJSON?
    return run(pipeline, pipeline.name, isOneOfSeveral: false, &document, &console)
  }

  /// Answers what one script asks, into the document where there is one.
  private static func run(
    _ pipeline: Pipeline, _ path: String, isOneOfSeveral: Bool, _ document: inout RunJSON?,
    _ console: inout Console
  ) -> ExitStatus {
    let problems =
      (pipeline.problems + pipeline.figureProblems).sorted()
    console.show(problems, pipeline.sources)
    let errors = problems.filter { $0.severity == .error }
    if !errors.isEmpty {
      document?.add(errors: errors, of: path, pipeline.sources)
      return .findings
    }
    if pipeline.isEmpty {
      console.complain(EmptyScript.message(for: pipeline))
      return .notChecked
    }
    let answers = pipeline.answers()
    if answers.isEmpty {
      let next =
        pipeline.declaresNothing
        ? ", and declares no party and no activity" : "; `samverka verdict` judges it"
      console.note("`\(visible(pipeline.name))` asks nothing\(next)\n")
    }
    if document != nil {
      document?.add(zip(pipeline.questions, answers).map { ($0, $1) }, of: path, pipeline.sources)
    } else {
      show(answers, of: pipeline, isOneOfSeveral ? path : nil, &console)
    }
    return .holds
  }

  /// Shows answers to people, under the path of their script where there are several.
  private static func show(
    _ answers: [Answer], of pipeline: Pipeline, _ path: String?, _ console: inout Console
  ) {
    if let path {
      console.output += (console.output.isEmpty ? "" : "\n")
      console.output += console.style.paint(visible(path), .strong) + "\n"
    }
    for (index, answer) in answers.enumerated() {
      if index > 0 { console.output += "\n" }
      AnswerWriter(sources: pipeline.sources, style: console.style).write(
        answer, to: &console.output)
    }
  }
}
