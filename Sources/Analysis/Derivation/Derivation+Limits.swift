import Arithmetic
import Evaluation

extension PlanKind {
  /// Whether the plan follows the parties' lists, so that what a measure pays can stop it.
  fileprivate var followsLists: Bool { self == .silo || self == .predicted }
}

extension Verdict {
  /// The measures of performers of `a` that pay for no more improvement than a plan makes.
  ///
  /// Of plans that follow lists only those that stop `a` there: more of it earns its performer
  /// nothing, or less than what came after it.
  func limitTerms(of a: Int, in plan: PlanKind) -> [Derivation.Term] {
    var performers = model.activities[a].performers.map(\.party)
    if plan.followsLists {
      performers.removeAll { !isEnded(a, for: $0, in: plan) && !isPassed(a, for: $0, in: plan) }
    }
    if performers.isEmpty { return [] }
    return model.measures.indices.flatMap { row -> [Derivation.Term] in
      let measure = model.measures[row]
      let k = measure.indicator
      guard performers.contains(measure.party),
        let seen = seenImprovement(of: k, by: a, measure.party), seen.sign > 0,
        let improvement = improvement(of: k, in: plan, seenBy: measure.party)
      else { return [] }
      let parts = limitedParts(of: row).filter {
        improvement >= $0.limit.value && $0.rate.sign > 0
          && (plan.followsLists || $0.bound == .measure(row: row))
      }
      return parts.map { limitTerm($0, of: k) }
    }
  }

  /// The measures of a performer of `a`, whichever way that moves them, that pay for no more than a plan
  /// improves.
  func endTerms(of a: Int, for party: Int, in plan: PlanKind) -> [Derivation.Term] {
    model.measures.indices.flatMap { row -> [Derivation.Term] in
      let k = model.measures[row].indicator
      guard model.measures[row].party == party,
        let seen = seenImprovement(of: k, by: a, party), !seen.isZero,
        let improvement = improvement(of: k, in: plan, seenBy: party)
      else { return [] }
      return limitedParts(of: row).filter { improvement >= $0.limit.value }
        .map { limitTerm($0, of: k) }
    }
  }

  /// That a part of a measure of indicator `k` pays for no more.
  private func limitTerm(_ part: LimitedPart, of k: Int) -> Derivation.Term {
    .init(
      .bound(part.bound), .number(part.limit.value), .amount(indicator: k),
      sites: [part.limit.site])
  }

  /// Whether some performer does no more of `a` than a plan holds because measures end there.
  func isEndedByLimits(_ a: Int, in plan: PlanKind) -> Bool {
    plan.followsLists
      && model.activities[a].performers.contains { isEnded(a, for: $0.party, in: plan) }
  }

  /// Whether `party` would lose by more of `a`, or gain nothing where it is worth nothing, once
  /// measures pay no more for it.
  private func isEnded(_ a: Int, for party: Int, in plan: PlanKind) -> Bool {
    guard let gain = gain(of: party, from: a),
      let beyond = LimitedGains(self, of: party, in: plan).beyond(from: a), beyond < gain
    else { return false }
    let isWorthwhile = activities[a].worth.map { $0.sign > 0 } ?? false
    return beyond.sign < 0 || (beyond.isZero && !isWorthwhile)
  }

  /// Whether other work of a plan comes before `a` for `party` only since measures end there.
  private func isPassed(_ a: Int, for party: Int, in plan: PlanKind) -> Bool {
    let gains = LimitedGains(self, of: party, in: plan)
    guard let first = hourlyRate(of: party, in: a), let hours = effort(of: party, in: a),
      let gain = gains.beyond(from: a)
    else { return false }
    let now = HourlyRate(gain, hours: hours)
    if now >= first { return false }
    return model.activities.indices.contains { b in
      guard b != a, activities[b].units(in: plan)?.sign == 1,
        let other = hourlyRate(of: party, in: b), other <= first,
        let hours = effort(of: party, in: b), let gain = gains.beyond(from: b)
      else { return false }
      return HourlyRate(gain, hours: hours) > now
    }
  }

  /// Whether `party` gives hours in a plan to work that comes after `a` on its list.
  func hasHours(of party: Int, after a: Int, in plan: PlanKind) -> Bool {
    guard let own = hourlyRate(of: party, in: a) else { return false }
    return model.activities.indices.contains { b in
      guard b != a, activities[b].units(in: plan)?.sign == 1,
        effort(of: party, in: b)?.sign == 1, let other = hourlyRate(of: party, in: b)
      else { return false }
      return other < own
    }
  }

  /// The hours of `party` in one unit of activity `a`; nil if unknown or not performed by it.
  func effort(of party: Int, in a: Int) -> Rational? {
    model.performer(party, in: a)?.effort?.value
  }
}
