import Evaluation

/// What two parties of a handoff have in common: an activity, a goal, a budget, a forum, a mandate.
///
/// Only what is in force on the day of the script counts.
struct CommonGround {
  /// How many parties there are; a pair is numbered `from * partyCount + to`.
  private let partyCount: Int
  /// The first joint activity that no mandate forbids, the first budget that follows nothing and the
  /// first forum that both are in, for the pairs of handoffs.
  private(set) var activity: [Int: Int] = [:]
  private(set) var budget: [Int: Int] = [:]
  private(set) var forum: [Int: Int] = [:]
  /// The first goal that both own and that says what it wants of an indicator, and the first indicator that
  /// their joint work betters.
  private(set) var goal: [Int: Int] = [:]
  private(set) var bettered: [Int: Int] = [:]
  /// The pairs of which the first may or must do something with the second that no mandate forbids.
  private var mandated: Set<Int> = []
  /// The activities that one who performs them must do.
  private var duties: Set<Int> = []

  /// - Complexity: O(n) in handoffs, and in what each activity, goal, budget, forum and mandate has of
  ///   members times what each of those hands over to.
  init(_ model: Model) {
    partyCount = model.parties.count
    var search = SharedSearch(model)
    let holds = Holds(model)
    for (index, activity) in model.activities.enumerated()
    where activity.isJoint && !holds.isForbidden(index) {
      let performers = activity.performers.map(\.party)
      search.add(index, performers, to: &self.activity)
      if let effect = activity.effects.first(where: model.isBetter) {
        search.add(effect.indicator, performers, to: &bettered)
      }
    }
    for (index, goal) in model.goals.enumerated()
    where !goal.worths.isEmpty || !goal.targets.isEmpty {
      search.add(index, goal.owners, to: &self.goal)
    }
    for (index, budget) in model.budgets.enumerated()
    where budget.follows == nil && model.isInForce(budget: index) {
      search.add(index, budget.contributions.map(\.party), to: &self.budget)
    }
    for (index, forum) in model.forums.enumerated()
    where model.isInForce(forum: index) {
      search.add(index, forum.members, to: &self.forum)
    }
    for (_, rule) in model.rulesInForce
    where rule.modality != .mustNot && !holds.isForbidden(rule.activity) {
      let performers = model.activities[rule.activity].performers.map(\.party)
      if rule.modality == .must && performers.contains(rule.party) { duties.insert(rule.activity) }
      // Work with a part of a party is work with it.
      let others = performers + performers.flatMap(model.wholes(of:)) + rule.with
      for other in others where search.isNeeded(rule.party, other) {
        mandated.insert(pair(rule.party, other))
      }
    }
  }

  /// The number of a pair.
  func pair(_ from: Int, _ to: Int) -> Int { from * partyCount + to }

  /// Whether one who performs an activity must do it.
  func isDuty(_ activity: Int) -> Bool { duties.contains(activity) }

  /// Whether `party` may or must do something with `other`.
  func isMandated(_ party: Int, with other: Int) -> Bool { mandated.contains(pair(party, other)) }
}

/// Finds for the pairs of all handoffs the first group that both belong to.
private struct SharedSearch {
  private let partyCount: Int
  /// Whom each party hands over to, each once.
  private var receivers: [[Int]]
  private var needed: Set<Int> = []
  /// The last group each party was met in, so that membership is asked in constant time.
  private var stamp: [Int]
  private var group = 0

  init(_ model: Model) {
    partyCount = model.parties.count
    receivers = Array(repeating: [], count: partyCount)
    stamp = Array(repeating: 0, count: partyCount)
    for handoff in model.handoffs
    where needed.insert(handoff.from * partyCount + handoff.to).inserted {
      receivers[handoff.from].append(handoff.to)
    }
  }

  /// Whether something is handed over from one to the other or back.
  func isNeeded(_ one: Int, _ other: Int) -> Bool {
    needed.contains(one * partyCount + other) || needed.contains(other * partyCount + one)
  }

  /// Notes a group for the pairs that have none yet.
  mutating func add(_ index: Int, _ members: [Int], to found: inout [Int: Int]) {
    group += 1
    for member in members { stamp[member] = group }
    for giver in members {
      let isShort = receivers[giver].count <= members.count
      for other in isShort ? receivers[giver] : members {
        let pair = giver * partyCount + other
        guard isShort ? stamp[other] == group : needed.contains(pair) else { continue }
        if found[pair] == nil { found[pair] = index }
      }
    }
  }
}
