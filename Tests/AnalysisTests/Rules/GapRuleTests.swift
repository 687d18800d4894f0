import Analysis
import Diagnostics
import XCTest

/// Each rule about gaps on the smallest script that breaks it.
final class GapRuleTests: XCTestCase {
  /// Checks that exactly these findings of SV5xx are made, and that each has its place.
  private func check(_ text: String, finds expected: [String], line: UInt = #line) throws {
    let found = findings(of: try Script(text, line: line).verdicts)
      .filter { $0.code.number / 100 == 5 }
    XCTAssertEqual(found.map { "\($0.severity) \($0.code) \($0.message)" }, expected, line: line)
    for finding in found {
      XCTAssertNotEqual(finding.site, .nowhere, finding.message, line: line)
      XCTAssertNotNil(finding.subject, finding.message, line: line)
      XCTAssertFalse(finding.help.isEmpty, finding.message, line: line)
    }
  }

  func testHandoffsAreHeld() throws {
    try check(
      "party A; party B\nhandoff H { from A to B }",
      finds: [
        "warning SV501 the handoff `H` is not held: nobody signals that somebody is coming, and 6 more"
      ])
    let step = "signal by A; feedback by B; responsible A"
    let rest = """
      party A; party B
      indicator I { better lower }
      activity Meet { by A; by B; lowers I }
      measure M of I { held by A, B }
      mandate Both { A may Meet; B may Meet }
      budget F { from A 50 %; from B 50 %; follows H }

      """
    try check(
      rest + "handoff H { from A to B; about I; \(step) }",
      finds: ["note SV501 the handoff `H` is not held: no forum of both speaks of it"])
    try check(
      rest + "handoff H { from A to B; about I; \(step); flagged 1 in 2025 }",
      finds: ["warning SV501 the handoff `H` is not held: no forum of both speaks of it"])
  }

  /// What is to be done says where a line stands, and what it stands for.
  func testLinesSayWhereTheyStand() throws {
    let script = """
      party A { regards joint work as main task }
      party B { regards joint work as side task }
      indicator I { better lower }
      activity Meet { by A; by B; lowers I }
      measure M of I { held by A }
      mandate Both { A may Meet; B may Meet }
      budget F { from A 50 %; from B 50 %; follows H }
      handoff H { from A to B; about I; responsible A; signal by A }
      obstacle O { blocks H; owner A; flagged 2 in 2025 }
      activity Talk { by A; addresses O }
      goal G { owners A, B }
      """
    let found = findings(of: try Script(script).verdicts).filter { $0.code.number / 100 == 5 }
    XCTAssertEqual(
      found.flatMap(\.help),
      [
        "up to `B`: `feedback by B within 30 days` in `H`",
        "up to `B`: `held by A, B` in `M`, instead of its `held by`",
        "up to `A` and `B`: `forum HForum { members A, B; meets 4 times per year; about H }`",
        "up to `A` to take away; to see the plan without it: `what if { without O }`",
        "up to `B`: `regards joint work as main task` in `B`, instead of its `regards joint work as`",
      ])
  }

  func testObstaclesHaveOwners() throws {
    let rest = "party A\nactivity Work { by A; addresses O }\n"
    try check(
      rest + "obstacle O { flagged 4 in 2025 by \"users\" }",
      finds: ["warning SV502 nobody owns the obstacle `O`"])
    try check(rest + "obstacle O { flagged 4 in 2025; owner A }", finds: [])
  }

  func testWorkReachesRoots() throws {
    let rest = "party A\nobstacle Symptom { because Root }\nobstacle Root { owner A }\n"
    try check(
      rest + "activity Paint { by A; addresses Symptom }",
      finds: ["warning SV503 `Paint` addresses symptoms, and nothing their root `Root`"])
    try check(rest + "activity Paint { by A; addresses Symptom, Root }", finds: [])
    let beside = try Script(
      rest
        + "obstacle Other { owner A }\nactivity Paint { by A; addresses Other; addresses Symptom }")
    let found = findings(of: beside.verdicts).first { $0.code.number == 503 }
    XCTAssertEqual(
      found?.secondary.map { beside.sources.text(of: $0.site) }, ["addresses Symptom"])
    try check(
      "party A\nobstacle Root { owner A; flagged 1 in 2025 }",
      finds: ["warning SV503 nothing addresses the obstacle `Root`"])
  }

  func testNothingBlocksWork() throws {
    try check(
      """
      party A { capacity 10 hours }
      indicator Good { better higher }
      activity Work { by A at 1 hour; raises Good by 2 }
      measure M of Good { held by A; pays 1 kr per unit }
      goal G { owners A; worth 3 kr per unit of Good }
      obstacle O { blocks Work; owner A }
      activity Talk { by A at 1 hour; up to 1; addresses O }
      """,
      finds: ["warning SV504 the obstacle `O` blocks `Work`, which costs 60 kr of value a year"])
  }

  func testWorkOnAnObstacleThatNobodyHasHoursFor() throws {
    let script = """
      party A { capacity 10 hours }
      party Idle { capacity 0 hours }
      indicator Good { better higher }
      activity Work { by A at 1 hour; up to 9; raises Good by 2 }
      measure M of Good { held by A, Idle; pays 1 kr per unit }
      goal G { owners A; worth 3 kr per unit of Good }
      obstacle O { blocks Work; owner A }
      activity Talk { by Idle at 1 hour; up to 1; raises Good by 1; addresses O }
      """
    let found = findings(of: try Script(script).verdicts).first { $0.code.number == 504 }
    XCTAssertEqual(
      found?.why.first, "`Talk` addresses `O`, but the hours of `Idle` allow none of it")
  }

  func testWorkOnAnObstacleThatIsHeldItself() throws {
    for (hold, words) in [
      ("", ", but the measures lead to none of it"),
      ("obstacle P { blocks Talk }", ", but `P` blocks it"),
      ("mandate Law { A must not Talk }\nobstacle P { blocks Talk }", ", but `Law` forbids it"),
    ] {
      let script = """
        party A { capacity 10 hours }
        indicator Good { better higher }
        activity Work { by A at 1 hour; up to 9; raises Good by 2 }
        measure M of Good { held by A; pays 1 kr per unit }
        goal G { owners A; worth 3 kr per unit of Good }
        obstacle O { blocks Work; owner A }
        activity Talk { by A at 1 hour and 1 kr; up to 1; addresses O }
        \(hold)
        """
      let found = findings(of: try Script(script).verdicts).first {
        $0.code.number == 504 && $0.subject == "O"
      }
      XCTAssertEqual(found?.why.first, "`Talk` addresses `O`" + words, hold)
    }
  }

  func testOwnersRegardWorkAlike() throws {
    try check(
      """
      party A { regards joint work as main task }
      party B { regards joint work as side task }
      goal G { owners A, B }
      """,
      finds: ["warning SV505 the owners of `G` regard joint work differently"])
  }
}
