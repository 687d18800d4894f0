import Arithmetic

/// A search in floating point for the basis at which all objectives, and then the final order, are
/// largest.
///
/// Where very many plans are equally good, exact pivots from one of them to the first in order take far
/// longer than all else, for their numbers grow with every pivot. These pivots are made in floating
/// point, and exact arithmetic begins where they end; so they decide nothing but the time.
struct OrderSearch {
  /// The most products that making the table may take, and that pivots may take then: less than a second.
  private static let mostProducts = 400_000_000
  /// What is taken for zero, of numbers that are mostly near one.
  private static let tolerance = 1e-9

  private let form: StandardForm
  /// The number of objectives, whose rows stand above those of the basic variables.
  private let objectiveCount: Int
  /// The variable that is basic in each row.
  private var basic: [Int]
  /// The variable of each column.
  private var variables: [Int]
  /// Whether the variable of each column may move.
  private var isMovable: [Bool] = []
  private var positions: [Tableau.Position]
  /// The rows one after the other, as those of a `Tableau`, each with its constant at the end.
  private var table: [Double] = []
  /// The value of each basic variable.
  private var values: [Double] = []
  /// The bounds of every variable, without end where there is none.
  private let bounds: [(lower: Double, upper: Double)]

  /// Makes the table of the basis of `start`; nil if that is none, or would take too long.
  init?(_ form: StandardForm, from start: Start) {
    guard form.approximation.isModerate, start.basic.count == form.rowCount else { return nil }
    self.form = form
    objectiveCount = form.objectives.count
    positions = start.positions
    basic = Array(form.columnCount..<form.variableCount)
    bounds = form.bounds.map {
      ($0.lower?.approximation ?? -.infinity, $0.upper?.approximation ?? .infinity)
    }
    var isBasic = [Bool](repeating: false, count: form.variableCount)
    for variable in start.basic { isBasic[variable] = true }
    variables = (0..<form.columnCount).filter { isBasic[$0] || !form.isFixed($0) }
    let pivots = variables.count { isBasic[$0] }
    let size = (variables.count + 1).multipliedReportingOverflow(
      by: form.rowCount + objectiveCount)
    let products = size.partialValue.multipliedReportingOverflow(by: pivots + 1)
    if size.overflow || products.overflow || products.partialValue > Self.mostProducts {
      return nil
    }
    fill(isBasic)
    for column in variables.indices where isBasic[variables[column]] {
      guard let row = crashRow(of: column, isBasic) else { return nil }
      pivot(column, row)
    }
    isMovable = variables.map { !form.isFixed($0) }
    findValues()
  }

  /// The basis that is found; whatever it is worth.
  mutating func run() -> Start {
    let products = table.count
    var left = Self.mostProducts
    var standing = 0
    while left > 0, let q = entering(isBland: standing > 2 * basic.count) {
      left -= products
      standing = move(q) ? 0 : standing + 1
      if standing > 4 * (basic.count + variables.count) { break }
    }
    return Start(basic: basic, positions: positions)
  }

  /// The number of columns with the constants.
  private var width: Int { variables.count + 1 }

  /// The place in the table of a row of a basic variable.
  private func offset(ofRow row: Int) -> Int { (objectiveCount + row) * width }

  // MARK: The table

  /// Writes the table in which the rows' sums are basic.
  private mutating func fill(_ isBasic: [Bool]) {
    table = [Double](repeating: 0, count: (objectiveCount + form.rowCount) * width)
    for (objective, costs) in form.objectives.enumerated() {
      let costs = variables.map { costs[$0].approximation }
      let largest = costs.reduce(0) { max($0, $1.magnitude) }
      if largest == 0 { continue }
      for (column, cost) in costs.enumerated() {
        table[objective * width + column] = cost / largest
      }
    }
    let matrix = form.approximation
    var places = [Int](repeating: -1, count: form.columnCount)
    for (column, variable) in variables.enumerated() { places[variable] = column }
    for variable in 0..<form.columnCount {
      let column = places[variable]
      let value = column < 0 ? form.value(of: variable, at: positions[variable]).approximation : 0
      if column < 0 && value == 0 { continue }
      for k in matrix.starts[variable]..<matrix.starts[variable + 1] {
        let row = offset(ofRow: matrix.rows[k])
        if column >= 0 {
          table[row + column] = -matrix.values[k]
        } else {
          table[row + width - 1] += matrix.values[k] * value
        }
      }
    }
  }

