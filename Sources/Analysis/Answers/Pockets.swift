import Arithmetic

/// Who lacks what for the activities of the optimum, and who could settle it.
struct Pockets {
  let instance: Instance
  let utility: Utility
  let plan: [Rational]
  /// The price of each party's hour.
  let hourPrice: [Rational]
  /// Improvements of the plan in each outlook, to tell which measures' limits it exceeds.
  private let improvements: [Rational]

  init(_ instance: Instance, _ utility: Utility, at plan: [Rational], hourPrice: [Rational]) {
    self.instance = instance
    self.utility = utility
    self.plan = plan
    self.hourPrice = hourPrice
    improvements = utility.payments.improvements(by: plan, in: instance)
  }

  /// Says of `activity` what it lacks.
  ///
  ///     short_i = max(0, lambda_i h_ia - gain);  surplus = SUM performers (gain - lambda h)
  ///     fair split (Shapley): i receives lambda_i h_ia - gain(i,a) + surplus / n
  ///
  /// Amounts are added over parties in money only: points are not compared with anything.
  func settle(_ activity: Int, in verdict: inout ActivityVerdict) {
    let gains = utility.gains(from: activity, at: improvements)
    let pairs = instance.pairs(of: activity)
    let left = pairs.map { pair in
      (gains.amount(of: instance.pairParty[pair]) ?? 0)
        - hourPrice[instance.pairParty[pair]] * instance.effort[pair]
    }
    let isInMoney = pairs.map { !instance.isInPoints[instance.pairParty[$0]] }
    let surplus = zip(left, isInMoney).reduce(Rational.zero) { $1.1 ? $0 + $1.0 : $0 }
    verdict.short = left.map { max(0, -$0) }
    verdict.surplus = surplus
    let payers = Rational(max(1, isInMoney.count { $0 }))
    verdict.fairSplit = zip(left, isInMoney).map { $1 ? surplus / payers - $0 : 0 }
    verdict.trustNeeded = instance.isJoint(activity) ? trust(in: activity, gains) : []
    let outsiders = gains.filter { gain in
      (gain.amount?.sign ?? 0) > 0 && !instance.isInPoints[gain.party]
        && instance.pair(of: gain.party, in: activity) == nil
    }
    let outside = outsiders.reduce(Rational.zero) { $0 + ($1.amount ?? 0) }
    let pointsAreShort = zip(left, isInMoney).contains { !$1 && $0.sign < 0 }
    if left.allSatisfy({ $0.sign >= 0 }) {
      verdict.pocket = .selfEnforcing
    } else if !pointsAreShort && surplus.sign >= 0 {
      verdict.pocket = .wrongPocket
    } else if !pointsAreShort && (surplus + outside).sign >= 0 {
      verdict.pocket = .wrongPocketOutside
      let means = utility.meanGains(from: activity, at: improvements)
      verdict.payers = outsiders.map {
        PartyGain(party: $0.party, amount: means.amount(of: $0.party))
      }
    } else {
      verdict.pocket = .missingPocket
      verdict.lacking = pointsAreShort ? nil : max(0, -(surplus + outside))
    }
  }

  /// (own cost + own work given up) / gross benefit, for each performer.
  private func trust(in activity: Int, _ gains: [PartyGain]) -> [Rational?] {
    instance.pairs(of: activity).map { pair in
      let party = instance.pairParty[pair]
      let cost = instance.moneyCost(of: party, in: activity)
      let benefit = (gains.amount(of: party) ?? 0) + cost
      guard benefit.sign > 0 else { return nil }
      return (cost + hourPrice[party] * instance.effort[pair]) / benefit
    }
  }
}
