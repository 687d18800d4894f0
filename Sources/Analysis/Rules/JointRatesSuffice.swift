import Diagnostics
import Evaluation

/// A measure that points to joint work pays enough for it.
public struct JointRatesSuffice: Rule {
  public let code = Code(203)
  public let title = "a measure that rewards joint work is strong enough"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      party Town { capacity 100 hours }
      indicator Health { better higher }
      activity Plan { by Clinic at 1 hour and 30 kr; by Town at 1 hour; up to 50; raises Health by 4 }
      measure Well of Health { held by Clinic; pays 5 kr per unit }
      measure Seen of Health { held by Town; pays 5 kr per unit }
      goal Healthy { owners Clinic, Town; worth 20 kr per unit of Health }
      """,
    better: """
      party Clinic { capacity 100 hours }
      party Town { capacity 100 hours }
      indicator Health { better higher }
      activity Plan { by Clinic at 1 hour and 30 kr; by Town at 1 hour; up to 50; raises Health by 4 }
      measure Well of Health { held by Clinic; pays 10 kr per unit }
      measure Seen of Health { held by Town; pays 5 kr per unit }
      goal Healthy { owners Clinic, Town; worth 20 kr per unit of Health }
      """,
    why: """
      A measure is weak where it pays better for joint work than for work alone, but its holder \
      still earns more elsewhere, or loses by it. The direction is right and the power is \
      missing: raise the rate to the one named, or take away what pulls the other way.
      """,
    how: """
      The best paid hour of the holder is one it works together with others, and its rate lies \
      below the turning range: the rates for which that activity gains the holder something and, \
      where its hours cannot hold everything, ranks at least level with each of its solo \
      activities, all else equal. The range is exact. It is a note where the predicted plan holds \
      all of the activity that the best plan holds.
      """,
    accept: "Where other means than the measure, such as a duty, are to bring the work about.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let said = verdict.measures
    return said.indices.compactMap { row in
      // A harmful measure is better left weak.
      guard said[row].weak, !said[row].harmful, let best = said[row].bestJoint else { return nil }
      let text = RuleText(verdict)
      let measure = verdict.model.measures[row]
      let holder = verdict.model.parties[measure.party].id.name
      let site = verdict.model.activities[best.activity].id.site
      let done = done(best.activity, text)
      let aim = done == nil ? "it about" : "it about by itself"
      return Finding(
        key: [measure.id.name, holder],
        Diagnostic(
          done == nil ? .warning : .note, code,
          said[row].turningRange == nil
            ? "the measure \(text.measure(row)) rewards joint work, and does not bring \(aim)"
            : "the measure \(text.measure(row)) rewards joint work too weakly to bring \(aim)",
          at: measure.id.site, label: text.pay(row),
          secondary: [
            Label(site, "joint, earns \(holder) " + text.perHour(best.perHour, row))
          ],
          why: [reason(row, text)] + (done.map { [$0] } ?? []),
          help: done == nil ? [remedy(row, text)] : [], subject: measure.id.name))
    }
  }

  /// That no more of the joint activity is wanted than is done, nor must be; nil where more is.
  private func done(_ a: Int, _ text: RuleText) -> String? {
    let plan = text.verdict.activities[a].plan
    guard let predicted = plan.predicted, let joint = plan.joint, predicted >= joint else {
      return nil
    }
    if joint.sign > 0 {
      return "all of \(text.activity(a)) that the best plan holds is done all the same"
    }
    return text.verdict.facts.isRight[a] ? nil : "the best plan holds none of \(text.activity(a))"
  }

  /// What the holder loses by the joint activity, or does rather.
  private func reason(_ row: Int, _ text: RuleText) -> String {
    let verdict = text.verdict
    let party = verdict.model.measures[row].party
    guard let a = verdict.measures[row].bestJoint?.activity else { return "" }
    if let gain = verdict.gain(of: party, from: a), gain.sign < 0 {
      let loss = text.amount(gain.magnitude, of: party)
      return "each \(text.activity(a)) still costs \(text.party(party)) \(loss), all counted"
    }
    return "an hour of work alone earns \(text.party(party)) more than one of \(text.activity(a)), "
      + "all counted"
  }

  /// From which rate on it would be strong enough.
  private func remedy(_ row: Int, _ text: RuleText) -> String {
    guard let rates = text.verdict.writtenRates(of: row), let from = rates.range.shown.from else {
      return text.turning(row)
    }
    let once = rates.isBonus ? " once" : ""
    return "pay \(text.party(text.verdict.model.measures[row].party)) at least "
      + "\(text.words(for: from, rates, row))\(once) through \(text.measure(row)), all else equal"
  }
}
