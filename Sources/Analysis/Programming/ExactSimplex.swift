import Arithmetic

/// Exact simplex from any basis, looking only at columns that may enter.
///
/// A round prices every column with exact factors of the basis and puts those that would improve
/// into a tableau, which is then pivoted to its own optimum. Columns stay in the tableau, so the
/// rounds come to an end. From the library's final basis there is mostly nothing to improve.
struct ExactSimplex {
  private let form: StandardForm
  private var tableau: Tableau
  /// The factors of the basis, as it was when columns were last priced.
  private var factors: ExactBasis
  /// The rows' prices in each objective, as of then.
  private var prices: [[Rational]] = []
  /// The variables that stand at a bound and have never been in the tableau.
  private var idle: [Int]
  /// Where those stand.
  private let positions: [Tableau.Position]

  /// Begins at `start`; nil if its factors take more than `budget` products.
  init?(_ form: StandardForm, from start: Start, budget: Int) {
    var budget = budget
    guard let factors = ExactBasis(form, basic: start.basic, budget: &budget) else { return nil }
    self.form = form
    self.factors = factors
    positions = start.positions
    var isIdle = (0..<form.variableCount).map { !form.isFixed($0) }
    var values = start.positions.indices.map { form.value(of: $0, at: start.positions[$0]) }
    for variable in factors.basic {
      isIdle[variable] = false
      values[variable] = .zero
    }
    idle = isIdle.indices.filter { isIdle[$0] }
    var sums = [Rational](repeating: .zero, count: form.rowCount)
    for variable in values.indices where !values[variable].isZero {
      for entry in form.entries(of: variable) { sums[entry.row] -= entry.value * values[variable] }
    }
    for (variable, value) in zip(factors.basic, factors.solve(sums)) { values[variable] = value }
    tableau = Tableau(
      bounds: form.bounds, rank: form.rank, firstObjective: -form.objectives.count,
      basic: factors.basic, values: values, budget: budget)
  }

  /// The value of each column.
  var values: [Rational] { Array(tableau.values[..<form.columnCount]) }

  /// What one more unit of each row's sum adds to the first objective, after `solve`.
  var firstPrices: [Rational] {
    prices.first ?? []
  }

  /// Pivots until the first objective is largest.
  mutating func solveFirst() -> Tableau.Ending { makeFeasible() ?? improve() }

  /// Pivots from where the first objective is largest to the end.
  mutating func solveRest() -> Tableau.Ending {
    tableau.aim = .allObjectives
    let ending = improve()
    if ending != .optimal || form.rank.allSatisfy({ $0 == .max }) { return ending }
    // Objectives and their prices stay as they are: only columns they leave free can move.
    append(idle.filter { leadingSign($0) == 0 })
    tableau.aim = .objectivesThenOrder
    return tableau.improve()
  }

  /// The variables that would lessen the first objective if they moved, where it is largest.
  var settled: [Int] {
    idle.filter { !reducedCost($0, 0).isZero }
      + tableau.columns.filter { $0.entries.first?.row == tableau.firstObjective }.map(\.variable)
  }

  /// The values of all variables.
  var allValues: [Rational] { tableau.values }

  /// The basis, with where everything stands.
  var start: Start {
    var start = Start(basic: tableau.basic, positions: positions)
    for column in tableau.columns { start.positions[column.variable] = column.position }
    return start
  }

  /// Brings the basic variables within their bounds; nil if that is done.
  private mutating func makeFeasible() -> Tableau.Ending? {
    while let ending = tableau.makeFeasible() {
      guard ending == .infeasible, refactorise() else { return .exhausted }
      let inward = factors.solveTransposed(tableau.outside.map { Rational(-$0) })
      let better = idle.filter { mayMove($0, by: gain($0, inward).sign) }
      if better.isEmpty { return .infeasible }
      price()
      append(better)
    }
    return nil
  }

  /// Makes what the tableau aims at as large as it can be.
  private mutating func improve() -> Tableau.Ending {
    while true {
      let ending = tableau.improve()
      if ending != .optimal { return ending }
      if !refactorise() { return .exhausted }
      price()
      let better = idle.filter { mayMove($0, by: leadingSign($0)) }
      if better.isEmpty { return .optimal }
      append(better)
    }
  }

  /// Makes the factors those of the tableau's basis; false if the budget is used up.
  private mutating func refactorise() -> Bool {
    if factors.basic == tableau.basic { return true }
    guard let fresh = ExactBasis(form, basic: tableau.basic, budget: &tableau.budget) else {
      return false
    }
    factors = fresh
    return true
  }

  /// Computes the rows' prices in each objective.
  private mutating func price() {
    prices = form.objectives.map { costs in
      factors.solveTransposed(factors.basic.map { $0 < form.columnCount ? costs[$0] : .zero })
    }
  }

  /// What a unit more of `variable` is worth at these prices, without its own cost.
  private func gain(_ variable: Int, _ prices: [Rational]) -> Rational {
    var gain = Rational.zero
    for entry in form.entries(of: variable) where !prices[entry.row].isZero {
      gain -= entry.value * prices[entry.row]
    }
    return gain
  }

  /// What a unit more of `variable` adds to an objective, the basic variables following.
  private func reducedCost(_ variable: Int, _ objective: Int) -> Rational {
    let gain = gain(variable, prices[objective])
    return variable < form.columnCount ? gain + form.objectives[objective][variable] : gain
  }

  /// The sign of what a raise of `variable` does to the first objective that it changes.
  private func leadingSign(_ variable: Int) -> Int {
    for objective in tableau.aim == .firstObjective ? prices.indices.prefix(1) : prices.indices {
      let cost = reducedCost(variable, objective)
      if !cost.isZero { return cost.sign }
    }
    return 0
  }

  /// Whether an idle variable can move in the direction of `sign`.
  private func mayMove(_ variable: Int, by sign: Int) -> Bool {
    switch positions[variable] {
    case .lower: sign > 0
    case .upper: sign < 0
    case .free: sign != 0
    }
  }

  /// Puts idle variables, in ascending order, into the tableau; factors and prices are up to date.
  private mutating func append(_ variables: [Int]) {
    if variables.isEmpty { return }
    var added = [Bool](repeating: false, count: form.variableCount)
    for variable in variables {
      added[variable] = true
      var entries: [Entry] = []
      for objective in prices.indices {
        let cost = reducedCost(variable, objective)
        if !cost.isZero { entries.append(Entry(row: objective - prices.count, value: cost)) }
      }
      var sums = [Rational](repeating: .zero, count: form.rowCount)
      for entry in form.entries(of: variable) { sums[entry.row] = entry.value }
      for (row, value) in factors.solve(sums).enumerated() where !value.isZero {
        entries.append(Entry(row: row, value: value))
      }
      tableau.columns.append(
        Tableau.Column(variable: variable, position: positions[variable], entries: entries))
    }
    idle.removeAll { added[$0] }
  }
}
