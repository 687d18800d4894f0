import Arithmetic
import Evaluation

extension Verdict {
  /// Whether lowering activity `a` from the joint optimum earns `party` nothing.
  ///
  /// What one hour less of it gives: the hour goes to the best solo work that has room once hours left
  /// over are used, or to nothing; a measure already paid to its cap is not lost by doing less.
  /// - Complexity: O(n log n) in the size of the model.
  func keeps(
    _ party: Int, _ a: Int
  ) -> (ExpectationResult.Outcome, [ExpectationResult.Evidence]) {
    guard model.performer(party, in: a) != nil else {
      return (.failed, [.noPart(party: party, activity: a)])
    }
    let gains = LimitedGains(self, of: party, in: .joint)
    guard let units = activities[a].plan.joint, let gain = gains.kept(from: a),
      let effort = model.performer(party, in: a)?.effort?.value
    else { return (.undetermined(missing), []) }
    if units.isZero { return (.held, [.notInOptimum(activity: a)]) }
    let elsewhere = bestElsewhere(for: party, gains)
    let own = HourlyRate(gain, hours: effort)
    let other = HourlyRate.finite(elsewhere?.rate ?? 0)
    // Without hours nothing is freed: only the gain itself counts.
    let isKept = effort.isZero ? gain.sign >= 0 : own >= other
    let rival = elsewhere.map {
      ExpectationResult.Elsewhere(activity: $0.activity, gain: .number($0.rate))
    }
    let value: Value = effort.isZero ? .number(gain) : .number(gain / effort)
    return (
      isKept ? .held : .failed,
      [.hour(party: party, activity: a, gain: value, elsewhere: rival)]
    )
  }

  /// The solo work that an hour freed at the optimum would go to, with its gain per hour; nil where
  /// hours are left over once all that pays is done.
  private func bestElsewhere(
    for party: Int, _ gains: LimitedGains
  ) -> (activity: Int, rate: Rational)? {
    let holds = Holds(model)
    var work: [(activity: Int, rate: Rational, room: Rational?)] = []
    for b in model.activities.indices where !model.activities[b].isJoint {
      guard let performer = model.performer(party, in: b), let effort = performer.effort?.value,
        effort.sign > 0, let gain = gains.kept(from: b), gain.sign > 0,
        let units = activities[b].plan.joint, holds[b] == nil
      else { continue }
      let room = model.activities[b].cap.map { ($0.value - units) * effort }
      if room?.sign != 0 { work.append((b, gain / effort, room)) }
    }
    work.sort { $0.rate != $1.rate ? $0.rate > $1.rate : $0.activity < $1.activity }
    guard let capacity = model.parties[party].capacity?.value,
      let used = hours(of: party, in: .joint)
    else { return nil }
    var left = capacity - used
    for entry in work {
      guard let room = entry.room, left >= room else { return (entry.activity, entry.rate) }
      left -= room
    }
    return nil
  }
}
