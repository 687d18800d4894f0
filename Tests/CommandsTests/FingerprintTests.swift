import Foundation
import TestSamples
import XCTest

/// What names a finding for other programs, however its script is spelled.
final class FingerprintTests: XCTestCase {
  /// The fingerprints of a check in a form, in order.
  private func prints(_ form: String, _ paths: [String], in folder: URL) throws -> [String] {
    let text = try Tool.run(["check", "--format", form] + paths, in: folder).output
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    if let issues = json as? [[String: Any]] {
      return issues.compactMap { $0["fingerprint"] as? String }
    }
    let runs = (json as? [String: Any])?["runs"] as? [[String: Any]]
    return (runs?.first?["results"] as? [[String: Any]] ?? []).compactMap {
      ($0["partialFingerprints"] as? [String: String])?["samverkaFinding/v1"]
    }
  }

  func testOneScriptInAllSpellings() throws {
    let folder = try TemporaryFolder.make()
    let inner = folder.appendingPathComponent("in")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    let scripts = [
      "a": CheckSamples.bridge + "party A\nparty A\n", "b": CheckSamples.bridge,
      "c": "use \"none.samverka\"\nparty A\n", "d": "",
    ]
    for (name, text) in scripts {
      try text.write(
        to: inner.appendingPathComponent("\(name).samverka"), atomically: true, encoding: .utf8)
    }
    let plain = scripts.keys.sorted().map { "in/\($0).samverka" }
    let spellings = [
      plain.map { "./" + $0 }, plain.map { ".//./" + $0 },
      plain.map { $0.replacingOccurrences(of: "/", with: "//") },
      plain.map { $0.replacingOccurrences(of: "/", with: "/././") }, ["."], ["./"], ["in"],
      ["in//"], ["./in/."],
    ]
    for (form, count) in [("gitlab", 4), ("sarif", 3)] {
      let expected = try prints(form, plain, in: folder)
      XCTAssertEqual(Set(expected).count, count, form)
      for paths in spellings {
        XCTAssertEqual(try prints(form, paths, in: folder), expected, "\(form) \(paths)")
      }
    }
  }

  /// Reports of other versions go by them.
  func testThoseOfPlainSpellingsStay() throws {
    let folder = try TemporaryFolder.make()
    try CheckSamples.bridge.write(
      to: folder.appendingPathComponent("a.samverka"), atomically: true, encoding: .utf8)
    XCTAssertEqual(
      try prints("gitlab", ["a.samverka"], in: folder), ["a72015a3605e828eeffc9204cb02463b"])
  }

  /// What parts are merged to has the fingerprints of the whole.
  func testPartsAgreeWithTheWhole() throws {
    let folder = try TemporaryFolder.make()
    for name in ["a", "b", "c", "d", "e"] {
      try CheckSamples.bridge.write(
        to: folder.appendingPathComponent("\(name).samverka"), atomically: true, encoding: .utf8)
    }
    for number in 1...2 {
      _ = try Tool.run(
        ["check", "--shard", "\(number)/2", "--output", "json:\(number).json", "."], in: folder)
    }
    let merged = try Tool.run(["merge", "--format", "gitlab", "1.json", "2.json"], in: folder)
    let whole = try Tool.run(["check", "--format", "gitlab", "."], in: folder)
    XCTAssertEqual(merged.output, whole.output)
    XCTAssertEqual(try prints("gitlab", ["."], in: folder).count, 5)
  }
}
