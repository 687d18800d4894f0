import XCTest

@testable import Arithmetic

/// Fractions of all sizes against the laws they obey.
final class RationalTests: XCTestCase {
  func testLaws() {
    var random = SeededRandom(seed: 11)
    for round in 0..<4_000 {
      let (a, b, c) = (random.rational(), random.rational(), random.rational())
      XCTAssertEqual(a + b, b + a, "\(round)")
      XCTAssertEqual((a + b) + c, a + (b + c), "\(round)")
      XCTAssertEqual((a * b) * c, a * (b * c), "\(round)")
      XCTAssertEqual(a * (b + c), a * b + a * c, "\(round)")
      XCTAssertEqual(a - b, -(b - a), "\(round)")
      XCTAssertEqual(a + b - b, a, "\(round)")
      if !b.isZero { XCTAssertEqual(a / b * b, a, "\(round)") }
      XCTAssertEqual(a < b, (a - b).sign < 0, "\(round)")
      XCTAssertEqual(a == b, (a - b).isZero, "\(round)")
      XCTAssertEqual(a.magnitude, a.sign < 0 ? -a : a, "\(round)")
      for value in [a + b, a - b, a * b, -a, a.floor] { assertReduced(value, round) }
    }
  }

  /// The sum and product of the parts, by nothing but big integers.
  func testAgainstCrossMultiplication() {
    var random = SeededRandom(seed: 12)
    for round in 0..<4_000 {
      let (a, b) = (random.rational(), random.rational())
      let ((an, ad), (bn, bd)) = (a.parts, b.parts)
      let ((sn, sd), (pn, pd)) = ((a + b).parts, (a * b).parts)
      XCTAssertEqual((an * bd + bn * ad) * sd, sn * (ad * bd), "\(round)")
      XCTAssertEqual(an * bn * pd, pn * (ad * bd), "\(round)")
      XCTAssertEqual(a < b, an * bd < bn * ad, "\(round)")
    }
  }

  /// Fractions that differ by little, much or nothing, in parts of many limbs.
  func testOrderOfNeighbours() {
    var random = SeededRandom(seed: 13)
    var two = [Rational(1)]
    for _ in 0..<400 { two.append(two[two.count - 1] * 2) }
    for round in 0..<2_000 {
      let a = random.rational() * random.rational() + random.rational()
      let difference = 1 / two[round % two.count]
      for b in [a + difference, a - difference, a * (1 + difference), a * two[round % 70]] {
        XCTAssertEqual(a < b, (a - b).sign < 0, "\(round)")
        XCTAssertEqual(b < a, (a - b).sign > 0, "\(round)")
        XCTAssertEqual(-a < -b, (a - b).sign > 0, "\(round)")
      }
    }
  }

  /// Lowest terms, a denominator above zero, and small storage where it fits.
  private func assertReduced(_ value: Rational, _ round: Int) {
    let (n, d) = value.parts
    XCTAssertTrue(BigInteger.greatestCommonDivisor(n, d).isOne, "\(round): \(value)")
    XCTAssertFalse(d.isNegative || d.isZero, "\(round): \(value)")
    let fits = n.small != nil && d.small != nil
    if case .small = value.storage {
      XCTAssertTrue(fits, "\(round): \(value)")
    } else {
      XCTAssertFalse(fits, "\(round): \(value)")
    }
  }

  func testLimitsOfMachineIntegers() {
    let most = Rational(Int.max)
    let least = Rational(Int.min)
    XCTAssertEqual(-least, most + 1)
    XCTAssertEqual(least - 1 + 1, least)
    XCTAssertEqual(least.whole, .min)
    XCTAssertEqual((least + 1).whole, .min + 1)
    XCTAssertEqual(most.whole, .max)
    XCTAssertNil((most + 1).whole)
    XCTAssertEqual(least / least, 1)
    XCTAssertEqual(Rational(.min, over: .min), 1)
    XCTAssertEqual(Rational(.min, over: -1), most + 1)
    XCTAssertEqual(Rational(1, over: .min) * least, 1)
    XCTAssertEqual(least * least / least, least)
    XCTAssertEqual((least * -1).sign, 1)
    XCTAssertEqual(most * most - most * (most - 1), most)
    XCTAssertEqual(Set([least, -(most + 1), most + 1, -least]).count, 2)
  }

  func testFloorAndRounded() {
    let cases: [(n: Int, d: Int, floor: Rational, rounded: Rational)] = [
      (7, 2, 3, 4), (-7, 2, -4, -4), (5, 2, 2, 3), (-5, 2, -3, -3), (1, 3, 0, 0), (-1, 3, -1, 0),
      (2, 3, 0, 1), (-2, 3, -1, -1), (6, 3, 2, 2), (-6, 3, -2, -2), (0, 5, 0, 0),
      (.min, 1, Rational(.min), Rational(.min)),
    ]
    for (n, d, floor, rounded) in cases {
      XCTAssertEqual(Rational(n, over: d).floor, floor, "\(n)/\(d)")
      XCTAssertEqual(Rational(n, over: d).rounded, rounded, "\(n)/\(d)")
    }
    var random = SeededRandom(seed: 13)
    for _ in 0..<2_000 {
      let a = random.rational()
      XCTAssertTrue(a.floor.isWhole && a.floor <= a && a < a.floor + 1, "\(a)")
      XCTAssertTrue((a.rounded - a).magnitude <= Rational(1, over: 2), "\(a)")
    }
  }

  func testApproximation() {
    var random = SeededRandom(seed: 14)
    for _ in 0..<2_000 {
      let a = random.rational()
      let b = random.rational()
      let error = (a.approximation * b.approximation - (a * b).approximation).magnitude
      XCTAssertLessThanOrEqual(error, 1e-14 * (a * b).approximation.magnitude)
    }
    let huge = Rational(digits: String(repeating: "9", count: 400).utf8, fractionDigits: 0)
    XCTAssertEqual(huge.approximation, .infinity)
    XCTAssertEqual((huge / (huge + 1)).approximation, 1)
    XCTAssertEqual((1 / huge).approximation, 0)
  }
}
