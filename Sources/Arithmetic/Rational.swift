/// An exact fraction of any size.
///
/// Every amount a verdict depends on is one: nothing rounds, nothing overflows. Values whose parts
/// fit 64 bits, nearly all, take no memory of their own; the others fall back to big integers.
@frozen
public struct Rational: Sendable {
  /// A fraction in lowest terms with a denominator above zero.
  @frozen
  @usableFromInline
  enum Storage: Sendable {
    /// Both parts fit 64 bits; the numerator is never `Int64.min`.
    case small(Int64, Int64)
    /// At least one part does not fit.
    case big(BigFraction)
  }

  /// The value; small wherever it fits, so that equal values have equal storage.
  @usableFromInline
  let storage: Storage

  /// Zero.
  @inlinable
  public static var zero: Rational { Rational(small: 0, 1) }

  /// One.
  @inlinable
  public static var one: Rational { Rational(small: 1, 1) }

  /// Wraps a storage that keeps its invariants.
  @inlinable
  init(_ storage: Storage) { self.storage = storage }

  /// Creates a fraction in lowest terms, the denominator above zero, no part `Int64.min`.
  @inlinable
  init(small numerator: Int64, _ denominator: Int64) {
    storage = .small(numerator, denominator)
  }

  /// Creates the whole number `value`.
  @inlinable
  public init(_ value: Int) {
    self = value == .min ? Rational(wide: Int128(value), 1) : Rational(small: Int64(value), 1)
  }

  /// Creates a fraction from its lowest terms, as `lowestTerms` gives them.
  @inlinable
  @inline(__always)
  public init(lowestTerms numerator: Int32, _ denominator: UInt16) {
    storage = .small(Int64(numerator), Int64(denominator))
  }

  /// The lowest terms where they fit 32 and 16 bits, as those of nearly all written numbers do.
  @inlinable
  @inline(__always)
  public var lowestTerms: (numerator: Int32, denominator: UInt16)? {
    guard case .small(let n, let d) = storage, let numerator = Int32(exactly: n),
      let denominator = UInt16(exactly: d)
    else { return nil }
    return (numerator, denominator)
  }

  /// Creates `numerator / denominator`.
  ///
  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: Int, over denominator: Int) {
    precondition(denominator != 0, "division by zero")
    guard denominator > 0, numerator != .min else {
      self.init(wide: Int128(numerator), Int128(denominator))
      return
    }
    // Neither part grows, so both still fit.
    let g = Int64(greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
    self.init(small: Int64(numerator) / g, Int64(denominator) / g)
  }

  /// Creates the value written by decimal digits and the number of them behind the decimal sign.
  ///
  /// Bytes that are not ASCII digits are passed over, so that digit groups need no copy.
  /// - Complexity: O(n^2) in the number of digits beyond the first 18.
  public init(digits: some Sequence<UInt8>, fractionDigits: Int) {
    precondition(fractionDigits >= 0)
    var big = BigInteger(Int64(0))
    var value: UInt64 = 0
    var scale: UInt64 = 1
    for byte in digits where byte >= 48 && byte <= 57 {
      value = value * 10 + UInt64(byte - 48)
      scale *= 10
      if scale == 1_000_000_000_000_000_000 {
        big.multiplyMagnitude(by: scale, adding: value)
        (value, scale) = (0, 1)
      }
    }
    if big.isZero && fractionDigits <= 18 {
      self.init(wide: Int128(value), Int128(Rational.powerOfTen(fractionDigits)))
      return
    }
    big.multiplyMagnitude(by: scale, adding: value)
    self.init(big, BigInteger.powerOfTen(fractionDigits))
  }

  /// Whether the value is zero.
  @inlinable
  public var isZero: Bool {
    if case .small(0, _) = storage { return true }
    return false
  }

  /// -1, 0 or 1 as the value is below, equal to or above zero.
  @inlinable
  public var sign: Int {
    switch storage {
    case .small(let n, _): Int(n.signum())
    case .big(let f): f.sign
    }
  }

  /// The value without its sign.
  @inlinable
  public var magnitude: Rational { sign < 0 ? -self : self }

  /// Whether the value has no fractional part.
  public var isWhole: Bool {
    switch storage {
    case .small(_, let d): d == 1
    case .big(let f): f.denominator.small == 1
    }
  }

  /// The value if it is whole and fits.
  public var whole: Int? {
    switch storage {
    case .small(let n, let d): d == 1 ? Int(n) : nil
    case .big(let f): f.isLeastInt ? .min : nil
    }
  }

  /// The largest whole number at most this value.
  public var floor: Rational {
    switch storage {
    case .small(let n, let d):
      if d == 1 { return self }
      let quotient = n / d
      return Rational(small: n < 0 ? quotient - 1 : quotient, 1)
    case .big(let f):
      let (q, r) = f.numerator.quotientAndRemainder(dividingBy: f.denominator)
      return Rational(r.isNegative ? q - BigInteger(Int64(1)) : q, BigInteger(Int64(1)))
    }
  }

  /// The nearest whole number; a half goes away from zero.
  public var rounded: Rational {
    let half = Rational(small: 1, 2)
    return sign < 0 ? -((-self + half).floor) : (self + half).floor
  }
}

