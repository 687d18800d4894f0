/// Exact factors of the part of a basis that no order makes triangular.
///
/// Gaussian elimination with Markowitz' choice: the pivot is in a shortest column, there in the
/// shortest row (H. Markowitz, Management Science 3, 1957).
struct Kernel<Number: FieldElement> {
  /// One step of the elimination.
  private struct Step {
    let row: Int
    let column: Int
    /// One divided by the pivot.
    let inverse: Number
    /// The column's entries in rows of earlier steps.
    let above: [MatrixEntry<Number>]
    /// The column's entries in rows of later steps, divided by the pivot.
    let below: [MatrixEntry<Number>]
  }

  private var steps: [Step] = []
  /// The columns that found no row: the matrix is singular.
  private(set) var unpaired: [Int] = []

  /// The columns with the rows they are paired with.
  var pairs: [(row: Int, column: Int)] { steps.map { ($0.row, $0.column) } }

  /// Factorises `columns`, given by name with their entries among `rowCount` rows.
  ///
  /// Subtracts the effort from `budget`; nil when it goes below zero.
  init?(_ columns: [(name: Int, entries: [MatrixEntry<Number>])], rowCount: Int, budget: inout Int)
  {
    var matrix = ActiveMatrix<Number>(columns, rowCount: rowCount)
    while let (name, entries, open) = matrix.takeShortest() {
      guard let pivot = matrix.shortestRow(of: open) else {
        unpaired.append(name)
        continue
      }
      let inverse = Number.one / pivot.value
      budget -= matrix.eliminate(pivot.row, open: open, inverse: inverse)
      if budget < 0 { return nil }
      let below = open.filter { $0.row != pivot.row }
      steps.append(
        Step(
          row: pivot.row, column: name, inverse: inverse,
          above: entries.filter { matrix.isDone($0.row) && $0.row != pivot.row },
          below: below.map { MatrixEntry(row: $0.row, value: $0.value * inverse) }))
    }
  }

  /// Solves for the columns' multiples that add up to `sums` (by row), into `result` (by name).
  func solve(_ sums: inout [Number], into result: inout [Number]) {
    for step in steps where !sums[step.row].isZero {
      for entry in step.below { sums[entry.row] = sums[entry.row] - entry.value * sums[step.row] }
    }
    for step in steps.reversed() where !sums[step.row].isZero {
      let value = sums[step.row] * step.inverse
      result[step.column] = value
      for entry in step.above { sums[entry.row] = sums[entry.row] - entry.value * value }
    }
  }

  /// Solves for the rows' multiples that give each column its sum (by name), into `result` (by row).
  func solveTransposed(_ sums: [Number], into result: inout [Number]) {
    for step in steps {
      var value = sums[step.column]
      for entry in step.above { value = value - entry.value * result[entry.row] }
      result[step.row] = value * step.inverse
    }
    for step in steps.reversed() {
      for entry in step.below {
        result[step.row] = result[step.row] - entry.value * result[entry.row]
      }
    }
  }
}

/// The columns that are still to be eliminated.
private struct ActiveMatrix<Number: FieldElement> {
  private var columns: [(name: Int, entries: [MatrixEntry<Number>])]
  /// The columns not yet taken.
  private var waiting: [Int]
  /// Whether a column is not yet taken.
  private var isWaiting: [Bool]
  /// The number of entries of each column in rows that are not done.
  private var length: [Int]
  /// The number of waiting columns with an entry in each row.
  private var width: [Int]
  /// The columns that have, or once had, an entry in each row.
  private var inRow: [[Int]]
  private var done: [Bool]

  init(_ columns: [(name: Int, entries: [MatrixEntry<Number>])], rowCount: Int) {
    self.columns = columns
    waiting = Array(columns.indices)
    isWaiting = columns.map { _ in true }
    length = columns.map { $0.entries.count }
    width = [Int](repeating: 0, count: rowCount)
    inRow = [[Int]](repeating: [], count: rowCount)
    done = [Bool](repeating: false, count: rowCount)
    for (j, column) in columns.enumerated() {
      for entry in column.entries {
        width[entry.row] += 1
        inRow[entry.row].append(j)
      }
    }
  }

  /// Whether `row` has its partner.
  func isDone(_ row: Int) -> Bool { done[row] }

  /// Takes the column with the fewest entries in rows that are not done; those are `open`.
  ///
  /// - Complexity: linear in the number of columns.
  mutating func takeShortest() -> (
    name: Int, entries: [MatrixEntry<Number>], open: [MatrixEntry<Number>]
  )? {
    guard let at = waiting.indices.min(by: { length[waiting[$0]] < length[waiting[$1]] }) else {
      return nil
    }
    let taken = waiting.remove(at: at)
    isWaiting[taken] = false
    let column = columns[taken]
    let open = column.entries.filter { !done[$0.row] }
    for entry in open { width[entry.row] -= 1 }
    return (column.name, column.entries, open)
  }

  /// The entry whose row has the fewest columns.
  func shortestRow(of open: [MatrixEntry<Number>]) -> MatrixEntry<Number>? {
    open.min { (width[$0.row], $0.row) < (width[$1.row], $1.row) }
  }

  /// Clears `row` below the pivot from the waiting columns; returns the effort.
  mutating func eliminate(_ row: Int, open: [MatrixEntry<Number>], inverse: Number) -> Int {
    var effort = 0
    done[row] = true
    // A column that lost and regained its entry is listed twice.
    var seen: Set<Int> = []
    for j in inRow[row] where isWaiting[j] && seen.insert(j).inserted {
      let own: Number = columns[j].entries.value(in: row)
      if own.isZero { continue }
      let before = columns[j].entries
      let factor = own * inverse
      columns[j].entries = before.subtracting(factor, times: open, keeping: own, in: row)
      effort += open.count * factor.effort
      for entry in open where entry.row != row {
        let had = before.hasEntry(in: entry.row)
        let has = columns[j].entries.hasEntry(in: entry.row)
        if had == has { continue }
        width[entry.row] += has ? 1 : -1
        length[j] += has ? 1 : -1
        if has { inRow[entry.row].append(j) }
      }
      length[j] -= 1
    }
    return effort
  }
}
