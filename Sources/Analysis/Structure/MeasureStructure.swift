import Arithmetic
import Evaluation

extension Instance {
  /// Which kind of work a measure pays for, without magnitudes.
  func structuralDirection(of measure: Int, _ payments: Payments) -> MeasureVerdict.Direction {
    let row = model.measures[measure]
    guard payments.sides[measure].contains(where: { $0.party == row.party && $0.weight.sign > 0 })
    else { return .silent }
    var paysJoint = false
    var paysSolo = false
    for pair in pairsOfParty[row.party] {
      let activity = pairActivity[pair]
      let isJoint = self.isJoint(activity)
      // One activity of a kind is enough.
      if isJoint ? paysJoint : paysSolo { continue }
      guard pays(row, for: activity) else { continue }
      if isJoint { paysJoint = true } else { paysSolo = true }
      if paysJoint && paysSolo { break }
    }
    switch (paysJoint, paysSolo) {
    case (true, true): return .mixed
    case (true, false): return .jointOnly
    case (false, true): return .siloOnly
    case (false, false): return .silent
    }
  }

  /// Whether an effect of `activity` that the holder sees is paid for.
  private func pays(_ measure: Model.Measure, for activity: Int) -> Bool {
    let effects = model.activities[activity].effects
    return effects.indices.contains { index in
      // Most effects are on other indicators: they are not even copied.
      guard effects[index].indicator == measure.indicator else { return false }
      let effect = effects[index]
      if let horizon = horizon[measure.party], let lag = effect.lag?.value, lag > horizon {
        return false
      }
      let moves = effect.moves == model.indicators[effect.indicator].better ? 1 : -1
      return moves * (effect.amount?.value.sign ?? 1) * measure.paySign > 0
    }
  }

  /// Cost that work which may happen puts on parties that have nothing from it; amounts are unknown.
  func structuralShifts(_ structure: StructureTable, worth: [Rational?]) -> [Shift] {
    var shifts: [Shift] = []
    for activity in 0..<activityCount where structure.ofActivity[activity] != .never {
      for entry in structure.forParties[activity] where entry.structure == .never {
        for pair in pairs(of: activity) {
          shifts.append(
            Shift(
              from: pairParty[pair], to: entry.party, activity: activity, amount: nil,
              isWorthwhile: (worth[activity]?.sign ?? 0) > 0))
        }
      }
    }
    return shifts.sorted { ($0.activity, $0.from, $0.to) < ($1.activity, $1.from, $1.to) }
  }
}
