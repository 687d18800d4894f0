import Arithmetic

/// The procedure of xP on intervals: wherever they do not decide, all ways are followed.
///
/// For any values of the uncertain figures, one of the ways is the one that `PlanProcedure` takes.
struct EnclosedPlan {
  /// What ended an activity.
  enum Bound {
    case cap
    /// The hours of a party, and what had been done with them before.
    case hours(of: Int, after: [Int])
    /// The money of a budget, and what had drawn on it before.
    case money(of: Int, after: [Int])
  }

  /// What is done on one way.
  struct Result {
    /// How much of each activity.
    var amounts: [Interval]
    /// What ended each activity that is done, which then is done by more than 0; nil for all else.
    var bounds: [Bound?]
    /// Which activities no plan holds any of, hours, money or the cap being 0.
    var isShut: [Bool]
  }

  private let enclosure: Enclosure
  private var decisions: Decisions
  /// What intervals say of the order of pairs and activities, the same on all ways.
  private var comparisons: Comparisons
  private var result: Result
  private var caps: [Interval?]
  private var hoursLeft: [Interval?]
  private var moneyLeft: [Interval?]
  private var isOpen: [Bool]
  private var isAside: [Bool]
  private var isDone: [Bool]
  /// What was decided: whether the first of two pairs, or of two activities, stands before the other.
  private var orders: [Couple: Bool] = [:]
  private var rankOrders: [Couple: Bool] = [:]
  /// The pair on top of each party's list, and whether it has to be looked for anew.
  private var tops: [Int?]
  private var isStale: [Bool]
  /// What was done with the hours of each party and the money of each budget, in order.
  private var usesOfHours: [[Int]]
  private var usesOfMoney: [[Int]]

  private var instance: Instance { enclosure.instance }

  private init(_ enclosure: Enclosure, _ decisions: Decisions, _ comparisons: Comparisons) {
    self.enclosure = enclosure
    self.decisions = decisions
    self.comparisons = comparisons
    let count = enclosure.instance.activityCount
    result = Result(
      amounts: Array(repeating: .zero, count: count), bounds: Array(repeating: nil, count: count),
      isShut: Array(repeating: false, count: count))
    (caps, hoursLeft, moneyLeft) = (enclosure.cap, enclosure.capacity, enclosure.limit)
    (isAside, isDone) = (
      Array(repeating: false, count: count), Array(repeating: false, count: count)
    )
    isOpen = isDone
    tops = Array(repeating: nil, count: enclosure.capacity.count)
    isStale = Array(repeating: true, count: enclosure.capacity.count)
    usesOfHours = Array(repeating: [], count: enclosure.capacity.count)
    usesOfMoney = Array(repeating: [], count: enclosure.limit.count)
  }

  /// Calls `body` with what is done on each way until it returns false; returns whether it was called for
  /// all ways and never did.
  ///
  /// - Complexity: O(n²) in the number of activities for each way, of which there are at most `limit`.
  static func forAllWays(
    _ enclosure: Enclosure, limit: Int, _ body: (Result) -> Bool
  ) -> Bool {
    var decisions = Decisions(limit: limit)
    var comparisons = Comparisons()
    repeat {
      var plan = EnclosedPlan(enclosure, decisions, comparisons)
      guard plan.run(), body(plan.result) else { return false }
      (decisions, comparisons) = (plan.decisions, plan.comparisons)
    } while decisions.takeNextWay()
    return !decisions.isExhausted
  }

  /// Runs the procedure on one way; false where an amount has no bound or it is too much work.
  private mutating func run() -> Bool {
    decideZeros(of: \.caps)
    decideZeros(of: \.hoursLeft)
    decideZeros(of: \.moneyLeft)
    for activity in isOpen.indices {
      isOpen[activity] = isTaken(activity)
      result.isShut[activity] = isUsedUp(activity)
      isDone[activity] = isOpen[activity] && result.isShut[activity]
    }
    while let next = next() {
      guard comparisons.left > 0, raise(next) else { return false }
    }
    return comparisons.left > 0
  }

