import Arithmetic

extension Instance {
  /// The cosine between what measures pay `party` per hour and joint value per hour, over its
  /// activities (Baker 2002; Feltham and Xie 1994), as its square with the sign.
  ///
  /// Activities without effort have no value per hour and are left out. Nil where either is 0
  /// throughout.
  func congruenceSquared(
    of party: Int, _ pay: [(indicator: Int, rate: Rational)], worth: [Rational?]
  ) -> Rational? {
    var product = Rational.zero
    var paySquared = Rational.zero
    var worthSquared = Rational.zero
    for pair in pairsOfParty[party] where effort[pair].sign > 0 {
      let activity = pairActivity[pair]
      let earned = pay.reduce(Rational.zero) { sum, measure in
        guard let impact = impacts[activity].first(where: { $0.indicator == measure.indicator })
        else { return sum }
        return sum + measure.rate * (seen(impact, by: party) ?? 0)
      }
      let p = earned / effort[pair]
      let q = (worth[activity] ?? 0) / effort[pair]
      product += p * q
      paySquared += p * p
      worthSquared += q * q
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
