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
    var sums: [CongruenceSums] = []
    for pair in pairsOfParty[party] where effort[pair].sign > 0 {
      let activity = pairActivity[pair]
      var pay = ShortSum()
      for number in impacts.numbers(of: activity) {
        let impact = impacts[number: number]
        guard let rate = rates[impact.indicator], let seen = seen(impact, by: party) else {
          continue
        }
        pay.add(rate, times: seen)
      }
      let place = places[effort[pair], default: sums.count]
      if place == sums.count {
        places[effort[pair]] = place
        sums.append(CongruenceSums(effort: effort[pair]))
      }
      let (p, q) = (pay.value, worth[activity] ?? 0)
      sums[place].product.add(p, times: q)
      sums[place].paySquared.add(p, times: p)
      sums[place].worthSquared.add(q, times: q)
    }
    // Summed by effort first: few of the sums then have long denominators.
    var product = Rational.zero
    var paySquared = Rational.zero
    var worthSquared = Rational.zero
    for sum in sums.sorted(by: { $0.effort < $1.effort }) {
      let squared = sum.effort * sum.effort
      product += sum.product.value / squared
      paySquared += sum.paySquared.value / squared
      worthSquared += sum.worthSquared.value / squared
    }
    if paySquared.isZero || worthSquared.isZero { return nil }
    let squared = product * product / (paySquared * worthSquared)
    return product.sign < 0 ? -squared : squared
  }
}

/// Sums over work of equal effort.
private struct CongruenceSums {
  let effort: Rational
  var product = RationalSum()
  var paySquared = RationalSum()
  var worthSquared = RationalSum()
}

extension Payments {
  /// What the measures that each party holds pay per unit, by party.
  func held(by parties: Int) -> [[(indicator: Int, rate: Rational)]] {
    var held = [[(indicator: Int, rate: Rational)]](repeating: [], count: parties)
    for measure in linear.indices {
      guard let rate = linear[measure].rate, let holder = sides(of: measure).first, holder.isHolder
      else { continue }
      held[holder.party].append((indicatorOf[measure], rate))
    }
    return held
  }
}