  // MARK: What is open

  /// Whether all performers take part in an activity.
  private mutating func isTaken(_ activity: Int) -> Bool {
    if instance.isHeld[activity] || instance.isBlocked[activity] { return false }
    let pairs = instance.pairs(of: activity)
    if pairs.isEmpty || pairs.contains(where: { enclosure.gain[$0].isNegative }) { return false }
    let worth = enclosure.hasWorth ? enclosure.worth[activity] : .zero
    if pairs.allSatisfy({ enclosure.gain[$0].isPositive }) { return true }
    let isPoint = pairs.allSatisfy {
      enclosure.gain[$0].isPositive || enclosure.gain[$0].sign == 0
    }
    if isPoint, let sign = worth.sign { return sign > 0 }
    if isPoint && worth.high.sign <= 0 { return false }
    return decisions.choose(among: 2) == 0
  }

  /// Follows both ways where a limit may be 0 or above: what is left as it is counts as above.
  private mutating func decideZeros(of limits: WritableKeyPath<EnclosedPlan, [Interval?]>) {
    for index in self[keyPath: limits].indices {
      guard let limit = self[keyPath: limits][index], !limit.isPositive, !limit.high.isZero,
        decisions.choose(among: 2) == 1
      else { continue }
      self[keyPath: limits][index] = .zero
    }
  }

  /// Whether nothing fits of an activity from the beginning.
  private func isUsedUp(_ activity: Int) -> Bool {
    if caps[activity].map({ $0.high.isZero }) ?? false { return true }
    let hasNoHours = instance.pairs(of: activity).contains { pair in
      enclosure.effort[pair].isPositive
        && hoursLeft[instance.pairParty[pair]].map { $0.high.isZero } ?? false
    }
    return hasNoHours
      || enclosure.draws[activity].contains { draw in
        draw.amount.isPositive && moneyLeft[draw.budget].map { $0.high.isZero } ?? false
      }
  }

  /// Whether an activity is on the lists as they are.
  private func isListed(_ activity: Int) -> Bool {
    isOpen[activity] && !isDone[activity] && !isAside[activity]
  }

  // MARK: What comes next

  /// The activity to take next by everybody's list, nil where nothing is left.
  private mutating func next() -> Int? {
    for activity in isAside.indices where isAside[activity] {
      isAside[activity] = false
      loosen(activity)
    }
    while true {
      for party in tops.indices where isStale[party] {
        tops[party] = top(of: party)
        isStale[party] = false
      }
      if let agreed = agreed { return agreed }
      let candidates = Set(tops.compactMap { $0 }.map { instance.pairActivity[$0] }).sorted()
      if candidates.isEmpty { return nil }
      let unbeaten = candidates.filter { !isBeaten($0) }
      if let best = firstByRank(unbeaten) { return best }
      guard let last = lastByRank(candidates) else { return nil }
      isAside[last] = true
      loosen(last)
    }
  }

  /// Takes note that an activity came on lists or went from them.
  private mutating func loosen(_ activity: Int) {
    for pair in instance.pairs(of: activity) { isStale[instance.pairParty[pair]] = true }
  }

  /// Takes an activity off all lists.
  private mutating func end(_ activity: Int) {
    if isDone[activity] { return }
    isDone[activity] = true
    loosen(activity)
  }

  /// The earliest declared activity on top of the lists of all its performers.
  private var agreed: Int? {
    var counts: [Int: Int] = [:]
    for case let pair? in tops { counts[instance.pairActivity[pair], default: 0] += 1 }
    return counts.filter { $0.value == instance.pairs(of: $0.key).count }.map(\.key).min()
  }

  /// The pair on top of the list of a party.
  private mutating func top(of party: Int) -> Int? {
    var leaders: [Int] = []
    for pair in instance.pairsOfParty[party] where isListed(instance.pairActivity[pair]) {
      add(pair, to: &leaders) { $0.precedes($1, $2) }
    }
    if leaders.count < 2 { return leaders.first }
    let chosen = leaders[decisions.choose(among: leaders.count)]
    for other in leaders where other != chosen {
      (orders[Couple(chosen, other)], orders[Couple(other, chosen)]) = (true, false)
    }
    return chosen
  }

