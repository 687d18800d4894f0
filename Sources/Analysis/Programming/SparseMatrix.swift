import Arithmetic

/// The coefficients of a programme's variables: its columns, then its rows' sums with -1 each.
struct SparseMatrix: Sendable {
  /// The entries of each variable, sorted by row, none zero and no row twice.
  private(set) var entries: [Entry]
  /// The first entry of each variable, and the number of entries at the end.
  private(set) var starts: [Int]

  /// The entries of `variable`.
  subscript(variable: Int) -> ArraySlice<Entry> { entries[starts[variable]..<starts[variable + 1]] }

  /// Sorts the terms of `program` by column.
  ///
  /// - Complexity: linear in the number of terms, columns and rows.
  init(_ program: LinearProgram) {
    let columnCount = program.columns.count
    var ends = [Int](repeating: 0, count: columnCount)
    for row in program.rows { for term in row.terms { ends[term.column] += 1 } }
    starts = [0]
    starts.reserveCapacity(columnCount + program.rows.count + 1)
    for column in ends.indices {
      starts.append(starts[column] + ends[column])
      ends[column] = starts[column]
    }
    entries = Array(
      repeating: Entry(row: -1, value: .zero), count: starts[columnCount])
    if !sort(program, into: &ends) { addUp(columnCount) }
    entries.reserveCapacity(entries.count + program.rows.count)
    for row in program.rows.indices {
      entries.append(Entry(row: row, value: -1))
      starts.append(entries.count)
    }
  }

  /// Puts terms where their columns end; false if a column has zeros, or a row twice.
  ///
  /// Where all rows name their columns in order, some columns after others, so that what is written to
  /// stays near.
  private mutating func sort(_ program: LinearProgram, into ends: inout [Int]) -> Bool {
    let step = program.rows.allSatisfy(\.isInOrder) ? 4_096 : max(ends.count, 1)
    var next = [Int](repeating: 0, count: program.rows.count)
    var isClean = true
    for first in stride(from: 0, to: ends.count, by: step) {
      for (i, row) in program.rows.enumerated() {
        while next[i] < row.terms.count {
          let (column, coefficient) = row.terms[next[i]]
          if column >= first + step { break }
          let end = ends[column]
          let isRepeated = end > starts[column] && entries[end - 1].row == i
          if coefficient.isZero || isRepeated { isClean = false }
          entries[end] = Entry(row: i, value: coefficient)
          ends[column] = end + 1
          next[i] += 1
        }
      }
    }
    return isClean
  }

  /// Makes one of what a column has twice in a row, and leaves out zeros.
  private mutating func addUp(_ columnCount: Int) {
    var whole: [Entry] = []
    var first = [0]
    for column in 0..<columnCount {
      for entry in self[column] {
        if whole.count > first[column], whole[whole.count - 1].row == entry.row {
          whole[whole.count - 1].value += entry.value
        } else {
          whole.append(entry)
        }
      }
      let kept = whole[first[column]...].filter { !$0.value.isZero }
      whole.removeSubrange(first[column]...)
      whole += kept
      first.append(whole.count)
    }
    (entries, starts) = (whole, first)
  }
}

extension LinearProgram.Row {
  /// Whether its terms are in the order of their columns.
  fileprivate var isInOrder: Bool {
    zip(terms, terms.dropFirst()).allSatisfy { $0.column <= $1.column }
  }
}
