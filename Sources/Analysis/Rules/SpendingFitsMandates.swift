import Arithmetic
import Diagnostics
import Evaluation

/// Nobody comes to spend more than its mandate lets it.
public struct SpendingFitsMandates: Rule {
  public let code = Code(412)
  public let title = "what is spent fits the amount of the mandate"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher; baseline 10 }
      activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 2 }
      measure M of Good { held by A, B; pays 20 kr per unit }
      goal G { owners A, B; worth 30 kr per unit of Good }
      activity Visit { by A at 1 hour and 10 kr; up to 20; raises Good by 1 }
      mandate N { A may Visit up to 100 kr; under "law" }
      """,
    better: """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher; baseline 10 }
      activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 2 }
      measure M of Good { held by A, B; pays 20 kr per unit }
      goal G { owners A, B; worth 30 kr per unit of Good }
      activity Visit { by A at 1 hour and 10 kr; up to 20; raises Good by 1 }
      mandate N { A may Visit up to 200 kr; under "law" }
      """,
    why: """
      A mandate lets a party spend up to an amount in a period, and following the measures, or \
      keeping the duty in full, takes more of its money, before any budget pays it back. Raise \
      the amount, or ask less.
      """,
    how: """
      For each party with an amount in a mandate in force: what the predicted plan, or the duty \
      at its cap, takes of its own money in a period is more than the amount.
      """,
    accept: "Where each case is decided by itself.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    guard let mandates = MandateText(verdict) else { return [] }
    var met: Set<[Int]> = []
    return mandates.authority.lines.indices.compactMap { index in
      let line = mandates.authority.lines[index]
      guard line.isInForce, line.isGrant, line.rule.upTo != nil,
        met.insert([line.rule.party, line.rule.activity]).inserted
      else { return nil }
      return finding(index, mandates)
    }
  }

  /// The finding of a party whose amounts for an activity are all too small.
  private func finding(_ index: Int, _ mandates: MandateText) -> Finding? {
    let (text, authority) = (mandates.text, mandates.authority)
    let rule = authority.lines[index].rule
    let grants = authority.grants(to: rule.party, in: rule.activity)
    let amounts = grants.compactMap { authority.lines[$0].rule.upTo?.value }
    let isDuty = authority.modality(of: rule.party, in: rule.activity) == .must
    let plan = text.verdict.activities[rule.activity].plan.predicted
    let units = isDuty ? mandates.model.activities[rule.activity].cap?.value ?? plan : plan
    guard amounts.count == grants.count, let most = amounts.max(), let units,
      let money = mandates.model.performer(rule.party, in: rule.activity)?.money?.value
    else { return nil }
    let spent = units * money
    if spent <= most { return nil }
    let (party, activity) = (text.party(rule.party), text.activity(rule.activity))
    return Finding(
      key: [party, activity],
      Diagnostic(
        .warning, code,
        "\(party) may spend \(text.format.money(most)) on \(activity), and it takes "
          + text.format.money(spent),
        at: rule.upTo?.site ?? rule.site,
        why: [
          "\(NumberFormat.rounded(units)) of it "
            + (isDuty ? "must be done" : "come of following the measures")
            + ", at \(text.format.money(money)) each"
        ],
        help: ["raise the amount to \(text.format.money(spent)), or ask less"],
        subject: mandates.model.mandates[authority.lines[index].mandate].id.name))
  }
}
