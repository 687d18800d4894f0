import Arithmetic

extension Assessment {
  /// Adds all that needs every figure.
  func fillNumbers(of verdict: inout Verdict) {
    if verdict.extent == .beforeRepair { return fillBeforeRepair(of: &verdict) }
    let silo = plan(withJointWork: false)
    let predicted = plan(withJointWork: true)
    fill(silo: silo, predicted: predicted, into: &verdict)
    let utility = Utility(instance: instance, payments: payments, gains: gains)
    verdict.note(utility.utilities(of: silo.amounts)) { $0.silo = $1 }
    verdict.note(utility.utilities(of: predicted.amounts)) { $0.predicted = $1 }
    guard value.isDefined else { return }
    let held = payments.held(by: instance.partyCount)
    let congruences = instance.congruencesSquared(held, worth: value.worth)
    for party in congruences.indices {
      verdict.parties[party].congruenceSquared = congruences[party]
    }
    let optimum = Optimum(instance, payments, gains, value)
    let best = optimum.solveJoint()
    verdict.programmes += best.told(of: .joint)
    switch best.outcome {
    case .unavailable(let obstacle): verdict.exactness = .unavailable(obstacle)
    case .plan(let joint, let exactness):
      verdict.note(exactness)
      fill(joint: joint, utility, of: &verdict)
      settlePockets(of: &verdict, utility, at: joint, joint.indices)
      switch verdict.extent {
      case .withoutAgreement, .beforeRepair, .holding: break
      case .whole:
        let agreement = optimum.agreement(
          above: predicted.amounts, joint: joint, earned: verdict.earned(payments))
        verdict.programmes += agreement.told(of: .agreement)
        fill(agreement: agreement.outcome, utility, of: &verdict)
      }
    }
  }

  /// Adds the agreement, and who earns less in it because it pays for a measure with a limit.
  private func fill(
    agreement: Optimum.Outcome, _ utility: Utility, of verdict: inout Verdict
  ) {
    guard case .plan(let plan, let exactness) = agreement else { return }
    verdict.note(exactness)
    verdict.values.agreement = value.value(of: plan, in: instance)
    verdict.note(plan: plan, as: .agreement)
    if payments.capped.isEmpty { return }
    let earned = utility.utilities(of: plan)
    verdict.reluctant = verdict.parties.indices.filter { party in
      verdict.parties[party].utility.predicted.map { earned[party] < $0 } ?? false
    }
  }

  /// Adds the optimum, who is tempted to leave it, and whether it holds.
  func fill(joint: [Rational], _ utility: Utility, of verdict: inout Verdict) {
    verdict.note(plan: joint, as: .joint)
    let total = value.value(of: joint, in: instance)
    verdict.values.joint = total
    if let total, let predicted = verdict.values.predicted, total.sign > 0 {
      verdict.valueKept = predicted / total
    }
    verdict.note(utility.utilities(of: joint)) { $0.joint = $1 }
    let choices = Choices(instance, payments, gains, at: joint)
    for party in verdict.parties.indices {
      let choice = choices.choice(of: party)
      guard let response = choice.best() else { continue }
      verdict.note(response.exactness)
      verdict.parties[party].take(response, of: choice)
    }
    verdict.selfEnforcing = isSelfEnforcing(verdict, at: joint)
  }

  /// Adds what those of some activities lack that the optimum holds.
  func settlePockets(
    of verdict: inout Verdict, _ utility: Utility, at joint: [Rational],
    _ activities: some Sequence<Int>
  ) {
    let prices = verdict.parties.map { $0.hourPrice }
    guard !prices.contains(nil) else { return }
    let pockets = Pockets(instance, utility, at: joint, hourPrice: prices.compactMap { $0 })
    for activity in activities
    where joint[activity].sign > 0 && (value.worth[activity]?.sign ?? 0) > 0 {
      pockets.settle(activity, in: &verdict.activities[activity])
    }
  }

  /// Whether nobody is tempted and nothing open would be raised by all its performers.
  private func isSelfEnforcing(_ verdict: Verdict, at joint: [Rational]) -> Bool? {
    var isTempted: Bool? = false
    for party in verdict.parties {
      guard let temptation = party.temptation else {
        isTempted = nil
        continue
      }
      if temptation.sign > 0 { return false }
    }
    if isTempted == nil { return nil }
    let isIncluded = zip(instance.isHeld, instance.isBlocked).map { !$0 && !$1 }
    let ranking = Ranking(instance, payments, gains, value, isIncluded: isIncluded, at: joint)
    let slack = Slack(instance, at: joint)
    return !joint.indices.contains { ranking.isOpen($0) && slack.hasRoom(for: $0) }
  }
}

extension Verdict {
  /// What each party earns in the predicted plan and at the optimum; nil where limits of measures are
  /// counted in it, or it is not known of all.
  fileprivate func earned(_ payments: Payments) -> (predicted: [Rational], joint: [Rational])? {
    if !payments.capped.isEmpty { return nil }
    let predicted = parties.compactMap { $0.utility.predicted }
    let joint = parties.compactMap { $0.utility.joint }
    let areAll = predicted.count == parties.count && joint.count == parties.count
    return areAll ? (predicted, joint) : nil
  }

  /// Takes note of what each party earns in a plan, which `set` puts among what it earns.
  mutating func note(
    _ utilities: [Rational], _ set: (inout PartyVerdict.Utilities, Rational) -> Void
  ) {
    for (party, earned) in utilities.enumerated() { set(&parties[party].utility, earned) }
  }

  /// Takes note of how much of each activity a plan holds.
  mutating func note(plan: [Rational], as kind: PlanKind) {
    for activity in plan.indices { activities[activity].take(plan[activity], in: kind) }
  }

  /// Takes note of how far one more programme was verified.
  mutating func note(_ exactness: LinearProgram.Exactness?) {
    switch (exactness, self.exactness) {
    case (nil, _): break
    case (.exact, .notNeeded): self.exactness = .exact
    case (.exact, _): break
    case (.withinTolerance, .unavailable): break
    case (.withinTolerance, _): self.exactness = .withinTolerance
    }
  }
}

extension PartyVerdict {
  /// Takes the best response to the optimum.
  fileprivate mutating func take(_ response: BestResponse, of choice: Choice) {
    temptation = response.temptation
    hourPrice = response.hourPrice
    if response.temptation.sign > 0 {
      deviation = zip(choice.items, response.amounts).filter { $0.now != $1 }.map {
        Deviation(activity: $0.activity, from: $0.now, to: $1)
      }
    }
    guard let joint = utility.joint, let silo = utility.silo else { return }
    let atStake = joint + response.temptation - silo
    if atStake.sign > 0 { patience = response.temptation / atStake }
  }
}
