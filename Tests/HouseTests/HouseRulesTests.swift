import Foundation
import XCTest

/// The promises of Sources/README.md, held by reading the sources.
final class HouseRulesTests: XCTestCase {
  func testImportsMatchTheTable() throws {
    let table = try Self.importTable()
    XCTAssertGreaterThan(table.count, 8)
    for path in Repository.files(below: "Sources", ending: ".swift") {
      let module = String(path.split(separator: "/")[1])
      guard let allowed = table[module] else {
        XCTFail("\(module) is not in the import table of Sources/README.md")
        continue
      }
      for imported in try Self.imports(of: path) where imported != module {
        XCTAssertTrue(allowed.contains(imported), "\(path) imports \(imported)")
      }
    }
  }

  func testNoForceAndNoLooseEnds() throws {
    let words = [
      "try!", "as!", "fatalError(", "TODO", "FIXME", "import Foundation", "@unchecked Sendable",
    ]
    for path in Repository.files(below: "Sources", ending: ".swift") {
      let text = try Repository.text(path)
      for word in words where text.contains(word) { XCTFail("\(path) has \(word)") }
    }
  }

  func testNoBinaryFloatingPointInTheVerdict() throws {
    let allowed = ["Sources/Arithmetic/", "Sources/Analysis/Programming/"]
    for path in Repository.files(below: "Sources", ending: ".swift")
    where !allowed.contains(where: path.hasPrefix) {
      let text = try Repository.text(path)
      XCTAssertNil(
        text.range(of: #"\b(Double|Float)\b"#, options: .regularExpression), "\(path)")
    }
  }

  func testTopLevelIsWhatWasAgreed() throws {
    let agreed: Set = [
      "Package.swift", "Sources", "Tests", "Examples", "Grammar", "README.md", "LICENSE",
      "Documentation", "Benchmarks", "Editors", "Package.resolved",
    ]
    for name in try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
    where !name.hasPrefix(".") {
      XCTAssertTrue(agreed.contains(name), "\(name) does not belong at the top level")
    }
  }

  /// The modules each module may import, from the table in Sources/README.md.
  private static func importTable() throws -> [String: Set<String>] {
    var table: [String: Set<String>] = [:]
    for line in try Repository.text("Sources/README.md").split(separator: "\n")
    where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count >= 2 else { continue }
      let names = cells[1].split(whereSeparator: { !$0.isLetter }).map(String.init)
      table[cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "`"))] = Set(names)
    }
    return table
  }

  /// The modules a file imports.
  private static func imports(of path: String) throws -> [String] {
    try Repository.text(path).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index + 1 < words.count, index <= 1 else {
        return nil
      }
      return String(words[index + 1])
    }
  }
}
