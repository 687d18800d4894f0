import Diagnostics
import Evaluation

/// What is to reach a level has one to begin with.
public struct TargetsHaveBaselines: Rule {
  public let code = Code(224)
  public let title = "every target has a baseline"
  public let severity = Severity.note
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 100 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; reach Health 50 by 2028 }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher; baseline 10 }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 100 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; reach Health 50 by 2028 }
      """,
    why: """
      Nobody can say whether a level is reached, or how far it is away, without knowing where the \
      figure stands today.
      """,
    how: "For each `reach` of a goal: its indicator has no `baseline`.",
    accept: "Where the first count is still to be made: set a date.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    let text = RuleText(verdict)
    var told: Set<Int> = []
    let goals = model.goals
    let isBased = goals.indices.allSatisfy { goal in
      goals[goal].targets.indices.allSatisfy { index in
        model.indicators[goals[goal].targets[index].indicator].baseline != nil
      }
    }
    if isBased { return [] }
    return model.goals.lazy.flatMap(\.targets).compactMap { target in
      let k = target.indicator
      guard model.indicators[k].baseline == nil, told.insert(k).inserted else { return nil }
      let indicator = model.indicators[k]
      return Finding(
        key: [indicator.id.name],
        Diagnostic(
          .note, code, "\(text.indicator(k)) is to reach a level, and has no baseline",
          at: indicator.id.site, secondary: [Label(target.site, "the level to reach")],
          why: ["it cannot be said whether the goal is reached"],
          help: ["add where it stands without any of this work, as `baseline 100`"],
          subject: indicator.id.name))
    }
  }
}
