/// What is first for somebody, ordered by worth per hour.
///
/// Those offered leave late: who is first for nobody any more is dropped when it comes out.
struct FirstChoices: Sendable {
  /// The place of each activity by worth per hour.
  let rank: Numbers
  /// The activity at each place by worth per hour.
  private let ranked: Numbers
  /// For how many performers each activity is first.
  private(set) var topCount: Numbers

  /// The places of candidates that were offered.
  private var offered: NumberSet
  /// The places of all candidates.
  private var all: NumberSet

  /// What has come up since circles were last noted; some may have left since.
  private var newcomers: [Int] = []
  /// The activities of the circles, in the order they came up.
  private(set) var contested: [Int] = []
  private var isContested: [Bool]

  init(rank: [Int]) {
    self.rank = Numbers(rank)
    var ranked = Numbers(repeating: 0, count: rank.count)
    for (activity, place) in rank.enumerated() { ranked[place] = activity }
    self.ranked = ranked
    topCount = Numbers(repeating: 0, count: rank.count)
    offered = NumberSet(below: rank.count)
    all = offered
    isContested = Array(repeating: false, count: rank.count)
  }

  /// Takes note that `activity` is first for one performer more.
  mutating func add(_ activity: Int) {
    let count = topCount[activity] + 1
    topCount[activity] = count
    if count > 1 { return }
    if !isContested[activity] { newcomers.append(activity) }
    all.insert(rank[activity])
  }

  /// Takes note that `activity` is first for one performer less.
  mutating func remove(_ activity: Int) {
    let count = topCount[activity] - 1
    topCount[activity] = count
    if count == 0 { all.remove(rank[activity]) }
  }

  /// Puts `activity` among those of which the best is taken.
  mutating func offer(_ activity: Int) { offered.insert(rank[activity]) }

  /// Notes the circles at times up to `time`: all candidates there were, by the time they came up.
  mutating func noteCircles(upTo time: Int, shownSince: Numbers) {
    if newcomers.isEmpty { return }
    newcomers.removeAll { topCount[$0] == 0 || isContested[$0] }
    let noted = newcomers.filter { shownSince[$0] <= time }
      .sorted { (shownSince[$0], $0) < (shownSince[$1], $1) }
    if noted.isEmpty { return }
    for activity in noted where !isContested[activity] {
      isContested[activity] = true
      contested.append(activity)
    }
    newcomers.removeAll { isContested[$0] }
  }

  /// The candidate of the largest worth per hour among those offered for which `isGood` holds; the
  /// better ones for which it does not are no longer offered.
  mutating func best(where isGood: (Int) -> Bool) -> Int? {
    while let place = offered.smallest {
      let activity = ranked[place]
      if topCount[activity] > 0 && isGood(activity) { return activity }
      offered.remove(place)
    }
    return nil
  }

  /// The candidate of the lowest worth per hour.
  var last: Int? { all.largest.map { ranked[$0] } }
}
