import Foundation
import XCTest

/// The check of many scripts: at once, in parts, and joined again.
final class CheckManyTests: XCTestCase {
  private let forms = ["human", "json", "jsonl", "sarif", "github", "gitlab", "junit"]

  /// Parts joined say what the whole says, in every form, and end as it does.
  func testPartsJoinedAreTheWhole() throws {
    let folder = try Self.manyScripts()
    defer { try? FileManager.default.removeItem(at: folder) }
    let given = [folder.path + "/b", folder.path + "/none.samverka", folder.path + "/a"]
    for (paths, count) in [(given, 8), ([folder.path], 2)] {
      var parts: [String] = []
      for number in 1...count {
        let part = "\(folder.path)/\(number).json"
        let words = ["check", "--shard", "\(number)/\(count)", "--output", "json:" + part]
        XCTAssertNotEqual(try Tool.run(words + paths).status, 130)
        parts.insert(part, at: 0)
      }
      for form in forms {
        let whole = try Tool.run(["check", "--format", form] + paths)
        let merged = try Tool.run(["merge", "--format", form] + parts)
        XCTAssertEqual(merged, whole, "\(form) of \(count)")
      }
    }
  }

  /// A script falls into the same part on every machine.
  func testPartsAreStable() throws {
    let folder = try Self.manyScripts()
    defer { try? FileManager.default.removeItem(at: folder) }
    var seen: [String] = []
    for number in 1...4 {
      let outcome = try Tool.shell(
        "cd '\(folder.path)' && samverka check --shard \(number)/4 --format json a b")
      let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      let files = (json as? [String: Any])?["files"] as? [[String: Any]] ?? []
      seen += files.compactMap { ($0["path"] as? String).map { "\(number) \($0)" } }
    }
    XCTAssertEqual(
      seen,
      [
        "1 a/3.samverka", "1 b/0.samverka", "1 b/4.samverka", "2 a/0.samverka", "2 a/4.samverka",
        "2 b/3.samverka", "3 a/1.samverka", "3 b/2.samverka", "4 a/2.samverka", "4 b/1.samverka",
      ])
  }

  /// However many are checked at once, the results are the same, in the same order.
  func testJobsDoNotShow() throws {
    let folder = try Self.manyScripts()
    defer { try? FileManager.default.removeItem(at: folder) }
    let words = ["check", "--format", "json", folder.path, "Examples"]
    let alone = try Tool.run(words + ["--jobs", "1"])
    XCTAssertGreaterThan(alone.output.count, 10_000)
    for jobs in ["2", "300"] {
      XCTAssertEqual(try Tool.run(words + ["--jobs", jobs]), alone, jobs)
    }
  }

  func testPartsThatAreNotComplete() throws {
    let folder = try CheckSamples.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func part(_ name: String, _ options: String...) throws -> String {
      let path = folder.path + "/" + name
      _ = try Tool.run(["check", "Examples/bridge.samverka", "--output", "json:" + path] + options)
      return path
    }
    let first = try part("1", "--shard", "1/3")
    let (third, whole) = (try part("3", "--shard", "3/3"), try part("whole"))
    let fourth = try part("4", "--shard", "1/4")
    let text = folder.path + "/text"
    try "{\n\"format\": 1".write(toFile: text, atomically: true, encoding: .utf8)
    let member = folder.path + "/member"
    try #"{"format": "samverka.check/1", "files": [{"path": 3}]}"#
      .write(toFile: member, atomically: true, encoding: .utf8)
    let many = folder.path + "/many"
    try #"{"format": "samverka.check/1", "shard": {"number": 1, "of": 2147483647}, "files": []}"#
      .write(toFile: many, atomically: true, encoding: .utf8)
    let names = (2...6).map { "\($0)/2147483647" }.joined(separator: ", ")
    for (files, says) in [
      ([many], "the parts are not complete: \(names) and others are missing"),
      ([first, third], "the parts are not complete: 2/3 is missing"),
      ([first], "the parts are not complete: 2/3, 3/3 are missing"),
      ([first, first, third], "the part 1/3 is there twice"),
      ([first, whole], "the files are not parts of one check"),
      ([first, fourth], "the files are not parts of one check"),
      ([text], "`\(text)` is no JSON from line 2 on"),
      (["README.md"], "`README.md` is no JSON from line 1 on"),
      ([member], "`\(member)` lacks a `path` as the format samverka.check/1 has it"),
    ] {
      let outcome = try Tool.run(["merge"] + files)
      XCTAssertEqual(outcome, .init(output: "", errors: "error: \(says)\n", status: 2))
    }
    // Checks that are not parts of one are put one behind the other.
    let twice = try Tool.run("merge", whole, whole, "--format", "jsonl").output
    XCTAssertEqual(
      twice, String(repeating: try Tool.run("merge", whole, "--format=jsonl").output, count: 2))
  }

  func testOptionsThatCannotBe() throws {
    for (words, says) in [
      (["--jobs", "0"], "`--jobs` is a whole number from 1 to 10000, not `0`"),
      (["--jobs", "many"], "`--jobs` is a whole number from 1 to 10000, not `many`"),
      (["--shard", "3/2"], "`--shard` is one of several parts, as 2/8, not `3/2`"),
      (["--shard", "0/2"], "`--shard` is one of several parts, as 2/8, not `0/2`"),
      (["--shard", "2"], "`--shard` is one of several parts, as 2/8, not `2`"),
      (["--shard", "1/99999999999999999999"], "`--shard` is one of several parts, as 2/8"),
    ] {
      let outcome = try Tool.run(["check", "Examples"] + words)
      XCTAssertEqual(outcome.status, 2)
      XCTAssertTrue(outcome.errors.hasPrefix("error: \(says)"), outcome.errors)
    }
  }

  /// A part without scripts is no fault; a whole without any is.
  func testAPartMayBeEmpty() throws {
    let parts = try (1...2).map {
      try Tool.run("check", "Examples/bridge.samverka", "--shard", "\($0)/2", "--format", "jsonl")
    }
    XCTAssertEqual(parts.map(\.status), [0, 0])
    XCTAssertEqual(parts.count(where: \.output.isEmpty), 1)
  }

  /// A folder with sound and broken scripts in two folders.
  private static func manyScripts() throws -> URL {
    let folder = try CheckSamples.folder()
    for name in ["a", "b"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
      for number in 0..<5 {
        let script = [
          CheckSamples.bridge, "party A\nparty A\n", CheckSamples.bridge + "expect joint work\n",
          "",
          "party 名\nparty 名\nparty {\n" + String(repeating: "party 名;", count: 60) + "\n",
        ][number]
        try script.write(
          to: folder.appendingPathComponent("\(name)/\(number).samverka"), atomically: true,
          encoding: .utf8)
      }
    }
    return folder
  }
}