extension Rational {
  @inlinable
  public static func + (a: Rational, b: Rational) -> Rational {
    guard case .small(let an, let ad) = a.storage, case .small(let bn, let bd) = b.storage else {
      return bigSum(a, b)
    }
    if ad == 1 && bd == 1 {
      let (n, overflow) = an.addingReportingOverflow(bn)
      if !overflow && n != .min { return Rational(small: n, 1) }
    }
    return smallSum(an, ad, bn, bd)
  }

  @inlinable
  public static prefix func - (a: Rational) -> Rational {
    if case .small(let n, let d) = a.storage { return Rational(small: -n, d) }
    return bigOpposite(a)
  }

  @inlinable
  public static func - (a: Rational, b: Rational) -> Rational { a + (-b) }

  @inlinable
  public static func * (a: Rational, b: Rational) -> Rational {
    guard case .small(let an, let ad) = a.storage, case .small(let bn, let bd) = b.storage else {
      return bigProduct(a, b)
    }
    if ad == 1 && bd == 1 {
      let (n, overflow) = an.multipliedReportingOverflow(by: bn)
      if !overflow && n != .min { return Rational(small: n, 1) }
    }
    return smallProduct(an, ad, bn, bd)
  }

  /// - Precondition: `b` is not zero.
  @inlinable
  public static func / (a: Rational, b: Rational) -> Rational { a * b.reciprocal }

  /// One divided by this value.
  ///
  /// - Precondition: it is not zero.
  @inlinable
  public var reciprocal: Rational {
    guard case .small(let n, let d) = storage else { return Rational.bigReciprocal(self) }
    precondition(n != 0, "division by zero")
    return n < 0 ? Rational(small: -d, -n) : Rational(small: d, n)
  }

  @inlinable
  public static func += (a: inout Rational, b: Rational) { a = a + b }
  @inlinable
  public static func -= (a: inout Rational, b: Rational) { a = a - b }
  @inlinable
  public static func *= (a: inout Rational, b: Rational) { a = a * b }
  @inlinable
  public static func /= (a: inout Rational, b: Rational) { a = a / b }

  /// The sum of two fractions with parts of 64 bits.
  @usableFromInline
  static func smallSum(_ an: Int64, _ ad: Int64, _ bn: Int64, _ bd: Int64) -> Rational {
    let (p, o1) = an.multipliedReportingOverflow(by: bd)
    let (q, o2) = bn.multipliedReportingOverflow(by: ad)
    let (n, o3) = p.addingReportingOverflow(q)
    let (d, o4) = ad.multipliedReportingOverflow(by: bd)
    if o1 || o2 || o3 || o4 || n == .min {
      return Rational(
        wide: Int128(an) * Int128(bd) + Int128(bn) * Int128(ad), Int128(ad) * Int128(bd))
    }
    // With a whole number added, a fraction stays in lowest terms.
    if ad == 1 || bd == 1 { return Rational(small: n, d) }
    let g = commonDivisor(n, d)
    return g == 1 ? Rational(small: n, d) : Rational(small: n / g, d / g)
  }

