import Arithmetic

/// How many of its dimension's own unit a unit word stands for.
public enum UnitScale: UInt8, Hashable, Sendable, CaseIterable {
  /// The unit itself: hours, days, points, the currency, the unit of an indicator.
  case one
  /// A percentage where the indicator's unit is `%`: 3 % is 3, not 0.03.
  case hundred
  case minute, week, month, quarter, year

  /// The factors by raw value.
  private static let factors: [Rational] = [
    1, 100, Rational(1, over: 60), 7, Rational(365, over: 12), Rational(365, over: 4), 365,
  ]

  /// What a value in the word is multiplied by; behind `per` it divides.
  public var factor: Rational { UnitScale.factors[Int(rawValue)] }
}
