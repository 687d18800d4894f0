import Diagnostics
import Evaluation

/// What a budget covers is done by somebody who may draw on it.
public struct CoverageIsDrawn: Rule {
  public let code = Code(307)
  public let title = "what a budget covers is done by somebody who may draw on it"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      party Town
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      budget Fund { from Clinic 100 %; limit 10 000 kr per year; covers Visit; drawn by Town }
      """,
    better: """
      party Clinic { capacity 100 hours }
      party Town
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      budget Fund { from Clinic 100 %; limit 10 000 kr per year; covers Visit; drawn by Clinic }
      """,
    why: """
      The money lies there and nobody can use it: those who do the work may not draw on the budget, and \
      those who may draw do not do the work.
      """,
    how: """
      For each line `covers A` of a budget with `drawn by`: none of the performers of A is among those who \
      may draw.
      """,
    accept: "Where a drawer hands the money on by an agreement outside the script.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    let text = RuleText(verdict)
    return model.budgets.indices.flatMap { index -> [Finding] in
      guard let drawers = model.budgets[index].drawers.map(Set.init) else { return [] }
      let budget = model.budgets[index]
      return budget.covers.compactMap { coverage in
        let activity = model.activities[coverage.activity]
        if activity.performers.contains(where: { drawers.contains($0.party) }) { return nil }
        let may = listed((budget.drawers ?? []).prefix(3).map(text.party))
        let does = listed(activity.performers.map { text.party($0.party) })
        return Finding(
          key: [budget.id.name, activity.id.name],
          Diagnostic(
            .warning, code,
            "\(text.budget(index)) covers \(text.activity(coverage.activity)), and nobody who does it "
              + "may draw",
            at: coverage.site,
            secondary: [Label(activity.id.site, "done by \(visibleNames(activity, model))")],
            why: [
              "\(may) may draw, and \(does) \(activity.performers.count == 1 ? "does" : "do") it"
            ],
            help: ["let \(does) draw on \(text.budget(index))"], subject: budget.id.name))
      }
    }
  }

  /// The performers of an activity, without backticks.
  private func visibleNames(_ activity: Model.Activity, _ model: Model) -> String {
    listed(activity.performers.map { model.parties[$0.party].id.name })
  }
}
