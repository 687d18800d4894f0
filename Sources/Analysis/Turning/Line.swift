import Arithmetic

/// A quantity that grows in proportion to one figure: `base + slope * figure`.
struct Line: Hashable, Sendable {
  let base: Rational
  let slope: Rational

  /// The line through two points.
  init(_ a: (at: Rational, value: Rational), _ b: (at: Rational, value: Rational)) {
    slope = a.value == b.value ? 0 : (b.value - a.value) / (b.at - a.at)
    base = a.value - slope * a.at
  }

  /// Its value where the figure is `t`.
  subscript(t: Rational) -> Rational { slope.isZero ? base : base + slope * t }

  /// Whether it stays the same.
  var isLevel: Bool { slope.isZero }

  /// Where it is zero, nil for a level line.
  var root: Rational? { slope.isZero ? nil : -base / slope }

  /// Where `a * d` equals `b * c`, of which two are level.
  ///
  /// Nil where that is everywhere or nowhere.
  static func crossing(_ a: Line, _ b: Line, hours c: Line, _ d: Line) -> Rational? {
    // a d - b c, a product of a level line and another each.
    let slope = a.slope * d.base + a.base * d.slope - b.slope * c.base - b.base * c.slope
    return slope.isZero ? nil : (b.base * c.base - a.base * d.base) / slope
  }
}
