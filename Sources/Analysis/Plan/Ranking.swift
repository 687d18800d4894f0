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
  /// Whether an activity takes part at all.
  private let isIncluded: [Bool]
  /// The gains of pairs before any limit is reached.
  private let gainBefore: [Rational]
  /// The gains of pairs at the plan so far.
  private var gain: [Rational]
  private var perHour: [HourlyRate]
  private var isAcceptable: [Bool]
  /// Improvements of the plan so far, of indicators with a limit only.
  private var improvement: [Rational]
  private var standing: [Standing]
  /// The activities that move each indicator with a limit.
  private let movers: [[Int]]

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
    gainBefore = gains.ofPair
    gain = gainBefore
    perHour = gainBefore.indices.map { HourlyRate(gains.ofPair[$0], hours: instance.effort[$0]) }
    isAcceptable = Array(repeating: false, count: instance.activityCount)
    improvement =
      plan.map(instance.improvements) ?? Array(repeating: 0, count: instance.indicatorCount)
    standing = payments.capped.map { _ in .below }
    movers = Ranking.movers(instance, payments)
    for activity in isAcceptable.indices { isAcceptable[activity] = accepts(activity) }
    for index in payments.capped.indices { standing[index] = currentStanding(index) }
    for index in standing.indices where standing[index] != .below {
      for activity in movers[payments.capped[index].indicator] { revalue(activity) }
    }
  }

  /// Creates the ranking that lists give which never change; measures' limits are not known then.
  init(_ instance: Instance, _ payments: Payments, lists: [[Int]]) {
    self.instance = instance
    self.payments = payments
    fixedLists = lists
    (rank, worth, isIncluded, isAcceptable) = ([], [], [], [])
    (gainBefore, gain, perHour) = ([], [], [])
    (improvement, standing, movers) = ([], [], [])
  }

  /// The open pairs of `party`, the best first; ties by worth per hour, then by declaration.
  ///
  /// - Complexity: O(n log n) in the number of its activities.
  func list(of party: Int) -> [Int] {
    if let fixedLists { return fixedLists[party] }
    return instance.pairsOfParty[party].filter { isAcceptable[instance.pairActivity[$0]] }.sorted {
      perHour[$0] != perHour[$1]
        ? perHour[$0] > perHour[$1]
        : rank[instance.pairActivity[$0]] < rank[instance.pairActivity[$1]]
    }
  }

  /// Whether all performers of `activity` gain from more of it.
  func isWantedByAll(_ activity: Int) -> Bool {
    isAcceptable[activity] && instance.pairs(of: activity).allSatisfy { gain[$0].sign > 0 }
  }

  /// Whether two pairs of one party are equal for it.
  func isTie(_ a: Int, _ b: Int) -> Bool { fixedLists == nil && perHour[a] == perHour[b] }

  /// How far `activity` can be raised until a measure's limit is reached; nil where none is.
  func room(of activity: Int) -> Rational? {
    if fixedLists != nil { return nil }
    var room: Rational?
    for impact in instance.impacts[activity] where !impact.improvement.isZero {
      for index in payments.cappedOn[impact.indicator] {
        let distance = payments.capped[index].limit - improvement[impact.indicator]
        if distance.sign == impact.improvement.sign {
          room = smaller(room, distance / impact.improvement)
        }
      }
    }
    return room
  }

  /// Takes note of a raised activity; returns the parties whose lists have changed.
  mutating func raise(_ activity: Int, by amount: Rational) -> [Int] {
    if fixedLists != nil || payments.capped.isEmpty { return [] }
    var revalued: [Int] = []
    for impact in instance.impacts[activity] {
      let capped = payments.cappedOn[impact.indicator]
      if capped.isEmpty || impact.improvement.isZero { continue }
      improvement[impact.indicator] += impact.improvement * amount
      var hasChanged = false
      for index in capped {
        let now = currentStanding(index)
        if now != standing[index] { (standing[index], hasChanged) = (now, true) }
      }
      if hasChanged { revalued += movers[impact.indicator] }
    }
    var parties: Set<Int> = []
    for mover in revalued {
      revalue(mover)
      for pair in instance.pairs(of: mover) { parties.insert(instance.pairParty[pair]) }
    }
    return parties.sorted()
  }

  /// Computes the gains from `activity` anew, and whether it is open.
  private mutating func revalue(_ activity: Int) {
    for pair in instance.pairs(of: activity) { gain[pair] = gainBefore[pair] }
    for impact in instance.impacts[activity] {
      for index in payments.cappedOn[impact.indicator] where !counts(index, impact) {
        for side in payments.capped[index].sides {
          guard let pair = instance.pair(of: side.party, in: activity),
            let seen = instance.seen(impact, by: side.party)
          else { continue }
          gain[pair] -= side.weight * payments.capped[index].rate * seen
        }
      }
    }
    for pair in instance.pairs(of: activity) {
      perHour[pair] = HourlyRate(gain[pair], hours: instance.effort[pair])
    }
    isAcceptable[activity] = accepts(activity)
  }

  /// Whether a limited payment still counts for more of an impact.
  private func counts(_ index: Int, _ impact: Impact) -> Bool {
    switch standing[index] {
    case .below: true
    case .at: impact.improvement.sign < 0
    case .above: false
    }
  }

  /// Where the plan so far stands to a limit.
  private func currentStanding(_ index: Int) -> Standing {
    let capped = payments.capped[index]
    let now = improvement[capped.indicator]
    return now == capped.limit ? .at : now < capped.limit ? .below : .above
  }

  /// Whether everybody whom `activity` needs would take part in it.
  private func accepts(_ activity: Int) -> Bool {
    let pairs = instance.pairs(of: activity)
    guard isIncluded[activity], !pairs.isEmpty else { return false }
    let isWorthwhile = (worth[activity]?.sign ?? 0) > 0
    return pairs.allSatisfy { gain[$0].sign > 0 || gain[$0].isZero && isWorthwhile }
  }

  /// The activities that move each indicator on which a payment has a limit.
  private static func movers(_ instance: Instance, _ payments: Payments) -> [[Int]] {
    var movers = [[Int]](repeating: [], count: instance.indicatorCount)
    if payments.capped.isEmpty { return movers }
    for activity in 0..<instance.activityCount {
      for impact in instance.impacts[activity]
      where !payments.cappedOn[impact.indicator].isEmpty && !impact.improvement.isZero {
        movers[impact.indicator].append(activity)
      }
    }
    return movers
  }
}
