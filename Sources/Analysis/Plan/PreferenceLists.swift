/// The parties' lists and who stands on top of them.
///
/// A list holds pairs, the best first. Activities that are *gone* never come back; those that are
/// *shut*, because a performer would lose by them, and those set *aside* may.
/// All mutations keep up to date what is on top of each list and the first solo work in it, and with
/// them the candidates, which are first for somebody, and what is first for all its performers.
///
/// What is gone is no longer part of a list, so that nobody passes it again: a step costs what it
/// changes, not what lies between.
struct PreferenceLists {
  /// A pair, and where it stands in the list of its party; what is looked at together lies together.
  private(set) var links: [Link]
  let firstPair: Numbers

  /// The pairs of each party in the order of their places.
  private var lists: [[Int]]
  /// The first pair in the list of each party that is not gone, or -1.
  private var head: Numbers
  /// The first open pair in the list of each party, or -1.
  var top: Numbers
  /// The first open pair of solo work in the list of each party, or -1; solo work is never set aside.
  private var soloTop: Numbers
  /// How many performers of each activity have open solo work higher on their lists; not kept for
  /// what is gone.
  private var beatenCount: Numbers
  /// What is on top for somebody.
  var candidates: FirstChoices
  /// Activities that are exhausted for good.
  private var isGone: [Bool]
  private(set) var isShut: [Bool]
  /// What is set aside until a raise that matters to it.
  var trail: AsideTrail
  /// Whether something was found to have been on top before now since circles were noted.
  private var hasEarlyTops = false
  /// Activities that were on top, and that nothing beats since something went.
  var freed: [Int] = []
  /// Activities that came on top of all lists of their performers; some may have left since.
  private var ready: NumberSet

  init(_ instance: Instance, rank: [Int]) {
    links = zip(instance.pairActivity, instance.pairParty).map { Link(activity: $0, party: $1) }
    firstPair = Numbers(instance.firstPair)
    lists = Array(repeating: [], count: instance.partyCount)
    head = Numbers(repeating: -1, count: instance.partyCount)
    (top, soloTop) = (head, head)
    candidates = FirstChoices(rank: rank)
    isGone = Array(repeating: false, count: instance.activityCount)
    isShut = isGone
    beatenCount = Numbers(repeating: 0, count: instance.activityCount)
    ready = NumberSet(below: instance.activityCount)
    trail = AsideTrail(
      pairCount: instance.pairParty.count, activityCount: instance.activityCount)
  }

  /// The pairs of `activity`.
  func pairs(of activity: Int) -> Range<Int> { firstPair[activity]..<firstPair[activity + 1] }

  /// Replaces the list of `party`.
  ///
  /// - Complexity: O(n log n) in the lengths of both lists.
  mutating func setList(_ pairs: [Int], of party: Int) {
    putBackAside(to: 0)
    let before = lists[party]
    if soloTop[party] >= 0 { count(from: links[soloTop[party]].next, as: -1) }
    for pair in before {
      (links[pair].place, links[pair].next, links[pair].previous) = (-1, -1, -1)
    }
    lists[party] = pairs
    head[party] = -1
    var last = -1
    for (index, pair) in pairs.enumerated() {
      links[pair].place = index
      if isGone[links[pair].activity] { continue }
      if last < 0 { head[party] = pair } else { links[last].next = pair }
      (links[pair].previous, links[pair].next) = (last, -1)
      last = pair
    }
    soloTop[party] = firstSolo(from: head[party])
    if soloTop[party] >= 0 { count(from: links[soloTop[party]].next, as: 1) }
    setTop(firstOpen(from: head[party]), of: party, from: 0)
    // What the party's solo work beat may now stand before it.
    for pair in before { offer(links[pair].activity) }
    for pair in pairs { offer(links[pair].activity) }
  }

  /// The earliest declared activity that is on top of the lists of all its performers.
  mutating func takeAgreed() -> Int? {
    while let activity = ready.smallest {
      ready.remove(activity)
      if isOnTopForAll(activity) { return activity }
    }
    return nil
  }

