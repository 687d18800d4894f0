import Diagnostics
import Evaluation

/// Parties whose work takes all of them meet.
public struct PartnersMeet: Rule {
  public let code = Code(701)
  public let title = "parties that must work together meet in a forum"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party School { capacity 100 hours }
      party Psychiatry { capacity 100 hours }
      indicator Dropout { better lower }
      activity Bridge { by School at 4 hours; by Psychiatry at 5 hours; up to 10; lowers Dropout by 1 }
      measure Stay of Dropout { held by School, Psychiatry; pays 900 kr per unit }
      goal Finish { owners School, Psychiatry; worth 2 000 kr per unit of Dropout }
      forum Heads { members School; about Finish }
      """,
    better: """
      party School { capacity 100 hours }
      party Psychiatry { capacity 100 hours }
      indicator Dropout { better lower }
      activity Bridge { by School at 4 hours; by Psychiatry at 5 hours; up to 10; lowers Dropout by 1 }
      measure Stay of Dropout { held by School, Psychiatry; pays 900 kr per unit }
      goal Finish { owners School, Psychiatry; worth 2 000 kr per unit of Dropout }
      forum Heads { members School, Psychiatry; about Finish }
      """,
    why: """
      Joint work is agreed upon, changed and mended where people meet. Partners who meet nowhere learn of \
      each other's troubles too late, and a measure alone does not tell them.
      """,
    how: """
      For each joint activity that a mandate in force demands or that the optimum holds: its performers \
      fall into parts that no forum in force joins. Two parties meet also over a third that performs the \
      activity and meets both. Nothing is said of a script without forums.
      """,
    accept: "Where the partners meet otherwise, and a forum would only be one more meeting.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    if model.forums.isEmpty { return [] }
    let meetings = Meetings(model)
    var duties: [Int: Model.MandateRule] = [:]
    for (_, rule) in model.rulesInForce where rule.modality == .must && duties[rule.activity] == nil
    {
      duties[rule.activity] = rule
    }
    lazy var remedies = Remedies(model)
    return model.activities.indices.compactMap { a in
      guard model.activities[a].isJoint else { return nil }
      let duty = duties[a]
      guard duty != nil || verdict.activities[a].plan.joint.map({ $0.sign > 0 }) == true else {
        return nil
      }
      let parts = meetings.parts(of: model.activities[a].performers.map(\.party))
      if parts.count < 2 { return nil }
      let help = remedies.help(a, parts, meetings, RuleText(verdict))
      return finding(a, parts, duty, help, RuleText(verdict))
    }
  }

  /// The finding of an activity whose performers fall into parts.
  private func finding(
    _ a: Int, _ parts: [[Int]], _ duty: Model.MandateRule?, _ help: String,
    _ text: RuleText
  ) -> Finding {
    let activity = text.verdict.model.activities[a]
    let whom = parts.flatMap { $0 }.sorted().map(text.party)
    let isAllApart = parts.allSatisfy { $0.count == 1 }
    var why: [String] = []
    if !isAllApart {
      let shown = parts.prefix(3).map { part in
        part.count == 1
          ? "\(text.party(part[0])) meets none of the others"
          : "\(Self.short(part.map(text.party))) meet"
      }
      why = shown + (parts.count > 3 ? ["and \(parts.count - 3) more parts"] : [])
    }
    if duty == nil { why.append("the joint optimum holds \(text.activity(a))") }
    return Finding(
      key: [activity.id.name],
      Diagnostic(
        .warning, code,
        "\(Self.short(whom)) do \(text.activity(a)) together, and "
          + (isAllApart ? "meet in no forum" : "no forum joins them"),
        at: activity.id.site, label: "joint work",
        secondary: duty.map { [Label($0.site, "a duty of \(text.party($0.party))")] } ?? [],
        why: why, help: [help],
        subject: activity.id.name))
  }

  /// Names, at most four of them.
  private static func short(_ names: [String]) -> String {
    names.count <= 4
      ? listed(names) : listed(Array(names.prefix(3)) + ["\(names.count - 3) more"])
  }
}

/// What lets partners meet, found once for all of them.
private struct Remedies {
  /// The forums that have ended or are yet to begin.
  private let others: Meetings
  /// The first goal that wants something of each indicator.
  private var goals: [Int: Int] = [:]

  /// - Complexity: O(n) in the members of forums and in what goals want.
  init(_ model: Model) {
    others = Meetings(onOtherDays: model)
    for (index, goal) in model.goals.enumerated() {
      for k in goal.worths.map(\.indicator) + goal.targets.map(\.indicator) where goals[k] == nil {
        goals[k] = index
      }
    }
  }

  /// What lets the parts meet that the performers of an activity fall into.
  func help(_ a: Int, _ parts: [[Int]], _ meetings: Meetings, _ text: RuleText) -> String {
    let model = text.verdict.model
    let goal = model.activities[a].effects.lazy.filter(model.isBetter)
      .compactMap { goals[$0.indicator] }.first
    let take = "take them into one forum" + (goal.map { " about \(text.goal($0))" } ?? "")
    if let old = others.forum(joining: parts).map({ model.forums[$0] }) {
      return text.reviving(old.id, from: old.from, until: old.until) + ", or " + take
    }
    let doMeet = parts.allSatisfy { part in
      part.contains { !meetings.forumsOfParty[$0].isEmpty }
    }
    if !doMeet { return take }
    return take + (parts.count == 2 ? ", or join two that meet" : ", or join those that meet")
  }
}
