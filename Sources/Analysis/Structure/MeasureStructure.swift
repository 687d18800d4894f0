import Arithmetic
import Evaluation

/// Which kind of work measures pay for, without magnitudes.
///
/// What a holder does that it sees moves the figure for the better or the worse, alone or together:
/// that was found once for all measures.
struct MeasureDirections {
  let instance: Instance
  let payments: Payments
  let stakes: Stakes
  let survey: PairSurvey

  /// Which kind of work the measure in a row pays for.
  func direction(of row: Int) -> MeasureVerdict.Direction {
    let (party, indicator) = instance.holder(ofMeasure: row)
    let isHolding = payments.isHolding(party, by: row)
    guard isHolding, let stake = stakes.stake(of: party, in: indicator) else { return .silent }
    let sign = payments.linear[row].sign
    if sign == 0 { return .silent }
    let work = survey.work[stake]
    switch sign > 0 ? (work.joint, work.solo) : (work.jointAgainst, work.soloAgainst) {
    case (true, true): return .mixed
    case (true, false): return .jointOnly
    case (false, true): return .siloOnly
    case (false, false): return .silent
    }
  }
}

extension Instance {
  /// Who is held by the measure in a row, and to which indicator.
  fileprivate func holder(ofMeasure row: Int) -> (party: Int, indicator: Int) {
    (model.measures[row].party, model.measures[row].indicator)
  }

  /// Cost that work which may happen puts on parties that have nothing from it; amounts are unknown.
  func structuralShifts(_ structure: StructureTable, worth: [Rational?]) -> [Shift] {
    var shifts: [Shift] = []
    for activity in 0..<activityCount where structure.ofActivity[activity] != .never {
      let bearers = structure.outsidersAgainst(activity)
      if bearers.isEmpty { continue }
      for from in pairs(of: activity).map({ pairParty[$0] }).sorted() {
        for to in bearers {
          shifts.append(
            Shift(
              from: from, to: to, activity: activity, amount: nil,
              isWorthwhile: (worth[activity]?.sign ?? 0) > 0))
        }
      }
    }
    return shifts
  }
}
