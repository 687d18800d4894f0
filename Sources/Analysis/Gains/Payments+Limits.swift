import Arithmetic
import Evaluation

extension Payments {
  /// Lists the parts of measures that pay for the first units only, for the plans to be made.
  ///
  /// - Complexity: O(n log n) in the effects, and O(n) in the measures and their payers.
  mutating func listLimits(in instance: Instance) {
    let measures = instance.model.measures
    var outlooks = Outlooks(instance)
    for row in measures.indices {
      let isBonus = measures[row].bonus != nil
      let rate = isBonus ? bonuses[row].flatMap(\.besides) : linear[row].rate
      cap(row, rate, at: measures[row].upTo?.value, &outlooks)
      if isBonus {
        let bonus = bonuses[row].flatMap(\.bonus)
        cap(row, bonus, at: measures[row].bonus?.at.value, &outlooks)
      }
    }
    self.outlooks = outlooks.all
    cappedIn = Grouping(count: outlooks.all.count, groupOf: capped.lazy.map(\.outlook))
    outlooksOn = Grouping(
      count: instance.indicatorCount, groupOf: outlooks.all.lazy.map(\.indicator))
  }

  /// Adds what a measure pays up to a limit, for those who see the same of its indicator together.
  private mutating func cap(
    _ row: Int, _ rate: Rational?, at limit: Rational?, _ outlooks: inout Outlooks
  ) {
    let touched = range(of: row)
    guard let rate, !rate.isZero, let limit, let side = touched.first else { return }
    let first = outlooks.place(of: indicatorOf[row], for: sides[side].party)
    let places = touched.map { outlooks.place(of: indicatorOf[row], for: sides[$0].party) }
    if places.allSatisfy({ $0 == first }) {
      capped.append(
        Capped(measure: row, outlook: first, rate: rate, limit: limit, sides: touched))
      return
    }
    var told: [Int] = []
    for place in places where !told.contains(place) {
      told.append(place)
      let start = sides.count
      for (side, own) in zip(touched, places) where own == place { sides.append(sides[side]) }
      capped.append(
        Capped(
          measure: row, outlook: place, rate: rate, limit: limit, sides: start..<sides.count))
    }
  }
}
