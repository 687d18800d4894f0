import Analysis
import Arithmetic
import Evaluation

/// The cheapest repair of each kind, without any duality: nobody may do better at any corner of what it
/// could do alone, one row a corner, and of each invitation to more joint work every way of declining
/// is tried.
///
/// A margin is taken off what is kept before anything is compared, and added to what is left where no
/// hours are sold out whose price would lie in between; measures with a ceiling know none.
struct NaiveRepair {
  /// Something that may be changed: an unknown, its bound, and what a unit of it gives a party.
  private struct Lever {
    var upper: Rational?
    /// By party and activity.
    var effects: [(party: Int, activity: Int, gain: Rational)]
  }

  let numbers: NaiveNumbers
  let plan: [Rational]
  private var levers: [Lever] = []
  /// Rows over the levers.
  private var rows: [(terms: [(Int, Rational)], bound: Rational)] = []
  /// What is to be small, the most important first.
  private var costs: [[(Int, Rational)]] = []
  private let silo: [Rational]
  private let margin: Rational

  private init(
    _ numbers: NaiveNumbers, _ plan: [Rational], silo: [Rational], margin: Rational = 0
  ) {
    self.numbers = numbers
    self.plan = plan
    self.silo = silo
    self.margin = margin
  }

  /// The least costs, in the order of importance; nil where none does it.
  static func rates(
    _ numbers: NaiveNumbers, _ plan: [Rational], margin: Rational = 0
  ) -> [Rational]? {
    var repair = NaiveRepair(numbers, plan, silo: plan, margin: margin)
    var cost: [(Int, Rational)] = []
    for i in numbers.parties {
      for k in numbers.model.indicators.indices {
        for (sign, most) in repair.room(i, k) {
          let effects = numbers.own(i).map { a in
            (i, a, sign * (numbers.game.improvement(a, k, seenBy: i) ?? 0))
          }
          cost.append((repair.levers.count, repair.weight(k)))
          repair.levers.append(Lever(upper: most, effects: effects))
        }
      }
    }
    repair.costs = [cost]
    return repair.solve()
  }

  /// What a unit of the rates on an indicator counts.
  private func weight(_ k: Int) -> Rational {
    let single = numbers.activities.map { numbers.improvement[$0][k].magnitude }.max() ?? 0
    let total = numbers.activities.reduce(Rational.zero) {
      $0 + numbers.improvement[$1][k] * plan[$1]
    }
    return max(single, total.magnitude)
  }

  /// How far a rate may rise and fall.
  private func room(_ i: Int, _ k: Int) -> [(sign: Rational, most: Rational?)] {
    let rows = numbers.model.measures.indices.filter {
      let measure = numbers.model.measures[$0]
      return measure.party == i && measure.indicator == k
    }
    let all = rows.reduce(Rational.zero) { $0 + (numbers.game.rates[$1] ?? 0) }
    let plain = rows.filter { row in
      let measure = numbers.model.measures[row]
      return measure.upTo == nil && measure.beyond == nil && measure.onlyFrom == nil
        && measure.bonus == nil
    }.reduce(Rational.zero) { $0 + (numbers.game.rates[$1] ?? 0) }
    var up: Rational? = max(0, -plain)
    var down: Rational? = max(0, plain)
    let worths = numbers.game.goalWorths(k)
    let worth = worths.reduce(Rational.zero) { $0 + $1.amount.value }
    if !worths.isEmpty && worth > 0 {
      up = numbers.game.isInPoints(i) ? nil : max(max(0, -plain), worth - all)
    }
    if !worths.isEmpty && worth < 0 {
      down = numbers.game.isInPoints(i) ? nil : max(max(0, plain), all - worth)
    }
    return [(1, up), (-1, down)]
  }

