/// The digits of a whole number in some base, each with its sign.
public struct WholeDigits: Sendable {
  private let digits: [UInt64]
  private let isNegative: Bool

  /// The number of digits.
  public var count: Int { digits.count }

  /// Parts a whole number.
  ///
  /// - Precondition: it has no fractional part; `base` is at least 2 and below 2^63.
  /// - Complexity: O(n^2) in the number of digits.
  public init(_ whole: Rational, base: UInt64) {
    precondition(whole.isWhole)
    let number = whole.parts.numerator
    isNegative = number.isNegative
    var rest = number.limbs
    var digits: [UInt64] = []
    while !rest.isEmpty {
      let (quotient, remainder) = BigInteger.divide(rest, by: [base])
      digits.append(remainder.first ?? 0)
      rest = quotient
    }
    self.digits = digits
  }

  /// The digit at `place`, the least first; 0 beyond the last.
  public subscript(place: Int) -> Int128 {
    if place >= digits.count { return 0 }
    return isNegative ? -Int128(digits[place]) : Int128(digits[place])
  }
}

extension Rational {
  /// The least whole number above zero that makes all of `numbers` whole.
  public static func commonDenominator(of numbers: [Rational]) -> Rational {
    var common = Rational.one
    for number in numbers {
      let missing = (common * number).parts.denominator
      if !missing.isOne { common = common * Rational(missing, BigInteger(Int64(1))) }
    }
    return common
  }

  /// The fractions with a common denominator whose first digits in a prime base are given: solutions of
  /// linear equations in whole numbers, proven by their size.
  ///
  /// What the equations make of numerators and denominator is a multiple of `base` to the power of the
  /// number of digits. Where it is smaller than that it is zero, and the fractions solve them. In bits,
  /// `spare.numerator` is what the equations' coefficients add to a numerator, `spare.denominator`
  /// what their sums add to the denominator.
  /// - Parameter digits: as many for each number, the least first; each is below `base`.
  /// - Returns: nil where more digits are needed.
  /// - Complexity: O(n^2) in the number of digits, for each number.
  public static func fractions(
    ofDigits digits: [[UInt64]], base: UInt64, spare: (numerator: Int, denominator: Int)
  ) -> [Rational]? {
    var modulus = BigInteger(Int64(1))
    for _ in digits.first ?? [] { modulus.multiplyMagnitude(by: base, adding: 0) }
    let room = modulus.bitWidth - 2
    var common = BigInteger(Int64(1))
    var found: [(numerator: BigInteger, over: BigInteger)] = []
    for digits in digits {
      var number = BigInteger(limbs: [], isNegative: false)
      for digit in digits.reversed() { number.multiplyMagnitude(by: base, adding: digit) }
      var numerator = (number * common).least(modulo: modulus)
      // A chance of one in 2^64 that a smaller one is none; what is returned is proven all the same.
      if numerator.bitWidth + spare.numerator + 64 > room {
        let (n, d) = numerator.ratio(modulo: modulus)
        common = common * d
        if common.bitWidth > room / 2 { return nil }
        numerator = n
      }
      found.append((numerator, common))
    }
    if common.bitWidth + spare.denominator > room { return nil }
    var result: [Rational] = []
    for (numerator, over) in found {
      let whole = numerator * common.dividedExactly(by: over)
      if whole.bitWidth + spare.numerator > room { return nil }
      result.append(Rational(whole, common))
    }
    return result
  }
}

extension BigInteger {
  /// The number of bits of the magnitude.
  var bitWidth: Int { limbs.count * 64 - (limbs.last?.leadingZeroBitCount ?? 0) }

  /// The number next to zero that differs by a multiple of `modulus`.
  fileprivate func least(modulo modulus: BigInteger) -> BigInteger {
    let rest = quotientAndRemainder(dividingBy: modulus).remainder
    let other = rest.isNegative ? rest + modulus : rest - modulus
    return other.magnitude < rest.magnitude ? other : rest
  }

  /// The fraction of two numbers of about half as many bits as `modulus` that it is modulo that, by
  /// Euclid's algorithm (P. Wang 1981); the denominator is above zero.
  fileprivate func ratio(modulo modulus: BigInteger) -> (BigInteger, BigInteger) {
    let half = modulus.bitWidth / 2
    var (a, b) = (modulus, magnitude)
    var (x, y) = (BigInteger(Int64(0)), BigInteger(Int64(1)))
    while b.bitWidth > half {
      let (quotient, rest) = a.quotientAndRemainder(dividingBy: b)
      (a, b) = (b, rest)
      (x, y) = (y, x - quotient * y)
    }
    return (isNegative != y.isNegative ? b.negated : b, y.magnitude)
  }
}
