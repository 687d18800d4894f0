import Arithmetic
import Evaluation

/// The measures as payments that are linear for all values in a box, and by what rates.
///
///     up to U:      rho, where no plan improves the indicator by U
///     only from T:  rho, 0, or something between where R may be on either side of T
///     beyond L:     rho * (R - L) / R, which rises in R and falls in L
///     bonus B at T: nothing, where R stays below T
///
/// R is the largest improvement of the indicator by activities the holder takes part in, as in
/// `Payments`.
struct EnclosedPayments {
  private let parts: EnclosedParts
  private let effects: [[EnclosedParts.Effect]]
  private var reach: EnclosedReach

  init(_ parts: EnclosedParts, _ effects: [[EnclosedParts.Effect]], _ reach: EnclosedReach) {
    (self.parts, self.effects, self.reach) = (parts, effects, reach)
  }

  /// The rate of every measure; nil where one is not linear in all of the box.
  mutating func rates(_ payments: Payments) -> [Interval]? {
    var rates: [Interval] = []
    for row in parts.low.measures.indices {
      guard let rate = rate(of: row, payments.sides(of: row)) else { return nil }
      rates.append(rate)
    }
    return rates
  }

  /// Whether no plan reaches the cap of any worth.
  mutating func reachesNoCap() -> Bool {
    let worths = zip(parts.low.goals.flatMap(\.worths), parts.high.goals.flatMap(\.worths))
    for (a, b) in worths where b.amount.value.sign > 0 {
      guard let cap = a.cap?.value else { continue }
      let improvements = effects.map { all in
        all.reduce(Interval.zero) { $1.indicator == a.indicator ? $0 + $1.amount : $0 }
      }
      guard let most = reach.most(of: improvements), most < cap else { return false }
    }
    return true
  }

  private mutating func rate(of row: Int, _ sides: ArraySlice<Payments.Side>) -> Interval? {
    let (a, b) = (parts.low.measures[row], parts.high.measures[row])
    var rate = Interval(a.rate?.value ?? 0, b.rate?.value ?? 0)
    if let low = a.onlyFrom?.value, let high = b.onlyFrom?.value {
      guard let reach = reachable(by: a.party, on: a.indicator) else { return nil }
      if reach.high < low {
        rate = .zero
      } else if reach.low < high {
        rate = Interval(min(0, rate.low), max(0, rate.high))
      }
    }
    if let low = a.beyond?.value, let high = b.beyond?.value {
      guard low.sign >= 0, let reach = reachable(by: a.party, on: a.indicator) else { return nil }
      rate = Interval(part(of: reach.low, beyond: high), part(of: reach.high, beyond: low)) * rate
    }
    if let low = a.bonus?.at.value {
      guard let reach = reachable(by: a.party, on: a.indicator), reach.high < low else {
        return nil
      }
    }
    if let limit = a.upTo?.value, !(rate.isPoint && rate.low.isZero) {
      for side in sides {
        guard let most = mostSeen(of: a.indicator, by: side.party), most < limit else { return nil }
      }
    }
    return rate
  }

  /// The part of a rate that is paid beyond a limit.
  private func part(of reach: Rational, beyond limit: Rational) -> Rational {
    reach <= limit || reach.isZero ? 0 : (reach - limit) / reach
  }

  /// R; nil where nothing bounds it.
  private mutating func reachable(by party: Int, on indicator: Int) -> Interval? {
    var improvements = Array(repeating: Interval.zero, count: effects.count)
    for pair in parts.instance.pairsOfParty[party] {
      let activity = parts.instance.pairActivity[pair]
      for effect in effects[activity] where effect.indicator == indicator {
        improvements[activity] += effect.amount
      }
    }
    guard let most = reach.most(of: improvements), let least = reach.leastOfMost(of: improvements)
    else { return nil }
    return Interval(least, most)
  }

  /// The most that a plan can improve an indicator by as a party sees it; nil where nothing bounds it.
  private mutating func mostSeen(of indicator: Int, by party: Int) -> Rational? {
    reach.most(
      of: effects.map { all in
        parts.sights(of: party, all).first { $0.indicator == indicator }?.seen ?? .zero
      })
  }
}

/// The largest sums over plans that fit, for all values in a box.
struct EnclosedReach {
  let instance: Instance
  let effort: [Interval]
  let cap: [Interval?]
  let capacity: [Interval?]
  let limit: [Interval?]
  let draws: [[Enclosure.Draw]]
  /// What was found, by what is summed.
  private var found: [Sum: Rational?] = [:]

  /// What is summed, and whether it is as large as it can be in the box.
  private struct Sum: Hashable {
    let isMost: Bool
    let each: [Rational]
  }

  init(
    _ instance: Instance, effort: [Interval], cap: [Interval?], capacity: [Interval?],
    limit: [Interval?], draws: [[Enclosure.Draw]]
  ) {
    self.instance = instance
    (self.effort, self.cap, self.capacity) = (effort, cap, capacity)
    (self.limit, self.draws) = (limit, draws)
  }

  /// A bound from above of the largest sum of so much for each unit of the activities, those below 0 left
  /// out; nil where nothing bounds it or it is not proven.
  mutating func most(of each: [Interval]) -> Rational? { sum(each.map(\.high), isMost: true) }

  /// A bound from below of the largest sum of so much for each unit of the activities.
  mutating func leastOfMost(of each: [Interval]) -> Rational? {
    sum(each.map(\.low), isMost: false)
  }

  private mutating func sum(_ each: [Rational], isMost: Bool) -> Rational? {
    let sum = Sum(isMost: isMost, each: each)
    if let known = found[sum] { return known }
    let value = solve(sum)
    found[sum] = .some(value)
    return value
  }

  /// The largest sum where everything is as favourable as it can be in the box, or as unfavourable.
  private func solve(_ sum: Sum) -> Rational? {
    let isMost = sum.isMost
    var program = LinearProgram()
    var hours = capacity.map { _ in [LinearProgram.Term]() }
    var money = limit.map { _ in [LinearProgram.Term]() }
    var objective: [LinearProgram.Term] = []
    for (activity, each) in sum.each.enumerated() where each.sign > 0 {
      let column = program.add(LinearProgram.Column(upper: cap[activity]?.end(isHigh: isMost)))
      objective.append((column, each))
      for pair in instance.pairs(of: activity) {
        let use = effort[pair].end(isHigh: !isMost)
        if !use.isZero { hours[instance.pairParty[pair]].append((column, use)) }
      }
      for draw in draws[activity] {
        let use = draw.amount.end(isHigh: !isMost)
        if !use.isZero { money[draw.budget].append((column, use)) }
      }
    }
    if objective.isEmpty { return 0 }
    for (terms, limit) in zip(hours + money, capacity + limit) {
      guard let limit, !terms.isEmpty else { continue }
      program.add(LinearProgram.Row(terms, upper: limit.end(isHigh: isMost)))
    }
    program.objectives = [objective]
    guard case .optimal(let solution) = program.maximize(), solution.exactness == .exact else {
      return nil
    }
    return solution.objectives[0]
  }
}

extension Interval {
  /// One of its ends.
  fileprivate func end(isHigh: Bool) -> Rational { isHigh ? high : low }
}
