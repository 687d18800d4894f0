import Analysis
import Driver
import Tabulating
import XCTest

@testable import Reporting

/// What answers look like to a program.
final class AnswerJSONTests: XCTestCase {
  private static let script = """
    party A { capacity 100 hours }
    party B { capacity 100 hours }
    indicator Days { unit day / days; better lower }
    activity Team { by A at 2 hours; by B at 1 hour and 10 kr; up to 40; lowers Days by 6 }
    activity Solo { by A at 1 hour; up to 100; lowers Days by 2 }
    measure Wait of Days { held by A; pays 20 kr per day }
    measure Hope of Days { held by B; pays 9 kr per day }
    goal G { owners A, B; worth 25 kr per day of Days }

    """

  /// Asks the script `query` and looks for all of `parts` in what is written.
  private func check(
    _ query: String, of script: String = AnswerJSONTests.script, writes parts: [String],
    line: UInt = #line
  ) throws {
    let pipeline = try XCTUnwrap(Pipeline(name: "test", bytes: Array((script + query).utf8)))
    XCTAssertEqual(pipeline.problems.map(\.message), [], line: line)
    var document = RunJSON()
    document.add(
      zip(pipeline.questions, pipeline.answers()).map { ($0, $1) }, of: "test", pipeline.sources)
    var text = ""
    document.write(to: &text)
    XCTAssertNoThrow(try JSONReader.read(Array(text.utf8)), line: line)
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in parts { XCTAssertTrue(words.contains(part), "\(part) in\n\(text)", line: line) }
  }

  func testDocumentation() throws {
    try check(
      "show Documented", of: "## One\n##\n## \"two\".\nparty Documented\n",
      writes: [#""figure": "documentation""#, #""value": null, "text": "One \"two\".""#])
  }

  func testFollowUp() throws {
    let script = """
      party A { capacity 10 hours }
      indicator I { unit day / days; better lower; baseline 100 in 2023; observed 2024 95; observed 2025 90 }
      activity X { by A at 1 hour; up to 10; lowers I by 2 }
      measure M of I { held by A; pays 1 kr per day }
      goal G { owners A; reach I 60 by 2027 }

      """
    try check(
      "show G", of: script,
      writes: [
        #""figure": "track of I by 2027", "scenario": "base", "value": null, "text": "G: I is off track: "#
          + "90 days in 2025, where the path to 60 by 2027 asks for 80. If it went on"
      ])
    try check(
      "show I", of: script,
      writes: [
        #""figure": "observed of I in 2024", "scenario": "base", "value": 95, "text": "95" }"#
      ])
  }

  func testTurn() throws {
    try check(
      "turn rate of Hope",
      writes: [
        #""format": "samverka.run/1""#, #""asked": "turn rate of Hope""#,
        #""format": "samverka.turn/1""#, #""figure": "rate of Hope""#, #""today": 9"#,
        #""unit": "money per unit""#, #""above": { "ends": "open", "at": null }"#,
        #""ends": "turns", "at": 1.66666666667"#, #""exact": true"#, #""reason": null"#,
      ])
    try check(
      "turn horizon of A",
      writes: [#""reason": "not given""#, #""below": null"#, #""today": null"#])
    try check(
      "budget P { from A 100 %; limit 5 kr per year }\nturn share of A in P",
      writes: [#""reason": "sole contributor""#])
    try check(
      "activity Talk { by A; lowers Days }\nturn rate of Hope",
      writes: [#""reason": "not judged""#])
    // Without a worth nobody knows whether it does more harm than good.
    let worthless = Self.script.split(separator: "\n").dropLast().joined(separator: "\n")
    try check(
      "\nturn rate of Hope", of: worthless,
      writes: [#""reason": null"#, #""perverse": null, "basis""#])
  }

  func testRobust() throws {
    try check(
      "robust ± 100 %",
      writes: [
        #""format": "samverka.robust/1""#, #""judged": true"#, #""range": 1"#,
        #""figure": "rate of Hope""#, #""becomes": "silo""#, #""untried": 0"#,
        #""side": "below""#,
      ])
    try check(
      "activity Talk { by A; lowers Days }\nrobust",
      writes: [#""judged": false"#, #""range": null"#, #""steady": null"#, #""sampled": null"#])
  }

  func testWhatIf() throws {
    try check(
      "what if { without Hope }",
      writes: [
        #""format": "samverka.whatif/1""#, #""changesAnything": true"#,
        #""before": { "verdict": "joint""#, #""after": { "verdict": "silo""#,
        #""party": "B", "change": -2120"#, #""foundNow":"#,
      ])
  }

  /// That there is nothing to repair is said only where it was looked for.
  func testAVerdictThatIsAskedForSaysNothingOfRepair() throws {
    try check("verdict", writes: [#""format": "samverka.verdict/1""#, #""shifts": [], "goals""#])
  }

  func testWhatIsNoTableIsItsText() throws {
    try check("why verdict\nshow worth of Team", writes: [#""text": "#, #""value": 140"#])
    try check("repair\ngaps", writes: [#""samverka.repair/1""#, #""samverka.gaps/1""#])
  }
}
