import Arithmetic
import Evaluation
import XCTest

@testable import Analysis

/// That agreements are worth the same whichever way their conditions are written.
final class AgreementGameTests: XCTestCase {
  func testFormsAgree() {
    var solved = 0
    for seed in 0..<400 {
      let model = RandomGame(seed: seed, .all, activities: 3...9).model
      let verdict = Verdict(of: model, .withoutAgreement)
      let predicted = verdict.activities.compactMap(\.plan.predicted)
      let joint = verdict.activities.compactMap(\.plan.joint)
      guard verdict.precision == .numbers, joint.count == model.activities.count else { continue }
      let assessment = Assessment(model)
      let optimum = Optimum(
        assessment.instance, assessment.payments, assessment.gains, assessment.value)
      let found = [UtilityRows.Form.activities, .indicators].map {
        optimum.agreement(above: predicted, joint: joint, over: $0)
      }
      let worths = found.map { solved -> Rational? in
        guard case .plan(let plan, .exact) = solved.outcome else { return nil }
        return assessment.value.value(of: plan, in: assessment.instance)
      }
      XCTAssertNotNil(worths[0], "seed \(seed)")
      XCTAssertEqual(worths[0], worths[1], "seed \(seed)")
      let rows = found.map { $0.told(of: .agreement).first?.rows ?? 0 }
      if rows[0] < rows[1] { solved += 1 }
    }
    XCTAssertGreaterThan(solved, 40)
  }
}
