import Diagnostics
import Evaluation

/// Every handoff is held from both sides, and something steers both towards it.
public struct HandoffsAreHeld: Rule {
  public let code = Code(501)
  public let title = "both sides hold every handoff between them"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party School
      party Agency
      indicator Wait { better lower }
      activity Meeting { by School; by Agency; lowers Wait }
      measure M of Wait { held by School, Agency }
      mandate Meet { School may Meeting; Agency may Meeting }
      forum Council { members School, Agency; about ToWork }
      budget Fund { from School 50 %; from Agency 50 %; follows ToWork }
      handoff ToWork {
        from School to Agency
        about Wait
        flagged 9 in 2025 by "pupils"
      }
      """,
    better: """
      party School
      party Agency
      indicator Wait { better lower }
      activity Meeting { by School; by Agency; lowers Wait }
      measure M of Wait { held by School, Agency }
      mandate Meet { School may Meeting; Agency may Meeting }
      forum Council { members School, Agency; about ToWork }
      budget Fund { from School 50 %; from Agency 50 %; follows ToWork }
      handoff ToWork {
        from School to Agency
        about Wait
        signal by School within 14 days
        feedback by Agency within 30 days
        responsible School
        flagged 9 in 2025 by "pupils"
      }
      """,
    why: """
      Transitions are where people are lost: signals go astray, nobody tells how it went, time \
      passes. Say who signals, who tells back and who answers for the time between; let both sides \
      be held to a figure that sees it, give them a mandate and a forum to meet, and let money \
      follow those who pass. Begin where most people flag the same leg.
      """,
    how: """
      For each handoff: whether it says who signals, who gives feedback and who is responsible; \
      whether both sides are held to an indicator that it is about; whether each has a mandate to \
      do something with the other; whether a budget follows it; whether a forum in which both sit \
      speaks of it. Only what is in force on the day of the script counts.
      """,
    accept:
      "Where the handoff is rare, or another arrangement that the script does not tell holds it.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    if verdict.model.handoffs.isEmpty { return [] }
    let text = GapText(verdict.model, names: quoted)
    return HandoffGaps(verdict.model).gaps().map { gap in
      let handoff = verdict.model.handoffs[gap.index]
      let flags = text.flags(of: gap)
      let isGrave = !flags.isEmpty || gap.lacks.contains { $0.kind.isOfTheStep }
      let first = gap.lacks.prefix(1).map { text.words(for: $0.kind) }.joined()
      let parties = [handoff.from, handoff.to].map { verdict.model.parties[$0].id.name }
      return Finding(
        key: [handoff.id.name] + gap.lacks.map(\.kind.word),
        Diagnostic(
          isGrave ? .warning : .note, code,
          "the handoff \(quoted(handoff.id.name)) is not held: \(first)"
            + (gap.lacks.count > 1 ? ", and \(gap.lacks.count - 1) more" : ""),
          at: handoff.id.site, label: "from \(parties[0]) to \(parties[1])",
          why: flags + gap.lacks.dropFirst().map { text.words(for: $0.kind) },
          help: helps(gap, text), subject: handoff.id.name))
    }
  }

  /// The first lines that would close it; the others are left to the query.
  private func helps(_ gap: Gap, _ text: GapText) -> [String] {
    let rest = gap.lacks.count - 3
    let helps = gap.lacks.prefix(rest == 1 ? 4 : 3).map(text.help)
    return rest < 2 ? helps : helps + ["ask `gaps` for what would close the other \(rest)"]
  }
}
