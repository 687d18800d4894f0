/// Chooses what comes next by everybody's list.
///
/// An activity first on the list of all its performers, the earliest declared; in a circle of
/// preferences, among somebody's first choices the one with the largest worth per hour that no
/// performer would rather replace by open solo work of its own. If there is none, the one with the
/// lowest is set aside until something has been raised.
struct Chooser {
  var lists: PreferenceLists
  /// The place of each activity by worth per hour.
  private let rank: [Int]
  /// The activities of the circles, in the order they came up.
  private(set) var contested: [Int] = []
  private var isContested: [Bool]

  init(_ lists: PreferenceLists, rank: [Int]) {
    self.lists = lists
    self.rank = rank
    isContested = Array(repeating: false, count: rank.count)
  }

  /// The activity to take next, nil where nothing is left.
  mutating func next() -> Int? {
    while true {
      if let agreed = lists.takeAgreed() { return agreed }
      let candidates = circle()
      if candidates.isEmpty { return nil }
      for activity in candidates where !lists.isBeatenBySoloWork(activity) { return activity }
      if let last = candidates.last { lists.setAside(last) }
    }
  }

  /// What is first for somebody, by worth per hour, where nothing is first for all.
  private mutating func circle() -> [Int] {
    var candidates: [Int] = []
    for activity in lists.first where activity >= 0 { candidates.append(activity) }
    candidates.sort { rank[$0] < rank[$1] }
    var count = 0
    for activity in candidates where count == 0 || candidates[count - 1] != activity {
      candidates[count] = activity
      count += 1
    }
    candidates.removeLast(candidates.count - count)
    let new = candidates.filter { !isContested[$0] }.sorted()
    for activity in new { isContested[activity] = true }
    contested += new
    return candidates
  }
}
