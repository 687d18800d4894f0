/// The dual of a programme, made smooth: its least value is near the programme's optimum.
///
/// A column may stand between its bounds where a unit of it adds little (Y. Nesterov, Mathematical
/// Programming 103, 2005). With prices `y` of the rows, whose limits are `b`, it is
///
///     SUM b_i y_i + SUM max over l_j <= x_j <= u_j of  r_j x_j - w / 2 (x_j - m_j)^2 / (u_j - l_j)
///
/// where `r = c - A^T y` is what a unit of each column adds, `m_j` the middle between its bounds and `w`
/// the width. So the column stands at a bound where `r_j` is beyond half the width.
struct SmoothedDual {
  /// Where a column stands as a unit of it adds more or less.
  fileprivate struct Course {
    /// Where it stands if a unit adds nothing: in the middle, or at its only bound.
    var anchor = 0.0
    /// How far it goes, in units of `room`.
    var least = -Double.infinity
    var most = Double.infinity
    var room = 1.0
  }

  let program: FloatingProgram
  private let courses: [Course]
  /// What each row's price counts.
  private let limits: [Double]
  /// The least price of each row.
  let least: [Double]
  /// The largest price of each row.
  let most: [Double]
  /// What a price of 1 is in each row, so that slopes change alike everywhere.
  private let units: [Double]

  /// Prepares the dual; nil where a row has two limits that are not equal.
  ///
  /// - Complexity: linear in the number of coefficients.
  init?(_ program: FloatingProgram) {
    let rows = program.columnCount..<program.lower.count
    let hasLower = rows.map { program.lower[$0].isBound }
    let hasUpper = rows.map { program.upper[$0].isBound }
    for (i, row) in rows.enumerated() where hasLower[i] && hasUpper[i] {
      if program.lower[row] != program.upper[row] { return nil }
    }
    self.program = program
    limits = rows.enumerated().map { i, row in
      hasUpper[i] ? program.upper[row] : hasLower[i] ? program.lower[row] : 0
    }
    least = hasLower.map { $0 ? -.infinity : 0 }
    most = hasUpper.map { $0 ? .infinity : 0 }
    courses = (0..<program.columnCount).map { Course(program.lower[$0], program.upper[$0]) }
    var squares = [Double](repeating: 0, count: rows.count)
    for (column, course) in courses.enumerated() {
      for k in program.entries(of: column) {
        let coefficient = program.coefficients[k]
        squares[Int(program.indices[k])] += coefficient * coefficient * course.room
      }
    }
    units = squares.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
  }

  /// Its value and its slope at prices in `units`.
  ///
  /// - Complexity: linear in the number of coefficients.
  func look(at prices: [Double], width: Double) -> (value: Double, slope: [Double]) {
    let inner = inner(prices)
    var value = zip(limits, inner).reduce(0) { $0 + $1.0 * $1.1 }
    var slope = limits
    // Rows are within their number: these loops are the time of the search, checks would double it.
    let (indices, coefficients, at) = (program.indices.span, program.coefficients.span, inner.span)
    var left = slope.mutableSpan
    for (column, course) in courses.enumerated() {
      let entries = program.entries(of: column)
      var added = program.objective[column]
      for k in entries {
        added -= coefficients[unchecked: k] * at[unchecked: Int(indices[unchecked: k])]
      }
      let place = max(min(added / width, course.most), course.least)
      let amount = course.anchor + place * course.room
      value += added * amount - width / 2 * place * place * course.room
      if amount == 0 { continue }
      for k in entries {
        left[unchecked: Int(indices[unchecked: k])] -= coefficients[unchecked: k] * amount
      }
    }
    return (value, zip(slope, units).map { $0 * $1 })
  }

  /// The rows' prices as the programme has them, of prices in `units`.
  func inner(_ prices: [Double]) -> [Double] { zip(prices, units).map { $0 * $1 } }
}

extension SmoothedDual.Course {
  /// The course between two bounds.
  fileprivate init(_ lower: Double, _ upper: Double) {
    if lower.isBound && upper.isBound {
      (anchor, least, most, room) = ((lower + upper) / 2, -0.5, 0.5, upper - lower)
    } else if lower.isBound {
      (anchor, least) = (lower, 0)
    } else if upper.isBound {
      (anchor, most) = (upper, 0)
    }
  }
}

extension FloatingProgram {
  /// What a unit of a column adds to the objective at the rows' prices.
  func reducedCost(of column: Int, at prices: [Double]) -> Double {
    var cost = objective[column]
    for k in entries(of: column) { cost -= coefficients[k] * prices[Int(indices[k])] }
    return cost
  }
}
