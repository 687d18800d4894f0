import Arithmetic

/// What one party can change on its own, the others staying at the plan: lower what it performs,
/// raise its solo work.
struct Choice {
  /// One activity it performs.
  struct Item {
    let activity: Int
    /// Units in the plan.
    let now: Rational
    /// The most it can choose, nil where only hours and money bound it.
    let most: Rational?
    let effort: Rational
    /// What a unit gives it, where no limit of a measure is in question.
    var gain: Rational
  }

  /// A limit of a measure that the party can pass in either direction.
  struct Limit {
    /// What a unit of improvement beyond the limit loses the party; below 0 where it gains.
    var loss: Rational
    /// Units of improvement until the limit, without the items.
    let distance: Rational
    /// Improvement by a unit of each item.
    let improvements: [Rational]
  }

  /// A budget that the party's choice can exhaust.
  struct Purse {
    /// Money left by the others.
    let left: Rational
    /// Money a unit of each item draws.
    let draws: [Rational]
  }

  var items: [Item]
  /// The party's hours, nil is unlimited.
  let capacity: Rational?
  var limits: [Limit]
  var purses: [Purse]

  /// Whether only the capacity can bind, so that the best choice is a knapsack.
  var isKnapsack: Bool { limits.isEmpty && purses.isEmpty }

  /// What the items' plan gives, measures' limits included.
  func utility(of amounts: [Rational]) -> Rational {
    var sum = Rational.zero
    for (item, amount) in zip(items, amounts) { sum += item.gain * amount }
    for limit in limits {
      var excess = -limit.distance
      for (improvement, amount) in zip(limit.improvements, amounts) {
        excess += improvement * amount
      }
      if excess.sign > 0 { sum -= limit.loss * excess }
    }
    return sum
  }
}

/// Makes the choices of the parties at one plan.
struct Choices {
  let instance: Instance
  let payments: Payments
  let gains: Gains
  /// The plan that the others stay at.
  let plan: [Rational]
  /// What it improves, by outlook.
  private let improvements: [Rational]
  private let drawn: [Rational]
  /// The limited payments that touch each party.
  private let cappedOf: [[(index: Int, weight: Rational)]]

  init(_ instance: Instance, _ payments: Payments, _ gains: Gains, at plan: [Rational]) {
    self.instance = instance
    self.payments = payments
    self.gains = gains
    self.plan = plan
    improvements = payments.improvements(by: plan, in: instance)
    var drawn = [Rational](repeating: 0, count: instance.draws.limit.count)
    for (activity, amount) in plan.enumerated() where !amount.isZero {
      for draw in instance.draws.of(activity) { drawn[draw.budget] += draw.amount * amount }
    }
    self.drawn = drawn
    var cappedOf = [[(index: Int, weight: Rational)]](repeating: [], count: instance.partyCount)
    for (index, capped) in payments.capped.enumerated() {
      for side in payments.sides(of: capped) { cappedOf[side.party].append((index, side.weight)) }
    }
    self.cappedOf = cappedOf
  }

  /// The choice of `party`.
  func choice(of party: Int) -> Choice {
    let items = instance.pairsOfParty[party].map { pair -> Choice.Item in
      let activity = instance.pairActivity[pair]
      let now = plan[activity]
      // What a mandate or an obstacle holds at 0 is no choice.
      let stays =
        instance.isJoint(activity) || instance.isHeld[activity] || instance.isBlocked[activity]
      return Choice.Item(
        activity: activity, now: now, most: stays ? now : instance.cap[activity],
        effort: instance.effort[pair], gain: gains.ofPair[pair])
    }
    var choice = Choice(items: items, capacity: instance.capacity[party], limits: [], purses: [])
    choice.purses = purses(for: choice)
    addLimits(of: party, to: &choice)
    return choice
  }

  /// The most of an item that its own bounds and the party's hours allow; nil is unbounded.
  private func most(_ item: Choice.Item, _ capacity: Rational?) -> Rational? {
    guard item.effort.sign > 0, let capacity else { return item.most }
    return smaller(item.most, capacity / item.effort)
  }

  /// The budgets that can bind.
  private func purses(for choice: Choice) -> [Choice.Purse] {
    var draws: [Int: [Rational]] = [:]
    for (index, item) in choice.items.enumerated() {
      for draw in instance.draws.of(item.activity) where !draw.amount.isZero {
        if instance.draws.limit[draw.budget] == nil { continue }
        draws[draw.budget, default: Array(repeating: 0, count: choice.items.count)][index] =
          draw.amount
      }
    }
    return draws.keys.sorted().compactMap { budget in
      guard let draws = draws[budget], let limit = instance.draws.limit[budget] else { return nil }
      var left = limit - drawn[budget]
      var most: Rational? = 0
      for (item, draw) in zip(choice.items, draws) where !draw.isZero {
        left += draw * item.now
        guard let sum = most, let amount = self.most(item, choice.capacity) else {
          most = nil
          continue
        }
        most = sum + max(0, draw * amount)
      }
      if let most, most <= left { return nil }
      return Choice.Purse(left: left, draws: draws)
    }
  }

  /// Adds the limits that the choice can pass, and takes what is beyond them for good off the gains.
  private func addLimits(of party: Int, to choice: inout Choice) {
    var lossesIn: [Int: [Rational: Rational]] = [:]
    for (index, weight) in cappedOf[party] {
      let capped = payments.capped[index]
      lossesIn[capped.outlook, default: [:]][capped.limit, default: 0] += weight * capped.rate
    }
    for (outlook, losses) in lossesIn.sorted(by: { $0.key < $1.key }) {
      let seen = payments.outlooks[outlook]
      let moved = choice.items.map { instance.improvement(seen, by: $0.activity) }
      if moved.allSatisfy(\.isZero) { continue }
      let fixed = zip(choice.items, moved).reduce(improvements[outlook]) {
        $0 - $1.0.now * $1.1
      }
      let range = extremes(of: choice, moved)
      for (limit, loss) in losses.sorted(by: { $0.key < $1.key }) where !loss.isZero {
        let distance = limit - fixed
        if let highest = range.highest, highest <= distance { continue }
        if let lowest = range.lowest, lowest >= distance {
          for index in choice.items.indices { choice.items[index].gain -= loss * moved[index] }
          continue
        }
        choice.limits.append(Choice.Limit(loss: loss, distance: distance, improvements: moved))
      }
    }
  }

  /// The least and the most that the items can improve an indicator by; nil is unbounded.
  private func extremes(
    of choice: Choice, _ moved: [Rational]
  ) -> (lowest: Rational?, highest: Rational?) {
    var lowest: Rational? = 0
    var highest: Rational? = 0
    for (item, improvement) in zip(choice.items, moved) where !improvement.isZero {
      let reach = most(item, choice.capacity).map { $0 * improvement }
      if improvement.sign > 0 {
        highest = highest.flatMap { sum in reach.map { sum + $0 } }
      } else {
        lowest = lowest.flatMap { sum in reach.map { sum + $0 } }
      }
    }
    return (lowest, highest)
  }
}
