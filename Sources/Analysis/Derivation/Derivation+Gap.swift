import Arithmetic
import Diagnostics
import Evaluation

extension Verdict {
  /// Returns what a handoff lacks, what would close it and what stands in its way.
  func whyHandoff(_ index: Int) -> Derivation {
    let handoff = model.handoffs[index]
    let gap = HandoffGaps(model).gaps().first { $0.index == index }
    let flags = FlagCount(handoff.flags, in: model)
    let flagged: [Derivation.Term] =
      flags.isFlagged ? [.init(.flagged(flags), sites: sites(of: handoff.flags))] : []
    let blocks = model.obstacles.indices.flatMap { obstacle in
      model.obstacles[obstacle].handoffs.filter { $0.index == index }.map {
        Derivation.Term(.blocksHandoff(obstacle: obstacle), sites: [$0.site])
      }
    }
    let lacks = (gap?.lacks ?? []).map { Derivation.Term(.lacks($0)) }
    return Derivation(.handoff(index), .none, .plain, flagged + blocks + lacks)
  }

  /// The places of flags that count by the day of the script.
  private func sites(of flags: [Model.Flag]) -> [SourceSpan] {
    flags.filter { model.hasBegun($0.date) }.map(\.site)
  }

  /// Returns what an obstacle comes from, what addresses that, what it blocks and what it costs.
  func whyObstacle(_ index: Int) -> Derivation {
    let obstacle = model.obstacles[index]
    let chains = ObstacleChains(model)
    let flags = FlagCount(obstacle.flags, in: model)
    let flagged: [Derivation.Term] =
      flags.isFlagged ? [.init(.flagged(flags), sites: sites(of: obstacle.flags))] : []
    let gap = ObstacleGaps(self, chains).gaps(priced: false).first { $0.index == index }
    let lacks = (gap?.lacks ?? []).map { Derivation.Term(.lacks($0)) }
    let price = price(ofObstacle: index)
    return Derivation(
      .obstacle(index), price.map(Value.number) ?? .undetermined(missing), .money,
      flagged + causeTerms(of: index, chains) + blockedTerms(of: index)
        + priceTerms(of: index, price) + lacks)
  }

  /// What an obstacle comes from, cause by cause up to the roots, and what addresses each.
  private func causeTerms(of index: Int, _ chains: ObstacleChains) -> [Derivation.Term] {
    let holds = Holds(model)
    return chains.causes(of: index).flatMap { obstacle -> [Derivation.Term] in
      let declared = model.obstacles[obstacle]
      let causes = declared.causes.map {
        Derivation.Term(.comesFrom(obstacle: obstacle, cause: $0.index), sites: [$0.site])
      }
      let words = declared.reasons.enumerated().map {
        Derivation.Term(
          .comesFromWords(obstacle: obstacle, place: $0.offset), sites: [$0.element.site])
      }
      let efforts = chains.addressedBy[obstacle].map { a in
        Derivation.Term(
          .addresses(
            activity: a, obstacle: obstacle, activities[a].plan.predicted, held: holds[a]),
          sites: model.activities[a].addresses.filter { $0.index == obstacle }.map(\.site))
      }
      return causes + words + efforts
    }
  }

  /// What an obstacle keeps from being done.
  private func blockedTerms(of index: Int) -> [Derivation.Term] {
    model.obstacles[index].activities.compactMap { line in
      guard let predicted = activities[line.index].plan.predicted,
        let joint = activities[line.index].plan.joint
      else { return .init(.activity(line.index), sites: [line.site]) }
      return .init(
        .planned(activity: line.index, predicted: predicted, joint: joint), sites: [line.site])
    }
  }

  /// The predicted plan's value with and without an obstacle; none where it changes nothing.
  private func priceTerms(of index: Int, _ price: Rational?) -> [Derivation.Term] {
    guard let price, !price.isZero, let before = values.predicted else { return [] }
    return [
      .init(.valueWithout(obstacle: index), .number(before + price), .money),
      .init(.figure(AskedFigure(.valuePredicted)), .number(before), .money),
    ]
  }
}
