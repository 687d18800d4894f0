import Arithmetic
import Evaluation

extension Repair {
  /// Finds the smallest changes that make the optimum of `verdict`, or `activity` alone, hold.
  ///
  /// - Parameters:
  ///   - wanted: the kinds to look for.
  ///   - alternatives: whether to look, beside `both`, for what else the script can change.
  ///   - margin: see `Repair.margin`; at least 0.
  /// - Precondition: `verdict` is that on its model as it is.
  /// - Complexity: a linear programme per kind, and a verdict for each repair found.
  public init(
    of verdict: Verdict, activity: Int? = nil, by wanted: Kind = .both,
    besides alternatives: Alternatives = .all, margin: Rational = Repair.defaultMargin
  ) {
    self.verdict = verdict
    self.activity = activity
    self.margin = margin
    need = Repair.need(verdict, activity)
    guard need == .needed else { return }
    let search = RepairSearch(verdict, activity, margin)
    if wanted != .payments { rates = search.told { $0.rates() } }
    if wanted != .rates { payments = search.told { $0.payments() } }
    if wanted == .both && alternatives == .all {
      others = search.others().enumerated().sorted { a, b in
        (a.element.cost, a.offset) < (b.element.cost, b.offset)
      }.map(\.element)
    }
  }

  /// Whether there is anything to repair.
  private static func need(_ verdict: Verdict, _ activity: Int?) -> Need {
    guard let holds = verdict.selfEnforcing else { return .unknown }
    guard let activity else { return holds ? .none : .needed }
    guard let amount = verdict.activities[activity].plan.joint else { return .unknown }
    if amount.sign <= 0 { return .unwanted }
    guard let pocket = verdict.activities[activity].pocket else { return .unwanted }
    return pocket == .selfEnforcing ? .none : .needed
  }
}

extension Repair {
  /// The activities of the optimum, or the one asked for, that an obstacle blocks: they do not run as
  /// things are, whatever parties are held to.
  public var blocked: [Int] {
    verdict.activities.indices.filter { index in
      (verdict.activities[index].plan.joint?.sign ?? 0) > 0
        && (activity.map { $0 == index } ?? true) && !verdict.obstacles(blocking: index).isEmpty
    }
  }
}

/// The search for the repairs of one verdict.
private struct RepairSearch {
  let verdict: Verdict
  let activity: Int?
  let margin: Rational
  let assessment: Assessment
  let conditions: Conditions

  /// - Precondition: the verdict has a joint plan.
  init(_ verdict: Verdict, _ activity: Int?, _ margin: Rational) {
    self.verdict = verdict
    self.activity = activity
    self.margin = margin
    assessment = verdict.views?.assessment ?? Assessment(verdict.model)
    let plan = verdict.activities.map { $0.plan.joint ?? 0 }
    conditions = Conditions(assessment, at: plan, margin: margin)
  }

  /// The smallest change of levers.
  private func smallest(_ levers: Levers) -> Levers.Outcome {
    guard let activity else { return levers.smallest(conditions) }
    return levers.smallest(conditions, keeping: activity)
  }

  /// Judges the model with the changes; nil where they do not make it hold, or not as `holds` asks of it.
  private func option(
    _ kind: Repair.Option.Kind, _ changes: [Amendment], _ cost: Repair.Cost,
    where holds: (Assessment) -> Bool = { _ in true }
  ) -> Repair.Option? {
    guard let (after, repaired) = judge(changes), holds(repaired) else { return nil }
    return Repair.Option(
      kind: kind, changes: changes, cost: cost, after: after,
      unrewarded: after.unrewarded(by: repaired))
  }

