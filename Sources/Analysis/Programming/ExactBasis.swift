import Arithmetic

/// A basis that is solved exactly: by fractions, or where that would take many long ones, by lifting.
struct ExactBasis {
  /// The basic variables; a place is an index into them.
  let basic: [Int]
  private let solver: Solver

  private enum Solver {
    case fractions(BasisFactors<Rational>)
    case lifting(LiftedBasis)
  }

  /// Factorises the basis of the given variables.
  ///
  /// Where they are too few or dependent, rows' sums take the missing places.
  /// Subtracts the effort from `budget`; nil when it goes below zero.
  /// - Complexity: linear in the number of entries, but for what no order makes triangular.
  init?(_ form: StandardForm, basic variables: [Int], budget: inout Int) {
    let columns = variables.map { Array(form.entries(of: $0)) }
    if let lifted = LiftedBasis(columns, rowCount: form.rowCount, budget: &budget) {
      (basic, solver) = (variables, .lifting(lifted))
      return
    }
    guard let factors = BasisFactors(columns, rowCount: form.rowCount, budget: &budget)
    else { return nil }
    let pairs = factors.pairs
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
    (basic, solver) = (variables, .fractions(factors))
  }

  /// Returns the multiples of the basic columns, by place, that add up to `sums`, by row.
  func solve(_ sums: [Rational]) -> [Rational] {
    switch solver {
    case .fractions(let factors): factors.solve(sums)
    case .lifting(let lifted): lifted.solve(sums)
    }
  }

  /// Returns the multiples of the rows that give each basic column its sum, by place.
  func solveTransposed(_ sums: [Rational]) -> [Rational] {
    switch solver {
    case .fractions(let factors): factors.solveTransposed(sums)
    case .lifting(let lifted): lifted.solveTransposed(sums)
    }
  }
}
