import Arithmetic
import Evaluation

extension Verdict {
  /// The verdict on a model that a repair made of another, as far as it is judged by it: its extent is
  /// `holding`.
  ///
  /// The optimum is proven anew, but looked for first where the model before had it: what a repair
  /// changes moves no joint value, so that only a tie can make it another. One activity's pocket is told
  /// where it is asked for.
  /// - Complexity: near-linear in the numbers of pairs and of gains that are not 0, where the optimum is
  ///   the same.
  init(of assessment: Assessment, near plan: [Rational], activity: Int?) {
    self = assessment.emptyVerdict(.holding)
    guard assessment.precision == .numbers, assessment.value.isDefined else { return }
    let (instance, payments) = (assessment.instance, assessment.payments)
    let utility = Utility(instance: instance, payments: payments, gains: assessment.gains)
    let predicted = assessment.plan(withJointWork: true)
    assessment.fill(predicted: predicted, into: &self)
    note(utility.utilities(of: predicted.amounts)) { $0.predicted = $1 }
    let optimum = Optimum(instance, payments, assessment.gains, assessment.value)
    switch optimum.joint(near: plan) {
    case .unavailable(let obstacle): exactness = .unavailable(obstacle)
    case .plan(let joint, let proven):
      note(proven)
      assessment.fill(joint: joint, utility, of: &self)
      if let activity {
        assessment.settlePockets(of: &self, utility, at: joint, CollectionOfOne(activity))
      }
    }
    let contents = assessment.facts(for: self)
    (overall, reason, basis, jointShare) = (
      contents.overall, contents.reason, contents.basis, contents.jointShare
    )
  }
}

extension Assessment {
  /// Adds the predicted plan, and what the sentence of a verdict says of it.
  func fill(predicted: PlanProcedure.Result, into verdict: inout Verdict) {
    if !predicted.contested.isEmpty {
      verdict.contested = Verdict.Contest(activities: predicted.contested)
    }
    verdict.note(plan: predicted.amounts, as: .predicted)
    for activity in predicted.amounts.indices {
      verdict.activities[activity].taken = predicted.amounts[activity].sign > 0
    }
    verdict.values.predicted = value.value(of: predicted.amounts, in: instance)
    verdict.perverse = (verdict.values.predicted?.sign ?? 0) < 0
    verdict.harm = harm(of: predicted.amounts)
  }
}

extension Assessment {
  /// Adds what parties earn by working alone, the optimum and whether it holds.
  func fillBeforeRepair(of verdict: inout Verdict) {
    guard value.isDefined else { return }
    let utility = Utility(instance: instance, payments: payments, gains: gains)
    let silo = plan(withJointWork: false)
    verdict.note(plan: silo.amounts, as: .silo)
    verdict.note(utility.utilities(of: silo.amounts)) { $0.silo = $1 }
    switch Optimum(instance, payments, gains, value).joint() {
    case .unavailable(let obstacle): verdict.exactness = .unavailable(obstacle)
    case .plan(let joint, let proven):
      verdict.note(proven)
      fill(joint: joint, utility, of: &verdict)
    }
  }
}
