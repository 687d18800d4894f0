import Analysis
import Arithmetic
import Evaluation
import XCTest

/// What is said without figures must hold for all figures.
final class StructureSoundnessTests: XCTestCase {
  /// The structure level ignores payment forms; limits, mandates and bounds of zero are no signs.
  private let features: RandomModel.Features = [
    .unknowns, .budgets, .negatives, .points, .goalCaps,
  ]

  /// No `never` runs and no `always` stands still, whatever the magnitudes.
  func testStructureHoldsForAllMagnitudes() {
    for judge in Judge.all {
      var seen: [Structure: Int] = [:]
      for seed in 1...UInt64(judge.games) {
        let model = RandomModel.model(seed: seed, features)
        let structure = NaiveStructure(NaiveGame(model)).activities
        for structure in structure { seen[structure, default: 0] += 1 }
        for n in UInt64(0)..<2 {
          let sample = Sampling.sample(.all, of: model, seed: 2 * seed + n)
          guard let judgement = judge.plans(sample) else {
            return XCTFail("\(judge.name), seed \(seed): no plans\n\(ModelScript(sample))")
          }
          if let wrong = contradiction(structure, judgement) {
            return XCTFail("\(judge.name), seed \(seed): \(wrong)\n\(ModelScript(sample))")
          }
        }
      }
      XCTAssertGreaterThan((seen[.never] ?? 0) * 2, judge.games)
      XCTAssertGreaterThan((seen[.always] ?? 0) * 30, judge.games)
    }
  }

  private func contradiction(_ structure: [Structure], _ judgement: Judgement) -> String? {
    if judgement.structure != structure { return "the structure changes with the magnitudes" }
    for (a, amount) in judgement.predicted.enumerated() {
      if structure[a] == .never && amount > 0 { return "never, but activity \(a) runs" }
      if structure[a] == .always && amount.isZero {
        return "always, but activity \(a) does not run"
      }
    }
    return nil
  }

  /// A plan that the engine gives although figures are missing is the plan for all of them.
  func testAPlanWithoutFiguresHoldsForAllMagnitudes() {
    let features = RandomModel.Features.all.subtracting(.forms).union(.unknowns)
    var seen = 0
    for seed in 1...UInt64(ReferenceRun.count(default: 1_200)) {
      let model = RandomModel.model(seed: seed, features)
      let verdict = Verdict(of: model)
      if verdict.precision == .numbers { continue }
      let plan = verdict.activities.map(\.plan.predicted)
      let taken = verdict.activities.map(\.taken)
      if !plan.contains(where: { $0 != nil }) && !taken.contains(true) { continue }
      seen += 1
      for n in UInt64(0)..<3 {
        let sample = Sampling.sample(.missing, of: model, seed: 3 * seed + n)
        guard let numbers = NaiveNumbers(NaiveGame(sample)) else {
          return XCTFail("seed \(seed): figures are still missing\n\(ModelScript(sample))")
        }
        for (a, amount) in NaivePlans(numbers).predicted.enumerated() {
          if plan[a].map({ $0 == amount }) ?? true && (taken[a] != true || amount > 0) { continue }
          let said = "\(plan[a]?.description ?? "nil"), \(taken[a]?.description ?? "nil")"
          return XCTFail(
            "seed \(seed), activity \(a): \(said), but \(amount)\n\(ModelScript(model))\(ModelScript(sample))"
          )
        }
      }
    }
    XCTAssertGreaterThan(seen, 20)
  }
}
