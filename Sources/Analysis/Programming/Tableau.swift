import Arithmetic

/// The simplex tableau of a basis in exact numbers, with only the columns that may enter.
///
/// Each basic variable is written by the others: raising the nonbasic variable `q` by `t` lowers
/// the basic variable of row `i` by `t * column[q][i]`. Rows below zero are the reduced costs of the
/// objectives, the first objective in row `firstObjective`. Leaving out columns that cannot enter
/// keeps large programmes cheap: what is left out stays at its bound.
struct Tableau {
  /// What counts as better.
  enum Aim {
    case firstObjective
    /// All objectives, the first first.
    case allObjectives
    /// All objectives, then the final order.
    case objectivesThenOrder
  }

  /// Where a nonbasic variable stands.
  enum Position { case lower, upper, free }

  /// A nonbasic variable.
  struct Column {
    var variable: Int
    var position: Position
    /// Sorted by row, none zero.
    var entries: [Entry]
  }

  /// The bounds of every variable: the programme's columns, then its rows' sums.
  let bounds: [LinearProgram.Column]
  /// The turn of each variable in the final order, `Int.max` for none.
  let rank: [Int]
  /// The row of the first objective, which is minus the number of objectives.
  let firstObjective: Int
  /// The variable that is basic in each row.
  var basic: [Int]
  /// The value of every variable.
  var values: [Rational]
  /// The columns that may enter.
  var columns: [Column] = []
  /// What counts as better.
  var aim = Aim.firstObjective
  /// How much effort, in products of machine words, is still allowed.
  var budget: Int

  /// Moves the nonbasic variable of column `q` by `step` and the basic ones with it.
  mutating func shift(_ q: Int, by step: Rational) {
    if step.isZero { return }
    values[columns[q].variable] += step
    for entry in columns[q].entries where entry.row >= 0 {
      values[basic[entry.row]] -= step * entry.value
    }
  }

  /// Exchanges column `q` and the basic variable of `row`, which stands at `position` afterwards.
  ///
  /// A leaving variable whose bounds are equal is dropped: it can never enter again.
  mutating func pivot(_ q: Int, _ row: Int, leaving position: Position) {
    let entering = columns[q]
    let inverse = Rational.one / entering.entries.value(in: row)
    for j in columns.indices where j != q {
      let own = columns[j].entries.value(in: row)
      if own.isZero { continue }
      let factor = own * inverse
      columns[j].entries = columns[j].entries.subtracting(
        factor, times: entering.entries, keeping: factor, in: row)
      budget -= entering.entries.count * factor.effort
    }
    let left = basic[row]
    basic[row] = entering.variable
    if let lower = bounds[left].lower, lower == bounds[left].upper {
      columns.remove(at: q)
      return
    }
    let entries = entering.entries.map {
      Entry(row: $0.row, value: $0.row == row ? inverse : -($0.value * inverse))
    }
    budget -= entries.count
    columns[q] = Column(variable: left, position: position, entries: entries)
  }
}
