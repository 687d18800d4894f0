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
      party Clinic { capacity 50 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      mandate Agreed { Clinic may Visit up to 5 000 kr }
      """,
    better: """
      party Clinic { capacity 50 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      mandate Agreed { Clinic may Visit up to 10 000 kr }
      """,
    why: """
      Following the measures, or keeping the duty, leads to more spending than the mandate covers. Either the work \
      stops in the middle of the year or the mandate is broken.
      """,
    how: """
      The party's own money for the predicted plan, or for a duty up to its cap, before any budget pays it back, \
      exceeds every `up to` of its lines in force.
      """,
    accept: "Where the amount is meant for what no budget pays back.")

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
    // A duty without a cap does not say how much must be done.
    let due = isDuty ? mandates.model.activities[rule.activity].cap?.value : nil
    guard amounts.count == grants.count, let most = amounts.max(),
      let units = due ?? text.verdict.activities[rule.activity].plan.predicted,
      let money = mandates.model.performer(rule.party, in: rule.activity)?.money?.value
    else { return nil }
    let spent = units * money
    if spent <= most { return nil }
    let (party, activity) = (text.party(rule.party), text.activity(rule.activity))
    // The line that lets it spend most is the one to raise.
    let line = grants.first { authority.lines[$0].rule.upTo?.value == most } ?? index
    let largest = authority.lines[line]
    return Finding(
      key: [party, activity],
      Diagnostic(
        .warning, code,
        "\(party) may spend \(text.format.money(most)) on \(activity), and it takes "
          + text.format.money(spent),
        at: largest.rule.upTo?.site ?? largest.rule.site,
        why: [
          "\(NumberFormat.rounded(units)) of it "
            + (due != nil ? "must be done" : "come of following the measures")
            + ", at \(text.format.money(money)) each"
        ],
        help: [
          "raise the amount to \(text.format.money(NumberFormat.roundedUp(spent)))"
            + "\(others(line, below: spent, mandates)), or ask less"
        ],
        subject: mandates.model.mandates[largest.mandate].id.name))
  }

  /// So many givers of one mandate are told to raise their amounts.
  private static var told: Int { 20 }

  /// Whose amounts are to be raised too, for they give what they may not spend themselves, in words.
  private func others(_ line: Int, below spent: Rational, _ mandates: MandateText) -> String {
    let authority = mandates.authority
    var (givers, met) = ([String](), Set<Int>())
    var current = line
    while givers.count < Self.told, met.insert(current).inserted {
      let lines = authority.givers(of: current)
      let amounts = lines.compactMap { authority.lines[$0].rule.upTo?.value }
      guard amounts.count == lines.count, let most = amounts.max(), most < spent,
        let next = lines.first(where: { authority.lines[$0].rule.upTo?.value == most })
      else { break }
      givers.append(mandates.text.party(authority.lines[next].rule.party))
      current = next
    }
    if givers.isEmpty { return "" }
    return ", and \(givers.count == 1 ? "that" : "those") of \(listed(givers)), who "
      + "\(givers.count == 1 ? "gives" : "give") it"
  }
}
