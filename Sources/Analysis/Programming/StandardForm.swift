import Arithmetic

/// A programme by columns: its variables are its columns, then its rows' sums `s`, with `A x - s = 0`.
struct StandardForm {
  /// The number of columns.
  let columnCount: Int
  /// The number of rows.
  let rowCount: Int
  /// The coefficients of the variables, one after another.
  private let matrix: SparseMatrix
  /// The same in floating point.
  let approximation: Approximation
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
    matrix = SparseMatrix(program)
    approximation = Approximation(matrix)
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
    if face.objectives.isEmpty {
      face.objectives = [[Rational](repeating: .zero, count: columnCount)]
    }
    return face
  }

  /// The programme with an objective whose optimum is near that of the final order.
  ///
  /// What a column uses of the rows counts the more the earlier its turn: where columns exchange for
  /// one another in a row, that is the order itself.
  func approachingOrder() -> StandardForm {
    let turns = (rank.filter { $0 != .max }.max() ?? 0) + 1
    var result = self
    result.objectives = [
      (0..<columnCount).map { column in
        if rank[column] == .max { return .zero }
        var use = entries(of: column).reduce(Rational.zero) { $0 + $1.value.magnitude }
        if use.isZero { use = 1 }
        return use * Rational(2 * turns - rank[column], over: turns)
      }
    ]
    return result
  }

  /// Whether the first objective, and so every one, is the same everywhere.
  var isIndifferent: Bool { objectives[0].allSatisfy(\.isZero) && objectives.count == 1 }

  /// Whether there is a final order.
  var hasOrder: Bool { rank.contains { $0 != .max } }

  /// The number of variables.
  var variableCount: Int { bounds.count }

  /// The coefficients of `variable`, sorted by row.
  func entries(of variable: Int) -> ArraySlice<Entry> { matrix[variable] }

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

  /// The values of the columns if each can stand at its better bound, and no row minds.
  ///
  /// - Complexity: linear in the number of coefficients.
  var obviousOptimum: [Rational]? {
    var sums = [Rational](repeating: .zero, count: rowCount)
    var values: [Rational] = []
    for column in 0..<columnCount {
      let sign = leadingSign(column)
      let place = position(column, towardsUpper: sign > 0)
      if sign != 0 && place != (sign > 0 ? .upper : .lower) { return nil }
      let value = value(of: column, at: place)
      values.append(value)
      if value.isZero { continue }
      for entry in entries(of: column) { sums[entry.row] += entry.value * value }
    }
    let holds = zip(bounds[columnCount...], sums).allSatisfy { $0.contains($1) }
    return holds ? values : nil
  }

  /// Whether the columns' values are within their bounds and give the rows sums within theirs.
  func holds(_ values: [Rational]) -> Bool {
    var sums = [RationalSum](repeating: RationalSum(), count: rowCount)
    for (column, value) in values.enumerated() where !value.isZero {
      for entry in entries(of: column) { sums[entry.row].add(entry.value * value) }
    }
    return zip(bounds, values).allSatisfy { $0.contains($1) }
      && zip(bounds[columnCount...], sums).allSatisfy { $1.isBetween($0.lower, $0.upper) }
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
