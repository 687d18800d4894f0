/// What was set aside, in order, and what was on top of the lists meanwhile.
///
/// A time is a number of activities set aside. Between two raises nothing moves backwards: what is set
/// aside shows what lies below it. So when a raise takes something off the lists, all that was set
/// aside before the first time at which that matters would be set aside again; only the rest has to
/// be put back. `limit` is that time.
///
/// What may be raised at a time that has passed is raised at once, without putting anything back:
/// all that was set aside since then would be set aside again, unless it matters that the raised is
/// no longer in the way. `present` is the time of the last choice.
struct AsideTrail: Sendable {
  /// A time that does not come.
  static let never = Int(Int32.max)

  /// The activities set aside; -1 where one has gone since.
  private(set) var activities: [Int] = []
  /// The time from which on each activity is aside, `never` where it is not, and the one from which on
  /// it was on top of some list, if it was.
  private var times: [(aside: Int32, shown: Int32)]
  /// The time from which on each pair was on top of its list, `never` where it was not.
  private(set) var topFrom: Numbers
  /// The time up to which everything would come as it came.
  var limit = never
  /// The time of the last choice, at most now.
  var present = 0

  /// The pairs that have a time in `topFrom`, and how many there were at each time.
  private var seen: [Int] = []
  private var seenAt: [Int] = []

  init(pairCount: Int, activityCount: Int) {
    times = Array(repeating: (Int32(AsideTrail.never), 0), count: activityCount)
    topFrom = Numbers(repeating: AsideTrail.never, count: pairCount)
  }

  /// The time now.
  var now: Int { activities.count }

  /// The time from which on `activity` is aside, `never` where it is not.
  func asideFrom(_ activity: Int) -> Int { Int(times[activity].aside) }

  /// The time from which on `activity` was on top of some list, if it was.
  func shownSince(_ activity: Int) -> Int { Int(times[activity].shown) }

  func isAside(_ activity: Int) -> Bool { asideFrom(activity) != AsideTrail.never }

  /// Whether `activity` was aside at the present.
  func isAsideAtPresent(_ activity: Int) -> Bool { asideFrom(activity) <= present }

  /// Whether a pair of `activity` was on top of its list at the present.
  func isTopAtPresent(_ pair: Int, of activity: Int) -> Bool {
    topFrom[pair] <= present && asideFrom(activity) > present
  }

  /// Sets `activity` aside.
  mutating func append(_ activity: Int) {
    seenAt.append(seen.count)
    activities.append(activity)
    times[activity].aside = Int32(now)
  }

  /// Takes note that a pair of `activity` was on top of its list from `time` on; `isShown` tells
  /// whether the activity was on top of some list already.
  mutating func note(_ pair: Int, of activity: Int, from time: Int, isShown: Bool) {
    if topFrom[pair] == AsideTrail.never { seen.append(pair) }
    topFrom[pair] = min(topFrom[pair], time)
    times[activity].shown = Int32(isShown ? min(shownSince(activity), time) : time)
  }

  /// Takes `activity` out for good.
  mutating func forget(_ activity: Int) {
    if !isAside(activity) { return }
    activities[asideFrom(activity) - 1] = -1
    times[activity].aside = Int32(AsideTrail.never)
  }

  /// The first time from `start` on, and before `end`, at which something of a better rank than
  /// `rank` was set aside next; nil where there is none.
  func firstBetter(
    than rank: Int, in choices: FirstChoices, from start: Int, until end: Int
  ) -> Int? {
    var time = start
    while time < end {
      let activity = activities[time]
      if activity >= 0 && choices.rank(of: activity) < rank { return time }
      time += 1
    }
    return nil
  }

  /// Goes back to `time`; returns the activities that are no longer aside.
  mutating func cut(to time: Int) -> [Int] {
    let cut = activities[time...].filter { $0 >= 0 }
    for activity in cut { times[activity].aside = Int32(AsideTrail.never) }
    let kept = seenAt[time]
    let later = seen[kept...]
    seen.removeSubrange(kept...)
    for pair in later {
      if topFrom[pair] <= time { seen.append(pair) } else { topFrom[pair] = AsideTrail.never }
    }
    activities.removeSubrange(time...)
    seenAt.removeSubrange(time...)
    return cut
  }
}
