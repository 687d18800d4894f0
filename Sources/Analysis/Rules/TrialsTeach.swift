import Diagnostics
import Evaluation

/// A trial that is over says what was learned.
public struct TrialsTeach: Rule {
  public let code = Code(717)
  public let title = "a trial that is over says what was learned"
  public let severity = Severity.note
  public let help = RuleHelp(
    bad: """
      party School { capacity 100 hours }
      indicator Dropout { better lower }
      activity Breakfast { by School at 1 hour; up to 50; lowers Dropout by 1 }
      measure Stay of Dropout { held by School; pays 900 kr per unit }
      goal Finish { owners School; worth 2 000 kr per unit of Dropout }
      trial Morning { of Breakfast; by School; until 2025; ended because "nobody came" }
      """,
    better: """
      party School { capacity 100 hours }
      indicator Dropout { better lower }
      activity Breakfast { by School at 1 hour; up to 50; lowers Dropout by 1 }
      measure Stay of Dropout { held by School; pays 900 kr per unit }
      goal Finish { owners School; worth 2 000 kr per unit of Dropout }
      trial Morning {
        of Breakfast; by School; until 2025
        learned "ask the pupils first"; ended because "nobody came"
      }
      """,
    why: """
      Not every trial leads to something new, and that is fine: what was learned is what it gives. If it \
      is written nowhere, the next unit tries the same again.
      """,
    how: """
      For each trial that was adopted or ended, or that is past its end: it has no `learned`. A reason \
      behind `ended because` does not count.
      """,
    accept: "Where it was stopped before it began.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    return model.trials.indices.compactMap { index in
      let trial = model.trials[index]
      guard trial.learned.isEmpty else { return nil }
      switch model.state(ofTrial: index) {
      case .adopted, .ended, .over: break
      case .toCome, .running, .undated: return nil
      }
      return Finding(
        key: [trial.id.name],
        Diagnostic(
          .note, code, "nothing is said of what \(quoted(trial.id.name)) taught",
          at: trial.id.site, help: ["write `learned \"…\"`, also where it led to nothing"],
          subject: trial.id.name))
    }
  }
}
