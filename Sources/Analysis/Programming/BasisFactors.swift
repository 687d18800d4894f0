/// The factors of a square matrix: what can be solved in order, and the kernel that cannot.
///
/// The basis of a planning programme is nearly triangular. Columns with one entry in the rows left
/// are taken first (the outer pairs), then rows with one entry in the columns left (the inner
/// ones), each again and again; what remains is the kernel.
struct BasisFactors<Number: FieldElement> {
  /// A column, the row it is paired with, and one divided by its entry there.
  private struct Pivot {
    let row: Int
    let place: Int
    let inverse: Number
  }

  private let columns: [[MatrixEntry<Number>]]
  /// Each column has entries in its own row and in rows of earlier pairs only.
  private let outer: [Pivot]
  /// Each row has entries in its own column and in columns of `outer` and of earlier pairs only.
  private let inner: [Pivot]
  private let kernel: Kernel<Number>
  /// Whether a row is one of the kernel's.
  private let isKernelRow: [Bool]

  /// Each row that found a column, with that column's place.
  var pairs: [(row: Int, place: Int)] {
    (outer + inner).map { ($0.row, $0.place) } + kernel.pairs.map { ($0.row, $0.column) }
  }

  /// Factorises the matrix of the given columns; a column may find no row.
  ///
  /// Subtracts the effort from `budget`; nil when it goes below zero.
  /// - Complexity: linear in the number of entries, but for the kernel.
  init?(_ columns: [[MatrixEntry<Number>]], rowCount: Int, budget: inout Int) {
    var peeling = Peeling(columns, rowCount: rowCount)
    let outer = peeling.peelColumns()
    let inner = peeling.peelRows()
    guard let kernel = Kernel(peeling.rest(), rowCount: rowCount, budget: &budget)
    else { return nil }
    func pivot(_ pair: Peeling<Number>.Pair) -> Pivot {
      let inverse = Number.one / columns[pair.place].value(in: pair.row)
      return Pivot(row: pair.row, place: pair.place, inverse: inverse)
    }
    self.columns = columns
    self.outer = outer.map(pivot)
    self.inner = inner.map(pivot)
    self.kernel = kernel
    var isKernelRow = [Bool](repeating: false, count: rowCount)
    for pair in kernel.pairs { isKernelRow[pair.row] = true }
    self.isKernelRow = isKernelRow
  }

  /// Returns the multiples of the columns, by place, that add up to `sums`, by row.
  ///
  /// - Complexity: linear in the number of rows and of entries met.
  func solve(_ sums: [Number]) -> [Number] {
    var rest = sums
    var result = [Number](repeating: .zero, count: columns.count)
    for pivot in inner { take(pivot, from: &rest, into: &result) }
    kernel.solve(&rest, into: &result)
    for pair in kernel.pairs where !result[pair.column].isZero {
      let value = result[pair.column]
      for entry in columns[pair.column] where !isKernelRow[entry.row] {
        rest[entry.row] = rest[entry.row] - entry.value * value
      }
    }
    for pivot in outer.reversed() { take(pivot, from: &rest, into: &result) }
    return result
  }

  /// Returns the multiples of the rows that give each column its sum, by place.
  ///
  /// - Complexity: linear in the number of rows and of the matrix' entries.
  func solveTransposed(_ sums: [Number]) -> [Number] {
    var result = [Number](repeating: .zero, count: isKernelRow.count)
    for pivot in outer { price(pivot, sums, &result) }
    var known = sums
    for pair in kernel.pairs { known[pair.column] = left(of: pair.column, sums, result) }
    kernel.solveTransposed(known, into: &result)
    for pivot in inner.reversed() { price(pivot, sums, &result) }
    return result
  }

  /// Settles a column's multiple and takes it from what is left of the sums.
  private func take(_ pivot: Pivot, from rest: inout [Number], into result: inout [Number]) {
    if rest[pivot.row].isZero { return }
    let value = rest[pivot.row] * pivot.inverse
    result[pivot.place] = value
    for entry in columns[pivot.place] { rest[entry.row] = rest[entry.row] - entry.value * value }
  }

  /// Settles a row's multiple, all other rows of its column being settled.
  private func price(_ pivot: Pivot, _ sums: [Number], _ result: inout [Number]) {
    let left = left(of: pivot.place, sums, result)
    if !left.isZero { result[pivot.row] = left * pivot.inverse }
  }

  /// What the settled rows leave of a column's sum.
  private func left(of place: Int, _ sums: [Number], _ result: [Number]) -> Number {
    var left = sums[place]
    for entry in columns[place] where !result[entry.row].isZero {
      left = left - entry.value * result[entry.row]
    }
    return left
  }
}
