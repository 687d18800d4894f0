/// What the leading bits of two numbers tell of the magnitude of their product.
///
/// It lies between `least` and `most` times two to the power of `exponent`: enough to compare nearly
/// all large products without making them.
struct LeadingBits {
  /// At least 2^122.
  private let least: UInt128
  /// At most 2^124.
  private let most: UInt128
  private let exponent: Int

  /// Encloses the product of two numbers that are not zero.
  init(_ a: BigInteger, times b: BigInteger) {
    let (x, y) = (a.leadingBits, b.leadingBits)
    least = UInt128(x.bits) * UInt128(y.bits)
    most = UInt128(x.bits + 1) * UInt128(y.bits + 1)
    exponent = x.exponent + y.exponent
  }

  /// Whether the magnitude is below that of `other`; nil where the leading bits do not decide it.
  func isBelow(_ other: LeadingBits) -> Bool? {
    let shift = other.exponent - exponent
    if shift.magnitude > 2 { return shift > 0 }
    let (up, otherUp) = (max(0, -shift), max(0, shift))
    if most << UInt128(up) < other.least << UInt128(otherUp) { return true }
    return other.most << UInt128(otherUp) < least << UInt128(up) ? false : nil
  }
}

extension BigInteger {
  /// The first 62 bits of the magnitude of a number that is not zero, and the exponent of two of the
  /// last of them.
  fileprivate var leadingBits: (bits: UInt64, exponent: Int) {
    let top = limbs.count - 1
    let zeros = limbs[top].leadingZeroBitCount
    let rest = zeros > 0 && top > 0 ? limbs[top - 1] >> UInt64(64 - zeros) : 0
    return ((limbs[top] << UInt64(zeros) | rest) >> 2, 64 * top + 2 - zeros)
  }
}
