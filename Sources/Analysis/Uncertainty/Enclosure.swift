import Arithmetic
import Evaluation

/// Intervals that hold what a verdict is decided by, for all values of uncertain figures in a box.
///
/// A figure that is used twice counts as two here, so that the intervals hold more than there is; what
/// is proven of them holds all the more.
struct Enclosure {
  /// One unit's improvement of an indicator, as far as somebody sees it.
  struct Sight {
    let indicator: Int
    let seen: Interval
  }

  /// What one unit of an activity draws on a budget.
  struct Draw {
    let budget: Int
    let amount: Interval
  }

  /// The model in the middle, for all that does not depend on uncertain figures.
  let instance: Instance
  /// Hours of each pair, one number 0 or all above it.
  let effort: [Interval]
  let totalEffort: [Interval]
  let cap: [Interval?]
  let capacity: [Interval?]
  let limit: [Interval?]
  /// What activities draw on budgets, zeros left out.
  let draws: [[Draw]]
  /// What a unit of improvement gives each party that it touches, by indicator.
  let stakes: [[Int: Interval]]
  /// What each pair's party sees of the activity's effects.
  let sights: [[Sight]]
  /// What one unit costs each pair's party in money, its part of budgets included.
  let cost: [Interval]
  /// What one unit gives each pair's party.
  let gain: [Interval]
  /// The joint value of a unit of improvement, by indicator; empty where nothing gives a worth.
  let jointValue: [Interval]
  /// What each party sees of each activity's effects; those of performers alone are in `sights`.
  private let parts: EnclosedParts
  private let effects: [[EnclosedParts.Effect]]
  /// Improvements of one unit of each activity, whoever sees them.
  let improvements: [[Sight]]
  /// Money of all performers for one unit of each activity.
  let totalCost: [Interval]
  /// The joint value of one unit of each activity; 0 where nothing gives a worth.
  let worth: [Interval]
  /// Whether anything is worth anything.
  let hasWorth: Bool
  /// Whether any obstacle to a proof was met: hours or money of an activity that may be 0 or not.
  let isUndecided: Bool

  /// Encloses the figures of all models between two, in a model of the same scenario.
  ///
  /// Nil where a measure's form is not linear in all of the box, or the cap of a worth may be reached.
  /// - Complexity: O(n) in the size of the model, and linear programmes where there are forms.
  init?(_ assessment: Assessment, _ low: Model, _ high: Model) {
    let instance = assessment.instance
    guard assessment.precision == .numbers else { return nil }
    self.instance = instance
    let parts = EnclosedParts(instance, low, high)
    effort = parts.performers { $0.effort?.value ?? 0 }
    let effort = effort
    totalEffort = (0..<instance.activityCount).map { activity in
      instance.pairs(of: activity).reduce(Interval.zero) { $0 + effort[$1] }
    }
    cap = parts.each(\.activities) { $0.cap.map { max(0, $0.value) } }
    capacity = parts.each(\.parties) { $0.capacity.map { max(0, $0.value) } }
    limit = parts.each(\.budgets) { $0.limit.map { max(0, $0.value) } }
    let money = parts.performers { $0.money?.value ?? 0 }
    let flows = parts.flows(money)
    draws = flows.draws
    cost = flows.cost
    let effects = parts.effects()
    var payments = EnclosedPayments(
      parts, effects,
      EnclosedReach(
        instance, effort: effort, cap: cap, capacity: capacity, limit: limit, draws: draws))
    guard let rates = payments.rates(assessment.payments), payments.reachesNoCap() else {
      return nil
    }
    stakes = parts.stakes(assessment.payments, rates)
    (self.parts, self.effects) = (parts, effects)
    sights = parts.sights(effects)
    improvements = effects.map { Enclosure.merged($0.map { ($0.indicator, $0.amount) }) }
    totalCost = (0..<instance.activityCount).map { activity in
      instance.pairs(of: activity).reduce(Interval.zero) { $0 + money[$1] }
    }
    hasWorth = assessment.value.isDefined
    jointValue = parts.jointValue()
    let (stakes, sights, cost) = (stakes, sights, cost)
    gain = instance.pairParty.indices.map { pair in
      let party = instance.pairParty[pair]
      return sights[pair].reduce(-cost[pair]) {
        $0 + (stakes[$1.indicator][party] ?? .zero) * $1.seen
      }
    }
    let (improvements, totalCost, jointValue) = (improvements, totalCost, jointValue)
    worth = (0..<instance.activityCount).map { activity in
      improvements[activity].reduce(-totalCost[activity]) {
        $0 + jointValue[$1.indicator] * $1.seen
      }
    }
    let uses = effort + draws.flatMap { $0.map(\.amount) }
    isUndecided = uses.contains { !$0.isPositive && !($0.isPoint && $0.low.isZero) }
  }

