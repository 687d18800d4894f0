import Diagnostics
import Evaluation
import Syntax

/// What becomes of a trial is said when it is over.
public struct TrialsAreDecided: Rule {
  public let code = Code(711)
  public let title = "a trial that is over was adopted or ended"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      as of 2026-03
      party School { capacity 100 hours }
      indicator Dropout { better lower }
      activity Breakfast { by School at 1 hour; up to 50; lowers Dropout by 1 }
      measure Stay of Dropout { held by School; pays 900 kr per unit }
      goal Finish { owners School; worth 2 000 kr per unit of Dropout }
      trial Morning { of Breakfast; by School; until 2025; learned "they come" }
      """,
    better: """
      as of 2026-03
      party School { capacity 100 hours }
      indicator Dropout { better lower }
      activity Breakfast { by School at 1 hour; up to 50; lowers Dropout by 1 }
      measure Stay of Dropout { held by School; pays 900 kr per unit }
      goal Finish { owners School; worth 2 000 kr per unit of Dropout }
      trial Morning { of Breakfast; by School; until 2025; learned "they come"; adopted by School }
      """,
    why: """
      A trial that is over and of which nobody decides is how good work ends in the project graveyard: \
      the money is gone, the people go back, and what was learned stays with those who were there.
      """,
    how: """
      For each trial that has neither `adopted` nor `ended`: its last day is before the day of the \
      script. In a script without `as of` nothing is found.
      """,
    accept: "Where a day for the decision is set; let the acceptance last until that day.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    return model.trials.indices.compactMap { index in
      guard model.state(ofTrial: index) == .over else { return nil }
      let trial = model.trials[index]
      let name = quoted(trial.id.name)
      let until = trial.until?.text ?? ""
      return Finding(
        key: [trial.id.name],
        Diagnostic(
          .warning, code, "\(name) is over, and nobody has said what becomes of it",
          at: trial.until?.span ?? trial.id.site, label: "until \(until)",
          why: trial.learned.isEmpty
            ? [] : ["it has taught something: ask `show \(trial.id.name)`"],
          help: [
            "write `adopted by` with the party whose daily work it is now, or `ended because`"
          ],
          subject: trial.id.name))
    }
  }
}
