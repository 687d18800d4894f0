import XCTest

@testable import Commands

/// What a command writes, however long it is.
final class OutputTextTests: XCTestCase {
  func testPiecesMakeTheText() {
    var output = OutputText()
    XCTAssertTrue(output.isEmpty)
    output += ""
    XCTAssertTrue(output.isEmpty)
    var whole = ""
    for number in 0..<200_000 {
      let line = "åtgärd \(number)\n"
      output.write(line)
      whole += line
    }
    XCTAssertFalse(output.isEmpty)
    XCTAssertEqual(output.pieces.joined(), whole)
    XCTAssertGreaterThan(output.pieces.count, 2)
  }
}
