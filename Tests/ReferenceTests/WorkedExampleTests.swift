import Analysis
import Arithmetic
import Evaluation
import XCTest

/// The naive verdict against the table of "Worked example" in design/verdict.md.
final class WorkedExampleTests: XCTestCase {
  func testBase() {
    let v = NaiveVerdict(of: workedExample(shared: false))
    XCTAssertEqual(v.gains, [[15_060, 23_040], [5_200, -1_200]])
    XCTAssertEqual(v.activities.map(\.worth), [38_100, -1_200])
    XCTAssertEqual(v.activities.map(\.plan.silo), [0, 4_000])
    XCTAssertEqual(v.activities.map(\.plan.predicted), [0, 4_000])
    XCTAssertEqual(v.activities.map(\.plan.joint), [600, 0])
    XCTAssertEqual(v.values.silo, -4_800_000)
    XCTAssertEqual(v.values.predicted, -4_800_000)
    XCTAssertEqual(v.values.joint, 22_860_000)
    XCTAssertEqual(v.overall, .silo)
    XCTAssertTrue(v.perverse)
    XCTAssertEqual(v.valueKept?.decimal(fractionDigits: 12), "-0.209973753281")
    XCTAssertEqual(v.harm, -4_800_000)
    XCTAssertEqual(v.measures.map(\.direction), [.silo, .joint])
    XCTAssertEqual(v.measures.map(\.harmful), [true, false])
    XCTAssertNil(v.measures[0].turningRange)
    XCTAssertEqual(v.measures[1].turningRange, .init(from: 120, to: nil))
    XCTAssertEqual(v.measures[0].bestJoint, .init(activity: 0, perHour: .finite(6_000)))
    XCTAssertEqual(v.measures[0].bestSolo, .init(activity: 1, perHour: .finite(8_000)))
    XCTAssertEqual(v.measures[1].bestJoint, .init(activity: 0, perHour: .finite(9_360)))
    XCTAssertEqual(v.parties.map(\.temptation), [11_764_000, 0])
    XCTAssertEqual(v.parties[0].deviation.map(\.to), [0, 4_000])
    XCTAssertEqual(
      v.shifts, [Shift(from: 0, to: 1, activity: 1, amount: 4_800_000, isWorthwhile: false)])
    XCTAssertEqual(v.activities[0].pocket, .wrongPocket)
    XCTAssertEqual(v.activities[0].short, [5_740, 0])
    XCTAssertEqual(v.activities[0].surplus, 17_300)
    XCTAssertEqual(v.activities[0].fairSplit, [14_390, -14_390])
  }

  func testShared() {
    let v = NaiveVerdict(of: workedExample(shared: true))
    XCTAssertEqual(v.gains, [[9_060, 29_040], [600, -1_800]])
    XCTAssertEqual(v.activities.map(\.plan.silo), [0, 4_000])
    XCTAssertEqual(v.activities.map(\.plan.predicted), [600, 1_600])
    XCTAssertEqual(v.activities.map(\.plan.joint), [600, 0])
    XCTAssertEqual(v.values.predicted, 20_940_000)
    XCTAssertEqual(v.overall, .joint)
    XCTAssertFalse(v.perverse)
    XCTAssertEqual(v.valueKept?.decimal(fractionDigits: 12), "0.916010498688")
    XCTAssertEqual(v.harm, -1_920_000)
    XCTAssertEqual(v.measures.map(\.direction), [.joint, .joint, .joint])
    XCTAssertEqual(
      v.measures.map { $0.turningRange?.from?.decimal(fractionDigits: 6) },
      ["-1880", "6214.285714", "-115200"])
    XCTAssertEqual(
      v.measures.map(\.bestJoint?.perHour), [.finite(9_360), .finite(3_000), .finite(2_400)])
    XCTAssertEqual(v.parties.map(\.temptation), [960_000, 0])
    XCTAssertEqual(v.shifts.map(\.amount), [2_880_000])
    XCTAssertEqual(v.activities[0].pocket, .selfEnforcing)
  }
}
