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
    let short: Rational
    if numerator == .min {
      short = Rational(wide: Int128(numerator), Int128(denominator))
    } else if numerator % denominator == 0 {
      short = Rational(small: numerator / denominator, 1)
    } else {
      let divisor = Int64(greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
      short = Rational(small: numerator / divisor, denominator / divisor)
    }
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
    var factor: Int64 = 1
    if d != 1 && denominator % d != 0 {
      factor =
        denominator == 1
        ? d : d / Int64(greatestCommonDivisor(denominator.magnitude, d.magnitude))
    }
    let (over, o1) = denominator.multipliedReportingOverflow(by: factor)
    if o1 { return false }
    let (before, o2) = numerator.multipliedReportingOverflow(by: factor)
    let (more, o3) = n.multipliedReportingOverflow(by: d == 1 ? over : over / d)
    let (sum, o4) = before.addingReportingOverflow(more)
    if o2 || o3 || o4 { return false }
    (numerator, denominator) = (sum, over)
    return true
  }
}
