import Arithmetic
import Diagnostics
import Evaluation

/// Meetings leave the hours for the work they are about.
public struct MeetingsFitCapacity: Rule {
  public let code = Code(704)
  public let title = "forums take a small part of anybody's hours"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party School { capacity 100 hours per year }
      party Psychiatry { capacity 900 hours per year }
      forum Heads {
        members School, Psychiatry
        meets 1 time per month for 3 hours
        about theme "truancy"
      }
      """,
    better: """
      party School { capacity 100 hours per year }
      party Psychiatry { capacity 900 hours per year }
      forum Heads {
        members School, Psychiatry
        meets 1 time per quarter for 2 hours
        about theme "truancy"
      }
      """,
    why: """
      An hour in a meeting is an hour taken from the same capacity as the work. Each forum is small; what \
      they come to for one party is seen nowhere until it is added up.
      """,
    how: """
      For each party with a capacity: the meetings of all its forums in force times their length, in the \
      period of the script, are more than a tenth of it (a note) or a fourth (a warning). Forums that do \
      not say how often or how long they meet are left out. The verdict does not take the hours away.
      """,
    accept: "Where meeting is the work, as for a coordinator.")

  /// A party that meets for more than this part of its capacity hears of it.
  private static let notable = Rational(1) / 10
  /// A party that meets for more than this part is warned.
  private static let grave = Rational(1) / 4

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    if model.forums.isEmpty { return [] }
    let meetings = Meetings(model)
    let text = RuleText(verdict)
    return model.parties.indices.compactMap { party in
      if meetings.forumsOfParty[party].isEmpty { return nil }
      let hours = meetings.hours(ofParty: party)
      guard let capacity = model.parties[party].capacity, hours.sign > 0,
        hours > capacity.value * Self.notable
      else { return nil }
      return finding(party, hours, capacity, meetings, text)
    }
  }

  /// The finding of one party.
  private func finding(
    _ party: Int, _ hours: Rational, _ capacity: Sourced, _ meetings: Meetings, _ text: RuleText
  ) -> Finding {
    let model = meetings.model
    let name = model.parties[party].id.name
    let costly = meetings.forumsOfParty[party]
      .compactMap { forum in meetings.hours(of: forum).map { (forum: forum, hours: $0) } }
      .filter { $0.hours.sign > 0 }
    let share =
      meetings.share(of: party).map { "\(NumberFormat.percent($0)) of its capacity" }
      ?? "and has no hours"
    return Finding(
      key: [name],
      Diagnostic(
        hours > capacity.value * Self.grave ? .warning : .note, code,
        "\(text.party(party)) meets for \(NumberFormat.rounded(hours)) hours "
          + "\(text.format.aPeriod), \(share)",
        at: capacity.site, label: "\(NumberFormat.rounded(capacity.value)) hours",
        secondary: costly.prefix(4).map { one in
          Label(model.forums[one.forum].id.site, "\(NumberFormat.rounded(one.hours)) hours")
        },
        why: costly.count > 4 ? ["and \(costly.count - 4) more forums"] : [],
        help: [
          "let forums meet more seldom or shorter, or join them; ask `show forums of \(name)`"
        ],
        subject: name))
  }
}
