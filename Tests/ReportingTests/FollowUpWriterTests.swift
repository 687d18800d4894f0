import Analysis
import Checking
import Diagnostics
import Evaluation
import Foundation
import Parsing
import Syntax
import XCTest

@testable import Reporting

/// What answers about mandates, time and what was observed look like to a person.
final class FollowUpWriterTests: XCTestCase {
  private static let script = """
    as of 2026-06
    currency kr
    party Region { capacity 2 000 hours }
    party Kommun { capacity 2 000 hours }
    party Board
    indicator Days {
      unit day / days
      better lower
      baseline 9 000 in 2023
      observed 2024 8 800
      observed 2025 8 700
      observed 2027 8 000
    }
    activity Plan { by Region at 2 hours; by Kommun at 2 hours; up to 100; lowers Days by 3 }
    measure Fee of Days { held by Region, Kommun; pays 4 000 kr per day; from 2024 }
    goal Home { owners Region, Kommun; worth 9 000 kr per day of Days; reach Days 8 000 by 2028 }
    mandate Order { Region must Plan with Kommun; Kommun must Plan up to 400 kr; given by Board }
    mandate Rules { Board may Plan; under "law 2017:725"; until 2027 }

    """

  /// Asks the script `query` and compares what is written.
  private func check(_ query: String, writes expected: String, line: UInt = #line) throws {
    let written = try written(of: Self.script + query, line: line) { answer, sources, text in
      AnswerWriter(sources: sources).write(answer, to: &text)
    }
    XCTAssertEqual(written, expected + "\n", line: line)
  }

  func testAGoal() throws {
    try check(
      "show Home",
      writes: """
        Home
          level of Days  8 700 days
          Days, worth in Home  9 000 kr per day × 300 days  2 700 000 kr  line 16
        Follow-up
          Home: Days is off track: 8 700 days in 2025, where the path to 8 000 by
            2028 asks for 8 600.
          If it went on in a straight line (least squares through 3 values), it would be
            about 8 233 days by 2028: not enough.
          The predicted plan should have brought 300 days less by 2025; 300 days less
            was observed, 100 % of it. Other causes move it too, and nothing here says
            that the plan was followed.
        Observed: Days
          2024  8 800
          2025  8 700
          1 value is of a later time than the script is read for.
        Mandates
          Region must Plan with Kommun: Order, by Board, under "law 2017:725"
          Kommun must Plan up to 400 kr a year: Order, by Board, under "law 2017:725"
          Board may Plan, until 2027: Rules, under "law 2017:725"
        """)
  }

  /// What was reached in time and is worse since is told with both values, and numbers that differ by
  /// little are told apart.
  func testWhatWasReachedAndWhatDiffersByLittle() throws {
    func sentences(_ observed: String) throws -> String {
      try written(
        of: """
          party A
          indicator D { unit day / days; better lower; baseline 1 200 in 2022; \(observed) }
          activity X { by A; lowers D }
          goal G { owners A; reach D 900 by 2027 }
          show G

          """, line: #line
      ) { answer, sources, text in AnswerWriter(sources: sources).write(answer, to: &text) }
    }
    let reached = try sentences("observed 2027 890; observed 2028 950")
    XCTAssert(
      reached.contains(
        """
          G: D was reached in time, with 890 days in 2027; since then it is 950 days in
            2028.
        """), reached)
    let close = try sentences("observed 2025-06 1 050.204")
    XCTAssert(
      close.contains(
        """
          G: D is off track: about 1 050.2 days in 2025-06, where the path to 900 by
            2027 asks for 1 050.
        """), close)
  }

  func testMandates() throws {
    try check(
      "show mandates",
      writes: """
                Region  Kommun  Board
          Plan  must    must    may

          who     what                    mandate            source
          Region  must Plan with Kommun   Order              by Board, under "law
                                                             2017:725"
          Kommun  must Plan up to 400 kr  Order              by Board, under "law
                                                             2017:725"
          Board   may Plan                Rules, until 2027  under "law 2017:725"
        """)
    try check(
      "show mandates of Kommun",
      writes: """
          who     what                    mandate  source
          Kommun  must Plan up to 400 kr  Order    by Board, under "law 2017:725"
        """)
  }

  func testWhyMayAndMust() throws {
    let chain = """
        Order: Kommun must Plan up to 400 kr a year, given by Board
          Rules: Board may Plan, until 2027
            under "law 2017:725"
      """
    try check("why may Kommun Plan", writes: "Yes: Kommun not only may, it must Plan.\n" + chain)
    try check("why must Kommun Plan", writes: "Yes: Kommun must Plan.\n" + chain)
    try check("why must not Kommun Plan", writes: "No: Kommun must Plan.\n" + chain)
    try check(
      "party New\nwhy may New Plan",
      writes: """
        No: no mandate in force says that New may Plan.
          Region must, Kommun must and Board may.
        """)
  }

  /// Who forbids something need not be let do it itself.
  func testAProhibitionRestsOnNothing() throws {
    for own in ["", "mandate Two { Board may Visit; under \"law\" }\n"] {
      let script = """
        party Clinic
        party Board
        indicator Health { better higher }
        activity Visit { by Clinic; raises Health }
        mandate One { Clinic must not Visit; given by Board }
        \(own)
        """
      func answer(_ query: String) throws -> String {
        try written(of: script + query, line: #line) { answer, sources, text in
          AnswerWriter(sources: sources).write(answer, to: &text)
        }
      }
      XCTAssertEqual(
        try answer("why may Clinic Visit"),
        "No: Clinic must not Visit.\n  One: Clinic must not Visit, given by Board\n")
      XCTAssertEqual(
        try answer("show mandates of Clinic"),
        "  who     what            mandate  source\n"
          + "  Clinic  must not Visit  One      by Board\n")
    }
  }

