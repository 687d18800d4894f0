import Foundation
import XCTest

/// Every code of a finding has a page, and the list in the manual is that of the program.
final class CodeTests: XCTestCase {
  func testEveryCodeInTheSourcesHasAPage() throws {
    var inSources: Set<String> = []
    for path in Repository.files(below: "Sources", ending: ".swift")
    where !path.hasPrefix("Sources/Reporting/Pages/") {
      let text = try Repository.text(path)
      var numbers = matches(of: #"Code\((\d+)\)"#, in: text)
      if text.contains("Code(number)") { numbers += matches(of: #": (\d+)$"#, in: text) }
      inSources.formUnion(numbers.map { "SV" + String(repeating: "0", count: 3 - $0.count) + $0 })
    }
    // 999 stands for no finding: a script that could not be checked.
    inSources.remove("SV999")
    let pages = try Set(listed().compactMap { $0.split(separator: " ").first.map(String.init) })
    XCTAssertEqual(inSources.subtracting(pages).sorted(), [], "codes without a page")
    XCTAssertEqual(pages.subtracting(inSources).sorted(), [], "pages without a code")
    XCTAssertGreaterThan(pages.count, 130)
  }

  func testTheManualListsEveryCode() throws {
    let rows = try listed().map { line -> String in
      let cells = line.components(separatedBy: "  ").filter { !$0.isEmpty }
        .map { $0.trimmingCharacters(in: .whitespaces) }
      return "| \(cells[0]) | \(cells[1]) | \(cells[2]) | \(cells[3]) |"
    }
    let path = "Documentation/findings.md"
    let text = try Repository.text(path)
    if ProcessInfo.processInfo.environment["SAMVERKA_UPDATE"] == "1" {
      let kept = text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix("| SV") }
      let head = try XCTUnwrap(kept.firstIndex { $0.hasPrefix("|---") })
      let whole = kept[...head].map(String.init) + rows + kept[(head + 1)...].map(String.init)
      try whole.joined(separator: "\n").write(
        to: Repository.root.appendingPathComponent(path), atomically: true, encoding: .utf8)
      return
    }
    XCTAssertEqual(
      text.split(separator: "\n").filter { $0.hasPrefix("| SV") }.map(String.init), rows,
      "SAMVERKA_UPDATE=1 writes the table anew")
  }

  /// The lines of `samverka rules --all`.
  private func listed() throws -> [String] {
    try Repository.run("samverka rules --all").output.split(separator: "\n").map(String.init)
  }

  /// The first group of each match, lines apart.
  private func matches(of pattern: String, in text: String) -> [String] {
    guard let expression = try? NSRegularExpression(pattern: pattern, options: .anchorsMatchLines)
    else { return [] }
    let whole = NSRange(text.startIndex..., in: text)
    return expression.matches(in: text, range: whole).compactMap {
      Range($0.range(at: 1), in: text).map { String(text[$0]) }
    }
  }
}
