import Diagnostics
import Evaluation

/// A goal of several parties is spoken of in some forum.
public struct GoalsHaveForums: Rule {
  public let code = Code(702)
  public let title = "a forum is about each shared goal"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party School { capacity 100 hours }
      party Psychiatry { capacity 100 hours }
      indicator Dropout { better lower }
      activity Bridge { by School at 4 hours; by Psychiatry at 5 hours; up to 10; lowers Dropout by 1 }
      measure Stay of Dropout { held by School, Psychiatry; pays 900 kr per unit }
      goal Finish { owners School, Psychiatry; worth 2 000 kr per unit of Dropout }
      forum Heads { members School, Psychiatry; about theme "premises" }
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
      What no meeting is about is nobody's errand. A goal that several own and none of their meetings \
      takes up is followed by each alone, or by nobody.
      """,
    how: """
      Only where the script declares a forum: a goal with several owners stands in no `about` of a forum \
      in force. A forum about a theme with the same words does not count.
      """,
    accept: "Where a board or council that the script leaves out follows the goal.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    if model.forums.isEmpty { return [] }
    let text = RuleText(verdict)
    let spoken = Set(Meetings(model).forums.flatMap { model.forums[$0].goals.map(\.index) })
    return model.goals.indices.compactMap { goal in
      guard model.goals[goal].owners.count > 1, !spoken.contains(goal) else { return nil }
      let old = model.forums.first { $0.goals.contains { $0.index == goal } }
      let id = model.goals[goal].id
      let help =
        old.map {
          text.reviving($0.id, from: $0.from, until: $0.until)
            + ", or write `about \(id.name)` in another where its owners meet"
        } ?? "write `about \(id.name)` in the forum where its owners meet, or let them meet"
      return Finding(
        key: [id.name],
        Diagnostic(
          .warning, code, "no forum is about \(text.goal(goal))", at: id.site,
          label: "\(model.goals[goal].owners.count) owners",
          secondary: old.map { [Label($0.id.site, about(it: $0, model))] } ?? [],
          help: [help],
          subject: id.name))
    }
  }

  /// What is said of a forum that is about a goal on other days.
  private func about(it forum: Model.Forum, _ model: Model) -> String {
    guard let from = forum.from, !model.hasBegun(from) else {
      return "was about it, and is not in force"
    }
    return "is about it from \(from.text) on"
  }
}
