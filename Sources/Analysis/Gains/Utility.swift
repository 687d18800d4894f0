import Arithmetic

/// What plans give each party.
struct Utility {
  let instance: Instance
  let payments: Payments
  let gains: Gains

  /// u(x) of every party, in its own money or points.
  ///
  ///     u_i(x) = SUM gain(i,a) x_a, less rho * max(0, improvement_k(x) - U) for each limited measure
  ///     it holds, plus its share of that for those it pays; improvement_k as far as i sees it
  func utilities(of plan: [Rational]) -> [Rational] {
    var sums = gains.sums(of: plan)
    if payments.capped.isEmpty { return sums }
    let improvements = payments.improvements(by: plan, in: instance)
    for capped in payments.capped where improvements[capped.outlook] > capped.limit {
      let excess = improvements[capped.outlook] - capped.limit
      for side in payments.sides(of: capped) {
        sums[side.party] -= side.weight * capped.rate * excess
      }
    }
    return sums
  }

  /// The gains from one unit of `activity`, without measures whose limit the plan exceeds in the
  /// outlook of whom they touch.
  func gains(from activity: Int, at improvements: [Rational]) -> [PartyGain] {
    gains(from: activity, at: improvements, unpaid: { _, _ in 1 })
  }

  /// The gains from one unit of `activity` where what a limited measure pays in the plan is divided
  /// over all that moves its indicator, so that they add up to u(x).
  ///
  ///     gain(i,a), less (1 - U / improvement_k(x)) of what each measure whose U the plan exceeds pays
  func meanGains(from activity: Int, at improvements: [Rational]) -> [PartyGain] {
    gains(from: activity, at: improvements, unpaid: { limit, reached in 1 - limit / reached })
  }

  /// The gains from one unit of `activity`, less the part of each exceeded measure that `unpaid`
  /// tells from its limit and from the improvement, which is larger.
  private func gains(
    from activity: Int, at improvements: [Rational],
    unpaid: (_ limit: Rational, _ reached: Rational) -> Rational
  ) -> [PartyGain] {
    let gains = gains[activity]
    var changes: [(party: Int, amount: Rational)] = []
    for impact in instance.impacts[activity] {
      for outlook in payments.outlooksOn[impact.indicator] {
        let horizon = payments.outlooks[outlook].horizon
        guard let seen = instance.impacts.seen(impact, within: horizon), !seen.isZero else {
          continue
        }
        for index in payments.cappedIn[outlook] {
          let capped = payments.capped[index]
          guard improvements[outlook] > capped.limit else { continue }
          let loss = unpaid(capped.limit, improvements[outlook]) * capped.rate * seen
          changes += payments.sides(of: capped).map { ($0.party, -$0.weight * loss) }
        }
      }
    }
    if changes.isEmpty { return Array(gains) }
    var sums = Dictionary(uniqueKeysWithValues: gains.map { ($0.party, $0.amount ?? 0) })
    for change in changes { sums[change.party, default: 0] += change.amount }
    return sums.keys.sorted().map { PartyGain(party: $0, amount: sums[$0]) }
  }
}