  /// What one indicator is moved by in all, by the order of first mention.
  static func merged(_ effects: [(indicator: Int, amount: Interval)]) -> [Sight] {
    var order: [Int] = []
    var sums: [Int: Interval] = [:]
    for effect in effects {
      if sums[effect.indicator] == nil { order.append(effect.indicator) }
      sums[effect.indicator, default: .zero] += effect.amount
    }
    return order.map { Sight(indicator: $0, seen: sums[$0] ?? .zero) }
  }

  /// What one unit of an activity earns a party through measures and its own economy.
  func earnings(of party: Int, from activity: Int) -> Interval {
    parts.sights(of: party, effects[activity]).reduce(.zero) {
      $0 + (stakes[$1.indicator][party] ?? .zero) * $1.seen
    }
  }

  /// Whether the activity is performed by several and nothing forbids it.
  func isPossibleJoint(_ activity: Int) -> Bool {
    instance.isJoint(activity) && instance.isPossible(activity)
  }

  /// The most of an activity that fits if nothing else is done; nil is unbounded.
  func most(of activity: Int) -> Rational? {
    var most = cap[activity]?.high
    for pair in instance.pairs(of: activity) where effort[pair].isPositive {
      guard let hours = capacity[instance.pairParty[pair]] else { continue }
      most = smaller(most, hours.high / effort[pair].low)
    }
    for draw in draws[activity] where draw.amount.isPositive {
      guard let money = limit[draw.budget] else { continue }
      most = smaller(most, money.high / draw.amount.low)
    }
    return most
  }

  // MARK: Comparing

  /// The sign of how much more an hour of pair `p` gives its party than one of `q`, nil where it differs.
  func order(_ p: Int, _ q: Int) -> Int? {
    let party = instance.pairParty[p]
    return Enclosure.order(
      (gain[p], effort[p], sights[p], cost[p]), (gain[q], effort[q], sights[q], cost[q])
    ) { stakes[$0][party] ?? .zero }
  }

  /// The sign of how much more an hour of activity `a` is worth to all than one of `b`.
  func rankOrder(_ a: Int, _ b: Int) -> Int? {
    if !hasWorth { return 0 }
    return Enclosure.order(
      (worth[a], totalEffort[a], improvements[a], totalCost[a]),
      (worth[b], totalEffort[b], improvements[b], totalCost[b])
    ) { jointValue[$0] }
  }

  /// Compares two amounts per hour, by themselves and with what an improvement gives taken out.
  private static func order(
    _ p: (amount: Interval, hours: Interval, sights: [Sight], cost: Interval),
    _ q: (amount: Interval, hours: Interval, sights: [Sight], cost: Interval),
    weight: (Int) -> Interval
  ) -> Int? {
    guard p.hours.isPositive, q.hours.isPositive else { return orderWithoutHours(p, q) }
    let apart = p.amount.divided(by: p.hours) - q.amount.divided(by: q.hours)
    if let sign = apart.sign { return sign }
    var joined = q.cost.divided(by: q.hours) - p.cost.divided(by: p.hours)
    var seen: [Int: Interval] = [:]
    for sight in p.sights { seen[sight.indicator] = sight.seen.divided(by: p.hours) }
    for sight in q.sights {
      seen[sight.indicator, default: .zero] -= sight.seen.divided(by: q.hours)
    }
    for (indicator, difference) in seen.sorted(by: { $0.key < $1.key }) {
      joined += weight(indicator) * difference
    }
    return joined.sign
  }

  /// Compares where one takes no hours: a gain without effort is above every number.
  private static func orderWithoutHours(
    _ p: (amount: Interval, hours: Interval, sights: [Sight], cost: Interval),
    _ q: (amount: Interval, hours: Interval, sights: [Sight], cost: Interval)
  ) -> Int? {
    guard let signP = p.amount.sign, let signQ = q.amount.sign else { return nil }
    let rates = [(p.hours, signP), (q.hours, signQ)].map { hours, sign in
      HourlyRate(Rational(sign), hours: hours.isPositive ? 1 : 0)
    }
    return rates[0] == rates[1] ? 0 : rates[0] < rates[1] ? -1 : 1
  }
}