  /// Whether open solo work of a performer stands higher on its list than an activity.
  private mutating func isBeaten(_ activity: Int) -> Bool {
    for pair in instance.pairs(of: activity) {
      let solo = instance.pairsOfParty[instance.pairParty[pair]].filter {
        let other = instance.pairActivity[$0]
        return other != activity && !instance.isJoint(other) && isListed(other)
      }
      for other in solo where standsBefore(other, pair) { return true }
    }
    return false
  }

  /// The activity of the largest worth per hour.
  private mutating func firstByRank(_ activities: [Int]) -> Int? {
    endOfRank(activities, isFirst: true)
  }

  /// The activity of the lowest worth per hour.
  private mutating func lastByRank(_ activities: [Int]) -> Int? {
    endOfRank(activities, isFirst: false)
  }

  private mutating func endOfRank(_ activities: [Int], isFirst: Bool) -> Int? {
    var leaders: [Int] = []
    for activity in activities {
      add(activity, to: &leaders) { isFirst ? $0.outranks($1, $2) : $0.outranks($2, $1) }
    }
    if leaders.count < 2 { return leaders.first }
    let chosen = leaders[decisions.choose(among: leaders.count)]
    for other in leaders where other != chosen {
      (rankOrders[Couple(chosen, other)], rankOrders[Couple(other, chosen)]) = (isFirst, !isFirst)
    }
    return chosen
  }

  /// Adds one to those of which none is known to stand behind another; drops who stands behind it.
  private mutating func add(
    _ one: Int, to leaders: inout [Int],
    by precedes: (inout EnclosedPlan, Int, Int) -> Bool?
  ) {
    var kept: [Int] = []
    var isBehind = false
    for leader in leaders where comparisons.left > 0 {
      let order = precedes(&self, one, leader)
      if order == false { isBehind = true }
      if order != true { kept.append(leader) }
    }
    leaders = isBehind ? kept : kept + [one]
  }

  /// Whether one pair stands before another on their party's list, nil where it is not decided.
  private mutating func precedes(_ a: Int, _ b: Int) -> Bool? {
    comparisons.left -= 1
    if let known = orders[Couple(a, b)] { return known }
    guard let order = comparisons.order(a, b, in: enclosure) else { return nil }
    if order != 0 { return order > 0 }
    return outranks(instance.pairActivity[a], instance.pairActivity[b])
  }

  /// Whether one activity is worth more per hour to all than another, or as much and declared earlier;
  /// nil where it is not decided.
  private mutating func outranks(_ a: Int, _ b: Int) -> Bool? {
    comparisons.left -= 1
    if let known = rankOrders[Couple(a, b)] { return known }
    guard let order = comparisons.rankOrder(a, b, in: enclosure) else { return nil }
    return order == 0 ? a < b : order > 0
  }

  /// Whether one pair stands before another; where that is not decided, both ways are followed.
  private mutating func standsBefore(_ a: Int, _ b: Int) -> Bool {
    if let known = precedes(a, b) { return known }
    let before = decisions.choose(among: 2) == 0
    (orders[Couple(a, b)], orders[Couple(b, a)]) = (before, !before)
    return before
  }

  // MARK: Raising

