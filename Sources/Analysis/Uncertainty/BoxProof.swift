import Arithmetic
import Evaluation

/// A proof that an overall verdict holds for all values of uncertain figures in a box.
///
/// It follows all ways the predicted plan can take, and needs of the best joint plan only what the verdict
/// rests on: that it holds some work, none of some, or all of some. A verdict that is not proven may
/// still hold.
struct BoxProof {
  private let enclosure: Enclosure
  private var bounds: WorthBounds
  /// What was found out of activities, once each.
  private var isNone: [Int: Bool] = [:]
  private var isAll: [Int: Bool] = [:]

  private var instance: Instance { enclosure.instance }

  /// How many ways of a plan are followed.
  private var wayLimit: Int {
    let size = instance.pairParty.count + 1
    return min(96, max(1, 1_000_000 / (size * size)))
  }

  /// With more performers than that nothing is proven.
  private static let sizeLimit = 2_000

  private init(_ enclosure: Enclosure) {
    self.enclosure = enclosure
    bounds = WorthBounds(enclosure)
  }

  /// Whether a verdict is proven for the box.
  static func proves(_ overall: Verdict.Overall, in enclosure: Enclosure) -> Bool {
    if enclosure.isUndecided || enclosure.effort.count > sizeLimit { return false }
    var proof = BoxProof(enclosure)
    return proof.proves(overall)
  }

  private mutating func proves(_ overall: Verdict.Overall) -> Bool {
    let joint = (0..<instance.activityCount).filter(enclosure.isPossibleJoint)
    if !enclosure.hasWorth { return provesByHours(overall, joint) }
    // What the verdict is taken over: joint work if the best plan holds any, else work for others.
    if bounds.holdsMore(thanOf: none(of: joint)) { return proves(overall, over: joint) }
    for activity in joint where !holdsNone(of: activity) { return false }
    guard let serving = servingOthers else { return false }
    if bounds.holdsMore(thanOf: none(of: serving)) { return proves(overall, over: serving) }
    return overall == .noCase && serving.allSatisfy { holdsNone(of: $0) }
  }

  /// Limits at 0.
  private func none(of activities: [Int]) -> [Int: Rational] {
    Dictionary(uniqueKeysWithValues: activities.map { ($0, 0) })
  }

  /// Whether a verdict is proven that is taken over some work, of which the best plan holds some.
  private mutating func proves(_ overall: Verdict.Overall, over counted: [Int]) -> Bool {
    guard overall == .joint || overall == .partial || overall == .silo else { return false }
    var proof = self
    let isProven = EnclosedPlan.forAllWays(enclosure, limit: wayLimit) { plan in
      let done = counted.filter { plan.bounds[$0] != nil }
      switch overall {
      case .silo: return done.allSatisfy { proof.holdsNone(of: $0) }
      case .joint: return counted.allSatisfy { proof.holdsNoMore(of: $0, than: plan) }
      case .partial:
        let amounts = counted.map { ($0, plan.amounts[$0].high) }
        return proof.bounds.holdsMore(thanOf: proof.none(of: done))
          && proof.bounds.holdsMore(thanOf: Dictionary(uniqueKeysWithValues: amounts))
      case .noCase, .undetermined: return false
      }
    }
    self = proof
    return isProven
  }

  /// Whether no best plan holds more of an activity than the predicted one.
  ///
  /// It does not where none fits, or that is at the cap; or where hours or money ran out for what the best plan holds all
  /// of besides.
  private mutating func holdsNoMore(of activity: Int, than plan: EnclosedPlan.Result) -> Bool {
    if plan.isShut[activity] { return true }
    switch plan.bounds[activity] {
    case .cap: return true
    case .hours(_, let before), .money(_, let before):
      if before.allSatisfy({ holdsAll(of: $0) }) { return true }
    case nil: break
    }
    return holdsNone(of: activity)
  }

  private mutating func holdsNone(of activity: Int) -> Bool {
    if let known = isNone[activity] { return known }
    let holds = bounds.holdsNone(of: activity)
    isNone[activity] = holds
    return holds
  }

  private mutating func holdsAll(of activity: Int) -> Bool {
    if let known = isAll[activity] { return known }
    let holds = bounds.holdsAll(of: activity)
    isAll[activity] = holds
    return holds
  }

  /// The solo work that earns some other party something; nil where that is not decided for all.
  private var servingOthers: [Int]? {
    var serving: [Int] = []
    for activity in 0..<instance.activityCount
    where instance.pairs(of: activity).count == 1 && instance.isPossible(activity) {
      let signs = earningsOfOthers(from: activity).map {
        $0.isPositive ? 1 : $0.high.sign > 0 ? 0 : -1
      }
      if signs.contains(1) { serving.append(activity) } else if signs.contains(0) { return nil }
    }
    return serving
  }

  /// What one unit earns each party that does not perform it, its part of budgets aside.
  private func earningsOfOthers(from activity: Int) -> [Interval] {
    let performer = instance.pairParty[instance.firstPair[activity]]
    return (0..<instance.partyCount).filter { $0 != performer }
      .map { enclosure.earnings(of: $0, from: activity) }
  }

  // MARK: Without worth

  /// Whether a verdict is proven by the hours of joint work.
  private mutating func provesByHours(_ overall: Verdict.Overall, _ joint: [Int]) -> Bool {
    if joint.isEmpty { return overall == .noCase }
    var proof = self
    return EnclosedPlan.forAllWays(enclosure, limit: wayLimit) { plan in
      let done = joint.filter { plan.bounds[$0] != nil }
      switch overall {
      case .silo: return done.isEmpty
      case .joint:
        return joint.allSatisfy { if case .cap? = plan.bounds[$0] { true } else { false } }
      case .partial:
        let hours = done.reduce(Rational.zero) {
          let hours = proof.enclosure.totalEffort[$1]
          return $0 + (hours.isPositive ? hours.high : 1) * plan.amounts[$1].high
        }
        return !done.isEmpty && proof.bounds.mostHours(exceed: hours)
      case .noCase, .undetermined: return false
      }
    }
  }
}
