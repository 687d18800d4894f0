import Diagnostics
import Evaluation

/// Some activity moves what a goal wants.
public struct GoalsAreMoved: Rule {
  public let code = Code(222)
  public let title = "some activity moves what each goal wants"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      indicator Trust { better higher; baseline 40 }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 100 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; reach Trust 60 by 2028 }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      indicator Trust { better higher; baseline 40 }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1; raises Trust by 1 }
      measure Well of Health { held by Clinic; pays 100 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; reach Trust 60 by 2028 }
      """,
    why: """
      A goal asks for something that no activity in the script changes, so nothing that anybody does \
      leads to it. Either the work is missing, or the goal.
      """,
    how: """
      For each indicator that a goal names: no activity moves it, or, where it is to reach a level that \
      its baseline does not meet, none moves it to the better.
      """,
    accept: "Where the work is still being thought out: set a date.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    if model.goals.isEmpty { return [] }
    let moved = Self.moved(verdict.facts)
    let unmoved = Self.unmoved(in: verdict, moved)
    if unmoved.isEmpty { return [] }
    let text = RuleText(verdict)
    var told: Set<[Int]> = []
    return unmoved.compactMap { goal, k, site in
      guard told.insert([goal, k]).inserted else { return nil }
      let id = model.goals[goal].id
      return Finding(
        key: [id.name, model.indicators[k].id.name],
        Diagnostic(
          .warning, code,
          "no activity \(moved[k] ? "betters" : "moves") \(text.indicator(k)), which "
            + "\(text.goal(goal)) wants",
          at: site, secondary: [Label(model.indicators[k].id.site, "what is wanted")],
          help: [
            "write the activity that betters \(text.indicator(k)), or take the line away"
          ],
          subject: id.name))
    }
  }

  /// The lines of goals that nothing in the script leads to.
  ///
  /// - Complexity: O(n) in the numbers of goals' lines.
  private static func unmoved(
    in verdict: Verdict, _ moved: [Bool]
  ) -> [(goal: Int, indicator: Int, site: SourceSpan)] {
    let model = verdict.model
    let bettered = verdict.facts.isBettered
    var unmoved: [(goal: Int, indicator: Int, site: SourceSpan)] = []
    for goal in model.goals.indices {
      let (worths, targets) = (model.goals[goal].worths, model.goals[goal].targets)
      for index in worths.indices where !moved[worths[index].indicator] {
        unmoved.append((goal, worths[index].indicator, worths[index].site))
      }
      for index in targets.indices
      where !bettered[targets[index].indicator] && !isMet(targets[index], in: model) {
        unmoved.append((goal, targets[index].indicator, targets[index].site))
      }
    }
    return unmoved
  }

  /// Whether some activity moves each indicator.
  private static func moved(_ facts: RuleFacts) -> [Bool] {
    var moved = facts.isBettered
    let effects = facts.work.effects
    for number in effects.indices { moved[effects[number].indicator] = true }
    return moved
  }

  /// Whether a target is met without any work.
  static func isMet(_ target: Model.Target, in model: Model) -> Bool {
    let k = target.indicator
    guard let baseline = model.indicators[k].baseline?.value else { return false }
    return model.indicators[k].better == .lower
      ? baseline <= target.level.value : baseline >= target.level.value
  }
}
