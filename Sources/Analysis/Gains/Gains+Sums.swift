import Arithmetic
import Evaluation

extension Gains {
  /// What a plan gives each party, as if nothing had a limit; what is unknown counts 0.
  ///
  /// - Complexity: linear in the number of gains from what the plan holds, where all are listed, and
  ///   where there are many of them, in the effects and stakes that they come from.
  func sums(of plan: [Rational]) -> [Rational] {
    if areMany { return sumsByStakes(of: plan) }
    var sums = [RationalSum](repeating: RationalSum(), count: instance.partyCount)
    for (activity, amount) in plan.enumerated() where !amount.isZero {
      for gain in self[activity] {
        if let unit = gain.amount { sums[gain.party].add(unit, times: amount) }
      }
    }
    return sums.map(\.value)
  }

  /// The same where all gains are known: what the plan improves is added up once for all who see the same
  /// of it, and then given to each.
  ///
  ///     u_i(x) = SUM k weight_ik * improvement_k(x) as far as i sees it, and its money
  private func sumsByStakes(of plan: [Rational]) -> [Rational] {
    let (outlooks, places) = outlooksOfStakes()
    let outlooksOn = Grouping(
      count: instance.indicatorCount, groupOf: outlooks.lazy.map(\.indicator))
    var sums = [RationalSum](repeating: RationalSum(), count: instance.partyCount)
    var improvements = [RationalSum](repeating: RationalSum(), count: outlooks.count)
    for (activity, amount) in plan.enumerated() where !amount.isZero {
      for number in instance.impacts.numbers(of: activity) {
        let impact = instance.impacts[number: number]
        for outlook in outlooksOn[impact.indicator] {
          let seen = instance.impacts.seen(impact, within: outlooks[outlook].horizon)
          if let seen { improvements[outlook].add(seen, times: amount) }
        }
      }
      for (party, money) in money(of: activity) { sums[party].add(money, times: amount) }
    }
    let improved = improvements.map(\.value)
    for (stake, place) in places.enumerated() where place >= 0 {
      sums[stakes[stake].party].add(stakes[stake].weight, times: improved[place])
    }
    return sums.map(\.value)
  }

  /// What the parties see of the indicators they have stakes in, and the place of that for each stake; -1
  /// for a stake that gives nothing.
  private func outlooksOfStakes() -> (outlooks: [Outlook], places: [Int]) {
    var outlooks = Outlooks(instance)
    var places = [Int](repeating: -1, count: stakes.count)
    for indicator in 0..<instance.indicatorCount {
      for number in stakes.on(indicator) {
        let stake = stakes[number]
        // What is not known is not needed where all gains are.
        if !stake.isKnown || stake.weight.isZero { continue }
        places[number] = outlooks.place(of: indicator, for: stake.party)
      }
    }
    return (outlooks.all, places)
  }
}
