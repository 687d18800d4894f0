import Arithmetic

extension Tableau {
  /// How pivoting ended, as far as the tableau's columns are concerned.
  enum Ending {
    /// Nothing is better, in all objectives and in the final order.
    case optimal
    /// The basic variables cannot all be brought within their bounds.
    case infeasible
    /// A column can be moved for ever.
    case unbounded
    /// The budget is used up.
    case exhausted
  }

  /// What a move of a nonbasic variable ends at.
  private enum Limit {
    case none
    case ownBound(Rational)
    case row(Int, Rational, Position)
  }

  /// Pivots until the basic variables are within their bounds; nil if they are.
  ///
  /// Makes the sum of what is outside the bounds smallest; a variable outside is stopped at the
  /// bound it comes to first, so that it is an ordinary programme until somebody gets within.
  mutating func makeFeasible() -> Ending? {
    while true {
      let outside = outside
      if outside.allSatisfy({ $0 == 0 }) { return nil }
      if budget < 0 { return .exhausted }
      guard let q = entering(by: { feasibilityGain($0, outside) }) else { return .infeasible }
      let up = feasibilityGain(columns[q], outside) > 0
      let limit = limit(q, up: up, outside: outside)
      if case .none = limit { return .infeasible }
      move(q, up: up, to: limit)
    }
  }

  /// Pivots until nothing is better.
  ///
  /// Bland's rule (the smallest variable enters, the smallest leaves) ends for certain, also over
  /// several objectives: they are one objective with weights that are powers of an infinitely
  /// small number.
  mutating func improve() -> Ending {
    while true {
      if budget < 0 { return .exhausted }
      guard let q = entering(by: leadingSign) else { return .optimal }
      let up = leadingSign(columns[q]) > 0
      let limit = limit(q, up: up, outside: [])
      if case .none = limit { return .unbounded }
      move(q, up: up, to: limit)
    }
  }

  /// The sign of what a small raise does to the first objective that it changes at all.
  func leadingSign(_ column: Column) -> Int {
    let first = column.entries.first
    switch aim {
    case .firstObjective:
      if let first, first.row == firstObjective { return first.value.sign }
      return 0
    case .allObjectives:
      if let first, first.row < 0 { return first.value.sign }
      return 0
    case .objectivesThenOrder:
      if let first, first.row < 0 { return first.value.sign }
      return signInOrder(column)
    }
  }

  /// The sign of what a small raise does to the first variable of the order that it changes.
  private func signInOrder(_ column: Column) -> Int {
    var best = rank[column.variable]
    var sign = best == .max ? 0 : 1
    for entry in column.entries where rank[basic[entry.row]] < best {
      best = rank[basic[entry.row]]
      sign = -entry.value.sign
    }
    return sign
  }

  /// -1, 0 or 1 for each row as its variable is below, within or above its bounds.
  var outside: [Int] {
    basic.map { variable in
      let value = values[variable]
      if let lower = bounds[variable].lower, value < lower { return -1 }
      if let upper = bounds[variable].upper, value > upper { return 1 }
      return 0
    }
  }

  /// The sign of what a small raise takes from the sum of what is outside the bounds.
  private func feasibilityGain(_ column: Column, _ outside: [Int]) -> Int {
    var gain = Rational.zero
    for entry in column.entries where entry.row >= 0 && outside[entry.row] != 0 {
      if outside[entry.row] > 0 { gain += entry.value } else { gain -= entry.value }
    }
    return gain.sign
  }

  /// The column of the smallest variable that may move in the direction of its sign.
  private func entering(by sign: (Column) -> Int) -> Int? {
    var best: Int?
    for q in columns.indices {
      if let best, columns[best].variable < columns[q].variable { continue }
      let direction = sign(columns[q])
      switch columns[q].position {
      case .lower: if direction > 0 { best = q }
      case .upper: if direction < 0 { best = q }
      case .free: if direction != 0 { best = q }
      }
    }
    return best
  }

  /// The first bound that is met when column `q` moves; among equals the smallest variable's.
  private func limit(_ q: Int, up: Bool, outside: [Int]) -> Limit {
    let own = bounds[columns[q].variable]
    var best = Limit.none
    var smallest: Rational?
    if let lower = own.lower, let upper = own.upper {
      smallest = upper - lower
      best = .ownBound(upper - lower)
    }
    var chosen = -1
    for entry in columns[q].entries where entry.row >= 0 {
      let variable = basic[entry.row]
      let rises = (entry.value.sign > 0) != up
      let side = outside.isEmpty ? 0 : outside[entry.row]
      if side != 0 && (side > 0) == rises { continue }
      // From outside, the bound that was violated comes first.
      let atUpper = side == 0 ? rises : side > 0
      guard let bound = atUpper ? bounds[variable].upper : bounds[variable].lower else { continue }
      let step = ((bound - values[variable]) / entry.value).magnitude
      if let smallest, smallest < step || (smallest == step && (chosen < 0 || chosen < variable)) {
        continue
      }
      smallest = step
      chosen = variable
      best = .row(entry.row, step, atUpper ? .upper : .lower)
    }
    return best
  }

  /// Moves column `q` to its limit.
  private mutating func move(_ q: Int, up: Bool, to limit: Limit) {
    switch limit {
    case .none:
      return
    case .ownBound(let step):
      shift(q, by: up ? step : -step)
      columns[q].position = up ? .upper : .lower
    case .row(let row, let step, let position):
      shift(q, by: up ? step : -step)
      pivot(q, row, leaving: position)
    }
    budget -= columns.count
  }
}
