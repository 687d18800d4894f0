import Diagnostics
import Evaluation

/// A trial says when it ends.
public struct TrialsHaveAnEnd: Rule {
  public let code = Code(712)
  public let title = "a trial says when it ends"
  public let severity = Severity.note
  public let help = RuleHelp(
    bad: """
      party School { capacity 100 hours }
      indicator Dropout { better lower }
      activity Breakfast { by School at 1 hour; up to 50; lowers Dropout by 1 }
      measure Stay of Dropout { held by School; pays 900 kr per unit }
      goal Finish { owners School; worth 2 000 kr per unit of Dropout }
      trial Morning { of Breakfast; by School }
      """,
    better: """
      party School { capacity 100 hours }
      indicator Dropout { better lower }
      activity Breakfast { by School at 1 hour; up to 50; lowers Dropout by 1 }
      measure Stay of Dropout { held by School; pays 900 kr per unit }
      goal Finish { owners School; worth 2 000 kr per unit of Dropout }
      trial Morning { of Breakfast; by School; until 2027-06 }
      """,
    why: """
      A trial without an end is decided on no day. It goes on by itself or dies by itself, and neither \
      is a decision.
      """,
    how: "For each trial that has neither `until` nor `adopted` nor `ended`; no day is needed.",
    accept: "Where the end is an event and not a day, and somebody waits for it.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    verdict.model.trials.compactMap { trial in
      guard trial.until == nil, trial.outcome == nil else { return nil }
      return Finding(
        key: [trial.id.name],
        Diagnostic(
          .note, code, "\(quoted(trial.id.name)) does not say when it ends", at: trial.id.site,
          help: ["write `until` and the day when it is to be decided"], subject: trial.id.name))
    }
  }
}
