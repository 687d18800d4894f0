import Arithmetic
import Evaluation

/// The figures of "The model" in verdict.md, each by its formula, nil where a figure it needs is missing.
struct NaiveGame {
  let model: Model
  /// The rate of each measure after its payment form was made linear.
  private(set) var rates: [Rational?]
  /// The improvement up to which each measure pays, nil for all.
  private(set) var ceilings: [Rational?]
  /// How each measure's form was made linear.
  private(set) var reaches: [Rational?]

  init(_ model: Model) {
    self.model = model
    rates = model.measures.map { $0.rate?.value }
    ceilings = model.measures.map { $0.upTo?.value }
    reaches = model.measures.map { _ in nil }
    for m in model.measures.indices { linearise(m) }
    for a in model.activities.indices {
      worths.append(worth(a))
    }
    for i in model.parties.indices {
      gains.append(model.activities.indices.map { gain(i, $0) })
    }
  }

  /// gain(i,a) by party and activity.
  private(set) var gains: [[Rational?]] = []
  /// worth(a).
  private(set) var worths: [Rational?] = []

  // MARK: Parts

  /// e_ak with the sign of an improvement; only what `viewer` sees in time, all for nil.
  func improvement(_ a: Int, _ k: Int, seenBy viewer: Int? = nil) -> Rational? {
    var sum: Rational? = 0
    for effect in model.activities[a].effects where effect.indicator == k {
      if let viewer, let lag = effect.lag, let horizon = model.parties[viewer].horizon,
        lag.value > horizon.value
      {
        continue
      }
      let sign: Rational = effect.moves == model.indicators[k].better ? 1 : -1
      sum = plus(sum, times(sign, effect.amount?.value))
    }
    return sum
  }

  /// Whether `i` is paid in points.
  func isInPoints(_ i: Int) -> Bool {
    model.measures.contains { $0.party == i && $0.currency == .points }
  }

  func performers(_ a: Int) -> [Int] { model.activities[a].performers.map(\.party) }

  func performs(_ i: Int, _ a: Int) -> Bool { performers(a).contains(i) }

  /// h_ia; 0 for those outside.
  func effort(_ i: Int, _ a: Int) -> Rational? {
    guard let p = model.activities[a].performers.first(where: { $0.party == i }) else { return 0 }
    return p.effort?.value
  }

  /// c_ia; 0 for those outside.
  func money(_ i: Int, _ a: Int) -> Rational? {
    guard let p = model.activities[a].performers.first(where: { $0.party == i }) else { return 0 }
    return p.money?.value
  }

  /// The hours of all performers of one unit.
  func hours(_ a: Int) -> Rational {
    performers(a).reduce(0) { $0 + (effort($1, a) ?? 0) }
  }

  func mayDraw(_ i: Int, on b: Int) -> Bool {
    model.budgets[b].drawers.map { $0.contains(i) } ?? true
  }

  /// phi_ba.
  func coverage(_ b: Int, _ a: Int) -> Rational {
    model.budgets[b].covers.filter { $0.activity == a }.reduce(0) { $0 + $1.share.value }
  }

  /// What one unit of `a` draws on `b`.
  func draw(_ b: Int, _ a: Int) -> Rational? {
    var sum: Rational? = 0
    for j in performers(a) where mayDraw(j, on: b) {
      sum = plus(sum, times(coverage(b, a), money(j, a)))
    }
    return sum
  }

  /// Whether a mandate holds `a` at 0.
  func isForbidden(_ a: Int) -> Bool {
    model.mandates.contains { $0.rules.contains { $0.activity == a && $0.modality == .mustNot } }
  }

  /// Whether an obstacle stands in the way of `a`.
  func isBlocked(_ a: Int) -> Bool {
    model.obstacles.contains { $0.activities.contains { $0.index == a } }
  }

  // MARK: Value

  /// Whether anything has a value at all.
  var hasValue: Bool {
    model.goals.contains { !$0.worths.isEmpty } || model.indicators.contains { !$0.fallsOn.isEmpty }
  }

  /// The worths that goals give indicator `k`.
  func goalWorths(_ k: Int) -> [Model.Worth] {
    model.goals.flatMap(\.worths).filter { $0.indicator == k }
  }

  /// V_k.
  func value(_ k: Int) -> Rational {
    let given = goalWorths(k)
    if !given.isEmpty { return given.reduce(0) { $0 + $1.amount.value } }
    return model.indicators[k].fallsOn.reduce(0) { $0 + $1.amount.value }
  }

  private func worth(_ a: Int) -> Rational? {
    if !hasValue { return nil }
    var sum: Rational? = 0
    for k in model.indicators.indices { sum = plus(sum, times(value(k), improvement(a, k))) }
    for j in performers(a) { sum = minus(sum, money(j, a)) }
    return sum
  }

  // MARK: Gains

  /// gain(i,a), gathered by indicator, so that what cancels need not be known.
  private func gain(_ i: Int, _ a: Int) -> Rational? {
    var sum: Rational? = 0
    for k in model.indicators.indices {
      sum = plus(sum, times(stake(i, k), improvement(a, k, seenBy: i)))
    }
    return isInPoints(i) ? sum : minus(sum, costs(i, a))
  }

