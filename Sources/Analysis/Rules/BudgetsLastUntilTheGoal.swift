import Arithmetic
import Diagnostics
import Evaluation
import Syntax

/// Money lasts as long as the work for a goal takes.
public struct BudgetsLastUntilTheGoal: Rule {
  public let code = Code(310)
  public let title = "a budget runs until the goal it pays for is to be reached"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher; baseline 10 }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; reach Health 50 by 2030 }
      budget Fund { from Clinic 100 %; limit 10 000 kr per year; covers Visit; runs 2026 to 2027 }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher; baseline 10 }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; reach Health 50 by 2030 }
      budget Fund { from Clinic 100 %; limit 10 000 kr per year; covers Visit; runs 2026 to 2030 }
      """,
    why: """
      A project that ends before its goal leaves the work to whoever can least refuse it, or ends the \
      work. Say now who pays after, or set the goal for the time there is money.
      """,
    how: """
      For each budget with `runs`: it covers an activity that betters the indicator of a target, and ends \
      before the target's date, less the time until the effect arrives.
      """,
    accept: "Where it is decided that the activity goes over into ordinary work, and who pays.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    var latest: [Int: (goal: Int, target: Model.Target)] = [:]
    for (index, goal) in model.goals.enumerated() {
      for target in goal.targets {
        let day = latest[target.indicator]?.target.by.lastDayNumber ?? 0
        if target.by.lastDayNumber > day { latest[target.indicator] = (index, target) }
      }
    }
    if latest.isEmpty { return [] }
    // What another budget pays for longer is not without money.
    var ends: [Int: Int] = [:]
    for budget in model.budgets {
      let end = budget.runs?.to.lastDayNumber ?? Int.max
      for line in budget.covers { ends[line.activity] = max(ends[line.activity] ?? 0, end) }
    }
    let text = RuleText(verdict)
    return model.budgets.enumerated().compactMap { index, budget -> Finding? in
      guard let runs = budget.runs else { return nil }
      let end = Rational(runs.to.lastDayNumber)
      for coverage in budget.covers where ends[coverage.activity] == runs.to.lastDayNumber {
        for effect in model.activities[coverage.activity].effects where model.isBetter(effect) {
          guard let (goal, target) = latest[effect.indicator] else { continue }
          let needed = Rational(target.by.lastDayNumber) - (effect.lag?.value ?? 0)
          if end < needed { return finding(index, runs.to, coverage, goal, target, text) }
        }
      }
      return nil
    }
  }

  /// The finding of one budget.
  private func finding(
    _ budget: Int, _ end: DateLiteral, _ coverage: Model.Coverage, _ goal: Int,
    _ target: Model.Target,
    _ text: RuleText
  ) -> Finding {
    let model = text.verdict.model
    return Finding(
      key: [model.budgets[budget].id.name],
      Diagnostic(
        .warning, code,
        "\(text.budget(budget)) runs out before \(text.goal(goal)) is to be reached",
        at: end.span == .nowhere ? model.budgets[budget].id.site : end.span,
        label: "until \(end.text)",
        secondary: [
          Label(target.site, "still to be reached then"), Label(coverage.site, "no longer covered"),
        ],
        why: ["\(text.activity(coverage.activity)) is part of the way there"],
        help: ["let it run on, set the goal earlier, or say who pays after it"],
        subject: model.budgets[budget].id.name))
  }
}
