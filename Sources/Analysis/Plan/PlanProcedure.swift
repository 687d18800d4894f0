import Arithmetic
import Diagnostics

/// Finds the plan that everybody's list leads to: xP, and with joint work off xS.
///
/// Repeat: take an activity first on the list of all its performers (the earliest declared), raise it
/// until its cap, a capacity, a budget or a measure's `up to` binds. In a circle of preferences take,
/// among somebody's first choices, the one with the largest worth per hour that no performer would
/// rather replace by solo work; if there is none, set the one with the lowest aside.
struct PlanProcedure {
  /// What comes of it.
  struct Result: Sendable {
    var amounts: [Rational]
    /// The activities of the circles, in the order they came up.
    var contested: [Int]
    var ties: [Verdict.Tie]
    /// Whether it depends on a worth that is unknown.
    var isWorthMissing = false
  }

  let instance: Instance
  private var chooser: Chooser
  private var ranking: Ranking
  private var result: Result
  private var capacityLeft: [Rational?]
  private var budgetLeft: [Rational?]
  /// Raises since something was exhausted; see `patienceWithKinks`.
  private var raisesWithoutEnd = 0

  /// How often raising may stop at limits of measures alone before an activity is left as it is.
  ///
  /// Two activities that undo each other's improvement could approach two limits for ever.
  private static let patienceWithKinks = 64

  init(_ instance: Instance, _ ranking: Ranking, rank: [Int]) {
    self.instance = instance
    self.ranking = ranking
    chooser = Chooser(lists: PreferenceLists(instance, rank: rank))
    result = Result(
      amounts: Array(repeating: 0, count: instance.activityCount), contested: [], ties: [])
    capacityLeft = instance.capacity
    budgetLeft = instance.draws.limit
  }

  /// Runs the procedure.
  ///
  /// - Complexity: O(n log n) in the number of pairs, without circles and limits of measures.
  consuming func run() -> Result {
    start()
    while let activity = chooser.next() { raise(activity) }
    result.contested = chooser.contested
    result.ties = decidedTies()
    result.isWorthMissing = ranking.isWorthMissing
    return result
  }

  /// Runs the procedure for some raises; before each it tells the activity, for each party what is on
  /// top of its list, or -1, and how much of everything is done until then.
  ///
  /// What stands lower on the lists than all tops so far has not mattered yet.
  /// - Complexity: as `run`, and O(n) in the number of parties for each raise.
  consuming func run(
    atMost count: Int,
    telling tell: (_ activity: Int, _ tops: [Int], _ amounts: [Rational]) -> Void
  ) {
    start()
    for _ in 0..<count {
      guard let activity = chooser.next() else { return }
      // What is set aside goes before the next is chosen, so these are the lowest.
      let tops = (0..<instance.partyCount).map { chooser.lists.activityOnTop(of: $0) }
      tell(activity, tops, result.amounts)
      raise(activity)
    }
  }

  /// Fills the lists.
  private mutating func start() {
    for activity in 0..<instance.activityCount {
      if isExhausted(activity) { chooser.lists.remove(activity) }
      chooser.lists.setShut(!ranking.isOpen(activity), activity)
    }
    for party in 0..<instance.partyCount {
      chooser.lists.setList(ranking.list(of: party), of: party)
    }
  }

  /// Raises `activity` as far as it goes.
  private mutating func raise(_ activity: Int) {
    noteTies(of: activity)
    guard let amount = room(of: activity) else {
      unreachable("every activity that is ranked in amounts has a bound")
    }
    result.amounts[activity] += amount
    spend(amount, on: activity)
    raisesWithoutEnd += 1
    removeExhausted(by: activity)
    if raisesWithoutEnd > PlanProcedure.patienceWithKinks {
      chooser.lists.remove(activity)
      raisesWithoutEnd = 0
    }
    let change = ranking.raise(activity, by: amount)
    for party in change.parties.sorted() {
      chooser.lists.setList(ranking.list(of: party), of: party)
    }
    for changed in change.activities.sorted() {
      chooser.lists.setShut(!ranking.isOpen(changed), changed)
    }
    chooser.lists.offerAgain(activity)
  }

  /// How far `activity` can be raised until something binds; nil where nothing does.
  private func room(of activity: Int) -> Rational? {
    var room = instance.cap[activity].map { $0 - result.amounts[activity] }
    for pair in instance.pairs(of: activity) where instance.effort[pair].sign > 0 {
      guard let left = capacityLeft[instance.pairParty[pair]] else { continue }
      room = smaller(room, left / instance.effort[pair])
    }
    for draw in instance.draws.of(activity) where draw.amount.sign > 0 {
      guard let left = budgetLeft[draw.budget] else { continue }
      room = smaller(room, left / draw.amount)
    }
    return smaller(room, ranking.room(of: activity))
  }

  /// Takes hours and money of `amount` units.
  private mutating func spend(_ amount: Rational, on activity: Int) {
    for pair in instance.pairs(of: activity) {
      let party = instance.pairParty[pair]
      capacityLeft[party] = capacityLeft[party].map { $0 - instance.effort[pair] * amount }
    }
    for draw in instance.draws.of(activity) {
      budgetLeft[draw.budget] = budgetLeft[draw.budget].map { $0 - draw.amount * amount }
    }
  }

  /// Whether nothing more of `activity` fits.
  private func isExhausted(_ activity: Int) -> Bool {
    if let cap = instance.cap[activity], result.amounts[activity] >= cap { return true }
    for pair in instance.pairs(of: activity) where instance.effort[pair].sign > 0 {
      if let left = capacityLeft[instance.pairParty[pair]], left.sign <= 0 { return true }
    }
    for draw in instance.draws.of(activity) where draw.amount.sign > 0 {
      if let left = budgetLeft[draw.budget], left.sign <= 0 { return true }
    }
    return false
  }

  /// Takes off the lists what raising `activity` has exhausted.
  private mutating func removeExhausted(by activity: Int) {
    if !isExhausted(activity) { return }
    raisesWithoutEnd = 0
    chooser.lists.remove(activity)
    for pair in instance.pairs(of: activity) where instance.effort[pair].sign > 0 {
      let party = instance.pairParty[pair]
      guard let left = capacityLeft[party], left.sign <= 0 else { continue }
      for other in instance.pairsOfParty[party] where instance.effort[other].sign > 0 {
        chooser.lists.remove(instance.pairActivity[other])
      }
    }
    for draw in instance.draws.of(activity) where draw.amount.sign > 0 {
      guard let left = budgetLeft[draw.budget], left.sign <= 0 else { continue }
      for number in instance.draws.numbers(onBudget: draw.budget)
      where instance.draws[number].amount.sign > 0 {
        chooser.lists.remove(instance.draws.activity(of: number))
      }
    }
  }

  /// The ties after which one of the equal activities did not get all the room it has.
  private func decidedTies() -> [Verdict.Tie] {
    var seen: Set<Verdict.Tie> = []
    return result.ties.filter { tie in
      let isFull = instance.cap[tie.other].map { result.amounts[tie.other] >= $0 } ?? false
      return !isFull && seen.insert(tie).inserted
    }
  }

  /// Notes what is next to it on a performer's list and equal, so that the joint goal or declaration
  /// decided: for it, or where it stands before it, that nothing is first for all.
  private mutating func noteTies(of activity: Int) {
    for pair in instance.pairs(of: activity) {
      for equal in chooser.lists.neighbours(of: pair, while: { ranking.isTie(pair, $0) }) {
        result.ties.append(
          Verdict.Tie(
            party: instance.pairParty[pair], taken: activity, other: instance.pairActivity[equal]))
      }
    }
  }
}
