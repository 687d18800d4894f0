import CSolver

/// A programme in floating point, as the library takes it: its objective is to be made largest.
struct FloatingProgram {
  /// For each column the offset of its first coefficient, then their number.
  var starts: [Int32]
  /// The row of each coefficient.
  var indices: [Int32]
  /// The coefficients.
  var coefficients: [Double]
  /// The lower bound of every column, then of every row's sum.
  var lower: [Double] = []
  /// The upper bound of every column, then of every row's sum.
  var upper: [Double] = []
  /// The objective's coefficient of each column.
  var objective: [Double] = []

  /// What the library answers.
  struct Answer {
    /// What it says of its end, in its own numbers.
    var result: Int32 = 0
    /// Where every variable stands, in its own numbers.
    var states: [UInt8]
    /// The value of every variable.
    var values: [Double]
    /// What one more unit of each row's sum adds.
    var prices: [Double]
  }

  /// The number of columns.
  var columnCount: Int { objective.count }

  /// The number of rows.
  var rowCount: Int { lower.count - objective.count }

  /// The places of the coefficients of a column.
  @inline(__always)
  func entries(of column: Int) -> Range<Int> { Int(starts[column])..<Int(starts[column + 1]) }

  /// Whether it holds nothing but numbers.
  var isFinite: Bool {
    [coefficients, lower, upper, objective].allSatisfy { $0.allSatisfy(\.isFinite) }
  }

  /// Asks the library for the optimum, from where the variables stand, or from nothing.
  func solve(from states: [UInt8]? = nil) -> Answer {
    var answer = Answer(
      states: states ?? [UInt8](repeating: 0, count: lower.count),
      values: [Double](repeating: 0, count: lower.count),
      prices: [Double](repeating: 0, count: rowCount))
    answer.result = solver_solve(
      Int32(columnCount), Int32(rowCount), starts, indices, coefficients, lower, upper, objective,
      &answer.states, &answer.values, &answer.prices, states == nil ? 0 : 1,
      Int32(clamping: 10_000 + 50 * lower.count))
    return answer
  }
}

extension Double {
  /// Whether a bound in the library's eyes binds.
  var isBound: Bool { magnitude < solver_infinity() }
}
