import Foundation
import XCTest

/// What `check --fix` mends, and what it leaves alone.
final class FixTests: XCTestCase {
  private var folder = URL(fileURLWithPath: "/")

  override func setUpWithError() throws { folder = try CheckSamples.folder() }

  override func tearDownWithError() throws { try FileManager.default.removeItem(at: folder) }

  /// Writes `script`, mends it, and compares what it is then and what was said.
  private func check(
    _ script: String, becomes expected: String, says: String, named name: String = "a.samverka",
    line: UInt = #line
  ) throws {
    let file = folder.appendingPathComponent(name)
    try Data(script.utf8).write(to: file)
    let outcome = try Tool.shell(
      "cd '\(folder.path)' && samverka check --fix --output json:/dev/null '\(name)' 2>&1")
    XCTAssertEqual(try Data(contentsOf: file), Data(expected.utf8), line: line)
    XCTAssertEqual(outcome.output, says, line: line)
    // What is mended stays so.
    XCTAssertEqual(
      try Tool.run("check", "--fix", "--output", "json:/dev/null", file.path).errors, "")
  }

  func testMendsTheOnlyNearName() throws {
    let script = CheckSamples.bridge
    let wrong = script.replacingOccurrences(of: "by School", with: "by Scholo")
      .replacingOccurrences(of: "lowers Dropout", with: "lowers dropout")
      .replacingOccurrences(of: "of Dropout", with: "of Dropuot")
    XCTAssertTrue(wrong.contains("held by Scholo"))
    // A name begins with an uppercase letter: that one is no name, and stays.
    let left = script.replacingOccurrences(of: "lowers Dropout", with: "lowers dropout")
    try check(
      wrong.replacingOccurrences(of: "dropout", with: "DropOut"), becomes: script,
      says: "mended 4 places in `a.samverka`\n")
    try check(left, becomes: left, says: "")
  }

  func testKeepsLineEndsAndWhatStandsAround() throws {
    let script = "\u{FEFF}# å\r\nparty Kommun\r\nparty  Region\r\nmandate M { Regoin may A }\r\n"
    let fixed = script.replacingOccurrences(of: "Regoin", with: "Region")
    try check(script, becomes: fixed, says: "mended 1 place in `a.samverka`\n")
    let page = "# Text with Regoin\n```samverka\n\(script.dropFirst())```\nRegoin\n"
    try check(
      page, becomes: page.replacingOccurrences(of: "{ Regoin", with: "{ Region"),
      says: "mended 1 place in `a.md`\n", named: "a.md")
  }

  func testMendsWordsOfOtherWritings() throws {
    try check(
      "party A { capacity 5 Timmar per år; horizon 2 år }\nlet Sum = 5 mkr\n",
      becomes: "party A { capacity 5 hours per year; horizon 2 years }\nlet Sum = 5 Mkr\n",
      says: "mended 4 places in `a.samverka`\n")
  }

  func testMendsAnAmountForEachOne() throws {
    for (unit, word, mended) in [
      ("day / days", "dag", "day"), ("day / days", "dygn", "day"),
      ("patient", "patient", "patient"),
      ("hour / hours", "timme", "hour"),
    ] {
      let script = """
        currency kr
        party A
        indicator I { unit \(unit); better lower }
        measure M of I { held by A; pays 250 kr
        """
      try check(
        "\(script)/\(word) }\n", becomes: "\(script) per \(mended) }\n",
        says: "mended \(word == mended ? "1 place" : "2 places") in `a.samverka`\n")
    }
  }

  func testLeavesTextsWhoseEndIsUnclear() throws {
    for script in [
      "party A 'it's' { capacity 5 hours }\n", "party A ’D’Arcy’\n", "party A “x \"y\" z”\n",
      "let A = 1 200,- hours\n",
    ] {
      try check(script, becomes: script, says: "")
    }
    try check(
      "party A “the hospital’s ward” { capacity 5 hours }\n",
      becomes: "party A \"the hospital’s ward\" { capacity 5 hours }\n",
      says: "mended 1 place in `a.samverka`\n")
  }

  func testLeavesWhatCouldBeMeantOtherwise() throws {
    for script in [
      // Two names are near.
      "party Area1\nparty Area2\ngroup All { members Area3, Area1 }\n",
      // One is, and yet another may be meant.
      "party Ward1\ngroup All { members Ward2 }\n",
      "party WardA\ngroup All { members WardB }\n",
      "indicator Falls2025 { better lower }\ngoal G { reach Falls2026 5 }\n",
      // None is.
      "party Region\ngroup All { members Skolan }\n",
      // It is declared elsewhere.
      "party Region\ngroup All { members Regionen }\nscenario S { party Regionen }\n",
      // The fault is another one.
      "party Region\nparty Region\n", "party {",
    ] {
      try check(script, becomes: script, says: "")
    }
  }