  /// Puts `activity` back to those on top of all lists if it is still there.
  mutating func offerAgain(_ activity: Int) {
    if isOnTopForAll(activity) { ready.insert(activity) }
  }

  /// The activity on top of the list of `party` at the last choice, or -1.
  func activityOnTop(of party: Int) -> Int {
    var pair = trail.present == trail.now ? top[party] : head[party]
    while pair >= 0 && !isOpenAtPresent(links[pair].activity) { pair = links[pair].next }
    return pair < 0 ? -1 : links[pair].activity
  }

  /// Takes `activity` off all lists for good.
  mutating func remove(_ activity: Int) {
    if isGone[activity] { return }
    isGone[activity] = true
    let end = trail.asideFrom(activity)
    trail.forget(activity)
    for pair in pairs(of: activity) where links[pair].place >= 0 {
      let (before, after) = (links[pair].previous, links[pair].next)
      if before < 0 { head[links[pair].party] = after } else { links[before].next = after }
      if after >= 0 { links[after].previous = before }
      // First, so that what comes on top is not taken for beaten by what is gone.
      if soloTop[links[pair].party] == pair { passSolo(pair) }
      fillGap(of: pair, until: end)
    }
  }

  /// Takes `activity` off all lists as long as a performer would lose by it, or puts it back.
  mutating func setShut(_ shut: Bool, _ activity: Int) {
    if isShut[activity] == shut { return }
    putBackAside(to: 0)
    isShut[activity] = shut
    for pair in pairs(of: activity) where links[pair].place >= 0 {
      if shut { pass(pair) } else { putBack(pair) }
    }
  }

  /// Takes `activity`, which is no solo work, off all lists until something has been raised.
  mutating func setAside(_ activity: Int) {
    trail.append(activity)
    trail.present = trail.now
    for pair in pairs(of: activity) where top[links[pair].party] == pair {
      setTop(firstOpen(from: links[pair].next), of: links[pair].party, from: trail.now)
    }
  }

  /// Notes that all candidates there are at the present form a circle.
  mutating func noteCircle() {
    candidates.noteCircles(upTo: trail.present, in: trail)
  }

  /// Notes the circles that there were before the last was set aside.
  mutating func noteEarlierCircles() {
    if !hasEarlyTops { return }
    hasEarlyTops = trail.present < trail.now
    candidates.noteCircles(upTo: trail.present - 1, in: trail)
  }

  /// The candidate of the largest worth per hour that no performer would rather replace by open
  /// solo work of its own.
  mutating func bestUnbeaten() -> Int? {
    let beatenCount = beatenCount
    return candidates.best { beatenCount[$0] == 0 }
  }

  /// The candidate of the lowest worth per hour.
  var lastCandidate: Int? { candidates.last }

  /// The pairs that were open at the last choice next before and after `pair` in its list, as long as
  /// `isEqual` holds of those between.
  func neighbours(of pair: Int, while isEqual: (Int) -> Bool) -> [Int] {
    var found: [Int] = []
    var other = links[pair].previous
    while other >= 0, isEqual(other), !isOpenAtPresent(links[other].activity) {
      other = links[other].previous
    }
    if other >= 0, isEqual(other) { found.append(other) }
    other = links[pair].next
    while other >= 0, isEqual(other), !isOpenAtPresent(links[other].activity) {
      other = links[other].next
    }
    if other >= 0, isEqual(other) { found.append(other) }
    return found
  }

  /// Whether a performer of `activity` has open solo work higher on its list.
  func isBeaten(_ activity: Int) -> Bool { beatenCount[activity] > 0 }

  /// Puts `activity` among those to take if it is on top for somebody and nothing beats it.
  mutating func offer(_ activity: Int) {
    if candidates.topCount(of: activity) > 0 && !isBeaten(activity) { candidates.offer(activity) }
  }

