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
  func gainAtOptimum(of party: Int, from a: Int) -> Rational? {
    gain(
      of: party, from: a,
      without: { part, row, _ in
        improvement(of: model.measures[row].indicator, in: .joint, seenBy: party).map {
          $0 > part.limit.value
        } ?? false
      })
  }

  /// The gain of one unit more of `a` than a plan holds, without what measures no longer pay.
  func gainBeyond(_ plan: PlanKind, of party: Int, from a: Int) -> Rational? {
    gain(
      of: party, from: a,
      without: { part, row, seen in
        improvement(of: model.measures[row].indicator, in: plan, seenBy: party).map {
          $0 > part.limit.value || ($0 == part.limit.value && seen.sign > 0)
        } ?? false
      })
  }

  /// The gain of a unit of `a` less what the parts of measures that are over pay for it.
  ///
  /// `isOver` is asked of a part, its row and what a unit improves the indicator by.
  private func gain(
    of party: Int, from a: Int, without isOver: (LimitedPart, Int, Rational) -> Bool
  ) -> Rational? {
    guard var gain = gain(of: party, from: a) else { return nil }
    for row in model.measures.indices {
      let weight = weight(of: row, for: party)
      if weight.isZero { continue }
      guard let seen = seenImprovement(of: model.measures[row].indicator, by: a, party),
        !seen.isZero
      else { continue }
      for part in limitedParts(of: row) where isOver(part, row, seen) {
        gain -= weight * part.rate * seen
      }
    }
    return gain
  }

  /// How much of a measure's rate a party gets, below 0 where it pays, in the party's own unit.
  private func weight(of row: Int, for party: Int) -> Rational {
    let measure = model.measures[row]
    guard model.isInPoints(party) == (measure.currency == .points) else { return 0 }
    let paid = measure.payers.filter { $0.party == party }.reduce(Rational.zero) { $0 + $1.share }
    return (measure.party == party ? 1 : 0) - paid
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