  /// The row of a sum that is not to stay basic in which `column` is largest; nil if it is in none.
  private func crashRow(of column: Int, _ isBasic: [Bool]) -> Int? {
    var best: Int?
    var largest = 1e-7
    for row in basic.indices where basic[row] >= form.columnCount && !isBasic[basic[row]] {
      let entry = table[offset(ofRow: row) + column].magnitude
      if entry > largest { (best, largest) = (row, entry) }
    }
    return best
  }

  /// Exchanges a column and the basic variable of a row.
  private mutating func pivot(_ column: Int, _ row: Int) {
    let (width, own) = (width, offset(ofRow: row))
    let inverse = 1 / table[own + column]
    table.withUnsafeMutableBufferPointer { table in
      for place in own..<own + width { table[place] *= inverse }
      table[own + column] = inverse
      for start in stride(from: 0, to: table.count, by: width) where start != own {
        let factor = table[start + column]
        if factor == 0 { continue }
        table[start + column] = 0
        for place in 0..<width { table[start + place] -= factor * table[own + place] }
      }
    }
    swap(&variables[column], &basic[row])
  }

  /// Finds the values of the basic variables from where all others stand.
  private mutating func findValues() {
    let places = variables.map { form.value(of: $0, at: positions[$0]).approximation }
    values = basic.indices.map { row in
      let start = offset(ofRow: row)
      var value = table[start + width - 1]
      for (column, place) in places.enumerated() where place != 0 {
        value -= table[start + column] * place
      }
      return value
    }
  }

  // MARK: Pivots

  /// The column that betters what comes first, the objectives and then the order; by Bland's rule the
  /// smallest variable that betters anything.
  private func entering(isBland: Bool) -> Int? {
    var best: (column: Int, turn: Int, size: Double)?
    for column in variables.indices where isMovable[column] {
      let (turn, lead) = lead(of: column)
      switch positions[variables[column]] {
      case .lower: if lead <= 0 { continue }
      case .upper: if lead >= 0 { continue }
      case .free: if lead == 0 { continue }
      }
      if let best {
        let isBetter =
          isBland
          ? variables[column] < variables[best.column]
          : (turn, -lead.magnitude) < (best.turn, -best.size)
        if !isBetter { continue }
      }
      best = (column, turn, lead.magnitude)
    }
    return best?.column
  }

  /// What a raise of a column's variable changes first, and by how much.
  private func lead(of column: Int) -> (turn: Int, change: Double) {
    for objective in 0..<objectiveCount {
      let change = table[objective * width + column]
      if change.magnitude > Self.tolerance { return (objective - objectiveCount, change) }
    }
    var turn = form.rank[variables[column]]
    var change: Double = turn == .max ? 0 : 1
    for row in basic.indices where form.rank[basic[row]] < turn {
      let entry = table[offset(ofRow: row) + column]
      if entry.magnitude > Self.tolerance { (turn, change) = (form.rank[basic[row]], -entry) }
    }
    return (turn, change)
  }

  /// Moves the variable of a column as far as it can; whether that is any way at all.
  private mutating func move(_ column: Int) -> Bool {
    let variable = variables[column]
    let up = lead(of: column).change > 0
    var step = bounds[variable].upper - bounds[variable].lower
    var leaving: Int?
    var largest = 0.0
    for row in basic.indices {
      let entry = table[offset(ofRow: row) + column] * (up ? 1 : -1)
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
    for row in basic.indices { values[row] -= table[offset(ofRow: row) + column] * way }
    guard let leaving else {
      positions[variable] = up ? .upper : .lower
      return step > Self.tolerance
    }
    let entry = table[offset(ofRow: leaving) + column] * (up ? 1 : -1)
    let left = basic[leaving]
    let start = form.value(of: variable, at: positions[variable]).approximation
    pivot(column, leaving)
    values[leaving] = start + way
    positions[left] = entry > 0 ? .lower : .upper
    isMovable[column] = !form.isFixed(left)
    return step > Self.tolerance
  }
}
