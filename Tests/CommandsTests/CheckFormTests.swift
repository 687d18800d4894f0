import Foundation
import XCTest

/// The forms of `check` for other programs.
final class CheckFormTests: XCTestCase {
  /// Scripts of many kinds: sound, with findings, broken, empty, not even text.
  private let scripts = [
    CheckSamples.bridge, CheckSamples.bridge + "expect joint work\nexpect silo\n",
    "party A\nparty A\n", "party {{{", "", "party \u{0} \"", "use \"none.samverka\"\n",
    "party Å \"ö\" ; party 名 { capacity 3 kr }\nparty Å\n",
    "party A\n" + String(repeating: " ", count: 2_000) + "party A\n",
  ]

  func testSARIFIsValidWhateverTheScriptIs() throws {
    for script in scripts {
      for name in ["mail.samverka", "a b/å:%.md", "/absolute"] {
        let log = try CheckSamples.json("sarif", script, name: name)
        XCTAssertEqual(Shape.sarif.faults(of: log), [], script)
      }
    }
    let outcome = try Tool.run("check", "--format", "sarif", "Examples", "nowhere", "Examples")
    let log = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    XCTAssertEqual(Shape.sarif.faults(of: log), [])
    XCTAssertEqual(outcome.status, 2)
    XCTAssertTrue(outcome.output.contains(#""executionSuccessful": false"#))
  }

  /// The check of the schema must be able to fail.
  func testShapesFindFaults() throws {
    for (json, fault) in [
      (#"{"runs":[]}"#, "$: no version"),
      (#"{"version":"2.1.0","runs":[{}]}"#, "$.runs[0]: no tool"),
      (#"{"version":"2","runs":[]}"#, #"$.version: is none of ["2.1.0"]: 2"#),
      (#"{"version":"2.1.0","runs":[],"x":1}"#, "$.x: unknown"),
    ] {
      let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
      XCTAssertEqual(Shape.sarif.faults(of: value), [fault])
    }
  }

  /// A wide letter takes two columns and is one code point.
  func testColumnsAndCodePoints() throws {
    let script = "party 名\nparty A; party 名; party 名\n"
    let json = try CheckSamples.json("json", script, name: "a.samverka") as? [String: Any]
    let findings = (json?["files"] as? [[String: Any]])?.first?["findings"] as? [[String: Any]]
    let label = (findings?.last?["labels"] as? [[String: Any]])?.first
    XCTAssertEqual(label?["column"] as? Int, 26)
    XCTAssertEqual(label?["endColumn"] as? Int, 28)
    XCTAssertEqual(label?["codePoint"] as? Int, 25)
    XCTAssertEqual(label?["endCodePoint"] as? Int, 26)
    let log = try Tool.run("check", "-", "--format", "sarif", input: script).output
    XCTAssertTrue(log.contains(#""startColumn": 25,"#), log)
    XCTAssertTrue(log.contains(#""columnKind": "unicodeCodePoints""#), log)
  }

  func testGitHubCommandsCannotBeBrokenOut() throws {
    let name = "a,b:c%\nd.samverka"
    let outcome = try Tool.run(
      "check", "-", "--format", "github", "--stdin-name", name, input: "party A\nparty A\n")
    XCTAssertEqual(outcome.status, 1)
    XCTAssertEqual(
      outcome.output,
      "::error file=a%2Cb%3Ac%25%0Ad.samverka,line=2,endLine=2,col=7,endColumn=8,title=SV101"
        + "::`A` is declared twice%0Ado: each name is unique in the script, whatever its kind: "
        + "give one another name\n")
    for script in scripts {
      let outcome = try Tool.run("check", "-", "--format", "github", input: script)
      for line in outcome.output.split(separator: "\n") {
        XCTAssertTrue(line.hasPrefix("::"), String(line))
        XCTAssertFalse(line.unicodeScalars.contains { $0.value < 0x20 }, String(line))
      }
    }
    let warning = try Tool.run("check", "-", "--format", "github", input: CheckSamples.bridge)
    XCTAssertTrue(warning.output.hasPrefix("::warning file="), warning.output)
  }

  func testGitLabFingerprintsStayWhenLinesMove() throws {
    let twice = CheckSamples.bridge + "party A\nparty A\nparty A\n"
    let moved = "# one more line\n\n" + twice
    func prints(_ script: String) throws -> [String] {
      let issues = try CheckSamples.json("gitlab", script, name: "./a.samverka")
      XCTAssertEqual(Shape.gitlab.faults(of: issues), [])
      return (issues as? [[String: Any]] ?? []).compactMap { $0["fingerprint"] as? String }
    }
    let first = try prints(twice)
    XCTAssertEqual(first.count, 2)
    XCTAssertEqual(Set(first).count, first.count)
    XCTAssertEqual(try prints(moved), first)
    XCTAssertNotEqual(try prints(CheckSamples.bridge), first)
    for script in scripts {
      let found = try prints(script)
      XCTAssertEqual(Set(found).count, found.count)
    }
  }

  /// One finding a line, and each of them is an object.
  func testLinesOfJSON() throws {
    let outcome = try Tool.run("check", "--format", "jsonl", "Examples")
    let lines = outcome.output.split(separator: "\n")
    XCTAssertGreaterThan(lines.count, 5)
    for line in lines {
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      XCTAssertNotNil(value?["code"] as? String)
      XCTAssertNotNil(value?["file"] as? String)
    }
  }

  func testJSONHoldsWhatThePageSays() throws {
    let script = CheckSamples.bridge + "expect silo\nexpect joint work\n"
    let json = try CheckSamples.json("json", script, name: "a.samverka") as? [String: Any]
    XCTAssertEqual(json?["format"] as? String, "samverka.check/1")
    let file = (json?["files"] as? [[String: Any]])?.first
    XCTAssertEqual(file?["path"] as? String, "a.samverka")
    XCTAssertTrue(file?["failure"] is NSNull)
    let expectations = file?["expectations"] as? [[String: Any]]
    XCTAssertEqual(expectations?.compactMap { $0["outcome"] as? String }, ["held", "failed"])
    XCTAssertEqual(
      expectations?.compactMap { $0["text"] as? String }, ["expect silo", "expect joint work"])
    let scenarios = file?["scenarios"] as? [[String: Any]]
    XCTAssertEqual(scenarios?.first?["verdict"] as? String, "silo")
    let findings = file?["findings"] as? [[String: Any]]
    XCTAssertEqual(findings?.last?["code"] as? String, "SV901")
    let empty = try CheckSamples.json("json", "", name: "a.samverka") as? [String: Any]
    XCTAssertEqual(
      (empty?["files"] as? [[String: Any]])?.first?["failure"] as? String,
      "`a.samverka` declares nothing, so nothing was checked")
  }

  /// What is accepted is told as suppressed, with who answers for it.
  func testSARIFTellsWhatIsAccepted() throws {
    let script =
      CheckSamples.bridge + "accept SV201 on Bridge owner School because \"a pilot\"\n"
    let log = try CheckSamples.json("sarif", script, name: "a.samverka")
    XCTAssertEqual(Shape.sarif.faults(of: log), [])
    let runs = (log as? [String: Any])?["runs"] as? [[String: Any]]
    let results = runs?.first?["results"] as? [[String: Any]] ?? []
    let suppressed = results.filter { $0["suppressions"] != nil }
    XCTAssertEqual(suppressed.map { $0["ruleId"] as? String }, ["SV201"])
    let suppression = (suppressed.first?["suppressions"] as? [[String: Any]])?.first
    XCTAssertEqual(suppression?["kind"] as? String, "inSource")
    XCTAssertEqual(suppression?["justification"] as? String, "School: a pilot")
    let rules = (runs?.first?["tool"] as? [String: [String: Any]])?["driver"]?["rules"]
    let index = suppressed.first?["ruleIndex"] as? Int ?? 0
    XCTAssertEqual((rules as? [[String: Any]])?[index]["id"] as? String, "SV201")
  }
}

/// Scripts for the tests of `check`.
enum CheckSamples {
  /// A script whose only joint work one party has no stake in.
  static let bridge = """
    party School
    party Psychiatry
    indicator Dropout { better lower }
    activity Bridge "meet the pupil together before the change" {
      by School
      by Psychiatry
      lowers Dropout
    }
    measure Grades of Dropout { held by School }

    """

  /// What a check of a script on standard input gives in a form of JSON.
  static func json(_ form: String, _ script: String, name: String) throws -> Any {
    let outcome = try Tool.run(
      "check", "-", "--format", form, "--stdin-name", name, input: script)
    return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
  }

  /// A new empty folder.
  static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("samverka-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
