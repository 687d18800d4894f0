import Foundation
import XCTest

/// Where `check` writes its results.
final class CheckOutputTests: XCTestCase {
  func testSeveralOutputs() throws {
    let folder = try CheckSamples.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (sarif, page) = (folder.path + "/out.sarif", folder.path + "/page.txt")
    let outcome = try Tool.run(
      "check", "-", "--output", "sarif:\(sarif)", "--output=human:\(page)", "--output", "jsonl:-",
      "--color", "always", input: CheckSamples.bridge)
    XCTAssertEqual(outcome.status, 0, outcome.errors)
    XCTAssertEqual(outcome.output, try Self.check("jsonl"))
    XCTAssertEqual(try String(contentsOfFile: sarif, encoding: .utf8), try Self.check("sarif"))
    XCTAssertEqual(try String(contentsOfFile: page, encoding: .utf8), try Self.check("human"))
    XCTAssertEqual(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted(),
      ["out.sarif", "page.txt"])
    // A format and an output go to two places.
    let both = try Tool.run(
      "check", "-", "--format", "json", "--output", "human:\(page)", input: CheckSamples.bridge)
    XCTAssertEqual(both.output, try Self.check("json"))
    // Files alone leave standard output empty.
    let alone = try Tool.run(
      "check", "-", "--output", "human:\(page)", input: CheckSamples.bridge)
    XCTAssertEqual(alone.output, "")
  }

  func testAFileIsReplacedAndKeepsItsMode() throws {
    let folder = try CheckSamples.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (file, link) = (folder.path + "/a.json", folder.path + "/link.json")
    try "old".write(toFile: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a.json")
    let outcome = try Tool.run(
      "check", "-", "--output", "json:\(link)", input: CheckSamples.bridge)
    XCTAssertEqual(outcome.status, 0, outcome.errors)
    XCTAssertEqual(try String(contentsOfFile: file, encoding: .utf8), try Self.check("json"))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    XCTAssertEqual(mode, 0o640)
    XCTAssertEqual(try FileManager.default.destinationOfSymbolicLink(atPath: link), "a.json")
  }

  func testOutputsThatCannotBe() throws {
    let folder = try CheckSamples.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.path + "/a.samverka"
    try CheckSamples.bridge.write(toFile: script, atomically: true, encoding: .utf8)
    for (output, says) in [
      ("sarif", "`--output` is a format, `:` and a file, not `sarif`"),
      ("json:", "`--output` is a format, `:` and a file, not `json:`"),
      ("jsno:a", "`--output` is human or json or"),
      ("json:\(script)", "`\(script)` is a script that is checked; the output needs another file"),
      ("json:\(folder.path)", "`\(folder.path)` is a directory; a file is wanted"),
      ("json:\(folder.path)/no/a", "there is no folder for `\(folder.path)/no/a`"),
    ] {
      let outcome = try Tool.run("check", script, "--output", output)
      XCTAssertEqual(outcome.status, 2, output)
      XCTAssertTrue(outcome.errors.hasPrefix("error: \(says)"), outcome.errors)
    }
    XCTAssertEqual(try String(contentsOfFile: script, encoding: .utf8), CheckSamples.bridge)
    let twice = try Tool.run("check", script, "--output", "json:-", "--output", "human:-")
    XCTAssertEqual(twice.errors, "error: two outputs go to `-`\n")
    let empty = try Tool.run("merge", "-", input: #"{"format":"samverka.check/1","files":[]}"#)
    XCTAssertEqual(empty.errors, "error: no script was checked in what is merged\n")
    XCTAssertEqual(empty.status, 2)
  }

  /// No result takes the place of another, or of the baseline that was read.
  func testResultsDoNotMeet() throws {
    let folder = try CheckSamples.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try CheckSamples.bridge.write(
      to: folder.appendingPathComponent("a.samverka"), atomically: true, encoding: .utf8)
    let known = try Tool.run(["check", "a.samverka", "--write-baseline", "b.json"], in: folder)
    XCTAssertEqual(known.status, 0, known.errors)
    for (options, says) in [
      ("--output json:o --output sarif:./o", "two outputs go to `./o`"),
      ("--output json:o --output sarif:\(folder.path)/o", "two outputs go to `\(folder.path)/o`"),
      (
        "--baseline b.json --output junit:./b.json",
        "`./b.json` is the baseline; the output needs another file"
      ),
      (
        "--write-baseline n.json --output json:n.json",
        "`n.json` is the baseline; the output needs another file"
      ),
      ("--write-baseline -", "`--write-baseline` takes the name of a file, not `-`"),
    ] {
      let outcome = try Tool.run(
        ["check", "a.samverka"] + options.split(separator: " ").map(String.init), in: folder)
      XCTAssertEqual(outcome.errors, "error: \(says)\n")
      XCTAssertEqual(outcome.status, 2, options)
    }
    XCTAssertEqual(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted(),
      ["a.samverka", "b.json"])
    // A device takes both.
    let both = try Tool.shell(
      "samverka check Examples/bridge.samverka --output json:/dev/stdout "
        + "--output jsonl:/dev/stderr --write-baseline /dev/null 2>&1 | wc -l")
    XCTAssertNotEqual(both.output.trimmingCharacters(in: .whitespacesAndNewlines), "0")
    XCTAssertFalse(both.output.contains("two outputs"), both.output)
  }

  /// Tables and scripts that a script reads are no place for results, nor are the parts of a merge.
  func testWhatWasReadIsKept() throws {
    let folder = try CheckSamples.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      "a.samverka":
        "use \"b.samverka\"\nfor each R in table \"t.csv\" { party Town[R[\"Kod\"]] }\n",
      "b.samverka": "party B\n", "t.csv": "Kod\n1\n", "samverka.toml": "fail-on = \"error\"\n",
    ]
    for (name, text) in files {
      try text.write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    for name in ["b.samverka", "./t.csv", "samverka.toml"] {
      for option in ["--output=json:\(name)", "--write-baseline=\(name)"] {
        let outcome = try Tool.run(["check", "a.samverka", option], in: folder)
        XCTAssertEqual(
          outcome.errors,
          "error: `\(name)` is read for a script that is checked; the output needs another file\n")
        XCTAssertEqual(outcome.output, "")
        XCTAssertEqual(outcome.status, 2)
      }
    }
    for (name, text) in files {
      XCTAssertEqual(
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8), text)
    }
    let part = try Tool.run(["check", "a.samverka", "--output", "json:1.json"], in: folder)
    XCTAssertEqual(part.status, 0, part.errors)
    let whole = folder.appendingPathComponent("1.json")
    let before = try String(contentsOf: whole, encoding: .utf8)
    let merged = try Tool.run(["merge", "--output", "json:1.json", "1.json", "1.json"], in: folder)
    XCTAssertEqual(
      merged.errors,
      "error: `1.json` is one of the files that are merged; the output needs another file\n")
    XCTAssertEqual(merged.status, 2)
    XCTAssertEqual(try String(contentsOf: whole, encoding: .utf8), before)
  }

  /// A pipe or a device is written to, not replaced.
  func testADeviceStaysOne() throws {
    let outcome = try Tool.shell(
      "samverka check Examples/bridge.samverka --output json:/dev/fd/1 | head -c 21")
    XCTAssertEqual(outcome.output, "{\n  \"format\": \"samver")
  }

  /// What a check of the sample gives on standard output.
  private static func check(_ form: String) throws -> String {
    try Tool.run("check", "-", "--format", form, input: CheckSamples.bridge).output
  }
}
