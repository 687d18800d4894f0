import Arithmetic

extension Rational {
  /// The simplest fraction relatively within 1e-12 of a floating-point value, by continued fractions.
  ///
  /// Where none with a denominator of at most a million is, the value itself.
  init(near value: Double) {
    let size = value.magnitude
    guard size < 1e15 else {
      self = Rational(exactly: value)
      return
    }
    var rest = size
    var (n0, d0, n1, d1) = (0, 1, 1, 0)
    for _ in 0..<40 {
      guard rest < 1e12 || n1 == 1 && d1 == 0 else { break }
      let whole = Int(rest)
      let (product, overflow) = n1.multipliedReportingOverflow(by: whole)
      let denominator = d0 + whole * d1
      if overflow || denominator > 1_000_000 || product > Int.max - n0 { break }
      (n0, d0, n1, d1) = (n1, d1, n0 + product, denominator)
      let nearby = Double(n1) / Double(d1)
      if (nearby - size).magnitude <= 1e-12 * size {
        self = Rational(value < 0 ? -n1 : n1, over: d1)
        return
      }
      rest = 1 / (rest - Double(whole))
    }
    self = Rational(exactly: value)
  }

  /// The value of a finite floating-point number.
  private init(exactly value: Double) {
    guard value.isFinite, !value.isZero else {
      self = 0
      return
    }
    var result = Rational(Int(value.significand * 4_503_599_627_370_496))
    var exponent = Int(value.exponent) - 52
    while exponent != 0 {
      let step = min(exponent.magnitude, 52)
      let power = Rational(1 << Int(step))
      result = exponent > 0 ? result * power : result / power
      exponent += exponent > 0 ? -Int(step) : Int(step)
    }
    self = value < 0 ? -result : result
  }
}

extension LinearProgram.Column {
  /// The value within the bounds that is nearest to `value`.
  func clamp(_ value: Rational) -> Rational {
    if let lower, value < lower { return lower }
    if let upper, value > upper { return upper }
    return value
  }
}
