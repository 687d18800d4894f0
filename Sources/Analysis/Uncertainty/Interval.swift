import Arithmetic

/// All numbers from one to another, for arithmetic that holds for each of them (Moore 1966).
struct Interval: Hashable, Sendable {
  let low: Rational
  /// At least `low`.
  let high: Rational

  static let zero = Interval(.zero)

  /// The interval of one number.
  init(_ value: Rational) { (low, high) = (value, value) }

  /// The interval between two numbers, whichever is the larger.
  init(_ a: Rational, _ b: Rational) { (low, high) = a <= b ? (a, b) : (b, a) }

  /// Whether it holds one number alone.
  var isPoint: Bool { low == high }

  /// The number in its middle.
  var middle: Rational { isPoint ? low : (low + high) / 2 }

  /// The sign of all its numbers, nil where they differ.
  var sign: Int? { low.sign == high.sign ? low.sign : nil }

  /// Whether all of its numbers are above 0.
  var isPositive: Bool { low.sign > 0 }

  /// Whether all of its numbers are below 0.
  var isNegative: Bool { high.sign < 0 }

  static func + (a: Interval, b: Interval) -> Interval {
    Interval(a.low + b.low, a.high + b.high)
  }

  static func - (a: Interval, b: Interval) -> Interval {
    Interval(a.low - b.high, a.high - b.low)
  }

  static prefix func - (a: Interval) -> Interval { Interval(-a.high, -a.low) }

  static func * (a: Interval, b: Interval) -> Interval {
    if a.isPoint { return a.low * b }
    if b.isPoint { return b.low * a }
    let all = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
    return Interval(
      all.reduce(all[0]) { min($0, $1) }, all.reduce(all[0]) { max($0, $1) })
  }

  static func * (a: Rational, b: Interval) -> Interval { Interval(a * b.low, a * b.high) }

  /// The quotients of its numbers by those of one that are all above 0.
  func divided(by divisor: Interval) -> Interval {
    self * Interval(divisor.low.reciprocal, divisor.high.reciprocal)
  }

  static func += (a: inout Interval, b: Interval) { a = a + b }
  static func -= (a: inout Interval, b: Interval) { a = a - b }
}
