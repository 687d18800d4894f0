import Arithmetic

/// Which work each measure pays best, and the rates from which on joint work wins.
struct MeasurePower {
  let instance: Instance
  let payments: Payments
  let gains: Gains
  let worth: [Rational?]
  /// The pairs of each measure's holder whose activities move its indicator.
  private let movers: [[Int]]

  init(instance: Instance, payments: Payments, gains: Gains, worth: [Rational?]) {
    self.instance = instance
    self.payments = payments
    self.gains = gains
    self.worth = worth
    movers = instance.moversOfMeasures(payments)
  }

  /// The verdict on one holder's measure.
  ///
  /// - Precondition: efforts, effects and rates of the holder's activities are known.
  func verdict(of measure: Int) -> MeasureVerdict {
    let rate = payments.linear[measure].rate ?? 0
    var verdict = direction(of: measure, at: rate)
    verdict.rate = rate
    verdict.form = payments.linear[measure].form
    verdict.turningRange = turningRange(of: measure, at: rate, from: verdict.bestJoint?.activity)
    if verdict.direction == .joint {
      guard let range = verdict.turningRange else {
        verdict.weak = true
        return verdict
      }
      verdict.weak = range.from.map { rate < $0 } ?? false
    }
    return verdict
  }

  /// What the measure pays the holder per unit of the indicator's improvement that it sees.
  private func pay(of measure: Int, at rate: Rational) -> Rational {
    let party = instance.model.measures[measure].party
    let holds = payments.isHolding(party, by: measure)
    return holds ? rate : 0
  }

  /// Which work is paid best per hour; ties within a kind go to the earliest declared.
  ///
  /// What is held at 0 cannot happen: joint work counts then only where no other is paid, solo work
  /// only where nothing joint is, for it draws nobody away.
  private func direction(of measure: Int, at rate: Rational) -> MeasureVerdict {
    let pay = pay(of: measure, at: rate)
    var joint: (activity: Int, rate: HourlyRate)?
    var (solo, openJoint, openSolo) = (joint, joint, joint)
    var (charges, chargesJoint) = (false, false)
    for pair in movers[measure] {
      let activity = instance.pairActivity[pair]
      let earned = pay * seen(by: measure, in: activity)
      if earned.sign < 0 { charges = true }
      if earned.sign < 0 && pay.sign < 0 && instance.isJoint(activity) { chargesJoint = true }
      guard earned.sign > 0 else { continue }
      let hourly = HourlyRate(earned, hours: instance.effort[pair])
      if instance.isJoint(activity) {
        raise(&joint, activity, hourly)
        if isOpen(activity) { raise(&openJoint, activity, hourly) }
      } else {
        raise(&solo, activity, hourly)
        if isOpen(activity) { raise(&openSolo, activity, hourly) }
      }
    }
    if joint != nil { solo = openSolo }
    joint = openJoint ?? joint
    var verdict = MeasureVerdict(direction: charges ? .brake : .silent)
    verdict.chargesJointWork = chargesJoint && joint == nil
    verdict.bestJoint = joint.map { MeasureVerdict.Best(activity: $0.activity, $0.rate) }
    verdict.bestSolo = solo.map { MeasureVerdict.Best(activity: $0.activity, $0.rate) }
    guard let winner = joint?.activity ?? solo?.activity else { return verdict }
    verdict.direction = .joint
    verdict.harmful = isHarmful(winner)
    guard let solo else { return verdict }
    if let joint, joint.rate == solo.rate {
      verdict.direction = .tie
    } else if joint.map({ $0.rate < solo.rate }) ?? true {
      verdict.direction = .silo
      verdict.harmful = isHarmful(solo.activity)
    }
    return verdict
  }

  /// Takes the activity for the best if it is paid more than that.
  private func raise(
    _ best: inout (activity: Int, rate: HourlyRate)?, _ activity: Int, _ rate: HourlyRate
  ) {
    if best.map({ rate > $0.rate }) ?? true { best = (activity, rate) }
  }

  private func isHarmful(_ activity: Int) -> Bool { (worth[activity]?.sign ?? 0) < 0 }

  /// The improvement of the measure's indicator that its holder sees.
  private func seen(by measure: Int, in activity: Int) -> Rational {
    guard let impact = instance.impacts.impact(of: activity, on: payments.indicatorOf[measure])
    else { return 0 }
    return instance.seen(impact, by: instance.model.measures[measure].party) ?? 0
  }

  /// Whether neither a mandate nor an obstacle holds an activity at 0.
  private func isOpen(_ activity: Int) -> Bool {
    !instance.isHeld[activity] && !instance.isBlocked[activity]
  }