  /// What one unit of improvement of `k` gives `i`: rates it holds, less those it pays, and its economy.
  private func stake(_ i: Int, _ k: Int) -> Rational? {
    var sum: Rational? = 0
    for (m, measure) in model.measures.enumerated() where measure.indicator == k {
      if measure.party == i { sum = plus(sum, rates[m]) }
      if isInPoints(i) || measure.currency == .points { continue }
      for payer in measure.payers where payer.party == i {
        sum = minus(sum, times(payer.share, rates[m]))
      }
    }
    if isInPoints(i) { return sum }
    for falls in model.indicators[k].fallsOn where falls.party == i {
      sum = plus(sum, keep(i) * falls.amount.value)
    }
    return sum
  }

  /// SUM measures of i rho_m * seen(i,a,k_m).
  func measurePay(_ i: Int, _ a: Int) -> Rational? {
    var sum: Rational? = 0
    for (m, measure) in model.measures.enumerated() where measure.party == i {
      sum = plus(sum, times(rates[m], improvement(a, measure.indicator, seenBy: i)))
    }
    return sum
  }

  /// SUM measures i pays for s_m(i) * rho_m * seen(i,a,k_m).
  func charges(_ i: Int, _ a: Int) -> Rational? {
    var sum: Rational? = 0
    for (m, measure) in model.measures.enumerated() where measure.currency == .money {
      let seen = improvement(a, measure.indicator, seenBy: i)
      for payer in measure.payers where payer.party == i {
        sum = plus(sum, times(payer.share, times(rates[m], seen)))
      }
    }
    return sum
  }

  func keep(_ i: Int) -> Rational { model.parties[i].keeps?.value ?? 1 }

  /// keep_i * SUM k v_ik * seen(i,a,k).
  func economy(_ i: Int, _ a: Int) -> Rational? {
    var sum: Rational? = 0
    for (k, indicator) in model.indicators.enumerated() {
      for falls in indicator.fallsOn where falls.party == i {
        sum = plus(sum, times(falls.amount.value, improvement(a, k, seenBy: i)))
      }
    }
    return times(keep(i), sum)
  }

  /// Own money that no budget covers, and the share in what budgets cover.
  func costs(_ i: Int, _ a: Int) -> Rational? {
    var covered: Rational = 0
    var shares: Rational? = 0
    for (b, budget) in model.budgets.enumerated() {
      if mayDraw(i, on: b) { covered += coverage(b, a) }
      let own = budget.contributions.filter { $0.party == i }.reduce(0) { $0 + $1.share.value }
      shares = plus(shares, times(budget.returned.value * own, draw(b, a)))
    }
    return times(keep(i), plus(times(1 - covered, money(i, a)), shares))
  }

  // MARK: Payment forms

  /// Makes the form of measure `m` linear over what its holder can reach.
  private mutating func linearise(_ m: Int) {
    let measure = model.measures[m]
    guard measure.onlyFrom != nil || measure.beyond != nil || measure.bonus != nil else { return }
    switch reachable(measure.indicator, by: measure.party) {
    case .unknown: rates[m] = nil
    case .atMost(let reach):
      reaches[m] = reach
      linearise(m, reach)
    case .unbounded:
      // Any threshold is reached, and what lies beyond any limit is all but everything.
      if let bonus = measure.bonus { setBonus(m, bonus) }
    }
  }

  private mutating func linearise(_ m: Int, _ reach: Rational) {
    let measure = model.measures[m]
    if let threshold = measure.onlyFrom?.value {
      if reach < threshold { rates[m] = 0 }
    } else if let limit = measure.beyond?.value {
      rates[m] = reach <= limit ? 0 : times(rates[m], (reach - limit) / reach)
    } else if let bonus = measure.bonus {
      setBonus(m, bonus)
      if reach < bonus.at.value { rates[m] = 0 }
    }
  }

  private mutating func setBonus(_ m: Int, _ bonus: Model.Bonus) {
    rates[m] = bonus.amount.value / bonus.at.value
    ceilings[m] = bonus.at.value
  }

  /// How much improvement can be reached.
  private enum Reach {
    case atMost(Rational)
    case unbounded
    case unknown
  }

  /// R, the largest improvement of `k` by activities `i` takes part in.
  private func reachable(_ k: Int, by i: Int) -> Reach {
    var terms: [(Int, Rational)] = []
    for a in model.activities.indices where performs(i, a) {
      guard let improvement = improvement(a, k) else { return .unknown }
      terms.append((a, improvement))
    }
    guard var programme = limitedProgramme(extra: 0) else { return .unknown }
    programme.maximise(terms)
    switch programme.solve() {
    case .optimum(let x): return .atMost(terms.reduce(0) { $0 + $1.1 * x[$1.0] })
    case .unbounded: return .unbounded
    case .infeasible: return .unknown
    }
  }

  /// Caps, capacities and budgets over all activities, mandates left out; nil where a figure is missing.
  func limitedProgramme(extra: Int) -> NaiveProgramme? {
    var programme = NaiveProgramme(variables: model.activities.count + extra)
    for (a, activity) in model.activities.enumerated() {
      if let cap = activity.cap?.value { programme.limit([(a, 1)], to: cap) }
    }
    for (i, party) in model.parties.enumerated() {
      guard let capacity = party.capacity?.value else { continue }
      var terms: [(Int, Rational)] = []
      for a in model.activities.indices {
        guard let effort = effort(i, a) else { return nil }
        terms.append((a, effort))
      }
      programme.limit(terms, to: capacity)
    }
    for (b, budget) in model.budgets.enumerated() {
      guard let limit = budget.limit?.value else { continue }
      var terms: [(Int, Rational)] = []
      for a in model.activities.indices {
        guard let draw = draw(b, a) else { return nil }
        terms.append((a, draw))
      }
      programme.limit(terms, to: limit)
    }
    return programme
  }
}
