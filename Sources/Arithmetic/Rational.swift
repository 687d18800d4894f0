/// An exact fraction of any size.
///
/// Every amount a verdict depends on is one: nothing rounds, nothing overflows.
public struct Rational: Sendable {
  /// A fraction in lowest terms with a denominator above zero.
  enum Storage: Sendable {
    /// Both parts fit 64 bits; the numerator is never `Int64.min`.
    case small(Int64, Int64)
    /// At least one part does not fit.
    case big(BigFraction)
  }

  /// A fraction that 64 bits do not hold; immutable, shared to keep `Rational` small.
  final class BigFraction: Sendable {
    let numerator: BigInteger
    let denominator: BigInteger

    init(_ numerator: BigInteger, _ denominator: BigInteger) {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  /// The value; small wherever it fits, so that equal values have equal storage.
  let storage: Storage

  /// Zero.
  public static let zero = Rational(0)
  /// One.
  public static let one = Rational(1)

  private init(_ storage: Storage) { self.storage = storage }

  /// Creates the whole number `value`.
  public init(_ value: Int) {
    let v = Int64(value)
    if v == .min {
      self.init(Rational.reduced(BigInteger(v), BigInteger(Int64(1))))
    } else {
      self.init(.small(v, 1))
    }
  }

  /// Creates `numerator / denominator`.
  ///
  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: Int, over denominator: Int) {
    precondition(denominator != 0)
    self.init(Rational.reduced(Int128(numerator), Int128(denominator)))
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
      self.init(Rational.reduced(Int128(value), Int128(Rational.powerOfTen(fractionDigits))))
      return
    }
    big.multiplyMagnitude(by: scale, adding: value)
    self.init(Rational.reduced(big, BigInteger.powerOfTen(fractionDigits)))
  }

  /// The parts in lowest terms, the denominator above zero.
  var parts: (numerator: BigInteger, denominator: BigInteger) {
    switch storage {
    case .small(let n, let d): (BigInteger(n), BigInteger(d))
    case .big(let f): (f.numerator, f.denominator)
    }
  }

  /// Whether the value is zero.
  public var isZero: Bool {
    if case .small(0, _) = storage { return true }
    return false
  }

  /// -1, 0 or 1 as the value is below, equal to or above zero.
  public var sign: Int {
    switch storage {
    case .small(let n, _): Int(n.signum())
    case .big(let f): f.numerator.isNegative ? -1 : 1
    }
  }

