extension Assessment {
  /// Adds what each measure rewards.
  func fillMeasures(of verdict: inout Verdict) {
    let power = MeasurePower(
      instance: instance, payments: payments, gains: gains, worth: value.worth)
    verdict.measures = instance.model.measures.indices.map { measure in
      if precision != .structure, instance.isPowerKnown(of: measure, payments, gains) {
        return power.verdict(of: measure)
      }
      var verdict = MeasureVerdict(
        direction: instance.structuralDirection(of: measure, payments))
      verdict.rate = payments.linear[measure].rate
      verdict.form = payments.linear[measure].form
      return verdict
    }
  }
}

extension Instance {
  /// Whether all figures are known that the power of a measure depends on.
  fileprivate func isPowerKnown(of measure: Int, _ payments: Payments, _ gains: Gains) -> Bool {
    guard payments.linear[measure].rate != nil else { return false }
    let party = model.measures[measure].party
    return pairsOfParty[party].allSatisfy { pair in
      let activity = pairActivity[pair]
      let performer = model.activities[activity].performers[pair - firstPair[activity]]
      return performer.effort != nil && gains.amount(of: party, from: activity) != nil
        && impacts[activity].allSatisfy {
          $0.isKnown || $0.indicator != payments.indicatorOf[measure]
        }
    }
  }
}
