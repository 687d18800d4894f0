import Arithmetic
import Diagnostics
import Evaluation
import XCTest

/// Numbers with their places, which are kept in few bytes where they fit.
final class SourcedTests: XCTestCase {
  /// Checks that a number and its place come back, and that they can be changed.
  private func check(_ value: Rational, line: UInt = #line) {
    let site = SourceSpan(3, 4_000_000_000)
    var number = Sourced(value, site)
    XCTAssertEqual(number.value, value, line: line)
    XCTAssertEqual(number.site, site, line: line)
    XCTAssertEqual(number, Sourced(value + 1 - 1, site), line: line)
    XCTAssertNotEqual(number, Sourced(value + 1, site), line: line)
    number.site = .nowhere
    XCTAssertEqual(number, Sourced(value), line: line)
    number.value = Rational(1, over: 3)
    XCTAssertEqual(number, Sourced(Rational(1, over: 3)), line: line)
  }

  func testNumbersComeBack() {
    let most = Rational(Int(Int32.max))
    for value in [0, 1, -1, most, -most, Rational(Int(Int32.min)), Rational(-7, over: 65_535)] {
      check(value)
    }
  }

  func testLongNumbersComeBack() {
    let billion = Rational(1_000_000_000)
    for value in [billion * 3, -billion * 3, 1 / Rational(65_536), billion * billion * billion] {
      check(value)
    }
  }

  func testNumbersOfUsualSizeTakeSixteenBytes() {
    XCTAssertEqual(MemoryLayout<Sourced>.stride, 16)
    XCTAssertEqual(MemoryLayout<Sourced?>.stride, 16)
  }
}
