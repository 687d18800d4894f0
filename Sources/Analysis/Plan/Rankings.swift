import Arithmetic
import Evaluation

/// What each party would choose, as far as rankings and signs tell: for scripts without all figures.
struct Rankings {
  let instance: Instance
  let gains: Gains
  let structure: StructureTable
  let value: JointValue

  /// How a performer stands to an activity.
  private enum Attitude { case wants, isIndifferent, refuses, unknown }

  /// Each party's list of open pairs, the best first; nil where one cannot be told.
  func lists() -> [[Int]]? {
    var isOpen = [Bool](repeating: false, count: instance.activityCount)
    let isPreferred = preferredPairs()
    for activity in 0..<instance.activityCount
    where instance.isPossible(activity) && !instance.isBlocked[activity] {
      guard let open = opens(activity, isPreferred) else { return nil }
      isOpen[activity] = open
    }
    var lists: [[Int]] = []
    for party in 0..<instance.partyCount {
      let open = instance.pairsOfParty[party].filter { isOpen[instance.pairActivity[$0]] }
      guard let list = sorted(open, of: party) else { return nil }
      lists.append(list)
    }
    return lists
  }

  /// Whether the party of each pair prefers its activity to something, or something to it.
  private func preferredPairs() -> [Bool] {
    var isPreferred = [Bool](repeating: false, count: instance.pairParty.count)
    for party in 0..<instance.partyCount {
      for activity in instance.model.parties[party].preferences.lazy.flatMap(\.order) {
        if let pair = instance.pair(of: party, in: activity) { isPreferred[pair] = true }
      }
    }
    return isPreferred
  }

  /// Whether all performers would take part; nil where it cannot be told.
  private func opens(_ activity: Int, _ isPreferred: [Bool]) -> Bool? {
    var result: Bool? = true
    for pair in instance.pairs(of: activity) {
      switch attitude(of: pair, isPreferred) {
      case .wants: break
      case .refuses: return false
      case .unknown: result = nil
      case .isIndifferent:
        guard let worth = value.worth[activity] else {
          if !value.isDefined { return false }
          result = nil
          continue
        }
        if worth.sign <= 0 { return false }
      }
    }
    return result
  }

  /// How a performer stands to its activity: by its gain, else by structure, else because it prefers
  /// it to something.
  private func attitude(of pair: Int, _ isPreferred: [Bool]) -> Attitude {
    if gains.isPairKnown[pair] {
      let gain = gains.ofPair[pair]
      return gain.isZero ? .isIndifferent : gain.sign > 0 ? .wants : .refuses
    }
    switch structure.ofPair[pair] {
    case .always: return .wants
    case .never: return .refuses
    case .indifferent: return .isIndifferent
    case .depends: return isPreferred[pair] ? .wants : .unknown
    }
  }

  /// The pairs in the party's order: by gain per hour where figures are known, else as it prefers.
  private func sorted(_ pairs: [Int], of party: Int) -> [Int]? {
    if pairs.count < 2 { return pairs }
    let rates = pairs.map(rate)
    if let known = allKnown(rates) {
      let order = pairs.indices.sorted { a, b in
        known[a] != known[b]
          ? known[a] > known[b]
          : value.rank[instance.pairActivity[pairs[a]]]
            < value.rank[instance.pairActivity[pairs[b]]]
      }
      let isDecided = zip(order, order.dropFirst()).allSatisfy { a, b in
        known[a] != known[b]
          || [a, b].allSatisfy { value.decides(instance.pairActivity[pairs[$0]], in: instance) }
      }
      return isDecided ? order.map { pairs[$0] } : nil
    }
    // One of fewer activities ranks not all of them.
    for preference in instance.model.parties[party].preferences
    where preference.order.count >= pairs.count {
      var place: [Int: Int] = [:]
      for (index, activity) in preference.order.enumerated() { place[activity] = index }
      if let places = allKnown(pairs.map({ place[instance.pairActivity[$0]] })) {
        return zip(places, pairs).sorted { $0 < $1 }.map(\.1)
      }
    }
    return nil
  }

  /// What the pair's party gains per hour, nil where it is unknown.
  private func rate(of pair: Int) -> HourlyRate? {
    let activity = instance.pairActivity[pair]
    let performer = instance.model.activities[activity].performers[
      pair - instance.firstPair[activity]]
    guard let effort = performer.effort?.value, gains.isPairKnown[pair] else { return nil }
    return HourlyRate(gains.ofPair[pair], hours: effort)
  }

  /// The values if none is nil.
  private func allKnown<Element>(_ values: [Element?]) -> [Element]? {
    let known = values.compactMap { $0 }
    return known.count == values.count ? known : nil
  }

  /// The activities taken if each party chooses its first and has no time for more; what takes no time of
  /// anybody is in nobody's way.
  func taken(from lists: [[Int]]) -> (isTaken: [Bool], contested: [Int]) {
    var isTaken = [Bool](repeating: false, count: instance.activityCount)
    var chooser = Chooser(lists: PreferenceLists(instance, rank: value.rank))
    let isTimeless = (0..<instance.activityCount).map { activity in
      instance.model.activities[activity].performers.allSatisfy { $0.effort?.value.isZero == true }
    }
    for (party, list) in lists.enumerated() {
      for pair in list where isTimeless[instance.pairActivity[pair]] {
        isTaken[instance.pairActivity[pair]] = true
      }
      chooser.lists.setList(
        list.filter { !isTimeless[instance.pairActivity[$0]] }, of: party)
    }
    while let activity = chooser.next() {
      isTaken[activity] = true
      for pair in instance.pairs(of: activity) {
        for other in instance.pairsOfParty[instance.pairParty[pair]] {
          chooser.lists.remove(instance.pairActivity[other])
        }
      }
    }
    return (isTaken, chooser.contested)
  }

  /// Whether the amounts of a plan by `lists` can be told: efforts, money drawn and bounds are known.
  func haveAmounts(_ lists: [[Int]]) -> Bool {
    for pair in lists.joined() {
      let activity = instance.pairActivity[pair]
      if instance.bound(on: activity) == nil { return false }
      if !instance.isEffortKnown(of: activity) { return false }
      let isDrawUnknown = instance.draws.of(activity).contains {
        !$0.isKnown && instance.draws.limit[$0.budget] != nil
      }
      if isDrawUnknown { return false }
    }
    return true
  }
}
