import XCTest

@testable import Arithmetic

/// Integers of any size against residues, against 128 bits and against the laws they obey.
final class BigIntegerTests: XCTestCase {
  /// Two primes near 2^64: a wrong limb passes both with a chance of 2^-128.
  private let primes: [UInt64] = [18_446_744_073_709_551_557, 18_446_744_073_709_551_533]

  /// The value modulo `prime`, by Horner's rule.
  private func residue(_ value: BigInteger, _ prime: UInt64) -> UInt64 {
    var result: UInt64 = 0
    for limb in value.limbs.reversed() {
      result = UInt64((UInt128(result) << 64 | UInt128(limb)) % UInt128(prime))
    }
    return value.isNegative && result != 0 ? prime - result : result
  }

  func testSumsAndProductsHaveTheRightResidues() {
    var random = SeededRandom(seed: 1)
    for round in 0..<5_000 {
      let a = random.integer(limbs: 5)
      let b = random.integer(limbs: 5)
      for prime in primes {
        let (x, y) = (UInt128(residue(a, prime)), UInt128(residue(b, prime)))
        let p = UInt128(prime)
        XCTAssertEqual(UInt128(residue(a + b, prime)), (x + y) % p, "\(round)")
        XCTAssertEqual(UInt128(residue(a - b, prime)), (x + p - y) % p, "\(round)")
        XCTAssertEqual(UInt128(residue(a * b, prime)), x * y % p, "\(round)")
      }
      XCTAssertEqual(a - b < BigInteger(Int64(0)), a < b, "\(round)")
    }
  }

  func testDivisionUndoesMultiplication() {
    var random = SeededRandom(seed: 2)
    for round in 0..<20_000 {
      let a = random.integer(limbs: 6)
      let b = random.integer(limbs: 4)
      if b.isZero { continue }
      let (q, r) = a.quotientAndRemainder(dividingBy: b)
      XCTAssertEqual(q * b + r, a, "\(round)")
      XCTAssertTrue(r.magnitude < b.magnitude, "\(round)")
      XCTAssertTrue(r.isZero || r.isNegative == a.isNegative, "\(round)")
      XCTAssertEqual((a * b).dividedExactly(by: b.magnitude), b.isNegative ? a.negated : a)
    }
  }

  /// Cases in which the guessed digit is one or two too large, or all ones.
  func testDivisionCorners() {
    let top: UInt64 = 1 << 63
    let cases: [(a: [UInt64], b: [UInt64])] = [
      ([0, .max - 1, top], [.max, top]),  // adds back
      ([3, 0, top], [1, 0, 1 << 61]),
      ([0, 0, top, top - 1], [1, 0, top]),
      ([.max, .max, .max, .max], [.max, .max]),
      ([0, 0, 0, 1], [.max, .max]),
      ([0, 0, 1], [1, 1]),
      ([.max, 0, .max - 1, .max], [.max, .max]),
    ]
    for (a, b) in cases {
      let x = BigInteger(limbs: a, isNegative: false)
      let y = BigInteger(limbs: b, isNegative: false)
      let (q, r) = x.quotientAndRemainder(dividingBy: y)
      XCTAssertEqual(q * y + r, x, "\(a) by \(b)")
      XCTAssertTrue(r < y && !r.isNegative, "\(a) by \(b)")
    }
  }

  func testGreatestCommonDivisor() {
    var random = SeededRandom(seed: 3)
    for round in 0..<5_000 {
      let (a, b) = (random.integer(limbs: 4), random.integer(limbs: 4))
      let c = random.integer(limbs: 3)
      let g = BigInteger.greatestCommonDivisor(a * c, b * c)
      if g.isZero {
        XCTAssertTrue((a * c).isZero && (b * c).isZero, "\(round)")
        continue
      }
      XCTAssertFalse(g.isNegative, "\(round)")
      let (p, q) = ((a * c).dividedExactly(by: g), (b * c).dividedExactly(by: g))
      XCTAssertEqual(p * g, a * c, "\(round)")
      XCTAssertEqual(q * g, b * c, "\(round)")
      XCTAssertTrue(naiveDivisor(p, q).isOne, "\(round)")
    }
  }

  /// Numbers of many limbs, as exact solutions of large programmes have.
  func testLongNumbers() {
    var random = SeededRandom(seed: 5)
    for round in 0..<100 {
      let (a, b) = (random.integer(limbs: 60), random.integer(limbs: 40))
      let c = random.integer(limbs: 20)
      if a.isZero || b.isZero || c.isZero { continue }
      for prime in primes {
        let product = UInt128(residue(a, prime)) * UInt128(residue(b, prime)) % UInt128(prime)
        XCTAssertEqual(UInt128(residue(a * b, prime)), product, "\(round)")
      }
      let (q, r) = a.quotientAndRemainder(dividingBy: b)
      XCTAssertEqual(q * b + r, a, "\(round)")
      let g = BigInteger.greatestCommonDivisor(a * c, b * c)
      XCTAssertEqual(g, naiveDivisor(a * c, b * c), "\(round)")
    }
  }

  /// Euclid's algorithm as it stands in the book.
  private func naiveDivisor(_ a: BigInteger, _ b: BigInteger) -> BigInteger {
    var (x, y) = (a.magnitude, b.magnitude)
    while !y.isZero { (x, y) = (y, x.quotientAndRemainder(dividingBy: y).remainder) }
    return x
  }

  func testDigitsReadBack() {
    var random = SeededRandom(seed: 4)
    for _ in 0..<500 {
      let a = random.integer(limbs: 8).magnitude
      XCTAssertEqual(Rational(digits: a.digits.utf8, fractionDigits: 0).parts.numerator, a)
    }
    XCTAssertEqual(BigInteger.powerOfTen(40).digits, "1" + String(repeating: "0", count: 40))
  }

  func testSmallIsSmall() {
    let cases: [(BigInteger, Int64?)] = [
      (BigInteger(Int64.max), .max),
      (BigInteger(Int64.min), nil),
      (BigInteger(Int64.min + 1), .min + 1),
      (BigInteger(limbs: [0, 0], isNegative: true), 0),
      (BigInteger(UInt128(1) << 64, isNegative: true), nil),
    ]
    for (value, expected) in cases { XCTAssertEqual(value.small, expected, value.digits) }
  }
}
