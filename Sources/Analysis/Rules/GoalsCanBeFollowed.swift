import Diagnostics
import Evaluation

/// Where values are observed, it can be said how a goal stands.
public struct GoalsCanBeFollowed: Rule {
  public let code = Code(641)
  public let title = "what was observed tells how a goal stands"
  public let severity = Severity.note
  public let help = RuleHelp(
    bad: """
      as of 2026-06
      party A { capacity 200 hours }
      indicator Days { unit day / days; better lower; baseline 9 000; observed 2025 8 500 }
      activity Plan { by A at 2 hours; up to 100; lowers Days by 10 }
      measure Fee of Days { held by A; pays 4 000 kr per day }
      goal Home { owners A; worth 9 000 kr per day of Days; reach Days 8 000 by 2028 }
      """,
    better: """
      as of 2026-06
      party A { capacity 200 hours }
      indicator Days { unit day / days; better lower; baseline 9 000 in 2023; observed 2024 8 800; observed 2025 8 500 }
      activity Plan { by A at 2 hours; up to 100; lowers Days by 10 }
      measure Fee of Days { held by A; pays 4 000 kr per day }
      goal Home { owners A; worth 9 000 kr per day of Days; reach Days 8 000 by 2028 }
      """,
    why: """
      Values of an indicator are observed, and still nothing can be said of the goal: no value is \
      there, none since the start, or the path has no start, because the baseline does not say \
      what time it is of. Missing is missing, never 0. Give the baseline its year, or the values \
      that lack.
      """,
    how: """
      For each target whose indicator has observed values: there is none up to `as of`, none \
      since the year of the baseline, or the baseline has no year.
      """,
    accept: "Where the first values are still to come: set a date.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let tracks = verdict.tracks.filter { $0.standing == .unknown }
    if tracks.isEmpty { return [] }
    let text = RuleText(verdict)
    return tracks.map { finding($0, text) }
  }

  /// The finding of one target.
  private func finding(_ track: Track, _ text: RuleText) -> Finding {
    let goal = text.verdict.model.goals[track.goal]
    let target = goal.targets[track.target]
    let (why, help) = words(track, target, text)
    return Finding(
      key: [goal.id.name, text.indicator(target.indicator), target.by.text],
      Diagnostic(
        .note, code,
        "it cannot be said whether \(quoted(goal.id.name)) is on track for "
          + text.indicator(target.indicator),
        at: target.site,
        secondary: [
          Label(text.verdict.model.indicators[target.indicator].id.site, "observed here")
        ],
        why: [why], help: [help], subject: goal.id.name))
  }

  /// What is lacking, and what to write.
  private func words(
    _ track: Track, _ target: Model.Target, _ text: RuleText
  ) -> (why: String, help: String) {
    let indicator = text.indicator(target.indicator)
    switch track.gap {
    case .nothingObserved, nil:
      return ("no value of \(indicator) was observed by the day", "observe one")
    case .noStart:
      return (
        "the path has no start: the baseline says no time, and only one value was observed",
        "write `baseline N in YEAR`"
      )
    case .nothingSince:
      return ("no value was observed since the start", "observe one")
    case .noTime:
      return (
        "the target is due no later than the path starts",
        "set the target a later day, or the baseline an earlier one"
      )
    }
  }
}
