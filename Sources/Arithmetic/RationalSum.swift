/// A sum of many numbers of which few take long fractions.
///
/// Once a partial sum is long, so is every addition to it: what 64 bits hold is added apart.
public struct RationalSum: Sendable {
  /// What 64 bits hold.
  private var short = Rational.zero
  /// The rest.
  private var long = Rational.zero

  /// Creates the sum of nothing.
  public init() {}

  /// The sum so far.
  public var value: Rational { short + long }

  /// Adds `number`.
  public mutating func add(_ number: Rational) {
    guard case .small = number.storage else {
      long += number
      return
    }
    short += number
    if case .small = short.storage { return }
    long += short
    short = .zero
  }
}
