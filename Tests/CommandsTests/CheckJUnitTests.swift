import Foundation
import XCTest

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Checks as test results.
final class CheckJUnitTests: XCTestCase {
  func testOneTestForEachRuleAndExpectation() throws {
    let results = try Self.results(CheckSamples.bridge + "expect silo\nexpect joint work\n")
    XCTAssertEqual(results.faults, [])
    let rules = results.cases.filter { $0.name.hasPrefix("SV") }
    XCTAssertGreaterThan(rules.count, 8)
    // What was found and fails no check is not passed either.
    XCTAssertEqual(
      rules.map(\.outcome), rules.map { $0.name.hasPrefix("SV201") ? "skipped" : "passed" })
    let others = results.cases.filter { !$0.name.hasPrefix("SV") }
    XCTAssertEqual(
      others.map { "\($0.name): \($0.outcome)" },
      ["the script is sound: passed", "expect silo: passed", "expect joint work: failure"])
  }

  /// A rule fails by what makes the check fail.
  func testRulesFailAsTheCheckDoes() throws {
    let results = try Self.results(CheckSamples.bridge, "--fail-on", "warning")
    let failed = results.cases.filter { $0.outcome == "failure" }.map(\.name)
    XCTAssertEqual(failed.map { $0.prefix(5) }, ["SV201"])
  }

  /// What is accepted, left out or in a baseline was not found to hold.
  func testWhatDoesNotCountIsNotPassed() throws {
    let folder = try CheckSamples.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func outcome(_ script: String, _ options: String...) throws -> [String] {
      let path = folder.path + "/a.samverka"
      try script.write(toFile: path, atomically: true, encoding: .utf8)
      let checked = try Tool.run(
        ["check", "--output", "json:c.json"] + options + [path], in: folder)
      XCTAssertEqual(checked.status, 0, checked.errors)
      let merged = try Tool.run(["merge", "c.json", "--format", "junit"], in: folder)
      let results = Results(merged.output)
      XCTAssertEqual(results.faults, [])
      return results.cases.filter { $0.name.hasPrefix("SV201") }.map(\.outcome)
    }
    let accepted = CheckSamples.bridge + "accept SV201 on Bridge owner School because \"a pilot\"\n"
    XCTAssertEqual(try outcome(accepted), ["skipped"])
    XCTAssertEqual(try outcome(CheckSamples.bridge, "--write-baseline", "b.json"), ["skipped"])
    XCTAssertEqual(try outcome(CheckSamples.bridge, "--baseline", "b.json"), ["skipped"])
    let sound = CheckSamples.bridge + "measure Hours of Dropout { held by Psychiatry }\n"
    XCTAssertEqual(try outcome(sound), ["passed"])
    try "[rules]\nSV201 = \"off\"\n".write(
      toFile: folder.path + "/samverka.toml", atomically: true, encoding: .utf8)
    XCTAssertEqual(try outcome(CheckSamples.bridge), ["skipped"])
    XCTAssertEqual(try outcome(sound), ["skipped"])
  }

  func testScriptsThatCannotBeJudged() throws {
    for (script, first, others) in [
      ("party A\nparty A\n", "failure", "skipped"),
      ("party {{{ \u{0} \u{1B}", "failure", "skipped"),
      ("", "error", nil),
    ] {
      let results = try Self.results(script)
      XCTAssertEqual(results.faults, [], script)
      XCTAssertEqual(results.cases.first?.outcome, first)
      XCTAssertEqual(Set(results.cases.dropFirst().map(\.outcome)), others.map { [$0] } ?? [])
    }
    // What is expected is a test, whatever is wrong elsewhere.
    for fault in ["party Other\nparty Other\n", "party {\n", "use \"none.samverka\"\n"] {
      let broken = fault + CheckSamples.bridge + "expect silo\nexpect joint work\n"
      let results = try Self.results(broken)
      XCTAssertEqual(results.faults, [], fault)
      XCTAssertEqual(
        results.cases.suffix(2).map { "\($0.name): \($0.outcome)" },
        ["expect silo: skipped", "expect joint work: skipped"], fault)
    }
    let unknown = CheckSamples.bridge.replacingOccurrences(
      of: "by School\n", with: "by School at (1 hours / 0)\n")
    let results = try Self.results(unknown + "expect silo\nexpect silo\n")
    XCTAssertEqual(results.faults, [])
    XCTAssertEqual(
      results.cases.suffix(2).map { "\($0.name): \($0.outcome)" },
      ["expect silo: skipped", "expect silo (2): skipped"])
  }

  /// The results of a check of a script on standard input.
  private static func results(_ script: String, _ options: String...) throws -> Results {
    let outcome = try Tool.run(["check", "-", "--format", "junit"] + options, input: script)
    return Results(outcome.output)
  }
}

/// Test results read from XML, and what the common schema forbids of them.
private final class Results: NSObject, XMLParserDelegate {
  private(set) var cases: [(name: String, outcome: String)] = []
  private(set) var faults: [String] = []
  private var path: [String] = []

  /// For each element the one it stands in, the attributes it must have and those it may have.
  private static let schema:
    [String: (parent: String?, required: Set<String>, allowed: Set<String>)] =
      [
        "testsuites": (nil, [], ["name", "time", "tests", "failures", "disabled", "errors"]),
        "testsuite": (
          "testsuites", ["name", "tests"],
          ["failures", "errors", "time", "disabled", "skipped", "timestamp", "hostname", "id"]
        ),
        "testcase": (
          "testsuite", ["name"],
          ["assertions", "time", "classname", "status", "class", "file", "line"]
        ),
        "failure": ("testcase", [], ["message", "type"]),
        "error": ("testcase", [], ["message", "type"]),
        "skipped": ("testcase", [], ["message", "type"]),
      ]

  /// Reads results.
  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse() { faults.append("no XML: \(String(describing: parser.parserError))") }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if let rule = Self.schema[name] {
      let given = Set(attributes.keys)
      if rule.parent != path.last { faults.append("\(name) stands in \(path)") }
      if !rule.required.isSubset(of: given) { faults.append("\(name) lacks \(rule.required)") }
      let unknown = given.subtracting(rule.required).subtracting(rule.allowed)
      if !unknown.isEmpty { faults.append("\(name) has \(unknown)") }
    } else {
      faults.append("unknown \(name)")
    }
    if name == "testcase" { cases.append((attributes["name"] ?? "", "passed")) }
    if path.last == "testcase", !cases.isEmpty { cases[cases.count - 1].outcome = name }
    path.append(name)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { path.removeLast() }
}
