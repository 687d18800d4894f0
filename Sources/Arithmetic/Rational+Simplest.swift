extension Rational {
  /// Returns the fraction of the smallest denominator strictly between two values, by continued
  /// fractions; among whole numbers the one nearest to zero.
  ///
  /// - Precondition: `low` is below `high`.
  /// - Complexity: O(n) steps in the number of digits.
  public static func simplest(between low: Rational, _ high: Rational) -> Rational {
    precondition(low < high)
    if low.sign < 0 && high.sign > 0 { return 0 }
    if low.sign < 0 { return -simplest(between: -high, -low) }
    var wholes: [Rational] = []
    var (low, high): (Rational, Rational?) = (low, high)
    while true {
      let whole = low.floor
      if high.map({ whole + 1 < $0 }) ?? true {
        return wholes.reversed().reduce(whole + 1) { $1 + $0.reciprocal }
      }
      wholes.append(whole)
      let rest = (low: low - whole, high: (high ?? whole + 1) - whole)
      low = rest.high.reciprocal
      high = rest.low.isZero ? nil : rest.low.reciprocal
    }
  }
}
