import Arithmetic

/// A programme by columns: its variables are its columns, then its rows' sums `s`, with `A x - s = 0`.
struct StandardForm {
  /// The number of columns.
  let columnCount: Int
  /// The number of rows.
  let rowCount: Int
  /// The coefficients of every variable, sorted by row, none zero and no row twice.
  private let matrix: [[Entry]]
  /// The bounds of every variable.
  private(set) var bounds: [LinearProgram.Column]
  /// The coefficient of each column in each objective; never empty.
  private(set) var objectives: [[Rational]]
  /// The turn of each variable in the final order, `Int.max` for none.
  let rank: [Int]

  /// Sorts the terms of `program` by column.
  ///
  /// - Complexity: linear in the number of terms, rows and objectives times columns.
  init(_ program: LinearProgram) {
    columnCount = program.columns.count
    rowCount = program.rows.count
    var matrix = [[Entry]](repeating: [], count: program.columns.count)
    for (i, row) in program.rows.enumerated() {
      for (column, coefficient) in row.terms {
        if let last = matrix[column].last, last.row == i {
          matrix[column][matrix[column].count - 1].value += coefficient
        } else {
          matrix[column].append(Entry(row: i, value: coefficient))
        }
      }
    }
    for j in matrix.indices where matrix[j].contains(where: { $0.value.isZero }) {
      matrix[j].removeAll { $0.value.isZero }
    }
    self.matrix = matrix + program.rows.indices.map { [Entry(row: $0, value: -1)] }
    bounds =
      program.columns
      + program.rows.map { LinearProgram.Column(lower: $0.lower, upper: $0.upper) }
    let objectives = program.objectives.isEmpty ? [[]] : program.objectives
    self.objectives = objectives.map { terms in
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

  /// The part of the programme where the first objective is largest: what would lessen it is fixed.
  func face(fixing variables: [Int], at values: [Rational]) -> StandardForm {
    var face = self
    for variable in variables {
      face.bounds[variable] = LinearProgram.Column(
        lower: values[variable], upper: values[variable])
    }
    face.objectives.removeFirst()
    return face
  }

  /// The number of variables.
  var variableCount: Int { bounds.count }

  /// The coefficients of `variable`, sorted by row.
  func entries(of variable: Int) -> [Entry] { matrix[variable] }

  /// Whether `variable` has one value only.
  func isFixed(_ variable: Int) -> Bool {
    guard let lower = bounds[variable].lower else { return false }
    return lower == bounds[variable].upper
  }

  /// The value of nonbasic `variable` at `position`.
  func value(of variable: Int, at position: Tableau.Position) -> Rational {
    switch position {
    case .lower: bounds[variable].lower ?? .zero
    case .upper: bounds[variable].upper ?? .zero
    case .free: .zero
    }
  }

  /// The sign of the first objective, then of the final order, that a raise of `column` changes.
  func leadingSign(_ column: Int) -> Int {
    for objective in objectives where !objective[column].isZero { return objective[column].sign }
    return rank[column] == .max ? 0 : 1
  }

  /// The basis of the rows' sums, each column at its better bound if there is one.
  var slackStart: Start {
    let positions = (0..<variableCount).map { variable in
      position(variable, towardsUpper: variable < columnCount && leadingSign(variable) > 0)
    }
    return Start(basic: Array(columnCount..<variableCount), positions: positions)
  }

  /// The wanted bound of `variable` if there is one, else the other, else none.
  func position(_ variable: Int, towardsUpper: Bool) -> Tableau.Position {
    let own = bounds[variable]
    if towardsUpper { return own.upper != nil ? .upper : own.lower != nil ? .lower : .free }
    return own.lower != nil ? .lower : own.upper != nil ? .upper : .free
  }
}

/// A basis to start from.
struct Start {
  /// The basic variables.
  var basic: [Int]
  /// Where every variable stands if it is not basic.
  var positions: [Tableau.Position]
}
