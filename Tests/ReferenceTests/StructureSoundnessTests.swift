import Analysis
import Arithmetic
import Evaluation
import XCTest

/// The structure level against the numbers it must hold for: no `never` runs, no `always` stands still.
final class StructureSoundnessTests: XCTestCase {
  /// Payment forms are ignored by the structure level, and limits, mandates and zero bounds are no signs.
  private let features: RandomModel.Features = [
    .unknowns, .budgets, .negatives, .points, .goalCaps,
  ]

  func testStructureHoldsForAllMagnitudes() {
    var seen: [Structure: Int] = [:]
    for seed in UInt64(1)...3_000 {
      let model = RandomModel.model(seed: seed, features)
      let structure = NaiveStructure(NaiveGame(model)).activities
      for structure in structure { seen[structure, default: 0] += 1 }
      var random = SplitMix64(seed: seed &+ 1_000_000)
      for _ in 0..<3 {
        let sample = model.sampled(by: &random)
        for judge in Judge.all {
          guard let judgement = judge.plans(sample) else {
            return XCTFail("\(judge.name), seed \(seed): no plans\n\(ModelScript(sample))")
          }
          if let wrong = contradiction(structure, judgement) {
            return XCTFail("\(judge.name), seed \(seed): \(wrong)\n\(ModelScript(sample))")
          }
        }
      }
    }
    XCTAssertGreaterThan(seen[.never] ?? 0, 1_000)
    XCTAssertGreaterThan(seen[.always] ?? 0, 100)
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
}

extension Model {
  /// The model with other magnitudes of the same signs for all figures, missing ones included.
  fileprivate func sampled(by random: inout SplitMix64) -> Model {
    var model = self
    func change(_ figure: inout Sourced?, isNeeded: Bool = true) {
      if let value = figure?.value {
        figure = Sourced(random.magnitude() * Rational(value.sign))
      } else if isNeeded {
        figure = Sourced(random.magnitude())
      }
    }
    for i in parties.indices { change(&model.parties[i].capacity, isNeeded: false) }
    for k in indicators.indices {
      for f in indicators[k].fallsOn.indices {
        var amount: Sourced? = indicators[k].fallsOn[f].amount
        change(&amount)
        model.indicators[k].fallsOn[f].amount = amount ?? Sourced(1)
      }
    }
    for a in activities.indices {
      change(&model.activities[a].cap)
      for p in activities[a].performers.indices {
        change(&model.activities[a].performers[p].effort)
        change(&model.activities[a].performers[p].money)
      }
      for e in activities[a].effects.indices { change(&model.activities[a].effects[e].amount) }
    }
    for m in measures.indices { change(&model.measures[m].rate) }
    return model
  }
}

extension SplitMix64 {
  /// A figure above zero, of any size.
  fileprivate mutating func magnitude() -> Rational {
    pick([Rational(1, over: 100), Rational(1, over: 2), 1, 2, 7, 300])
  }
}
