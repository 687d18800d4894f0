/// A sum of many numbers of which few take long fractions.
///
/// Once a partial sum is long, so is every addition to it: what 64 bits hold is added apart. What is
/// long often has one denominator, or nearly: it is added up over that, in lowest terms only at the
/// end.
public struct RationalSum: Sendable {
  /// What 64 bits hold.
  private var short = Rational.zero
  /// The rest: a numerator, and a denominator above zero.
  private var long: (numerator: BigInteger, denominator: BigInteger)?

  /// Creates the sum of nothing.
  public init() {}

  /// The sum so far.
  public var value: Rational {
    guard let long else { return short }
    return short + Rational(long.numerator, long.denominator)
  }

  /// Whether the sum is at least `lower` and at most `upper`, where these are given.
  public func isBetween(_ lower: Rational?, _ upper: Rational?) -> Bool {
    guard let long else {
      return lower.map { $0 <= short } ?? true && upper.map { short <= $0 } ?? true
    }
    let (n, d) = short.parts
    let numerator = long.numerator * d + n * long.denominator
    let denominator = long.denominator * d
    func isLess(_ bound: Rational?, _ sign: Bool) -> Bool {
      guard let bound else { return false }
      let (a, b) = bound.parts
      let (left, right) = (numerator * b, a * denominator)
      return sign ? left < right : right < left
    }
    return !isLess(lower, true) && !isLess(upper, false)
  }

  /// Adds `number`.
  public mutating func add(_ number: Rational) {
    guard case .small = number.storage else { return addLong(number) }
    short += number
    if case .small = short.storage { return }
    addLong(short)
    short = .zero
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
    let (less, other) = d.quotientAndRemainder(dividingBy: denominator)
    if other.isZero {
      long = (numerator * less + n, d)
      return
    }
    long = (Rational(numerator, denominator) + number).parts
  }
}
