import Arithmetic

/// What plans are worth for all values in a box: statements that hold of every best joint plan.
///
/// Each rests on one kind of proof. A plan that fits for all values bounds what the best is worth from
/// below, prices that are not negative bound what any plan within other limits is worth from above (weak
/// duality); where the one exceeds the other, no best plan lies within the limits. The plan and the
/// prices are those of the middle of the box, but any would do.
struct WorthBounds {
  /// Limits of the amounts of a plan.
  struct Limits {
    /// Amounts that are not what the cap says; nil is as much as hours and money allow.
    var most: [Int: Rational?] = [:]
    /// Amounts that may go below 0.
    var least: [Int: Rational] = [:]
  }

  /// A plan and the prices of hours and money that show it to be best in the middle of the box.
  private struct Solution {
    let plan: [Rational]
    let hours: [Rational]
    let money: [Rational]
  }

  private let enclosure: Enclosure
  /// What a unit of each activity is worth.
  private let worth: [Interval]
  /// Solutions that were found, by the limits they are for.
  private var solutions: [String: Solution?] = [:]
  /// How many programmes may still be solved.
  private var left: Int
  /// What is limited besides caps: hours of parties, then money of budgets.
  private let rows: [Row]

  /// What uses something that is limited.
  private struct Row {
    var uses: [(activity: Int, each: Interval)]
    let limit: Interval
  }

  private var instance: Instance { enclosure.instance }

  /// Creates the bounds by the joint value, or where nothing gives one by the hours of joint work.
  init(_ enclosure: Enclosure) {
    self.enclosure = enclosure
    worth =
      enclosure.hasWorth
      ? enclosure.worth
      : (0..<enclosure.instance.activityCount).map { activity in
        guard enclosure.instance.isJoint(activity) else { return .zero }
        let hours = enclosure.totalEffort[activity]
        return hours.isPositive ? hours : Interval(1)
      }
    rows = WorthBounds.rows(of: enclosure)
    left = max(12, 20_000 / (enclosure.effort.count + 1))
  }

  // MARK: Statements

  /// Whether every best plan holds more of some of the activities than so much of each.
  mutating func holdsMore(thanOf amounts: [Int: Rational]) -> Bool {
    if amounts.isEmpty { return false }
    var limits = Limits()
    for (activity, amount) in amounts { limits.most[activity] = .some(amount) }
    return exceeds(Limits(), limits)
  }

  /// Whether no best plan holds any of an activity.
  ///
  /// What the best plan is worth is concave in the least amount of an activity: if less than nothing
  /// were better than nothing, more than nothing is worse.
  mutating func holdsNone(of activity: Int) -> Bool {
    if enclosure.hasWorth && worth[activity].isNegative { return true }
    guard let amount = enclosure.most(of: activity) else { return false }
    var limits = Limits()
    limits.least[activity] = -max(amount, 1)
    return exceeds(limits, Limits())
  }

  /// Whether every best plan holds as much of an activity as its cap allows.
  ///
  /// By the same concavity: if more than the cap were better, less than the cap is worse.
  mutating func holdsAll(of activity: Int) -> Bool {
    guard enclosure.cap[activity] != nil else { return false }
    var limits = Limits()
    limits.most[activity] = .some(nil)
    return exceeds(limits, Limits())
  }

  /// Whether the hours of joint work in every plan with most of them exceed so many.
  ///
  /// - Precondition: nothing gives a worth.
  mutating func mostHours(exceed hours: Rational) -> Bool {
    guard let solution = solution(Limits()) else { return false }
    let plan = fitting(solution.plan, Limits())
    return plan.indices.reduce(Rational.zero) { $0 + worth[$1].low * plan[$1] } > hours
  }

  // MARK: Proofs

  /// Whether, for all values, the best plan within some limits is worth more than any within others.
  private mutating func exceeds(_ better: Limits, _ other: Limits) -> Bool {
    guard let above = solution(better), let below = solution(other) else { return false }
    return lead(of: fitting(above.plan, better), over: below, other)?.sign == 1
  }

  /// A bound from below of what a plan is worth beyond everything that prices allow within limits.
  ///
  ///     SUM w_a x_a - SUM C_i y_i - SUM X_a max(0, w_a - SUM h_ia y_i)
  private func lead(of plan: [Rational], over priced: Solution, _ limits: Limits) -> Rational? {
    var lead = Rational.zero
    for (party, price) in priced.hours.enumerated() where price.sign > 0 {
      guard let hours = enclosure.capacity[party] else { return nil }
      lead -= hours.high * price
    }
    for (budget, price) in priced.money.enumerated() where price.sign > 0 {
      guard let money = enclosure.limit[budget] else { return nil }
      lead -= money.high * price
    }
    var together = Linear(enclosure)
    for activity in plan.indices where instance.isPossible(activity) {
      let uses = price(of: activity, priced)
      let worth = worth[activity]
      if worth.high <= uses {
        together.add(plan[activity], activity)
        continue
      }
      guard let most = most(of: activity, limits) else { return nil }
      if worth.low >= uses && enclosure.hasWorth {
        together.add(plan[activity] - most, activity)
        lead += most * uses
        continue
      }
      // Concave in what a unit is worth, so least at an end.
      lead += min(
        worth.low * plan[activity] - most * max(0, worth.low - uses),
        worth.high * plan[activity] - most * max(0, worth.high - uses))
    }
    return lead + together.least(worth)
  }

