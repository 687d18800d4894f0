import Arithmetic

/// Each party's order of what is open to it, at the plan so far.
///
/// Open to a party is what all performers gain from, or lose nothing by where it has worth. Where the
/// plan reaches a measure's limit, gains change and so do the lists; at the limit itself, doing more
/// earns what lies beyond it and doing less loses what lies before it.
struct Ranking {
  /// Where a plan stands to the limit of a measure.
  private enum Standing { case below, at, above }

  let instance: Instance
  private let payments: Payments
  /// The lists where they are given, not computed from gains.
  private let fixedLists: [[Int]]?
  private let rank: [Int]
  private let worth: [Rational?]
  /// Whether things are worth something, so that a worth which is not there is unknown.
  private let isValued: Bool
  /// Whether it depended on a worth that is unknown whether somebody takes part.
  private(set) var isWorthMissing = false
  /// Whether an activity takes part at all.
  private let isIncluded: [Bool]
  /// The gains of pairs before any limit is reached.
  private let gainBefore: [Rational]
  /// The gains of pairs at the plan so far.
  private var gain: [Rational]
  private var perHour: [HourlyRate]
  private var isAcceptable: [Bool]
  /// Improvements of the plan so far in each outlook on a limit.
  private var improvement: [Rational]
  private var standing: [Standing]
  /// Whether an activity moves an outlook on a limit, so that gains from it may change.
  private let isMover: [Bool]

  init(
    _ instance: Instance, _ payments: Payments, _ gains: Gains, _ value: JointValue,
    isIncluded: [Bool], at plan: [Rational]? = nil
  ) {
    self.instance = instance
    self.payments = payments
    self.isIncluded = isIncluded
    fixedLists = nil
    rank = value.rank
    worth = value.worth
    isValued = value.isDefined
    gainBefore = gains.ofPair
    gain = gainBefore
    perHour = gains.perHour
    isAcceptable = Array(repeating: false, count: instance.activityCount)
    improvement =
      plan.map { payments.improvements(by: $0, in: instance) }
      ?? Array(repeating: 0, count: payments.outlooks.count)
    standing = payments.capped.map { _ in .below }
    isMover = Ranking.movers(instance, payments)
    for activity in isAcceptable.indices { isAcceptable[activity] = accepts(activity) }
    for index in payments.capped.indices { standing[index] = currentStanding(index) }
    if standing.contains(where: { $0 != .below }) {
      for activity in isMover.indices where isMover[activity] { revalue(activity) }
    }
  }

  /// Creates the ranking that lists give which never change; measures' limits are not known then.
  init(_ instance: Instance, _ payments: Payments, lists: [[Int]]) {
    self.instance = instance
    self.payments = payments
    fixedLists = lists
    (rank, worth, isIncluded, isAcceptable, isValued) = ([], [], [], [], false)
    (gainBefore, gain, perHour) = ([], [], [])
    (improvement, standing, isMover) = ([], [], [])
  }

  /// The pairs of `party` that are open or may come to be, the best first; ties by worth per hour,
  /// then by declaration.
  ///
  /// - Complexity: O(n log n) in the number of its activities.
  func list(of party: Int) -> [Int] {
    if let fixedLists { return fixedLists[party] }
    if instance.pairsOfParty[party].isEmpty { return [] }
    let pairs = instance.pairsOfParty[party].filter { pair in
      let activity = instance.pairActivity[pair]
      return isAcceptable[activity] || isMover[activity] && isIncluded[activity]
    }
    return pairs.sorted {
      perHour[$0] != perHour[$1]
        ? perHour[$0] > perHour[$1]
        : rank[instance.pairActivity[$0]] < rank[instance.pairActivity[$1]]
    }
  }

  /// Whether everybody whom `activity` needs would take part in it.
  func isOpen(_ activity: Int) -> Bool { fixedLists != nil || isAcceptable[activity] }

  /// Whether two pairs of one party are equal for it.
  func isTie(_ a: Int, _ b: Int) -> Bool { fixedLists == nil && perHour[a] == perHour[b] }

  /// How far `activity` can be raised until a measure's limit is reached; nil where none is.
  func room(of activity: Int) -> Rational? {
    if fixedLists != nil || !isMover[activity] { return nil }
    var room: Rational?
    for (outlook, seen) in moves(of: activity) {
      for index in payments.cappedIn[outlook] {
        let distance = payments.capped[index].limit - improvement[outlook]
        if distance.sign == seen.sign { room = smaller(room, distance / seen) }
      }
    }
    return room
  }

