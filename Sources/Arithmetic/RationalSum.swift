/// A sum of many numbers, brought to lowest terms only at the end.
///
/// What 64 bits hold is added up apart, over one denominator, as long as 128 bits hold the sum: once a
/// partial sum is long, so is every addition to it. What is long often has one denominator too, or
/// nearly.
public struct RationalSum: Sendable {
  /// A numerator, and a denominator above zero, of what 64 bits hold.
  private var numerator: Int128 = 0
  private var denominator: Int64 = 1
  /// The rest, likewise.
  private var long: (numerator: BigInteger, denominator: BigInteger)?

  /// The largest denominator that is kept for what 64 bits hold.
  private static let mostDenominator = Int64(1) << 40

  /// Creates the sum of nothing.
  public init() {}

  /// The sum so far.
  public var value: Rational {
    let short = Rational(wide: numerator, Int128(denominator))
    guard let long else { return short }
    return short + Rational(long.numerator, long.denominator)
  }

  /// Whether the sum is at least `lower` and at most `upper`, where these are given.
  public func isBetween(_ lower: Rational?, _ upper: Rational?) -> Bool {
    guard let long else {
      let short = value
      return lower.map { $0 <= short } ?? true && upper.map { short <= $0 } ?? true
    }
    let (n, d) = Rational(wide: numerator, Int128(denominator)).parts
    let sum = long.numerator * d + n * long.denominator
    let over = long.denominator * d
    if let (a, b) = lower?.parts, sum * b < a * over { return false }
    if let (a, b) = upper?.parts, a * over < sum * b { return false }
    return true
  }

  /// Adds `number`.
  public mutating func add(_ number: Rational) {
    guard case .small(let n, let d) = number.storage else { return addLong(number) }
    if !addShort(Int128(n), d) { addLong(number) }
  }

  /// Adds the product of two numbers.
  public mutating func add(_ a: Rational, times b: Rational) {
    if case .small(let an, let ad) = a.storage, case .small(let bn, let bd) = b.storage {
      let (d, overflow) = ad.multipliedReportingOverflow(by: bd)
      if !overflow && addShort(Int128(an) &* Int128(bn), d) { return }
    }
    addLong(a * b)
  }

  /// Adds a fraction that need not be in lowest terms; false where 128 bits do not hold the sum.
  @inline(__always)
  private mutating func addShort(_ n: Int128, _ d: Int64) -> Bool {
    if d == denominator {
      let (sum, overflow) = numerator.addingReportingOverflow(n)
      if !overflow { numerator = sum }
      return !overflow
    }
    return addShortApart(n, d)
  }

  /// Adds a fraction with another denominator; false where 128 bits do not hold the sum.
  private mutating func addShortApart(_ n: Int128, _ d: Int64) -> Bool {
    if d > Self.mostDenominator { return false }
    var factor: Int64 = 1
    if denominator % d != 0 {
      factor = d / Int64(greatestCommonDivisor(denominator.magnitude, d.magnitude))
      let (whole, overflow) = denominator.multipliedReportingOverflow(by: factor)
      if overflow || whole > Self.mostDenominator { return false }
    }
    let (before, o1) = numerator.multipliedReportingOverflow(by: Int128(factor))
    let over = denominator * factor
    let (more, o2) = n.multipliedReportingOverflow(by: Int128(over / d))
    let (sum, o3) = before.addingReportingOverflow(more)
    if o1 || o2 || o3 { return false }
    (numerator, denominator) = (sum, over)
    return true
  }

  /// Adds a number to what is long.
  private mutating func addLong(_ number: Rational) {
    let (n, d) = number.parts
    guard let (numerator, denominator) = long else {
      long = (n, d)
      return
    }
    let (more, rest) = denominator.quotientAndRemainder(dividingBy: d)
    if rest.isZero {
      long = (numerator + n * more, denominator)
      return
    }
    // Not in lowest terms: then what comes next mostly divides the denominator.
    let common = BigInteger.greatestCommonDivisor(denominator, d)
    let factor = d.dividedExactly(by: common)
    long = (
      numerator * factor + n * denominator.dividedExactly(by: common), denominator * factor
    )
  }
}
