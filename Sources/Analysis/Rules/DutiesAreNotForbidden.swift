import Diagnostics
import Evaluation

/// What one mandate demands no other forbids.
public struct DutiesAreNotForbidden: Rule {
  public let code = Code(405)
  public let title = "what a party must do is not forbidden"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher; falls on A at 20 kr per unit; falls on B at 20 kr per unit }
      activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 2 }
      mandate N { A must Together; B must Together }
      mandate O { B must not Together }
      """,
    better: """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher; falls on A at 20 kr per unit; falls on B at 20 kr per unit }
      activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 2 }
      mandate N { A must Together; B must Together }
      """,
    why: """
      One mandate says that a party must do something, and another in force on the same day says \
      that it, or a partner it needs, must not. The work is held at 0, and the duty cannot be \
      kept. One of the two mandates has to give way: change it, or give it dates.
      """,
    how: """
      For each `must` of a mandate in force: another mandate in force says `must not` of the same \
      activity, to the party or to a partner it needs.
      """,
    accept: "Where the two are known to collide and a decision is awaited: set a date.")

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
    let who = rule.party == other.party ? "must not" : "\(text.party(other.party)) must not"
    return Finding(
      key: [text.party(rule.party), text.activity(rule.activity), text.party(other.party)],
      Diagnostic(
        .warning, code, "\(mandates.words(duty)), and \(who)", at: rule.site,
        label: mandates.mandate(ofLine: duty),
        secondary: [Label(other.site, mandates.mandate(ofLine: ban))],
        why: ["a prohibition holds \(text.activity(rule.activity)) at 0 for all who perform it"],
        help: ["let one of the mandates give way, or give them dates that do not overlap"],
        subject: mandates.model.mandates[lines[duty].mandate].id.name))
  }
}