  /// The rates for which `joint` has a gain of at least 0 and, where hours are scarce, ranks at
  /// least level with each solo activity of the holder that takes hours and is not held at 0; nil
  /// where no rate does.
  ///
  /// The gain is linear in the rate: gain(r) = gain + (r - rate) * seen. Ranks are compared
  /// multiplied by both efforts: h_s * gain_a(r) >= h_a * gain_s(r).
  private func turningRange(
    of measure: Int, at rate: Rational, from joint: Int?
  ) -> MeasureVerdict.TurningRange? {
    let party = instance.model.measures[measure].party
    guard let joint, let jointPair = instance.pair(of: party, in: joint) else { return nil }
    let net = payments.sides(of: measure).reduce(Rational.zero) {
      $1.party == party ? $0 + $1.weight : $0
    }
    func gainLine(_ pair: Int) -> (constant: Rational, slope: Rational) {
      let slope = net * seen(by: measure, in: instance.pairActivity[pair])
      return (gains.ofPair[pair] - rate * slope, slope)
    }
    var range = RateRange()
    let a = gainLine(jointPair)
    range.require(constant: a.constant, slope: a.slope)
    if hoursAreScarce(for: party) {
      for pair in instance.pairsOfParty[party]
      where !instance.isJoint(instance.pairActivity[pair]) && takesHours(pair) {
        let s = gainLine(pair)
        let (ha, hs) = (instance.effort[jointPair], instance.effort[pair])
        if ha.isZero && a.constant.isZero && a.slope.isZero {
          // Without effort and without gain it is worth 0 an hour at every rate.
          range.require(constant: -s.constant, slope: -s.slope)
          continue
        }
        range.require(
          constant: hs * a.constant - ha * s.constant, slope: hs * a.slope - ha * s.slope)
      }
    }
    return range.isEmpty ? nil : MeasureVerdict.TurningRange(from: range.from, to: range.to)
  }

  /// Whether a pair's activity takes hours from others: some, and it is not held at 0.
  private func takesHours(_ pair: Int) -> Bool {
    instance.effort[pair].sign > 0 && isOpen(instance.pairActivity[pair])
  }

  /// Whether the party's capacity cannot hold all its activities at their caps.
  private func hoursAreScarce(for party: Int) -> Bool {
    guard let capacity = instance.capacity[party] else { return false }
    var sum = Rational.zero
    for pair in instance.pairsOfParty[party] where takesHours(pair) {
      guard let cap = instance.cap[instance.pairActivity[pair]] else { return true }
      sum += instance.effort[pair] * cap
    }
    return sum > capacity
  }
}

extension Instance {
  /// The pairs of each measure's holder whose activities move its indicator, in their order.
  ///
  /// - Complexity: O(n) in the effects of the holders' activities and in what is returned.
  fileprivate func moversOfMeasures(_ payments: Payments) -> [[Int]] {
    let rows = model.measures
    let measuresOf = Grouping(
      count: partyCount, groupOf: rows.indices.lazy.map { rows[$0].party })
    var movers = [[Int]](repeating: [], count: model.measures.count)
    var measuresOn = [[Int]](repeating: [], count: model.indicators.count)
    for party in 0..<partyCount {
      let measures = measuresOf[party]
      if measures.isEmpty { continue }
      for measure in measures { measuresOn[payments.indicatorOf[measure]].append(measure) }
      for pair in pairsOfParty[party] {
        for number in impacts.numbers(of: pairActivity[pair]) {
          for measure in measuresOn[impacts[number: number].indicator] {
            movers[measure].append(pair)
          }
        }
      }
      for measure in measures { measuresOn[payments.indicatorOf[measure]] = [] }
    }
    return movers
  }
}

/// The rates that fulfil conditions `constant + slope * rate >= 0`.
private struct RateRange {
  private(set) var from: Rational?
  private(set) var to: Rational?
  private var isImpossible = false

  /// Whether no rate fulfils them.
  var isEmpty: Bool {
    if let from, let to, from > to { return true }
    return isImpossible
  }

  mutating func require(constant: Rational, slope: Rational) {
    if slope.isZero {
      if constant.sign < 0 { isImpossible = true }
      return
    }
    let edge = -constant / slope
    if slope.sign > 0 {
      from = from.map { max($0, edge) } ?? edge
    } else {
      to = to.map { min($0, edge) } ?? edge
    }
  }
}

extension MeasureVerdict.Best {
  /// Creates the best paid activity; what is paid is above 0.
  fileprivate init(activity: Int, _ rate: HourlyRate) {
    self.activity = activity
    switch rate {
    case .finite(let amount): perHour = .finite(amount)
    case .boundless, .bottomless: perHour = .infinite
    }
  }
}
