import Diagnostics
import Evaluation

/// Nobody passes on more than it has.
public struct DelegatedAmountsFit: Rule {
  public let code = Code(411)
  public let title = "nobody passes on a larger amount than it has"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 50 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      party Board
      mandate One { Clinic may Visit up to 20 000 kr; given by Board }
      mandate Two { Board may Visit up to 15 000 kr; under "charter" }
      """,
    better: """
      party Clinic { capacity 50 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      party Board
      mandate One { Clinic may Visit up to 15 000 kr; given by Board }
      mandate Two { Board may Visit up to 15 000 kr; under "charter" }
      """,
    why: """
      What exceeds the giver's own amount is covered by nothing.
      """,
    how: """
      For each line that is given by a party: its `up to`, or none, exceeds every amount by which the giver may do \
      the same. A line without an amount is left alone where the party spends nothing.
      """,
    accept: "Where the giver has more from a mandate that is not in the script.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    guard let mandates = MandateText(verdict) else { return [] }
    return mandates.authority.lines.indices.compactMap { finding($0, mandates) }
  }

  /// The finding of one line whose amount exceeds that of every line it may rest on.
  private func finding(_ index: Int, _ mandates: MandateText) -> Finding? {
    let (text, authority) = (mandates.text, mandates.authority)
    let line = authority.lines[index]
    let givers = authority.givers(of: index)
    guard line.isInForce, line.isGrant, !givers.isEmpty else { return nil }
    let amounts = givers.compactMap { authority.lines[$0].rule.upTo?.value }
    guard amounts.count == givers.count, let most = amounts.max() else { return nil }
    if let own = line.rule.upTo?.value, own <= most { return nil }
    let money = mandates.model.performer(line.rule.party, in: line.rule.activity)?.money?.value
    // Who spends nothing needs no amount.
    if line.rule.upTo == nil && money?.isZero == true { return nil }
    let (party, activity) = (text.party(line.rule.party), text.activity(line.rule.activity))
    let own = line.rule.upTo.map { "up to \(text.format.money($0.value))" } ?? "any amount"
    let giver = authority.lines[givers[0]].rule.party
    return Finding(
      key: [party, activity, text.party(giver)],
      Diagnostic(
        .warning, code,
        "\(party) may spend \(own) on \(activity), and \(text.party(giver)), who gives it, only "
          + text.format.money(most),
        at: line.rule.upTo?.site ?? line.rule.site,
        secondary: [
          Label(authority.lines[givers[0]].rule.site, mandates.mandate(ofLine: givers[0]))
        ],
        help: [
          "let it be up to \(text.format.money(NumberFormat.roundedDown(most))), or raise the amount "
            + "of \(text.party(giver))"
        ],
        subject: mandates.model.mandates[line.mandate].id.name))
  }
}
