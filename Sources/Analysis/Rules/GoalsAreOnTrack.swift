import Diagnostics
import Evaluation

/// What was observed lies on the path to the goal.
public struct GoalsAreOnTrack: Rule {
  public let code = Code(640)
  public let title = "what was observed lies on the path to the goal"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      as of 2026-06
      party A { capacity 200 hours }
      indicator Days { unit day / days; better lower; baseline 9 000 in 2023; observed 2024 8 800; observed 2025 8 700 }
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
      The straight path from where an indicator started to the target of a goal asks for more \
      than what was last observed. The path is a yardstick, not a forecast: effects may come \
      later, or all at once. Look at what the goal rests on, or set it another day.
      """,
    how: """
      The value last observed, up to `as of`, lies on the wrong side of the straight line from \
      the baseline, in its year, to the level of the target, by its date; or the date has passed \
      and the target is not met.
      """,
    accept: "Where the effect is known to come late.")

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
    let was = "was \(NumberFormat.amount(latest.value, of: indicator)) in \(latest.period.text)"
    let asks = NumberFormat.rounded(expected)
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
