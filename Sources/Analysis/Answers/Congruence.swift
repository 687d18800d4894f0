import Arithmetic

extension Instance {
  /// The cosine between what measures pay `party` per hour and joint value per hour, over its
  /// activities (Baker 2002; Feltham and Xie 1994), as its square with the sign.
  ///
  /// Activities without effort have no value per hour and are left out. Nil where either is 0
  /// throughout.
  /// - Complexity: O(n log n) in the numbers of its measures and of the effects of its activities.
  func congruenceSquared(
    of party: Int, _ pay: [(indicator: Int, rate: Rational)], worth: [Rational?]
  ) -> Rational? {
    var rates: [Int: Rational] = [:]
    for measure in pay { rates[measure.indicator, default: 0] += measure.rate }
    var places: [Rational: Int] = [:]
    var sums:
      [(effort: Rational, product: Rational, paySquared: Rational, worthSquared: Rational)] =
        []
    for pair in pairsOfParty[party] where effort[pair].sign > 0 {
      let activity = pairActivity[pair]
      var p = Rational.zero
      for impact in impacts[activity] {
        guard let rate = rates[impact.indicator] else { continue }
        p += rate * (seen(impact, by: party) ?? 0)
      }
      let q = worth[activity] ?? 0
      let place = places[effort[pair], default: sums.count]
      if place == sums.count {
        places[effort[pair]] = place
        sums.append((effort[pair], 0, 0, 0))
      }
      sums[place].product += p * q
      sums[place].paySquared += p * p
      sums[place].worthSquared += q * q
    }
    // Summed by effort first: few of the sums then have long denominators.
    var product = Rational.zero
    var paySquared = Rational.zero
    var worthSquared = Rational.zero
    for sum in sums.sorted(by: { $0.effort < $1.effort }) {
      let squared = sum.effort * sum.effort
      product += sum.product / squared
      paySquared += sum.paySquared / squared
      worthSquared += sum.worthSquared / squared
    }
    if paySquared.isZero || worthSquared.isZero { return nil }
    let squared = product * product / (paySquared * worthSquared)
    return product.sign < 0 ? -squared : squared
  }
}

extension Payments {
  /// What the measures that each party holds pay per unit, by party.
  func held(by parties: Int) -> [[(indicator: Int, rate: Rational)]] {
    var held = [[(indicator: Int, rate: Rational)]](repeating: [], count: parties)
    for (measure, sides) in sides.enumerated() {
      guard let rate = linear[measure].rate, let holder = sides.first, holder.weight.sign > 0
      else { continue }
      held[holder.party].append((indicatorOf[measure], rate))
    }
    return held
  }
}
