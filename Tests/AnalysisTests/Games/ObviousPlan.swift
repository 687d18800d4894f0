import Arithmetic

@testable import Analysis

/// The procedure of the predicted plan, word for word: all lists are formed anew at every step.
struct ObviousPlan {
  let instance: Instance
  let payments: Payments
  let gains: Gains
  let value: JointValue
  let withJointWork: Bool
  private(set) var plan: [Rational]
  private(set) var isContested = false
  private var aside: Set<Int> = []

  init(_ instance: Instance, withJointWork: Bool) {
    self.instance = instance
    self.withJointWork = withJointWork
    payments = Payments(instance)
    gains = Gains(listing: instance, payments)
    value = JointValue(instance)
    plan = Array(repeating: 0, count: instance.activityCount)
    var steps = 0
    while let activity = next(), steps < 200 {
      plan[activity] += room(of: activity) ?? 0
      aside = []
      steps += 1
    }
  }

  /// The gain of a pair at the plan so far.
  private func gain(_ pair: Int) -> Rational {
    var gain = gains.ofPair[pair]
    let party = instance.pairParty[pair]
    for capped in payments.capped {
      let seen = improvement(capped, instance.pairActivity[pair])
      let level = level(capped)
      let counts = level < capped.limit || level == capped.limit && seen.sign < 0
      for side in payments.sides(of: capped) where side.party == party && !counts {
        gain -= side.weight * capped.rate * seen
      }
    }
    return gain
  }

  /// What those touched by a limited payment see of an activity.
  private func improvement(_ capped: Payments.Capped, _ activity: Int) -> Rational {
    instance.improvement(payments.outlooks[capped.outlook], by: activity)
  }

  /// What they see of the plan so far.
  private func level(_ capped: Payments.Capped) -> Rational {
    plan.indices.reduce(.zero) { $0 + plan[$1] * improvement(capped, $1) }
  }

  private func left(_ party: Int) -> Rational? {
    instance.capacity[party].map { capacity in
      instance.pairsOfParty[party].reduce(capacity) {
        $0 - instance.effort[$1] * plan[instance.pairActivity[$1]]
      }
    }
  }

  private func left(ofBudget budget: Int) -> Rational? {
    instance.draws.limit[budget].map { limit in
      plan.indices.reduce(limit) { sum, activity in
        instance.draws.of(activity).reduce(sum) {
          $1.budget == budget ? $0 - $1.amount * plan[activity] : $0
        }
      }
    }
  }

  /// How far an activity can be raised.
  private func room(of activity: Int) -> Rational? {
    var rooms: [Rational] = []
    if let cap = instance.cap[activity] { rooms.append(cap - plan[activity]) }
    for pair in instance.pairs(of: activity) where instance.effort[pair].sign > 0 {
      if let left = left(instance.pairParty[pair]) { rooms.append(left / instance.effort[pair]) }
    }
    for draw in instance.draws.of(activity) where draw.amount.sign > 0 {
      if let left = left(ofBudget: draw.budget) { rooms.append(left / draw.amount) }
    }
    for capped in payments.capped {
      let improvement = improvement(capped, activity)
      let distance = capped.limit - level(capped)
      if distance.sign != 0 && distance.sign == improvement.sign {
        rooms.append(distance / improvement)
      }
    }
    return rooms.min()
  }

  private func isOpen(_ activity: Int) -> Bool {
    if instance.isHeld[activity] || aside.contains(activity) { return false }
    if instance.isJoint(activity) && !withJointWork { return false }
    let isWorthwhile = (value.worth[activity]?.sign ?? 0) > 0
    return instance.pairs(of: activity).allSatisfy {
      gain($0).sign > 0 || gain($0).isZero && isWorthwhile
    } && room(of: activity)?.isZero == false
  }

  /// The open activities of a party, the best first.
  private func list(_ party: Int) -> [Int] {
    let pairs = instance.pairsOfParty[party].filter { isOpen(instance.pairActivity[$0]) }
    return pairs.sorted { a, b in
      let (x, y) = (instance.pairActivity[a], instance.pairActivity[b])
      let rates = (rate(gain(a), instance.effort[a]), rate(gain(b), instance.effort[b]))
      return rates.0 != rates.1 ? rates.0 > rates.1 : ranksAbove(x, y)
    }.map { instance.pairActivity[$0] }
  }

  private func rate(_ amount: Rational, _ hours: Rational) -> HourlyRate {
    HourlyRate(amount, hours: hours)
  }

  /// By worth per hour, then by declaration.
  private func ranksAbove(_ a: Int, _ b: Int) -> Bool {
    let x = rate(value.worth[a] ?? 0, instance.totalEffort[a])
    let y = rate(value.worth[b] ?? 0, instance.totalEffort[b])
    return x != y ? x > y : a < b
  }

  private mutating func next() -> Int? {
    while true {
      let lists = (0..<instance.partyCount).map(list)
      let agreed = plan.indices.first { activity in
        let pairs = instance.pairs(of: activity)
        return !pairs.isEmpty
          && pairs.allSatisfy { lists[instance.pairParty[$0]].first == activity }
      }
      if let agreed { return agreed }
      let candidates = Set(lists.compactMap(\.first)).sorted(by: ranksAbove)
      if candidates.isEmpty { return nil }
      isContested = true
      let chosen = candidates.first { activity in
        instance.pairs(of: activity).allSatisfy { pair in
          let list = lists[instance.pairParty[pair]]
          let solo = list.firstIndex { !instance.isJoint($0) } ?? list.count
          return list.firstIndex(of: activity).map { $0 < solo } ?? false
        }
      }
      if let chosen { return chosen }
      if let last = candidates.last { aside.insert(last) }
    }
  }
}
