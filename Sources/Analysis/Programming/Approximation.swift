import Arithmetic

/// A matrix in floating point, by columns one after the other.
struct Approximation {
  /// For each column the offset of its first entry, then their number.
  let starts: [Int]
  /// The row of each entry.
  let rows: [Int]
  /// The entries.
  let values: [Double]
  /// Whether no entry is so large or small that products could leave the range.
  let isModerate: Bool

  /// Approximates the matrix' entries.
  init(_ matrix: SparseMatrix) {
    starts = matrix.starts
    rows = matrix.entries.map(\.row)
    values = matrix.entries.map(\.value.approximation)
    isModerate = values.allSatisfy(\.isModerate)
  }
}

extension Double {
  /// Whether products of a few such numbers stay within the range of floating point.
  var isModerate: Bool { magnitude > 1e-60 && magnitude < 1e60 }
}