  /// The least outside money, charges and money moved; nil where none does it.
  ///
  /// Who has less than alone pays nothing, or receives enough: all ways are tried.
  static func payments(
    _ numbers: NaiveNumbers, _ plan: [Rational], silo: [Rational], margin: Rational = 0
  ) -> [Rational]? {
    var ways: [Set<Int>] = [[]]
    for i in numbers.parties
    where !numbers.game.isInPoints(i) && numbers.utility(i, plan) < numbers.utility(i, silo) {
      ways += ways.map { $0.union([i]) }
    }
    var best: [Rational]?
    for barred in ways {
      let found = payments(numbers, plan, silo: silo, margin: margin, barred: barred)
      guard let found else { continue }
      if best.map({ found.lexicographicallyPrecedes($0) }) ?? true { best = found }
    }
    return best
  }

  /// The same where some pay nothing.
  private static func payments(
    _ numbers: NaiveNumbers, _ plan: [Rational], silo: [Rational], margin: Rational,
    barred: Set<Int>
  ) -> [Rational]? {
    var repair = NaiveRepair(numbers, plan, silo: silo, margin: margin)
    var outside: [(Int, Rational)] = []
    var charges: [(Int, Rational)] = []
    var moved: [(Int, Rational)] = []
    var net: [[(Int, Rational)]] = numbers.parties.map { _ in [] }
    let inMoney = numbers.parties.filter { !numbers.game.isInPoints($0) }
    for a in numbers.activities {
      if plan[a] > 0 {
        var balance: [(Int, Rational)] = []
        for i in inMoney {
          let performs = numbers.game.performs(i, a)
          let gain = repair.gainWithin(i, a)
          if !performs && gain <= 0 { continue }
          if !barred.contains(i) {
            balance.append((repair.levers.count, 1))
            net[i].append((repair.levers.count, -plan[a]))
            repair.levers.append(Lever(upper: performs ? nil : gain, effects: [(i, a, -1)]))
          }
          if !performs { continue }
          balance.append((repair.levers.count, -1))
          net[i].append((repair.levers.count, plan[a]))
          moved.append((repair.levers.count, plan[a]))
          repair.levers.append(Lever(upper: nil, effects: [(i, a, 1)]))
        }
        if balance.isEmpty { continue }
        balance.append((repair.levers.count, 1))
        outside.append((repair.levers.count, plan[a]))
        repair.levers.append(Lever(upper: nil, effects: []))
        repair.rows.append((balance, 0))
        repair.rows.append((balance.map { ($0.0, -$0.1) }, 0))
      } else if !numbers.isForbidden[a] && !numbers.isBlocked[a] {
        for i in inMoney where numbers.game.performs(i, a) {
          charges.append((repair.levers.count, 1))
          repair.levers.append(Lever(upper: nil, effects: [(i, a, -1)]))
        }
      }
    }
    for i in inMoney where !barred.contains(i) {
      let floor = numbers.utility(i, silo) - numbers.utility(i, plan)
      repair.rows.append((net[i].map { ($0.0, -$0.1) }, -floor))
    }
    repair.costs = [outside, charges, moved]
    return repair.solve()
  }

  /// The least money that changes hands when shares of a budget do; nil where no shares do it.
  static func shares(_ numbers: NaiveNumbers, _ plan: [Rational], of b: Int) -> [Rational]? {
    var repair = NaiveRepair(numbers, plan, silo: plan)
    let budget = numbers.model.budgets[b]
    var balance: [(Int, Rational)] = []
    var cost: [(Int, Rational)] = []
    let moved = budget.returned.value * dot(numbers.draw[b], plan)
    for (n, contribution) in budget.contributions.enumerated() {
      // What the whole share costs a party more than none of it, by the gains themselves.
      let given: [[[Rational?]]] = [Rational.zero, 1].map { share in
        var model = numbers.model
        model.budgets[b].contributions[n].share = Sourced(share)
        return NaiveGame(model).gains
      }
      let i = contribution.party
      let effects = numbers.activities.map { a in
        (i, a, (given[1][i][a] ?? 0) - (given[0][i][a] ?? 0))
      }
      let share = contribution.share.value
      for (sign, most) in [(Rational(1), 1 - share), (-1, share)] {
        balance.append((repair.levers.count, sign))
        if sign > 0 { cost.append((repair.levers.count, moved)) }
        repair.levers.append(
          Lever(upper: most, effects: effects.map { ($0.0, $0.1, sign * $0.2) }))
      }
    }
    repair.rows = [(balance, 0), (balance.map { ($0.0, -$0.1) }, 0)]
    repair.costs = [cost]
    return repair.solve()
  }

