/// What is first for somebody, ordered by worth per hour.
///
/// Activities leave late: those that are first for nobody any more are dropped when they come out.
struct FirstChoices: Sendable {
  /// The place of each activity by worth per hour.
  let rank: [Int]
  /// The activity at each place by worth per hour.
  private let ranked: [Int]
  /// For how many performers each activity is first.
  private(set) var topCount: [Int]

  /// The places of candidates that were offered, and whether an activity is among them.
  private var best = MinHeap()
  private var isInBest: [Bool]
  /// The places of all candidates, negated so that the lowest comes first.
  private var worst = MinHeap()
  private var isInWorst: [Bool]

  /// What has come up since circles were last noted; some may have left since.
  private var newcomers: [Int] = []
  /// The activities of the circles, in the order they came up.
  private(set) var contested: [Int] = []
  private var isContested: [Bool]

  init(rank: [Int]) {
    self.rank = rank
    var ranked = Array(repeating: 0, count: rank.count)
    for (activity, place) in rank.enumerated() { ranked[place] = activity }
    self.ranked = ranked
    topCount = Array(repeating: 0, count: rank.count)
    isInBest = Array(repeating: false, count: rank.count)
    (isInWorst, isContested) = (isInBest, isInBest)
  }

  /// Takes note that `activity` is first for one performer more.
  ///
  /// - Complexity: O(log n).
  mutating func add(_ activity: Int) {
    topCount[activity] += 1
    if topCount[activity] > 1 { return }
    if !isContested[activity] { newcomers.append(activity) }
    if isInWorst[activity] { return }
    isInWorst[activity] = true
    worst.insert(-rank[activity])
  }

  /// Takes note that `activity` is first for one performer less.
  mutating func remove(_ activity: Int) { topCount[activity] -= 1 }

  /// Puts `activity` among those of which the best is taken.
  mutating func offer(_ activity: Int) {
    if isInBest[activity] { return }
    isInBest[activity] = true
    best.insert(rank[activity])
  }

  /// Notes the circles at times up to `time`: all candidates there were, by the time they came up.
  mutating func noteCircles(upTo time: Int, shownSince: [Int]) {
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
    while let place = best.smallest {
      let activity = ranked[place]
      if topCount[activity] > 0 && isGood(activity) { return activity }
      isInBest[activity] = false
      _ = best.popSmallest()
    }
    return nil
  }

  /// The candidate of the lowest worth per hour.
  mutating func last() -> Int? {
    while let place = worst.smallest {
      let activity = ranked[-place]
      if topCount[activity] > 0 { return activity }
      isInWorst[activity] = false
      _ = worst.popSmallest()
    }
    return nil
  }
}
