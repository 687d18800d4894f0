import Analysis
import Arithmetic
import Evaluation
import XCTest

/// The price of an obstacle against the naive plan of a model that does not have it.
final class ObstaclePriceTests: XCTestCase {
  func testAPriceIsTheDifferenceOfTwoPlans() {
    var seen = 0
    for seed in 1...UInt64(ReferenceRun.count(default: 600)) {
      let model = RandomModel.model(seed: seed)
      if model.obstacles.isEmpty { continue }
      let verdict = Verdict(of: model, .withoutAgreement)
      for index in model.obstacles.indices {
        var without = model
        without.obstacles.remove(at: index)
        guard let before = value(model), let after = value(without) else { continue }
        if after != before { seen += 1 }
        XCTAssertEqual(
          verdict.price(ofObstacle: index), after - before, "seed \(seed)\n\(ModelScript(model))")
      }
    }
    XCTAssertGreaterThan(seen, 10)
  }

  private func value(_ model: Model) -> Rational? {
    guard let numbers = NaiveNumbers(NaiveGame(model)) else { return nil }
    return numbers.value(NaiveProcedure(numbers, withJointWork: true).plan)
  }
}
