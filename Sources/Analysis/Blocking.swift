import Arithmetic
import Evaluation
import Syntax

/// Why joint work does not happen, or not as much as the optimum wants: who stands in its way.
public struct Blocking {
  /// What the answers are taken from.
  private let verdict: Verdict
  /// Who performs what.
  private let lines: WorkLines
  /// Who is held to which indicators or feels them; nil where figures tell more.
  private let stakes: PartyIndicators?

  /// Why an activity is not on top of a party's list.
  public enum Cause: Hashable, Sendable {
    /// The party has work in it, and is neither held to what it changes nor feels it.
    case noStake
    /// The party has something against it and nothing for it, whatever the figures.
    case against
    /// One unit gives it so little: zero or below, in its own money or points.
    case notWorthIt(gain: Rational)
    /// What it gives its hours to instead, the best first: at least as good per hour, and taken.
    case prefers([Int])
  }

  /// A party in the way of an activity.
  public struct Blocker: Hashable, Sendable {
    public var party: Int
    public var cause: Cause
  }

  /// Prepares the answers for `verdict`.
  ///
  /// - Complexity: O(n) in the number of performers.
  public init(_ verdict: Verdict) {
    self.verdict = verdict
    lines = verdict.views?.work ?? WorkLines(verdict.model)
    stakes = verdict.precision == .structure ? .stakes(in: verdict.model) : nil
  }

  /// The joint activities that fall short of what is right, the largest loss of value first.
  ///
  /// At the level of structure those that never happen; at that of rankings those not taken.
  public var lost: [Int] {
    let short = verdict.model.activities.indices.filter { lines.isJoint($0) && isLost($0) }
    return short.map { (activity: $0, loss: loss(of: $0)) }
      .sorted { ($1.loss, $0.activity) < ($0.loss, $1.activity) }
      .map(\.activity)
  }

  /// Returns who stands in the way of `activity`, in the order of its performers.
  public func blockers(of activity: Int) -> [Blocker] {
    verdict.model.activities[activity].performers.compactMap { performer in
      cause(of: performer.party, against: activity).map {
        Blocker(party: performer.party, cause: $0)
      }
    }
  }

  /// Whether less of a joint activity happens than is right.
  private func isLost(_ activity: Int) -> Bool {
    let plan = verdict.activities[activity].plan
    if let predicted = plan.predicted, let joint = plan.joint { return predicted < joint }
    switch verdict.precision {
    case .structure: return verdict.activities[activity].structure == .never
    case .rankings, .numbers: return verdict.activities[activity].taken == false
    }
  }

  /// The joint value that is lost with `activity`, 0 where it is not known.
  private func loss(of activity: Int) -> Rational {
    let said = verdict.activities[activity]
    guard let worth = said.worth, let predicted = said.plan.predicted, let joint = said.plan.joint
    else { return 0 }
    return worth * (joint - predicted)
  }

  /// Why `activity` is not on top of the list of `party`, nil where it is.
  private func cause(of party: Int, against activity: Int) -> Cause? {
    if let stakes {
      guard verdict.structure(of: activity, for: party) == .never else { return nil }
      let effects = verdict.model.activities[activity].effects
      return effects.contains { stakes.contains(party, $0.indicator) } ? .against : .noStake
    }
    if let gain = verdict.gain(of: party, from: activity) {
      if gain.sign < 0 || gain.isZero && (verdict.activities[activity].worth?.sign ?? 0) <= 0 {
        return .notWorthIt(gain: gain)
      }
    }
    guard let own = rank(of: activity, for: party) else {
      let preferred = preferred(to: activity, by: party)
      return preferred.isEmpty ? nil : .prefers(preferred)
    }
    var above: [(activity: Int, rank: Rank)] = []
    for other in lines.ofParty[party].lazy.map({ lines.activity[$0] })
    where other != activity && isTaken(other) && verdict.effort(of: party, in: other) != 0 {
      if let rank = rank(of: other, for: party), rank >= own { above.append((other, rank)) }
    }
    if above.isEmpty || hasRoom(party, for: activity, beside: above.map(\.activity)) { return nil }
    above.sort { ($1.rank, $0.activity) < ($0.rank, $1.activity) }
    return .prefers(above.map(\.activity))
  }

