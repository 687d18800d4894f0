import Arithmetic

/// A number that is not zero, in a row.
struct Entry {
  var row: Int
  var value: Rational
}

extension [Entry] {
  /// The value in `row` of entries sorted by row, zero if there is none.
  ///
  /// - Complexity: O(log n) in the number of entries.
  func value(in row: Int) -> Rational {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].row == row ? self[low].value : .zero
  }

  /// Returns these entries less `factor` times `other`, but with `kept` in `row`.
  ///
  /// Both are sorted by row, and so is the result; `other` has an entry in `row`.
  /// - Complexity: linear in the number of entries of both.
  func subtracting(
    _ factor: Rational, times other: [Entry], keeping kept: Rational, in row: Int
  ) -> [Entry] {
    var result: [Entry] = []
    result.reserveCapacity(count + other.count)
    var next = 0
    for entry in other {
      while next < count, self[next].row < entry.row {
        result.append(self[next])
        next += 1
      }
      var value = entry.row == row ? kept : -(factor * entry.value)
      if next < count, self[next].row == entry.row {
        if entry.row != row { value += self[next].value }
        next += 1
      }
      if !value.isZero { result.append(Entry(row: entry.row, value: value)) }
    }
    result.append(contentsOf: self[next...])
    return result
  }
}

extension Rational {
  /// About how many products of machine words a product with this number takes.
  var effort: Int {
    let words = wordCount
    return words <= 2 ? 1 : 4 * words + words * words / 4
  }
}
