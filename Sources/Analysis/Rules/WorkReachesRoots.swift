import Diagnostics
import Evaluation

/// Every root of what stands in the way is addressed by something that is done.
public struct WorkReachesRoots: Rule {
  public let code = Code(503)
  public let title = "what is done reaches the root of what stands in the way"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Housing
      activity Paint { by Housing; addresses Complaints }
      obstacle Complaints { because NoSharedView; flagged 40 in 2025 by "principals" }
      obstacle NoSharedView { owner Housing }
      """,
    better: """
      party Housing
      activity Paint { by Housing; addresses Complaints }
      activity Talks { by Housing; addresses NoSharedView }
      obstacle Complaints { because NoSharedView; flagged 40 in 2025 by "principals" }
      obstacle NoSharedView { owner Housing }
      """,
    why: """
      Work on symptoms comes back: a symptom stands as long as one of its causes does. This \
      obstacle comes from no other, and no activity addresses it; perhaps one addresses what comes \
      from it. Let an activity reach the root, or declare what the root comes from.
      """,
    how: """
      For each obstacle that comes from no other: whether an activity addresses it. It is told where \
      activities address only what comes from it, and where it or that blocks something or was \
      flagged.
      """,
    accept:
      "Where the symptom has to be relieved at once, and the root is being looked for.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let text = GapText(verdict.model, names: quoted)
    let chains = ObstacleChains(verdict.model)
    return ObstacleGaps(verdict, chains).gaps(priced: false).compactMap { gap in
      for lack in gap.lacks {
        guard case .rootWork(let onSymptoms) = lack.kind else { continue }
        return finding(gap, lack, onSymptoms, chains, verdict, text)
      }
      return nil
    }
  }

  /// The finding of a root that nothing addresses.
  private func finding(
    _ gap: Gap, _ lack: Lack, _ onSymptoms: [Int], _ chains: ObstacleChains, _ verdict: Verdict,
    _ text: GapText
  ) -> Finding {
    let model = verdict.model
    let root = model.obstacles[gap.index]
    let name = quoted(root.id.name)
    let branch = chains.branch(of: gap.index)
    let symptoms = branch.dropFirst().prefix(4)
      .map { quoted(model.obstacles[$0].id.name) }
    let message =
      onSymptoms.isEmpty
      ? "nothing addresses the obstacle \(name)"
      : "\(listed(onSymptoms.prefix(3).map { quoted(model.activities[$0].id.name) })) "
        + "\(onSymptoms.count == 1 ? "addresses" : "address") symptoms, and nothing their root \(name)"
    let flags = text.flags(of: gap)
    let come = symptoms.count == 1 ? "comes" : "come"
    return Finding(
      key: [root.id.name] + onSymptoms.map { model.activities[$0].id.name }.sorted(),
      Diagnostic(
        flags.isEmpty && onSymptoms.isEmpty ? .note : .warning, code, message, at: root.id.site,
        secondary: onSymptoms.prefix(3).compactMap { a in
          model.activities[a].addresses.first { branch.contains($0.index) }
            .map { Label($0.site, "a symptom") }
        },
        why: (symptoms.isEmpty ? [] : ["\(listed(symptoms)) \(come) from it"]) + flags,
        help: [text.help(for: lack)], subject: root.id.name))
  }
}