  /// Sets what is on top of the list of `party` from a time on.
  mutating func setTop(_ pair: Int, of party: Int, from time: Int) {
    let before = top[party]
    if before == pair { return }
    top[party] = pair
    if before >= 0 { candidates.remove(links[before].activity) }
    if pair < 0 { return }
    let activity = links[pair].activity
    if time < trail.now { hasEarlyTops = true }
    trail.note(pair, of: activity, from: time, isShown: candidates.topCount(of: activity) > 0)
    show(activity)
  }

  /// Takes note that `activity` is on top of one list more.
  mutating func show(_ activity: Int) {
    candidates.add(activity)
    if candidates.topCount(of: activity) == 1 { offer(activity) }
    if isOnTopForAll(activity) { ready.insert(activity) }
  }

  /// The first open pair from `pair` on, or -1.
  func firstOpen(from pair: Int) -> Int {
    var pair = pair
    // What is gone is in no list.
    while pair >= 0, isShut[links[pair].activity] || trail.isAside(links[pair].activity) {
      pair = links[pair].next
    }
    return pair
  }

  /// The first open solo work from `pair` on, or -1.
  private func firstSolo(from pair: Int) -> Int {
    var pair = pair
    while pair >= 0 && !isOpenSolo(links[pair].activity) { pair = links[pair].next }
    return pair
  }

  /// Whether `activity` is neither gone nor shut nor aside.
  private func isOpen(_ activity: Int) -> Bool {
    !isGone[activity] && !isShut[activity] && !trail.isAside(activity)
  }

  /// Whether `activity` was neither gone nor shut nor aside at the last choice.
  private func isOpenAtPresent(_ activity: Int) -> Bool {
    !isGone[activity] && !isShut[activity] && !trail.isAsideAtPresent(activity)
  }

  /// Whether `activity` is open solo work.
  private func isOpenSolo(_ activity: Int) -> Bool {
    firstPair[activity + 1] - firstPair[activity] == 1 && isOpen(activity)
  }

  private func isOnTopForAll(_ activity: Int) -> Bool {
    candidates.topCount(of: activity) == firstPair[activity + 1] - firstPair[activity]
  }

  /// Takes note that `pair`, with nothing aside, is not open any more.
  private mutating func pass(_ pair: Int) {
    let party = links[pair].party
    if top[party] == pair { setTop(firstOpen(from: links[pair].next), of: party, from: 0) }
    if soloTop[party] == pair { passSolo(pair) }
  }

  /// Finds the next solo work behind `solo`, which is not open any more.
  private mutating func passSolo(_ solo: Int) {
    let party = links[solo].party
    soloTop[party] = firstSolo(from: links[solo].next)
    var pair = links[solo].next
    while pair >= 0 {
      beatenCount[links[pair].activity] -= 1
      if pair == soloTop[party] { return }
      noteFreed(links[pair].activity)
      pair = links[pair].next
    }
  }

  /// Counts a performer more or fewer whose open solo work stands higher, for `pair` and what follows
  /// it in its list up to the one before `end`.
  private mutating func count(from pair: Int, to end: Int = -1, as change: Int) {
    var pair = pair
    while pair >= 0 && pair != end {
      beatenCount[links[pair].activity] += change
      pair = links[pair].next
    }
  }

  /// Takes note that `pair`, with nothing aside, is not shut any more.
  private mutating func putBack(_ pair: Int) {
    let (party, activity) = (links[pair].party, links[pair].activity)
    if isGone[activity] { return }
    if top[party] < 0 || links[pair].place < links[top[party]].place {
      setTop(pair, of: party, from: 0)
    }
    guard isOpenSolo(activity) else { return }
    let solo = soloTop[party]
    if solo >= 0 && links[solo].place < links[pair].place { return }
    count(from: links[pair].next, to: solo < 0 ? -1 : links[solo].next, as: 1)
    soloTop[party] = pair
  }
}
