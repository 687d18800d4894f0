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
    let rates = PayRates(pay)
    var sums = CongruenceSums()
    for pair in pairsOfParty[party] where effort[pair].sign > 0 {
      let activity = pairActivity[pair]
      var pay = ShortSum()
      for number in impacts.numbers(of: activity) {
        let impact = impacts[number: number]
        guard let rate = rates.rate(on: impact.indicator), let seen = seen(impact, by: party) else {
          continue
        }
        pay.add(rate, times: seen)
      }
      sums.add(pay.value, worth[activity] ?? 0, at: effort[pair])
    }
    var product = Rational.zero
    var paySquared = Rational.zero
    var worthSquared = Rational.zero
    for sum in sums.items.sorted(by: { $0.effort < $1.effort }) {
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

/// What a party is paid for a unit of each indicator.
private struct PayRates {
  private var few: [(indicator: Int, rate: Rational)] = []
  /// The same where there are many.
  private var many: [Int: Rational] = [:]

  init(_ pay: [(indicator: Int, rate: Rational)]) {
    for (indicator, rate) in pay {
      if pay.count > 4 {
        many[indicator, default: 0] += rate
      } else if let place = few.firstIndex(where: { $0.indicator == indicator }) {
        few[place].rate += rate
      } else {
        few.append((indicator, rate))
      }
    }
  }

  /// The rate on an indicator, nil where there is none.
  func rate(on indicator: Int) -> Rational? {
    if few.isEmpty { return many[indicator] }
    for index in few.indices where few[index].indicator == indicator { return few[index].rate }
    return nil
  }
}

/// Sums by effort: few of them then have long denominators.
private struct CongruenceSums {
  /// Sums over work of equal effort.
  struct Item {
    let effort: Rational
    var product = RationalSum()
    var paySquared = RationalSum()
    var worthSquared = RationalSum()
  }

  private(set) var items: [Item] = []
  private var places: [Rational: Int] = [:]

  /// Adds work that pays `p` and is worth `q`.
  mutating func add(_ p: Rational, _ q: Rational, at effort: Rational) {
    let place = place(of: effort)
    items[place].product.add(p, times: q)
    items[place].paySquared.add(p, times: p)
    items[place].worthSquared.add(q, times: q)
  }

  /// The place of an effort among items, which mostly are a few.
  private mutating func place(of effort: Rational) -> Int {
    for place in items.indices.prefix(8) where items[place].effort == effort { return place }
    if let place = places[effort] { return place }
    places[effort] = items.count
    items.append(Item(effort: effort))
    return items.count - 1
  }
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
