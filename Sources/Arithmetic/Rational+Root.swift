extension Rational {
  /// The square root: exact where it is a fraction, else within 10^-`digits` of it.
  ///
  /// A root that is no fraction lies between two neighbouring decimals of `digits` digits behind the
  /// point; their midpoint is given. It compares with every decimal of at most `digits` such digits
  /// as the root itself does, and equals none of them.
  /// - Precondition: the value and `digits` are not negative.
  public func squareRoot(fractionDigits digits: Int) -> Rational {
    precondition(sign >= 0 && digits >= 0)
    let (n, d) = parts
    let (p, q) = (n.squareRoot, d.squareRoot)
    if p * p == n && q * q == d { return Rational(p, q) }
    let scale = BigInteger.powerOfTen(digits)
    let below = (n * scale * scale).quotientAndRemainder(dividingBy: d).quotient.squareRoot
    return Rational(below + below + BigInteger(Int64(1)), scale + scale)
  }
}

extension BigInteger {
  /// The largest integer whose square is at most this value, by Newton's iteration from above.
  ///
  /// - Precondition: the value is not negative.
  /// - Complexity: O(n^2 log n) in the number of limbs.
  var squareRoot: BigInteger {
    if isZero { return self }
    let bits = limbs.count * 64 - limbs[limbs.count - 1].leadingZeroBitCount
    let half = (bits + 1) / 2
    var start = [UInt64](repeating: 0, count: half / 64 + 1)
    start[half / 64] = 1 << UInt64(half % 64)
    var root = BigInteger(limbs: start, isNegative: false)
    while true {
      let sum = root + quotientAndRemainder(dividingBy: root).quotient
      let next = sum.quotientAndRemainder(dividingBy: BigInteger(Int64(2))).quotient
      if !(next < root) { return root }
      root = next
    }
  }
}
