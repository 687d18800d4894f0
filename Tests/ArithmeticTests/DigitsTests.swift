import XCTest

@testable import Arithmetic

/// Fractions from their digits modulo powers of a prime, and sums of long fractions.
final class DigitsTests: XCTestCase {
  private let prime: UInt64 = (1 << 61) - 1

  /// The digits of `numerator / denominator` in base `prime`, as equations in whole numbers give them.
  private func digits(_ numerator: Int128, _ denominator: Int128, count: Int) -> [UInt64] {
    let base = Int128(prime)
    var inverse: Int128 = 1
    for bit in (0..<61).reversed() {
      inverse = inverse * inverse % base
      if (prime - 2) >> UInt64(bit) & 1 == 1 { inverse = inverse * denominator % base }
    }
    var rest = numerator
    return (0..<count).map { _ in
      let digit = ((rest % base) * inverse % base + base) % base
      rest = (rest - digit * denominator) / base
      return UInt64(digit)
    }
  }

  func testFractionsOfDigits() {
    let fractions: [(Int128, Int128)] = [
      (0, 1), (5, 1), (-7, 3), (1, 1_000_003), (-123_456_789, 98_765), (1 << 60, 3 * 98_765),
    ]
    for count in 1...8 {
      let all = fractions.map { digits($0.0, $0.1, count: count) }
      let found = Rational.fractions(ofDigits: all, base: prime, spare: (20, 64))
      // The denominators together have 42 bits, the largest numerator with what is spare more than 120.
      if count < 3 { XCTAssertNil(found) }
      if count < 5 { continue }
      XCTAssertEqual(found, fractions.map { Rational(Int($0.0), over: Int($0.1)) })
    }
  }

  func testWholeDigits() {
    for number in [0, 1, -1, 10, -12_345, Int.max, -Int.max] {
      let digits = WholeDigits(Rational(number), base: 10)
      XCTAssertEqual(digits.count, number == 0 ? 0 : String(number.magnitude).count)
      var value: Int128 = 0
      for place in (0...digits.count).reversed() { value = value * 10 + digits[place] }
      XCTAssertEqual(value, Int128(number))
    }
    let large = Rational(Int.max) * Rational(Int.max)
    XCTAssertEqual(WholeDigits(large, base: 1 << 62).count, 3)
  }

  func testCommonDenominators() {
    XCTAssertEqual(Rational.commonDenominator(of: []), 1)
    let numbers = [Rational(1, over: 6), Rational(-3, over: 4), 5, Rational(2, over: 9)]
    XCTAssertEqual(Rational.commonDenominator(of: numbers), 36)
  }

  func testSumsOfLongFractions() {
    let long = Rational(Int.max) * Rational(Int.max)
    let parts = [
      1 / long, 3 / long, -1 / (long * 7), Rational(1, over: 3), long, 2 / (long * 5), -long,
    ]
    var sum = RationalSum()
    var expected = Rational.zero
    for part in parts {
      sum.add(part)
      expected += part
      let little = 1 / (long * long)
      XCTAssertEqual(sum.value, expected)
      XCTAssertTrue(sum.isBetween(expected, expected))
      XCTAssertTrue(sum.isBetween(expected - little, nil))
      XCTAssertTrue(sum.isBetween(nil, expected + little))
      XCTAssertFalse(sum.isBetween(expected + little, nil))
      XCTAssertFalse(sum.isBetween(nil, expected - little))
    }
  }
}
