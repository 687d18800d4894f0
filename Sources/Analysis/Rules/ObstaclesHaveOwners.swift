import Diagnostics
import Evaluation

/// Every root of what stands in the way has an owner.
public struct ObstaclesHaveOwners: Rule {
  public let code = Code(502)
  public let title = "somebody owns every obstacle that comes from no other"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Housing
      activity Talks { by Housing; addresses NoSharedView }
      obstacle NoSharedView { flagged 14 in 2025 by "principals" }
      """,
    better: """
      party Housing
      activity Talks { by Housing; addresses NoSharedView }
      obstacle NoSharedView { owner Housing; flagged 14 in 2025 by "principals" }
      """,
    why: """
      Everybody states the fault and nobody acts: the obstacle is told, perhaps many times, and \
      nobody is to take it away. Name one party as its owner.
      """,
    how: """
      For each obstacle that comes from no other, where it or something that comes from it blocks \
      something or was flagged: whether it has an owner. Who owns a root need not own what comes \
      from it.
      """,
    accept:
      "Where the obstacle is outside the reach of all parties of the script, as a law is.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let text = GapText(verdict.model, names: quoted)
    let gaps = ObstacleGaps(verdict, ObstacleChains(verdict.model)).gaps(priced: false)
    return gaps.compactMap { gap in
      guard let lack = gap.lacks.first(where: { $0.kind == .owner }) else { return nil }
      let obstacle = verdict.model.obstacles[gap.index]
      let flags = text.flags(of: gap)
      return Finding(
        key: [obstacle.id.name],
        Diagnostic(
          flags.isEmpty ? .note : .warning, code,
          "nobody owns the obstacle \(quoted(obstacle.id.name))", at: obstacle.id.site,
          why: flags, help: [text.help(for: lack)], subject: obstacle.id.name))
    }
  }
}
