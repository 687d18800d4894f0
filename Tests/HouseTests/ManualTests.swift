import Foundation
import Guiding
import XCTest

/// The manual is complete, and the scripts in it are scripts.
final class ManualTests: XCTestCase {
  func testTheReferenceIsThatOfTheProgram() throws {
    let path = "Documentation/reference.md"
    let page = ReferencePage(grammar: try grammar(), commands: try commands()).text
    if ProcessInfo.processInfo.environment["SAMVERKA_UPDATE"] == "1" {
      try page.write(
        to: Repository.root.appendingPathComponent(path), atomically: true, encoding: .utf8)
      return
    }
    XCTAssertEqual(try Repository.text(path), page, "SAMVERKA_UPDATE=1 writes the page anew")
  }

  func testTheReferenceHoldsEveryHelpText() throws {
    let page = try Repository.text("Documentation/reference.md")
    let missing = Guide.entries.map(\.title).filter { !page.contains("### `\($0)`\n") }
    XCTAssertEqual(missing, [])
    XCTAssertFalse(page.contains("|  |"), "a word of the language that no entry explains")
    XCTAssertGreaterThan(Guide.entries.count, 100)
  }

  func testTheIndexNamesEveryPage() throws {
    let index = try Repository.text("Documentation/README.md")
    let pages = Repository.files(below: "Documentation", ending: ".md")
      .map { String($0.dropFirst("Documentation/".count)) }.filter { $0 != "README.md" }
    XCTAssertEqual(pages.filter { !index.contains("](\($0))") }, [], "not in the index")
  }

  /// A link to a file leads to one.
  func testLinksBetweenPagesLeadSomewhere() throws {
    let expression = try NSRegularExpression(pattern: #"\]\(([^)#:]+)\)"#)
    var count = 0
    for page in try pages() {
      let text = try Repository.text(page)
      let folder = Repository.root.appendingPathComponent(page).deletingLastPathComponent()
      for match in expression.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
        let link = try String(text[XCTUnwrap(Range(match.range(at: 1), in: text))])
        let target = folder.appendingPathComponent(link).path
        XCTAssertTrue(FileManager.default.fileExists(atPath: target), "\(page): \(link)")
        count += 1
      }
    }
    XCTAssertGreaterThan(count, 20)
  }

  /// A block is part of a script: it has no error but names and files it leaves out.
  func testBlocksInTheManualAreScripts() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("samverka-manual-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var count = 0
    for page in try pages() where page.hasPrefix("Documentation/") {
      for block in blocks(of: try Repository.text(page)) {
        let stem = page.split(separator: "/").joined(separator: "-")
        let file = folder.appendingPathComponent("\(stem)-line-\(block.line).samverka")
        try block.text.write(to: file, atomically: true, encoding: .utf8)
        count += 1
      }
    }
    XCTAssertGreaterThan(count, 100)
    let found = try Repository.run("samverka check --format jsonl '\(folder.path)'").output
    let leftOut = ["SV102", "SV060"].map { "\"code\": \"\($0)\"" }
    let errors = found.split(separator: "\n").filter { line in
      line.contains("\"severity\": \"error\"") && !leftOut.contains { line.contains($0) }
    }
    XCTAssertEqual(errors, [])
  }

  /// What the tutorial shows is in the files that its commands run.
  func testTheTutorialShowsItsSteps() throws {
    let steps = try Repository.files(below: "Examples/tutorial", ending: ".samverka")
      .map { try Repository.text($0) }
    let shown = blocks(of: try Repository.text("Documentation/tutorial.md"))
    for block in shown {
      XCTAssertTrue(
        steps.contains { $0.contains(block.text) },
        "Documentation/tutorial.md:\(block.line) is in no step:\n\(block.text)")
    }
    XCTAssertGreaterThan(shown.count, 2)
  }

  /// The pages of the manual, and those that lead to it.
  private func pages() throws -> [String] {
    ["README.md", "Examples/README.md"] + Repository.files(below: "Documentation", ending: ".md")
  }

  /// The text of all grammar files.
  private func grammar() throws -> String {
    try Repository.files(below: "Grammar", ending: ".ebnf").map { try Repository.text($0) }
      .joined(separator: "\n")
  }

  /// The name of each command, and its help without what all have in common.
  private func commands() throws -> [(name: String, help: String)] {
    let overview = try Repository.run("samverka --help").output
    let rows = overview.components(separatedBy: "Commands:\n").last ?? ""
    let list = rows.components(separatedBy: "\n\n").first ?? ""
    let names = list.split(separator: "\n").filter { !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    return try names.map { name in
      let page = try Repository.run("samverka \(name) --help").output
      return (name, page.components(separatedBy: "\n\nExit status:").first ?? page)
    }
  }

  /// A command that a text of the program names is there.
  func testNamesOnlyCommandsThatAreThere() throws {
    let known = try Set(commands().map(\.name))
    let expression = try NSRegularExpression(pattern: #"[`"]samverka ([a-z]+)[ `"]"#)
    var count = 0
    for path in Repository.files(below: "Sources", ending: ".swift") {
      let text = try Repository.text(path)
      for match in expression.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
        let name = try String(text[XCTUnwrap(Range(match.range(at: 1), in: text))])
        XCTAssertTrue(known.contains(name), "\(path): there is no command `\(name)`")
        count += 1
      }
    }
    XCTAssertGreaterThan(count, 30)
  }

  /// The blocks fenced as `samverka`, with the number of their first line.
  private func blocks(of page: String) -> [(line: Int, text: String)] {
    var blocks: [(line: Int, text: String)] = []
    var inside = false
    for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line == "```samverka" {
        inside = true
        blocks.append((index + 2, ""))
      } else if line.hasPrefix("```") {
        inside = false
      } else if inside {
        blocks[blocks.count - 1].text += line + "\n"
      }
    }
    return blocks
  }
}
