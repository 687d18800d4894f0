import Analysis
import Arithmetic
import Evaluation

extension NaiveNumbers {
  /// What the measures reward, each for its holder.
  func measureVerdicts() -> [MeasureVerdict] {
    model.measures.indices.map { m in
      var verdict = direction(m)
      verdict.form = game.form(m)
      verdict.rate = game.rates[m]
      verdict.turningRange = turningRange(m, verdict.bestJoint?.activity)
      if verdict.direction == .joint {
        if let from = verdict.turningRange?.from, let rate = verdict.rate {
          verdict.weak = rate < from
        }
        if verdict.turningRange == nil { verdict.weak = true }
      }
      return verdict
    }
  }

  /// The largest positive pay per hour of joint and of solo work.
  private func direction(_ m: Int) -> MeasureVerdict {
    let holder = model.measures[m].party
    // What is held at 0 cannot happen.
    let joint =
      best(m, own(holder).filter { isJoint($0) && isOpen($0) })
      ?? best(m, own(holder).filter { isJoint($0) })
    // What is held at 0 draws nobody away from what is paid together.
    let solo = best(m, own(holder).filter { !isJoint($0) && (joint == nil || isOpen($0)) })
    var verdict = MeasureVerdict(direction: .silent)
    verdict.bestJoint = joint.map { Self.best($0.activity, $0.pay) }
    verdict.bestSolo = solo.map { Self.best($0.activity, $0.pay) }
    switch (joint, solo) {
    case (nil, nil): verdict.direction = own(holder).contains { pay(m, $0) < 0 } ? .brake : .silent
    case (_?, nil): verdict.direction = .joint
    case (nil, _?): verdict.direction = .silo
    case (let j?, let s?): verdict.direction = j.pay > s.pay ? .joint : j.pay < s.pay ? .silo : .tie
    }
    let winner = verdict.direction == .silo ? solo : joint
    verdict.harmful = winner.map { (worth[$0.activity] ?? 0) < 0 } ?? false
    return verdict
  }

  /// rho * seen.
  private func pay(_ m: Int, _ a: Int) -> Rational {
    let measure = model.measures[m]
    return (game.rates[m] ?? 0)
      * (game.improvement(a, measure.indicator, seenBy: measure.party) ?? 0)
  }

  private func best(_ m: Int, _ among: [Int]) -> (activity: Int, pay: NaivePerHour)? {
    var best: (activity: Int, pay: NaivePerHour)?
    for a in among where pay(m, a) > 0 {
      let perHour = NaivePerHour(pay(m, a), over: effort[model.measures[m].party][a])
      if best.map({ perHour > $0.pay }) ?? true { best = (a, perHour) }
    }
    return best
  }

  private static func best(_ a: Int, _ pay: NaivePerHour) -> MeasureVerdict.Best {
    if case .number(let number) = pay { return .init(activity: a, perHour: .finite(number)) }
    return .init(activity: a, perHour: .infinite)
  }

  /// The rates for which joint activity `a` has gain >= 0 and, in need of room, is level with solo work.
  private func turningRange(_ m: Int, _ a: Int?) -> MeasureVerdict.TurningRange? {
    guard let a else { return nil }
    let i = model.measures[m].party
    let mine = line(m, a)
    var conditions = [mine]
    if !holdsAll(i) {
      for s in own(i) where !isJoint(s) && !effort[i][s].isZero && isOpen(s) {
        conditions += level(mine, effort[i][a], line(m, s), effort[i][s])
      }
    }
    var range = MeasureVerdict.TurningRange(from: nil, to: nil)
    for condition in conditions {
      if condition.slope.isZero {
        if condition.start < 0 { return nil }
        continue
      }
      let zero = -condition.start / condition.slope
      if condition.slope > 0 {
        range.from = max(range.from ?? zero, zero)
      } else {
        range.to = min(range.to ?? zero, zero)
      }
    }
    if let from = range.from, let to = range.to, from > to { return nil }
    return range
  }

  /// Whether nothing holds `a` at 0 but bounds.
  private func isOpen(_ a: Int) -> Bool { !isForbidden[a] && !isBlocked[a] }

  /// gain(i,a) of the holder as `start + slope * rate`.
  private func line(_ m: Int, _ a: Int) -> (start: Rational, slope: Rational) {
    let measure = model.measures[m]
    let i = measure.party
    let seen = game.improvement(a, measure.indicator, seenBy: i) ?? 0
    var share: Rational = 1
    if measure.currency == .money && !game.isInPoints(i) {
      for payer in measure.payers where payer.party == i { share -= payer.share }
    }
    let slope = share * seen
    return (gain[i][a] - slope * (game.rates[m] ?? 0), slope)
  }

  /// That joint work ranks at least level per hour with solo work, as lines that are to be >= 0,
  /// given that the gain of the joint work is >= 0; closed at its ends.
  private func level(
    _ joint: (start: Rational, slope: Rational), _ jointHours: Rational,
    _ solo: (start: Rational, slope: Rational), _ soloHours: Rational
  ) -> [(start: Rational, slope: Rational)] {
    if !jointHours.isZero && !soloHours.isZero {
      return [
        (
          joint.start / jointHours - solo.start / soloHours,
          joint.slope / jointHours - solo.slope / soloHours
        )
      ]
    }
    // Infinitely good per hour as soon as it gains anything: nothing is above it.
    if jointHours.isZero && (joint.start > 0 || !joint.slope.isZero) { return [] }
    // Solo work without hours is infinitely good as soon as it gains; with hours it is above a joint
    // work that gains nothing without hours.
    return [(-solo.start, -solo.slope)]
  }

  /// Whether the capacity holds all activities of `i` at their caps.
  private func holdsAll(_ i: Int) -> Bool {
    guard let capacity = capacity(i) else { return true }
    var sum: Rational = 0
    for a in own(i) where !effort[i][a].isZero && isOpen(a) {
      guard let cap = model.activities[a].cap?.value else { return false }
      sum += effort[i][a] * cap
    }
    return sum <= capacity
  }
}

extension NaiveGame {
  /// How measure `m` was made linear.
  func form(_ m: Int) -> MeasureVerdict.Form {
    let measure = model.measures[m]
    guard let reach = reaches[m] else { return .asWritten }
    if let threshold = measure.onlyFrom?.value {
      return .onlyFrom(threshold: threshold, reachable: reach)
    }
    if let limit = measure.beyond?.value { return .beyond(limit: limit, reachable: reach) }
    if let bonus = measure.bonus { return .bonus(threshold: bonus.at.value, reachable: reach) }
    return .asWritten
  }
}
