import Arithmetic
import Evaluation
import Syntax

/// Who performs activities and what these move, in flat lists: much goes through all of it.
struct WorkLines: Sendable {
  /// The first performer of each activity, and the number of performers at the end.
  private(set) var firstPerformer = [0]
  /// The party of each performer.
  private(set) var party: [Int] = []
  /// The first effect of each activity, and the number of effects at the end.
  private var firstEffect = [0]
  /// The indicator of each effect.
  private(set) var indicator: [Int] = []
  /// Whether each effect is written as one for the better.
  private(set) var isBetter: [Bool] = []
  /// 1 where each effect betters its indicator, -1 where it worsens it, 0 where it does not move it;
  /// an amount that is not given is above zero.
  private(set) var sign: [Int8] = []
  /// Whether each effect says when it arrives.
  private(set) var isLate: [Bool] = []
  /// The place in `lags` of each effect that says so.
  private var lagPlaces: [Int32] = []
  /// Days until effects arrive.
  private var lags: [Rational] = []

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
    isLate[effect] ? lags[Int(lagPlaces[effect])] : nil
  }

  /// Whether several parties perform an activity.
  func isJoint(_ activity: Int) -> Bool { performers(of: activity).count > 1 }

  /// - Complexity: O(n) in the performers and effects.
  init(_ model: Model) {
    let better = model.indicators.indices.map { model.indicators[$0].better }
    let activities = model.activities
    reserve(for: activities.count)
    for activity in activities.indices {
      add(activities[activity].performers)
      add(activities[activity].effects, better)
    }
  }

  /// Adds the performers of an activity.
  private mutating func add(_ performers: [Model.Performer]) {
    for index in performers.indices { party.append(performers[index].party) }
    firstPerformer.append(party.count)
  }

  /// Adds the effects of an activity.
  private mutating func add(_ effects: [Model.Effect], _ better: [Better]) {
    for index in effects.indices {
      let k = effects[index].indicator
      let isBetter = effects[index].moves == better[k]
      let amount = effects[index].amount?.value.sign ?? 1
      indicator.append(k)
      self.isBetter.append(isBetter)
      sign.append(Int8(isBetter ? amount : -amount))
      isLate.append(effects[index].lag != nil)
      lagPlaces.append(Int32(lags.count))
      if let lag = effects[index].lag?.value { lags.append(lag) }
    }
    firstEffect.append(indicator.count)
  }

  /// Makes room for what so many activities have, if most are of two parties and two effects.
  private mutating func reserve(for activities: Int) {
    firstPerformer.reserveCapacity(activities + 1)
    firstEffect.reserveCapacity(activities + 1)
    party.reserveCapacity(2 * activities)
    indicator.reserveCapacity(2 * activities)
    isBetter.reserveCapacity(2 * activities)
    sign.reserveCapacity(2 * activities)
    isLate.reserveCapacity(2 * activities)
    lagPlaces.reserveCapacity(2 * activities)
  }
}
