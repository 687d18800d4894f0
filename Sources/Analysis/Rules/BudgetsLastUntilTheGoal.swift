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
      before the target's date, less the time until the effect arrives. Nothing is said of a target that \
      its baseline meets, nor of one whose date has passed.
      """,
    accept: "Where it is decided that the activity goes over into ordinary work, and who pays.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    guard model.budgets.contains(where: { $0.runs != nil && !$0.covers.isEmpty }) else {
      return []
    }
    let latest = Self.lastTargets(of: model)
    // What another budget pays for longer is not without money.
    var ends = [Int](repeating: 0, count: model.activities.count)
    for index in model.budgets.indices {
      let end = model.budgets[index].runs?.to.lastDayNumber ?? Int.max
      for line in model.budgets[index].covers {
        ends[line.activity] = max(ends[line.activity], end)
      }
    }
    let text = RuleText(verdict)
    return model.budgets.indices.compactMap { index -> Finding? in
      guard let runs = model.budgets[index].runs else { return nil }
      let end = runs.to.lastDayNumber
      let last = DateLiteral(dayNumber: end)
      for coverage in model.budgets[index].covers
      where ends[coverage.activity] == end && pays(index, for: coverage.activity, model) {
        let effects = model.activities[coverage.activity].effects
        for effect in effects.indices {
          let target = latest[effects[effect].indicator]
          guard target.day > end, model.doesBetter(effects[effect]) else { continue }
          let arrives = last.dayNumber(after: effects[effect].lag?.value ?? 0)
          if arrives < Rational(target.day) {
            return finding(index, runs.to, coverage, target, text)
          }
        }
      }
      return nil
    }
  }

  /// The last target of an indicator: its day, 0 where there is none, its goal and its place there.
  private struct LastTarget {
    var (day, goal, index) = (0, 0, 0)
  }

  /// Whether somebody who may draw on a budget has money in an activity.
  private func pays(_ budget: Int, for activity: Int, _ model: Model) -> Bool {
    model.activities[activity].performers.contains {
      $0.money?.value.isZero != true && model.mayDraw($0.party, on: budget)
    }
  }

  /// The last target of each indicator, of those that are still to be reached.
  private static func lastTargets(of model: Model) -> [LastTarget] {
    var latest = [LastTarget](repeating: LastTarget(), count: model.indicators.count)
    for goal in model.goals.indices {
      let targets = model.goals[goal].targets
      for index in targets.indices {
        let (day, indicator) = (targets[index].by.lastDayNumber, targets[index].indicator)
        if day <= latest[indicator].day || GoalsAreMoved.isMet(targets[index], in: model)
          || model.isOver(targets[index].by)
        {
          continue
        }
        latest[indicator] = LastTarget(day: day, goal: goal, index: index)
      }
    }
    return latest
  }

  /// The finding of one budget.
  private func finding(
    _ budget: Int, _ end: DateLiteral, _ coverage: Model.Coverage, _ last: LastTarget,
    _ text: RuleText
  ) -> Finding {
    let model = text.verdict.model
    let target = model.goals[last.goal].targets[last.index]
    return Finding(
      key: [model.budgets[budget].id.name],
      Diagnostic(
        .warning, code,
        "\(text.budget(budget)) \(model.isOver(end) ? "ran" : "runs") out before \(text.goal(last.goal)) is to be reached",
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
