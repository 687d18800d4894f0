import Arithmetic
import Evaluation

extension Amendment {
  /// How far a figure is rounded.
  enum Step {
    /// Whole from 100 on, two decimals from 1 on, else three digits.
    case coarse
    /// Two decimals, or three digits below 1.
    case fine
  }

  /// The change with its figure rounded away from what is today; nil where people write it as it is,
  /// or where another would be none.
  func rounded(to step: Step) -> Amendment? {
    switch self {
    case .rate(let rate):
      guard let to = rate.to.rounded(awayFrom: rate.from, step) else { return nil }
      return .rate(
        Rate(
          party: rate.party, indicator: rate.indicator, from: rate.from, to: to, row: rate.row,
          currency: rate.currency))
    case .payment(let payment):
      guard let perUnit = payment.perUnit.rounded(awayFrom: 0, step) else { return nil }
      let units = payment.total / payment.perUnit
      return .payment(
        Payment(
          from: payment.from, to: payment.to, activity: payment.activity, perUnit: perUnit,
          total: units * perUnit))
    case .shares, .unspent, .horizon, .ceiling: return nil
    }
  }
}

extension Rational {
  /// The next number of a step beyond this one, seen from `origin`; nil where it has few digits already.
  fileprivate func rounded(awayFrom origin: Rational, _ step: Amendment.Step) -> Rational? {
    if self == origin || (self * 100).isWhole { return nil }
    var unit = Rational(1, over: 100)
    if magnitude >= 100 && step == .coarse { unit = 1 }
    if magnitude < 1 {
      // Three digits, or as many as a number far below shows.
      for _ in 0..<30 where magnitude < 100 * unit { unit /= 10 }
    }
    if (self / unit).isWhole { return nil }
    let below = (self / unit).floor
    return (self > origin ? below + 1 : below) * unit
  }
}