  /// The least money that changes hands when what returns of a budget does; nil where nothing does it.
  static func unspent(_ numbers: NaiveNumbers, _ plan: [Rational], of b: Int) -> [Rational]? {
    var repair = NaiveRepair(numbers, plan, silo: plan)
    let given: [[[Rational?]]] = [Rational.zero, 1].map { returned in
      var model = numbers.model
      model.budgets[b].returned = Sourced(returned)
      return NaiveGame(model).gains
    }
    let returned = numbers.model.budgets[b].returned.value
    let moved = dot(numbers.draw[b], plan)
    for (sign, most) in [(Rational(1), 1 - returned), (-1, returned)] {
      repair.levers.append(
        Lever(
          upper: most,
          effects: numbers.parties.flatMap { i in
            numbers.activities.map { a in
              (i, a, sign * ((given[1][i][a] ?? 0) - (given[0][i][a] ?? 0)))
            }
          }))
    }
    repair.costs = [[(0, moved), (1, moved)]]
    return repair.solve()
  }

  /// What a unit gives, without ceilings that the plan passes.
  private func gainWithin(_ i: Int, _ a: Int) -> Rational {
    numbers.kinks[i].reduce(numbers.gain[i][a]) { sum, kink in
      kink.improvement(plan) > kink.ceiling ? sum + kink.coefficient * kink.seen[a] : sum
    }
  }

  // MARK: The programme

  private func solve() -> [Rational]? {
    var ways: [[(party: Int, activity: Int)]] = [[]]
    for a in numbers.activities
    where numbers.isJoint(a) && !numbers.isBlocked[a] && numbers.hasRoom(a, at: plan)
      && !movesNothing(a)
    {
      ways = ways.flatMap { way in numbers.performers(a).map { way + [($0, a)] } }
    }
    let stay = numbers.parties.map { keeping($0, indifferentTo: []) }
    var best: [Rational]?
    for way in ways {
      var rows = way.map { i, a in
        (
          terms: terms(i) { $0 == a ? 1 : 0 },
          bound: -numbers.gain(i, a, at: plan)
            - (plan[a].isZero ? distance(i, a, isDeclined: true) : 0)
        )
      }
      for i in numbers.parties {
        let own = Set(way.filter { $0.party == i && plan[$0.activity] > 0 }.map(\.activity))
        rows += own.isEmpty || margin.isZero ? stay[i] : keeping(i, indifferentTo: own)
      }
      guard let found = solve(rows) else { continue }
      if best.map({ found.lexicographicallyPrecedes($0) }) ?? true { best = found }
    }
    return best
  }

  /// The least costs with some more rows.
  private func solve(_ more: [(terms: [(Int, Rational)], bound: Rational)]) -> [Rational]? {
    var programme = NaiveProgramme(variables: levers.count)
    for (n, lever) in levers.enumerated() {
      if let upper = lever.upper { programme.limit([(n, 1)], to: upper) }
    }
    for row in rows + more { programme.limit(row.terms, to: row.bound) }
    for cost in costs { programme.maximise(cost.map { ($0.0, -$0.1) }) }
    guard case .optimum(let values) = programme.solve() else { return nil }
    return costs.map { cost in cost.reduce(Rational.zero) { $0 + $1.1 * values[$1.0] } }
  }

  /// What the levers change for `i` in a plan that has so much of each activity.
  private func terms(_ i: Int, _ amount: (Int) -> Rational) -> [(Int, Rational)] {
    levers.indices.compactMap { n in
      let sum = levers[n].effects.reduce(Rational.zero) {
        $1.party == i ? $0 + $1.gain * amount($1.activity) : $0
      }
      return sum.isZero ? nil : (n, sum)
    }
  }

