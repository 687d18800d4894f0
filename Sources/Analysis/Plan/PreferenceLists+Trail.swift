extension PreferenceLists {
  /// Puts back what was set aside, as far as what has gone since matters to it.
  ///
  /// - Complexity: O(n log n) in the number of activities put back.
  mutating func putBackAside() {
    let limit = trail.limit
    trail.limit = AsideTrail.never
    if limit < trail.now { putBackAside(to: limit) }
  }

  /// The activity to take at the first time before now at which one may be, nil where there is none;
  /// goes on from that time, or from now.
  ///
  /// - Complexity: O(n) in the number of activities that may be taken.
  mutating func takeEarly() -> Int? {
    trail.present = trail.now
    if freed.isEmpty { return nil }
    freed = freed.filter { isShown($0) && !isBeaten($0) }
    let first = freed.reduce(trail.now) { min($0, trail.shownSince($1)) }
    if first == trail.now {
      for activity in freed { offer(activity) }
      freed.removeAll(keepingCapacity: true)
      return nil
    }
    trail.present = first
    noteEarlierCircles()
    let shown = freed.filter { trail.shownSince($0) == first }
    let agreed = shown.filter { activity in
      pairs(of: activity).allSatisfy { trail.isTopAtPresent($0, of: activity) }
    }
    if let agreed = agreed.min() { return agreed }
    noteCircle()
    return shown.min { candidates.rank(of: $0) < candidates.rank(of: $1) }
  }

  /// Whether `activity` is on top of a list, or was until it was set aside.
  private func isShown(_ activity: Int) -> Bool {
    candidates.topCount(of: activity) > 0 || trail.isAside(activity)
  }

  /// Puts back what was set aside after `time`.
  mutating func putBackAside(to time: Int) {
    if trail.now <= time { return }
    for activity in trail.cut(to: time) {
      for pair in pairs(of: activity) where links[pair].place >= 0 {
        let before = top[links[pair].party]
        if before >= 0 && links[before].place < links[pair].place { continue }
        top[links[pair].party] = pair
        if before >= 0 { candidates.remove(links[before].activity) }
        show(activity)
      }
    }
  }

  /// Takes note that `activity` may be beaten no more.
  mutating func noteFreed(_ activity: Int) {
    if isShown(activity) && !isBeaten(activity) { freed.append(activity) }
  }

  /// Finds what would have been on top of a list instead of `gone`, which is no longer in it: up to
  /// `end`, when it was set aside, or until now.
  mutating func fillGap(of gone: Int, until end: Int) {
    let party = links[gone].party
    var time = trail.topFrom[gone]
    var pair = links[gone].next
    while pair >= 0 && time < end {
      let activity = links[pair].activity
      let aside = trail.asideFrom(activity)
      if !isShut[activity] && aside > time {
        let isShown = aside != AsideTrail.never || candidates.topCount(of: activity) > 0
        trail.note(pair, of: activity, from: time, isShown: isShown)
        noteShown(activity, from: time)
        if aside == AsideTrail.never { break }
        time = aside
      }
      pair = links[pair].next
    }
    if top[party] == gone { setTop(pair, of: party, from: time) }
  }

  /// Takes note that `activity` was on top of a list from `time` on: it may be taken then, or be set
  /// aside before what was set aside later.
  private mutating func noteShown(_ activity: Int, from time: Int) {
    if !isBeaten(activity) {
      freed.append(activity)
      return
    }
    let end = min(trail.now, trail.isAside(activity) ? trail.asideFrom(activity) - 1 : trail.now)
    let rank = candidates.rank(of: activity)
    let matters = trail.firstBetter(than: rank, in: candidates, from: time, until: end)
    if let matters { trail.limit = min(trail.limit, matters) }
  }
}
