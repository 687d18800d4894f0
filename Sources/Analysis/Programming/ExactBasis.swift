import Arithmetic

/// A basis with its exact factors: what can be solved in order, and the kernel that cannot.
///
/// The basis of a planning programme is nearly triangular. Columns with one entry in the rows left
/// are taken first (the outer pairs), then rows with one entry in the columns left (the inner
/// ones), each again and again; what remains is the kernel.
struct ExactBasis {
  private let form: StandardForm
  /// The basic variables; a place is an index into them.
  let basic: [Int]
  /// Each column has entries in its own row and in rows of earlier pairs only.
  private let outer: [Peeling.Pair]
  /// Each row has entries in its own column and in columns of `outer` and of earlier pairs only.
  private let inner: [Peeling.Pair]
  private let kernel: Kernel
  /// Whether a row is one of the kernel's.
  private let isKernelRow: [Bool]

  /// Factorises the basis of the given variables.
  ///
  /// Where they are too few or dependent, rows' sums take the missing places.
  /// Subtracts the effort from `budget`; nil when it goes below zero.
  /// - Complexity: linear in the number of entries, but for the kernel.
  init?(_ form: StandardForm, basic variables: [Int], budget: inout Int) {
    var peeling = Peeling(form, variables)
    let outer = peeling.peelColumns()
    let inner = peeling.peelRows()
    let kernel = Kernel(peeling.rest(), rowCount: form.rowCount, budget: &budget)
    guard let kernel else { return nil }
    let pairs = outer + inner + kernel.pairs.map { Peeling.Pair(row: $0.row, place: $0.column) }
    if pairs.count < form.rowCount || variables.count > form.rowCount {
      var isFree = [Bool](repeating: true, count: form.rowCount)
      for pair in pairs { isFree[pair.row] = false }
      let kept = pairs.map { variables[$0.place] }
      let added = isFree.indices.filter { isFree[$0] }.map { form.columnCount + $0 }
      let whole = ExactBasis(form, basic: (kept + added).sorted(), budget: &budget)
      guard let whole else { return nil }
      self = whole
      return
    }
    var isKernelRow = [Bool](repeating: false, count: form.rowCount)
    for pair in kernel.pairs { isKernelRow[pair.row] = true }
    self.form = form
    basic = variables
    self.outer = outer
    self.inner = inner
    self.kernel = kernel
    self.isKernelRow = isKernelRow
  }

  /// Returns the multiples of the basic columns, by place, that add up to `sums`, by row.
  ///
  /// - Complexity: linear in the number of rows and of entries met.
  func solve(_ sums: [Rational]) -> [Rational] {
    var rest = sums
    var result = [Rational](repeating: .zero, count: basic.count)
    for pair in inner { take(pair, from: &rest, into: &result) }
    kernel.solve(&rest, into: &result)
    for pair in kernel.pairs where !result[pair.column].isZero {
      let value = result[pair.column]
      for entry in form.entries(of: basic[pair.column]) where !isKernelRow[entry.row] {
        rest[entry.row] -= entry.value * value
      }
    }
    for pair in outer.reversed() { take(pair, from: &rest, into: &result) }
    return result
  }

  /// Returns the multiples of the rows that give each basic column its sum, by place.
  ///
  /// - Complexity: linear in the number of rows and of the basis' entries.
  func solveTransposed(_ sums: [Rational]) -> [Rational] {
    var result = [Rational](repeating: .zero, count: form.rowCount)
    for pair in outer { price(pair, sums, &result) }
    var known = sums
    for pair in kernel.pairs { known[pair.column] = left(of: pair.column, sums, result) }
    kernel.solveTransposed(known, into: &result)
    for pair in inner.reversed() { price(pair, sums, &result) }
    return result
  }

  /// Settles a pair's multiple and takes its column from what is left of the sums.
  private func take(
    _ pair: Peeling.Pair, from rest: inout [Rational], into result: inout [Rational]
  ) {
    if rest[pair.row].isZero { return }
    let entries = form.entries(of: basic[pair.place])
    let value = rest[pair.row] / entries.value(in: pair.row)
    result[pair.place] = value
    for entry in entries { rest[entry.row] -= entry.value * value }
  }

  /// Settles a row's multiple, all other rows of its pair's column being settled.
  private func price(_ pair: Peeling.Pair, _ sums: [Rational], _ result: inout [Rational]) {
    let left = left(of: pair.place, sums, result)
    if left.isZero { return }
    result[pair.row] = left / form.entries(of: basic[pair.place]).value(in: pair.row)
  }

  /// What the settled rows leave of a column's sum.
  private func left(of place: Int, _ sums: [Rational], _ result: [Rational]) -> Rational {
    var left = sums[place]
    for entry in form.entries(of: basic[place]) where !result[entry.row].isZero {
      left -= entry.value * result[entry.row]
    }
    return left
  }
}
