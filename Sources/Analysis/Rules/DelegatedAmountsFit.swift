import Diagnostics
import Evaluation

/// Nobody passes on more than it has.
public struct DelegatedAmountsFit: Rule {
  public let code = Code(411)
  public let title = "nobody passes on a larger amount than it has"
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
      party Board
      mandate N { A may Visit up to 500 kr; given by Board }
      mandate O { Board may Visit up to 400 kr; under "law" }
      """,
    better: """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher; baseline 10 }
      activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 2 }
      measure M of Good { held by A, B; pays 20 kr per unit }
      goal G { owners A, B; worth 30 kr per unit of Good }
      activity Visit { by A at 1 hour and 10 kr; up to 20; raises Good by 1 }
      party Board
      mandate N { A may Visit up to 400 kr; given by Board }
      mandate O { Board may Visit up to 400 kr; under "law" }
      """,
    why: """
      A mandate lets a party spend up to an amount, and the party that gave it may itself spend \
      less. What exceeds the giver's own amount is covered by nothing. Lower the amount, or raise \
      that of the giver.
      """,
    how: """
      For each line of a mandate in force that is given by a party: its amount, none being \
      unlimited, is larger than the largest that the giver has for the same activity.
      """,
    accept: "Where the giver has decided on the single case.")

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
          "let it be up to \(text.format.money(most)), or raise the amount of \(text.party(giver))"
        ],
        subject: mandates.model.mandates[line.mandate].id.name))
  }
}
