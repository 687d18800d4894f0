extension Assessment {
  /// Adds what each measure rewards.
  func fillMeasures(of verdict: inout Verdict) {
    // By structure alone nothing is said of how much a measure pays.
    let power =
      precision == .structure
      ? nil
      : MeasurePower(instance: instance, payments: payments, gains: gains, worth: value.worth)
    // In numbers everything is known but the rates that could not be made linear.
    let known = precision == .rankings ? instance.parties(withKnown: gains) : nil
    let directions = MeasureDirections(
      instance: instance, payments: payments, stakes: stakes, survey: survey)
    verdict.measures = instance.model.measures.indices.map { measure in
      if let power, instance.isPowerKnown(of: measure, payments, known) {
        return power.verdict(of: measure)
      }
      var verdict = MeasureVerdict(direction: directions.direction(of: measure))
      verdict.rate = payments.linear[measure].rate
      verdict.form = payments.linear[measure].form
      verdict.isOfMissingFigures = precision == .rankings
      return verdict
    }
  }
}

extension Instance {
  /// What is known of the work of a party.
  fileprivate struct Knowledge {
    /// Whether all its efforts and gains are.
    var isOfGains = true
    /// Whether all its work's effects are, so that no indicator needs a look of its own.
    var isOfEffects = true
  }

  /// What is known of the work of each party, found once for all of its measures.
  ///
  /// - Complexity: O(n) in the performers and effects.
  fileprivate func parties(withKnown gains: Gains) -> [Knowledge] {
    model.parties.indices.map { party in
      var known = Knowledge()
      for pair in pairsOfParty[party] {
        let activity = pairActivity[pair]
        let offset = pair - firstPair[activity]
        let isEffortKnown = model.activities[activity].performers[offset].effort != nil
        if !isEffortKnown || !gains.isPairKnown[pair] { known.isOfGains = false }
        if !lines.areKnown(of: activity) { known.isOfEffects = false }
      }
      return known
    }
  }

  /// Whether all figures are known that the power of a measure depends on.
  fileprivate func isPowerKnown(
    of measure: Int, _ payments: Payments, _ known: [Knowledge]?
  ) -> Bool {
    guard payments.linear[measure].rate != nil else { return false }
    guard let known else { return true }
    let party = model.measures[measure].party
    if !known[party].isOfGains { return false }
    return known[party].isOfEffects
      || pairsOfParty[party].allSatisfy { pair in
        lines.effects(of: pairActivity[pair]).allSatisfy {
          lines.effects[$0].isKnown || lines.effects[$0].indicator != payments.indicatorOf[measure]
        }
      }
  }
}
