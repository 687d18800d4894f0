import Arithmetic

/// A linear programme in exact fractions by the textbook tableau: largest objective, rows `a x <= b`, `x >= 0`.
///
/// Slow and obvious on purpose: dense, Bland's rule, no tolerance. Several objectives are taken in
/// order, each only among the optima of those before it.
struct NaiveProgramme {
  /// What came out.
  enum Outcome {
    case optimum([Rational])
    case infeasible
    case unbounded
  }

  /// How many unknowns there are.
  let variables: Int
  /// The objectives, the most important first; one coefficient per unknown.
  var objectives: [[Rational]] = []
  /// The rows `coefficients * x <= bound`.
  var rows: [(coefficients: [Rational], bound: Rational)] = []

  init(variables: Int) { self.variables = variables }

  /// Adds the row that the sum of the given terms is at most `bound`.
  mutating func limit(_ terms: [(Int, Rational)], to bound: Rational) {
    rows.append((row(terms), bound))
  }

  /// Adds an objective below those there are.
  mutating func maximise(_ terms: [(Int, Rational)]) { objectives.append(row(terms)) }

  private func row(_ terms: [(Int, Rational)]) -> [Rational] {
    var row = Array(repeating: Rational.zero, count: variables)
    for (variable, coefficient) in terms { row[variable] += coefficient }
    return row
  }

  /// Solves it.
  func solve() -> Outcome {
    var tableau = NaiveTableau(self)
    guard tableau.climb() else { return .unbounded }
    return tableau.isFeasible ? .optimum(tableau.solution) : .infeasible
  }
}

/// The tableau of a programme: unknowns, then one slack a row, then one artificial a negative row.
private struct NaiveTableau {
  private let variables: Int
  private let rowCount: Int
  /// The rows; the last entry is the right-hand side, never below zero.
  private var rows: [[Rational]] = []
  /// The reduced costs of each objective, the artificial one first.
  private var costs: [[Rational]] = []
  /// The basic column of each row.
  private var basis: [Int] = []

  init(_ programme: NaiveProgramme) {
    variables = programme.variables
    rowCount = programme.rows.count
    let negative = programme.rows.indices.filter { programme.rows[$0].bound < 0 }
    let width = variables + rowCount + negative.count + 1
    for (r, row) in programme.rows.enumerated() {
      var line = Array(repeating: Rational.zero, count: width)
      let sign = row.bound < 0 ? Rational(-1) : 1
      for j in 0..<variables { line[j] = sign * row.coefficients[j] }
      line[variables + r] = sign
      line[width - 1] = sign * row.bound
      basis.append(variables + r)
      if let n = negative.firstIndex(of: r) {
        line[variables + rowCount + n] = 1
        basis[r] = variables + rowCount + n
      }
      rows.append(line)
    }
    var artificial = Array(repeating: Rational.zero, count: width)
    for n in negative.indices { artificial[variables + rowCount + n] = -1 }
    for r in negative { for j in 0..<width { artificial[j] += rows[r][j] } }
    let padding = Array(repeating: Rational.zero, count: width - variables)
    costs = [artificial] + programme.objectives.map { $0 + padding }
  }

  /// Improves until nothing improves; false where it may go on for ever.
  mutating func climb() -> Bool {
    while let column = entering {
      guard let row = leaving(column) else { return false }
      pivot(row, column)
    }
    return true
  }

  /// Whether no artificial column is left above zero.
  var isFeasible: Bool {
    basis.indices.allSatisfy { basis[$0] < variables + rowCount || rows[$0].last == .zero }
  }

  /// The unknowns.
  var solution: [Rational] {
    var values = Array(repeating: Rational.zero, count: variables)
    for (r, column) in basis.enumerated() where column < variables {
      values[column] = rows[r].last ?? 0
    }
    return values
  }

  /// The first column that improves the first objective it touches.
  private var entering: Int? {
    (0..<variables + rowCount).first { column in
      (costs.first { !$0[column].isZero }?[column] ?? 0) > 0
    }
  }

  /// The row that limits `column` most, on a tie the one with the first basic column.
  private func leaving(_ column: Int) -> Int? {
    var best: (row: Int, ratio: Rational)?
    for r in rows.indices where rows[r][column] > 0 {
      let ratio = (rows[r].last ?? 0) / rows[r][column]
      if let b = best, ratio > b.ratio || (ratio == b.ratio && basis[r] > basis[b.row]) { continue }
      best = (r, ratio)
    }
    return best?.row
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let factor = rows[row][column]
    for j in rows[row].indices where !rows[row][j].isZero { rows[row][j] /= factor }
    let line = rows[row]
    for r in rows.indices where r != row { NaiveTableau.clear(&rows[r], by: line, column) }
    for c in costs.indices { NaiveTableau.clear(&costs[c], by: line, column) }
    basis[row] = column
  }

  /// Subtracts so much of `line` that `column` becomes zero.
  private static func clear(_ target: inout [Rational], by line: [Rational], _ column: Int) {
    let factor = target[column]
    if factor.isZero { return }
    for j in target.indices where !line[j].isZero { target[j] -= factor * line[j] }
  }
}