  /// The verdict on the model with the changes; nil where they do not make it hold.
  ///
  /// Where the change decides a tie of the joint value for another plan, that is not the one whose money
  /// was counted.
  private func judge(_ changes: [Amendment]) -> (Verdict, Assessment)? {
    let repaired = Assessment(verdict.model.applying(changes))
    let after = Verdict(of: repaired, near: conditions.plan, activity: activity)
    if let activity {
      let said = after.activities[activity]
      let wanted = conditions.plan[activity]
      let isDone = said.plan.predicted.map { $0 >= wanted } ?? false
      let holds = said.pocket == .selfEnforcing && said.plan.joint == wanted && isDone
      return holds ? (after, repaired) : nil
    }
    let isSame = zip(after.activities, conditions.plan).allSatisfy { $0.plan.joint == $1 }
    return after.selfEnforcing == true && isSame ? (after, repaired) : nil
  }

  /// Whether what is wanted stays as far from a tie as it must in the repaired model, for those who would
  /// leave it and for all who do joint work of the plan: changes that are tried one by one are in no
  /// programme that would see to it.
  private func keepsMargin(_ repaired: Assessment) -> Bool {
    if margin.isZero { return true }
    let conditions = Conditions(repaired, at: conditions.plan, margin: margin)
    let nothing = Levers(parties: verdict.parties.count)
    let outcome: Levers.Outcome
    if let activity {
      outcome = nothing.smallest(conditions, keeping: activity)
    } else {
      let instance = conditions.instance
      var parties = Set(tempted)
      for a in conditions.plan.indices where instance.isJoint(a) && conditions.plan[a].sign > 0 {
        parties.formUnion(instance.pairs(of: a).map { instance.pairParty[$0] })
      }
      var program = LinearProgram()
      for party in parties.sorted() { conditions.add(for: party, to: &program, nothing.change) }
      outcome = nothing.solve(program)
    }
    if case .solved = outcome { return true }
    return false
  }

  // MARK: Figures that people write

  /// At most so many changes are rounded, and so many activities times changes judged for it.
  private static let mostRounded = (changes: 12, work: 20_000)

  /// The option with its figures rounded as far as it holds then; `cost` is that of other changes.
  ///
  /// All at once, else one after the other.
  private func rounding(
    _ option: Repair.Option, allows: ([Amendment], Verdict) -> Bool,
    cost: ([Amendment]) -> Repair.Cost
  ) -> Repair.Option {
    let changes = option.changes
    guard changes.count <= Self.mostRounded.changes,
      changes.count * conditions.plan.count <= Self.mostRounded.work
    else { return option }
    var best: (changes: [Amendment], after: Verdict)?
    func tries(_ rounded: [Amendment]) -> Bool {
      guard let (after, _) = judge(rounded), allows(rounded, after) else { return false }
      best = (rounded, after)
      return true
    }
    let all = changes.map { $0.rounded(to: .coarse) ?? $0 }
    if all == changes { return option }
    if !tries(all) {
      var kept = changes
      for index in changes.indices {
        for step in [Amendment.Step.coarse, .fine] {
          guard let rounded = changes[index].rounded(to: step) else { continue }
          var next = kept
          next[index] = rounded
          if tries(next) {
            kept = next
            break
          }
        }
      }
    }
    guard let best else { return option }
    var option = option
    option.rounded = Repair.Rounded(
      changes: best.changes, cost: cost(best.changes), after: best.after)
    return option
  }

  // MARK: Rates and payments

  /// What is found; where the margin alone is in its way, that.
  func told(_ find: (RepairSearch) -> Repair.Outcome) -> Repair.Outcome {
    let outcome = find(self)
    guard margin.sign > 0, case .impossible(let obstacles) = outcome,
      obstacles.allSatisfy(\.mayBeTheMargin),
      case .found = find(RepairSearch(verdict, activity, 0))
    else { return outcome }
    return .impossible([.margin(margin)])
  }

