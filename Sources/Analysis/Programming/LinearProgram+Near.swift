import Arithmetic

extension LinearProgram {
  /// How much effort may be spent on looking near known values before all is looked at.
  private static let effortNear = 4_000_000

  /// Finds the optimum from values of the columns that are likely to be it; nil where they are not
  /// feasible, or it is too far from there.
  ///
  /// What it finds is proven as that of `maximize`.
  func maximize(near values: [Rational]) -> Outcome? {
    guard values.count == columns.count else { return nil }
    let form = StandardForm(self)
    guard form.holds(values) else { return nil }
    let search = CertifiedSearch(form, library: nil, budget: Self.effortNear)
    return search.run(from: form.start(at: values)).map { outcome($0, by: .exactPivots) }
  }
}

extension StandardForm {
  /// A basis at which the columns have some values: what stands between its bounds is basic.
  fileprivate func start(at values: [Rational]) -> Start {
    var sums = [Rational](repeating: .zero, count: rowCount)
    for (column, value) in values.enumerated() where !value.isZero {
      for entry in entries(of: column) { sums[entry.row] += entry.value * value }
    }
    var start = Start(basic: [], positions: [])
    for (variable, value) in (values + sums).enumerated() {
      let isUpper = value == bounds[variable].upper
      if !isUpper && value != bounds[variable].lower { start.basic.append(variable) }
      start.positions.append(position(variable, towardsUpper: isUpper))
    }
    return start
  }
}
