import Arithmetic
import Evaluation

extension Verdict {
  /// A part of a measure that pays for the first units of improvement only.
  struct LimitedPart {
    /// What it is called where it stops a plan.
    let bound: Derivation.Bound
    /// Money or points per unit of improvement, not 0.
    let rate: Rational
    /// The improvement from which on it pays nothing more.
    let limit: Sourced
  }

  /// The parts of a measure in force that end: what it pays `up to`, and its bonus, each at its own
  /// limit; what a measure with a bonus pays besides it goes on.
  func limitedParts(of row: Int) -> [LimitedPart] {
    let measure = model.measures[row]
    guard model.isInForce(measure: row), let rate = measures[row].rate else { return [] }
    let bonus = bonusPerUnit(of: row)
    let ordinary = measure.upTo.map {
      LimitedPart(bound: .measure(row: row), rate: rate - bonus, limit: $0)
    }
    let once = measure.bonus.map {
      LimitedPart(bound: .bonus(row: row), rate: bonus, limit: $0.at)
    }
    return [ordinary, once].compactMap(\.self).filter { !$0.rate.isZero }
  }

  /// What the bonus of a measure comes to per unit up to its threshold; 0 where it is out of reach.
  private func bonusPerUnit(of row: Int) -> Rational {
    guard let bonus = model.measures[row].bonus,
      case .bonus(let threshold, let reachable) = measures[row].form, threshold.sign > 0,
      reachable.map({ $0 >= threshold }) ?? true
    else { return 0 }
    return bonus.amount.value / threshold
  }

  /// The gain of a unit of `a` at the optimum, without what measures no longer pay there, as far as
  /// the party looks ahead.
  ///
  /// - Complexity: O(n) in the measures of the model, and in its effects where some of the party's end.
  func gainAtOptimum(of party: Int, from a: Int) -> Rational? {
    LimitedGains(self, of: party, in: .joint).kept(from: a)
  }

  /// What a plan improves indicator `k` by as `party` sees it; nil if unknown.
  func improvement(of k: Int, in plan: PlanKind, seenBy party: Int) -> Rational? {
    var sum = Rational.zero
    for a in model.activities.indices {
      guard let units = activities[a].units(in: plan) else { return nil }
      if units.isZero { continue }
      guard let one = seenImprovement(of: k, by: a, party) else { return nil }
      sum += units * one
    }
    return sum
  }
}
