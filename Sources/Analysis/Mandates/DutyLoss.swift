import Arithmetic
import Evaluation

extension Verdict {
  /// What `party` would lose in a period if it did `activity` up to its cap, all else equal: its
  /// hours come from what is left, then from its own solo work, the worst paid first.
  ///
  /// Nil where it would lose nothing, where figures are missing, where a measure of the party pays
  /// for no more than a count, and where more hours are needed than that frees.
  func lossByDuty(of party: Int, in activity: Int) -> Rational? {
    guard let cap = model.activities[activity].cap?.value,
      let done = activities[activity].plan.predicted, done < cap,
      let gain = gain(of: party, from: activity),
      let effort = model.performer(party, in: activity)?.effort?.value,
      !model.measures.contains(where: { $0.party == party && $0.upTo != nil })
    else { return nil }
    let units = cap - done
    guard let given = hours(of: party) else { return nil }
    var needed = given.left.map { units * effort - $0 } ?? .zero
    var loss = -(gain * units)
    let solo = given.solo.filter { $0.activity != activity }
      .sorted { ($0.perHour, $0.activity) < ($1.perHour, $1.activity) }
    for work in solo where needed.sign > 0 {
      let freed = min(needed, work.hours)
      needed = needed - freed
      loss = loss + freed * work.perHour
    }
    return needed.sign > 0 || loss.sign <= 0 ? nil : loss
  }

  /// Hours of work that a party does alone, and what one of them gives it.
  private struct SoloWork {
    let activity: Int
    let hours: Rational
    let perHour: Rational
  }

  /// The hours that the predicted plan leaves a party, nil for no bound, and its solo work; nil where
  /// figures are missing.
  private func hours(of party: Int) -> (left: Rational?, solo: [SoloWork])? {
    var used = Rational.zero
    var solo: [SoloWork] = []
    for a in model.activities.indices {
      guard let performer = model.performer(party, in: a) else { continue }
      guard let effort = performer.effort?.value, let units = activities[a].plan.predicted,
        let gain = gain(of: party, from: a)
      else { return nil }
      used = used + effort * units
      guard effort.sign > 0, units.sign > 0, !model.activities[a].isJoint else { continue }
      solo.append(SoloWork(activity: a, hours: effort * units, perHour: gain / effort))
    }
    return (model.parties[party].capacity.map { max(0, $0.value - used) }, solo)
  }
}