  /// Raises an activity until something binds; false where nothing does.
  private mutating func raise(_ activity: Int) -> Bool {
    var rooms: [(bound: Bound, room: Interval)] = []
    if let cap = caps[activity] { rooms.append((.cap, cap)) }
    for pair in instance.pairs(of: activity) where enclosure.effort[pair].isPositive {
      let party = instance.pairParty[pair]
      guard let left = hoursLeft[party] else { continue }
      rooms.append(
        (.hours(of: party, after: usesOfHours[party]), left.divided(by: enclosure.effort[pair])))
    }
    for draw in enclosure.draws[activity] where draw.amount.isPositive {
      guard let left = moneyLeft[draw.budget] else { continue }
      rooms.append(
        (.money(of: draw.budget, after: usesOfMoney[draw.budget]), left.divided(by: draw.amount)))
    }
    guard let most = rooms.map(\.room.high).min() else { return false }
    let binding = rooms.indices.filter { rooms[$0].room.low <= most }
    let areAll = binding.allSatisfy { rooms[$0].room.isPoint && rooms[$0].room.low == most }
    let bound = rooms[binding[areAll ? 0 : decisions.choose(among: binding.count)]]
    let amount = Interval(bound.room.low, min(bound.room.high, most))
    result.amounts[activity] = amount
    result.bounds[activity] = bound.bound
    end(activity)
    spend(amount, on: activity, bound.bound)
    return true
  }

  /// Takes hours and money, and ends what has none left.
  private mutating func spend(_ amount: Interval, on activity: Int, _ bound: Bound) {
    for pair in instance.pairs(of: activity) where enclosure.effort[pair].isPositive {
      let party = instance.pairParty[pair]
      guard let left = hoursLeft[party] else { continue }
      usesOfHours[party].append(activity)
      var isBinding = false
      if case .hours(of: party, _) = bound { isBinding = true }
      let rest = isBinding ? .zero : self.left(left, enclosure.effort[pair], amount)
      hoursLeft[party] = rest
      if isEmpty(rest) { endWork(of: party) }
    }
    for draw in enclosure.draws[activity] where draw.amount.isPositive {
      guard let left = moneyLeft[draw.budget] else { continue }
      usesOfMoney[draw.budget].append(activity)
      var isBinding = false
      if case .money(of: draw.budget, _) = bound { isBinding = true }
      let rest = isBinding ? .zero : self.left(left, draw.amount, amount)
      moneyLeft[draw.budget] = rest
      if isEmpty(rest) { endDraws(on: draw.budget) }
    }
  }

  /// What is left of something that does not run out before the amount is done.
  private func left(_ left: Interval, _ each: Interval, _ amount: Interval) -> Interval {
    let high = left.high - each.low * amount.low
    let room = left.divided(by: each)
    let low = max(0, max(left.low - each.high * amount.high, each.low * (room.low - amount.high)))
    return Interval(low, max(low, high))
  }

  /// Whether nothing is left; where that is not decided, both ways are followed.
  private mutating func isEmpty(_ rest: Interval) -> Bool {
    if rest.low.sign > 0 { return false }
    return rest.high.isZero || decisions.choose(among: 2) == 1
  }

  private mutating func endWork(of party: Int) {
    hoursLeft[party] = .zero
    for pair in instance.pairsOfParty[party] where enclosure.effort[pair].isPositive {
      end(instance.pairActivity[pair])
    }
  }

  private mutating func endDraws(on budget: Int) {
    moneyLeft[budget] = .zero
    for activity in isDone.indices
    where enclosure.draws[activity].contains(where: {
      $0.budget == budget && $0.amount.isPositive
    }) {
      end(activity)
    }
  }
}

/// What intervals say of the order of pairs and activities, found once each.
private struct Comparisons {
  /// How many may still be made on all ways together.
  var left = 100_000
  private var ofPairs: [Couple: Int?] = [:]
  private var ofRanks: [Couple: Int?] = [:]

  mutating func order(_ a: Int, _ b: Int, in enclosure: Enclosure) -> Int? {
    if let known = ofPairs[Couple(a, b)] { return known }
    let order = enclosure.order(a, b)
    ofPairs[Couple(a, b)] = .some(order)
    return order
  }

  mutating func rankOrder(_ a: Int, _ b: Int, in enclosure: Enclosure) -> Int? {
    if let known = ofRanks[Couple(a, b)] { return known }
    let order = enclosure.rankOrder(a, b)
    ofRanks[Couple(a, b)] = .some(order)
    return order
  }
}

/// Two that are compared, in that order.
private struct Couple: Hashable {
  let first: Int
  let second: Int

  init(_ first: Int, _ second: Int) { (self.first, self.second) = (first, second) }
}
