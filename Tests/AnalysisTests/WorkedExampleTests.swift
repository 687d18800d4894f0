import Arithmetic
import XCTest

@testable import Analysis

/// The worked example of the theory: every figure of its table, in both scenarios.
final class WorkedExampleTests: XCTestCase {
  private static let common = """
    party Region capacity 2000
    party Kommun capacity 1800 horizon HORIZON
    indicator BedDays lower Region=9000
    indicator Readmissions lower
    indicator UrgentVisits lower Kommun=900
    worth BedDays 9000
    worth Readmissions 60000
    worth UrgentVisits 900
    activity EarlyPlan cap 600
    by Region effort 2
    by Kommun effort 2.5 cost 900
    effect BedDays -3
    effect Readmissions -0.2 lag 2
    activity QuickDischarge cap 5000
    by Region effort 0.5
    effect BedDays -1
    effect Readmissions 0.02
    effect UrgentVisits 10
    measure Liability Kommun BedDays rate 7800 Region=1
    budget HomeFund unspent 1 limit 1500000 Region=0.6 Kommun=0.4
    covers EarlyPlan 1
    expect worth EarlyPlan 38100
    expect worth QuickDischarge -1200
    expect precision numbers
    expect structure EarlyPlan depends
    """

  private static let base =
    common.replacing("HORIZON", with: "1") + "\n" + """
      measure Queue Region BedDays rate 4000
      expect gains EarlyPlan Region=15060 Kommun=23040
      expect gains QuickDischarge Region=5200 Kommun=-1200
      expect plan EarlyPlan 0 0 600
      expect plan QuickDischarge 4000 4000 0
      expect value -4800000 -4800000 22860000
      expect verdict silo
      expect basis joint
      expect share 0
      expect perverse true
      expect contested false
      expect kept -0.209973753281
      expect harm -4800000
      expect measure Queue Region silo
      expect harmful Queue Region true
      expect best Queue Region 6000@EarlyPlan 8000@QuickDischarge
      expect turning Queue Region none
      expect weak Queue Region false
      expect measure Liability Kommun joint
      expect harmful Liability Kommun false
      expect best Liability Kommun 9360@EarlyPlan none
      expect turning Liability Kommun 120..
      expect weak Liability Kommun false
      expect temptation Region=11764000 Kommun=0
      expect deviation Region EarlyPlan:600..0 QuickDischarge:0..4000
      expect deviation Kommun
      expect hourPrice Region=10400 Kommun=0
      expect selfEnforcing false
      expect shift Region Kommun QuickDischarge 4800000
      expect pocket EarlyPlan wrong pocket : surplus=17300 Region=5740
      """

  private static let shared =
    common.replacing("HORIZON", with: "3") + "\n" + """
      measure Back Region Readmissions rate 30000
      measure Back Kommun Readmissions rate 30000
      expect gains EarlyPlan Region=9060 Kommun=29040
      expect gains QuickDischarge Region=600 Kommun=-1800
      expect plan EarlyPlan 0 600 600
      expect plan QuickDischarge 4000 1600 0
      expect value -4800000 20940000 22860000
      expect verdict joint
      expect share 1
      expect perverse false
      expect kept 0.916010498688
      expect harm -1920000
      expect measure Liability Kommun joint
      expect turning Liability Kommun -1880..
      expect measure Back Region joint
      expect best Back Region 3000@EarlyPlan none
      expect turning Back Region 6214.285714..
      expect measure Back Kommun joint
      expect best Back Kommun 2400@EarlyPlan none
      expect turning Back Kommun -115200..
      expect temptation Region=960000 Kommun=0
      expect deviation Region QuickDischarge:0..1600
      expect shift Region Kommun QuickDischarge 2880000
      expect pocket EarlyPlan self-enforcing : surplus=35700
      """

  func testFiguresOfTheTable() {
    check("base", WorkedExampleTests.base)
    check("Shared", WorkedExampleTests.shared)
  }

  func testHourlyGainsOfTheTable() throws {
    for (script, expected) in [
      (WorkedExampleTests.base, ["7530", "10400"]), (WorkedExampleTests.shared, ["4530", "1200"]),
    ] {
      let text = ModelText(script)
      let verdict = Verdict(of: text.model)
      for (activity, rate) in zip(["EarlyPlan", "QuickDischarge"], expected) {
        let index = text.activity(activity)
        let effort = try XCTUnwrap(text.model.activities[index].performers[0].effort?.value)
        let gain = try XCTUnwrap(verdict.gain(of: 0, from: index))
        XCTAssertEqual(gain / effort, number(rate))
      }
    }
  }

  func testLevelsOfReadmissions() throws {
    for (script, predicted, joint) in [
      (WorkedExampleTests.base, "1280", "1080"), (WorkedExampleTests.shared, "1112", "1080"),
    ] {
      let instance = Instance(ModelText(script).model)
      let verdict = Verdict(of: instance.model)
      let plans = [
        verdict.activities.compactMap(\.plan.predicted),
        verdict.activities.compactMap(\.plan.joint),
      ]
      let levels = plans.map { 1200 - instance.improvements(by: $0)[1] }
      XCTAssertEqual(levels, [number(predicted), number(joint)])
    }
  }

  func testFairSplitSettlesThePocket() {
    let verdict = Verdict(of: ModelText(WorkedExampleTests.base).model)
    XCTAssertEqual(verdict.activities[0].fairSplit, [14_390, -14_390])
  }
}
