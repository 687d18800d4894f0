import Diagnostics
import Evaluation

/// Where values are observed, it can be said how a goal stands.
public struct GoalsCanBeFollowed: Rule {
  public let code = Code(641)
  public let title = "what was observed tells how a goal stands"
  public let severity = Severity.note
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 50 hours }
      indicator Health { unit day / days; better lower; baseline 100; observed 2026 75 }
      activity Visit { by Clinic at 1 hour; up to 50; lowers Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per day }
      goal Healthy { owners Clinic; worth 900 kr per day of Health; reach Health 60 by 2028 }
      """,
    better: """
      party Clinic { capacity 50 hours }
      indicator Health { unit day / days; better lower; baseline 100 in 2024; observed 2026 75 }
      activity Visit { by Clinic at 1 hour; up to 50; lowers Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per day }
      goal Healthy { owners Clinic; worth 900 kr per day of Health; reach Health 60 by 2028 }
      """,
    why: """
      Values are observed, and still nothing can be said of the goal. Missing is missing, never 0.
      """,
    how: """
      For each target whose indicator is observed: no value by the day of the script, none since the start, a target \
      that is due no later than the start, or no start, because the baseline has no year and there is one value only.
      """,
    accept: "While the first values are on their way.")

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
    let (why, help) = Self.words(track, target, text)
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
  static func words(
    _ track: Track, _ target: Model.Target, _ text: RuleText
  ) -> (why: String, help: String) {
    let indicator = text.indicator(target.indicator)
    switch track.gap {
    case .nothingObserved, nil:
      return ("no value of \(indicator) was observed by the day", "observe one")
    case .noStart:
      let hasBaseline = text.verdict.model.indicators[target.indicator].baseline != nil
      let lack = hasBaseline ? "the baseline says no time" : "\(indicator) has no baseline"
      return (
        "the path has no start: \(lack), and only one value was observed",
        "write `baseline N in YEAR`"
      )
    case .nothingSince:
      return ("no value was observed since the start", "observe one")
    case .noTime:
      return (
        "the target is due no later than the path starts",
        "set the target a later day, or the baseline an earlier one"
      )
    case .nothingWhenDue:
      return (
        "the target was due by \(target.by.text), and no value of that time was observed",
        "observe one"
      )
    }
  }
}
