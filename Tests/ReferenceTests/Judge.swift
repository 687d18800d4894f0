import Analysis
import Arithmetic
import Evaluation

/// The plans an implementation gives, and what it says without magnitudes.
struct Judgement {
  let silo: [Rational]
  let predicted: [Rational]
  let joint: [Rational]
  let isContested: Bool
  let structure: [Structure]
}

/// An implementation under test.
struct Judge: Sendable {
  let name: String
  /// How many games each property is tried on; there are five, so several thousand together.
  let games: Int
  /// Nil where it gives no plans.
  let plans: @Sendable (Model) -> Judgement?
  /// By party; nil where unknown.
  let temptations: @Sendable (Model) -> [Rational?]

  static let all = [engine, naive]

  private static let engine = Judge(name: "engine", games: ReferenceRun.count(default: 1_000)) {
    let verdict = Verdict(of: $0)
    let count = $0.activities.count
    let silo = verdict.activities.compactMap(\.plan.silo)
    let predicted = verdict.activities.compactMap(\.plan.predicted)
    let joint = verdict.activities.compactMap(\.plan.joint)
    if silo.count < count || predicted.count < count || joint.count < count { return nil }
    return Judgement(
      silo: silo, predicted: predicted, joint: joint, isContested: verdict.contested != nil,
      structure: verdict.activities.map(\.structure))
  } temptations: {
    Verdict(of: $0).parties.map(\.temptation)
  }

  private static let naive = Judge(name: "naive", games: ReferenceRun.count(default: 100)) {
    model in
    let game = NaiveGame(model)
    guard let numbers = NaiveNumbers(game) else { return nil }
    let plans = NaivePlans(numbers)
    guard let joint = plans.optimum else { return nil }
    return Judgement(
      silo: plans.silo, predicted: plans.predicted, joint: joint,
      isContested: !plans.procedure.circles.isEmpty, structure: NaiveStructure(game).activities)
  } temptations: { model in
    guard let numbers = NaiveNumbers(NaiveGame(model)), let optimum = numbers.jointOptimum()
    else { return model.parties.map { _ in nil } }
    return model.parties.indices.map {
      NaiveDeviation(numbers: numbers, party: $0, base: optimum).temptation
    }
  }
}