  /// A giver whose own mandate is not in force has it from one that is over or is yet to begin.
  func testAGiverWhoseMandateIsNotInForce() throws {
    for (days, words) in [("until 2025", "ended 2025"), ("from 2027", "begins 2027")] {
      let script = """
        as of 2026-05-01
        party Clinic
        party Board
        indicator Health { better higher }
        activity Visit { by Clinic; raises Health }
        mandate One { Clinic may Visit; given by Board }
        mandate Two { Board may Visit; \(days) }

        """
      func answer(_ query: String) throws -> String {
        try written(of: script + query, line: #line) { answer, sources, text in
          AnswerWriter(sources: sources).write(answer, to: &text)
        }
      }
      let why = try answer("why may Clinic Visit")
      XCTAssert(why.contains("\n    Board has it from Two, which \(words)\n"), why)
      let table = try answer("show mandates of Clinic")
      XCTAssert(table.contains("by Board, by Two, which \(words)"), table)
    }
  }

  func testTimeline() throws {
    try check(
      "show timeline",
      writes: """
        until 2023-12-31: joint, 100 % of the value kept
          in force: Rules
        2024-01-01 to 2027-12-31 (the day of the script): joint, 100 % of the value kept
          begins: Fee
          in force: Fee and Rules
        from 2028-01-01: joint, 100 % of the value kept
          has ended: Rules
          in force: Fee
          due: Home (2028)
        """)
  }

  /// A scenario that begins later is read for its first day, which is not that of the script.
  func testTimelineOfAScenarioThatBeginsLater() throws {
    try check(
      "scenario Later { from 2027-06-01 }\nshow timeline in Later",
      writes: """
        until 2023-12-31: joint, 100 % of the value kept
          Later has not begun
          in force: Rules
        2024-01-01 to 2027-05-31: joint, 100 % of the value kept
          Later has not begun
          begins: Fee
          in force: Fee and Rules
        2027-06-01 to 2027-12-31 (the first day of Later): joint, 100 % of the value
            kept
          Later begins
          in force: Fee and Rules
        from 2028-01-01: joint, 100 % of the value kept
          has ended: Rules
          in force: Fee
          due: Home (2028)
        """)
  }

  func testATimelineOfTargetsAlone() throws {
    var sources = SourceMap()
    let text = """
      party A { capacity 10 hours }
      indicator C { better lower; baseline 9 000 }
      goal Climate { owners A; reach C 7 500 by 2030; reach C 7 000 by 2032-06 }
      """
    let file = try XCTUnwrap(sources.add(name: "test.samverka", bytes: Array(text.utf8)))
    var symbols = SymbolTable()
    let checked = Checking.check(parse(file, symbols: &symbols).tree, symbols: symbols)
    let model = Evaluator(try XCTUnwrap(checked.program)).model(of: nil).model
    var written = ""
    TimelineWriter(timeline: Timeline(model), verdicts: [], model: model, style: .plain)
      .write(to: &written)
    XCTAssertEqual(
      written,
      """
      Nothing in the script begins or ends on a date.
        due: Climate (2030) and Climate (2032-06)

      """)
  }

  func testJSON() throws {
    var sources = SourceMap()
    let file = try XCTUnwrap(sources.add(name: "test.samverka", bytes: Array(Self.script.utf8)))
    var symbols = SymbolTable()
    let parsed = parse(file, symbols: &symbols)
    let checked = Checking.check(parsed.tree, symbols: symbols)
    let evaluator = Evaluator(try XCTUnwrap(checked.program))
    var written = ""
    let verdict = Verdict(of: evaluator.model(of: nil).model)
    VerdictJSON(sources).write([verdict], to: &written)
    let document = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any]
    let scenario = try XCTUnwrap((document?["scenarios"] as? [[String: Any]])?.first)
    let goals = try XCTUnwrap(scenario["goals"] as? [[String: Any]])
    let target = try XCTUnwrap((goals.first?["targets"] as? [[String: Any]])?.first)
    let track = try XCTUnwrap(target["track"] as? [String: Any])
    XCTAssertEqual(track["standing"] as? String, "off track")
    XCTAssertEqual(track["path"] as? Double, 8_600)
    XCTAssertEqual((track["latest"] as? [String: Any])?["period"] as? String, "2025")
    XCTAssertEqual((track["plan"] as? [String: Any])?["due"] as? Double, -300)
    let mandates = try XCTUnwrap(scenario["mandates"] as? [[String: Any]])
    XCTAssertEqual(mandates.map { $0["party"] as? String }, ["Region", "Kommun", "Board"])
    XCTAssertEqual(mandates[0]["chain"] as? [String], ["Order", "Rules"])
    XCTAssertEqual(mandates[0]["source"] as? String, "law 2017:725")
    XCTAssertTrue(mandates[0]["upTo"] is NSNull)
    XCTAssertEqual(mandates[1]["upTo"] as? Double, 400)
    let timeline = try XCTUnwrap(scenario["timeline"] as? [[String: Any]])
    XCTAssertEqual(timeline.map { $0["from"] as? String }, [nil, "2024-01-01", "2028-01-01"])
    XCTAssertEqual(timeline[1]["begins"] as? [String], ["Fee"])
  }
}
