/// A fraction that 64 bits do not hold.
///
/// A class so that `Rational` stays small and copies share the integers; it never changes.
@usableFromInline
final class BigFraction: Sendable {
  /// In lowest terms with the denominator.
  let numerator: BigInteger
  /// Above zero.
  let denominator: BigInteger

  /// Wraps parts in lowest terms, at least one of which 64 bits do not hold.
  init(_ numerator: BigInteger, _ denominator: BigInteger) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// -1 or 1 as the value is below or above zero.
  @usableFromInline
  var sign: Int { numerator.isNegative ? -1 : 1 }

  /// Whether the value is `Int.min`, which has no opposite in 64 bits.
  var isLeastInt: Bool { numerator == BigInteger(Int64.min) && denominator.small == 1 }
}

extension Rational {
  /// The parts in lowest terms, the denominator above zero.
  var parts: (numerator: BigInteger, denominator: BigInteger) {
    switch storage {
    case .small(let n, let d): (BigInteger(n), BigInteger(d))
    case .big(let f): (f.numerator, f.denominator)
    }
  }

  /// Creates `numerator / denominator` for a denominator that is not zero.
  init(_ numerator: BigInteger, _ denominator: BigInteger) {
    let g = BigInteger.greatestCommonDivisor(numerator, denominator)
    let n = numerator.dividedExactly(by: g)
    let d = denominator.magnitude.dividedExactly(by: g)
    self.init(reduced: denominator.isNegative ? n.negated : n, d)
  }

  /// Wraps a fraction in lowest terms, the denominator above zero.
  init(reduced n: BigInteger, _ d: BigInteger) {
    if let a = n.small, let b = d.small {
      self.init(small: a, b)
    } else {
      self.init(.big(BigFraction(n, d)))
    }
  }

  /// The sum where a part passes 64 bits (Knuth, The Art of Computer Programming 2, 4.5.1).
  @usableFromInline
  static func bigSum(_ a: Rational, _ b: Rational) -> Rational {
    if a.isZero { return b }
    if b.isZero { return a }
    let (an, ad) = a.parts
    let (bn, bd) = b.parts
    let g = BigInteger.greatestCommonDivisor(ad, bd)
    if g.isOne { return Rational(reduced: an * bd + bn * ad, ad * bd) }
    let rest = ad.dividedExactly(by: g)
    let sum = an * bd.dividedExactly(by: g) + bn * rest
    if sum.isZero { return zero }
    let h = BigInteger.greatestCommonDivisor(sum, g)
    return Rational(reduced: sum.dividedExactly(by: h), rest * bd.dividedExactly(by: h))
  }

  /// The product where a part passes 64 bits.
  @usableFromInline
  static func bigProduct(_ a: Rational, _ b: Rational) -> Rational {
    if a.isZero || b.isZero { return zero }
    let (an, ad) = a.parts
    let (bn, bd) = b.parts
    let g = BigInteger.greatestCommonDivisor(an, bd)
    let h = BigInteger.greatestCommonDivisor(bn, ad)
    return Rational(
      reduced: an.dividedExactly(by: g) * bn.dividedExactly(by: h),
      ad.dividedExactly(by: h) * bd.dividedExactly(by: g))
  }

  /// The opposite of a big value.
  @usableFromInline
  static func bigOpposite(_ a: Rational) -> Rational {
    let (n, d) = a.parts
    return Rational(reduced: n.negated, d)
  }

  /// One divided by a big value.
  @usableFromInline
  static func bigReciprocal(_ a: Rational) -> Rational {
    let (n, d) = a.parts
    return Rational(reduced: n.isNegative ? d.negated : d, n.magnitude)
  }

  /// Whether the values are equal, at least one being big.
  @usableFromInline
  static func bigEquals(_ a: Rational, _ b: Rational) -> Bool {
    guard case .big(let f) = a.storage, case .big(let g) = b.storage else { return false }
    return f === g || (f.numerator == g.numerator && f.denominator == g.denominator)
  }

  /// Whether `a` is below `b`, at least one being big.
  @usableFromInline
  static func bigPrecedes(_ a: Rational, _ b: Rational) -> Bool {
    if a.sign != b.sign { return a.sign < b.sign }
    let (an, ad) = a.parts
    let (bn, bd) = b.parts
    let (left, right) = (LeadingBits(an, times: bd), LeadingBits(bn, times: ad))
    if let isBelow = left.isBelow(right) { return isBelow != an.isNegative }
    return an * bd < bn * ad
  }

  /// How many words of 64 bits both parts take; 2 at least.
  public var wordCount: Int {
    switch storage {
    case .small: 2
    case .big(let f): f.numerator.limbs.count + f.denominator.limbs.count
    }
  }

  /// A binary floating-point value next to this one, for the solver and for drawing only.
  ///
  /// Infinite or zero where it is beyond the range of floating point.
  public var approximation: Double {
    switch storage {
    case .small(let n, let d): return Double(n) / Double(d)
    case .big(let f):
      // Lower limbs, of both alike, do not change the ratio's leading digits.
      let drop = max(0, min(f.numerator.limbs.count, f.denominator.limbs.count) - 3)
      return f.numerator.droppingLimbs(drop).approximation
        / f.denominator.droppingLimbs(drop).approximation
    }
  }
}
