import Arithmetic
import Diagnostics
import Evaluation

/// What parties must do has its money, and its hours.
public struct DutiesAreFunded: Rule {
  public let code = Code(406)
  public let title = "what parties must do has its money"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 50 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 200 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      mandate Duty { Clinic must Visit }
      """,
    better: """
      party Clinic { capacity 50 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      mandate Duty { Clinic must Visit }
      budget Fund { from Clinic 100 %; limit 10 000 kr per year; covers Visit }
      """,
    why: """
      A duty without money is done at the cost of something else, or not at all.
      """,
    how: """
      For each duty in force: the party spends money of its own on it, gains nothing by it, and no budget in force \
      pays it back, in part or in full; or it takes hours and the party has none.
      """,
    accept: "Where the money is agreed outside the script.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let duties = Self.duties(in: verdict.model)
    if duties.isEmpty { return [] }
    let text = RuleText(verdict)
    let budgets = Self.budgets(in: verdict.model)
    return duties.compactMap { idle($0.rule, text) ?? unpaid($0.rule, budgets, text) }
  }

  /// The budgets that cover each activity, wholly or in part, in force or not.
  private static func budgets(in model: Model) -> [Int: [Int]] {
    var result: [Int: [Int]] = [:]
    for (index, budget) in model.budgets.enumerated() {
      for line in budget.covers where line.share.value.sign > 0 {
        result[line.activity, default: []].append(index)
      }
    }
    return result
  }

  /// A duty and the mandate it stands in.
  private typealias Duty = (mandate: Int, rule: Model.MandateRule)

  /// What must be done, each party and activity once.
  private static func duties(in model: Model) -> [Duty] {
    var met: Set<[Int]> = []
    return model.rulesInForce.filter {
      $0.rule.modality == .must && met.insert([$0.rule.party, $0.rule.activity]).inserted
    }
  }

  /// A duty of a party that has no hours, where no cap tells how many it would take.
  private func idle(_ rule: Model.MandateRule, _ text: RuleText) -> Finding? {
    let model = text.verdict.model
    guard model.activities[rule.activity].cap == nil,
      let capacity = model.parties[rule.party].capacity, capacity.value.isZero,
      let effort = model.performer(rule.party, in: rule.activity)?.effort, effort.value.sign > 0
    else { return nil }
    return finding(
      rule, "has no hours for it", at: rule.site, why: [], help: "give it a capacity above 0",
      secondary: [Label(capacity.site, "none at all")], text)
  }

  /// A duty that costs its party money which no budget in force covers at all, and earns it nothing.
  private func unpaid(
    _ rule: Model.MandateRule, _ budgets: [Int: [Int]], _ text: RuleText
  ) -> Finding? {
    let model = text.verdict.model
    guard let performer = model.performer(rule.party, in: rule.activity),
      let money = performer.money, money.value.sign > 0,
      (text.verdict.gain(of: rule.party, from: rule.activity)?.sign ?? 0) <= 0,
      let lack = lackOfMoney(for: rule, among: budgets[rule.activity] ?? [], text)
    else { return nil }
    var why = ["each costs it \(text.format.money(money.value))"]
    if let cap = model.activities[rule.activity].cap?.value {
      why[0] += ", \(text.format.money(cap * money.value)) \(text.format.aPeriod) for all"
    }
    return finding(
      rule, lack.words, at: rule.site, why: why, help: lack.help,
      secondary: [Label(performer.site, "its own money")], text)
  }

  /// Why none of the budgets that cover a duty pays for it, and what would let one; nil where one does.
  private func lackOfMoney(
    for rule: Model.MandateRule, among budgets: [Int], _ text: RuleText
  ) -> (words: String, help: String)? {
    let model = text.verdict.model
    func mayDraw(_ budget: Int) -> Bool { model.mayDraw(rule.party, on: budget) }
    let drawing = "let \(text.party(rule.party)) draw on"
    if let budget = budgets.first(where: model.isInForce(budget:)) {
      if budgets.contains(where: { model.isInForce(budget: $0) && mayDraw($0) }) { return nil }
      return ("may draw on no budget that covers it", "\(drawing) \(text.budget(budget))")
    }
    guard let budget = budgets.first(where: mayDraw) ?? budgets.first else {
      let help = "cover \(text.activity(rule.activity)) in a budget"
      return ("no budget covers what it costs", help)
    }
    let (id, runs) = (model.budgets[budget].id, model.budgets[budget].runs)
    let reviving = text.reviving(id, from: runs?.from, until: runs?.to)
    return (
      "no budget in force covers what it costs",
      mayDraw(budget) ? reviving : "\(reviving), and \(drawing) it"
    )
  }

  /// The finding of one duty.
  private func finding(
    _ rule: Model.MandateRule, _ lack: String, at site: SourceSpan, why: [String], help: String,
    secondary: [Label], _ text: RuleText
  ) -> Finding {
    let (party, activity) = (text.party(rule.party), text.activity(rule.activity))
    return Finding(
      key: [party, activity],
      Diagnostic(
        .warning, code, "\(party) must \(activity), and \(lack)", at: site, secondary: secondary,
        why: why, help: [help], subject: text.verdict.model.activities[rule.activity].id.name))
  }
}
