import Evaluation

/// Who performs activities and what these move, in flat lists: rules go through all of it.
struct WorkLines: Sendable {
  /// The first performer of each activity, and the number of performers at the end.
  private var firstPerformer = [0]
  /// The party of each performer.
  private(set) var party: [Int] = []
  /// The first effect of each activity, and the number of effects at the end.
  private var firstEffect = [0]
  /// The indicator of each effect.
  private(set) var indicator: [Int] = []
  /// Whether each effect betters its indicator.
  private(set) var isBetter: [Bool] = []

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

  /// Whether several parties perform an activity.
  func isJoint(_ activity: Int) -> Bool { performers(of: activity).count > 1 }

  /// Whether a party performs an activity.
  ///
  /// - Complexity: O(n) in its performers.
  func performs(_ party: Int, _ activity: Int) -> Bool {
    performers(of: activity).contains { self.party[$0] == party }
  }

  /// - Complexity: O(n) in the performers and effects.
  init(_ model: Model) {
    let better = model.indicators.indices.map { model.indicators[$0].better }
    firstPerformer.reserveCapacity(model.activities.count + 1)
    firstEffect.reserveCapacity(model.activities.count + 1)
    for activity in model.activities.indices {
      let performers = model.activities[activity].performers
      for index in performers.indices { party.append(performers[index].party) }
      firstPerformer.append(party.count)
      let effects = model.activities[activity].effects
      for index in effects.indices {
        indicator.append(effects[index].indicator)
        isBetter.append(effects[index].moves == better[effects[index].indicator])
      }
      firstEffect.append(indicator.count)
    }
  }
}

/// Which indicators belong to which parties.
struct PartyIndicators: Sendable {
  /// The first indicator of each party, and the number of all at the end.
  private var starts: [Int]
  /// The indicators of one party after another, ascending in each.
  private var items: [Int]

  /// - Complexity: O(n log n) in the pairs.
  init(partyCount: Int, _ pairs: [(party: Int, indicator: Int)]) {
    starts = Array(repeating: 0, count: partyCount + 1)
    for pair in pairs { starts[pair.party + 1] += 1 }
    for party in 0..<partyCount { starts[party + 1] += starts[party] }
    var next = starts
    items = Array(repeating: 0, count: pairs.count)
    for pair in pairs {
      items[next[pair.party]] = pair.indicator
      next[pair.party] += 1
    }
    for party in 0..<partyCount where starts[party + 1] - starts[party] > 1 {
      items[starts[party]..<starts[party + 1]].sort()
    }
  }

  /// Whether an indicator belongs to a party.
  ///
  /// - Complexity: O(log n) in the indicators of the party.
  func contains(_ party: Int, _ indicator: Int) -> Bool {
    var (low, high) = (starts[party], starts[party + 1])
    while low < high {
      let middle = (low + high) / 2
      if items[middle] < indicator { low = middle + 1 } else { high = middle }
    }
    return low < starts[party + 1] && items[low] == indicator
  }
}
