import Arithmetic
import Diagnostics
import Evaluation

/// Budgets together cover no more of an activity than it costs.
public struct CoverageStaysWithinCost: Rule {
  public let code = Code(313)
  public let title = "budgets together cover at most the whole cost of an activity"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      budget Fund { from Clinic 100 %; limit 10 000 kr per year; covers Visit at 80 % }
      budget Grant { from Clinic 100 %; limit 10 000 kr per year; covers Visit at 50 % }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      budget Fund { from Clinic 100 %; limit 10 000 kr per year; covers Visit at 80 % }
      budget Grant { from Clinic 100 %; limit 10 000 kr per year; covers Visit at 20 % }
      """,
    why: """
      The same cost is paid twice: whoever does the work earns by it what two budgets pay too much, and \
      each of them believes that it pays for something.
      """,
    how: """
      For each performer of an activity with money in it: the percentages of the budgets in force that cover it, and that \
      the performer may draw on, add up to more than 100 %. Budgets that run at different times are not \
      added.
      """,
    accept: "Where a part of the cover is meant for the performer's own hours.")

  /// Creates the rule.
  public init() {}

  /// A line of a budget that covers an activity.
  private struct Cover {
    let budget: Int
    let line: Model.Coverage
  }

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    var counts = [Int](repeating: 0, count: model.activities.count)
    for index in model.budgets.indices {
      for line in model.budgets[index].covers { counts[line.activity] += 1 }
    }
    guard counts.contains(where: { $0 > 1 }) else { return [] }
    var covers: [Int: [Cover]] = [:]
    for budget in model.budgets.indices where model.isInForce(budget: budget) {
      for line in model.budgets[budget].covers where counts[line.activity] > 1 {
        covers[line.activity, default: []].append(Cover(budget: budget, line: line))
      }
    }
    let text = RuleText(verdict)
    let drawers = model.budgets.map { $0.drawers.map(Set.init) }
    return model.activities.indices.compactMap { activity in
      guard counts[activity] > 1, let list = covers[activity], list.count > 1, meet(list, model)
      else { return nil }
      let spenders = model.activities[activity].performers.filter {
        $0.money?.value.isZero != true
      }
      for performer in spenders {
        let own = list.filter { drawers[$0.budget]?.contains(performer.party) != false }
        let sum = own.reduce(Rational.zero) { $0 + $1.line.share.value }
        if sum <= 1 { continue }
        let isOfAll = spenders.allSatisfy { spender in
          own.allSatisfy { drawers[$0.budget]?.contains(spender.party) != false }
        }
        return finding(activity, performer.party, isOfAll: isOfAll, own, sum, text)
      }
      return nil
    }
  }

  /// Whether there is a day on which all the budgets run.
  private func meet(_ covers: [Cover], _ model: Model) -> Bool {
    let runs = covers.compactMap { model.budgets[$0.budget].runs }
    guard let start = runs.map(\.from.firstDayNumber).max(),
      let end = runs.map(\.to.lastDayNumber).min()
    else { return true }
    return start <= end
  }

  /// The finding of one activity.
  private func finding(
    _ activity: Int, _ party: Int, isOfAll: Bool, _ covers: [Cover], _ sum: Rational,
    _ text: RuleText
  ) -> Finding {
    let model = text.verdict.model
    let names = listed(covers.prefix(4).map { text.budget($0.budget) })
    let whose = isOfAll ? "" : " " + text.party(party)
    let largest = covers.map(\.line.share.value).max() ?? 0
    return Finding(
      key: [model.activities[activity].id.name],
      Diagnostic(
        .warning, code,
        "\(names) together cover \(NumberFormat.percent(sum)) of what \(text.activity(activity)) costs"
          + whose,
        at: model.activities[activity].id.site, label: "done by \(model.parties[party].id.name)",
        secondary: covers.prefix(4).map {
          Label($0.line.site, NumberFormat.percent($0.line.share.value))
        },
        why: ["\(text.party(party)) may draw on all of them"],
        help: [
          "lower \(sum - largest > 1 ? "the" : "one of the") percentages, so that they add up to at "
            + "most 100 %"
        ],
        subject: model.activities[activity].id.name))
  }
}
