import Arithmetic

/// An amount per hour of effort, also where no effort is needed.
enum HourlyRate: Hashable, Sendable, Comparable {
  /// A loss without any effort.
  case bottomless
  case finite(Rational)
  /// A gain without any effort.
  case boundless

  /// Divides `amount` by `hours`; without hours a gain is above and a loss below every number.
  init(_ amount: Rational, hours: Rational) {
    if !hours.isZero {
      self = .finite(amount / hours)
    } else if amount.isZero {
      self = .finite(.zero)
    } else {
      self = amount.sign > 0 ? .boundless : .bottomless
    }
  }

  static func < (a: HourlyRate, b: HourlyRate) -> Bool {
    switch (a, b) {
    case (.finite(let x), .finite(let y)): x < y
    case (.bottomless, .bottomless), (.boundless, _), (_, .bottomless): false
    case (.bottomless, _), (_, .boundless): true
    }
  }
}
