import XCTest

@testable import Tabulating

/// Random bytes never crash it, and what is written is what is read.
final class HostileTableTests: XCTestCase {
  /// A small generator, the same numbers in every run.
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// Reads the bytes and asks every cell for everything.
  @discardableResult
  private func exercise(_ bytes: [UInt8]) -> Bool {
    let file = file(bytes)
    let read = readTable(file)
    XCTAssertEqual(read.value == nil, !read.problems.isEmpty)
    for problem in read.problems {
      XCTAssertTrue(file.span.start <= problem.site.start && problem.site.end <= file.span.end)
      XCTAssertGreaterThan(problem.place(in: file).column, 0)
      XCTAssertFalse(problem.diagnostic.message.isEmpty)
    }
    guard let table = read.value else { return false }
    XCTAssertFalse(table.rows.isEmpty)
    for row in table.rows {
      XCTAssertEqual(row.cells.count, table.columns.count)
      for cell in row.cells {
        _ = cell.text
        if case .problem(let problem) = cell.number { _ = problem.diagnostic }
      }
    }
    return true
  }

  func testRandomBytes() {
    var random = Random(state: 1)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...60, using: &random)
      exercise((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
  }

  func testRandomBytesOfTheFormat() {
    let parts: [[UInt8]] =
      [
        ";", ";", ";", ",", ",", "\t", "\"", "\"", "\"\"", "\n", "\n", "\r\n", "\r", " ", "-", ".",
        "..", "1",
        "234", "0", "A", "b", "å", "\u{A0}", "\u{202F}", "\u{2212}", "sep=", "sep=;\n", "\u{FEFF}",
      ].map { Array($0.utf8) } + [
        [0xE5], [0xA0], [0x80], [0x81], [0xC3], [0xE2, 0x88], [0], [0xFF, 0xFE],
      ]
    var random = Random(state: 2)
    var sound = 0
    for _ in 0..<10_000 {
      let count = Int.random(in: 1...25, using: &random)
      let last = Bool.random(using: &random) ? parts.count - 8 : parts.count
      let bytes = (0..<count).flatMap { _ in parts[Int.random(in: 0..<last, using: &random)] }
      if exercise(bytes) { sound += 1 }
    }
    XCTAssertGreaterThan(sound, 200)
  }

  func testWhatIsWrittenIsWhatIsRead() throws {
    let pieces = [
      "a", "Ö", ";", ",", "\t", "\"", "\n", "\r\n", "\r", " ", "0581", "1,5", "..", "é", "€",
    ]
    var random = Random(state: 3)
    for round in 0..<1_000 {
      let separator = [";", ",", "\t"][round % 3]
      func cell() -> String {
        let count = Int.random(in: 0...4, using: &random)
        return (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
          .joined()
      }
      let width = Int.random(in: 1...5, using: &random)
      let names = (0..<width).map { "K\($0)" + cell() }
      // An x keeps a row from being blank.
      let rows = (0...Int.random(in: 0...4, using: &random)).map { _ in
        (0..<width).map { $0 == 0 ? "x" + cell() : cell() }
      }
      let lineBreak = ["\n", "\r\n", "\r"][Int.random(in: 0...2, using: &random)]
      let text = ([names] + rows).map { row in
        row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: separator)
      }.joined(separator: lineBreak)
      let head = round % 2 == 0 && width > 1 ? "" : "sep=\(separator)\n"
      let read = try table(head + text)
      XCTAssertEqual(
        texts(read).map { $0.map { Array($0.utf8) } },
        ([names.map(\.singleSpaced)] + rows).map { $0.map { Array($0.utf8) } },
        head + text)
    }
  }

  func testLongLinesAndCells() throws {
    let cell = String(repeating: "å", count: 200_000)
    let quotes = String(repeating: "\"\"", count: 200_000)
    let read = try table("A;B\n\(cell);\"\(quotes)\"\n")
    XCTAssertEqual(read.rows[0].cells[0].text.utf8.count, 400_000)
    XCTAssertEqual(read.rows[0].cells[1].text.utf8.count, 200_000)
    XCTAssertEqual(shown(read.rows[0].cells[0].number), "SV620")
    exercise(Array(String(repeating: "\"", count: 200_001).utf8))
    exercise(Array(String(repeating: "\n", count: 200_000).utf8))
    exercise(Array(("A\n" + String(repeating: "9", count: 200_000)).utf8))
  }
}
