import Analysis
import Diagnostics
import Driver
import Syntax

/// The verdict on the one scenario of a script that a command is about.
struct JudgedScenario {
  /// The script.
  let pipeline: Pipeline
  /// The verdict on the scenario.
  let verdict: Verdict

  /// Why there is none, which has been said.
  struct Refusal: Error {
    /// How the command ends.
    let status: ExitStatus
  }

  /// Judges the scenario of `--scenario`, base if it is not given, of the file in `arguments`.
  ///
  /// `help` is where to look when there is no such scenario.
  init(
    _ arguments: Arguments, _ console: Console, help: String? = nil,
    judge: (Pipeline, Symbol?) -> Verdict? = { $0.verdict(on: $1) }
  ) throws(Refusal) {
    guard let path = arguments.files.first,
      let pipeline = ScriptSource(arguments).pipeline(at: path, console)
    else { throw Refusal(status: .notChecked) }
    self.pipeline = pipeline
    if !pipeline.isSound { throw Refusal(status: console.refuse(pipeline)) }
    if pipeline.declaresNothing {
      console.complain(EmptyScript.message(for: pipeline))
      throw Refusal(status: .notChecked)
    }
    let name = arguments.value(of: "--scenario") ?? "base"
    guard let scenario = pipeline.scenario(named: name) else {
      console.complain(
        UsageProblem.unknownScenario(name, known: pipeline.scenarioNames).message)
      if let help { console.note(help) }
      throw Refusal(status: .notChecked)
    }
    // A script with an error anywhere has no verdict.
    let faults = pipeline.figureProblems
    if faults.contains(where: { $0.severity == .error }) {
      throw Refusal(status: console.refuse(pipeline, faults))
    }
    guard let verdict = judge(pipeline, scenario) else {
      throw Refusal(status: console.refuse(pipeline, faults))
    }
    self.verdict = verdict
  }
}

extension Console {
  /// Shows why a script, whose figures have `faults` besides, has no answer, and how the command ends.
  func refuse(_ pipeline: Pipeline, _ faults: [Diagnostic] = []) -> ExitStatus {
    show((pipeline.problems + faults).sorted(), pipeline.sources)
    return .findings
  }
}
