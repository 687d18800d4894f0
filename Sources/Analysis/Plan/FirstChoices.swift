/// What is first for somebody, ordered by worth per hour.
///
/// Those offered leave late: who is first for nobody any more is dropped when it comes out.
struct FirstChoices: Sendable {
  /// The activity at each place by worth per hour.
  private let ranked: Numbers
  /// For how many performers each activity is first, and whether it was in a circle.
  private var states: [(topCount: Int32, rank: Int32, isContested: Bool)]

  /// The places of candidates that were offered.
  private var offered: NumberSet
  /// The places of all candidates.
  private var all: NumberSet

  /// What has come up since circles were last noted; some may have left since.
  private var newcomers: [Int] = []
  /// The activities of the circles, in the order they came up.
  private(set) var contested: [Int] = []

  init(rank: [Int]) {
    states = rank.map { (0, Int32($0), false) }
    var ranked = Numbers(repeating: 0, count: rank.count)
    for (activity, place) in rank.enumerated() { ranked[place] = activity }
    self.ranked = ranked
    offered = NumberSet(below: rank.count)
    all = offered
  }

  /// For how many performers `activity` is first.
  func topCount(of activity: Int) -> Int { Int(states[activity].topCount) }

  /// The place of `activity` by worth per hour.
  func rank(of activity: Int) -> Int { Int(states[activity].rank) }

  /// Takes note that `activity` is first for one performer more.
  mutating func add(_ activity: Int) {
    states[activity].topCount += 1
    if states[activity].topCount > 1 { return }
    if !states[activity].isContested { newcomers.append(activity) }
    all.insert(rank(of: activity))
  }

  /// Takes note that `activity` is first for one performer less.
  mutating func remove(_ activity: Int) {
    states[activity].topCount -= 1
    if states[activity].topCount == 0 { all.remove(rank(of: activity)) }
  }

  /// Puts `activity` among those of which the best is taken.
  mutating func offer(_ activity: Int) { offered.insert(rank(of: activity)) }

  /// Notes the circles at times up to `time`: all candidates there were, by the time they came up.
  mutating func noteCircles(upTo time: Int, in trail: AsideTrail) {
    if newcomers.isEmpty { return }
    newcomers.removeAll { states[$0].topCount == 0 || states[$0].isContested }
    let noted = newcomers.filter { trail.shownSince($0) <= time }
      .sorted { (trail.shownSince($0), $0) < (trail.shownSince($1), $1) }
    if noted.isEmpty { return }
    for activity in noted where !states[activity].isContested {
      states[activity].isContested = true
      contested.append(activity)
    }
    newcomers.removeAll { states[$0].isContested }
  }

  /// The candidate of the largest worth per hour among those offered for which `isGood` holds; the
  /// better ones for which it does not are no longer offered.
  mutating func best(where isGood: (Int) -> Bool) -> Int? {
    while let place = offered.smallest {
      let activity = ranked[place]
      if topCount(of: activity) > 0 && isGood(activity) { return activity }
      offered.remove(place)
    }
    return nil
  }

  /// The candidate of the lowest worth per hour.
  var last: Int? { all.largest.map { ranked[$0] } }
}
