import Arithmetic
import Evaluation

/// The overall verdict on a model and the plans it rests on, without all that explains them.
struct Judgement: Sendable {
  let overall: Verdict.Overall
  /// What that is taken over.
  let basis: Verdict.Basis?
  /// xP.
  let predicted: [Rational]
  /// xJ; empty where nothing gives a worth.
  let joint: [Rational]
  /// Whether W(xP) is below zero.
  let isPerverse: Bool
  /// Whether circles of preferences or ties let the joint goal's order decide.
  let isDecidedByRank: Bool

  /// Judges a model, whose joint optimum may be known already.
  ///
  /// Nil where figures are missing or the optimum is not proven.
  /// - Complexity: near-linear in the numbers of pairs and of gains that are not 0, and a linear
  ///   programme where the optimum is not given.
  init?(_ assessment: Assessment, joint known: [Rational]? = nil) {
    guard assessment.precision == .numbers, let joint = known ?? assessment.provenOptimum else {
      return nil
    }
    let plan = assessment.plan(withJointWork: true)
    var verdict = assessment.emptyVerdict()
    verdict.note(plan: plan.amounts, as: .predicted)
    verdict.note(plan: joint, as: .joint)
    let (value, instance) = (assessment.value, assessment.instance)
    if !joint.isEmpty { verdict.values.joint = value.value(of: joint, in: instance) }
    let answer = assessment.facts(for: verdict)
    (overall, basis) = (answer.overall, answer.basis)
    if overall == .undetermined { return nil }
    self.joint = joint
    predicted = plan.amounts
    isPerverse = (value.value(of: plan.amounts, in: instance)?.sign ?? 0) < 0
    isDecidedByRank = !plan.contested.isEmpty || !plan.ties.isEmpty
  }
}

extension Assessment {
  /// xJ where it is proven in exact arithmetic; empty where nothing gives a worth.
  var provenOptimum: [Rational]? {
    guard value.isDefined else { return [] }
    guard case .plan(let plan, .exact) = Optimum(instance, payments, gains, value).joint() else {
      return nil
    }
    return plan
  }
}
