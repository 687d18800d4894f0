import Arithmetic
import Diagnostics
import Evaluation

/// A target can be met with everything that can be done.
public struct TargetsAreWithinReach: Rule {
  public let code = Code(223)
  public let title = "a target can be met with every activity at its cap"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher; baseline 10 }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 100 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; reach Health 100 by 2028 }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher; baseline 10 }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 100 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; reach Health 50 by 2028 }
      """,
    why: """
      The target is missed whatever anybody does. A target that cannot be met is soon not followed, and \
      takes the others with it. Find more that can be done, give it more time, or ask for less.
      """,
    how: """
      From the baseline, every activity that betters the indicator at its cap, or at what the hours of \
      each performer allow, and what worsens it at 0; with what arrives by the date, from `as of` on. \
      Nothing is said where a bound or an effect is not given, nor of a date before `as of`.
      """,
    accept: "Where the target is a direction on purpose, and everybody knows.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    guard model.goals.contains(where: { !$0.targets.isEmpty }) else { return [] }
    let bettered = verdict.facts.isBettered
    let most = Arrivals(verdict, bettersOnly: true) { model.bound(byHoursOn: $0) }
    let text = RuleText(verdict)
    let goals = model.goals
    var found: [Finding] = []
    for goal in goals.indices {
      for index in goals[goal].targets.indices {
        let indicator = goals[goal].targets[index].indicator
        if !bettered[indicator] || most.isMet(indicator) { continue }
        let target = goals[goal].targets[index]
        // What was to be reached by a day that has passed, what was observed tells.
        if model.isOver(target.by) { continue }
        guard let improvement = most.improvement(for: target, in: model),
          let baseline = model.indicators[indicator].baseline?.value,
          Arrivals.meets(target, improvement, in: model) == false
        else { continue }
        let isLate =
          most.improvementInAll(for: target).flatMap { Arrivals.meets(target, $0, in: model) }
          ?? false
        found.append(finding(goal, target, baseline, improvement, isLate: isLate, text))
      }
    }
    return found
  }

  /// The finding of one target.
  private func finding(
    _ goal: Int, _ target: Model.Target, _ baseline: Rational, _ improvement: Rational,
    isLate: Bool, _ text: RuleText
  ) -> Finding {
    let model = text.verdict.model
    let isLower = model.indicators[target.indicator].better == .lower
    let best = isLower ? baseline - improvement : baseline + improvement
    let name = text.indicator(target.indicator)
    return Finding(
      key: [model.goals[goal].id.name, model.indicators[target.indicator].id.name],
      Diagnostic(
        .warning, code,
        "\(text.goal(goal)) is out of reach: \(name) comes no \(isLower ? "lower" : "higher") than "
          + text.count(best, of: target.indicator),
        at: target.site,
        why: [
          "it stands at \(NumberFormat.rounded(baseline)), and all that betters it, each at its cap or "
            + "at what hours allow of it alone, does so by \(NumberFormat.rounded(improvement))"
            + (model.asOf == nil ? "" : " in time")
        ],
        help: [
          "find more that betters \(name)\(isLate ? ", allow more time" : ""), or ask for less"
        ],
        subject: model.goals[goal].id.name))
  }
}
