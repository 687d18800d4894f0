import Arithmetic
import Diagnostics
import Evaluation

/// What parties must do has its money, and its hours.
public struct DutiesAreFunded: Rule {
  public let code = Code(406)
  public let title = "what parties must do has its money"
  public let explanation = """
    A party must do something that takes money or hours nobody gives it: it gains nothing by it and no budget
    covers what it costs, the budget that does is too small for all the duties it carries, or the party has
    no hours at all. An unfunded duty is done at the cost of something else. Cover it in a budget, raise the
    limit, or ask less.
    """

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let duties = Self.duties(in: verdict.model)
    if duties.isEmpty { return [] }
    let text = RuleText(verdict)
    let budgets = Self.budgets(in: verdict.model)
    let sites = Dictionary(
      duties.map { ($0.rule.activity, $0.rule.site) }, uniquingKeysWith: { first, _ in first })
    return duties.compactMap { idle($0.rule, text) ?? unpaid($0.rule, budgets, text) }
      + verdict.model.budgets.indices.compactMap { short($0, sites, text) }
  }

  /// The budgets in force that cover each activity, wholly or in part.
  private static func budgets(in model: Model) -> [Int: [Int]] {
    var result: [Int: [Int]] = [:]
    for (index, budget) in model.budgets.enumerated()
    where model.isInForce(from: budget.runs?.from, until: budget.runs?.to) {
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
      !(budgets[rule.activity] ?? []).contains(where: {
        model.budgets[$0].drawers?.contains(rule.party) ?? true
      })
    else { return nil }
    var why = ["each costs it \(text.format.money(money.value))"]
    if let cap = model.activities[rule.activity].cap?.value {
      why[0] += ", \(text.format.money(cap * money.value)) \(text.format.aPeriod) for all"
    }
    return finding(
      rule, "no budget covers what it costs", at: rule.site, why: why,
      help: "cover \(text.activity(rule.activity)) in a budget",
      secondary: [Label(performer.site, "its own money")], text)
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

  /// A budget that is too small for all the duties it carries.
  private func short(
    _ index: Int, _ duties: [Int: SourceSpan], _ text: RuleText
  ) -> Finding? {
    let model = text.verdict.model
    let budget = model.budgets[index]
    guard let limit = budget.limit,
      model.isInForce(from: budget.runs?.from, until: budget.runs?.to)
    else { return nil }
    var needed = Rational.zero
    var labels: [Label] = []
    for a in Set(budget.covers.map(\.activity)).sorted() {
      guard let site = duties[a], let amount = draw(on: budget, for: a, model), amount.sign > 0
      else { continue }
      needed = needed + amount
      labels.append(Label(site, "takes \(text.format.money(amount)) \(text.format.aPeriod)"))
    }
    if needed <= limit.value { return nil }
    let name = quoted(budget.id.name)
    return Finding(
      key: [name],
      Diagnostic(
        .warning, code,
        "\(name) holds \(text.format.money(limit.value)) \(text.format.aPeriod), and the duties it "
          + "covers take \(text.format.money(needed))",
        at: budget.id.site, secondary: Array(labels.prefix(4)),
        why: ["a duty is counted up to its cap, for all who perform it"],
        help: ["raise its limit, or lower what must be done"], subject: budget.id.name))
  }

  /// What an activity at its cap draws on a budget in a period; nil where a figure is missing.
  private func draw(on budget: Model.Budget, for a: Int, _ model: Model) -> Rational? {
    guard let cap = model.activities[a].cap?.value else { return nil }
    let share = budget.covers.filter { $0.activity == a }
      .reduce(Rational.zero) { $0 + $1.share.value }
    if share.isZero { return .zero }
    var money = Rational.zero
    for performer in model.activities[a].performers
    where budget.drawers?.contains(performer.party) ?? true {
      guard let own = performer.money?.value else { return nil }
      money = money + own
    }
    return money * share * cap
  }
}
