import Arithmetic
import Diagnostics
import Evaluation

/// What parties must do fits the budgets that pay for it.
public struct DutiesFitBudgets: Rule {
  public let code = Code(306)
  public let title = "what must be done fits the limit of the budget that pays for it"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      budget Fund { from Clinic 100 %; limit 4 000 kr per year; covers Visit }
      mandate Duty { Clinic must Visit }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      budget Fund { from Clinic 100 %; limit 10 000 kr per year; covers Visit }
      mandate Duty { Clinic must Visit }
      """,
    why: """
      The budget has promised more than it holds. When the money is used up, the duty stays, and somebody \
      pays for it who has not agreed to.
      """,
    how: """
      For each budget in force with a limit: the activities that some party must perform, each at its cap, \
      times the part of the drawers' money that the budget covers, add up to more than the limit.
      """,
    accept: "Where the law lets somebody else pay what is beyond the limit.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let text = RuleText(verdict)
    return Self.overdrawn(in: verdict.model).map { finding($0, text) }
  }

  /// A budget that has promised more than it holds.
  struct Overdraft {
    let budget: Int
    let parts: [Part]
    let sum: Rational
    let limit: Sourced
  }

  /// What a duty takes of a budget, at its cap.
  struct Part {
    let rule: Model.MandateRule
    let money: Rational
  }

  /// The budgets that have promised more than they hold, in the order of declaration.
  ///
  /// - Complexity: O(n) in the numbers of mandates' lines, coverages and their performers.
  static func overdrawn(in model: Model) -> [Overdraft] {
    var duties: [Int: Model.MandateRule] = [:]
    for (_, rule) in model.rulesInForce where rule.modality == .must {
      if duties[rule.activity] == nil { duties[rule.activity] = rule }
    }
    if duties.isEmpty { return [] }
    return model.budgets.indices.compactMap { budget -> Overdraft? in
      guard model.isInForce(budget: budget), let limit = model.budgets[budget].limit else {
        return nil
      }
      let parts = promised(by: model.budgets[budget], duties, model)
      let sum = parts.reduce(Rational.zero) { $0 + $1.money }
      if sum <= limit.value { return nil }
      return Overdraft(budget: budget, parts: parts, sum: sum, limit: limit)
    }
  }

  /// What the duties that a budget covers take of it.
  private static func promised(
    by budget: Model.Budget, _ duties: [Int: Model.MandateRule], _ model: Model
  ) -> [Part] {
    let drawers = budget.drawers.map(Set.init)
    return budget.covers.compactMap { coverage in
      guard let rule = duties[coverage.activity], let cap = model.activities[coverage.activity].cap
      else { return nil }
      let money = model.activities[coverage.activity].performers.reduce(Rational.zero) {
        drawers?.contains($1.party) == false ? $0 : $0 + ($1.money?.value ?? 0)
      }
      let drawn = money * coverage.share.value * cap.value
      return drawn.isZero ? nil : Part(rule: rule, money: drawn)
    }
  }

  /// The finding of one budget.
  private func finding(_ found: Overdraft, _ text: RuleText) -> Finding {
    let budget = text.verdict.model.budgets[found.budget]
    let id = budget.id
    let each = budget.limitPeriods == nil ? "" : " " + text.format.aPeriod
    let sum = text.format.money(found.sum) + each
    let enough = text.format.money(NumberFormat.roundedUp(found.sum * (budget.limitPeriods ?? 1)))
    let whole = budget.limitPeriods.map { " in all, for \(text.format.periods($0))" } ?? ""
    return Finding(
      key: [id.name],
      Diagnostic(
        .warning, code,
        "\(text.budget(found.budget)) has promised \(sum) and holds "
          + text.format.money(found.limit.value) + each,
        at: found.limit.site == .nowhere ? id.site : found.limit.site, label: "its limit",
        secondary: found.parts.prefix(4).map { part in
          let name = text.verdict.model.activities[part.rule.activity].id.name
          return Label(
            part.rule.site, "\(name) takes \(text.format.money(part.money)) at its cap")
        },
        why: ["all of this must be done up to its cap"],
        help: ["raise the limit to \(enough)\(whole), or ask for less"], subject: id.name))
  }
}
