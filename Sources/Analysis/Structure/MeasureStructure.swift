import Arithmetic
import Evaluation

/// Which kind of work measures pay for, without magnitudes.
///
/// What a holder does that it sees moves the figure for the better or the worse, alone or together:
/// found once for all measures, in one pass over the performers.
struct MeasureDirections {
  /// Work on an indicator by a party.
  private struct Work {
    /// Whether some betters it, alone and together.
    var (solo, joint) = (false, false)
    /// Whether some worsens it, alone and together.
    var (soloAgainst, jointAgainst) = (false, false)
  }

  private let instance: Instance
  private let payments: Payments
  private let stakes: Stakes
  /// The work that moves each stake.
  private var work: [Work]

  /// - Complexity: O(n log m) in the effects on performers and the stakes in an indicator.
  init(_ instance: Instance, _ payments: Payments, _ stakes: Stakes) {
    (self.instance, self.payments, self.stakes) = (instance, payments, stakes)
    work = Array(repeating: Work(), count: stakes.count)
    for activity in 0..<instance.activityCount {
      let effects = instance.model.activities[activity].effects
      for pair in instance.pairs(of: activity) { add(effects, of: pair) }
    }
  }

  /// Adds what the effects of its activity are in the eyes of a pair's party.
  private mutating func add(_ effects: [Model.Effect], of pair: Int) {
    let party = instance.pairParty[pair]
    let isJoint = instance.isJoint(instance.pairActivity[pair])
    for index in effects.indices {
      guard let stake = stakes.stake(of: party, in: effects[index].indicator),
        !instance.isUnseen(effects[index], by: party)
      else { continue }
      switch (instance.sign(of: effects[index]), isJoint) {
      case (1, true): work[stake].joint = true
      case (1, false): work[stake].solo = true
      case (-1, true): work[stake].jointAgainst = true
      case (-1, false): work[stake].soloAgainst = true
      case (_, _): break
      }
    }
  }

  /// Which kind of work the measure in a row pays for.
  func direction(of row: Int) -> MeasureVerdict.Direction {
    let (party, indicator) = instance.holder(ofMeasure: row)
    let isHolding = payments.sides[row].contains { $0.party == party && $0.weight.sign > 0 }
    guard isHolding, let stake = stakes.stake(of: party, in: indicator) else { return .silent }
    let sign = instance.model.measures[row].paySign
    if sign == 0 { return .silent }
    let work = work[stake]
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
