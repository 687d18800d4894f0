extension BigInteger {
  /// Returns quotient and remainder, rounded towards zero; the remainder has the sign of `self`.
  ///
  /// - Precondition: `divisor` is not zero.
  /// - Complexity: O(n m) in the numbers of limbs.
  func quotientAndRemainder(
    dividingBy divisor: BigInteger
  ) -> (quotient: BigInteger, remainder: BigInteger) {
    precondition(!divisor.isZero)
    let (q, r) = BigInteger.divide(limbs, by: divisor.limbs)
    return (
      BigInteger(limbs: q, isNegative: isNegative != divisor.isNegative),
      BigInteger(limbs: r, isNegative: isNegative)
    )
  }

  /// Divides magnitudes by long division (Knuth, The Art of Computer Programming 2, 4.3.1, D).
  static func divide(
    _ a: [UInt64], by b: [UInt64]
  ) -> (quotient: [UInt64], remainder: [UInt64]) {
    if order(a, b) < 0 { return ([], a) }
    if b.count == 1 {
      var quotient = a
      var remainder: UInt64 = 0
      for i in a.indices.reversed() {
        (quotient[i], remainder) = b[0].dividingFullWidth((remainder, a[i]))
      }
      while quotient.last == 0 { quotient.removeLast() }
      return (quotient, remainder == 0 ? [] : [remainder])
    }
    let shift = b[b.count - 1].leadingZeroBitCount
    let divisor = shifted(b, left: shift, extra: false)
    var rest = shifted(a, left: shift, extra: true)
    let n = divisor.count
    let top = divisor[n - 1]
    let next = divisor[n - 2]
    var quotient = [UInt64](repeating: 0, count: a.count - n + 1)
    for j in quotient.indices.reversed() {
      var guess: UInt64
      var left: UInt64
      var exact = true
      if rest[j + n] >= top {
        guess = .max
        let (value, overflow) = rest[j + n - 1].addingReportingOverflow(top)
        left = value
        exact = !overflow
      } else {
        (guess, left) = top.dividingFullWidth((rest[j + n], rest[j + n - 1]))
      }
      while exact {
        let (high, low) = guess.multipliedFullWidth(by: next)
        guard high > left || (high == left && low > rest[j + n - 2]) else { break }
        guess -= 1
        let (value, overflow) = left.addingReportingOverflow(top)
        left = value
        exact = !overflow
      }
      if subtract(divisor, times: guess, from: &rest, at: j) {
        guess -= 1
        addBack(divisor, to: &rest, at: j)
      }
      quotient[j] = guess
    }
    while quotient.last == 0 { quotient.removeLast() }
    var remainder = Array(rest[..<n])
    if shift > 0 {
      for i in remainder.indices {
        let above = i + 1 < n ? remainder[i + 1] << UInt64(64 - shift) : 0
        remainder[i] = remainder[i] >> UInt64(shift) | above
      }
    }
    while remainder.last == 0 { remainder.removeLast() }
    return (quotient, remainder)
  }

  /// Returns `a` moved left by fewer than 64 bits, with one more limb if `extra`.
  private static func shifted(_ a: [UInt64], left shift: Int, extra: Bool) -> [UInt64] {
    var result: [UInt64] = []
    result.reserveCapacity(a.count + 1)
    var carry: UInt64 = 0
    for limb in a {
      result.append(limb << UInt64(shift) | carry)
      carry = shift == 0 ? 0 : limb >> UInt64(64 - shift)
    }
    if extra { result.append(carry) }
    return result
  }

  /// Subtracts `b * factor` from `rest` at limb `j`; returns whether it went below zero.
  private static func subtract(
    _ b: [UInt64], times factor: UInt64, from rest: inout [UInt64], at j: Int
  ) -> Bool {
    precondition(b.count + j < rest.count)
    // All places are within their number: checks would double the time of long divisions.
    let divisor = b.span
    var left = rest.mutableSpan
    var taken: UInt128 = 0
    for i in b.indices {
      // At most 2^128 - 1.
      taken &+= UInt128(divisor[unchecked: i]) &* UInt128(factor)
      let (value, isBelow) = left[unchecked: i + j].subtractingReportingOverflow(
        UInt64(truncatingIfNeeded: taken))
      left[unchecked: i + j] = value
      taken = (taken >> 64) &+ (isBelow ? 1 : 0)
    }
    let (value, isBelow) = left[b.count + j].subtractingReportingOverflow(UInt64(taken))
    left[b.count + j] = value
    return isBelow
  }

  /// Adds `b` to `rest` at limb `j`, dropping the last carry.
  private static func addBack(_ b: [UInt64], to rest: inout [UInt64], at j: Int) {
    var carry: UInt64 = 0
    for i in b.indices {
      let (first, o1) = rest[i + j].addingReportingOverflow(b[i])
      let (second, o2) = first.addingReportingOverflow(carry)
      rest[i + j] = second
      carry = (o1 || o2) ? 1 : 0
    }
    rest[b.count + j] = rest[b.count + j] &+ carry
  }
}
