import Foundation
import XCTest

/// What a script had when it was first checked does not count, and comes back only as new.
final class BaselineTests: XCTestCase {
  private static let script = """
    party A { capacity 10 hours }
    indicator I { better lower }
    activity X { by A at 1 hour; up to 10; lowers I by 1 }
    measure M of I { held by A; pays 5 kr per unit }
    goal G { worth 7 kr per unit of I }

    """

  /// The lines of what a check prints.
  private func check(
    _ options: String, _ script: String, status: Int32 = 0, line: UInt = #line
  ) throws -> [String] {
    try script.write(
      to: folder.appendingPathComponent("a.samverka"), atomically: true, encoding: .utf8)
    let words = ["check", "--fail-on", "note"] + options.split(separator: " ").map(String.init)
    let outcome = try Tool.run(words + ["a.samverka"], in: folder)
    XCTAssertEqual(outcome.status, status, outcome.output + outcome.errors, line: line)
    return (outcome.output + outcome.errors).split(separator: "\n").map(String.init)
  }

  private var folder = FileManager.default.temporaryDirectory

  override func setUpWithError() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  override func tearDownWithError() throws { try FileManager.default.removeItem(at: folder) }

  func testWhatIsKnownDoesNotCount() throws {
    XCTAssertEqual(try check("", Self.script, status: 1).last, "1 warning")
    XCTAssertEqual(
      try check("--write-baseline b.json", Self.script).last,
      "no findings, and 1 finding of the baseline")
    // Lines move, figures change, and it is still known; what is new counts.
    let moved = "# one more line\n" + Self.script.replacingOccurrences(of: "7 kr", with: "8 kr")
    XCTAssertEqual(
      try check("--baseline b.json", moved).last, "no findings, and 1 finding of the baseline")
    XCTAssertEqual(
      try check("--baseline b.json", moved + "goal H { worth 1 kr per unit of I }", status: 1)
        .last, "1 warning, and 1 finding of the baseline")
  }

  func testWhatIsMendedIsSaidAndTakenOut() throws {
    _ = try check("--write-baseline b.json", Self.script)
    let mended = Self.script.replacingOccurrences(of: "goal G {", with: "goal G { owners A;")
    let said = try check("--baseline b.json", mended, status: 1)
    XCTAssertEqual(
      said.first, "note[SV162] SV221 of the baseline is found no more: the goal `G` has no owner")
    // A script with errors is not looked through, so nothing is called mended.
    let broken = try check("--baseline b.json", mended + "party A\n", status: 1)
    XCTAssertEqual(broken.last, "1 error")
    XCTAssertEqual(try check("--baseline b.json --prune-baseline", mended).last, "no findings")
    XCTAssertEqual(try check("--baseline b.json", Self.script, status: 1).last, "1 warning")
  }

  func testErrorsNeverGoIntoABaseline() throws {
    let wrong = Self.script + "expect silo\nparty A\n"
    XCTAssertEqual(
      try check("--write-baseline b.json", wrong, status: 1).last, "1 error")
    let failed = Self.script + "expect capacity of A > 20 hours\n"
    XCTAssertEqual(
      try check("--write-baseline b.json", failed, status: 1).last,
      "1 error, and 1 finding of the baseline")
  }

  func testWrongUse() throws {
    for (options, message) in [
      ("--prune-baseline", "error: `--prune-baseline` needs `--baseline`"),
      ("--baseline none.json", "error: there is no file `none.json`"),
      (
        "--baseline a.samverka",
        "error: `a.samverka` is no baseline; write one with samverka check --write-baseline"
      ),
      (
        "--write-baseline a.samverka",
        "error: `a.samverka` is a script that is checked; the output needs another file"
      ),
      (
        "--baseline a.json --write-baseline b.json",
        "error: `--baseline` and `--write-baseline` cannot be given together"
      ),
    ] {
      XCTAssertEqual(try check(options, Self.script, status: 2).first, message)
    }
  }
}