  func rates() -> Repair.Outcome {
    let repair = RateRepair(conditions, assessment.value)
    let parties =
      activity.map { activity in
        conditions.instance.pairs(of: activity).map { conditions.instance.pairParty[$0] }
      } ?? Array(verdict.parties.indices)
    var rates = repair.rates(of: parties)
    let levers = repair.levers(&rates)
    switch smallest(levers) {
    case .solved(let solution):
      let (changes, moved) = repair.changes(rates, solution)
      guard let found = option(.rates, changes, Repair.Cost(moved: moved)) else {
        return .impossible(workInPart ?? [.doesNotHold])
      }
      return .found(
        rounding(found, allows: { changes, _ in changes.allSatisfy(repair.allows) }) {
          Repair.Cost(moved: repair.moved(by: $0))
        })
    case .infeasible:
      let obstacles = RateObstacles(repair: repair, sources: assessment.value.sources)
      return .impossible(workInPart ?? obstacles.all(keeping: activity))
    case .unavailable(let obstacle): return .impossible([.unavailable(obstacle)])
    }
  }

  func payments() -> Repair.Outcome {
    let shortfall = verdict.parties.map { party in
      (party.utility.silo ?? 0) - (party.utility.joint ?? 0)
    }
    let search = PaymentSearch(
      conditions, shortfall: shortfall, only: activity, solve: smallest)
    switch search.smallest() {
    case .found(let repair, let values): return payments(repair, values)
    case .infeasible:
      let tempted = concerned.filter { conditions.instance.isInPoints[$0] }
      return .impossible(
        tempted.isEmpty ? workInPart ?? [.nobodyCanPay] : tempted.map { .points(party: $0) })
    case .unavailable(let obstacle): return .impossible([.unavailable(obstacle)])
    }
  }

  /// The payments that the values of their columns are, judged.
  private func payments(_ repair: PaymentRepair, _ values: [Rational]) -> Repair.Outcome {
    let (changes, cost) = repair.changes(values)
    guard let found = option(.payments, changes, cost) else {
      return .impossible(workInPart ?? [.doesNotHold])
    }
    return .found(rounding(found, allows: isAffordable) { PaymentRepair.cost(of: $0) })
  }

  /// At most so many obstacles are named.
  private static let mostObstacles = 3

  /// The own work of parties that the plan does only in part though they have hours left and would do
  /// more; nil where there is none.
  private var workInPart: [Repair.Obstacle]? {
    if activity != nil { return nil }
    let (instance, plan) = (conditions.instance, conditions.plan)
    let improvements = instance.improvements(by: plan)
    var found: [Repair.Obstacle] = []
    for (party, said) in verdict.parties.enumerated() {
      let used = instance.pairsOfParty[party].reduce(Rational.zero) {
        $0 + instance.effort[$1] * plan[instance.pairActivity[$1]]
      }
      if let capacity = instance.capacity[party], used >= capacity { continue }
      for change in said.deviation where change.from.sign > 0 && change.to > change.from {
        if instance.isJoint(change.activity) { continue }
        found.append(
          .inPart(
            party: party, activity: change.activity,
            cappedBy: exhaustedWorth(of: change.activity, improvements)))
      }
    }
    return found.isEmpty ? nil : Array(found.prefix(Self.mostObstacles))
  }

  /// A line of a goal that counts no more of what an activity improves than the plan does.
  private func exhaustedWorth(
    of activity: Int, _ improvements: [Rational]
  ) -> Repair.CappedWorth? {
    let model = verdict.model
    for (goal, row) in model.goals.enumerated() {
      for (line, worth) in row.worths.enumerated() {
        guard worth.cap?.value == improvements[worth.indicator] else { continue }
        if model.activities[activity].effects.contains(where: { $0.indicator == worth.indicator }) {
          return Repair.CappedWorth(goal: goal, line: line)
        }
      }
    }
    return nil
  }

  /// Whether who pays does not end below the silo plan, pays from outside at most what it gains, and
  /// stays within its mandates.
  private func isAffordable(_ changes: [Amendment], _ after: Verdict) -> Bool {
    var paid: [Int: [Int: Rational]] = [:]
    for case .payment(let payment) in changes {
      guard let payer = payment.from, payment.total.sign > 0 else { continue }
      paid[payer, default: [:]][payment.activity, default: 0] += payment.perUnit
    }
    let instance = conditions.instance
    for (payer, activities) in paid.sorted(by: { $0.key < $1.key }) {
      let before = verdict.parties[payer].utility
      guard let left = after.parties[payer].utility.joint, let silo = before.silo, left >= silo
      else { return false }
      for (activity, amount) in activities.sorted(by: { $0.key < $1.key }) {
        if let most = conditions.mandated(payer, activity), amount > most { return false }
        let isOutside = instance.pair(of: payer, in: activity) == nil
        if isOutside && (after.gain(of: payer, from: activity)?.sign ?? 0) < 0 { return false }
      }
    }
    return true
  }