  /// Whether the hours of `party` hold as much of `activity` as is right beside what it does rather.
  ///
  /// They do where the predicted plan leaves any: money or a measure has ended then, not they.
  private func hasRoom(_ party: Int, for activity: Int, beside others: [Int]) -> Bool {
    guard verdict.precision == .numbers else { return false }
    guard let capacity = verdict.model.parties[party].capacity?.value else { return true }
    let performed = lines.ofParty[party].lazy.map { lines.activity[$0] }
    if let used = hours(of: party, for: performed), used < capacity { return true }
    guard let units = verdict.activities[activity].plan.joint,
      let effort = verdict.effort(of: party, in: activity),
      let more = hours(of: party, for: others)
    else { return false }
    return units * effort + more <= capacity
  }

  /// The hours that the predicted plan takes of `party` for some of what it performs; nil where they are
  /// not known.
  private func hours(of party: Int, for activities: some Sequence<Int>) -> Rational? {
    var sum = Rational.zero
    for a in activities {
      guard let units = verdict.activities[a].plan.predicted,
        let effort = verdict.effort(of: party, in: a)
      else { return nil }
      sum += units * effort
    }
    return sum
  }

  /// What is used up that `activity` needs, or what no longer pays for it: of hours only those that go
  /// to nothing which comes after it.
  ///
  /// Nothing where it is blocked or somebody declines it: no more of anything would help.
  ///
  /// - Complexity: O(n) in the size of the model.
  public func bounds(of activity: Int) -> [Derivation.Term] {
    guard verdict.obstacles(blocking: activity).isEmpty, verdict.refusalTerms(of: activity).isEmpty
    else { return [] }
    return verdict.boundTerms(of: activity, in: .predicted).filter { term in
      guard case .bound(.capacity(let party)) = term.label else { return true }
      return !verdict.hasHours(of: party, after: activity, in: .predicted)
    }
  }

  /// What `party` says that it prefers to `activity`, and does, the best first.
  private func preferred(to activity: Int, by party: Int) -> [Int] {
    for preference in verdict.model.parties[party].preferences {
      guard let place = preference.order.firstIndex(of: activity) else { continue }
      let taken = preference.order[..<place].filter(isTaken)
      if !taken.isEmpty { return taken }
    }
    return []
  }

  /// Whether the predicted plan holds an activity.
  private func isTaken(_ activity: Int) -> Bool {
    verdict.activities[activity].plan.predicted.map { $0.sign > 0 }
      ?? (verdict.activities[activity].taken == true)
  }

  /// Whether obstacles are all that stands in the way of the joint work that is lost.
  ///
  /// - Complexity: O(n) in performers and obstacles for each activity that is lost.
  public var isByObstacles: Bool {
    if verdict.model.obstacles.isEmpty { return false }
    let lost = self.lost
    return !lost.isEmpty
      && lost.allSatisfy {
        !verdict.obstacles(blocking: $0).isEmpty && blockers(of: $0).isEmpty
      }
  }

  /// A gain per hour that can be compared, `infinite` above every number.
  private enum Rank: Comparable {
    case finite(Rational)
    case infinite
  }

  /// Where an activity stands on the list of `party`, nil where that is not known.
  private func rank(of activity: Int, for party: Int) -> Rank? {
    switch verdict.value(of: .perHour, first: .party(party), second: .activity(activity)) {
    case .number(let value): .finite(value)
    case .infinite(positive: true): .infinite
    case .infinite(positive: false), .interval, .none, .truth, .undetermined: nil
    }
  }
}
