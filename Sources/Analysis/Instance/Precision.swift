import Arithmetic
import Diagnostics
import Evaluation

extension Instance {
  /// Whether the hours of all who perform an activity are known.
  func isEffortKnown(of activity: Int) -> Bool {
    isEffortKnown || model.activities[activity].performers.allSatisfy { $0.effort != nil }
  }

  /// The figures that amounts need and the script does not give, sorted, each once.
  ///
  /// Amounts need every effort, money, effect and rate, and of each activity a cap or a capacity.
  func missingFigures() -> [Missing] {
    var missing: [Missing] = []
    let areAllKnown = isEffortKnown && isAllMoneyKnown
    for activity in model.activities.indices where !areAllKnown || !lines.areKnown(of: activity) {
      if !isEffortKnown || !pairs(of: activity).allSatisfy({ isMoneyKnown[$0] }) {
        let name = model.activities[activity].id.name
        for performer in model.activities[activity].performers {
          missing += missingFigures(of: performer, in: name)
        }
      }
      if !lines.areKnown(of: activity) { missing += missingEffects(of: activity) }
    }
    for row in model.measures.indices
    where model.measures[row].rate == nil && model.isInForce(measure: row) {
      let id = model.measures[row].id
      missing.append(model.missing(.rate(measure: id.name), at: id.site))
    }
    return missing
  }

  /// The effects of an activity that are not given.
  private func missingEffects(of activity: Int) -> [Missing] {
    model.activities[activity].effects.filter { $0.amount == nil }.map { effect in
      let what = Missing.What.effect(
        activity: model.activities[activity].id.name,
        indicator: model.indicators[effect.indicator].id.name)
      return model.missing(what, at: effect.site)
    }
  }

  /// The effort and the money of a performer, as far as they are not given.
  private func missingFigures(of performer: Model.Performer, in activity: String) -> [Missing] {
    if performer.effort != nil && performer.money != nil { return [] }
    let party = model.parties[performer.party].id.name
    var missing: [Missing] = []
    if performer.effort == nil {
      missing.append(
        model.missing(.effort(party: party, activity: activity), at: performer.site))
    }
    if performer.money == nil {
      missing.append(model.missing(.money(party: party, activity: activity), at: performer.site))
    }
    return missing
  }

  /// The activities that neither a cap nor a capacity bounds, and the bounds that tables lack.
  func missingBounds() -> [Missing] {
    var missing = boundsOfTables()
    for activity in 0..<activityCount where cap[activity] == nil && !isBoundedByHours(activity) {
      let id = model.activities[activity].id
      missing.append(Missing(.bound(activity: id.name), at: id.site))
    }
    return missing
  }

  /// The bounds that tables lack and that bound something: the capacity of a party that performs nothing
  /// does not.
  func boundsOfTables() -> [Missing] {
    if model.missingBounds.isEmpty { return [] }
    let performers = Set(lines.party.map { model.parties[$0].id.name })
    return model.missingBounds.filter { missing in
      if case .capacity(let party) = missing.what { performers.contains(party) } else { true }
    }
  }

  /// Whether the capacity of a performer with effort bounds `activity`; unknown effort may.
  private func isBoundedByHours(_ activity: Int) -> Bool {
    let performers = model.activities[activity].performers
    return performers.contains { performer in
      capacity[performer.party] != nil && (performer.effort.map { $0.value.sign > 0 } ?? true)
    }
  }
}

/// The list in order, each element once.
func sortedOnce(_ missing: [Missing]) -> [Missing] {
  var result: [Missing] = []
  for next in missing.sorted() where result.last != next { result.append(next) }
  return result
}
