import Arithmetic

/// A search in floating point for the basis at which all objectives, and then the final order, are
/// largest.
///
/// Where very many plans are equally good, exact pivots from one of them to the first in order take far
/// longer than all else, for their numbers grow with every pivot. These pivots are made in floating
/// point, and exact arithmetic begins where they end; so they decide nothing but the time.
struct OrderSearch {
  /// The most products that making the table may take, and that pivots may take then: about a second.
  private static let mostProducts = 1_000_000_000
  /// The most entries of a table: the basis of a larger one takes exact arithmetic far longer to prove than
  /// there is time for.
  private static let mostEntries = 250_000
  /// What is taken for zero, of numbers that are mostly near one.
  private static let tolerance = 1e-9

  /// What a raise of a column's variable changes first: its turn, those of objectives below zero, and by
  /// how much.
  private typealias Lead = (turn: Int, change: Double)

  private let form: StandardForm
  /// The number of objectives, whose entries stand above those of the basic variables.
  private let objectiveCount: Int
  /// The number of entries of a column.
  private let height: Int
  /// The variable that is basic in each row.
  private var basic: [Int]
  /// The variable of each column.
  private var variables: [Int]
  /// Whether the variable of each column may move.
  private var isMovable: [Bool] = []
  private var leads: [Lead] = []
  private var positions: [Tableau.Position]
  /// The columns one after the other, as those of a `Tableau`, the constants last.
  private var table: [Double] = []
  /// The value of each basic variable.
  private var values: [Double] = []
  /// The bounds of every variable, without end where there is none.
  private let bounds: [(lower: Double, upper: Double)]
  /// How many products are left.
  private var left = mostProducts

  /// Makes the table of the basis of `start`; nil if that is none, or would take too long.
  init?(_ form: StandardForm, from start: Start) {
    guard form.approximation.isModerate, start.basic.count == form.rowCount else { return nil }
    self.form = form
    objectiveCount = form.objectives.count
    height = objectiveCount + form.rowCount
    positions = start.positions
    basic = Array(form.columnCount..<form.variableCount)
    bounds = form.bounds.map {
      ($0.lower?.approximation ?? -.infinity, $0.upper?.approximation ?? .infinity)
    }
    var isBasic = [Bool](repeating: false, count: form.variableCount)
    for variable in start.basic { isBasic[variable] = true }
    variables = (0..<form.columnCount).filter { isBasic[$0] || !form.isFixed($0) }
    let size = (variables.count + 1).multipliedReportingOverflow(by: height)
    if size.overflow || size.partialValue > Self.mostEntries { return nil }
    fill()
    for column in variables.indices where isBasic[variables[column]] {
      guard left > 0, let row = crashRow(of: column, isBasic) else { return nil }
      _ = pivot(column, row)
    }
    left = Self.mostProducts
    isMovable = variables.map { !form.isFixed($0) }
    leads = variables.indices.map(lead)
    findValues()
  }

  /// The basis that is found; whatever it is worth.
  mutating func run() -> Start {
    var standing = 0
    while left > 0, let q = entering(isBland: standing > 2 * basic.count) {
      left -= variables.count + height
      standing = move(q) ? 0 : standing + 1
      if standing > 4 * (basic.count + variables.count) { break }
    }
    return Start(basic: basic, positions: positions)
  }

  /// The place in the table of the entry of a column in a row.
  private func place(_ column: Int, _ row: Int) -> Int { column * height + objectiveCount + row }

  // MARK: The table

  /// Writes the table in which the rows' sums are basic.
  private mutating func fill() {
    table = [Double](repeating: 0, count: (variables.count + 1) * height)
    for (objective, costs) in form.objectives.enumerated() {
      let costs = variables.map { costs[$0].approximation }
      let largest = costs.reduce(0) { max($0, $1.magnitude) }
      if largest == 0 { continue }
      for (column, cost) in costs.enumerated() {
        table[column * height + objective] = cost / largest
      }
    }
    let matrix = form.approximation
    var next = 0
    for variable in 0..<form.columnCount {
      let isColumn = next < variables.count && variables[next] == variable
      let value = isColumn ? 0 : form.value(of: variable, at: positions[variable]).approximation
      if isColumn || value != 0 {
        for k in matrix.starts[variable]..<matrix.starts[variable + 1] {
          if isColumn {
            table[place(next, matrix.rows[k])] = -matrix.values[k]
          } else {
            table[place(variables.count, matrix.rows[k])] += matrix.values[k] * value
          }
        }
      }
      if isColumn { next += 1 }
    }
  }

