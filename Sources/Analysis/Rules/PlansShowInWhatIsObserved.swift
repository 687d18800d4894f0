import Arithmetic
import Diagnostics
import Evaluation

/// What was observed does not move against what the predicted plan should bring.
public struct PlansShowInWhatIsObserved: Rule {
  public let code = Code(642)
  public let title = "what was observed moves as the predicted plan should move it"
  public let severity = Severity.note
  public let help = RuleHelp(
    bad: """
      as of 2026-06
      party A { capacity 200 hours }
      indicator Days { unit day / days; better lower; baseline 9 000 in 2023; observed 2024 9 100; observed 2025 9 200 }
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
      Following the measures should by now have moved an indicator one way, and it was observed \
      to move the other way. Other causes move it too, the plan may not have been followed, or \
      the effects are not what the script says: one figure cannot tell which. It is a reason to \
      look, not a proof.
      """,
    how: """
      The sign of what was observed since the year of the baseline is not the sign of what the \
      predicted plan brings until then.
      """,
    accept: "Where it is known what else moved the figure, and the script says so in a comment.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    var met: Set<Int> = []
    let text = RuleText(verdict)
    return verdict.tracks.compactMap { track in
      let k = verdict.model.goals[track.goal].targets[track.target].indicator
      guard let effect = track.effect, let latest = track.latest, let start = track.start,
        effect.due.sign * effect.seen.sign < 0, met.insert(k).inserted
      else { return nil }
      let indicator = verdict.model.indicators[k]
      func change(_ amount: Rational) -> String {
        NumberFormat.amount(amount.magnitude, of: indicator) + (amount.sign < 0 ? " less" : " more")
      }
      return Finding(
        key: [indicator.id.name],
        Diagnostic(
          .note, code,
          "\(text.indicator(k)) moves against what the predicted plan should bring",
          at: indicator.id.site,
          secondary: [Label(latest.site, "\(latest.period.text)"), Label(start.site, "the start")],
          why: [
            "\(change(effect.due)) should have come by \(latest.period.text), and "
              + "\(change(effect.seen)) was observed",
            "other causes move it too, and the plan may not have been followed",
          ],
          help: ["look at what was done, and at other causes"], subject: indicator.id.name))
    }
  }
}
