import Foundation
import TestSamples
import XCTest

/// The lines that `gaps` gives, pasted where it says.
final class GapsTests: XCTestCase {
  func testABudgetIsOfferedToOneHandoff() throws {
    let script = """
      party A
      party B
      handoff X { from A; to B; of "a" }
      handoff Y { from B; to A; of "b" }
      budget F { from A 50 %; from B 50 % }

      """
    let gaps = try Tool.run("gaps", "-", input: script).output
    XCTAssertTrue(gaps.contains("in F: follows X"), gaps)
    XCTAssertFalse(gaps.contains("in F: follows Y"), gaps)
    XCTAssertTrue(gaps.contains("budget YMoney"), gaps)
    let both = try Tool.run(
      "check", "-",
      input: script.replacingOccurrences(of: "B 50 % }", with: "B 50 %; follows X, Y }"))
    XCTAssertTrue(
      (both.output + both.errors).contains("one name stands behind `follows`"), both.output)
  }

  /// A cell without a number leaves what is said around it, and is no zero.
  func testWhatACellDoesNotSayIsNotLeftOut() throws {
    let folder = try TemporaryFolder.make()
    try "K;D;F;V;L\na;..;..;..;2\nb;3;1;5;-\n".write(
      to: folder.appendingPathComponent("t.csv"), atomically: true, encoding: .utf8)
    let script = """
      party Region
      for each R in table "t.csv" {
        party P[R["K"]] { capacity R["V"] hours }
        handoff H[R["K"]] {
          from Region to P[R["K"]]
          signal by Region within R["D"] days
          flagged R["F"] in 2025
        }
        forum F[R["K"]] { members Region, P[R["K"]]; meets R["V"] times per year for R["L"] hours }
      }
      show H["a"]
      show F["a"]
      show F["b"]
      show forums
      why capacity of P["a"]
      gaps

      """
    let path = folder.appendingPathComponent("main.samverka")
    try script.write(to: path, atomically: true, encoding: .utf8)
    let output = try Tool.run("run", path.path).output
    for line in [
      "signal by  Region within an undetermined time",
      "meets    an undetermined number of times a year for 2 hours",
      "undetermined times a year, 2 hours  –", "5 times a year, undetermined hours  –",
      "meets    5 times a year for an undetermined time",
      "missing: the capacity of P[\"a\"], `..`: the value is secret",
      "Flagged an unknown number of times in 2025.", "Flagged once in 2025.",
    ] {
      XCTAssertTrue(output.contains("  \(line)\n"), line)
    }
  }

  /// A line in a block that all rows of a table share would be one of all of them.
  func testOneOfAFamilyIsNotChangedForAHandoff() throws {
    let folder = try TemporaryFolder.make()
    let table = folder.appendingPathComponent("towns.csv")
    try "K;N\na;A\nb;B\n".write(to: table, atomically: true, encoding: .utf8)
    let script = """
      party Region
      for each R in table "towns.csv" {
        party Town[R["K"]] R["N"]
        indicator Days[R["K"]] { better lower }
        measure Bill[R["K"]] of Days[R["K"]] { held by Town[R["K"]] }
        budget Purse[R["K"]] { from Region 50 %; from Town[R["K"]] 50 % }
        forum Table[R["K"]] { members Region, Town[R["K"]]; meets 4 times per year }
      }

      """
    let handoff = """
      handoff Home {
        from Region to Town["a"]; about Days["a"]
        signal by Region; feedback by Town["a"]; responsible Region
      }
      """
    func gaps(_ text: String) throws -> String {
      let file = folder.appendingPathComponent("main.samverka")
      try text.write(to: file, atomically: true, encoding: .utf8)
      return try Tool.run("gaps", file.path).output
    }
    let told = try gaps(script + handoff)
    XCTAssertFalse(told.contains("  in "), told)
    let lines = told.split(separator: "\n").filter { $0.hasPrefix("      ") }
    XCTAssertEqual(lines.count, 5, told)
    XCTAssertEqual(
      try gaps(script + handoff + "\n" + lines.joined(separator: "\n")),
      "Nothing falls between the parties.\n")
    // Where the handoffs are a family too, its block is that of the rows.
    let rows = script.replacingOccurrences(
      of: "  budget", with: "  handoff Home[R[\"K\"]] { from Region to Town[R[\"K\"]] }\n  budget")
    let family = try gaps(rows)
    XCTAssertTrue(family.contains("in Home[\"a\"]: signal by Region"), family)
    XCTAssertTrue(family.contains("One of a family has the block that all rows share"), family)
  }
}
