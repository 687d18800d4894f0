import Foundation
import XCTest

/// The lines of repairs, pasted where the command says they go.
final class RepairTests: XCTestCase {
  /// Towns of a table, and a region that has something better paid to do.
  private let rows = """
    for each Row in table "towns.csv" {
      party Town[Row["Code"]] { capacity Row["Hours"] hours }
      indicator Days[Row["Code"]] { unit "care day" / "care days"; better lower }
      activity Plan[Row["Code"]] {
        by Region at 2 hours
        by Town[Row["Code"]] at 1 hour and 90 kr
        up to 40
        lowers Days[Row["Code"]] by 3
      }
    }

    """
  private let rest = """
    party Region { capacity 100 hours }
    group All { members Region, Town }
    indicator Calls { better higher }
    activity Call { by Region at 1 hour; up to 500; raises Calls by 1 }
    measure Held of Days["Å-1"] { held by All; pays 50 kr per "care day" }
    measure Busy of Calls { held by Region; pays 300 kr per unit }
    goal Home {
      owners All
      worth 900 kr per "care day" of Days["Å-1"]
      worth 800 kr per "care day" of Days["b \\"c\\""]
    }
    scenario Longer { change Plan["Å-1"] { up to 45 } }

    """
  private let table = "Code;Hours\nÅ-1;50\nb \"c\";60\n"

  func testTheMarginMayHaveADecimalComma() throws {
    func repair(_ margin: String) throws -> String {
      try Tool.run(["repair", "--margin", margin, "Examples/discharge.samverka"]).output
    }
    XCTAssertEqual(try repair("1,5"), try repair("1.5"))
    XCTAssertNotEqual(try repair("150,5"), try repair("1.5"))
    XCTAssertEqual(try repair("1 000"), try repair("1000"))
    XCTAssertEqual(try repair("1\u{A0}000,5"), try repair("1000.5"))
    XCTAssertNotEqual(try repair("1 000"), try repair("1"))
    XCTAssertEqual(try repair(" 1"), "")
  }

  /// What a repair leads to is told in the middle of the ranges, and that it is.
  func testRangesAreSaidInJSON() throws {
    func uncertain(_ file: String) throws -> [String: Any]? {
      let outcome = try Tool.run(["repair", "--format", "json", "Examples/\(file).samverka"])
      let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      return (value as? [String: Any])?["uncertain"] as? [String: Any]
    }
    XCTAssertNil(try uncertain("discharge"))
    let said = try XCTUnwrap(try uncertain("uncertain"))
    XCTAssertEqual((said["figures"] as? [Any])?.count, 7)
    XCTAssertNotNil(said["atMiddle"] as? String)
  }

  /// Pastes every repair of a script behind `files[main]` and judges it.
  private func check(
    _ files: [String: String], main: String, fence: Bool = false, says place: String?,
    line: UInt = #line
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("samverka-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try text.write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    func json(_ words: String...) throws -> [String: Any] {
      let outcome = try Tool.run(words + ["--format", "json", main], in: folder)
      let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      return try XCTUnwrap(value as? [String: Any], outcome.errors, line: line)
    }
    for scenario in ["base", "Longer"] {
      let repair = try json("repair", "--scenario", scenario)
      let options = try XCTUnwrap(repair["options"] as? [[String: Any]], line: line)
      XCTAssertEqual(options.count, 2, line: line)
      for option in options {
        let lines = try XCTUnwrap(option["lines"] as? String, line: line)
        let block = fence ? "\n```samverka\n\(lines)```\n" : lines
        let file = folder.appendingPathComponent(main)
        try ((files[main] ?? "") + block).write(to: file, atomically: true, encoding: .utf8)
        let name = String(lines.split(separator: " ")[1])
        let judged = try json("verdict", "--scenario", name)
        let verdict = try XCTUnwrap((judged["scenarios"] as? [[String: Any]])?.first, line: line)
        XCTAssertEqual(verdict["selfEnforcing"] as? Bool, true, lines, line: line)
        XCTAssertEqual(verdict["verdict"] as? String, option["verdict"] as? String, line: line)
        XCTAssertEqual(verdict["valueKept"] as? Double, option["valueKept"] as? Double, line: line)
        try (files[main] ?? "").write(to: file, atomically: true, encoding: .utf8)
      }
      let told = try Tool.run(["repair", "--scenario", scenario, main], in: folder).output
      XCTAssertEqual(
        told.split(separator: "\n").last.flatMap { $0.hasPrefix("The lines") ? "\($0)" : nil },
        place, line: line)
    }
  }

  func testLinesOfOneFile() throws {
    try check(
      ["a.samverka": rows + rest, "towns.csv": table], main: "a.samverka", says: nil)
  }

  func testLinesOfFilesThatImport() throws {
    try check(
      [
        "a.samverka": "use \"b.samverka\"\n" + rest, "b.samverka": "use \"c.md\"\n",
        "c.md": "# Towns\n\n```samverka\n\(rows)```\n", "towns.csv": table,
      ], main: "a.samverka", says: "The lines of one go to the end of `a.samverka`.")
  }

  func testLinesOfADocument() throws {
    try check(
      [
        "a.md": "# Home\n\n```samverka\n\(rows)```\n\n```samverka\n\(rest)```\n",
        "towns.csv": table,
      ],
      main: "a.md", fence: true,
      says: "The lines of one go into `a.md`, in a block of their own fenced as `samverka`.")
  }
}
