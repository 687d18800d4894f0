import Arithmetic
import Evaluation

/// Repair by what parties are held to, per party and indicator.
///
///     least SUM |change_ik| * max(|improvement_k(xJ)|, largest |imp(a,k)|)
///
/// Never above the joint value V_k of a goal, and without a goal only towards 0. A party in points,
/// which are compared with nothing, may be held to more of what a goal values.
struct RateRepair {
  /// One rate that may change.
  struct Rate {
    let party: Int
    let indicator: Int
    /// What all measures of the party pay per unit.
    let now: Rational
    /// How far it may fall and rise; nil is without bound.
    let most: (down: Rational?, up: Rational?)
    /// The measure that can be changed itself, nil where a new one stands beside.
    let row: Int?
    /// The columns of its fall and its rise.
    var columns: (down: Int, up: Int) = (0, 0)
  }

  let conditions: Conditions
  private let value: JointValue
  private let improvements: [Rational]
  /// What a change of one unit of each indicator's rates counts.
  private let weight: [Rational]

  init(_ conditions: Conditions, _ value: JointValue) {
    self.conditions = conditions
    self.value = value
    let instance = conditions.instance
    let improvements = instance.improvements(by: conditions.plan)
    self.improvements = improvements
    var weight = improvements.map(\.magnitude)
    for activity in 0..<instance.activityCount {
      for impact in instance.impacts[activity] {
        weight[impact.indicator] = max(weight[impact.indicator], impact.improvement.magnitude)
      }
    }
    self.weight = weight
  }

  /// The rates of some parties that may change, each party's in the order of the indicators.
  ///
  /// - Complexity: O(n log n) in the effects of the parties' activities and the measures.
  func rates(of parties: some Sequence<Int>, isBounded: Bool = true) -> [Rate] {
    let held = heldRates()
    return parties.flatMap { party -> [Rate] in
      indicators(seenBy: party).compactMap { indicator in
        let rate = rate(of: party, on: indicator, held[party][indicator] ?? Held())
        guard isBounded else {
          return Rate(
            party: party, indicator: indicator, now: rate.now, most: (nil, nil), row: rate.row)
        }
        let (down, up) = rate.most
        return down?.isZero == true && up?.isZero == true ? nil : rate
      }
    }
  }

  /// The levers that rates are; fills in their columns.
  func levers(_ rates: inout [Rate]) -> Levers {
    let instance = conditions.instance
    var levers = Levers(parties: instance.partyCount)
    var cost: [LinearProgram.Term] = []
    var size: [LinearProgram.Term] = []
    var ratesOf: [Int: [Int: Int]] = [:]
    for index in rates.indices {
      let rate = rates[index]
      let down = levers.program.add(LinearProgram.Column(upper: rate.most.down))
      let up = levers.program.add(LinearProgram.Column(upper: rate.most.up))
      rates[index].columns = (down, up)
      ratesOf[rate.party, default: [:]][rate.indicator] = index
      for column in [down, up] {
        cost.append((column, -weight[rate.indicator]))
        size.append((column, -1))
      }
    }
    levers.program.objectives = [cost, size]
    for (party, known) in ratesOf.sorted(by: { $0.key < $1.key }) {
      for pair in instance.pairsOfParty[party] {
        let activity = instance.pairActivity[pair]
        for impact in instance.impacts[activity] {
          guard let index = known[impact.indicator],
            let seen = instance.seen(impact, by: party), !seen.isZero
          else { continue }
          levers.move(party, activity, by: rates[index].columns.up, times: seen)
          levers.move(party, activity, by: rates[index].columns.down, times: -seen)
        }
      }
    }
    return levers
  }

