import Diagnostics
import Evaluation

/// Every handoff is held from both sides, and something steers both towards it.
public struct HandoffsAreHeld: Rule {
  public let code = Code(501)
  public let title = "both sides hold every handoff between them"
  public let explanation = """
    Transitions are where people are lost: signals go astray, nobody tells how it went, time passes. This
    handoff lacks something that would hold it. Say who signals, who tells back and who answers for the
    time between; let both sides be held to a figure that sees it, give them a mandate and a forum to
    meet, and let money follow those who pass. Begin where most people flag the same leg.
    """

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let text = GapText(verdict.model, names: quoted)
    return HandoffGaps(verdict.model).gaps().map { gap in
      let handoff = verdict.model.handoffs[gap.index]
      let flags = text.words(for: gap.flags)
      let isGrave = flags != nil || gap.lacks.contains { $0.kind.isOfTheStep }
      let first = gap.lacks.prefix(1).map { text.words(for: $0.kind) }.joined()
      let parties = [handoff.from, handoff.to].map { verdict.model.parties[$0].id.name }
      return Finding(
        key: [handoff.id.name] + gap.lacks.map(\.kind.word),
        Diagnostic(
          isGrave ? .warning : .note, code,
          "the handoff \(quoted(handoff.id.name)) is not held: \(first)"
            + (gap.lacks.count > 1 ? ", and \(gap.lacks.count - 1) more" : ""),
          at: handoff.id.site, label: "from \(parties[0]) to \(parties[1])",
          why: (flags.map { [$0] } ?? []) + gap.lacks.dropFirst().map { text.words(for: $0.kind) },
          help: gap.lacks.map(text.help), subject: handoff.id.name))
    }
  }
}
