import Arithmetic
import Evaluation

/// What one unit of improvement of each indicator gives each party that it touches.
struct Stakes: Sendable {
  /// A party's net stake in an indicator: what its measures pay, less its part of what others' pay,
  /// plus what its own economy feels.
  struct Stake: Sendable {
    let party: Int
    /// Money or points per unit of improvement that the party sees.
    let weight: Rational
    /// Whether every rate in it is known.
    let isKnown: Bool
  }

  /// The stakes in each indicator, by party.
  let on: [[Stake]]

  init(_ instance: Instance, _ payments: Payments) {
    let model = instance.model
    let measuresOf = Grouping(
      count: instance.indicatorCount, groupOf: model.measures.map(\.indicator))
    var weights = [Rational](repeating: 0, count: instance.partyCount)
    var isKnown = [Bool](repeating: true, count: instance.partyCount)
    var isTouched = [Bool](repeating: false, count: instance.partyCount)
    on = model.indicators.indices.map { indicator in
      var touched: [Int] = []
      func add(_ weight: Rational?, to party: Int) {
        if !isTouched[party] { touched.append(party) }
        isTouched[party] = true
        weights[party] += weight ?? 0
        if weight == nil { isKnown[party] = false }
      }
      for measure in measuresOf[indicator] {
        let rate = payments.linear[measure].rate
        for side in payments.sides[measure] { add(rate.map { $0 * side.weight }, to: side.party) }
      }
      for falls in model.indicators[indicator].fallsOn where !instance.isInPoints[falls.party] {
        add(instance.keeps[falls.party] * falls.amount.value, to: falls.party)
      }
      touched.sort()
      return touched.map { party in
        defer { (weights[party], isKnown[party], isTouched[party]) = (0, true, false) }
        return Stake(party: party, weight: weights[party], isKnown: isKnown[party])
      }
    }
  }
}