  /// What a script imports is mended when it is checked itself.
  func testScriptsMendedAtOnceStayThemselves() throws {
    let numbers = 2...13
    for number in numbers {
      try "party P\(number) { capacity \(number) timmar }\n".write(
        to: folder.appendingPathComponent("f\(number).samverka"), atomically: true, encoding: .utf8)
    }
    let names = numbers.map { "f\($0).samverka" }.joined(separator: " ")
    // One that is named twice is read once.
    let outcome = try Tool.shell(
      "cd '\(folder.path)' && samverka check --fix --jobs 4 \(names) ./f2.samverka 2>&1 >/dev/null")
    XCTAssertEqual(
      outcome.output, numbers.map { "mended 1 place in `f\($0).samverka`\n" }.joined())
    for number in numbers {
      let file = folder.appendingPathComponent("f\(number).samverka")
      XCTAssertEqual(
        try String(contentsOf: file, encoding: .utf8),
        "party P\(number) { capacity \(number) hours }\n")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    XCTAssertFalse(left.contains { $0.hasSuffix(".tmp") }, "\(left)")
  }

  func testImportsStay() throws {
    let part = "party Region\nparty Kommun\ngroup All { members Regoin }\n"
    try part.write(
      to: folder.appendingPathComponent("part.samverka"), atomically: true, encoding: .utf8)
    let script = "use \"part.samverka\"\ngroup Some { members Komun }\n"
    try check(
      script, becomes: script.replacingOccurrences(of: "Komun", with: "Kommun"),
      says: "mended 1 place in `a.samverka`\n")
    XCTAssertEqual(
      try String(contentsOf: folder.appendingPathComponent("part.samverka"), encoding: .utf8), part)
  }

  /// What is wrong in an import hides what is wrong because of it, however long the chain.
  func testScriptsAndTheirImportsAreMendedAtOnce() throws {
    let numbers = 1...4
    func script(_ number: Int, _ name: String) -> String {
      let next = number < 4 ? "use \"f\(number + 1).samverka\"\n" : "party Region\n"
      return next + "activity X\(number) { by \(name) }\n"
    }
    for number in numbers {
      try script(number, "Regin").write(
        to: folder.appendingPathComponent("f\(number).samverka"), atomically: true, encoding: .utf8)
    }
    let outcome = try Tool.run(["check", "--fix", "--output", "json:/dev/null", "."], in: folder)
    XCTAssertEqual(outcome.status, 0)
    XCTAssertEqual(
      outcome.errors, numbers.map { "mended 1 place in `./f\($0).samverka`\n" }.joined())
    for number in numbers {
      let file = folder.appendingPathComponent("f\(number).samverka")
      XCTAssertEqual(
        try String(contentsOf: file, encoding: .utf8), script(number, "Region"))
    }
  }

  func testStandardInputCannotBeMended() throws {
    let outcome = try Tool.run("check", "--fix", "-", input: "party A\n")
    XCTAssertEqual(outcome.status, 2)
    XCTAssertEqual(outcome.errors, "error: `--fix` takes files, not standard input\n")
  }

  func testOtherProgramsAreToldTheFix() throws {
    let script = "party Région\n# 🎉\ngroup All { members Régoin }\n"
    let log = try CheckSamples.json("sarif", script, name: "a.samverka")
    XCTAssertEqual(Shape.sarif.faults(of: log), [])
    let text = try Tool.run("check", "-", "--format", "sarif", input: script).output
    XCTAssertTrue(text.contains(#""insertedContent": { "text": "Région" }"#), text)
    let json = try CheckSamples.json("json", script, name: "a.samverka") as? [String: Any]
    let findings = (json?["files"] as? [[String: Any]])?.first?["findings"] as? [[String: Any]]
    let fix = findings?.first?["fix"] as? [String: Any]
    let bytes = Array(script.utf8)
    let range = (fix?["offset"] as? Int ?? 0)..<(fix?["endOffset"] as? Int ?? 0)
    XCTAssertEqual(String(decoding: bytes[range], as: UTF8.self), "Régoin")
    XCTAssertEqual(fix?["replacement"] as? String, "Région")
    XCTAssertEqual(fix?["line"] as? Int, 3)
  }
}
