import Arithmetic

/// How many of its dimension's own unit a unit word stands for.
public enum UnitScale: UInt8, Hashable, Sendable, CaseIterable {
  /// The unit itself: hours, days, points, the currency, the unit of an indicator.
  case one
  /// A percentage where the indicator's unit is `%`: 3 % is 3, not 0.03.
  case hundred
  case minute, week, month, quarter, year
  /// A percentage of something that is no number as it stands, as in `Share %`: 3 % is 0.03.
  case percent

  /// What a value in the word is multiplied by; behind `per` it divides.
  public var factor: Rational {
    switch self {
    case .one: 1
    case .hundred: 100
    case .percent: Rational(lowestTerms: 1, 100)
    case .minute: Rational(lowestTerms: 1, 60)
    case .week: 7
    case .month: Rational(lowestTerms: 365, 12)
    case .quarter: Rational(lowestTerms: 365, 4)
    case .year: 365
    }
  }
}
