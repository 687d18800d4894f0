import Arithmetic

/// The simplex tableau of a basis in exact numbers, with only the columns that may enter.
///
/// Each basic variable is written by the others: raising the nonbasic variable `q` by `t` lowers
/// the basic variable of row `i` by `t * column[q][i]`. Rows below zero are the reduced costs of the
/// objectives, the first objective in row `-objectives`. Leaving out columns that cannot enter
/// keeps large programmes cheap: what is left out stays at its bound.
struct Tableau {
  /// A number that is not zero, in a row.
  struct Entry {
    var row: Int
    var value: Rational
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
  /// The variable that is basic in each row.
  var basic: [Int]
  /// The value of every variable.
  var values: [Rational]
  /// The columns that may enter.
  var columns: [Column]
  /// How many products are still allowed.
  var budget: Int

  /// Returns the value of `column` in `row`, zero if it has none.
  ///
  /// - Complexity: O(log n) in the number of entries.
  func value(_ row: Int, in column: Column) -> Rational {
    let at = Tableau.index(of: row, in: column.entries)
    guard at < column.entries.count, column.entries[at].row == row else { return .zero }
    return column.entries[at].value
  }

  /// Returns the index of the first entry at or behind `row`.
  private static func index(of row: Int, in entries: [Entry]) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

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
    let inverse = Rational.one / value(row, in: entering)
    for j in columns.indices where j != q {
      let own = value(row, in: columns[j])
      if own.isZero { continue }
      let factor = own * inverse
      columns[j].entries = Tableau.combine(
        columns[j].entries, entering.entries, row: row, factor: factor)
      budget -= entering.entries.count
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

  /// Returns `own` less `factor` times `entering`, but with `factor` itself in `row`.
  private static func combine(
    _ own: [Entry], _ entering: [Entry], row: Int, factor: Rational
  ) -> [Entry] {
    var result: [Entry] = []
    result.reserveCapacity(own.count + entering.count)
    var next = 0
    for entry in entering {
      while next < own.count, own[next].row < entry.row {
        result.append(own[next])
        next += 1
      }
      var value = entry.row == row ? factor : -(factor * entry.value)
      if next < own.count, own[next].row == entry.row {
        if entry.row != row { value += own[next].value }
        next += 1
      }
      if !value.isZero { result.append(Entry(row: entry.row, value: value)) }
    }
    result.append(contentsOf: own[next...])
    return result
  }
}