  /// The row of a sum that is not to stay basic in which `column` is largest; nil if it is in none.
  private func crashRow(of column: Int, _ isBasic: [Bool]) -> Int? {
    var best: Int?
    var largest = 1e-7
    for row in basic.indices where basic[row] >= form.columnCount && !isBasic[basic[row]] {
      let entry = table[place(column, row)].magnitude
      if entry > largest { (best, largest) = (row, entry) }
    }
    return best
  }

  /// Exchanges a column and the basic variable of a row; returns the columns that were in that row.
  private mutating func pivot(_ column: Int, _ row: Int) -> [Int] {
    let (height, own) = (height, column * height)
    let inverse = 1 / table[place(column, row)]
    var changed: [Int] = []
    table.withUnsafeMutableBufferPointer { table in
      for other in 0...variables.count where other != column {
        let (start, entry) = (other * height, other * height + objectiveCount + row)
        if table[entry] == 0 { continue }
        let factor = table[entry] * inverse
        for place in 0..<height { table[start + place] -= factor * table[own + place] }
        table[entry] = factor
        if other < variables.count { changed.append(other) }
      }
      for place in own..<own + height { table[place] *= -inverse }
      table[own + objectiveCount + row] = inverse
    }
    left -= (changed.count + 1) * height
    swap(&variables[column], &basic[row])
    return changed
  }

  /// Finds the values of the basic variables from where all others stand.
  private mutating func findValues() {
    values = basic.indices.map { table[place(variables.count, $0)] }
    for (column, variable) in variables.enumerated() {
      let stand = form.value(of: variable, at: positions[variable]).approximation
      if stand == 0 { continue }
      for row in basic.indices { values[row] -= table[place(column, row)] * stand }
    }
  }

  // MARK: Pivots

  /// The column that betters what comes first, the objectives and then the order; by Bland's rule the
  /// smallest variable that betters anything.
  private func entering(isBland: Bool) -> Int? {
    var best: Int?
    for column in variables.indices where isMovable[column] {
      let (turn, change) = leads[column]
      switch positions[variables[column]] {
      case .lower: if change <= 0 { continue }
      case .upper: if change >= 0 { continue }
      case .free: if change == 0 { continue }
      }
      if let best {
        let isBetter =
          isBland
          ? variables[column] < variables[best]
          : (turn, -change.magnitude) < (leads[best].turn, -leads[best].change.magnitude)
        if !isBetter { continue }
      }
      best = column
    }
    return best
  }

  /// What a raise of a column's variable changes first.
  private func lead(of column: Int) -> Lead {
    for objective in 0..<objectiveCount {
      let change = table[column * height + objective]
      if change.magnitude > Self.tolerance { return (objective - objectiveCount, change) }
    }
    var turn = form.rank[variables[column]]
    var change: Double = turn == .max ? 0 : 1
    for row in basic.indices where form.rank[basic[row]] < turn {
      let entry = table[place(column, row)]
      if entry.magnitude > Self.tolerance { (turn, change) = (form.rank[basic[row]], -entry) }
    }
    return (turn, change)
  }

  /// Moves the variable of a column as far as it can; whether that is any way at all.
  private mutating func move(_ column: Int) -> Bool {
    let variable = variables[column]
    let up = leads[column].change > 0
    var step = bounds[variable].upper - bounds[variable].lower
    var leaving: Int?
    var largest = 0.0
    for row in basic.indices {
      let entry = table[place(column, row)] * (up ? 1 : -1)
      if entry.magnitude <= Self.tolerance { continue }
      let (lower, upper) = bounds[basic[row]]
      let room = max(entry > 0 ? values[row] - lower : upper - values[row], 0) / entry.magnitude
      let isEqual = room - step <= Self.tolerance * max(1, step.magnitude)
      if room < step - Self.tolerance || (isEqual && entry.magnitude > largest) {
        (step, leaving, largest) = (min(room, step), row, entry.magnitude)
      }
    }
    if !step.isFinite {
      isMovable[column] = false
      return false
    }
    let way = up ? step : -step
    for row in basic.indices { values[row] -= table[place(column, row)] * way }
    guard let leaving else {
      positions[variable] = up ? .upper : .lower
      return step > Self.tolerance
    }
    let isAtLower = (table[place(column, leaving)] > 0) == up
    let out = basic[leaving]
    let start = form.value(of: variable, at: positions[variable]).approximation
    let changed = pivot(column, leaving)
    values[leaving] = start + way
    positions[out] = isAtLower ? .lower : .upper
    isMovable[column] = !form.isFixed(out)
    leads[column] = lead(of: column)
    for other in changed { leads[other] = lead(of: other) }
    return step > Self.tolerance
  }
}
