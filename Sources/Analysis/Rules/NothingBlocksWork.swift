import Arithmetic
import Diagnostics
import Evaluation

/// No obstacle blocks what would happen without it.
public struct NothingBlocksWork: Rule {
  public let code = Code(504)
  public let title = "no obstacle blocks what would be done without it"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party School { capacity 100 hours }
      indicator Dropout { better lower }
      activity Bridge { by School at 1 hour; up to 40; lowers Dropout by 1 }
      activity Ask { by School at 1 hour; up to 4; addresses Secrecy }
      measure M of Dropout { held by School; pays 900 kr per unit }
      goal Stay { owners School; worth 9 000 kr per unit of Dropout }
      obstacle Secrecy { owner School; blocks Bridge }
      """,
    better: """
      party School { capacity 100 hours }
      indicator Dropout { better lower }
      activity Bridge { by School at 1 hour; up to 40; lowers Dropout by 1 }
      activity Ask { by School at 1 hour; up to 4; addresses Secrecy }
      measure M of Dropout { held by School; pays 900 kr per unit }
      goal Stay { owners School; worth 9 000 kr per unit of Dropout }
      obstacle Secrecy { owner School }
      """,
    why: """
      An activity that an obstacle blocks does not run, whatever its measures say. What the \
      predicted plan would be worth more without the obstacle is its price: so much may be spent \
      each period on taking it away. Take it away where it comes from, and judge the script again \
      without it.
      """,
    how: """
      For each obstacle that blocks activities: the predicted plan is made once more without it, and \
      the difference in joint value is its price. It is told where that is above 0 or not known, \
      where other obstacles block the same, and where a handoff is blocked.
      """,
    accept:
      "Where the obstacle protects somebody, as a rule of confidentiality does, and is meant to stand."
  )

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let text = GapText(verdict.model, names: quoted)
    let chains = ObstacleChains(verdict.model)
    let holds = Holds(verdict.model)
    return ObstacleGaps(verdict, chains).gaps(priced: true).compactMap { gap in
      for lack in gap.lacks {
        guard case .blocked(let blocked) = lack.kind else { continue }
        return finding(gap, lack, blocked, chains, holds, verdict, text)
      }
      return nil
    }
  }

  /// The finding of an obstacle that blocks something.
  private func finding(
    _ gap: Gap, _ lack: Lack, _ blocked: Lack.Blocked, _ chains: ObstacleChains, _ holds: Holds,
    _ verdict: Verdict, _ text: GapText
  ) -> Finding {
    let model = verdict.model
    let obstacle = model.obstacles[gap.index]
    let names =
      blocked.activities.map { quoted(model.activities[$0].id.name) }
      + blocked.handoffs.map { quoted(model.handoffs[$0].id.name) }
    let price = blocked.price.flatMap { $0.sign > 0 ? $0 : nil }
    let format = NumberFormat(model)
    let cost =
      price.map {
        ", which\(text.branch(of: blocked)) costs \(format.money($0)) of value \(format.aPeriod)"
      } ?? ""
    return Finding(
      key: [obstacle.id.name] + names.sorted(),
      Diagnostic(
        .warning, code,
        "the obstacle \(quoted(obstacle.id.name)) blocks \(listed(names))\(cost)",
        at: obstacle.id.site,
        why: roots(of: gap.index, chains, model) + efforts(on: gap.index, chains, holds, verdict)
          + text.others(than: blocked) + text.flags(of: gap),
        help: [text.help(for: lack)], subject: obstacle.id.name))
  }

  /// What the obstacle comes from.
  private func roots(of index: Int, _ chains: ObstacleChains, _ model: Model) -> [String] {
    if chains.isRoot(index) { return [] }
    let roots = chains.roots(of: index).prefix(4).map { quoted(model.obstacles[$0].id.name) }
    return ["it comes from \(listed(Array(roots)))"]
  }

  /// The work on its roots, and whether it is done.
  private func efforts(
    on index: Int, _ chains: ObstacleChains, _ holds: Holds, _ verdict: Verdict
  ) -> [String] {
    let text = RuleText(verdict)
    return chains.roots(of: index).prefix(4).flatMap { root in
      chains.addressedBy[root].prefix(2).map { a in
        let name = quoted(verdict.model.activities[a].id.name)
        let target = quoted(verdict.model.obstacles[root].id.name)
        if let hold = text.words(for: holds[a]) {
          return "\(name) addresses \(target), but \(hold)"
        }
        guard let units = verdict.activities[a].plan.predicted else {
          return "\(name) addresses \(target)"
        }
        if !units.isZero { return "\(name) addresses \(target), and the measures lead to it" }
        let scarce = verdict.partnersInNeedOfHours(for: a)
        return scarce.isEmpty
          ? "\(name) addresses \(target), but the measures lead to none of it"
          : "\(name) addresses \(target), but \(text.allowance(scarce, "none of it"))"
      }
    }
  }
}
