import Arithmetic

/// The answer to the question whether the measures reward silos or joint work.
struct OverallAnswer {
  var overall: Verdict.Overall
  var reason: Verdict.Reason?
  var basis: Verdict.Basis?
  var jointShare: Rational?

  /// An answer without a share.
  init(_ overall: Verdict.Overall, reason: Verdict.Reason? = nil, basis: Verdict.Basis? = nil) {
    self.overall = overall
    self.reason = reason
    self.basis = basis
  }

  /// The answer a share of work gives.
  init(share: Rational, of basis: Verdict.Basis) {
    overall = share.isZero ? .silo : share == 1 ? .joint : .partial
    self.basis = basis
    jointShare = share
  }
}

extension Assessment {
  /// The overall answer, from the plans of a verdict.
  func facts(for verdict: Verdict) -> OverallAnswer {
    switch precision {
    case .structure: overallByStructure()
    case .rankings: overallByRankings(verdict)
    case .numbers: overallByNumbers(verdict)
    }
  }

  /// Every activity that several parties perform.
  private var jointActivities: [Int] {
    (0..<instance.activityCount).filter(instance.isJoint)
  }

  /// Why there is no case, where the optimum holds nothing joint.
  private var noCase: OverallAnswer {
    let joint = jointActivities
    if joint.isEmpty { return OverallAnswer(.noCase, reason: .nothingJoint) }
    let impossible = joint.filter {
      !instance.isPossible($0) && (value.worth[$0]?.sign ?? 1) > 0
    }
    return OverallAnswer(
      .noCase, reason: impossible.isEmpty ? .jointWorkNotWorthwhile : .impossible(impossible))
  }

  /// Silo if every joint activity is `never`, joint if every one is `always`.
  private func overallByStructure() -> OverallAnswer {
    var common: Structure?
    for activity in 0..<instance.activityCount where instance.isJoint(activity) {
      let one = structure.ofActivity[activity]
      if common == one || !instance.isPossible(activity) { continue }
      if common != nil { return OverallAnswer(.undetermined, reason: .figuresMissing) }
      common = one
    }
    switch common {
    case nil: return noCase
    case .never: return OverallAnswer(.silo, basis: .joint)
    case .always: return OverallAnswer(.joint, basis: .joint)
    case .depends, .indifferent: return OverallAnswer(.undetermined, reason: .figuresMissing)
    }
  }

  /// By what is taken of the joint activities worth doing, or by amounts where they are known.
  private func overallByRankings(_ verdict: Verdict) -> OverallAnswer {
    if verdict.activities.contains(where: { $0.plan.predicted != nil }) {
      if !value.isDefined { return overallByJointHours(verdict) }
      return isOptimumKnown
        ? overallByOptimum(verdict) : OverallAnswer(.undetermined, reason: .figuresMissing)
    }
    let isUntold = verdict.activities.contains { $0.taken == nil }
    if isUntold { return OverallAnswer(.undetermined, reason: .figuresMissing) }
    let joint = jointActivities.filter(instance.isPossible)
    // What may be worth doing and may not changes nothing where the answer is the same without it.
    let answers = [Rational(-1), 1].map { unknown in
      overall(taking: joint.filter { (worth(of: $0) ?? unknown).sign > 0 }, verdict)
    }
    return answers[0].overall == answers[1].overall
      ? answers[0] : OverallAnswer(.undetermined, reason: .figuresMissing)
  }

  /// The worth of an activity as far as joint work is chosen by it: where nothing is worth anything, all is
  /// wanted.
  private func worth(of activity: Int) -> Rational? {
    value.isDefined ? value.worth[activity] : 1
  }

  /// By what is taken of the joint work that is wanted.
  private func overall(taking wanted: [Int], _ verdict: Verdict) -> OverallAnswer {
    if wanted.isEmpty { return noCase }
    let taken = wanted.count { verdict.activities[$0].taken == true }
    if taken == 0 { return OverallAnswer(.silo, basis: .joint) }
    return OverallAnswer(taken == wanted.count ? .joint : .partial, basis: .joint)
  }

  /// Whether the worth of all that can be done is known, and so the optimum.
  private var isOptimumKnown: Bool {
    instance.isEffortKnown
      && (0..<instance.activityCount).allSatisfy {
        value.worth[$0] != nil || !instance.isPossible($0)
      }
  }

