import Arithmetic
import Evaluation
import Syntax

/// Reads intervals from two models of the same shape.
struct EnclosedParts {
  /// An effect of one unit of an activity.
  struct Effect {
    let indicator: Int
    /// Units of improvement.
    let amount: Interval
    /// Days until it arrives.
    let lag: Interval
  }

  /// What goes out for activities.
  struct Flows {
    var draws: [[Enclosure.Draw]]
    var cost: [Interval]
  }

  let instance: Instance
  let low: Model
  let high: Model
  private let keeps: [Interval]
  private let horizons: [Interval?]

  init(_ instance: Instance, _ low: Model, _ high: Model) {
    (self.instance, self.low, self.high) = (instance, low, high)
    horizons = zip(low.parties, high.parties).map { a, b in
      guard let x = a.horizon?.value, let y = b.horizon?.value else { return nil }
      return Interval(x, y)
    }
    keeps = zip(low.parties, high.parties).map {
      Interval($0.keeps?.value ?? 1, $1.keeps?.value ?? 1)
    }
  }

  /// The bounds of things of one kind.
  func each<Thing>(
    _ things: KeyPath<Model, [Thing]>, _ value: (Thing) -> Rational?
  ) -> [Interval?] {
    zip(low[keyPath: things], high[keyPath: things]).map { a, b in
      guard let x = value(a), let y = value(b) else { return nil }
      return Interval(x, y)
    }
  }

  /// A figure of each pair.
  func performers(_ value: (Model.Performer) -> Rational) -> [Interval] {
    zip(low.activities, high.activities).flatMap { a, b in
      zip(a.performers, b.performers).map { Interval(value($0), value($1)) }
    }
  }

  // MARK: Effects

  /// The effects of each activity.
  func effects() -> [[Effect]] {
    low.activities.indices.map { activity in
      zip(low.activities[activity].effects, high.activities[activity].effects).map { a, b in
        let better = low.indicators[a.indicator].better
        return Effect(
          indicator: a.indicator,
          amount: Interval(
            a.improvement(where: better) ?? 0, b.improvement(where: better) ?? 0),
          lag: Interval(a.lag?.value ?? 0, b.lag?.value ?? 0))
      }
    }
  }

  /// What each pair's party sees of them.
  func sights(_ effects: [[Effect]]) -> [[Enclosure.Sight]] {
    instance.pairParty.indices.map { pair in
      sights(of: instance.pairParty[pair], effects[instance.pairActivity[pair]])
    }
  }

  /// What a party sees of the effects of one activity.
  func sights(of party: Int, _ effects: [Effect]) -> [Enclosure.Sight] {
    Enclosure.merged(effects.map { ($0.indicator, seen($0, within: horizons[party])) })
  }

  /// What a horizon lets somebody see of an effect: all, nothing, or either.
  private func seen(_ effect: Effect, within horizon: Interval?) -> Interval {
    guard let horizon else { return effect.amount }
    if effect.lag.high <= horizon.low { return effect.amount }
    if effect.lag.low > horizon.high { return .zero }
    return Interval(min(0, effect.amount.low), max(0, effect.amount.high))
  }

  // MARK: What improvements give

  /// What a unit of improvement gives each party that it touches, by indicator, measures paying by `rates`.
  func stakes(_ payments: Payments, _ rates: [Interval]) -> [[Int: Interval]] {
    var stakes = [[Int: Interval]](repeating: [:], count: low.indicators.count)
    for (row, rate) in rates.enumerated() {
      for side in payments.sides(of: row) {
        stakes[low.measures[row].indicator][side.party, default: .zero] += side.weight * rate
      }
    }
    for indicator in low.indicators.indices {
      let falls = zip(low.indicators[indicator].fallsOn, high.indicators[indicator].fallsOn)
      for (a, b) in falls where !instance.isInPoints[a.party] {
        stakes[indicator][a.party, default: .zero] +=
          keeps[a.party] * Interval(a.amount.value, b.amount.value)
      }
    }
    return stakes
  }

  /// V: what goals say a unit of improvement is worth, else what falls on the parties.
  func jointValue() -> [Interval] {
    var values = zip(low.indicators, high.indicators).map { a, b in
      zip(a.fallsOn, b.fallsOn).reduce(Interval.zero) {
        $0 + Interval($1.0.amount.value, $1.1.amount.value)
      }
    }
    var isOfGoal = [Bool](repeating: false, count: values.count)
    for (a, b) in zip(low.goals.flatMap(\.worths), high.goals.flatMap(\.worths)) {
      if !isOfGoal[a.indicator] { values[a.indicator] = .zero }
      isOfGoal[a.indicator] = true
      values[a.indicator] += Interval(a.amount.value, b.amount.value)
    }
    return values
  }

  // MARK: Money

  /// What activities draw on budgets in force, and what one unit costs the party of each pair.
  func flows(_ money: [Interval]) -> Flows {
    var covered = [Interval](repeating: .zero, count: money.count)
    var drawn = [[Int: Interval]](repeating: [:], count: low.activities.count)
    for (budget, row) in low.budgets.enumerated()
    where low.isInForce(from: row.runs?.from, until: row.runs?.to) {
      let drawers = row.drawers.map(Set.init)
      for (a, b) in zip(row.covers, high.budgets[budget].covers) {
        let share = Interval(a.share.value, b.share.value)
        for pair in instance.pairs(of: a.activity)
        where drawers?.contains(instance.pairParty[pair]) ?? true {
          covered[pair] += share
          drawn[a.activity][budget, default: .zero] += share * money[pair]
        }
      }
    }
    let draws = drawn.map { draws in
      draws.sorted { $0.key < $1.key }.map { Enclosure.Draw(budget: $0.key, amount: $0.value) }
    }
    let cost = money.indices.map { pair -> Interval in
      let party = instance.pairParty[pair]
      if instance.isInPoints[party] { return .zero }
      let own = (Interval(1) - covered[pair]) * money[pair]
      let parts = draws[instance.pairActivity[pair]].map { part(of: party, in: $0) }
      return keeps[party] * parts.reduce(own) { $0 + $1 }
    }
    return Flows(
      draws: draws.map { $0.filter { !($0.amount.isPoint && $0.amount.low.isZero) } }, cost: cost)
  }

  /// What a draw on a budget costs a contributor before what it keeps.
  private func part(of party: Int, in draw: Enclosure.Draw) -> Interval {
    let (a, b) = (low.budgets[draw.budget], high.budgets[draw.budget])
    let returned = Interval(a.returned.value, b.returned.value)
    var part = Interval.zero
    for (one, other) in zip(a.contributions, b.contributions) where one.party == party {
      part += Interval(one.share.value, other.share.value) * draw.amount
    }
    return returned * part
  }
}