  /// The product of two fractions with parts of 64 bits.
  @usableFromInline
  static func smallProduct(_ an: Int64, _ ad: Int64, _ bn: Int64, _ bd: Int64) -> Rational {
    if an == 0 || bn == 0 { return zero }
    // Each numerator is reduced by the other denominator, so that the products are in lowest terms.
    let g = bd == 1 ? 1 : commonDivisor(an, bd)
    let h = ad == 1 ? 1 : commonDivisor(bn, ad)
    let (p, q) = (g == 1 ? an : an / g, h == 1 ? bn : bn / h)
    let (r, s) = (h == 1 ? ad : ad / h, g == 1 ? bd : bd / g)
    let (n, o1) = p.multipliedReportingOverflow(by: q)
    let (d, o2) = r.multipliedReportingOverflow(by: s)
    if !(o1 || o2) && n != .min { return Rational(small: n, d) }
    return Rational(reducedWide: Int128(p) * Int128(q), Int128(r) * Int128(s))
  }

  /// The greatest common divisor with a denominator above zero, which mostly divides the number.
  static func commonDivisor(_ n: Int64, _ d: Int64) -> Int64 {
    let rest = n % d
    return rest == 0 ? d : Int64(greatestCommonDivisor(rest.magnitude, d.magnitude))
  }

  /// Reduces a fraction with a denominator that is not zero.
  @usableFromInline
  init(wide n: Int128, _ d: Int128) {
    let g = greatestCommonDivisor(n.magnitude, d.magnitude)
    let num = BigInteger(n.magnitude / g, isNegative: (n < 0) != (d < 0))
    self.init(reduced: num, BigInteger(d.magnitude / g, isNegative: false))
  }

  /// Wraps a fraction in lowest terms, the denominator above zero.
  private init(reducedWide n: Int128, _ d: Int128) {
    self.init(
      reduced: BigInteger(n.magnitude, isNegative: n < 0),
      BigInteger(d.magnitude, isNegative: false))
  }

  /// Ten to the power of `exponent`, 0 to 18.
  static func powerOfTen(_ exponent: Int) -> Int64 {
    var result: Int64 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }
}

extension Rational: Hashable, Comparable {
  @inlinable
  public static func == (a: Rational, b: Rational) -> Bool {
    guard case .small(let an, let ad) = a.storage, case .small(let bn, let bd) = b.storage else {
      return bigEquals(a, b)
    }
    return an == bn && ad == bd
  }

  @inlinable
  public static func < (a: Rational, b: Rational) -> Bool {
    guard case .small(let an, let ad) = a.storage, case .small(let bn, let bd) = b.storage else {
      return bigPrecedes(a, b)
    }
    if ad == bd { return an < bn }
    // The halves of both products of 128 bits; denominators are above zero.
    let left = an.multipliedFullWidth(by: bd)
    let right = bn.multipliedFullWidth(by: ad)
    return left.high == right.high ? left.low < right.low : left.high < right.high
  }

  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .small(let n, let d):
      hasher.combine(n)
      hasher.combine(d)
    case .big(let f):
      hasher.combine(f.numerator)
      hasher.combine(f.denominator)
    }
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  @inlinable
  public init(integerLiteral value: Int) { self.init(value) }
}

/// Returns the greatest common divisor by Stein's binary algorithm; that of 0 and x is x.
func greatestCommonDivisor<T: FixedWidthInteger & UnsignedInteger>(_ a: T, _ b: T) -> T {
  if a == 0 { return b }
  if b == 0 { return a }
  let shift = (a | b).trailingZeroBitCount
  var x = a >> T(a.trailingZeroBitCount)
  var y = b >> T(b.trailingZeroBitCount)
  while x != y {
    let difference = x > y ? x &- y : y &- x
    y = min(x, y)
    x = difference &>> T(truncatingIfNeeded: difference.trailingZeroBitCount)
  }
  return x << T(shift)
}