  /// By the shares of the optimum, where the verdict does not hold it.
  private func overallByOptimum(_ verdict: Verdict) -> OverallAnswer {
    guard case .plan(let joint, _) = Optimum(instance, payments, gains, value).joint() else {
      return OverallAnswer(.undetermined)
    }
    let answer = overall(by: joint, verdict)
    // Whom work alone helps is told by gains.
    return answer.basis == .joint || (gains.isKnown && stakes.areKnown)
      ? answer : OverallAnswer(.undetermined, reason: .figuresMissing)
  }

  /// By the shares of the optimum, or where nothing gives a worth, of the joint work that fits.
  private func overallByNumbers(_ verdict: Verdict) -> OverallAnswer {
    if !value.isDefined { return overallByJointHours(verdict) }
    let joint = verdict.activities.map { $0.plan.joint ?? 0 }
    if !joint.isEmpty && verdict.values.joint == nil {
      return OverallAnswer(.undetermined)
    }
    return overall(by: joint, verdict)
  }

  /// By the shares of the optimum that the predicted plan holds.
  private func overall(by joint: [Rational], _ verdict: Verdict) -> OverallAnswer {
    let predicted = verdict.activities.map { $0.plan.predicted ?? 0 }
    if let share = share(of: predicted, in: joint, over: instance.isJoint) {
      return OverallAnswer(share: share, of: .joint)
    }
    if let share = share(of: predicted, in: joint, over: servesOthers) {
      return OverallAnswer(share: share, of: .forOthers)
    }
    return noCase
  }

  /// By the largest joint effort that fits.
  private func overallByJointHours(_ verdict: Verdict) -> OverallAnswer {
    let possible = jointActivities.filter(instance.isPossible)
    if possible.isEmpty { return noCase }
    if !possible.allSatisfy(instance.isEffortKnown) {
      return OverallAnswer(.undetermined, reason: .figuresMissing)
    }
    let optimum = Optimum(instance, payments, gains, value)
    guard case .plan(let most, _) = optimum.mostJointWork() else {
      return OverallAnswer(.undetermined)
    }
    let predicted = verdict.activities.map { $0.plan.predicted ?? 0 }
    func hours(_ plan: [Rational]) -> Rational {
      plan.indices.reduce(.zero) {
        instance.isJoint($1) ? $0 + instance.jointWeight(of: $1) * plan[$1] : $0
      }
    }
    let all = hours(most)
    return all.isZero ? noCase : OverallAnswer(share: hours(predicted) / all, of: .joint)
  }

  /// The part of the optimum's hours that the predicted plan holds; nil where there are none.
  ///
  ///     SUM h_ia min(xP_a, xJ_a) / SUM h_ia xJ_a, weight 1 where all efforts are 0
  private func share(
    of predicted: [Rational], in joint: [Rational], over isCounted: (Int) -> Bool
  ) -> Rational? {
    var all = Rational.zero
    var kept = Rational.zero
    for activity in joint.indices where joint[activity].sign > 0 && isCounted(activity) {
      let weight = instance.jointWeight(of: activity)
      all += weight * joint[activity]
      kept += weight * min(predicted[activity], joint[activity])
    }
    return all.isZero ? nil : kept / all
  }

  /// Whether solo work earns some other party something through a measure or its own economy.
  private func servesOthers(_ activity: Int) -> Bool {
    guard instance.pairs(of: activity).count == 1 else { return false }
    let performer = instance.pairParty[instance.firstPair[activity]]
    return outsiders(of: activity).contains {
      $0 != performer && earned(by: $0, from: activity).sign > 0
    }
  }

  /// The parties that solo work may earn something; its performer may be among them.
  func outsiders(of activity: Int) -> [Int] {
    // Who gains nothing is not listed, but may do so because a budget takes what it earns.
    let givers = instance.draws.of(activity).flatMap { draw in
      instance.model.budgets[draw.budget].contributions.map(\.party)
    }
    return gains[activity].map(\.party) + givers
  }

  /// What an activity earns a party, its part of budgets aside; 0 where that is unknown.
  func earned(by party: Int, from activity: Int) -> Rational {
    guard let amount = gains.amount(of: party, from: activity) else { return .zero }
    return amount + instance.moneyCost(of: party, in: activity)
  }
}
