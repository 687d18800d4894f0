import Diagnostics
import Evaluation

/// A forum is about something.
public struct ForumsHaveMatters: Rule {
  public let code = Code(703)
  public let title = "a forum is about a goal, a handoff or a theme"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party School
      party Psychiatry
      forum Heads { members School, Psychiatry; meets 4 times per year }
      """,
    better: """
      party School
      party Psychiatry
      forum Heads { members School, Psychiatry; meets 4 times per year; about theme "truancy" }
      """,
    why: """
      A meeting that is about nothing in particular goes on because it always did. It takes hours from \
      all its members and the place of one that would be about something.
      """,
    how: "For each forum in force: it says nothing behind `about`.",
    accept: "Where people are to get to know each other first, and for a time.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    let meetings = Meetings(model)
    return meetings.forums.compactMap { index in
      let forum = model.forums[index]
      guard forum.goals.isEmpty && forum.handoffs.isEmpty && forum.themes.isEmpty else {
        return nil
      }
      let hours = meetings.hours(of: index).map { hours in
        "it takes each of its \(forum.members.count) members "
          + "\(NumberFormat.rounded(hours)) hours \(NumberFormat(model).aPeriod)"
      }
      return Finding(
        key: [forum.id.name],
        Diagnostic(
          .warning, code, "\(quoted(forum.id.name)) is about nothing", at: forum.id.site,
          why: hours.map { [$0] } ?? [],
          help: ["say what it is about, as in `about theme \"…\"`, or let it end"],
          subject: forum.id.name))
    }
  }
}