  /// The value without its sign.
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
    if case .small(let n, 1) = storage { return Int(n) }
    return nil
  }

  /// The largest whole number at most this value.
  public var floor: Rational {
    let (n, d) = parts
    let (q, r) = n.quotientAndRemainder(dividingBy: d)
    let down = r.isNegative ? q - BigInteger(Int64(1)) : q
    return Rational(Rational.reduced(down, BigInteger(Int64(1))))
  }

  /// The nearest whole number; a half goes away from zero.
  public var rounded: Rational {
    let half = Rational(1, over: 2)
    return sign < 0 ? -((-self + half).floor) : (self + half).floor
  }

  /// The number of 64-bit words that hold the larger of its parts.
  public var wordCount: Int {
    switch storage {
    case .small: 1
    case .big(let f): max(f.numerator.limbs.count, f.denominator.limbs.count)
    }
  }

  /// The nearest binary floating-point value, for the solver and for drawing only.
  public var approximation: Double {
    switch storage {
    case .small(let n, let d): return Double(n) / Double(d)
    case .big(let f):
      let n = f.numerator.approximation
      let d = f.denominator.approximation
      if n.isFinite && d.isFinite { return n / d }
      return Rational.scaledApproximation(f.numerator, f.denominator)
    }
  }

  public static func + (a: Rational, b: Rational) -> Rational {
    if case .small(let an, let ad) = a.storage, case .small(let bn, let bd) = b.storage {
      if ad == 1 && bd == 1 {
        let (value, overflow) = an.addingReportingOverflow(bn)
        if !overflow && value != .min { return Rational(.small(value, 1)) }
      }
      if an == 0 { return b }
      if bn == 0 { return a }
      let (p, o1) = an.multipliedReportingOverflow(by: bd)
      let (q, o2) = bn.multipliedReportingOverflow(by: ad)
      let (n, o3) = p.addingReportingOverflow(q)
      let (d, o4) = ad.multipliedReportingOverflow(by: bd)
      if !(o1 || o2 || o3 || o4) && n != .min { return Rational(reducedSmall(n, d)) }
      let wide = Int128(an) * Int128(bd) + Int128(bn) * Int128(ad)
      return Rational(reduced(wide, Int128(ad) * Int128(bd)))
    }
    let (an, ad) = a.parts
    let (bn, bd) = b.parts
    return Rational(reduced(an * bd + bn * ad, ad * bd))
  }

  public static prefix func - (a: Rational) -> Rational {
    switch a.storage {
    case .small(let n, let d): Rational(.small(-n, d))
    case .big(let f): Rational(.big(BigFraction(f.numerator.negated, f.denominator)))
    }
  }

  public static func - (a: Rational, b: Rational) -> Rational { a + (-b) }

  public static func * (a: Rational, b: Rational) -> Rational {
    if case .small(let an, let ad) = a.storage, case .small(let bn, let bd) = b.storage {
      let (n, o1) = an.multipliedReportingOverflow(by: bn)
      let (d, o2) = ad.multipliedReportingOverflow(by: bd)
      if !(o1 || o2) && n != .min { return Rational(reducedSmall(n, d)) }
      return Rational(reduced(Int128(an) * Int128(bn), Int128(ad) * Int128(bd)))
    }
    let (an, ad) = a.parts
    let (bn, bd) = b.parts
    return Rational(reduced(an * bn, ad * bd))
  }

  /// - Precondition: `b` is not zero.
  public static func / (a: Rational, b: Rational) -> Rational {
    precondition(!b.isZero, "division by zero")
    if case .small(let an, let ad) = a.storage, case .small(let bn, let bd) = b.storage {
      let (n, o1) = an.multipliedReportingOverflow(by: bd)
      let (d, o2) = ad.multipliedReportingOverflow(by: bn)
      if !(o1 || o2) && n != .min && d != .min {
        return Rational(d < 0 ? reducedSmall(-n, -d) : reducedSmall(n, d))
      }
      return Rational(reduced(Int128(an) * Int128(bd), Int128(ad) * Int128(bn)))
    }
    let (an, ad) = a.parts
    let (bn, bd) = b.parts
    return Rational(reduced(an * bd, ad * bn))
  }

  public static func += (a: inout Rational, b: Rational) { a = a + b }
  public static func -= (a: inout Rational, b: Rational) { a = a - b }
  public static func *= (a: inout Rational, b: Rational) { a = a * b }
  public static func /= (a: inout Rational, b: Rational) { a = a / b }

  /// Ten to the power of `exponent`, 0 to 18.
  static func powerOfTen(_ exponent: Int) -> Int64 {
    var result: Int64 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  /// Reduces a fraction with a denominator above zero.
  private static func reducedSmall(_ n: Int64, _ d: Int64) -> Storage {
    if d == 1 { return .small(n, 1) }
    let g = Int64(greatestCommonDivisor(n.magnitude, d.magnitude))
    return g == 1 ? .small(n, d) : .small(n / g, d / g)
  }

  /// Reduces a fraction with a denominator that is not zero.
  private static func reduced(_ n: Int128, _ d: Int128) -> Storage {
    let g = greatestCommonDivisor(n.magnitude, d.magnitude)
    let num = n.magnitude / g
    let den = d.magnitude / g
    let negative = (n < 0) != (d < 0)
    if num <= UInt128(Int64.max) && den <= UInt128(Int64.max) {
      return .small(negative ? -Int64(num) : Int64(num), Int64(den))
    }
    return .big(
      BigFraction(
        BigInteger(limbs: limbs(of: num), isNegative: negative),
        BigInteger(limbs: limbs(of: den), isNegative: false)))
  }

  /// The two limbs of `value`, least first.
  private static func limbs(of value: UInt128) -> [UInt64] {
    [UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64)]
  }

  /// Reduces a fraction with a denominator that is not zero.
  static func reduced(_ n: BigInteger, _ d: BigInteger) -> Storage {
    let g = BigInteger.greatestCommonDivisor(n, d)
    var num = n
    var den = d.magnitude
    if g.small != 1 {
      num = n.quotientAndRemainder(dividingBy: g).quotient
      den = den.quotientAndRemainder(dividingBy: g).quotient
    }
    if d.isNegative { num = num.negated }
    if let a = num.small, let b = den.small { return .small(a, b) }
    return .big(BigFraction(num, den))
  }

  /// Creates `numerator / denominator` for a denominator that is not zero.
  init(_ numerator: BigInteger, _ denominator: BigInteger) {
    self.init(Rational.reduced(numerator, denominator))
  }

  /// Approximates a fraction whose parts pass the range of floating point.
  private static func scaledApproximation(_ n: BigInteger, _ d: BigInteger) -> Double {
    let drop = max(0, min(n.limbs.count, d.limbs.count) - 3)
    let a = BigInteger(limbs: Array(n.limbs.dropFirst(drop)), isNegative: n.isNegative)
    let b = BigInteger(limbs: Array(d.limbs.dropFirst(drop)), isNegative: false)
    return a.approximation / b.approximation
  }
}

extension Rational: Hashable, Comparable {
  public static func == (a: Rational, b: Rational) -> Bool {
    switch (a.storage, b.storage) {
    case (.small(let an, let ad), .small(let bn, let bd)): an == bn && ad == bd
    case (.big(let f), .big(let g)): f.numerator == g.numerator && f.denominator == g.denominator
    case (.small, .big), (.big, .small): false
    }
  }

  public static func < (a: Rational, b: Rational) -> Bool {
    if case .small(let an, let ad) = a.storage, case .small(let bn, let bd) = b.storage {
      if ad == bd { return an < bn }
      return Int128(an) * Int128(bd) < Int128(bn) * Int128(ad)
    }
    let (an, ad) = a.parts
    let (bn, bd) = b.parts
    return an * bd < bn * ad
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
  public init(integerLiteral value: Int) { self.init(value) }
}

extension BigInteger {
  /// Ten to the power of `exponent`.
  ///
  /// - Complexity: O(n^2) in `exponent`.
  static func powerOfTen(_ exponent: Int) -> BigInteger {
    var result = BigInteger(Int64(1))
    var rest = exponent
    while rest > 0 {
      let step = min(rest, 18)
      result.multiplyMagnitude(by: UInt64(Rational.powerOfTen(step)), adding: 0)
      rest -= step
    }
    return result
  }
}

/// Returns the greatest common divisor by Stein's binary algorithm; that of 0 and x is x.
func greatestCommonDivisor<T: FixedWidthInteger & UnsignedInteger>(_ a: T, _ b: T) -> T {
  if a == 0 { return b }
  if b == 0 { return a }
  let shift = min(a.trailingZeroBitCount, b.trailingZeroBitCount)
  var x = a >> a.trailingZeroBitCount
  var y = b >> b.trailingZeroBitCount
  while x != y {
    if x > y { swap(&x, &y) }
    y -= x
    y >>= y.trailingZeroBitCount
  }
  return x << shift
}
