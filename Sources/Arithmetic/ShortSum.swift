/// A sum of a few numbers, over one denominator as long as 64 bits hold it.
///
/// It is brought to lowest terms only at the end. Where much is added up, or long numbers are, a
/// `RationalSum` takes longer for each and less for all.
@frozen
public struct ShortSum: Sendable {
  /// What 64 bits hold, over a denominator above zero.
  @usableFromInline var numerator: Int64 = 0
  @usableFromInline var denominator: Int64 = 1
  /// The rest.
  @usableFromInline var rest = Rational.zero

  /// Creates the sum of nothing.
  @inlinable
  public init() {}

  /// The sum so far.
  @inlinable
  public var value: Rational {
    if denominator == 1 && numerator != .min && rest.isZero {
      return Rational(small: numerator, 1)
    }
    return reduced
  }

  /// The sum in lowest terms.
  @usableFromInline
  var reduced: Rational {
    let divisor = Rational.commonDivisor(numerator, denominator)
    let short =
      numerator == .min
      ? Rational(wide: Int128(numerator), Int128(denominator))
      : Rational(small: numerator / divisor, denominator / divisor)
    return rest.isZero ? short : short + rest
  }

  /// Adds `number`.
  @inlinable
  public mutating func add(_ number: Rational) {
    guard case .small(let n, let d) = number.storage, addShort(n, d) else {
      rest += number
      return
    }
  }

  /// Adds the product of two numbers.
  @inlinable
  public mutating func add(_ a: Rational, times b: Rational) {
    if case .small(let an, let ad) = a.storage, case .small(let bn, let bd) = b.storage {
      let (n, o1) = an.multipliedReportingOverflow(by: bn)
      let (d, o2) = ad.multipliedReportingOverflow(by: bd)
      if !o1 && !o2 && addShort(n, d) { return }
    }
    rest += a * b
  }

  /// Adds a fraction that need not be in lowest terms; false where 64 bits do not hold the sum.
  @inlinable
  @inline(__always)
  mutating func addShort(_ n: Int64, _ d: Int64) -> Bool {
    if d != denominator { return addApart(n, d) }
    let (sum, overflow) = numerator.addingReportingOverflow(n)
    if !overflow { numerator = sum }
    return !overflow
  }

  /// Adds a fraction with another denominator; false where 64 bits do not hold the sum.
  @usableFromInline
  mutating func addApart(_ n: Int64, _ d: Int64) -> Bool {
    if d == 1 { return add(n, times: denominator, to: 1, over: denominator) }
    if denominator == 1 { return add(n, times: 1, to: d, over: d) }
    if denominator % d == 0 { return add(n, times: denominator / d, to: 1, over: denominator) }
    let divisor = Int64(greatestCommonDivisor(denominator.magnitude, d.magnitude))
    let (over, overflow) = denominator.multipliedReportingOverflow(by: d / divisor)
    return !overflow && add(n, times: denominator / divisor, to: d / divisor, over: over)
  }

  /// Adds `n` times a factor to the numerator times another; false where 64 bits do not hold that.
  @inline(__always)
  private mutating func add(
    _ n: Int64, times factor: Int64, to own: Int64, over: Int64
  ) -> Bool {
    let (before, o1) = numerator.multipliedReportingOverflow(by: own)
    let (more, o2) = n.multipliedReportingOverflow(by: factor)
    let (sum, o3) = before.addingReportingOverflow(more)
    if o1 || o2 || o3 { return false }
    (numerator, denominator) = (sum, over)
    return true
  }
}
