extension BigInteger {
  /// Returns the greatest common divisor of the magnitudes; that of zero and zero is zero.
  ///
  /// Lehmer's algorithm (Knuth, The Art of Computer Programming 2, 4.5.2, L): most quotients of
  /// Euclid's follow from the leading bits, and some thirty of its steps are done in one pass.
  /// - Complexity: O(n m) in the numbers of limbs.
  static func greatestCommonDivisor(_ a: BigInteger, _ b: BigInteger) -> BigInteger {
    if a.isOne || b.isOne { return BigInteger(Int64(1)) }
    var x = a.limbs
    var y = b.limbs
    if order(x, y) < 0 { swap(&x, &y) }
    while y.count > 1 {
      let steps = EuclidSteps(x, y)
      if steps.areNone {
        (x, y) = (y, divide(x, by: y).remainder)
      } else {
        steps.apply(to: &x, &y)
      }
    }
    guard let last = y.first else { return BigInteger(limbs: x, isNegative: false) }
    let rest = divide(x, by: y).remainder.first ?? 0
    return BigInteger(limbs: [Arithmetic.greatestCommonDivisor(last, rest)], isNegative: false)
  }
}

/// Steps of Euclid's algorithm that the leading bits decide: `(x, y)` becomes `(ax + by, cx + dy)`.
private struct EuclidSteps {
  var (a, b, c, d): (Int64, Int64, Int64, Int64) = (1, 0, 0, 1)

  /// Whether the leading bits decide nothing.
  var areNone: Bool { b == 0 }

  /// Finds the steps for `x >= y`, which has at least two limbs.
  init(_ x: [UInt64], _ y: [UInt64]) {
    var high = EuclidSteps.leadingBits(x, as: x)
    var low = EuclidSteps.leadingBits(y, as: x)
    while low + c != 0 && low + d != 0 {
      // Both ends of what the numbers may be must give the same quotient.
      let quotient = (high + a) / (low + c)
      if quotient != (high + b) / (low + d) { break }
      (a, c) = (c, a - quotient * c)
      (b, d) = (d, b - quotient * d)
      (high, low) = (low, high - quotient * low)
    }
  }

  /// Does the steps, of factors below 32 bits, to `x >= y`; neither gets below zero.
  func apply(to x: inout [UInt64], _ y: inout [UInt64]) {
    y.append(contentsOf: repeatElement(0, count: x.count - y.count))
    // All places are within their number: checks would double the time of long divisors.
    var left = x.mutableSpan
    var right = y.mutableSpan
    var (carry, other): (Int128, Int128) = (0, 0)
    for i in left.indices {
      let (u, v) = (Int128(left[unchecked: i]), Int128(right[unchecked: i]))
      carry &+= u &* Int128(a) &+ v &* Int128(b)
      other &+= u &* Int128(c) &+ v &* Int128(d)
      left[unchecked: i] = UInt64(truncatingIfNeeded: carry)
      right[unchecked: i] = UInt64(truncatingIfNeeded: other)
      (carry, other) = (carry >> 64, other >> 64)
    }
    while x.last == 0 { x.removeLast() }
    while y.last == 0 { y.removeLast() }
  }

  /// The bits of `number` in the places of the leading 62 bits of `scale`, which has two limbs.
  private static func leadingBits(_ number: [UInt64], as scale: [UInt64]) -> Int64 {
    let top = scale.count - 1
    let shift = UInt64(scale[top].leadingZeroBitCount)
    let high = top < number.count ? number[top] : 0
    let next = top - 1 < number.count ? number[top - 1] : 0
    let bits = shift == 0 ? high : high << shift | next >> (64 - shift)
    return Int64(bits >> 2)
  }
}
