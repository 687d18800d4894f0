import Arithmetic

extension Instance {
  /// Cost that performers put on others in a plan, by activity, performer and party, in that order.
  ///
  ///     i to j by a: a performed by i, not by j, with gain(j,a) < 0: -gain(j,a) * x_a,
  ///     divided among a's performers in proportion to their hours (equally if all are 0)
  ///
  /// A measure that the plan takes beyond its limit costs its payers no more than it pays: that is
  /// divided over all that moves its indicator.
  func shifts(in plan: [Rational], _ utility: Utility, worth: [Rational?]) -> [Shift] {
    let improvements = utility.payments.improvements(by: plan, in: self)
    var shifts: [Shift] = []
    for (activity, amount) in plan.enumerated() where amount.sign > 0 {
      let losses = utility.meanGains(from: activity, at: improvements).filter { gain in
        (gain.amount?.sign ?? 0) < 0 && pair(of: gain.party, in: activity) == nil
      }
      if losses.isEmpty { continue }
      let isWorthwhile = (worth[activity]?.sign ?? 0) > 0
      for pair in pairs(of: activity).sorted(by: { pairParty[$0] < pairParty[$1] }) {
        let part = share(of: pair) * amount
        if part.sign <= 0 { continue }
        for gain in losses {
          shifts.append(
            Shift(
              from: pairParty[pair], to: gain.party, activity: activity,
              amount: gain.amount.map { -$0 * part }, isWorthwhile: isWorthwhile))
        }
      }
    }
    return shifts
  }

  /// The pair's part of its activity's hours.
  private func share(of pair: Int) -> Rational {
    let activity = pairActivity[pair]
    if totalEffort[activity].isZero { return 1 / Rational(pairs(of: activity).count) }
    return effort[pair] / totalEffort[activity]
  }
}