  /// How far one unit must stay from a tie; in points a hundredth of the best hour, of who is tempted.
  private func distance(_ i: Int, _ a: Int, isDeclined: Bool = false) -> Rational {
    var margin = margin
    if numbers.game.isInPoints(i) && !margin.isZero {
      let hours = numbers.own(i).filter { !numbers.effort[i][$0].isZero }
      let best = hours.map { numbers.gain[i][$0] / numbers.effort[i][$0] }.max() ?? 0
      margin = (best > 0 ? best : 1) / 100
      let deviation = NaiveDeviation(numbers: numbers, party: i, base: plan)
      if !isDeclined && deviation.temptation.isZero { margin = 0 }
    }
    return numbers.effort[i][a].isZero ? margin : margin * numbers.effort[i][a]
  }

  /// What a unit of each activity counts less for `i`, so that a margin is left.
  private func taken(_ i: Int, indifferentTo indifferent: Set<Int>) -> [Rational] {
    var taken = numbers.activities.map { _ in Rational.zero }
    if margin.isZero { return taken }
    let deviation = NaiveDeviation(numbers: numbers, party: i, base: plan)
    let own = numbers.own(i)
    let isInPart = own.contains { plan[$0] > 0 && deviation.upperBound($0) != plan[$0] }
    let isSoldOut = numbers.capacity(i).map { dot(numbers.effort[i], plan) >= $0 } ?? false
    for a in own where !indifferent.contains(a) {
      let upper = deviation.upperBound(a)
      if plan[a] > 0 && upper == plan[a] { taken[a] = distance(i, a) }
      if plan[a].isZero && upper != 0 && (isInPart || !isSoldOut) && !movesNothing(a) {
        taken[a] = -distance(i, a)
      }
    }
    return taken
  }

  /// Whether nothing moves by `a`, so that no measure can pay for it.
  private func movesNothing(_ a: Int) -> Bool { numbers.improvement[a].allSatisfy(\.isZero) }

  /// A row for each corner of what `i` could do alone.
  private func keeping(
    _ i: Int, indifferentTo indifferent: Set<Int>
  ) -> [(terms: [(Int, Rational)], bound: Rational)] {
    let taken = taken(i, indifferentTo: indifferent)
    let own = numbers.own(i)
    let deviation = NaiveDeviation(numbers: numbers, party: i, base: plan)
    let bends = numbers.kinks[i].map { kink in
      let given = numbers.activities.filter { !own.contains($0) }
        .reduce(Rational.zero) { $0 + kink.seen[$1] * plan[$1] }
      return (coefficients: own.map { kink.seen[$0] }, bound: kink.ceiling - given)
    }
    let bounded = own.filter { deviation.upperBound($0) != nil }.count
    let rows = Array(deviation.rows(capacity: numbers.capacity(i)).dropFirst(bounded))
    let corners = ExtremePoints(
      upper: own.map { deviation.upperBound($0) }, rows: rows, bends: bends)
    var met: Set<[Rational]> = []
    let now = numbers.utility(i, plan) - dot(taken, plan)
    return corners.points.filter { met.insert($0).inserted }.map { point in
      var other = plan
      for (n, a) in own.enumerated() { other[a] = point[n] }
      return (
        terms(i) { other[$0] - plan[$0] }, now - numbers.utility(i, other) + dot(taken, other)
      )
    }
  }
}

extension NaiveNumbers {
  /// Whether caps, hours and budgets leave room for more.
  func hasRoom(_ a: Int, at plan: [Rational]) -> Bool {
    if let cap = cap(a), plan[a] >= cap { return false }
    for i in performers(a) where effort[i][a] > 0 {
      if let capacity = capacity(i), dot(effort[i], plan) >= capacity { return false }
    }
    for (b, budget) in model.budgets.enumerated() where draw[b][a] > 0 {
      if let limit = budget.limit?.value, dot(draw[b], plan) >= limit { return false }
    }
    return true
  }
}
