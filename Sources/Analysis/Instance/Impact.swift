import Arithmetic
import Evaluation

/// What one unit of an activity does to an indicator, all of its effects on it together.
struct Impact: Sendable {
  let indicator: Int
  /// Units of improvement, 0 where they are unknown.
  var improvement: Rational
  /// Whether every amount is given.
  var isKnown: Bool
  /// The effects one by one, where some effect of the activity is late; else empty.
  var parts: [Part]

  /// One effect.
  struct Part: Sendable {
    /// Units of improvement, nil where unknown.
    let improvement: Rational?
    /// Days until it arrives.
    let lag: Rational
  }

  /// Merges the effects of an activity, in the order of their indicators' first mention.
  ///
  /// `slots` has one entry per indicator, all -1 before and after.
  static func merge(
    _ activity: Model.Activity, of model: Model, slots: inout [Int]
  ) -> [Impact] {
    let isLagged = activity.effects.contains { ($0.lag?.value.sign ?? 0) > 0 }
    var impacts: [Impact] = []
    impacts.reserveCapacity(activity.effects.count)
    for effect in activity.effects {
      if slots[effect.indicator] < 0 {
        slots[effect.indicator] = impacts.count
        impacts.append(
          Impact(indicator: effect.indicator, improvement: 0, isKnown: true, parts: []))
      }
      let improvement = effect.improvement(of: model.indicators[effect.indicator])
      let slot = slots[effect.indicator]
      impacts[slot].improvement += improvement ?? 0
      if improvement == nil { impacts[slot].isKnown = false }
      if isLagged {
        let part = Part(improvement: improvement, lag: effect.lag?.value ?? 0)
        impacts[slot].parts.append(part)
      }
    }
    for impact in impacts { slots[impact.indicator] = -1 }
    return impacts
  }

  /// The improvement that a horizon lets its party see; nil where it is unknown.
  ///
  ///     seen(i,a,k) = imp(a,k) if l_ak <= H_i, else 0
  func seen(within horizon: Rational?) -> Rational? {
    guard let horizon, !parts.isEmpty else { return isKnown ? improvement : nil }
    var sum = Rational.zero
    for part in parts where part.lag <= horizon {
      guard let improvement = part.improvement else { return nil }
      sum += improvement
    }
    return sum
  }
}

extension Model.Effect {
  /// Units of improvement per unit of the activity; nil where the amount is unknown.
  func improvement(of indicator: Model.Indicator) -> Rational? {
    amount.map { moves == indicator.better ? $0.value : -$0.value }
  }
}
