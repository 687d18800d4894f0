/// The parties' lists and who stands on top of them.
///
/// A list holds pairs, the best first. Activities that are *gone* never come back; those that are
/// *shut*, because a performer would lose by them, and those set *aside* may.
/// `first` is kept up to date by all mutations, and so are the candidates, which are first for
/// somebody, and what is first for all its performers.
struct PreferenceLists {
  private let pairActivity: [Int]
  private let pairParty: [Int]
  private let firstPair: [Int]

  /// The pairs of each party, the best first.
  private var lists: [[Int]]
  /// The place of each pair in its list, or -1.
  private var place: [Int]
  /// The first place in each list that is neither gone nor shut.
  private var head: [Int]
  /// The first place of solo work in each list that is neither gone nor shut.
  private var soloHead: [Int]
  /// The activity on top of each party's list, or -1.
  private var first: [Int]
  /// What is on top for somebody.
  private(set) var candidates: FirstChoices
  /// Activities that are exhausted for good.
  private var isGone: [Bool]
  private var isShut: [Bool]
  /// Activities set aside until something has been raised.
  private var isAside: [Bool]
  private var aside: [Int] = []
  /// Activities that came on top of all lists of their performers; some may have left since.
  private var ready = MinHeap()

  init(_ instance: Instance, rank: [Int]) {
    pairActivity = instance.pairActivity
    pairParty = instance.pairParty
    firstPair = instance.firstPair
    lists = Array(repeating: [], count: instance.partyCount)
    place = Array(repeating: -1, count: instance.pairParty.count)
    head = Array(repeating: 0, count: instance.partyCount)
    soloHead = head
    first = Array(repeating: -1, count: instance.partyCount)
    candidates = FirstChoices(rank: rank, partyCount: instance.partyCount)
    isGone = Array(repeating: false, count: instance.activityCount)
    isShut = isGone
    isAside = isGone
  }

  /// Replaces the list of `party`.
  mutating func setList(_ pairs: [Int], of party: Int) {
    recall(upTo: lists[party].count, of: party)
    for pair in lists[party] { place[pair] = -1 }
    for (index, pair) in pairs.enumerated() { place[pair] = index }
    lists[party] = pairs
    head[party] = 0
    soloHead[party] = 0
    refresh(party)
  }

  /// The earliest declared activity that is on top of the lists of all its performers.
  mutating func takeAgreed() -> Int? {
    while let activity = ready.popSmallest() {
      if isOnTopForAll(activity) { return activity }
    }
    return nil
  }

  /// Puts `activity` back to those on top of all lists if it is still there.
  mutating func offerAgain(_ activity: Int) {
    if isOnTopForAll(activity) { ready.insert(activity) }
  }

  /// The activity on top of the list of `party`, or -1.
  func top(of party: Int) -> Int { first[party] }

  /// Takes `activity` off all lists for good.
  mutating func remove(_ activity: Int) {
    if isGone[activity] { return }
    isGone[activity] = true
    refreshPerformers(of: activity)
  }

  /// Takes `activity` off all lists as long as a performer would lose by it, or puts it back.
  mutating func setShut(_ shut: Bool, _ activity: Int) {
    if isShut[activity] == shut { return }
    isShut[activity] = shut
    if !shut {
      for pair in firstPair[activity]..<firstPair[activity + 1] where place[pair] >= 0 {
        let party = pairParty[pair]
        head[party] = min(head[party], place[pair])
        soloHead[party] = min(soloHead[party], place[pair])
      }
    }
    refreshPerformers(of: activity)
  }

  /// Takes `activity` off all lists until `restoreAside`.
  mutating func setAside(_ activity: Int) {
    isAside[activity] = true
    aside.append(activity)
    refreshPerformers(of: activity)
  }

  /// Puts everything set aside back on its lists.
  mutating func restoreAside() {
    if aside.isEmpty { return }
    let activities = aside
    aside.removeAll(keepingCapacity: true)
    for activity in activities { isAside[activity] = false }
    for activity in activities { refreshPerformers(of: activity) }
  }

  /// Notes that all candidates there are now form a circle.
  mutating func noteCircle() { candidates.noteCircle() }

  /// The candidate of the largest worth per hour that no performer would rather replace by open
  /// solo work of its own.
  mutating func bestUnbeaten() -> Int? {
    while let activity = candidates.bestUnbeaten() {
      guard let pair = pairBeaten(of: activity) else { return activity }
      candidates.putOffBest(untilAt: place[pair], of: pairParty[pair])
    }
    return nil
  }

  /// The candidate of the lowest worth per hour.
  mutating func lastCandidate() -> Int? { candidates.last() }

  /// The first pair of `activity` whose party has open solo work higher on its list.
  private func pairBeaten(of activity: Int) -> Int? {
    (firstPair[activity]..<firstPair[activity + 1]).first { soloHead[pairParty[$0]] < place[$0] }
  }

  /// Lets candidates be looked at again that wait at or before `place` in the list of `party`.
  private mutating func recall(upTo place: Int, of party: Int) {
    let list = lists[party]
    candidates.recall(upTo: place, of: party) { pairActivity[list[$0]] }
  }

  /// The open pairs next before and after `pair` in its list, as long as `isEqual` holds of those
  /// between.
  func neighbours(of pair: Int, while isEqual: (Int) -> Bool) -> [Int] {
    let list = lists[pairParty[pair]]
    return [-1, 1].compactMap { step in
      var index = place[pair] + step
      while list.indices.contains(index), isEqual(list[index]) {
        if isOpen(pairActivity[list[index]]) { return list[index] }
        index += step
      }
      return nil
    }
  }

  /// Whether `activity` is neither gone nor shut.
  private func isThere(_ activity: Int) -> Bool { !isGone[activity] && !isShut[activity] }

  private func isOpen(_ activity: Int) -> Bool { isThere(activity) && !isAside[activity] }

  /// Whether `activity` is open solo work, which is never set aside.
  private func isOpenSolo(_ activity: Int) -> Bool {
    firstPair[activity + 1] - firstPair[activity] == 1 && isThere(activity)
  }

  private func isOnTopForAll(_ activity: Int) -> Bool {
    candidates.topCount[activity] == firstPair[activity + 1] - firstPair[activity]
  }

  /// Finds anew what is on top for the performers of `activity`.
  private mutating func refreshPerformers(of activity: Int) {
    for pair in firstPair[activity]..<firstPair[activity + 1] where place[pair] >= 0 {
      refresh(pairParty[pair])
    }
  }

  /// Finds anew what is on top of the list of `party`.
  private mutating func refresh(_ party: Int) {
    var index = head[party]
    while index < lists[party].count && !isThere(pairActivity[lists[party][index]]) { index += 1 }
    head[party] = index
    while index < lists[party].count && !isOpen(pairActivity[lists[party][index]]) { index += 1 }
    let top = index < lists[party].count ? pairActivity[lists[party][index]] : -1
    let before = first[party]
    refreshSolo(party)
    if top == before { return }
    if before >= 0 { candidates.remove(before) }
    first[party] = top
    if top < 0 { return }
    candidates.add(top)
    if isOnTopForAll(top) { ready.insert(top) }
  }

  /// Finds anew the first open solo work in the list of `party`.
  private mutating func refreshSolo(_ party: Int) {
    var index = soloHead[party]
    while index < lists[party].count && !isOpenSolo(pairActivity[lists[party][index]]) {
      index += 1
    }
    soloHead[party] = index
    recall(upTo: index, of: party)
  }
}
