import Arithmetic
import Evaluation

/// What one party could do alone while all others keep to the plan `base`.
struct NaiveDeviation {
  let numbers: NaiveNumbers
  let party: Int
  let base: [Rational]

  /// The most it can earn, with its own hours limited to `capacity`, and a plan that earns it.
  ///
  /// Where a ceiling makes doing more pay better (a payer is charged no more above it) the objective is
  /// not concave: every choice of bent terms is a programme of its own, the best of them counts.
  func best(capacity: Rational?) -> (utility: Rational, plan: [Rational]) {
    let convex = numbers.kinks[party].filter { $0.coefficient > 0 }
    var best: (utility: Rational, plan: [Rational])?
    for choice in 0..<(1 << convex.count) {
      let chosen = convex.indices.filter { choice >> $0 & 1 == 1 }.map { convex[$0] }
      guard let plan = plan(capacity: capacity, above: chosen) else { continue }
      let utility = numbers.utility(party, plan)
      if best.map({ utility > $0.utility }) ?? true { best = (utility, plan) }
    }
    return best ?? (numbers.utility(party, base), base)
  }

  /// The best change of the whole capacity.
  func best() -> (utility: Rational, plan: [Rational]) {
    best(capacity: numbers.capacity(party))
  }

  /// Best unilateral change minus the plan.
  var temptation: Rational { best().utility - numbers.utility(party, base) }

  /// What the last used hour earns: how the best change falls when the capacity does.
  ///
  /// What it earns is piecewise linear in the capacity; two equal slopes in a row are the last piece.
  var hourPrice: Rational {
    guard let capacity = numbers.capacity(party), capacity > 0 else { return 0 }
    let full = best().utility
    var step = min(capacity, 1)
    var slopes: [Rational] = []
    while true {
      slopes.append((full - best(capacity: capacity - step).utility) / step)
      if slopes.count > 2 && Set(slopes.suffix(3)).count == 1 {
        return slopes[0 + slopes.count - 1]
      }
      step /= 2
    }
  }

  /// The bounds of each own activity: joint work can be lowered, own solo work raised
  /// too, unless an obstacle blocks it.
  func upperBound(_ a: Int) -> Rational? {
    numbers.isJoint(a) || numbers.isBlocked[a] ? base[a] : numbers.cap(a)
  }

  /// The limits of a change as rows over the own activities: bounds, capacity, budgets.
  func rows(capacity: Rational?) -> [(coefficients: [Rational], bound: Rational)] {
    let own = numbers.own(party)
    var rows: [(coefficients: [Rational], bound: Rational)] = []
    for (n, a) in own.enumerated() {
      guard let bound = upperBound(a) else { continue }
      rows.append((own.indices.map { $0 == n ? 1 : 0 }, bound))
    }
    if let capacity { rows.append((own.map { numbers.effort[party][$0] }, capacity)) }
    for (b, budget) in numbers.model.budgets.enumerated() {
      guard let limit = budget.limit?.value else { continue }
      let others = numbers.activities.filter { !own.contains($0) }
      let used = others.reduce(Rational.zero) { $0 + numbers.draw[b][$1] * base[$1] }
      rows.append((own.map { numbers.draw[b][$0] }, limit - used))
    }
    return rows
  }

  /// The best plan where the terms `above` count as if the improvement were above their ceilings.
  private func plan(capacity: Rational?, above chosen: [NaiveKink]) -> [Rational]? {
    let own = numbers.own(party)
    let concave = numbers.kinks[party].filter { $0.coefficient < 0 }
    var programme = NaiveProgramme(variables: own.count + concave.count)
    for row in rows(capacity: capacity) {
      programme.limit(Array(row.coefficients.enumerated()), to: row.bound)
    }
    var objective: [(Int, Rational)] = []
    for (n, a) in own.enumerated() {
      let extra = chosen.reduce(Rational.zero) { $0 + $1.coefficient * $1.seen[a] }
      objective.append((n, numbers.gain[party][a] + extra))
    }
    for (n, kink) in concave.enumerated() {
      let others = numbers.activities.filter { !own.contains($0) }
      let given = others.reduce(Rational.zero) { $0 + kink.seen[$1] * base[$1] }
      let terms = own.enumerated().map { ($0.offset, kink.seen[$0.element]) }
      programme.limit(terms + [(own.count + n, -1)], to: kink.ceiling - given)
      objective.append((own.count + n, kink.coefficient))
    }
    programme.maximise(objective)
    guard case .optimum(let y) = programme.solve() else { return nil }
    var plan = base
    for (n, a) in own.enumerated() { plan[a] = y[n] }
    return plan
  }
}
