import Arithmetic
import Diagnostics
import Evaluation

/// No target is met by work that destroys joint value.
public struct TargetsAreMetWell: Rule {
  public let code = Code(214)
  public let title = "no target is met by work that destroys joint value"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      indicator Waiting { better lower; baseline 100 }
      activity FirstCall { by Clinic at 1 hour; up to 20; lowers Waiting by 2 }
      activity Rush { by Clinic at 1 hour and 200 kr; up to 50; lowers Waiting by 1 }
      measure Queue of Waiting { held by Clinic; pays 900 kr per unit }
      goal Soon { owners Clinic; worth 50 kr per unit of Waiting; reach Waiting 40 by 2028 }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Waiting { better lower; baseline 100 }
      activity FirstCall { by Clinic at 1 hour; up to 20; lowers Waiting by 2 }
      activity Rush { by Clinic at 1 hour; up to 50; lowers Waiting by 1 }
      measure Queue of Waiting { held by Clinic; pays 900 kr per unit }
      goal Soon { owners Clinic; worth 50 kr per unit of Waiting; reach Waiting 40 by 2028 }
      """,
    why: """
      The figure is reached, and everybody together is worse off: the work that reaches it spoils more \
      elsewhere than it is worth. The report will be green and the goal missed.
      """,
    how: """
      In the predicted plan the target is met by its date; without the activities whose worth is below 0 \
      it is not. Whether the best plan meets it without them is said.
      """,
    accept: "Where what the work spoils is overstated on purpose, to be careful.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    guard model.goals.contains(where: { !$0.targets.isEmpty }) else { return [] }
    let isHarmful = verdict.activities.map { activity in
      activity.worth.map { $0.sign < 0 } == true && activity.plan.predicted?.isZero == false
    }
    guard isHarmful.contains(true) else { return [] }
    let all = Arrivals(verdict, bettersOnly: false) { verdict.activities[$0].plan.predicted }
    let good = Arrivals(verdict, bettersOnly: false) {
      isHarmful[$0] ? 0 : verdict.activities[$0].plan.predicted
    }
    lazy var best = Arrivals(verdict, bettersOnly: false) {
      isHarmful[$0] ? 0 : verdict.activities[$0].plan.joint
    }
    let text = RuleText(verdict)
    let harmful = workByIndicator(isHarmful, model)
    lazy var blocked = blockedWork(verdict)
    return model.goals.enumerated().flatMap { index, goal in
      goal.targets.compactMap { target -> Finding? in
        guard let reached = all.improvement(for: target, in: model),
          let without = good.improvement(for: target, in: model),
          Arrivals.meets(target, reached, in: model) == true,
          Arrivals.meets(target, without, in: model) == false
        else { return nil }
        let couldDoWithout =
          best.improvement(for: target, in: model)
          .flatMap { Arrivals.meets(target, $0, in: model) } ?? false
        let other = couldDoWithout ? unblocking(blocked[target.indicator], text) : nil
        return finding(index, target, harmful[target.indicator] ?? [], couldDoWithout, other, text)
      }
    }
  }

  /// The first few of the activities that better each indicator, of those that are harmful.
  private func workByIndicator(_ isHarmful: [Bool], _ model: Model) -> [Int: [Int]] {
    var work: [Int: [Int]] = [:]
    for (a, activity) in model.activities.enumerated() where isHarmful[a] {
      for effect in activity.effects where model.isBetter(effect) {
        if work[effect.indicator, default: []].count < 3 && work[effect.indicator]?.last != a {
          work[effect.indicator, default: []].append(a)
        }
      }
    }
    return work
  }

  /// What is to be done about work that is worth less than it costs.
  ///
  /// - Parameter other: How to reach the best plan, where that meets the target without the work.
  private func remedy(
    _ target: Model.Target, _ work: [Int], _ other: String?, _ text: RuleText
  ) -> String {
    let spoiling = work.prefix(3).filter(SpoiledWork(text: text).spoils)
    let spoilt =
      spoiling.isEmpty
      ? nil
      : "ask also for what \(listed(spoiling.map(text.activity))) "
        + "\(spoiling.count == 1 ? "spoils" : "spoil")"
    let less = "for less of \(text.indicator(target.indicator))"
    guard let other else { return spoilt.map { "\($0), or \(less)" } ?? "ask \(less)" }
    return spoilt.map { "\($0), or \(other)" } ?? other
  }

  /// The first activity of the best plan that betters each indicator and is held at 0, with what holds it.
  private func blockedWork(_ verdict: Verdict) -> [Int: (activity: Int, by: Derivation.Bound)] {
    let (model, holds) = (verdict.model, Holds(verdict.model))
    var blocked: [Int: (activity: Int, by: Derivation.Bound)] = [:]
    for a in model.activities.indices where verdict.activities[a].plan.joint?.sign == 1 {
      guard let hold = holds[a] else { continue }
      for effect in model.activities[a].effects
      where model.doesBetter(effect) && blocked[effect.indicator] == nil {
        blocked[effect.indicator] = (a, hold)
      }
    }
    return blocked
  }

  /// How the best plan could be reached: by what is taken away from before its work, else by `repair`.
  private func unblocking(
    _ blocked: (activity: Int, by: Derivation.Bound)?, _ text: RuleText
  ) -> String {
    guard let blocked, let words = text.words(for: blocked.by) else {
      return "see with `repair` what leads to the best plan"
    }
    return "take away what stands in the way of \(text.activity(blocked.activity)): \(words)"
  }

  /// The finding of one target and the work that meets it.
  private func finding(
    _ goal: Int, _ target: Model.Target, _ work: [Int], _ couldDoWithout: Bool,
    _ other: String?, _ text: RuleText
  ) -> Finding {
    let model = text.verdict.model
    let names = listed(work.prefix(3).map(text.activity))
    let why = work.prefix(3).compactMap { a in
      text.verdict.activities[a].worth.map {
        "each \(text.activity(a)) destroys \(text.format.money($0.magnitude)) of joint value"
      }
    }
    return Finding(
      key: [model.goals[goal].id.name, model.indicators[target.indicator].id.name],
      Diagnostic(
        .warning, code,
        (couldDoWithout ? "in the predicted plan " : "")
          + "\(text.goal(goal)) is reached only by work that destroys joint value",
        at: target.site,
        secondary: work.prefix(3).map {
          Label(model.activities[$0].id.site, "betters the figure, and is worth less than it costs")
        },
        why: why + (couldDoWithout ? ["the best plan reaches it without \(names)"] : []),
        help: [remedy(target, work, other, text)],
        subject: model.goals[goal].id.name))
  }
}
