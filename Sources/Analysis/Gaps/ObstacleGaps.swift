import Arithmetic
import Evaluation

/// Obstacles that nobody owns, that nothing reaches at the root, or that block what would happen.
struct ObstacleGaps {
  private let verdict: Verdict
  private let chains: ObstacleChains
  private let names: FreshNames
  /// The obstacles that block each activity, ascending.
  private var blockers: [Int: [Int]] = [:]
  private var model: Model { verdict.model }

  /// Prepares the search.
  init(_ verdict: Verdict, _ chains: ObstacleChains) {
    self.verdict = verdict
    self.chains = chains
    names = verdict.model.obstacles.isEmpty ? FreshNames(Model()) : FreshNames(verdict.model)
    for (index, obstacle) in verdict.model.obstacles.enumerated() {
      for line in obstacle.activities where blockers[line.index]?.last != index {
        blockers[line.index, default: []].append(index)
      }
    }
  }

  /// The obstacles that lack something, in the order of declaration.
  ///
  /// Without prices an obstacle is not said to block anything.
  func gaps(priced: Bool) -> [Gap] {
    let prices = priced ? self.prices() : [:]
    return model.obstacles.indices.compactMap { index in
      let lacks = [
        owner(of: index), rootWork(on: index), priced ? blocked(by: index, prices[index]) : nil,
      ].compactMap { $0 }
      if lacks.isEmpty { return nil }
      let heaviest = chains.weight[index].obstacle
      return Gap(
        subject: .obstacle(index), flags: FlagCount(model.obstacles[index].flags, in: model),
        lacks: lacks,
        behind: chains.isRoot(index) && heaviest != index ? heaviest : nil)
    }
  }

  /// The prices of the obstacles that block activities, the most flagged first.
  private func prices() -> [Int: Rational] {
    let blocking = model.obstacles.indices.filter { !model.obstacles[$0].activities.isEmpty }
    guard !blocking.isEmpty, var prices = ObstaclePrices(verdict, chains) else { return [:] }
    var found: [Int: Rational] = [:]
    let ranked = blocking.sorted {
      let (a, b) = (chains.weight[$0], chains.weight[$1])
      return b.isBelow(a) || !a.isBelow(b) && $0 < $1
    }
    // Many may come to the same plan; of very many only the first are asked for.
    for index in ranked.prefix(4 * ObstaclePrices.plans) { found[index] = prices.price(of: index) }
    return found
  }

  // MARK: What is lacking

  /// That nobody owns a root that matters; a symptom goes with those of its roots.
  private func owner(of index: Int) -> Lack? {
    guard chains.isRoot(index), model.obstacles[index].owner == nil, matters(index) else {
      return nil
    }
    let home = model.obstacles[index].id.name
    guard let actor = candidate(for: index) else {
      let name = names.free(home, "Owner")
      let lines = [Closing("party \(name)"), Closing("owner \(name)", in: home)]
      return Lack(kind: .owner, actors: [], closing: lines)
    }
    let line = Closing("owner \(party(actor))", in: home)
    return Lack(kind: .owner, actors: [actor], closing: [line])
  }

  /// That no activity addresses a root that matters.
  private func rootWork(on index: Int) -> Lack? {
    guard chains.isRoot(index), chains.addressedBy[index].isEmpty else { return nil }
    let home = model.obstacles[index].id.name
    let branch = chains.branch(of: index)
    var met: Set<Int> = []
    let onSymptoms = branch.flatMap { chains.addressedBy[$0] }.filter { met.insert($0).inserted }
    if let first = onSymptoms.first {
      let line = Closing("addresses \(home)", in: model.activities[first].id.name)
      return Lack(
        kind: .rootWork(onSymptoms: onSymptoms),
        actors: model.activities[first].performers.map(\.party), closing: [line])
    }
    guard matters(index) else { return nil }
    let actor = candidate(for: index)
    let owner = actor.map(party) ?? names.free(home, "Owner")
    let activity = Closing(
      "activity \(names.free(home, "Work")) { by \(owner) at 1 hour; up to 12; addresses \(home) }")
    return Lack(
      kind: .rootWork(onSymptoms: []), actors: actor.map { [$0] } ?? [],
      closing: actor == nil ? [Closing("party \(owner)"), activity] : [activity])
  }

  /// Whether an obstacle or what comes from it blocks something or was flagged.
  private func matters(_ index: Int) -> Bool {
    chains.branch(of: index).contains {
      let obstacle = model.obstacles[$0]
      return !obstacle.activities.isEmpty || !obstacle.handoffs.isEmpty
        || obstacle.flags.contains { model.hasBegun($0.date) }
    }
  }

  /// That an obstacle blocks a handoff, or activities that would be done without it.
  private func blocked(by index: Int, _ price: Rational?) -> Lack? {
    let obstacle = model.obstacles[index]
    if obstacle.activities.isEmpty && obstacle.handoffs.isEmpty { return nil }
    let activities = obstacle.activities.map(\.index)
    // The plan without an obstacle is that without what comes from it alone, too.
    let branch = (price?.sign ?? 0) > 0 ? blockersGone(with: index) : []
    let what = Lack.Blocked(
      by: index, activities: activities, handoffs: obstacle.handoffs.map(\.index),
      blockers: activities.compactMap { blockers[$0] }, price: activities.isEmpty ? nil : price,
      isPriceOfBranch: !branch.isEmpty)
    let isFelt = price.map { $0.sign > 0 } ?? !activities.isEmpty
    if !isFelt && obstacle.handoffs.isEmpty && !what.isShared { return nil }
    if !isFelt && obstacle.handoffs.isEmpty && (price?.sign ?? 0) < 0 { return nil }
    let names = ([index] + branch.prefix(Self.removed)).map { model.obstacles[$0].id.name }
    return Lack(
      kind: .blocked(what), actors: candidate(for: index).map { [$0] } ?? [],
      closing: [Closing(without: names)])
  }

  /// So many obstacles that come from one are taken away with it.
  private static var removed: Int { 20 }

  /// The obstacles that block an activity and are gone with another.
  private func blockersGone(with index: Int) -> [Int] {
    chains.gone(with: index).filter { $0 != index && !model.obstacles[$0].activities.isEmpty }
      .sorted()
  }

  // MARK: Who

  /// Who is nearest to an obstacle: its owner, an owner of what comes from it, who performs or hands
  /// over what is blocked, else the first party.
  private func candidate(for index: Int) -> Int? {
    let branch = chains.branch(of: index)
    if let owner = branch.lazy.compactMap({ model.obstacles[$0].owner }).first { return owner }
    for obstacle in branch.map({ model.obstacles[$0] }) {
      if let activity = obstacle.activities.first?.index,
        let performer = model.activities[activity].performers.first
      {
        return performer.party
      }
      if let handoff = obstacle.handoffs.first?.index { return model.handoffs[handoff].from }
    }
    return model.parties.isEmpty ? nil : 0
  }

  /// The name of a party.
  private func party(_ index: Int) -> String { model.parties[index].id.name }
}
