import Arithmetic
import Diagnostics
import Evaluation

/// Who is to go on with what was tried has hours for it.
public struct TrialsHaveHours: Rule {
  public let code = Code(715)
  public let title = "who is to go on with a trial has hours for it"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party School { capacity 100 hours }
      party Kitchen { capacity 4 hours }
      indicator Dropout { better lower }
      activity Breakfast { by School at 1 hour; by Kitchen at 6 hours; up to 9; lowers Dropout by 1 }
      measure Stay of Dropout { held by School, Kitchen; pays 9 000 kr per unit }
      goal Finish { owners School, Kitchen; worth 20 000 kr per unit of Dropout }
      trial Morning { of Breakfast; by School; until 2027 }
      """,
    better: """
      party School { capacity 100 hours }
      party Kitchen { capacity 60 hours }
      indicator Dropout { better lower }
      activity Breakfast { by School at 1 hour; by Kitchen at 6 hours; up to 9; lowers Dropout by 1 }
      measure Stay of Dropout { held by School, Kitchen; pays 9 000 kr per unit }
      goal Finish { owners School, Kitchen; worth 20 000 kr per unit of Dropout }
      trial Morning { of Breakfast; by School; until 2027 }
      """,
    why: """
      A trial borrows hours from enthusiasts and from project staff. Work that is to stay needs hours in \
      the capacity of those who do it every week.
      """,
    how: """
      For each trial that is not ended, and each performer of its activity: what its capacity leaves behind \
      the meetings of its forums in force is less than one unit of the activity takes. A party without a \
      capacity is taken to have the hours.
      """,
    accept: "Where the hours are promised and not yet in the capacity.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    if model.trials.isEmpty { return [] }
    let meetings = Meetings(model)
    let text = RuleText(verdict)
    return model.trials.indices.flatMap { index -> [Finding] in
      if case .ended = model.trials[index].outcome { return [] }
      guard let a = model.trials[index].activity else { return [] }
      return model.activities[a].performers.compactMap { performer in
        guard let capacity = model.parties[performer.party].capacity,
          let effort = performer.effort?.value, effort.sign > 0
        else { return nil }
        let meeting = meetings.hours(ofParty: performer.party)
        guard max(0, capacity.value - meeting) < effort else { return nil }
        return finding(index, a, performer, capacity, meeting, text)
      }
    }
  }

  /// The finding of one performer without hours.
  private func finding(
    _ index: Int, _ a: Int, _ performer: Model.Performer, _ capacity: Sourced, _ meeting: Rational,
    _ text: RuleText
  ) -> Finding {
    let trial = text.verdict.model.trials[index]
    let party = text.party(performer.party)
    return Finding(
      key: [trial.id.name, party],
      Diagnostic(
        .warning, code,
        "\(party) has no hours for \(text.activity(a)), which \(quoted(trial.id.name)) tries",
        at: performer.site,
        secondary: [
          Label(capacity.site, "\(NumberFormat.rounded(capacity.value)) hours"),
          Label(trial.id.site, "the trial"),
        ],
        why: meeting.sign > 0 && capacity.value.sign > 0
          ? [
            meeting < capacity.value
              ? "meetings take \(NumberFormat.rounded(meeting)) hours of them"
              : "meetings take all of them"
          ] : [],
        help: ["give \(party) hours for it, or let another party go on with it"],
        subject: trial.id.name))
  }
}
