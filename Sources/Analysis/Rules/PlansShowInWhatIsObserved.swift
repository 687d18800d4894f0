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
      party Clinic { capacity 50 hours }
      indicator Health { unit day / days; better lower; baseline 100 in 2024; observed 2026 105 }
      activity Visit { by Clinic at 1 hour; up to 50; lowers Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per day }
      goal Healthy { owners Clinic; worth 900 kr per day of Health; reach Health 120 by 2028 }
      """,
    better: """
      party Clinic { capacity 50 hours }
      indicator Health { unit day / days; better lower; baseline 100 in 2024; observed 2026 95 }
      activity Visit { by Clinic at 1 hour; up to 50; lowers Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per day }
      goal Healthy { owners Clinic; worth 900 kr per day of Health; reach Health 120 by 2028 }
      """,
    why: """
      Other causes move a figure too, the plan may not have been followed, or the effects are not what the script \
      says. One figure cannot tell which: it is a reason to look, not a proof.
      """,
    how: """
      For each target whose indicator is observed: the predicted plan should have changed it since the start, effects \
      that come later left out, and it changed the other way.
      """,
    accept: "Where the other cause is known.")

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
