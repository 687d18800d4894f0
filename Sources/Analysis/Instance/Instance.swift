import Arithmetic
import Evaluation

/// A model as dense arrays: what every computation of the verdict runs on.
///
/// A *pair* is a performer of an activity; pairs are numbered activity by activity. Unknown figures
/// are 0 here; `Precision` says which are unknown. A class, because it never changes, and all that is
/// computed of it shares it.
final class Instance: Sendable {
  let model: Model
  /// Performers and effects in flat lists.
  let lines: WorkLines

  /// The first pair of each activity, and the number of pairs at the end.
  let firstPair: [Int]
  let pairParty: [Int]
  let pairActivity: [Int]
  /// Hours per unit of the activity.
  let effort: [Rational]
  /// Own money per unit of the activity.
  let money: [Rational]
  /// Whether all efforts are given.
  let isEffortKnown: Bool
  /// Whether the money of all pairs is given.
  let isAllMoneyKnown: Bool
  /// Whether the pair's money is given.
  let isMoneyKnown: [Bool]
  let pairsOfParty: Grouping

  /// The most of each activity, nil where it has no cap.
  let cap: [Rational?]
  /// Whether a mandate in force holds the activity at 0.
  let isHeld: [Bool]
  /// Whether an obstacle stands in the way: then nothing of the activity runs as things are.
  let isBlocked: [Bool]
  /// Hours of all performers per unit of the activity.
  let totalEffort: [Rational]

  /// Hours of each party, nil is unlimited.
  let capacity: [Rational?]
  /// Days each party looks ahead, nil is unlimited.
  let horizon: [Rational?]
  /// What an unspent krona is worth to each party.
  let keeps: [Rational]
  /// Whether the party is held to figures in points, so that its own money does not count.
  let isInPoints: [Bool]

  /// What each activity does to indicators.
  let impacts: Impacts
  let draws: Draws

  var partyCount: Int { capacity.count }
  var activityCount: Int { cap.count }
  var indicatorCount: Int { model.indicators.count }

  init(_ model: Model) {
    self.model = model
    lines = WorkLines(model)
    let performers = Performers(model, lines)
    impacts = Impacts(lines)
    cap = model.activities.indices.map { index in
      model.activities[index].cap.map { max(0, $0.value) }
    }
    firstPair = lines.firstPerformer
    pairParty = lines.party
    pairActivity = lines.activity
    effort = performers.effort
    money = performers.money
    isEffortKnown = performers.isEffortKnown
    (isAllMoneyKnown, isMoneyKnown) = (performers.isAllMoneyKnown, performers.isMoneyKnown)
    totalEffort = performers.totalEffort
    pairsOfParty = lines.ofParty
    isHeld = Instance.heldActivities(of: model)
    isBlocked = model.blockedActivities(byObstaclesThat: { _ in true })
    let parties = model.parties
    capacity = parties.indices.map { index in parties[index].capacity.map { max(0, $0.value) } }
    horizon = parties.indices.map { parties[$0].horizon?.value }
    keeps = parties.indices.map { parties[$0].keeps?.value ?? 1 }
    var isInPoints = [Bool](repeating: false, count: parties.count)
    let measures = model.measures
    for row in measures.indices where measures[row].currency == .points {
      isInPoints[measures[row].party] = true
    }
    self.isInPoints = isInPoints
    draws = Draws(model, firstPair: firstPair)
  }

  /// The pairs of `activity`.
  func pairs(of activity: Int) -> Range<Int> { firstPair[activity]..<firstPair[activity + 1] }

  /// Whether several parties perform `activity`.
  func isJoint(_ activity: Int) -> Bool { firstPair[activity + 1] - firstPair[activity] > 1 }

  /// The pair of `party` in `activity`, nil where it does not perform it.
  ///
  /// - Complexity: O(log n) in the activities of the party.
  func pair(of party: Int, in activity: Int) -> Int? {
    let pairs = pairs(of: activity)
    if pairs.count <= 8 {
      for pair in pairs where pairParty[pair] == party { return pair }
      return nil
    }
    let own = pairsOfParty[party]
    let place = own.partitionPoint { $0 < pairs.lowerBound }
    return place < own.endIndex && own[place] < pairs.upperBound ? own[place] : nil
  }

  /// The part of `party` in the improvement `impact` that its horizon lets it see.
  func seen(_ impact: Impact, by party: Int) -> Rational? {
    impacts.seen(impact, within: horizon[party])
  }

  /// How many units `activity` improves `indicator` by.
  func improvement(of indicator: Int, by activity: Int) -> Rational {
    impacts.impact(of: activity, on: indicator)?.improvement ?? 0
  }

  /// The most of `activity` that fits if nothing else is done, mandates aside; nil is unbounded.
  func bound(on activity: Int) -> Rational? {
    var bound = cap[activity]
    for pair in pairs(of: activity) where effort[pair].sign > 0 {
      guard let hours = capacity[pairParty[pair]] else { continue }
      bound = smaller(bound, hours / effort[pair])
    }
    for number in draws.numbers(of: activity) where draws[number].amount.sign > 0 {
      guard let limit = draws.limit[draws[number].budget] else { continue }
      bound = smaller(bound, limit / draws[number].amount)
    }
    return bound
  }

  /// Whether nothing forbids `activity` altogether: it has performers, room and no mandate against.
  func isPossible(_ activity: Int) -> Bool {
    !isHeld[activity] && !pairs(of: activity).isEmpty && hasRoom(activity)
  }

  /// Whether `bound(on:)` is not 0: no bound can be below it.
  private func hasRoom(_ activity: Int) -> Bool {
    if cap[activity]?.isZero == true { return false }
    for pair in pairs(of: activity)
    where effort[pair].sign > 0 && capacity[pairParty[pair]]?.isZero == true { return false }
    return draws.numbers(of: activity).allSatisfy {
      draws[$0].amount.sign <= 0 || draws.limit[draws[$0].budget]?.isZero != true
    }
  }

  /// Which activities a mandate in force holds at 0.
  private static func heldActivities(of model: Model) -> [Bool] {
    var isHeld = [Bool](repeating: false, count: model.activities.count)
    for mandate in model.mandates where model.isInForce(from: mandate.from, until: mandate.until) {
      for rule in mandate.rules where rule.modality == .mustNot { isHeld[rule.activity] = true }
    }
    return isHeld
  }
}

extension Model {
  /// Which activities an obstacle blocks, of those that stand.
  ///
  /// - Complexity: O(n) in the numbers of activities and of lines of obstacles.
  func blockedActivities(byObstaclesThat stands: (Int) -> Bool) -> [Bool] {
    var isBlocked = [Bool](repeating: false, count: activities.count)
    for (index, obstacle) in obstacles.enumerated() where stands(index) {
      for line in obstacle.activities { isBlocked[line.index] = true }
    }
    return isBlocked
  }
}

/// The smaller of two bounds, nil being none.
func smaller(_ a: Rational?, _ b: Rational?) -> Rational? {
  guard let a else { return b }
  guard let b else { return a }
  return min(a, b)
}
