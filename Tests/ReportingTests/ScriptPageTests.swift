import Analysis
import Diagnostics
import Driver
import Foundation
import XCTest

@testable import Reporting

/// The pages of the examples, from script to text.
final class ScriptPageTests: XCTestCase {
  func testDischarge() throws {
    try check(
      "Examples/discharge.samverka", in: "base",
      """
      The measures reward silos: together the parties could create 22.9 million kr of
      value a year; following their measures they destroy 4.8 million.

      What the measures reward (kr for an hour of work)
        measure    held by  rewards     together  alone  joint work wins
        Queue      Region   work alone     6 000  8 000  at no rate
        Liability  Kommun   joint work     9 360      -  from 120 kr per day
        Queue pays best for QuickDischarge, which destroys 1 200 kr of value each
          time.

      Why joint work does not happen
        EarlyPlan (plan the way home together, from day one), 0 of 600 a year, worth
          38 100 kr each: an hour of it earns Region 7 530 kr, an hour of
          QuickDischarge 10 400 kr.

      What it costs whom
        QuickDischarge by Region costs Kommun 4 800 000 kr a year.

      Who pays and who gains
        EarlyPlan: Region lacks 5 740 kr each time; together they gain enough and can
          settle it without new money: in a fair split Kommun pays Region 14 390 kr
          each time.

      Who is tempted to leave the best plan
        Region would earn 11 764 000 kr a year more by doing less EarlyPlan (600 to 0)
          and more QuickDischarge (0 to 4 000).

      Value (kr a year)
        each works alone                                     -4 800 000
        predicted, following the measures                    -4 800 000
        what all could sign today, measures untouched        -4 800 000
        best together                                        22 860 000
        lost to the measures                                 27 660 000
        kept of the best                                          -21 %
        lost as well if the parties do not trust each other           0
        destroyed by harmful work                             4 800 000

      Goals
        SafelyHome: Readmissions 1 150 patients by 2028 is not reached
          (1 280 predicted); the best plan would reach it (1 080).

      """)
  }

  func testDischargeShared() throws {
    try check(
      "Examples/discharge.samverka", in: "Shared",
      """
      In Shared, the measures reward joint work, with harm: following them the parties
      create 20.9 million of the 22.9 million kr of value a year that is possible;
      harmful work destroys 1.92 million.

      What the measures reward (kr for an hour of work)
        measure    held by  rewards     together  alone  joint work wins
        Liability  Kommun   joint work     9 360      -  even at 0
        Back       Region   joint work     3 000      -  from 6 215 kr per patient
        Back       Kommun   joint work     2 400      -  even at 0

      What it costs whom
        QuickDischarge by Region costs Kommun 2 880 000 kr a year.

      Who is tempted to leave the best plan
        Region would earn 960 000 kr a year more by doing more QuickDischarge (0 to
          1 600).

      Value (kr a year)
        each works alone                                     -4 800 000
        predicted, following the measures                    20 940 000
        what all could sign today, measures untouched        20 940 000
        best together                                        22 860 000
        lost to the measures                                  1 920 000
        kept of the best                                         91.6 %
        lost as well if the parties do not trust each other  25 740 000
        destroyed by harmful work                             1 920 000

      Goals
        SafelyHome: Readmissions 1 150 patients by 2028 is reached (1 112 predicted).

      """)
  }

  func testBridge() throws {
    let page = try page(of: "Examples/bridge.samverka", in: "base")
    XCTAssertTrue(
      page.hasPrefix("The measures reward silos, whatever the figures: every joint activity"), page)
    let words = page.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
    XCTAssertTrue(
      words.contains("Psychiatry and Employment have work in it and no stake in what it changes."),
      page)
  }

  /// Two parties and what can move, without measures.
  private static let world = """
    party A { capacity 10 hours }
    party B { capacity 10 hours }
    indicator X { better higher }
    goal G { owners A, B; worth 30 kr per unit of X }
    activity J { by A at 1 hour; by B at 1 hour; up to 10; raises X by 1 }

    """

  func testWhereNothingIsMeasuredNoMeasureRewards() throws {
    try checkSaid(
      Self.world + "measure M of X { held by A, B; pays 10 kr per unit }",
      "The measures reward joint work: following them the parties create all of the 300 kr")
    try checkSaid(Self.world, "Without any measure the parties do joint work: they create all of")
  }

  func testWhatCannotRunSaysWhy() throws {
    try checkSaid(
      Self.world.replacingOccurrences(of: "A { capacity 10", with: "A { capacity 0"),
      "There is no case for joint work: J cannot run, for A has no hours.")
    try checkSaid(
      Self.world.replacingOccurrences(of: "up to 10", with: "up to 0"),
      "There is no case for joint work: J cannot run, for its cap is 0.")
    try checkSaid(
      Self.world + "mandate Stop { A must not J }",
      "There is no case for joint work: J cannot run, for Stop says that it must not.")
  }

  func testPointsAreNotMadeUpForByMoney() throws {
    try checkSaid(
      Self.world + """
        indicator Y { better higher }
        activity S { by A at 1 hour; up to 10; raises Y by 1 }
        measure M of X { held by A; weighs 1 point per unit }
        measure N of Y { held by A; weighs 5 points per unit }
        """,
      "J: A lacks 4 points each time; nobody's account holds the gain, and no money makes up for "
        + "points: it takes another measure.")
  }

  func testAPreferenceIsWhatHoldsBack() throws {
    try checkSaid(
      """
      party A { prefers S over J }
      party B { prefers J over T }
      indicator X { better higher }
      indicator Y { better higher }
      activity J { by A; by B; raises X }
      activity S { by A; raises Y }
      activity T { by B; raises X }
      measure M of X { held by A, B }
      measure N of Y { held by A }
      """, "J: A prefers S.")
  }

