import XCTest

@testable import Prompt

/// How entries stand in the files that are kept.
final class HistoryTests: XCTestCase {
  func testReadsWhatItWrites() {
    let entries = [
      "party A", "\tparty B", "party C {\n\tcapacity 1 hours\n\n}", "\nparty D",
      "\t\tparty E\n\tparty F",
      "\n\n\tparty G",
    ]
    let text = entries.map(HistoryFile.record).joined()
    XCTAssertEqual(HistoryFile.entries(in: text), entries)
  }

  func testReadsWhatWasWrittenBefore() {
    XCTAssertEqual(
      HistoryFile.entries(in: "party A\nparty B {\n\t  capacity 1 hours\n\t\n\t}\nparty C\n"),
      ["party A", "party B {\n  capacity 1 hours\n\n}", "party C"])
  }
}
