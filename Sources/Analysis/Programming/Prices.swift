import Arithmetic

/// The rows' prices in one objective, exact and in floating point.
struct Prices {
  /// The price of each row.
  let exact: [Rational]
  /// The same in floating point; empty where that could leave its range.
  private let approximate: [Double]
  /// The objective's coefficients.
  private let costs: [Rational]
  /// The same in floating point.
  private let approximateCosts: [Double]

  /// Prepares the pricing of columns with these costs, or none.
  init(_ exact: [Rational], costs: [Rational] = []) {
    self.exact = exact
    self.costs = costs
    let prices = exact.map(\.approximation)
    approximateCosts = costs.map(\.approximation)
    let isModerate =
      zip(exact, prices).allSatisfy { $0.isZero || $1.isModerate }
      && zip(costs, approximateCosts).allSatisfy { $0.isZero || $1.isModerate }
    approximate = isModerate ? prices : []
  }

  /// What a unit more of `variable` adds to the objective, the basic variables following.
  func reducedCost(of variable: Int, in form: StandardForm) -> Rational {
    var cost = variable < costs.count ? costs[variable] : .zero
    for entry in form.entries(of: variable) where !exact[entry.row].isZero {
      cost -= entry.value * exact[entry.row]
    }
    return cost
  }

  /// About what a unit more of `variable` adds; nothing may rest on it but the order of work.
  func estimate(of variable: Int, in form: StandardForm) -> Double {
    let matrix = form.approximation
    guard !approximate.isEmpty, matrix.isModerate else {
      return reducedCost(of: variable, in: form).approximation
    }
    var sum = variable < costs.count ? approximateCosts[variable] : 0
    for k in matrix.starts[variable]..<matrix.starts[variable + 1] {
      sum -= matrix.values[k] * approximate[matrix.rows[k]]
    }
    return sum
  }

  /// The sign of the reduced cost.
  ///
  /// Floating point decides where its error cannot reach zero: each number is rounded fewer than
  /// 60 times, each term and sum once, and every rounding is relatively within 2^-53 (N. Higham,
  /// Accuracy and Stability of Numerical Algorithms, 3.1). Otherwise exact arithmetic does.
  func sign(of variable: Int, in form: StandardForm) -> Int {
    let matrix = form.approximation
    guard !approximate.isEmpty, matrix.isModerate else {
      return reducedCost(of: variable, in: form).sign
    }
    var sum = variable < costs.count ? approximateCosts[variable] : 0
    var size = sum.magnitude
    let range = matrix.starts[variable]..<matrix.starts[variable + 1]
    for k in range {
      let term = matrix.values[k] * approximate[matrix.rows[k]]
      sum -= term
      size += term.magnitude
    }
    if size == 0 { return 0 }
    if sum.magnitude > size * Double(range.count + 256) * 0x1p-52 { return sum > 0 ? 1 : -1 }
    return reducedCost(of: variable, in: form).sign
  }
}
