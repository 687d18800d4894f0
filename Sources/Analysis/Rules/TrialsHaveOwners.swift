import Diagnostics
import Evaluation

/// Somebody answers for a trial.
public struct TrialsHaveOwners: Rule {
  public let code = Code(713)
  public let title = "somebody answers for a trial"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party School { capacity 100 hours }
      indicator Dropout { better lower }
      activity Breakfast { by School at 1 hour; up to 50; lowers Dropout by 1 }
      measure Stay of Dropout { held by School; pays 900 kr per unit }
      goal Finish { owners School; worth 2 000 kr per unit of Dropout }
      trial Morning { of Breakfast; until 2027-06 }
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
      A trial that belongs to nobody is carried by whoever cares for it, until that one leaves. Nobody \
      is there to ask what was learned, or to take it on.
      """,
    how: "For each trial that is not ended: it has no `by`, and nobody adopted it.",
    accept: "Where those who try it are no party of the script.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    verdict.model.trials.compactMap { trial in
      guard trial.performers.isEmpty, trial.outcome == nil else { return nil }
      let work = trial.activity.map { verdict.model.activities[$0] }
      let first = work?.performers.first.map { verdict.model.parties[$0.party].id.name }
      return Finding(
        key: [trial.id.name],
        Diagnostic(
          .warning, code, "nobody answers for the trial \(quoted(trial.id.name))",
          at: trial.id.site, label: "no `by`",
          help: [first.map { "say who tries it, as in `by \($0)`" } ?? "say who tries it: `by`"],
          subject: trial.id.name))
    }
  }
}
