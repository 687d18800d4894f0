import Diagnostics
import Evaluation

/// Who performs an activity that mandates are given for has one.
public struct PerformersHaveMandates: Rule {
  public let code = Code(403)
  public let title = "who performs what takes a mandate has one"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher; baseline 10 }
      activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 2 }
      measure M of Good { held by A, B; pays 20 kr per unit }
      goal G { owners A, B; worth 30 kr per unit of Good }
      mandate N { A may Together }
      """,
    better: """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher; baseline 10 }
      activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 2 }
      measure M of Good { held by A, B; pays 20 kr per unit }
      goal G { owners A, B; worth 30 kr per unit of Good }
      mandate N { A may Together; B may Together }
      """,
    why: """
      The script says who may or must perform this activity, and a party performs it that no \
      mandate in force names. It works without cover, or the mandate was forgotten or has run \
      out. Give it one, renew it, or let it leave the work to who has one.
      """,
    how: """
      Where some mandate in force says who may or must perform an activity: a performer that no \
      mandate in force names for it.
      """,
    accept: "Where the mandate of that party is so old that nobody has it in writing.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    guard let mandates = MandateText(verdict) else { return [] }
    let model = verdict.model
    var granted: [Int: Int] = [:]
    for (index, line) in mandates.authority.lines.enumerated() where line.isGrant {
      if granted[line.rule.activity] == nil { granted[line.rule.activity] = index }
    }
    return model.activities.indices.flatMap { a -> [Finding] in
      guard let example = granted[a] else { return [] }
      return model.activities[a].performers.compactMap { performer in
        guard mandates.authority.modality(of: performer.party, in: a) == nil else { return nil }
        return finding(performer, a, example, mandates)
      }
    }
  }

  /// The finding of one performer.
  private func finding(
    _ performer: Model.Performer, _ a: Int, _ example: Int, _ mandates: MandateText
  ) -> Finding {
    let (text, authority) = (mandates.text, mandates.authority)
    let party = text.party(performer.party)
    let old = authority.lines(of: performer.party, in: a).filter { authority.lines[$0].isGrant }
    let why = old.compactMap { line in
      mandates.absence(of: line).map { "its mandate \(mandates.mandate(ofLine: line)) \($0)" }
    }
    let words = mandates.written(performer.party, .may, a)
    return Finding(
      key: [party, text.activity(a)],
      Diagnostic(
        .warning, code, "\(party) performs \(text.activity(a)) without a mandate",
        at: performer.site,
        secondary: [Label(authority.lines[example].rule.site, "mandates are given for it")],
        why: why,
        help: [
          why.isEmpty ? "add `\(words)` to a mandate" : "renew it, or leave the work to others"
        ],
        subject: mandates.model.activities[a].id.name))
  }
}
