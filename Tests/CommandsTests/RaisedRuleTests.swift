import Foundation
import TestSamples
import XCTest

/// Rules that the settings raise to errors: they fail a check, and stay rules.
final class RaisedRuleTests: XCTestCase {
  private var folder = URL(fileURLWithPath: "/")

  override func setUpWithError() throws {
    folder = try TemporaryFolder.make()
    try write("[rules]\nSV201 = \"error\"\n", "samverka.toml")
  }

  /// Writes a file in the folder.
  private func write(_ text: String, _ name: String) throws {
    try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
  }

  /// How a check of `script` ends: the last line it prints and its status.
  private func check(
    _ script: String, _ options: String..., ends last: String, status: Int32, line: UInt = #line
  ) throws {
    try write(script, "a.samverka")
    let outcome = try Tool.run(["check"] + options + ["a.samverka"], in: folder)
    XCTAssertEqual(outcome.output.split(separator: "\n").last.map(String.init), last, line: line)
    XCTAssertEqual(outcome.status, status, outcome.output + outcome.errors, line: line)
  }

  func testCanBeAccepted() throws {
    try check(CheckSamples.bridge, ends: "1 error", status: 1)
    let accepted =
      CheckSamples.bridge + "accept SV201 on Bridge owner School because \"a pilot\"\n"
    try check(accepted, ends: "no findings", status: 0)
  }

  func testCanStandInABaseline() throws {
    try check(
      CheckSamples.bridge, "--write-baseline", "b.json",
      ends: "no findings, and 1 finding of the baseline", status: 0)
    try check(
      CheckSamples.bridge, "--baseline", "b.json",
      ends: "no findings, and 1 finding of the baseline", status: 0)
    // It is known whatever it weighs.
    try write("", "samverka.toml")
    try check(
      CheckSamples.bridge, "--baseline", "b.json", "--fail-on", "note",
      ends: "no findings, and 1 finding of the baseline", status: 0)
  }

  /// What is an error by its code can be neither.
  func testErrorsOfTheScriptCannot() throws {
    for fault in ["party Other\nparty Other\n", "expect joint work\n"] {
      let script = CheckSamples.bridge + fault
      try write(script, "a.samverka")
      let words = ["check", "--write-baseline", "b.json", "a.samverka"]
      XCTAssertEqual(try Tool.run(words, in: folder).status, 1, fault)
      let baseline = try String(
        contentsOf: folder.appendingPathComponent("b.json"), encoding: .utf8)
      XCTAssertFalse(baseline.contains("SV101") || baseline.contains("SV901"), baseline)
    }
    let accepted = "party A\nparty A\naccept SV101 on A owner A because \"so\"\n"
    try write(accepted, "a.samverka")
    let outcome = try Tool.run(["check", "a.samverka"], in: folder)
    XCTAssertEqual(outcome.status, 1)
    XCTAssertTrue(outcome.output.contains("error[SV101]"), outcome.output)
  }
}