  // MARK: What else

  /// The most plans that are judged in search of other repairs, in activities times tries.
  private static let mostWork = 20_000

  /// The parties that would leave the plan, or the activity.
  private var tempted: [Int] {
    let instance = conditions.instance
    guard let activity else {
      return verdict.parties.indices.filter { (verdict.parties[$0].temptation?.sign ?? 0) > 0 }
    }
    return zip(instance.pairs(of: activity), verdict.activities[activity].short)
      .filter { $0.1.sign > 0 }.map { instance.pairParty[$0.0] }
  }

  /// The tempted, and those who want more joint work than the plan holds.
  private var concerned: [Int] {
    var concerned = Set(tempted)
    if activity != nil { return tempted }
    for invitation in Decliners(conditions).invitations
    where invitation.performers.allSatisfy({ $0.gain.sign > 0 }) {
      concerned.formUnion(invitation.performers.map(\.party))
    }
    return concerned.sorted()
  }

  /// The smallest repair of each other kind.
  func others() -> [Repair.Option] {
    var result: [Repair.Option] = []
    let (tempted, concerned) = (tempted, concerned)
    for budget in verdict.model.budgets.indices {
      let parties = Set(verdict.model.budgets[budget].contributions.map(\.party))
      guard parties.isSuperset(of: tempted), !parties.isDisjoint(with: concerned),
        let repair = BudgetRepair(conditions, budget: budget)
      else { continue }
      func solve(_ levers: Levers) -> LinearProgram.Solution? {
        guard case .solved(let solution) = smallest(levers) else { return nil }
        return solution
      }
      if let (change, cost) = repair.shares(solve),
        let found = option(.shares(budget: budget), [change], cost)
      {
        result.append(found)
      }
      if let (change, cost) = repair.unspent(solve),
        let found = option(.unspent(budget: budget), [change], cost)
      {
        result.append(found)
      }
    }
    var work = Self.mostWork / max(1, conditions.plan.count)
    if work == 0 { return result }
    let candidates = Candidates(conditions: conditions, parties: concerned, tempted: tempted)
    for group in candidates.horizons() + candidates.ceilings().map({ [$0] }) {
      for candidate in group where work > 0 {
        work -= 1
        let found = option(
          candidate.kind, [candidate.change], candidate.cost, where: keepsMargin)
        guard let found else { continue }
        result.append(found)
        break
      }
    }
    return result
  }
}

extension Verdict {
  /// Work of the optimum that creates value and for which no measure pays its performer.
  fileprivate func unrewarded(by assessment: Assessment) -> [Repair.Unrewarded] {
    let instance = assessment.instance
    var pay: [[Int: Rational]] = Array(repeating: [:], count: instance.partyCount)
    for (party, held) in assessment.payments.held(by: instance.partyCount).enumerated() {
      for measure in held { pay[party][measure.indicator, default: 0] += measure.rate }
    }
    var result: [Repair.Unrewarded] = []
    for (activity, said) in activities.enumerated()
    where (said.plan.joint?.sign ?? 0) > 0 && (said.worth?.sign ?? 0) > 0 {
      for pair in instance.pairs(of: activity) {
        let party = instance.pairParty[pair]
        let earned = instance.impacts[activity].reduce(Rational.zero) { sum, impact in
          sum + (pay[party][impact.indicator] ?? 0) * (instance.seen(impact, by: party) ?? 0)
        }
        if earned.sign <= 0 {
          result.append(Repair.Unrewarded(party: party, activity: activity))
        }
      }
    }
    return result
  }
}