  /// What reaching a measure's limit changes.
  struct Change {
    /// The parties whose lists have a new order.
    var parties: Set<Int> = []
    /// The activities whose gains have changed.
    var activities: Set<Int> = []
  }

  /// Takes note of a raised activity.
  mutating func raise(_ activity: Int, by amount: Rational) -> Change {
    var change = Change()
    if fixedLists != nil || !isMover[activity] { return change }
    for (outlook, seen) in moves(of: activity) {
      improvement[outlook] += seen * amount
      for index in payments.cappedIn[outlook] {
        let now = currentStanding(index)
        if now == standing[index] { continue }
        standing[index] = now
        note(payments.capped[index], in: &change)
      }
    }
    for changed in change.activities { revalue(changed) }
    return change
  }

  /// Adds whose gains from what a limited payment touches.
  private func note(_ capped: Payments.Capped, in change: inout Change) {
    for side in payments.sides(of: capped) {
      for pair in instance.pairsOfParty[side.party] {
        let activity = instance.pairActivity[pair]
        guard isMover[activity], isIncluded[activity],
          !instance.improvement(payments.outlooks[capped.outlook], by: activity).isZero
        else { continue }
        change.activities.insert(activity)
        change.parties.insert(side.party)
      }
    }
  }

  /// Computes the gains from `activity` anew, and whether it is open.
  private mutating func revalue(_ activity: Int) {
    for pair in instance.pairs(of: activity) { gain[pair] = gainBefore[pair] }
    for (outlook, seen) in moves(of: activity) {
      for index in payments.cappedIn[outlook] where !counts(index, seen) {
        for side in payments.sides(of: payments.capped[index]) {
          guard let pair = instance.pair(of: side.party, in: activity) else { continue }
          gain[pair] -= side.weight * payments.capped[index].rate * seen
        }
      }
    }
    for pair in instance.pairs(of: activity) {
      perHour[pair] = HourlyRate(gain[pair], hours: instance.effort[pair])
    }
    isAcceptable[activity] = accepts(activity)
  }

  /// Whether a limited payment still counts for more of an improvement.
  private func counts(_ index: Int, _ seen: Rational) -> Bool {
    switch standing[index] {
    case .below: true
    case .at: seen.sign < 0
    case .above: false
    }
  }

  /// What one unit of `activity` improves each outlook by, zeros left out.
  private func moves(of activity: Int) -> [(outlook: Int, seen: Rational)] {
    instance.impacts[activity].flatMap { impact in
      payments.outlooksOn[impact.indicator].compactMap { outlook in
        let seen = instance.impacts.seen(impact, within: payments.outlooks[outlook].horizon) ?? 0
        return seen.isZero ? nil : (outlook, seen)
      }
    }
  }

  /// Where the plan so far stands to a limit.
  private func currentStanding(_ index: Int) -> Standing {
    let capped = payments.capped[index]
    let now = improvement[capped.outlook]
    return now == capped.limit ? .at : now < capped.limit ? .below : .above
  }

  /// Whether everybody whom `activity` needs would take part in it.
  private mutating func accepts(_ activity: Int) -> Bool {
    let pairs = instance.pairs(of: activity)
    guard isIncluded[activity], !pairs.isEmpty else { return false }
    var isIndifferent = false
    for pair in pairs {
      let sign = gain[pair].sign
      if sign < 0 { return false }
      isIndifferent = isIndifferent || sign == 0
    }
    if !isIndifferent { return true }
    if worth[activity] == nil && isValued { isWorthMissing = true }
    return (worth[activity]?.sign ?? 0) > 0
  }

  /// Which activities move an outlook in which a payment has a limit.
  private static func movers(_ instance: Instance, _ payments: Payments) -> [Bool] {
    if payments.capped.isEmpty { return Array(repeating: false, count: instance.activityCount) }
    return (0..<instance.activityCount).map { activity in
      instance.impacts[activity].contains { impact in
        payments.outlooksOn[impact.indicator].contains {
          instance.impacts.seen(impact, within: payments.outlooks[$0].horizon)?.isZero == false
        }
      }
    }
  }
}