  /// The least that the hours and money of one unit cost by the prices.
  private func price(of activity: Int, _ priced: Solution) -> Rational {
    var sum = Rational.zero
    for pair in instance.pairs(of: activity) {
      sum += enclosure.effort[pair].low * priced.hours[instance.pairParty[pair]]
    }
    for draw in enclosure.draws[activity] { sum += draw.amount.low * priced.money[draw.budget] }
    return sum
  }

  /// The most of an activity that limits, hours and money allow; nil is unbounded.
  private func most(of activity: Int, _ limits: Limits) -> Rational? {
    guard let given = limits.most[activity] else { return enclosure.most(of: activity) }
    return given
  }

  /// A plan within limits that fits for all values: less of everything until it does.
  private func fitting(_ plan: [Rational], _ limits: Limits) -> [Rational] {
    var plan = plan
    for activity in plan.indices where limits.most[activity] == nil {
      if let cap = enclosure.cap[activity] { plan[activity] = min(plan[activity], cap.low) }
    }
    var part = Rational.one
    for row in rows {
      var (used, freed) = (Rational.zero, Rational.zero)
      for (activity, each) in row.uses {
        if plan[activity].sign > 0 { used += each.high * plan[activity] }
        if plan[activity].sign < 0 { freed -= each.low * plan[activity] }
      }
      let room = row.limit.low + freed
      if used > room { part = min(part, room / used) }
    }
    return part == 1 ? plan : plan.map { $0.sign > 0 ? $0 * part : $0 }
  }

  /// What is limited besides caps.
  private static func rows(of enclosure: Enclosure) -> [Row] {
    let instance = enclosure.instance
    var hours = enclosure.capacity.map { limit in limit.map { Row(uses: [], limit: $0) } }
    var money = enclosure.limit.map { limit in limit.map { Row(uses: [], limit: $0) } }
    for pair in instance.pairParty.indices {
      let use = (activity: instance.pairActivity[pair], each: enclosure.effort[pair])
      hours[instance.pairParty[pair]]?.uses.append(use)
    }
    for (activity, draws) in enclosure.draws.enumerated() {
      for draw in draws { money[draw.budget]?.uses.append((activity, draw.amount)) }
    }
    return (hours + money).compactMap { $0 }
  }

  // MARK: Solving

  /// The best plan within limits in the middle of the box, with its prices.
  private mutating func solution(_ limits: Limits) -> Solution? {
    let key = limits.key
    if let known = solutions[key] { return known }
    left -= 1
    let found = left < 0 ? nil : solve(limits)
    solutions[key] = .some(found)
    return found
  }

  private func solve(_ limits: Limits) -> Solution? {
    var program = LinearProgram()
    var activities: [Int] = []
    var columnOf = Array(repeating: -1, count: instance.activityCount)
    for activity in columnOf.indices where instance.isPossible(activity) {
      columnOf[activity] = program.add(
        LinearProgram.Column(
          lower: limits.least[activity] ?? 0,
          upper: limits.most[activity] ?? enclosure.cap[activity]?.middle))
      activities.append(activity)
    }
    for row in rows {
      let terms = row.uses.compactMap { activity, each -> LinearProgram.Term? in
        columnOf[activity] < 0 || each.middle.isZero ? nil : (columnOf[activity], each.middle)
      }
      program.add(LinearProgram.Row(terms, upper: row.limit.middle))
    }
    program.objectives = [activities.map { (columnOf[$0], worth[$0].middle) }]
    guard !activities.isEmpty, case .optimal(let solution) = program.maximize(),
      solution.prices.count == program.rows.count
    else { return nil }
    var prices = solution.prices[...]
    func take(_ limits: [Interval?]) -> [Rational] {
      limits.map { $0 == nil ? 0 : max(0, prices.popFirst() ?? 0) }
    }
    let hours = take(enclosure.capacity)
    return Solution(
      plan: columnOf.map { $0 < 0 ? 0 : solution.values[$0] }, hours: hours,
      money: take(enclosure.limit))
  }

  /// A sum of what activities are worth, so many times each, in which every unit of improvement has one
  /// value.
  private struct Linear {
    private let enclosure: Enclosure
    private var terms: [(activity: Int, times: Rational)] = []

    init(_ enclosure: Enclosure) { self.enclosure = enclosure }

    mutating func add(_ times: Rational, _ activity: Int) {
      if !times.isZero { terms.append((activity, times)) }
    }

    /// The least it can be.
    func least(_ worth: [Interval]) -> Rational {
      let apart = terms.reduce(Rational.zero) {
        $0 + ($1.times * worth[$1.activity]).low
      }
      if !enclosure.hasWorth { return apart }
      var sums: [Int: Interval] = [:]
      var rest = Interval.zero
      for (activity, times) in terms {
        rest -= times * enclosure.totalCost[activity]
        for sight in enclosure.improvements[activity] {
          sums[sight.indicator, default: .zero] += times * sight.seen
        }
      }
      for (indicator, sum) in sums.sorted(by: { $0.key < $1.key }) {
        rest += enclosure.jointValue[indicator] * sum
      }
      return max(apart, rest.low)
    }
  }
}

extension WorthBounds.Limits {
  /// Limits as a text, equal for equal limits.
  fileprivate var key: String {
    let most = most.sorted { $0.key < $1.key }.map { "\($0.key)<\($0.value?.description ?? "")" }
    let least = least.sorted { $0.key < $1.key }.map { "\($0.key)>\($0.value)" }
    return (most + least).joined(separator: " ")
  }
}
