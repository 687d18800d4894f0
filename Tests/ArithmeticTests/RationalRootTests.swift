import XCTest

@testable import Arithmetic

final class RationalRootTests: XCTestCase {
  /// Checks the root of `value` to 12 digits behind the point.
  private func check(_ value: Rational, is root: String, line: UInt = #line) {
    let found = value.squareRoot(fractionDigits: 12)
    XCTAssertEqual(found.decimal(fractionDigits: 11), root, line: line)
  }

  func testRoots() {
    check(0, is: "0")
    check(1, is: "1")
    check(2, is: "1.41421356237")
    check(Rational(1, over: 4), is: "0.5")
    check(Rational(1, over: 3), is: "0.57735026919")
    check(Rational(Int.max), is: "3037000499.97604969229")
  }

  func testFractionsAreExact() throws {
    XCTAssertEqual(Rational(4, over: 9).squareRoot(fractionDigits: 0), Rational(2, over: 3))
    let long = try XCTUnwrap(Rational(decimal: "123456789012345678901234567890.125"))
    XCTAssertEqual((long * long).squareRoot(fractionDigits: 3), long)
  }

  func testOtherRootsCompareAsTheyAre() {
    let root = Rational(1, over: 2).squareRoot(fractionDigits: 4)
    XCTAssertLessThan(Rational(7071, over: 10000), root)
    XCTAssertGreaterThan(Rational(7072, over: 10000), root)
  }

  func testSquaresAndTheirNeighbours() {
    for n in [1, 2, 3, 4_294_967_295, 4_294_967_296, 4_294_967_297, 3_037_000_499] {
      let square = BigInteger(Int64(n)) * BigInteger(Int64(n))
      let one = BigInteger(Int64(1))
      XCTAssertEqual(square.squareRoot, BigInteger(Int64(n)))
      XCTAssertEqual((square - one).squareRoot, BigInteger(Int64(n - 1)))
      XCTAssertEqual((square + one).squareRoot, BigInteger(Int64(n)))
    }
  }
}
