import Diagnostics
import Evaluation

/// What a measure pays best is worth doing.
///
/// Silo work that destroys value is said by `MeasuresRewardJointWork`, so that one cause is one finding.
public struct MeasuresRewardWorth: Rule {
  public let code = Code(205)
  public let title = "no measure pays best for work that destroys joint value"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      party Town { capacity 100 hours }
      indicator Beds { better lower }
      indicator Falls { better lower; falls on Clinic at 900 kr per unit; falls on Town at 100 kr per unit }
      activity Rush { by Clinic at 1 hour; by Town at 1 hour; up to 50; lowers Beds by 1; raises Falls by 1 }
      measure Queue of Beds { held by Clinic, Town; pays 1 000 kr per unit }
      goal Home { owners Clinic, Town; worth 100 kr per unit of Beds; worth 1 000 kr per unit of Falls }
      """,
    better: """
      party Clinic { capacity 100 hours }
      party Town { capacity 100 hours }
      indicator Beds { better lower }
      activity Plan { by Clinic at 1 hour; by Town at 1 hour; up to 50; lowers Beds by 1 }
      measure Queue of Beds { held by Clinic, Town; pays 1 000 kr per unit }
      goal Home { owners Clinic, Town; worth 100 kr per unit of Beds }
      """,
    why: """
      A measure is harmful where the work it pays best for is worth less than it costs all \
      together. Paying more of it makes things worse. Hold the holder to what the work spoils as \
      well, or end the measure.
      """,
    how: """
      The activity that the measure pays best for an hour has a worth below 0: what it changes, \
      at the joint value of each indicator, less what it costs its performers. Silo work that \
      does so is SV204.
      """,
    accept: "Where the worth of what is spoiled is only an upper bound.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let said = verdict.measures
    return said.indices.compactMap { row in
      guard said[row].harmful, said[row].direction != .silo,
        let best = said[row].bestJoint ?? said[row].bestSolo
      else { return nil }
      let text = RuleText(verdict)
      let measure = verdict.model.measures[row]
      let activity = verdict.model.activities[best.activity]
      let earns = "earns \(verdict.model.parties[measure.party].id.name) "
      var why: [String] = []
      if let worth = verdict.activities[best.activity].worth {
        let loss = text.format.money(worth.magnitude)
        why.append("each \(text.activity(best.activity)) destroys \(loss) of joint value")
      }
      return Finding(
        key: [measure.id.name, verdict.model.parties[measure.party].id.name],
        Diagnostic(
          .warning, code, "the measure \(text.measure(row)) rewards work that destroys joint value",
          at: measure.id.site, label: text.pay(row),
          secondary: [Label(activity.id.site, earns + text.perHour(best.perHour, row))], why: why,
          help: [remedy(best.activity, row, text)],
          subject: measure.id.name))
    }
  }

  /// What to hold the holder to; where the work spoils nothing, it only costs too much.
  private func remedy(_ activity: Int, _ row: Int, _ text: RuleText) -> String {
    let party = text.verdict.model.measures[row].party
    return SpoiledWork(text: text).regard(party, of: activity, paidBy: row)
      ?? "\(text.activity(activity)) costs more than it is worth: pay \(text.party(party)) for "
      + "something else"
  }
}
