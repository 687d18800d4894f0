import Arithmetic
import XCTest

/// Sums over one denominator are those of fractions one by one, also where 64 bits do not hold them.
final class ShortSumTests: XCTestCase {
  func testAddsAsFractionsDo() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<2_000 {
      var sum = ShortSum()
      var expected = Rational.zero
      for _ in 0..<4 {
        let (a, b) = (random.rational(), random.rational())
        sum.add(a)
        sum.add(a, times: b)
        expected += a + a * b
        XCTAssertEqual(sum.value, expected)
      }
    }
  }

  func testIsZeroBeforeAnythingIsAdded() {
    XCTAssertEqual(ShortSum().value, 0)
  }

  func testKeepsTheLeastNumber() {
    var sum = ShortSum()
    sum.add(Rational(.max))
    sum.add(-Rational(.max))
    sum.add(-Rational(.max))
    sum.add(-1)
    XCTAssertEqual(sum.value, Rational(.min))
  }

  func testReducesWhatItAddsUp() {
    var sum = ShortSum()
    sum.add(Rational(1, over: 6))
    sum.add(Rational(1, over: 3))
    XCTAssertEqual(sum.value, Rational(1, over: 2))
    sum.add(Rational(1, over: 2))
    XCTAssertEqual(sum.value.whole, 1)
  }
}
