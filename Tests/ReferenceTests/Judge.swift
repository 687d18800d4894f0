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
  /// How many games it is tried on.
  let games: Int
  /// Nil where it gives no plans.
  let plans: @Sendable (Model) -> Judgement?
  /// By party; nil where unknown.
  let temptations: @Sendable (Model) -> [Rational?]

  static let all = [naive]

  private static let naive = Judge(name: "naive", games: 3_000) { model in
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
