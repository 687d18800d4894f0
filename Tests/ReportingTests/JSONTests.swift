import XCTest

@testable import Reporting

/// Values of JSON as text.
final class JSONTests: XCTestCase {
  /// Values that are made one by one stand as those that are held.
  func testMadeAsHeld() {
    for (count, width) in [(0, 1), (3, 1), (3, 60), (40, 4), (40, 60)] {
      let values = (0..<count).map { index in
        JSON.object([
          ("name", .string(String(repeating: "x", count: width))), ("number", .count(index)),
        ])
      }
      var (held, made) = ("", "")
      JSON.object([("values", .array(values))]).write(to: &held)
      JSON.object([("values", .made(count: count) { values[$0] })]).write(to: &made)
      XCTAssertEqual(made, held)
      XCTAssertEqual(held.contains("\n    {"), count * width > 3, held)
    }
  }
}
