import Arithmetic

/// A programme by columns: variables are its columns, then its rows' sums `s = A x`.
struct StandardForm {
  /// The number of columns.
  let columnCount: Int
  /// The number of rows.
  let rowCount: Int
  /// The coefficients of each column, sorted by row, none zero and no row twice.
  let matrix: [[Tableau.Entry]]
  /// The bounds of every variable.
  let bounds: [LinearProgram.Column]
  /// The coefficient of each column in each objective.
  let objectives: [[Rational]]
  /// The turn of each variable in the final order, `Int.max` for none.
  let rank: [Int]

  /// Sorts the terms of `program` by column.
  ///
  /// - Complexity: linear in the number of terms, columns, rows and objectives times columns.
  init(_ program: LinearProgram) {
    columnCount = program.columns.count
    rowCount = program.rows.count
    var matrix = [[Tableau.Entry]](repeating: [], count: program.columns.count)
    for (i, row) in program.rows.enumerated() {
      for (column, coefficient) in row.terms {
        if let last = matrix[column].last, last.row == i {
          matrix[column][matrix[column].count - 1].value += coefficient
        } else {
          matrix[column].append(Tableau.Entry(row: i, value: coefficient))
        }
      }
    }
    for j in matrix.indices where matrix[j].contains(where: { $0.value.isZero }) {
      matrix[j].removeAll { $0.value.isZero }
    }
    self.matrix = matrix
    bounds =
      program.columns
      + program.rows.map { LinearProgram.Column(lower: $0.lower, upper: $0.upper) }
    objectives = program.objectives.map { terms in
      var dense = [Rational](repeating: .zero, count: program.columns.count)
      for (column, coefficient) in terms { dense[column] += coefficient }
      return dense
    }
    var rank = [Int](repeating: .max, count: bounds.count)
    for (turn, column) in program.thenLargestInOrder.enumerated() where rank[column] == .max {
      rank[column] = turn
    }
    self.rank = rank
  }

  /// The sign of the first objective, then of the final order, that a raise of `column` changes.
  func leadingSign(_ column: Int) -> Int {
    for objective in objectives where !objective[column].isZero { return objective[column].sign }
    return rank[column] == .max ? 0 : 1
  }

  /// The bound at which `variable` starts: the better one if there is a better one.
  func start(_ variable: Int) -> (position: Tableau.Position, value: Rational) {
    let up = variable < columnCount && leadingSign(variable) > 0
    let own = bounds[variable]
    if up, let upper = own.upper { return (.upper, upper) }
    if let lower = own.lower { return (.lower, lower) }
    if let upper = own.upper { return (.upper, upper) }
    return (.free, .zero)
  }

  /// The tableau in which every row's sum is basic.
  func slackTableau(budget: Int) -> Tableau {
    var values = [Rational](repeating: .zero, count: bounds.count)
    var columns: [Tableau.Column] = []
    for j in 0..<columnCount {
      let (position, value) = start(j)
      values[j] = value
      for entry in matrix[j] where !value.isZero {
        values[columnCount + entry.row] += value * entry.value
      }
      if let lower = bounds[j].lower, lower == bounds[j].upper { continue }
      var entries: [Tableau.Entry] = []
      for (k, objective) in objectives.enumerated() where !objective[j].isZero {
        entries.append(Tableau.Entry(row: k - objectives.count, value: objective[j]))
      }
      for entry in matrix[j] {
        entries.append(Tableau.Entry(row: entry.row, value: -entry.value))
      }
      columns.append(Tableau.Column(variable: j, position: position, entries: entries))
    }
    return Tableau(
      bounds: bounds, rank: rank, basic: Array(columnCount..<bounds.count), values: values,
      columns: columns, budget: budget)
  }
}
