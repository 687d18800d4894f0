import Arithmetic

/// A number that is not zero, in a row.
struct MatrixEntry<Number: FieldElement>: Sendable {
  var row: Int
  var value: Number
}

/// An exact fraction in a row.
typealias Entry = MatrixEntry<Rational>

extension RandomAccessCollection where Index == Int {
  /// The value in `row` of entries sorted by row, zero if there is none.
  ///
  /// - Complexity: O(log n) in the number of entries.
  func value<Number>(in row: Int) -> Number where Element == MatrixEntry<Number> {
    let place = partitionPoint { $0.row < row }
    return place < endIndex && self[place].row == row ? self[place].value : .zero
  }

  /// Whether entries sorted by row have one in `row`.
  ///
  /// - Complexity: O(log n) in the number of entries.
  func hasEntry<Number>(in row: Int) -> Bool where Element == MatrixEntry<Number> {
    let value: Number = value(in: row)
    return !value.isZero
  }
}

extension Array {
  /// Returns these entries less `factor` times `other`, but with `kept` in `row`.
  ///
  /// Both are sorted by row, and so is the result; `other` has an entry in `row`.
  /// - Complexity: linear in the number of entries of both.
  func subtracting<Number>(
    _ factor: Number, times other: Self, keeping kept: Number, in row: Int
  ) -> Self where Element == MatrixEntry<Number> {
    var result: Self = []
    result.reserveCapacity(count + other.count)
    var next = 0
    for entry in other {
      while next < count, self[next].row < entry.row {
        result.append(self[next])
        next += 1
      }
      var value = entry.row == row ? kept : -(factor * entry.value)
      if next < count, self[next].row == entry.row {
        if entry.row != row { value = value + self[next].value }
        next += 1
      }
      if !value.isZero { result.append(Element(row: entry.row, value: value)) }
    }
    result.append(contentsOf: self[next...])
    return result
  }
}
