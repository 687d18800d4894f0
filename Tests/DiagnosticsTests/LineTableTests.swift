import Diagnostics
import XCTest

final class LineTableTests: XCTestCase {
  /// Every line end there is: `\n`, `\r\n` and a `\r` alone.
  func testLinesEndAsTheyAreRead() {
    let cases: [(String, [Int])] = [
      ("", [1]), ("a", [1]), ("a\n", [1, 1]), ("a\nb", [1, 1, 2]), ("a\r\nb", [1, 1, 1, 2]),
      ("a\rb", [1, 1, 2]), ("\r\r", [1, 2]), ("a\r\n\rb\n\nc", [1, 1, 1, 2, 3, 3, 4, 5]),
    ]
    for (text, lines) in cases {
      let bytes = Array(text.utf8)
      let table = LineTable(bytes)
      let found = (0..<max(1, bytes.count)).map { table.line(at: $0) }
      XCTAssertEqual(found, lines, text.debugDescription)
      XCTAssertEqual(table.range(of: table.count).upperBound, bytes.count)
    }
  }

  /// What is read again for rows of a table has the lines of its file, each file its own.
  func testAFileIsReadForItsLinesOnceHoweverOftenItIsRead() throws {
    var sources = SourceMap()
    let first = try XCTUnwrap(sources.add(name: "a", bytes: Array("x\ny\nz\n".utf8)))
    let second = try XCTUnwrap(sources.add(name: "b", bytes: Array("x\n".utf8)))
    let stretch = SourceSpan(first.base + 2, first.base + 4)
    let (shift, stride) = try XCTUnwrap(sources.repeat(stretch, for: [stretch, stretch]))
    for row in 0..<2 {
      let start = stretch.start + shift + UInt32(row) * stride
      let again = try XCTUnwrap(sources.file(at: start))
      XCTAssertEqual(again.lines.line(at: Int(start - again.base)), 2)
    }
    XCTAssertEqual([first, second].map(\.lines.count), [4, 2])
  }
}
