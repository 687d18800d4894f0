import Arithmetic
import Evaluation

/// Gain per hour: a number, or above or below all numbers where no hour is used.
enum NaivePerHour: Comparable {
  case below
  case number(Rational)
  case above

  init(_ amount: Rational, over hours: Rational) {
    if !hours.isZero {
      self = .number(amount / hours)
    } else {
      self = amount > 0 ? .above : amount < 0 ? .below : .number(0)
    }
  }
}

/// A place where what a party earns bends: `coefficient * max(0, seen * x - ceiling)`.
struct NaiveKink {
  /// What the holder no longer gets for a unit above the ceiling, below zero; 0 for others.
  let held: Rational
  /// What a payer no longer pays.
  let paid: Rational
  let indicator: Int
  /// What the party sees of the improvement, by activity.
  let seen: [Rational]
  let ceiling: Rational

  var coefficient: Rational { held + paid }

  /// Whether `other` bends wherever this does.
  func isSamePlace(as other: NaiveKink) -> Bool {
    indicator == other.indicator && seen == other.seen && ceiling == other.ceiling
  }

  func improvement(_ x: [Rational]) -> Rational { dot(seen, x) }

  /// What it adds in the plan `x`.
  func amount(_ x: [Rational]) -> Rational {
    coefficient * max(0, improvement(x) - ceiling)
  }

  /// What it adds per unit when activity `a` is raised from plan `x` on.
  func slope(_ a: Int, at x: [Rational]) -> Rational {
    let now = improvement(x)
    if now < ceiling { return 0 }
    return coefficient * (now > ceiling ? seen[a] : max(0, seen[a]))
  }
}

/// A game of which every figure is known.
struct NaiveNumbers {
  let game: NaiveGame
  let model: Model
  let gain: [[Rational]]
  let worth: [Rational?]
  /// h_ia by party and activity.
  let effort: [[Rational]]
  /// By budget and activity.
  let draw: [[Rational]]
  /// By activity and indicator.
  let improvement: [[Rational]]
  let isForbidden: [Bool]
  let isBlocked: [Bool]
  /// By party.
  let kinks: [[NaiveKink]]

  /// Nil where a figure is missing or an activity is not bounded.
  init?(_ game: NaiveGame) {
    self.game = game
    model = game.model
    let model = game.model
    let activities = model.activities.indices
    let parties = model.parties.indices
    for activity in model.activities {
      if activity.effects.contains(where: { $0.amount == nil }) { return nil }
      if activity.performers.contains(where: { $0.effort == nil || $0.money == nil }) { return nil }
      let isBounded = activity.performers.contains {
        ($0.effort?.value ?? 0) > 0 && model.parties[$0.party].capacity != nil
      }
      if activity.cap == nil && !isBounded { return nil }
    }
    if model.measures.contains(where: { $0.rate == nil }) { return nil }
    let known = game.gains.map { $0.compactMap { $0 } }
    if known.contains(where: { $0.count < activities.count }) { return nil }
    gain = known
    worth = game.worths
    effort = parties.map { i in activities.map { game.effort(i, $0) ?? 0 } }
    draw = model.budgets.indices.map { b in activities.map { game.draw(b, $0) ?? 0 } }
    improvement = activities.map { a in
      model.indicators.indices.map { game.improvement(a, $0) ?? 0 }
    }
    isForbidden = activities.map { game.isForbidden($0) }
    isBlocked = activities.map { game.isBlocked($0) }
    kinks = parties.map { i in
      model.measures.indices.compactMap { NaiveNumbers.kink(of: $0, for: i, in: game) }
    }
  }

  /// What measure `m` with a ceiling bends for `i`, as holder and as payer together.
  private static func kink(of m: Int, for i: Int, in game: NaiveGame) -> NaiveKink? {
    let measure = game.model.measures[m]
    guard let ceiling = game.ceilings[m], let rate = game.rates[m] else { return nil }
    var paid: Rational = 0
    if measure.currency == .money && !game.isInPoints(i) {
      for payer in measure.payers where payer.party == i { paid += payer.share * rate }
    }
    let held: Rational = measure.party == i ? -rate : 0
    if held.isZero && paid.isZero { return nil }
    let seen = game.model.activities.indices.map {
      game.improvement($0, measure.indicator, seenBy: i) ?? 0
    }
    return NaiveKink(
      held: held, paid: paid, indicator: measure.indicator, seen: seen, ceiling: ceiling)
  }

  var activities: Range<Int> { model.activities.indices }
  var parties: Range<Int> { model.parties.indices }

  func performers(_ a: Int) -> [Int] { game.performers(a) }
  func isJoint(_ a: Int) -> Bool { model.activities[a].isJoint }
  /// The activities of `i`.
  func own(_ i: Int) -> [Int] { activities.filter { game.performs(i, $0) } }
  func capacity(_ i: Int) -> Rational? { model.parties[i].capacity?.value }
  func cap(_ a: Int) -> Rational? { isForbidden[a] ? 0 : model.activities[a].cap?.value }

  /// worth per hour of all performers; even where worth is not known.
  func worthPerHour(_ a: Int) -> NaivePerHour {
    worth[a].map { NaivePerHour($0, over: game.hours(a)) } ?? .number(0)
  }

  /// gain(i,a) when `a` is raised from plan `x` on.
  func gain(_ i: Int, _ a: Int, at x: [Rational]) -> Rational {
    kinks[i].reduce(gain[i][a]) { $0 + $1.slope(a, at: x) }
  }

  /// u_i(x).
  func utility(_ i: Int, _ x: [Rational]) -> Rational {
    kinks[i].reduce(dot(gain[i], x)) { $0 + $1.amount(x) }
  }

  /// W(x); nil without any value.
  func value(_ x: [Rational]) -> Rational? {
    if !game.hasValue { return nil }
    var sum: Rational = 0
    for k in model.indicators.indices {
      let total = activities.reduce(Rational.zero) { $0 + improvement[$1][k] * x[$1] }
      let given = game.goalWorths(k)
      if given.isEmpty { sum += game.value(k) * total }
      for worth in given { sum += worth.amount.value * min(total, worth.cap?.value ?? total) }
    }
    for a in activities { for j in performers(a) { sum -= (game.money(j, a) ?? 0) * x[a] } }
    return sum
  }
}

/// The sum of products.
func dot(_ a: [Rational], _ b: [Rational]) -> Rational {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
