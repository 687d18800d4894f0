import Arithmetic
import Evaluation
import Syntax

/// Who performs activities and what these move, in flat lists: much goes through all of it.
struct WorkLines: Sendable {
  /// An effect of an activity, without its amount.
  struct Effect: Sendable {
    private let place: Int32
    /// The place of its lag, -1 where it does not say when it arrives.
    let lagPlace: Int32
    /// Whether the amount is given.
    let isKnown: Bool
    /// 1 where it betters its indicator, -1 where it worsens it, 0 where it does not move it; an
    /// amount that is not given is above zero.
    let sign: Int8
    /// Whether it is written as one for the better.
    let isBetter: Bool

    /// The indicator it moves.
    var indicator: Int { Int(place) }
    /// Whether it says when it arrives.
    var isLate: Bool { lagPlace >= 0 }

    /// An effect whose amount has a sign; nil where it is not given.
    fileprivate init(on indicator: Int, sign: Int?, isBetter: Bool, lagPlace: Int) {
      place = Int32(indicator)
      self.lagPlace = Int32(lagPlace)
      isKnown = sign != nil
      self.sign = Int8(isBetter ? sign ?? 1 : -(sign ?? 1))
      self.isBetter = isBetter
    }
  }

  /// The first performer of each activity, and the number of performers at the end.
  let firstPerformer: [Int]
  /// The party of each performer.
  let party: [Int]
  /// The activity of each performer.
  let activity: [Int]
  /// The numbers of each party among performers.
  let ofParty: Grouping
  /// The first effect of each activity, and the number of effects at the end.
  let firstEffect: [Int]
  /// The effects of one activity after another.
  let effects: [Effect]
  /// Units of improvement by each effect per unit of its activity, 0 where they are unknown.
  let improvements: [Rational]
  /// Whether the amounts of all effects are given.
  let areAllKnown: Bool
  /// The effects that say when they arrive, and days until they do.
  let lags: [(effect: Int, days: Rational)]

  /// The number of activities.
  var count: Int { firstEffect.count - 1 }

  /// The numbers of the performers of an activity.
  func performers(of activity: Int) -> Range<Int> {
    firstPerformer[activity]..<firstPerformer[activity + 1]
  }

  /// The numbers of the effects of an activity.
  func effects(of activity: Int) -> Range<Int> {
    firstEffect[activity]..<firstEffect[activity + 1]
  }

  /// Days until an effect arrives, nil where it does not say.
  func lag(of effect: Int) -> Rational? {
    let place = effects[effect].lagPlace
    return place < 0 ? nil : lags[Int(place)].days
  }

  /// Whether an effect arrives within so many days, nil being ever so many.
  func isSeen(_ effect: Int, within horizon: Rational?) -> Bool {
    guard let horizon, let lag = lag(of: effect) else { return true }
    return lag <= horizon
  }

  /// Whether all that `activity` improves is known.
  func areKnown(of activity: Int) -> Bool {
    if areAllKnown { return true }
    return effects(of: activity).allSatisfy { effects[$0].isKnown }
  }

  /// Whether several parties perform an activity.
  func isJoint(_ activity: Int) -> Bool {
    firstPerformer[activity + 1] - firstPerformer[activity] > 1
  }

  /// - Complexity: O(n) in the performers and effects.
  init(_ model: Model) {
    let better = model.indicators.indices.map { model.indicators[$0].better }
    let activities = model.activities
    var (firstPerformer, firstEffect) = ([0], [0])
    firstPerformer.reserveCapacity(activities.count + 1)
    firstEffect.reserveCapacity(activities.count + 1)
    var (performerCount, effectCount) = (0, 0)
    for activity in activities.indices {
      performerCount += activities[activity].performers.count
      effectCount += activities[activity].effects.count
      firstPerformer.append(performerCount)
      firstEffect.append(effectCount)
    }
    party = Array(capacity: performerCount) { list in
      for activity in activities.indices {
        for index in activities[activity].performers.indices {
          list.append(activities[activity].performers[index].party)
        }
      }
    }
    activity = Array(capacity: performerCount) { list in
      for activity in activities.indices {
        for _ in activities[activity].performers.indices { list.append(activity) }
      }
    }
    ofParty = Grouping(count: model.parties.count, groupOf: party)
    var areAllKnown = true
    var lags: [(effect: Int, days: Rational)] = []
    var improvements: [Rational] = []
    improvements.reserveCapacity(effectCount)
    effects = Array(capacity: effectCount) { list in
      for activity in activities.indices {
        for index in activities[activity].effects.indices {
          let indicator = activities[activity].effects[index].indicator
          let lag = activities[activity].effects[index].lag?.value
          let amount = activities[activity].effects[index].amount?.value
          let isBetter = activities[activity].effects[index].moves == better[indicator]
          if let lag { lags.append((list.count, lag)) }
          if amount == nil { areAllKnown = false }
          improvements.append(amount.map { isBetter ? $0 : -$0 } ?? 0)
          list.append(
            Effect(
              on: indicator, sign: amount?.sign, isBetter: isBetter,
              lagPlace: lag == nil ? -1 : lags.count - 1))
        }
      }
    }
    (self.firstPerformer, self.firstEffect) = (firstPerformer, firstEffect)
    (self.improvements, self.lags, self.areAllKnown) = (improvements, lags, areAllKnown)
  }
}
