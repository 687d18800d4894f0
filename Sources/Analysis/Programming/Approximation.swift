import Arithmetic

/// A matrix in floating point, by columns one after the other.
struct Approximation {
  /// For each column the offset of its first entry, then their number.
  private(set) var starts: [Int] = [0]
  /// The row of each entry.
  private(set) var rows: [Int] = []
  /// The entries.
  private(set) var values: [Double] = []
  /// Whether no entry is so large or small that products could leave the range.
  let isModerate: Bool

  /// Approximates the columns' entries.
  init(_ columns: [[Entry]]) {
    starts.reserveCapacity(columns.count + 1)
    for entries in columns {
      for entry in entries {
        rows.append(entry.row)
        values.append(entry.value.approximation)
      }
      starts.append(rows.count)
    }
    isModerate = values.allSatisfy(\.isModerate)
  }
}

extension Double {
  /// Whether products of a few such numbers stay within the range of floating point.
  var isModerate: Bool { magnitude > 1e-60 && magnitude < 1e60 }
}
