import Arithmetic

extension Instance {
  /// Cost that performers put on others in a plan, by activity, performer and party.
  ///
  ///     i to j by a: a performed by i, not by j, with gain(j,a) < 0: -gain(j,a) * x_a,
  ///     divided among a's performers in proportion to their hours (equally if all are 0)
  func shifts(in plan: [Rational], _ gains: Gains, worth: [Rational?]) -> [Shift] {
    var shifts: [Shift] = []
    for (activity, amount) in plan.enumerated() where amount.sign > 0 {
      for gain in gains[activity] {
        guard let loss = gain.amount, loss.sign < 0, pair(of: gain.party, in: activity) == nil
        else { continue }
        for pair in pairs(of: activity) {
          let part = share(of: pair)
          if part.sign <= 0 { continue }
          shifts.append(
            Shift(
              from: pairParty[pair], to: gain.party, activity: activity,
              amount: -loss * amount * part, isWorthwhile: (worth[activity]?.sign ?? 0) > 0))
        }
      }
    }
    return shifts.sorted { ($0.activity, $0.from, $0.to) < ($1.activity, $1.from, $1.to) }
  }

  /// The pair's part of its activity's hours.
  private func share(of pair: Int) -> Rational {
    let activity = pairActivity[pair]
    if totalEffort[activity].isZero { return 1 / Rational(pairs(of: activity).count) }
    return effort[pair] / totalEffort[activity]
  }
}
