import Diagnostics
import Evaluation

/// What was observed lies on the path to the goal.
public struct GoalsAreOnTrack: Rule {
  public let code = Code(640)
  public let title = "what was observed lies on the path to the goal"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 50 hours }
      indicator Health { unit day / days; better lower; baseline 100 in 2024; observed 2026 85 }
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
      The straight path from the start to the target asks for more than what was last observed. It is a yardstick, \
      not a forecast: effects may come later, or all at once.
      """,
    how: """
      The path goes from the baseline, at the end of its time, to the target, at the end of its date. The last value \
      observed by the day of the script is worse than the path at the end of its time, or does not meet a target \
      that was due.
      """,
    accept: "Where the effects are known to come late, with the date they are expected.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let tracks = verdict.tracks.filter { $0.standing == .offTrack || $0.standing == .missed }
    if tracks.isEmpty { return [] }
    let text = RuleText(verdict)
    return tracks.compactMap { finding($0, text) }
  }

  /// The finding of one target.
  private func finding(_ track: Track, _ text: RuleText) -> Finding? {
    let goal = text.verdict.model.goals[track.goal]
    let target = goal.targets[track.target]
    guard let latest = track.latest, let expected = track.expected else { return nil }
    let indicator = text.verdict.model.indicators[target.indicator]
    let value = NumberFormat.amount(latest.value, of: indicator, apartFrom: expected)
    let was = "was \(value) in \(latest.period.text)"
    let asks = NumberFormat.rounded(expected, apartFrom: latest.value)
    let wanted = NumberFormat.rounded(target.level.value)
    let isMissed = track.standing == .missed
    return Finding(
      key: [goal.id.name, indicator.id.name, target.by.text],
      Diagnostic(
        .warning, code,
        "\(quoted(goal.id.name)) is \(isMissed ? "missed" : "off track") for "
          + text.indicator(target.indicator),
        at: target.site,
        label: isMissed ? "was due" : "the path asks for \(asks) by then",
        secondary: [Label(latest.site, was)], why: why(track, wanted, target.by.text),
        help: ["ask `show \(goal.id.name)` for what it rests on, and what the plan should bring"],
        subject: goal.id.name))
  }

  /// Where a straight line leads.
  private func why(_ track: Track, _ wanted: String, _ by: String) -> [String] {
    guard let forecast = track.forecast else { return [] }
    return [
      "a straight line through the \(forecast.count) values leads to "
        + "\(NumberFormat.rounded(forecast.value)) by \(by), and \(wanted) is wanted"
    ]
  }
}
