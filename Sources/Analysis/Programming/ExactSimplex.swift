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
  /// The rows' prices in the objectives, as of then, as far as they have been asked for.
  private var prices: [Prices] = []
  /// The variables that stand at a bound, are not in the tableau, and may still have to be.
  private var idle: [Int]
  /// The variables at a bound that would lessen the first objective.
  private var settled: [Int] = []
  /// Where those stand.
  private let positions: [Tableau.Position]
  /// How many variables may join the tableau next; twice as many each time.
  private var intake = 16

  /// Begins at `start`; nil if its factors take more effort than `budget`.
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
    var sums = [RationalSum](repeating: RationalSum(), count: form.rowCount)
    for variable in values.indices where !values[variable].isZero {
      for entry in form.entries(of: variable) {
        sums[entry.row].add(entry.value, times: values[variable])
      }
    }
    let left = sums.map { -$0.value }
    for (variable, value) in zip(factors.basic, factors.solve(left)) { values[variable] = value }
    tableau = Tableau(
      bounds: form.bounds, rank: form.rank, firstObjective: -form.objectives.count,
      basic: factors.basic, values: values, budget: budget)
  }

  /// The value of each column.
  var values: [Rational] { Array(tableau.values[..<form.columnCount]) }

  /// What one more unit of each row's sum adds to the first objective, after `solveFirst`.
  var firstPrices: [Rational] { prices.first?.exact ?? [] }

  /// Pivots until the first objective is largest.
  mutating func solveFirst() -> Tableau.Ending { makeFeasible() ?? improve() }

  /// Pivots from where the first objective is largest to the end.
  mutating func solveRest() -> Tableau.Ending {
    // What is settled stays so: only columns that leave the first objective as it is can move.
    tableau.aim = .allObjectives
    let ending = improve()
    if ending != .optimal || !form.hasOrder { return ending }
    append(idle)
    tableau.aim = .objectivesThenOrder
    return tableau.improve()
  }

  /// The same with at most so much effort; exhausted where that is not enough.
  mutating func solveRest(within effort: Int) -> Tableau.Ending {
    let kept = max(tableau.budget - effort, 0)
    tableau.budget -= kept
    defer { tableau.budget += kept }
    return solveRest()
  }

  /// The variables that would lessen the first objective if they moved, after `solveFirst`.
  var allSettled: [Int] {
    settled
      + tableau.columns.filter { $0.entries.first?.row == tableau.firstObjective }.map(\.variable)
  }

  /// The number of variables that may move without changing the first objective.
  var freeCount: Int { idle.count + tableau.columns.count - (allSettled.count - settled.count) }

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
      let inward = Prices(factors.solveTransposed(tableau.outside.map { Rational(-$0) }))
      let better = idle.filter { mayMove($0, by: inward.sign(of: $0, in: form)) }
      if better.isEmpty { return .infeasible }
      price(upTo: 0)
      // What changes the objective least for what it brings: so little is left to improve afterwards.
      append(
        taken(from: better) { [form, objective = prices[0]] in
          (objective.estimate(of: $0, in: form) / inward.estimate(of: $0, in: form)).magnitude
        })
    }
    return nil
  }

  /// Makes what the tableau aims at as large as it can be; leaves idle what is not settled by that.
  private mutating func improve() -> Tableau.Ending {
    while true {
      let ending = tableau.improve()
      if ending != .optimal { return ending }
      if !refactorise() { return .exhausted }
      let (better, worse, neither) = sorted(idle)
      if better.isEmpty {
        idle = neither
        settled += worse
        return .optimal
      }
      guard tableau.aim == .firstObjective else {
        append(better)
        continue
      }
      append(
        taken(from: better) { [form, objective = prices[0]] in
          -objective.estimate(of: $0, in: form).magnitude
        })
    }
  }

  /// Parts idle variables as the first objective that they change gets better or worse by them.
  private mutating func sorted(
    _ variables: [Int]
  ) -> (better: [Int], worse: [Int], neither: [Int]) {
    var better: [Int] = []
    var worse: [Int] = []
    var rest = variables
    for objective in 0..<(tableau.aim == .firstObjective ? 1 : form.objectives.count) {
      if objective > 0 && rest.isEmpty { break }
      price(upTo: objective)
      var neither: [Int] = []
      for variable in rest {
        let sign = prices[objective].sign(of: variable, in: form)
        if sign == 0 {
          neither.append(variable)
        } else if mayMove(variable, by: sign) {
          better.append(variable)
        } else {
          worse.append(variable)
        }
      }
      rest = neither
    }
    return (better, worse, rest)
  }

  /// Makes the factors those of the tableau's basis; false if the budget is used up.
  private mutating func refactorise() -> Bool {
    if factors.basic == tableau.basic { return true }
    guard let fresh = ExactBasis(form, basic: tableau.basic, budget: &tableau.budget) else {
      return false
    }
    factors = fresh
    prices = []
    return true
  }

  /// Computes the rows' prices up to the given objective.
  private mutating func price(upTo objective: Int) {
    while prices.count <= objective {
      let costs = form.objectives[prices.count]
      let sums = factors.basic.map { $0 < form.columnCount ? costs[$0] : .zero }
      prices.append(Prices(factors.solveTransposed(sums), costs: costs))
    }
  }

  /// Whether an idle variable can move in the direction of `sign`.
  private func mayMove(_ variable: Int, by sign: Int) -> Bool {
    switch positions[variable] {
    case .lower: sign > 0
    case .upper: sign < 0
    case .free: sign != 0
    }
  }

  /// The variables that join the tableau next: those with the least `cost`.
  private mutating func taken(from variables: [Int], by cost: (Int) -> Double) -> [Int] {
    defer { intake *= 2 }
    if variables.count <= intake { return variables }
    let costs = variables.map { variable in
      let cost = cost(variable)
      return (cost: cost.isNaN ? .infinity : cost, variable: variable)
    }
    return costs.sorted { ($0.cost, $0.variable) < ($1.cost, $1.variable) }
      .prefix(intake).map(\.variable)
  }

  /// Puts idle variables into the tableau; the factors are up to date.
  ///
  /// - Complexity: linear in the number of rows for each variable.
  private mutating func append(_ variables: [Int]) {
    if variables.isEmpty { return }
    price(upTo: form.objectives.count - 1)
    var added = [Bool](repeating: false, count: form.variableCount)
    for variable in variables {
      added[variable] = true
      tableau.budget -= form.rowCount
      tableau.columns.append(
        Tableau.Column(
          variable: variable, position: positions[variable], entries: entries(of: variable)))
    }
    idle.removeAll { added[$0] }
  }

  /// The tableau's column of an idle variable.
  private func entries(of variable: Int) -> [Entry] {
    var result: [Entry] = []
    for (objective, prices) in prices.enumerated() {
      let cost = prices.reducedCost(of: variable, in: form)
      if !cost.isZero { result.append(Entry(row: objective - form.objectives.count, value: cost)) }
    }
    var sums = [Rational](repeating: .zero, count: form.rowCount)
    for entry in form.entries(of: variable) { sums[entry.row] = entry.value }
    for (row, value) in factors.solve(sums).enumerated() where !value.isZero {
      result.append(Entry(row: row, value: value))
    }
    return result
  }
}
