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
}
