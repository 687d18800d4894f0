import Analysis
import Syntax
import XCTest

@testable import Driver

/// What a script accepts on purpose, and what becomes of it.
final class AcceptanceTests: XCTestCase {
  /// A goal nobody owns is SV221 on `G`; in `S` so is `H`.
  private static let script = """
    party A { capacity 10 hours }
    indicator I { better lower }
    activity X { by A at 1 hour; up to 10; lowers I by 1 }
    measure M of I { held by A; pays 5 kr per unit }
    goal G { worth 7 kr per unit of I }
    scenario S { goal H { worth 1 kr per unit of I } }
    scenario T { extends S }
    scenario U { goal K { worth 1 kr per unit of I } }

    """

  /// Checks the codes and subjects that are left, and what became of each acceptance.
  private func check(
    _ lines: String, asOf day: String? = nil, in script: String = AcceptanceTests.script,
    leaves expected: [String], states: [String], line: UInt = #line
  ) throws {
    let bytes = Array((script + lines).utf8)
    let date = try day.map { try XCTUnwrap(DateLiteral(text: $0)) }
    let pipeline = try XCTUnwrap(Pipeline(name: "a.samverka", bytes: bytes, asOf: date))
    let review = pipeline.review()
    XCTAssertEqual(
      review.findings.map {
        "\($0.code) \($0.subject ?? "")" + ($0.scenario.map { " in \($0)" } ?? "")
      }, expected, line: line)
    XCTAssertEqual(review.acceptances.map(\.state.rawValue), states, line: line)
  }

  func testAnAcceptanceSilencesItsFinding() throws {
    let all = ["SV221 G", "SV221 H in S", "SV221 K in U"]
    try check("", leaves: all, states: [])
    try check(
      "accept SV221 on G owner A because \"by law\"", leaves: Array(all.dropFirst()),
      states: ["in force"])
  }

  func testAScenarioAcceptsForItselfAndWhatExtendsIt() throws {
    let inT = Self.script.replacingOccurrences(
      of: "scenario T { extends S }",
      with: "scenario T { extends S; accept SV221 on H owner A because \"x\" }")
    try check(
      "", in: inT, leaves: ["SV221 G", "SV221 H in S", "SV221 K in U"], states: ["in force"])
    let inS = Self.script.replacingOccurrences(
      of: "goal H { worth 1 kr per unit of I }",
      with: "goal H { worth 1 kr per unit of I }; accept SV221 on H owner A because \"x\"")
    try check("", in: inS, leaves: ["SV221 G", "SV221 K in U"], states: ["in force"])
    // What base has is found in base all the same.
    let elsewhere = Self.script.replacingOccurrences(
      of: "scenario U {", with: "scenario U { accept SV221 on G owner A because \"x\";")
    try check(
      "", in: elsewhere, leaves: ["SV221 G", "SV221 H in S", "SV221 K in U"], states: ["in force"])
  }

  func testAnAcceptanceEndsAfterItsDay() throws {
    let accept = "accept SV221 on G until 2026-03 owner A because \"x\""
    let rest = ["SV221 H in S", "SV221 K in U"]
    try check(accept, leaves: rest, states: ["in force"])
    try check(accept, asOf: "2026-03-31", leaves: rest, states: ["in force"])
    let ended = ["SV221 G"] + rest + ["SV160 G"]
    try check(accept, asOf: "2026-04-01", leaves: ended, states: ["expired"])
    try check("as of 2027\n" + accept, leaves: ended, states: ["expired"])
    // The day that is asked for takes the place of the script's.
    try check("as of 2027\n" + accept, asOf: "2026", leaves: rest, states: ["in force"])
  }

  func testAnAcceptanceOfNothingIsSaid() throws {
    let all = ["SV221 G", "SV221 H in S", "SV221 K in U"]
    try check(
      "accept SV204 on M owner A because \"x\"", leaves: all + ["SV161 M"], states: ["stale"])
    try check(
      "accept SV221 on M owner A because \"x\"", leaves: all + ["SV161 M"], states: ["stale"])
    let pipeline = try XCTUnwrap(
      Pipeline(
        name: "a", bytes: Array((Self.script + "accept SV221 on M owner A because \"x\"").utf8)))
    XCTAssertEqual(
      pipeline.review().findings.last?.help, ["SV221 is found on `G`, `H` and `K`"])
  }

  /// What is accepted of a family is accepted of each of it.
  func testAFamilyIsAcceptedAtOnce() throws {
    let script =
      Self.script + """
        goal Aim["a"] { worth 1 kr per unit of I }
        goal Aim["b"] { worth 2 kr per unit of I }

        """
    let rest = ["SV221 G", "SV221 H in S", "SV221 K in U"]
    try check(
      "accept SV221 on Aim owner A because \"x\"", in: script, leaves: rest, states: ["in force"])
    try check(
      "accept SV221 on Aim[\"b\"] owner A because \"x\"", in: script,
      leaves: rest + ["SV221 Aim[\"a\"]"], states: ["in force"])
    try check(
      "accept SV204 on Aim owner A because \"x\"", in: script,
      leaves: rest + ["SV221 Aim[\"a\"]", "SV221 Aim[\"b\"]", "SV161 Aim"], states: ["stale"])
  }

  /// What is declared under the name itself comes before a family of that name.
  func testANameThatIsDeclaredIsNoFamily() throws {
    let script =
      Self.script + """
        goal Aim { worth 3 kr per unit of I }
        goal Aim["a"] { worth 1 kr per unit of I }

        """
    try check(
      "accept SV221 on Aim owner A because \"x\"", in: script,
      leaves: ["SV221 G", "SV221 H in S", "SV221 K in U", "SV221 Aim[\"a\"]"],
      states: ["in force"])
  }

  func testErrorsAreNotAcceptedAndHideNothing() throws {
    try check(
      "accept SV102 on G owner A because \"x\"\ngoal N { owners Nobody }",
      leaves: ["SV102 Nobody"], states: [])
    try check(
      "accept SV134 on A owner A because \"x\"\nparty B { capacity -1 hours }\n",
      leaves: ["SV150 B", "SV134 "], states: ["stale"])
  }

  func testWarningsOfNamesAreAccepted() throws {
    try check(
      "party B\naccept SV150 on B owner A because \"later\"",
      leaves: ["SV221 G", "SV221 H in S", "SV221 K in U"], states: ["in force"])
  }

  func testDates() {
    for text in ["2026", "2026-03", "2026-03-31", "2024-02-29", "0001"] {
      XCTAssertEqual(DateLiteral(text: text)?.text, text)
    }
    for text in [
      "", "26", "2026-", "2026-3", "2026-13", "2026-00", "2026-02-29", "2026-04-31", "0000",
      "2026-03-31-01", "+026", "2026-03-3a", "２０２６",
    ] {
      XCTAssertNil(DateLiteral(text: text), text)
    }
  }
}
