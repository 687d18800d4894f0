import Diagnostics
import Evaluation

/// What one mandate demands no other forbids.
public struct DutiesAreNotForbidden: Rule {
  public let code = Code(405)
  public let title = "what a party must do is not forbidden"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 50 hours }
      party School { capacity 50 hours }
      indicator Health { better higher; falls on School at 900 kr per unit }
      activity Team { by Clinic at 1 hour; by School at 1 hour; up to 40; raises Health by 1 }
      activity Visit { by Clinic at 1 hour; up to 10; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic, School; worth 1 800 kr per unit of Health }
      mandate Agreed { Clinic must Team; School may Team }
      mandate Law { School must not Team }
      """,
    better: """
      party Clinic { capacity 50 hours }
      party School { capacity 50 hours }
      indicator Health { better higher }
      activity Team { by Clinic at 1 hour; by School at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic, School; pays 900 kr per unit }
      goal Healthy { owners Clinic, School; worth 1 800 kr per unit of Health }
      mandate Agreed { Clinic must Team; School must Team }
      """,
    why: """
      A prohibition holds the activity at 0 for everybody, so the duty cannot be kept. One of the two mandates has \
      to give way.
      """,
    how: """
      For each line that says `must`, in force: another line in force says `must not` of the same activity, of the \
      same party or of another.
      """,
    accept: "While the question which of the two goes before is being decided.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    guard let mandates = MandateText(verdict) else { return [] }
    let lines = mandates.authority.lines
    var bans: [Int: Int] = [:]
    for (index, line) in lines.enumerated() where line.isInForce && !line.isGrant {
      if bans[line.rule.activity] == nil { bans[line.rule.activity] = index }
    }
    return lines.indices.compactMap { index in
      let line = lines[index]
      guard line.isInForce, line.rule.modality == .must, let ban = bans[line.rule.activity] else {
        return nil
      }
      return finding(index, against: ban, mandates)
    }
  }

  /// The finding of one duty.
  private func finding(_ duty: Int, against ban: Int, _ mandates: MandateText) -> Finding {
    let (text, lines) = (mandates.text, mandates.authority.lines)
    let (rule, other) = (lines[duty].rule, lines[ban].rule)
    let (days, others) = (mandates.days(ofLine: duty), mandates.days(ofLine: ban))
    // Undated, what no day has in common holds at once.
    let isUndated = mandates.model.asOf == nil && !days.overlaps(others)
    let who = rule.party == other.party ? "must not" : "\(text.party(other.party)) must not"
    return Finding(
      key: [text.party(rule.party), text.activity(rule.activity), text.party(other.party)],
      Diagnostic(
        .warning, code, "\(mandates.words(duty)), and \(who)", at: rule.site,
        label: mandates.mandate(ofLine: duty),
        secondary: [Label(other.site, mandates.mandate(ofLine: ban))],
        why: ["a prohibition holds \(text.activity(rule.activity)) at 0 for all who perform it"],
        help: [
          isUndated
            ? "say `as of` a day: undated, both hold"
            : "let one of the mandates give way, or give them dates that do not overlap"
        ],
        subject: mandates.model.mandates[lines[duty].mandate].id.name))
  }
}
