import CSolver

/// Solves a programme of many more columns than rows by a part of it that holds few columns.
///
/// Prices near the optimum's tell which bound most columns stand at. The others make a part that the
/// library solves; columns that its prices show at the wrong bound join it, until there are none
/// (R. Bixby and others, Operations Research 40, 1992).
struct Sifting {
  private let program: FloatingProgram
  /// What a unit of each column adds at the prices of the search.
  private let added: [Double]
  /// Up to what it may add a column is looked at.
  private var width: Double
  private var isInPart: [Bool] = []
  /// Where everything stands so far.
  private var answer: FloatingProgram.Answer

  /// Which programmes are sifted.
  enum Use { case wide, all }

  /// From how many columns on, and how many for each row, a programme is wide.
  private static let (leastColumns, leastPerRow) = (5_000, 20)
  /// How often columns may join the part, and how often it may be begun anew with more of them.
  private static let (rounds, attempts) = (12, 3)
  /// What a unit of a column may add in the wrong direction; exact arithmetic sees to the rest.
  private static let tolerance = 1e-9

  /// Looks for prices; nil where the programme is not one to be sifted, or a row has two limits.
  init?(_ program: FloatingProgram, _ use: Use) {
    let isWide = Self.isWide(rows: program.rowCount, columns: program.columnCount)
    if use == .wide && !isWide { return nil }
    guard program.objective.contains(where: { $0 != 0 }), let dual = SmoothedDual(program)
    else { return nil }
    var search = PriceSearch(dual)
    search.run()
    let prices = search.found
    added = (0..<program.columnCount).map { program.reducedCost(of: $0, at: prices) }
    width = search.width
    self.program = program
    answer = FloatingProgram.Answer(
      states: [UInt8](repeating: UInt8(solver_status_basic.rawValue), count: program.lower.count),
      values: [Double](repeating: 0, count: program.lower.count), prices: prices)
  }

  /// Whether a programme has so many columns for each row that it is sifted.
  static func isWide(rows: Int, columns: Int) -> Bool {
    columns >= max(leastColumns, leastPerRow * rows)
  }

  /// Solves; nil where the whole has to be.
  mutating func run() -> FloatingProgram.Answer? {
    for _ in 0..<Self.attempts {
      chooseColumns()
      if solve() { return answer }
      width *= 3
    }
    return nil
  }

  /// Puts into the part what adds little, or cannot stand at its better bound, and the rest where it
  /// adds most.
  private mutating func chooseColumns() {
    isInPart = added.indices.map { column in
      let isUpper = added[column] > 0
      let bound = isUpper ? program.upper[column] : program.lower[column]
      let isClear = added[column].magnitude > width || program.isFixed(column)
      if !isClear || !bound.isBound { return true }
      answer.values[column] = bound
      answer.states[column] = UInt8((isUpper ? solver_status_upper : solver_status_lower).rawValue)
      return false
    }
  }

  /// Solves the part, and again with what is at the wrong bound; whether that came to an end.
  private mutating func solve() -> Bool {
    for round in 0..<Self.rounds {
      let isSolved = solvePart(isFirst: round == 0)
      if !isSolved { return false }
      let wrong = added.indices.filter { !isInPart[$0] && isWrong($0) }
      if wrong.isEmpty { return true }
      for column in wrong { isInPart[column] = true }
    }
    return false
  }

  /// Whether a column that is not in the part would add something by leaving its bound.
  private func isWrong(_ column: Int) -> Bool {
    if program.isFixed(column) { return false }
    let added = program.reducedCost(of: column, at: answer.prices)
    let isUpper = UInt32(answer.states[column]) == solver_status_upper.rawValue
    return isUpper ? added < -Self.tolerance : added > Self.tolerance
  }

  /// Solves the part as it is, and takes over where its variables stand; whether it has an optimum.
  private mutating func solvePart(isFirst: Bool) -> Bool {
    let columns = isInPart.indices.filter { isInPart[$0] }
    let rows = program.columnCount..<program.lower.count
    let fixed = sumsOutsidePart()
    let part = program.part(columns, without: fixed)
    let places = columns + rows
    let found = part.solve(from: isFirst ? nil : places.map { answer.states[$0] })
    (answer.result, answer.prices) = (found.result, found.prices)
    for (place, variable) in places.enumerated() {
      answer.states[variable] = found.states[place]
      answer.values[variable] = found.values[place]
    }
    for (row, sum) in zip(rows, fixed) { answer.values[row] += sum }
    return found.result == 0
  }

  /// What the columns outside the part add to each row's sum.
  private func sumsOutsidePart() -> [Double] {
    var sums = [Double](repeating: 0, count: program.rowCount)
    for column in isInPart.indices where !isInPart[column] && answer.values[column] != 0 {
      for k in program.entries(of: column) {
        sums[Int(program.indices[k])] += program.coefficients[k] * answer.values[column]
      }
    }
    return sums
  }
}

extension FloatingProgram {
  /// Whether a column has one value only.
  fileprivate func isFixed(_ column: Int) -> Bool { lower[column] == upper[column] }

  /// The programme of some columns, the others adding `fixed` to the rows' sums.
  fileprivate func part(_ columns: [Int], without fixed: [Double]) -> FloatingProgram {
    var part = FloatingProgram(starts: [0], indices: [], coefficients: [])
    for column in columns {
      part.indices += indices[entries(of: column)]
      part.coefficients += coefficients[entries(of: column)]
      part.starts.append(Int32(part.indices.count))
    }
    part.objective = columns.map { objective[$0] }
    part.lower = columns.map { lower[$0] }
    part.upper = columns.map { upper[$0] }
    for (row, sum) in fixed.enumerated() {
      let (lower, upper) = (lower[columnCount + row], upper[columnCount + row])
      part.lower.append(lower.isBound ? lower - sum : lower)
      part.upper.append(upper.isBound ? upper - sum : upper)
    }
    return part
  }
}
