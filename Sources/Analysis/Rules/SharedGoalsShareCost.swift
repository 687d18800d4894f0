import Diagnostics
import Evaluation

/// What several want, several pay for.
public struct SharedGoalsShareCost: Rule {
  public let code = Code(309)
  public let title = "a goal of several parties is not paid for by one"
  public let severity = Severity.note
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      party Town { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; by Town at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic, Town; pays 900 kr per unit }
      goal Healthy { owners Clinic, Town; worth 900 kr per unit of Health }
      budget Fund { from Clinic 100 %; covers Visit }
      """,
    better: """
      party Clinic { capacity 100 hours }
      party Town { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; by Town at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic, Town; pays 900 kr per unit }
      goal Healthy { owners Clinic, Town; worth 900 kr per unit of Health }
      budget Fund { from Clinic 60 %; from Town 40 %; covers Visit }
      """,
    why: """
      Several parties want the goal and do the work together, and one of them pays for all. It also \
      decides alone how long.
      """,
    how: """
      For each budget in force with a single contributor: it covers joint work that betters an indicator \
      of a goal with several owners, the contributor among them.
      """,
    accept: "Where the others pay in hours, and have agreed that this is their part.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    if model.budgets.isEmpty { return [] }
    let shared = model.goals.indices.filter { model.goals[$0].owners.count > 1 }
    let alone = model.budgets.indices.filter { index in
      model.budgets[index].contributions.count { $0.share.value.sign > 0 } == 1
        && model.isInForce(budget: index)
    }
    if shared.isEmpty || alone.isEmpty { return [] }
    // The first goal of each owner that wants each indicator.
    var goals: [[Int]: Int] = [:]
    for index in shared {
      for k in GoalsAreMeasured.wanted(by: model.goals[index]) {
        for owner in model.goals[index].owners where goals[[owner, k]] == nil {
          goals[[owner, k]] = index
        }
      }
    }
    let text = RuleText(verdict)
    return alone.compactMap { index -> Finding? in
      let budget = model.budgets[index]
      guard let payer = budget.contributions.first(where: { $0.share.value.sign > 0 }) else {
        return nil
      }
      for coverage in budget.covers where model.activities[coverage.activity].isJoint {
        for effect in model.activities[coverage.activity].effects where model.isBetter(effect) {
          guard let goal = goals[[payer.party, effect.indicator]] else { continue }
          return finding(index, payer, goal, text)
        }
      }
      return nil
    }
  }

  /// The finding of one budget.
  private func finding(
    _ budget: Int, _ payer: Model.Contribution, _ goal: Int, _ text: RuleText
  ) -> Finding {
    let model = text.verdict.model
    let others = model.goals[goal].owners.filter { $0 != payer.party }.prefix(4)
    return Finding(
      key: [model.budgets[budget].id.name],
      Diagnostic(
        .note, code,
        "\(text.party(payer.party)) alone pays into \(text.budget(budget)), for "
          + "\(text.goal(goal)), which \(listed(others.map(text.party))) also \(others.count == 1 ? "wants" : "want")",
        at: payer.site,
        secondary: [Label(model.goals[goal].id.site, "a goal of several parties")],
        help: ["let \(listed(others.map(text.party), "or")) pay a share of \(text.budget(budget))"],
        subject: model.budgets[budget].id.name))
  }
}
