import Arithmetic
import Diagnostics
import Evaluation

extension Instance {
  /// The figures that amounts need and the script does not give, sorted, each once.
  ///
  /// Amounts need every effort, money, effect and rate, and of each activity a cap or a capacity.
  func missingFigures() -> [Missing] {
    var missing: [Missing] = []
    for activity in model.activities {
      for performer in activity.performers {
        let party = model.parties[performer.party].id.name
        if performer.effort == nil {
          missing.append(
            model.missing(.effort(party: party, activity: activity.id.name), at: performer.site))
        }
        if performer.money == nil {
          missing.append(
            model.missing(.money(party: party, activity: activity.id.name), at: performer.site))
        }
      }
      for effect in activity.effects where effect.amount == nil {
        let indicator = model.indicators[effect.indicator].id.name
        missing.append(
          model.missing(
            .effect(activity: activity.id.name, indicator: indicator), at: effect.site))
      }
    }
    for (row, measure) in model.measures.enumerated()
    where measure.rate == nil && model.isInForce(measure: row) {
      missing.append(model.missing(.rate(measure: measure.id.name), at: measure.id.site))
    }
    return missing
  }

  /// The activities that neither a cap nor a capacity bounds, and the bounds that tables lack.
  func missingBounds() -> [Missing] {
    model.missingBounds
      + (0..<activityCount).filter { cap[$0] == nil && !isBoundedByHours($0) }.map {
        Missing(.bound(activity: model.activities[$0].id.name), at: model.activities[$0].id.site)
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
