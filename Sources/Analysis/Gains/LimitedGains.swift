import Arithmetic
import Evaluation

/// What a party gains once measures no longer pay for what a plan improves.
struct LimitedGains {
  /// A part of a measure that ends, as it touches the party.
  private struct Limit {
    /// What the party gets per unit of improvement, below 0 where it pays.
    let rate: Rational
    /// The improvement from which on it is nothing more.
    let improvement: Rational
  }

  private let verdict: Verdict
  private let party: Int
  /// What ends, by indicator.
  private var limits: [Int: [Limit]] = [:]
  /// What the plan improves each of these indicators by as the party sees it; none where that is not
  /// known.
  private var improvements: [Int: Rational] = [:]

  /// Finds what ends for `party`, and how far a plan comes.
  ///
  /// - Complexity: O(n) in the measures of the model, and in its effects where anything ends.
  init(_ verdict: Verdict, of party: Int, in plan: PlanKind) {
    (self.verdict, self.party) = (verdict, party)
    let isInPoints = verdict.model.isInPoints(party)
    for row in verdict.model.measures.indices {
      let weight = weight(of: row, isInPoints)
      if weight.isZero { continue }
      for part in verdict.limitedParts(of: row) {
        limits[verdict.model.measures[row].indicator, default: []].append(
          Limit(rate: weight * part.rate, improvement: part.limit.value))
      }
    }
    if !limits.isEmpty { addUp(plan) }
  }

  /// How much of a measure's rate the party gets, below 0 where it pays, in the party's own unit.
  private func weight(of row: Int, _ isInPoints: Bool) -> Rational {
    let measure = verdict.model.measures[row]
    guard isInPoints == (measure.currency == .points) else { return 0 }
    let paid = measure.payers.filter { $0.party == party }.reduce(Rational.zero) { $0 + $1.share }
    return (measure.party == party ? 1 : 0) - paid
  }

  /// Adds up what a plan improves.
  private mutating func addUp(_ plan: PlanKind) {
    var sums = limits.mapValues { _ in Rational?.some(0) }
    for a in verdict.model.activities.indices {
      guard let units = verdict.activities[a].units(in: plan) else { return }
      if units.isZero { continue }
      for k in verdict.indicators(movedBy: a) {
        guard let sum = sums[k] else { continue }
        let one = verdict.seenImprovement(of: k, by: a, party)
        sums.updateValue(sum.flatMap { sum in one.map { sum + units * $0 } }, forKey: k)
      }
    }
    improvements = sums.compactMapValues { $0 }
  }

  /// The gain of a unit of `a` in the plan, without what measures no longer pay there.
  func kept(from a: Int) -> Rational? {
    gain(from: a) { limit, improvement, _ in improvement > limit }
  }

  /// The gain of one unit more of `a` than the plan holds, without what measures no longer pay.
  func beyond(from a: Int) -> Rational? {
    gain(from: a) { limit, improvement, seen in
      improvement > limit || (improvement == limit && seen.sign > 0)
    }
  }

  /// The gain of a unit of `a` less what the parts of measures that are over pay for it.
  ///
  /// `isOver` is asked of a limit, what the plan improves and what a unit does.
  private func gain(
    from a: Int, without isOver: (Rational, Rational, Rational) -> Bool
  ) -> Rational? {
    guard var gain = verdict.gain(of: party, from: a) else { return nil }
    if improvements.isEmpty { return gain }
    for k in verdict.indicators(movedBy: a) {
      guard let improvement = improvements[k],
        let seen = verdict.seenImprovement(of: k, by: a, party), !seen.isZero
      else { continue }
      for limit in limits[k] ?? [] where isOver(limit.improvement, improvement, seen) {
        gain -= limit.rate * seen
      }
    }
    return gain
  }
}
