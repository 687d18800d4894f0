import Arithmetic

/// Why no rates make a plan self-enforcing, party by party.
struct RateObstacles {
  let repair: RateRepair
  let sources: [Verdict.ValueSource]
  private var conditions: Conditions { repair.conditions }
  private var instance: Instance { repair.conditions.instance }

  /// At most so many parties are named.
  private static let most = 5

  /// The reasons; for one activity alone, those of its performers.
  func all(keeping activity: Int?) -> [Repair.Obstacle] {
    let parties =
      activity.map { activity in
        instance.pairs(of: activity).map { instance.pairParty[$0] }
      } ?? Array(0..<instance.partyCount)
    var result: [Repair.Obstacle] = []
    for party in parties where rates(for: party, activity, isBounded: true) == nil {
      result.append(reason(party, activity))
      if result.count == Self.most { break }
    }
    return result.isEmpty ? [.doesNotHold] : result
  }

  /// The least changes of rates of `party` alone that keep it, none where they could not be computed;
  /// nil where there are none.
  private func rates(for party: Int, _ activity: Int?, isBounded: Bool) -> [Amendment]? {
    var rates = repair.rates(of: [party], isBounded: isBounded)
    let levers = repair.levers(&rates)
    var program = levers.program
    if let activity {
      guard let pair = instance.pair(of: party, in: activity) else { return [] }
      conditions.addKeeping(activity, by: pair, to: &program, levers.change)
    } else {
      conditions.add(for: party, to: &program, levers.change)
    }
    switch levers.solve(program) {
    case .solved(let solution): return repair.changes(rates, solution).changes
    case .infeasible: return nil
    case .unavailable: return []
    }
  }

  /// Why `party` is not kept: what it cannot see, cannot tell apart, is not of value, or too dear.
  private func reason(_ party: Int, _ activity: Int?) -> Repair.Obstacle {
    let items = conditions.choices.choice(of: party).items
    let kept = items.filter { item in
      item.now.sign > 0 && (activity.map { $0 == item.activity } ?? true)
    }
    for item in kept where isBeyondHorizon(item.activity, of: party) {
      return .horizon(party: party, activity: item.activity)
    }
    let left = items.filter { conditions.side(of: $0) == .left }
    for item in kept {
      for other in left where isSame(item, other, for: party) {
        return .indistinguishable(
          party: party, activity: item.activity, other: other.activity)
      }
    }
    guard let least = rates(for: party, activity, isBounded: false) else {
      return .entangled(party: party)
    }
    for item in kept where isWithoutGoal(item.activity, for: party) {
      return .noGoal(party: party, activity: item.activity)
    }
    for case .rate(let rate) in least where !repair.allows(.rate(rate)) {
      return .beyondBounds(rate)
    }
    return .entangled(party: party)
  }

  /// Whether an activity does something, but nothing that `party` sees.
  private func isBeyondHorizon(_ activity: Int, of party: Int) -> Bool {
    let moving = instance.impacts[activity].filter { !$0.improvement.isZero }
    return !moving.isEmpty
      && moving.allSatisfy { instance.seen($0, by: party)?.isZero ?? true }
  }

  /// Whether nothing that an activity does for `party` to see has a worth of a goal.
  private func isWithoutGoal(_ activity: Int, for party: Int) -> Bool {
    instance.impacts[activity].allSatisfy { impact in
      sources[impact.indicator] != .goal || instance.seen(impact, by: party)?.isZero ?? true
    }
  }

  /// Whether `other` gains as much an hour and does the same per hour for all that is seen.
  private func isSame(_ a: Choice.Item, _ b: Choice.Item, for party: Int) -> Bool {
    if a.effort.isZero != b.effort.isZero { return false }
    let (x, y) = a.effort.isZero ? (Rational.one, .one) : (b.effort, a.effort)
    for (one, scale, other, otherScale) in [(a, x, b, y), (b, y, a, x)] {
      for impact in instance.impacts[one.activity] {
        let seen = instance.seen(impact, by: party) ?? 0
        let same =
          instance.impacts.impact(of: other.activity, on: impact.indicator)
          .flatMap { instance.seen($0, by: party) } ?? 0
        if seen * scale != same * otherScale { return false }
      }
    }
    return true
  }
}
