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
    let model = verdict.model
    guard model.activities.contains(where: \.isJoint) else { return [] }
    let facts = RuleFacts(model)
    let isRight = verdict.rightWork()
    let isBlocked = Set(PartnersHaveStakes.blocked(in: verdict).map(\.activity))
    var found: [Finding] = []
    for (a, activity) in model.activities.enumerated()
    where activity.isJoint && isRight[a] && !isBlocked.contains(a) {
      let bettered = activity.effects.filter(model.isBetter).map(\.indicator)
      if bettered.isEmpty { continue }
      let parties = activity.performers.map(\.party)
      // Where nobody at all is held to it, what it is worth is not rewarded: that is said once.
      let isUnrewarded = bettered.allSatisfy { facts.isValued[$0] && !facts.isMeasured[$0] }
      if isUnrewarded || isHeld(parties, bettered, facts) { continue }
      let feeling = parties.filter { party in bettered.contains { facts.feels(party, $0) } }
      if feeling.count < parties.count {
        found.append(finding(a, bettered, feeling, RuleText(verdict)))
      }
    }
    return found
  }

  /// Whether one of the parties is held to one of the indicators.
  private func isHeld(_ parties: [Int], _ indicators: [Int], _ facts: RuleFacts) -> Bool {
    indicators.contains { k in
      facts.isMeasured[k] && parties.contains { facts.isHeld($0, to: k) }
    }
  }

  /// The finding of an activity, and of those of its performers who feel it themselves.
  private func finding(
    _ a: Int, _ bettered: [Int], _ feeling: [Int], _ text: RuleText
  ) -> Finding {
    let activity = text.verdict.model.activities[a]
    var met: Set<Int> = []
    let what = listed(
      bettered.filter { met.insert($0).inserted }.map(text.indicator), "or")
    let whom = listed(activity.performers.map { text.party($0.party) }, "nor")
    return Finding(
      key: [activity.id.name],
      Diagnostic(
        feeling.isEmpty ? .warning : .note, code,
        "nobody who does \(text.activity(a)) is held to what it betters", at: activity.id.site,
        label: "joint work",
        why: ["neither \(whom) is held to \(what)"]
          + feeling.map { "\(text.party($0)) feels it in its own economy" },
        help: ["hold one of them to \(what), best all of them"], subject: activity.id.name))
  }
}