  /// The changes of a solution and the money they move at the plan.
  func changes(
    _ rates: [Rate], _ solution: LinearProgram.Solution
  ) -> (changes: [Amendment], moved: Rational) {
    var changes: [Amendment] = []
    var moved = Rational.zero
    for rate in rates {
      let change = solution.values[rate.columns.up] - solution.values[rate.columns.down]
      if change.isZero { continue }
      let isInPoints = conditions.instance.isInPoints[rate.party]
      if !isInPoints { moved += (change * improvements[rate.indicator]).magnitude }
      changes.append(
        .rate(
          Amendment.Rate(
            party: rate.party, indicator: rate.indicator, from: rate.now, to: rate.now + change,
            row: rate.row, currency: isInPoints ? .points : .money)))
    }
    return (changes, moved)
  }

  /// The money that changes of rates move at the plan.
  func moved(by changes: [Amendment]) -> Rational {
    changes.reduce(.zero) { sum, change in
      guard case .rate(let rate) = change, !conditions.instance.isInPoints[rate.party] else {
        return sum
      }
      return sum + ((rate.to - rate.from) * improvements[rate.indicator]).magnitude
    }
  }

  /// Whether a rate is within its bounds: the joint value, or without a goal towards 0.
  func allows(_ change: Amendment) -> Bool {
    guard case .rate(let rate) = change else { return true }
    let isValued = value.sources[rate.indicator] == .goal
    let worth = isValued ? value.perUnit[rate.indicator] : 0
    if isValued && conditions.instance.isInPoints[rate.party] { return true }
    return rate.to > rate.from ? rate.to <= max(0, worth) : rate.to >= min(0, worth)
  }

  // MARK: What may change

  /// What a party is held to on one indicator.
  private struct Held {
    /// Over all measures in force, as made linear.
    var all: Rational = 0
    /// Over those that pay for every unit alike.
    var plain: Rational = 0
    /// The rows of these.
    var rows: [Int] = []
  }

  /// What each party is held to, by indicator.
  private func heldRates() -> [[Int: Held]] {
    let payments = conditions.payments
    let model = conditions.instance.model
    var held = [[Int: Held]](repeating: [:], count: model.parties.count)
    for (row, measure) in model.measures.enumerated() {
      guard let holder = payments.sides(of: row).first, holder.weight.sign > 0,
        let rate = payments.linear[row].rate
      else { continue }
      var sum = held[measure.party][measure.indicator] ?? Held()
      sum.all += rate
      if payments.linear[row].form == .asWritten && measure.upTo == nil {
        sum.plain += rate
        sum.rows.append(row)
      }
      held[measure.party][measure.indicator] = sum
    }
    return held
  }

  /// The indicators that some activity of `party` moves and its horizon lets it see.
  private func indicators(seenBy party: Int) -> [Int] {
    let instance = conditions.instance
    var seen: Set<Int> = []
    for pair in instance.pairsOfParty[party] {
      for impact in instance.impacts[instance.pairActivity[pair]]
      where instance.seen(impact, by: party)?.isZero == false {
        seen.insert(impact.indicator)
      }
    }
    return seen.sorted()
  }

  /// How far a rate may change.
  private func rate(of party: Int, on indicator: Int, _ held: Held) -> Rate {
    let instance = conditions.instance
    var down: Rational? = max(0, held.plain)
    var up: Rational? = max(0, -held.plain)
    if value.sources[indicator] == .goal {
      let worth = value.perUnit[indicator]
      if worth.sign > 0 {
        up = instance.isInPoints[party] ? nil : max(max(0, -held.plain), worth - held.all)
      }
      if worth.sign < 0 {
        down = instance.isInPoints[party] ? nil : max(max(0, held.plain), held.all - worth)
      }
    }
    return Rate(
      party: party, indicator: indicator, now: held.all, most: (down, up),
      row: changeableRow(held))
  }

  /// The only measure there is, where nobody else holds or pays it and nothing limits it.
  private func changeableRow(_ held: Held) -> Int? {
    let measures = conditions.instance.model.measures
    guard held.rows.count == 1, let row = held.rows.first, measures[row].payers.isEmpty
    else { return nil }
    let isShared =
      (row > 0 && measures[row - 1].id == measures[row].id)
      || (row + 1 < measures.count && measures[row + 1].id == measures[row].id)
    return isShared ? nil : row
  }
}
