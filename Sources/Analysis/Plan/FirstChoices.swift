/// What is first for somebody, ordered by worth per hour, and what of it solo work is known to beat.
///
/// Activities leave late: those that are first for nobody any more are dropped when they come out.
/// What solo work beats is not looked at again until that solo work has gone.
struct FirstChoices: Sendable {
  /// The place of each activity by worth per hour.
  private let rank: [Int]
  /// The activity at each place by worth per hour.
  private let ranked: [Int]
  /// For how many performers each activity is first.
  private(set) var topCount: [Int]

  /// The places of candidates that may be unbeaten, and whether an activity is among them.
  private var best = MinHeap()
  private var isInBest: [Bool]
  /// The places of all candidates, negated so that the lowest comes first.
  private var worst = MinHeap()
  private var isInWorst: [Bool]

  /// The places in the list of each party of what waits for the party's solo work to go.
  private var waiting: [MinHeap]
  private var isWaiting: [Bool]

  /// What has come up since circles were last noted; some may have left since.
  private var newcomers: [Int] = []
  /// The activities of the circles, in the order they came up.
  private(set) var contested: [Int] = []
  private var isContested: [Bool]

  init(rank: [Int], partyCount: Int) {
    self.rank = rank
    var ranked = Array(repeating: 0, count: rank.count)
    for (activity, place) in rank.enumerated() { ranked[place] = activity }
    self.ranked = ranked
    topCount = Array(repeating: 0, count: rank.count)
    waiting = Array(repeating: MinHeap(), count: partyCount)
    isInBest = Array(repeating: false, count: rank.count)
    (isInWorst, isWaiting, isContested) = (isInBest, isInBest, isInBest)
  }

  /// Takes note that `activity` is first for one performer more.
  ///
  /// - Complexity: O(log n).
  mutating func add(_ activity: Int) {
    topCount[activity] += 1
    if topCount[activity] > 1 { return }
    if !isContested[activity] { newcomers.append(activity) }
    if !isInWorst[activity] {
      isInWorst[activity] = true
      worst.insert(-rank[activity])
    }
    offer(activity)
  }

  /// Takes note that `activity` is first for one performer less.
  mutating func remove(_ activity: Int) { topCount[activity] -= 1 }

  /// Notes that all candidates there are now form a circle.
  mutating func noteCircle() {
    let new = newcomers.filter { topCount[$0] > 0 }.sorted()
    newcomers.removeAll(keepingCapacity: true)
    for activity in new where !isContested[activity] {
      isContested[activity] = true
      contested.append(activity)
    }
  }

  /// The candidate of the largest worth per hour that is not known to be beaten.
  mutating func bestUnbeaten() -> Int? {
    while let place = best.smallest {
      if topCount[ranked[place]] > 0 { return ranked[place] }
      isInBest[ranked[place]] = false
      _ = best.popSmallest()
    }
    return nil
  }

  /// The candidate of the lowest worth per hour.
  mutating func last() -> Int? {
    while let place = worst.smallest {
      if topCount[ranked[-place]] > 0 { return ranked[-place] }
      isInWorst[ranked[-place]] = false
      _ = worst.popSmallest()
    }
    return nil
  }

  /// Puts the best candidate off until solo work before `place` in the list of `party` has gone.
  mutating func putOffBest(untilAt place: Int, of party: Int) {
    guard let best = best.popSmallest() else { return }
    isInBest[ranked[best]] = false
    isWaiting[ranked[best]] = true
    waiting[party].insert(place)
  }

  /// Takes back what waits at or before `place` in `list`, the list of `party`: its activities.
  mutating func recall(upTo place: Int, of party: Int, _ activityAt: (Int) -> Int) {
    while let waits = waiting[party].smallest, waits <= place {
      _ = waiting[party].popSmallest()
      let activity = activityAt(waits)
      isWaiting[activity] = false
      if topCount[activity] > 0 { offer(activity) }
    }
  }

  /// Puts `activity` among what may be unbeaten unless solo work is known to beat it.
  private mutating func offer(_ activity: Int) {
    if isInBest[activity] || isWaiting[activity] { return }
    isInBest[activity] = true
    best.insert(rank[activity])
  }
}
