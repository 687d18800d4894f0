import XCTest

@testable import Arithmetic

/// Fractions read from text and written to it.
final class RationalTextTests: XCTestCase {
  func testTextReadsBack() {
    var random = SeededRandom(seed: 21)
    for _ in 0..<2_000 {
      let digits = Int.random(in: 0...40, using: &random)
      let value = random.rational()
      let shift = Rational(BigInteger.powerOfTen(digits), BigInteger(Int64(1)))
      let decimal = (value * shift).floor / shift
      let text = decimal.decimal(fractionDigits: digits)
      XCTAssertEqual(Rational(decimal: text), decimal, text)
      XCTAssertEqual(Rational(decimal: text)?.decimal(fractionDigits: 50), text)
    }
  }

  func testNotDecimals() {
    let texts = [
      "", "-", ".", "-.", "1.", ".5", "1.2.3", "+1", "1e5", " 1", "1 ", "--1", "1-", "٣", "0x1",
      "1,5",
    ]
    for text in texts { XCTAssertNil(Rational(decimal: text), text) }
  }

  func testLeadingZeros() {
    let zeros = String(repeating: "0", count: 100)
    XCTAssertEqual(Rational(decimal: zeros + "7"), 7)
    XCTAssertEqual(Rational(decimal: "-" + zeros), 0)
    XCTAssertEqual(
      Rational(decimal: "0." + zeros + "1"),
      Rational(BigInteger(Int64(1)), BigInteger.powerOfTen(101)))
    XCTAssertEqual(Rational(digits: "2 000_5".utf8, fractionDigits: 1), Rational(20_005, over: 10))
  }

  func testSignificantDigits() {
    let cases: [(n: Int, d: Int, digits: Int, text: String)] = [
      (1, 3, 12, "0.333333333333"), (2, 3, 12, "0.666666666667"), (-2, 3, 12, "-0.666666666667"),
      (1, 1, 12, "1"), (0, 1, 12, "0"), (10, 1, 12, "10"), (123_456, 1, 3, "123000"),
      (999_999, 1, 3, "1000000"), (9_999, 10, 3, "1000"), (9_995, 10_000, 3, "1"),
      (99_949, 100_000, 3, "0.999"), (99_950, 100_000, 3, "1"), (1, 1_000, 1, "0.001"),
      (-48, 2_286, 12, "-0.0209973753281"), (5, 100, 1, "0.05"), (15, 1_000, 1, "0.02"),
      (25, 1, 1, "30"), (-25, 1, 1, "-30"), (24, 1, 1, "20"), (4, 1, 12, "4"),
      (999_999_999_999, 1, 12, "999999999999"), (1_000_000_000_001, 1, 12, "1000000000000"),
      (1_000_000_000_005, 1, 12, "1000000000010"), (1, 1_000_000_000_000, 12, "0.000000000001"),
      (.max, 1, 12, "9223372036850000000"), (.min, 1, 30, "-9223372036854775808"),
    ]
    for (n, d, digits, text) in cases {
      XCTAssertEqual(Rational(n, over: d).decimal(significantDigits: digits), text, "\(n)/\(d)")
    }
  }

  func testFractionDigits() {
    let cases: [(n: Int, d: Int, digits: Int, text: String)] = [
      (15, 10, 0, "2"), (-15, 10, 0, "-2"), (14, 10, 0, "1"), (4, 10, 0, "0"), (-4, 10, 0, "0"),
      (1_500, 1, -3, "2000"), (499, 1, -3, "0"), (500, 1, -3, "1000"), (1, 8, 2, "0.13"),
      (-1, 1_000, 2, "0"), (100, 1, 2, "100"), (10_001, 100, 1, "100"), (1, 10, 3, "0.1"),
    ]
    for (n, d, digits, text) in cases {
      XCTAssertEqual(Rational(n, over: d).decimal(fractionDigits: digits), text, "\(n)/\(d)")
    }
  }

  /// No other number of so few digits is nearer, and a half goes away from zero.
  func testRoundingIsNearest() {
    var random = SeededRandom(seed: 22)
    for _ in 0..<2_000 {
      let value = random.rational()
      if value.isZero { continue }
      let text = value.decimal(significantDigits: 12)
      guard let rounded = Rational(decimal: text) else { return XCTFail(text) }
      let unit = lastPlace(of: value, digits: 12)
      let error = (rounded - value) / unit
      XCTAssertLessThanOrEqual(error.magnitude, Rational(1, over: 2), text)
      if error.magnitude == Rational(1, over: 2) { XCTAssertEqual(error.sign, value.sign, text) }
      XCTAssertTrue((rounded / unit).isWhole, text)
      XCTAssertEqual(value.isDecimal(digits: 12), rounded == value, text)
    }
  }

  /// The power of ten of the last of `digits` significant digits, by trial.
  private func lastPlace(of value: Rational, digits: Int) -> Rational {
    var power: Rational = 1
    while power > value.magnitude { power /= 10 }
    while power * 10 <= value.magnitude { power *= 10 }
    for _ in 1..<digits { power /= 10 }
    return power
  }

  func testDescription() {
    XCTAssertEqual(Rational(1, over: 3).description, "1/3")
    XCTAssertEqual(Rational(-1, over: 3).description, "-1/3")
    XCTAssertEqual(Rational(5, over: 4).description, "1.25")
    XCTAssertEqual(Rational(.min).description, "-9223372036854775808")
  }
}