  func testARemarkForSeveralHoldersIsSaidOnce() throws {
    let said = try words(
      of: Self.world.replacingOccurrences(of: "by A at 1 hour", with: "by A at 1 hour and 50 kr")
        + "measure M of X { held by A, B; pays 10 kr per unit }")
    let parts = said.components(separatedBy: "M pays best for J, which destroys 20 kr of value")
    XCTAssertEqual(parts.count, 2, said)
  }

  func testATieAboutJointWorkIsOnThePageOnce() throws {
    let tied =
      Self.world.replacingOccurrences(of: "goal G {", with: "goal G { worth 30 kr per unit of Y;")
        + """
        indicator Y { better higher }
        activity S { by A at 1 hour; up to 10; raises Y by 1 }
        measure M of X { held by A, B; pays 10 kr per unit }
        measure N of Y { held by A; pays 10 kr per unit }
        """
    let sentence = "A is indifferent between S and J; S was taken, for the joint goal or because"
    try checkSaid(tied, "To be kept in mind " + sentence)
    let full = try words(of: tied, .full)
    XCTAssertEqual(full.components(separatedBy: sentence).count, 2, full)
  }

  func testOnlyTheFirstTiesAreOnThePage() throws {
    let ties = (0..<5).map { _ in Verdict.Tie(party: 0, taken: 0, other: 1) }
    let script = Self.world + "activity S { by A at 1 hour; up to 10; raises X by 1 }"
    let pipeline = try XCTUnwrap(Pipeline(name: "script", bytes: Array(script.utf8)))
    var verdict = try XCTUnwrap(
      pipeline.verdict(on: XCTUnwrap(pipeline.scenario(named: "base"))))
    verdict.tiesDecided = ties
    var page = ""
    VerdictWriter(verdict, sources: pipeline.sources).write(to: &page)
    XCTAssertEqual(page.components(separatedBy: "is indifferent between").count, 4, page)
    XCTAssertTrue(page.contains("… and 2 more"), page)
  }

  func testAGoalWithoutABaselineNamesIt() throws {
    try checkSaid(
      Self.world.replacingOccurrences(of: "of X }", with: "of X; reach X 5 by 2030 }"),
      "G: X 5 units by 2030 cannot be judged without the `baseline` of X.")
  }

  func testNoPlanReachesBackToAGoalThatWasDue() throws {
    let script =
      "as of 2028-02-01\n"
      + Self.world.replacingOccurrences(of: "better higher", with: "better higher; baseline 1")
    try checkSaid(
      script.replacingOccurrences(of: "of X }", with: "of X; reach X 5 by 2027 }"),
      "G: X 5 units by 2027 was due before the day of the script: no plan changes it.")
    try checkSaid(
      script.replacingOccurrences(of: "of X }", with: "of X; reach X 12 by 2028 }"),
      "G: X 12 units by 2028 is not reached (11 predicted); the best plan would not either (11).")
  }

  func testABonusCountsUpToItsLine() throws {
    try checkSaid(
      Self.world + "measure M of X { held by A; bonus 40 kr at 4 }",
      "A can reach 10 units, so it counts as 10 kr per unit up to 4 units.")
  }

  func testAMeasureThatPaysForNoJointWorkIsNoQuestionOfItsRate() throws {
    let script = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator X { better lower }
      indicator Y { better higher }
      activity J { by A at 4 hours; by B at 1 hour; up to 25; lowers X by 2 }
      activity S { by A at 1 hour; up to 100; raises Y by 1 }
      measure Own of Y { held by A; pays 40 kr per unit }
      measure M of X { held by A; pays 60 kr per unit }
      goal G { owners A, B; worth 90 kr per unit of X; worth 1 kr per unit of Y }

      """
    try checkSaid(
      script, "Own A work alone - 40 pays for none M A joint work, too weakly 30 - from 80 kr")
  }

  /// Checks whether the page of base of a script says something, however its lines are broken.
  private func checkSaid(
    _ script: String, _ sentence: String, line: UInt = #line
  ) throws {
    let said = try words(of: script)
    XCTAssertTrue(said.contains(sentence), said, line: line)
  }

  /// Returns the page, or all that is told, of base of a script on one line.
  private func words(
    of script: String, _ layer: VerdictWriter.Layer = .page
  ) throws -> String {
    let pipeline = try XCTUnwrap(Pipeline(name: "script", bytes: Array(script.utf8)))
    let verdict = try XCTUnwrap(pipeline.verdict(on: XCTUnwrap(pipeline.scenario(named: "base"))))
    var output = ""
    VerdictWriter(verdict, sources: pipeline.sources, layer: layer).write(to: &output)
    return output.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
  }

  /// Compares the page of a scenario of an example with what is expected.
  private func check(
    _ path: String, in scenario: String, _ expected: String, line: UInt = #line
  ) throws {
    XCTAssertEqual(try page(of: path, in: scenario), expected, line: line)
  }

  /// Returns the page of a scenario of an example.
  private func page(of path: String, in scenario: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let bytes = try SourceLoader().source(ofFile: root.appendingPathComponent(path).path).bytes
    let pipeline = try XCTUnwrap(Pipeline(name: path, bytes: bytes))
    let verdict = try XCTUnwrap(pipeline.verdict(on: XCTUnwrap(pipeline.scenario(named: scenario))))
    var output = ""
    VerdictWriter(verdict, sources: pipeline.sources).write(to: &output)
    return output
  }
}
