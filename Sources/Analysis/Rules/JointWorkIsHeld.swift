import Diagnostics
import Evaluation

/// Somebody who takes part in joint work is held to what it changes.
///
/// Where partners have something against it and nothing for it, `PartnersHaveStakes` says so instead.
public struct JointWorkIsHeld: Rule {
  public let code = Code(210)
  public let title = "somebody is held to what joint work changes"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party School
      party Psychiatry
      indicator Dropout { better lower }
      activity Bridge { by School at 4 hours; by Psychiatry at 5 hours; lowers Dropout }
      """,
    better: """
      party School
      party Psychiatry
      indicator Dropout { better lower }
      activity Bridge { by School at 4 hours; by Psychiatry at 5 hours; lowers Dropout }
      measure Grades of Dropout { held by School, Psychiatry }
      """,
    why: """
      What nobody is held to is done last. Joint work takes hours from everybody it needs, and no \
      measure asks any of them for what comes of it.
      """,
    how: """
      For each joint activity that may be worth doing: no performer is held, by a measure in force, to \
      an indicator that the activity betters. It is a note where the own economy of some performers \
      feels it, and nothing is said where that of all does.
      """,
    accept: "Where a duty of law, and not a measure, is what makes the partners do it.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let facts = verdict.facts
    let work = facts.work
    return (0..<work.count).compactMap { a in
      guard work.isJoint(a), facts.isRight[a], !facts.isBlocked[a], isUnheld(a, facts) else {
        return nil
      }
      let bettered = work.effects(of: a).map { work.effects[$0] }.filter(\.isBetter).map(
        \.indicator)
      let parties = work.performers(of: a).map { work.party[$0] }
      let feeling = parties.filter { party in
        let horizon = verdict.model.parties[party].horizon?.value
        return work.effects(of: a).contains { effect in
          let line = work.effects[effect]
          return line.sign > 0 && work.isSeen(effect, within: horizon)
            && facts.feels(party, line.indicator)
        }
      }
      if feeling.count == parties.count { return nil }
      return finding(a, bettered, feeling, RuleText(verdict))
    }
  }

  /// Whether an activity betters something, and none of its performers is held to any of that.
  ///
  /// Where nobody at all is held to it, what it is worth is not rewarded: that is said once.
  private func isUnheld(_ a: Int, _ facts: RuleFacts) -> Bool {
    let work = facts.work
    var (betters, isRewarded) = (false, false)
    for effect in work.effects(of: a) where work.effects[effect].isBetter {
      let k = work.effects[effect].indicator
      betters = true
      if !facts.isValued[k] || facts.isMeasured[k] { isRewarded = true }
      if !facts.isMeasured[k] { continue }
      for performer in work.performers(of: a)
      where facts.isHeld(work.party[performer], to: k) { return false }
    }
    return betters && isRewarded
  }

  /// The finding of an activity, and of those of its performers who feel it themselves.
  private func finding(
    _ a: Int, _ bettered: [Int], _ feeling: [Int], _ text: RuleText
  ) -> Finding {
    let activity = text.verdict.model.activities[a]
    var met: Set<Int> = []
    let what = listed(
      bettered.filter { met.insert($0).inserted }.map(text.indicator), "or")
    let isHeld = bettered.contains { text.verdict.facts.isHeldForNothing[$0] }
    let held = isHeld ? "paid for" : "held to"
    let whom = listed(activity.performers.map { text.party($0.party) }, "nor")
    return Finding(
      key: [activity.id.name],
      Diagnostic(
        feeling.isEmpty ? .warning : .note, code,
        "nobody who does \(text.activity(a)) is \(held) what it betters", at: activity.id.site,
        label: "joint work",
        why: ["neither \(whom) is \(held) \(what)"]
          + feeling.map { "\(text.party($0)) feels it in its own economy" },
        help: [
          isHeld
            ? "pay one of them for \(what), best all of them"
            : "hold one of them to \(what), best all of them"
        ], subject: activity.id.name))
  }
}
