import Arithmetic

/// Exact factors of the part of a basis that no order makes triangular.
///
/// Gaussian elimination with Markowitz' choice: the pivot is in a shortest column, there in the
/// shortest row (H. Markowitz, Management Science 3, 1957).
struct Kernel {
  /// One step of the elimination.
  private struct Step {
    let row: Int
    let column: Int
    let pivot: Rational
    /// The column's entries in rows of earlier steps.
    let above: [Entry]
    /// The column's entries in rows of later steps, divided by the pivot.
    let below: [Entry]
  }

  private var steps: [Step] = []
  /// The columns that found no row: the matrix is singular.
  private(set) var unpaired: [Int] = []

  /// The columns with the rows they are paired with.
  var pairs: [(row: Int, column: Int)] { steps.map { ($0.row, $0.column) } }

  /// Factorises `columns`, given by name with their entries among `rowCount` rows.
  ///
  /// Subtracts the effort from `budget`; nil when it goes below zero.
  init?(_ columns: [(name: Int, entries: [Entry])], rowCount: Int, budget: inout Int) {
    var matrix = ActiveMatrix(columns, rowCount: rowCount)
    while let (name, entries, open) = matrix.takeShortest() {
      guard let pivot = matrix.shortestRow(of: open) else {
        unpaired.append(name)
        continue
      }
      let inverse = Rational.one / pivot.value
      budget -= matrix.eliminate(pivot.row, open: open, inverse: inverse)
      if budget < 0 { return nil }
      let below = open.filter { $0.row != pivot.row }
      steps.append(
        Step(
          row: pivot.row, column: name, pivot: pivot.value,
          above: entries.filter { matrix.isDone($0.row) && $0.row != pivot.row },
          below: below.map { Entry(row: $0.row, value: $0.value * inverse) }))
    }
  }

  /// Solves for the columns' multiples that add up to `sums` (by row), into `result` (by name).
  func solve(_ sums: inout [Rational], into result: inout [Rational]) {
    for step in steps where !sums[step.row].isZero {
      for entry in step.below { sums[entry.row] -= entry.value * sums[step.row] }
    }
    for step in steps.reversed() where !sums[step.row].isZero {
      let value = sums[step.row] / step.pivot
      result[step.column] = value
      for entry in step.above { sums[entry.row] -= entry.value * value }
    }
  }

  /// Solves for the rows' multiples that give each column its sum (by name), into `result` (by row).
  func solveTransposed(_ sums: [Rational], into result: inout [Rational]) {
    for step in steps {
      var value = sums[step.column]
      for entry in step.above { value -= entry.value * result[entry.row] }
      result[step.row] = value / step.pivot
    }
    for step in steps.reversed() {
      for entry in step.below { result[step.row] -= entry.value * result[entry.row] }
    }
  }
}

/// The columns that are still to be eliminated.
private struct ActiveMatrix {
  private var columns: [(name: Int, entries: [Entry])]
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

  init(_ columns: [(name: Int, entries: [Entry])], rowCount: Int) {
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
  mutating func takeShortest() -> (name: Int, entries: [Entry], open: [Entry])? {
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
  func shortestRow(of open: [Entry]) -> Entry? {
    open.min { (width[$0.row], $0.row) < (width[$1.row], $1.row) }
  }

  /// Clears `row` below the pivot from the waiting columns; returns the effort.
  mutating func eliminate(_ row: Int, open: [Entry], inverse: Rational) -> Int {
    var effort = 0
    done[row] = true
    // A column that lost and regained its entry is listed twice.
    var seen: Set<Int> = []
    for j in inRow[row] where isWaiting[j] && seen.insert(j).inserted {
      let own = columns[j].entries.value(in: row)
      if own.isZero { continue }
      let before = columns[j].entries
      let factor = own * inverse
      columns[j].entries = before.subtracting(factor, times: open, keeping: own, in: row)
      effort += open.count * factor.effort
      for entry in open where entry.row != row {
        let had = !before.value(in: entry.row).isZero
        let has = !columns[j].entries.value(in: entry.row).isZero
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
