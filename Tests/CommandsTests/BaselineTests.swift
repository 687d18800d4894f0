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

  /// A baseline holds however a folder is named.
  func testAPathInTwoSpellings() throws {
    try Self.script.write(
      to: folder.appendingPathComponent("a.samverka"), atomically: true, encoding: .utf8)
    for (first, then) in [("a.samverka", "./a.samverka"), (".", "a.samverka"), ("a.samverka", ".")]
    {
      let written = try Tool.run(["check", first, "--write-baseline", "b.json"], in: folder)
      XCTAssertEqual(written.status, 0, written.errors)
      let known = try Tool.run(
        ["check", "--fail-on", "note", then, "--baseline", "b.json"], in: folder)
      XCTAssertEqual(known.status, 0, known.output + known.errors)
      XCTAssertTrue(known.output.contains("1 finding of the baseline"), known.output)
    }
  }

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

  /// Scripts that are not there any more have nothing that is found.
  func testWhatIsKnownOfAMissingScript() throws {
    func run(_ line: String) throws -> (output: String, status: Int32) {
      let outcome = try Tool.run(line.split(separator: " ").map(String.init), in: folder)
      return (outcome.output + outcome.errors, outcome.status)
    }
    func known() throws -> Int {
      try String(contentsOf: folder.appendingPathComponent("k.json"), encoding: .utf8)
        .components(separatedBy: "SV221").count - 1
    }
    for path in ["s/a", "s/b", "s/t/c", "other/d"] {
      let file = folder.appendingPathComponent(path + ".samverka")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Self.script.write(to: file, atomically: true, encoding: .utf8)
    }
    XCTAssertEqual(try run("check --write-baseline k.json s other").status, 0)
    for path in ["s/b.samverka", "s/t", "other/d.samverka"] {
      try FileManager.default.removeItem(at: folder.appendingPathComponent(path))
    }
    // A file that is checked alone says nothing of others.
    let alone = try run("check --baseline k.json --prune-baseline s/a.samverka")
    XCTAssertEqual(alone.output.components(separatedBy: "SV162").count, 1, alone.output)
    XCTAssertEqual(try known(), 4)
    let said = try run("check --baseline k.json --fail-on note s")
    XCTAssertEqual(said.status, 1)
    XCTAssertTrue(
      said.output.hasSuffix(
        """

        s/b.samverka
        note[SV162] SV221 of the baseline is found no more: the goal `G` has no owner
          = why: there is no file `s/b.samverka` any more
          = do:  take it out with `--prune-baseline`, so that it cannot come back unseen
          = samverka explain SV162

        1 note

        s/t/c.samverka
        note[SV162] SV221 of the baseline is found no more: the goal `G` has no owner
          = why: there is no file `s/t/c.samverka` any more
          = do:  take it out with `--prune-baseline`, so that it cannot come back unseen
          = samverka explain SV162

        1 note

        """), said.output)
    // Parts of the whole say together what the whole says, in every form.
    for number in 1...3 {
      _ = try run("check --baseline k.json --shard \(number)/3 --output json:\(number).json s")
    }
    for form in ["json", "human", "junit", "sarif", "gitlab"] {
      XCTAssertEqual(
        try run("merge --format \(form) 1.json 2.json 3.json").output,
        try run("check --baseline k.json --format \(form) s").output)
    }
    XCTAssertEqual(
      try run("check --baseline k.json --prune-baseline --fail-on note ./s/").output,
      try run("check --baseline k.json --fail-on note s/a.samverka").output)
    XCTAssertEqual(try known(), 2)
    // All below the current folder.
    _ = try run("check --baseline k.json --prune-baseline .")
    XCTAssertEqual(try known(), 1)
  }

  /// A rule that the settings leave out was not looked for.
  func testWhatIsNotLookedForIsNotCalledMended() throws {
    _ = try check("--write-baseline b.json", Self.script)
    try "[rules]\nSV221 = \"off\"\n".write(
      to: folder.appendingPathComponent("samverka.toml"), atomically: true, encoding: .utf8)
    XCTAssertEqual(try check("--baseline b.json --prune-baseline", Self.script).last, "no findings")
    try FileManager.default.removeItem(at: folder.appendingPathComponent("samverka.toml"))
    XCTAssertEqual(
      try check("--baseline b.json", Self.script).last,
      "no findings, and 1 finding of the baseline")
  }

  /// Parties, measures and work whose findings list several names.
  private static let lists = [
    "party B { capacity 10 hours }", "party C { capacity 10 hours }",
    "party A { capacity 100 hours }",
    "indicator D { better lower; falls on B at 5 kr per unit; falls on C at 5 kr per unit }",
    "indicator E { better lower }",
    "activity Rush { by A at 1 hour; up to 9; raises D by 1; lowers E by 1 }",
    "activity Calm { by A at 2 hours; up to 9; lowers D by 1; raises E by 1 }",
    "measure N of E { held by A; pays 9 kr per unit }",
    "measure M of D { held by A; pays 5 kr per unit }",
    "goal G { owners A, B, C; worth 20 kr per unit of D; worth 1 kr per unit of E }",
  ]

  func testTheOrderOfDeclarationsIsNoFinding() throws {
    let script = Self.lists.joined(separator: "\n") + "\n"
    let reordered = Self.lists.reversed().joined(separator: "\n") + "\n"
    let found = try check("", script, status: 1).joined(separator: "\n")
    XCTAssertTrue(found.contains("puts cost on `B` and `C`"), found)
    XCTAssertTrue(found.contains("[SV213]"), found)
    _ = try check("--write-baseline b.json", script)
    let said = try check("--baseline b.json", reordered).joined(separator: "\n")
    XCTAssertFalse(said.contains("[SV"), said)
    try script.write(
      to: folder.appendingPathComponent("old.samverka"), atomically: true, encoding: .utf8)
    let difference = try Tool.run(
      ["diff", "--exit-code", "old.samverka", "a.samverka"], in: folder)
    XCTAssertEqual(difference.status, 0, difference.output)
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
