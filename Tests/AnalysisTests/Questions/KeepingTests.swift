import Arithmetic
import Evaluation
import XCTest

@testable import Analysis

/// `P keeps A`: lowering A from the joint optimum earns P nothing.
final class KeepingTests: XCTestCase {
  /// Two parties that do `Team` in the optimum; A has solo work of its own with a gain and a cap.
  private func script(capacity: Int, solo gain: Int, cap: Int) -> String {
    """
    party A { capacity \(capacity) hours }
    party B { capacity 100 hours }
    indicator Shared { better higher }
    indicator Own { better higher }
    activity Team { by A at 2 hours; by B at 1 hour; up to 10; raises Shared by 1 }
    activity Solo { by A at 1 hour; up to \(cap); raises Own by 1 }
    measure M of Shared { held by A, B; pays 20 kr per unit }
    measure N of Own { held by A; pays \(gain) kr per unit }
    goal G { worth 500 kr per unit of Shared; worth 1 kr per unit of Own }

    """
  }

  /// Checks whether A keeps `Team`, and that it is tempted just if it does not.
  private func check(
    capacity: Int, solo gain: Int, cap: Int, keeps: Bool, line: UInt = #line
  ) throws {
    let verdict = try Script(script(capacity: capacity, solo: gain, cap: cap)).verdicts[0]
    XCTAssertEqual(verdict.activities[0].plan.joint, 10, line: line)
    XCTAssertEqual(verdict.keeps(0, 0).0, keeps ? .held : .failed, line: line)
    XCTAssertEqual(verdict.parties[0].temptation.map(\.isZero), keeps, line: line)
    XCTAssertEqual(verdict.keeps(1, 0).0, .held, line: line)
  }

  func testAnHourGoesToTheBestSoloWork() throws {
    try check(capacity: 20, solo: 9, cap: 100, keeps: true)
    try check(capacity: 20, solo: 10, cap: 100, keeps: true)
    try check(capacity: 20, solo: 11, cap: 100, keeps: false)
  }

  func testWhatIsHeldAtZeroTemptsNobody() throws {
    let text = script(capacity: 20, solo: 11, cap: 100)
    for line in ["obstacle Wall { blocks Solo; owner A }", "mandate No { A must not Solo }"] {
      let verdict = try Script(text + line + "\n").verdicts[0]
      XCTAssertEqual(verdict.keeps(0, 0).0, .held, line)
      XCTAssertEqual(verdict.parties[0].temptation, 0, line)
      XCTAssertEqual(verdict.selfEnforcing, true, line)
      XCTAssertEqual(Repair(of: verdict).need, .none, line)
    }
  }

  func testHoursLeftOverComeFirst() throws {
    try check(capacity: 40, solo: 11, cap: 20, keeps: true)
    try check(capacity: 40, solo: 11, cap: 21, keeps: false)
  }

  func testWhoIsNotTemptedKeepsAll() throws {
    for text in [Script.discharge, script(capacity: 30, solo: 5, cap: 50)] {
      for verdict in try Script(text).verdicts {
        for (a, activity) in verdict.model.activities.enumerated() {
          for performer in activity.performers
          where verdict.parties[performer.party].temptation?.isZero == true {
            XCTAssertEqual(verdict.keeps(performer.party, a).0, .held, activity.id.name)
          }
        }
      }
    }
  }

  /// A and B do `Team` in the optimum, and A could do `Solo`, which bettering `Own` beyond a limit pays
  /// no more.
  private func capped(_ measures: String, _ rest: String = "") -> String {
    """
    party A { capacity 20 hours }
    party B { capacity 100 hours }
    indicator Shared { better higher }
    indicator Own { better higher }
    activity Team { by A at 2 hours; by B at 1 hour; up to 10; raises Shared by 1; raises Own by 1 }
    activity Solo { by A at 1 hour; up to 100; raises Own by 1 }
    goal G { worth 500 kr per unit of Shared; worth 1 kr per unit of Own }
    \(measures)
    \(rest)

    """
  }

  func testWhatEndsIsCountedForWhoGetsAndWhoPaysIt() throws {
    let shared = "measure M of Shared { held by A, B; pays 20 kr per unit }\n"
    for (measures, gains, keeps) in [
      // Ten of Own are reached without `Solo`: beyond seven nobody is paid more.
      (shared + "measure N of Own { held by A; pays 30 kr per unit }", [50, 20, 30], false),
      (
        shared + "measure N of Own { held by A; pays 30 kr per unit; up to 10 }", [50, 20, 30],
        false
      ),
      (shared + "measure N of Own { held by A; pays 30 kr per unit; up to 7 }", [20, 20, 0], true),
      (
        shared + "measure N of Own { held by A; pays 30 kr per unit; up to 7; paid by B }",
        [20, 20, 0], true
      ),
      (
        shared + "measure N of Own { held by A; pays 30 kr per unit; up to 10; paid by B }",
        [50, -10, 30], false
      ),
      (
        "measure M of Shared { held by A, B; weighs 20 points per unit }\n"
          + "measure N of Own { held by A; weighs 30 points per unit; up to 7 }",
        [20, 20, 0], true
      ),
    ] {
      let verdict = try Script(capped(measures)).verdicts[0]
      XCTAssertEqual(verdict.activities.map(\.plan.joint), [10, 0], measures)
      XCTAssertEqual(verdict.gainAtOptimum(of: 0, from: 0), Rational(gains[0]), measures)
      XCTAssertEqual(verdict.gainAtOptimum(of: 1, from: 0), Rational(gains[1]), measures)
      XCTAssertEqual(verdict.gainAtOptimum(of: 0, from: 1), Rational(gains[2]), measures)
      XCTAssertEqual(verdict.keeps(0, 0).0, keeps ? .held : .failed, measures)
    }
  }

  func testNoHourGoesToWorkThatIsHeldAtZero() throws {
    let measures = """
      measure M of Shared { held by A, B; pays 20 kr per unit }
      measure N of Own { held by A; pays 30 kr per unit }
      """
    for rest in ["obstacle Wall { blocks Solo; owner A }", "mandate Law { A must not Solo }"] {
      let verdict = try Script(capped(measures, rest)).verdicts[0]
      XCTAssertEqual(verdict.keeps(0, 0).0, .held, rest)
    }
  }
}
