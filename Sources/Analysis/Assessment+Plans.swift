import Arithmetic

extension Assessment {
  /// Adds plans and all that follows from them, as far as the precision reaches.
  func fillPlans(of verdict: inout Verdict) {
    switch precision {
    case .numbers: fillNumbers(of: &verdict)
    case .rankings: fillRankings(of: &verdict)
    case .structure:
      verdict.shifts = instance.structuralShifts(structure, worth: value.worth)
    }
  }

  /// Adds the set of activities taken, or the amounts of the silo and predicted plans.
  private func fillRankings(of verdict: inout Verdict) {
    guard let lists else { return }
    let rankings = Rankings(instance: instance, gains: gains, structure: structure, value: value)
    guard rankings.haveAmounts(lists) else {
      let (isTaken, contested) = rankings.taken(from: lists)
      for (activity, taken) in isTaken.enumerated() { verdict.activities[activity].taken = taken }
      verdict.contested = contested.isEmpty ? nil : Verdict.Contest(activities: contested)
      verdict.shifts = instance.structuralShifts(structure, worth: value.worth)
        .filter { isTaken[$0.activity] }
      return
    }
    if areLimitsInSight(rankings) {
      let (silo, predicted) = (listed(lists, joint: false), listed(lists, joint: true))
      if isDecided(silo) && isDecided(predicted) {
        return fill(silo: silo, predicted: predicted, into: &verdict)
      }
    }
    verdict.shifts = instance.structuralShifts(structure, worth: value.worth)
  }

  /// The procedure's plan by lists; where all gains are known, with the limits of measures.
  private func listed(_ lists: [[Int]], joint: Bool) -> PlanProcedure.Result {
    func takesPart(_ pair: Int) -> Bool { joint || !instance.isJoint(instance.pairActivity[pair]) }
    let ranking: Ranking
    if gains.isKnown {
      let isIncluded = isIncluded(withJointWork: joint)
      ranking = Ranking(instance, payments, gains, value, isIncluded: isIncluded)
    } else {
      ranking = Ranking(instance, payments, lists: lists.map { $0.filter(takesPart) })
    }
    return PlanProcedure(instance, ranking, rank: value.rank).run()
  }

  /// Whether no worth that is missing decides a plan: between equals, in a circle, or whether work goes on.
  private func isDecided(_ plan: PlanProcedure.Result) -> Bool {
    !plan.isWorthMissing && plan.contested.allSatisfy { value.decides($0, in: instance) }
      && plan.ties.allSatisfy {
        value.decides($0.taken, in: instance) && value.decides($0.other, in: instance)
      }
  }

  /// Whether all is known that decides when measures pay for no more, and what may open up then.
  private func areLimitsInSight(_ rankings: Rankings) -> Bool {
    if payments.capped.isEmpty { return true }
    let included = isIncluded(withJointWork: true)
    let all = included.indices.filter { included[$0] }.flatMap { Array(instance.pairs(of: $0)) }
    guard gains.isKnown, rankings.haveAmounts([all]) else { return false }
    let lines = instance.lines
    return (0..<lines.count).allSatisfy { activity in
      lines.areKnown(of: activity)
        || lines.effects(of: activity).allSatisfy { effect in
          lines.effects[effect].isKnown
            || payments.outlooksOn[lines.effects[effect].indicator].allSatisfy {
              payments.cappedIn[$0].isEmpty
            }
        }
    }
  }

  /// What takes part in a plan: joint work or not, and nothing that obstacles block, those of the
  /// model if no others are named.
  func isIncluded(withJointWork: Bool, blocked: [Bool]? = nil) -> [Bool] {
    let isBlocked = blocked ?? instance.isBlocked
    return (0..<instance.activityCount).map {
      !instance.isHeld[$0] && !isBlocked[$0] && (withJointWork || !instance.isJoint($0))
    }
  }

  /// The procedure's plan of what takes part in it.
  func plan(withJointWork: Bool, blocked: [Bool]? = nil) -> PlanProcedure.Result {
    let isIncluded = isIncluded(withJointWork: withJointWork, blocked: blocked)
    let ranking = Ranking(instance, payments, gains, value, isIncluded: isIncluded)
    return PlanProcedure(instance, ranking, rank: value.rank).run()
  }

  /// Adds the silo and predicted plans, and what is said of them.
  func fill(
    silo: PlanProcedure.Result, predicted: PlanProcedure.Result, into verdict: inout Verdict
  ) {
    fill(predicted: predicted, into: &verdict)
    verdict.tiesDecided = predicted.ties
    verdict.note(plan: silo.amounts, as: .silo)
    verdict.values.silo = value.value(of: silo.amounts, in: instance)
    let utility = Utility(instance: instance, payments: payments, gains: gains)
    verdict.shifts = instance.shifts(in: predicted.amounts, utility, worth: value.worth)
  }

  /// The joint value of what has worth below 0 in a plan; nil where a worth is unknown.
  func harm(of plan: [Rational]) -> Rational? {
    var harm = Rational.zero
    for (activity, amount) in plan.enumerated() where !amount.isZero {
      guard let worth = value.worth[activity] else { return nil }
      if worth.sign < 0 { harm += worth * amount }
    }
    return value.isDefined ? harm : nil
  }
}
