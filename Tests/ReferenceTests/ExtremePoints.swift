import Arithmetic

/// Every extreme point of `0 <= y <= upper, rows`, and every point where a bend meets the boundary.
///
/// A linear objective has a best point among them, one that bends at `bends` too: each piece between
/// the bends is a polytope whose corners are all here.
struct ExtremePoints {
  /// The upper bound of each unknown, nil for none.
  let upper: [Rational?]
  /// Rows `coefficients * y <= bound`.
  let rows: [(coefficients: [Rational], bound: Rational)]
  /// Hyperplanes `coefficients * y = bound`.
  let bends: [(coefficients: [Rational], bound: Rational)]

  /// The points.
  ///
  /// A corner has some unknowns at a bound each, and as many planes as there are others.
  var points: [[Rational]] {
    let planes = rows + bends
    var points: [[Rational]] = []
    for chosen in subsets(of: planes.count, atMost: upper.count) {
      for free in subsets(of: upper.count, atMost: chosen.count) where free.count == chosen.count {
        for fixed in corners(without: free) {
          let system = chosen.map { p in
            free.map { planes[p].coefficients[$0] }
              + [planes[p].bound - dot(planes[p].coefficients, fixed)]
          }
          guard let values = solution(system) else { continue }
          var point = fixed
          for (n, variable) in free.enumerated() { point[variable] = values[n] }
          if isFeasible(point) { points.append(point) }
        }
      }
    }
    return points
  }

  private func isFeasible(_ y: [Rational]) -> Bool {
    zip(y, upper).allSatisfy { $0 >= 0 && ($1.map { [y = $0] in y <= $0 } ?? true) }
      && rows.allSatisfy { dot($0.coefficients, y) <= $0.bound }
  }

  /// All ways to put the unknowns that are not free at 0 or at their upper bound; free ones are 0.
  private func corners(without free: [Int]) -> [[Rational]] {
    var corners = [Array(repeating: Rational.zero, count: upper.count)]
    for (n, bound) in upper.enumerated() where !free.contains(n) {
      guard let bound, !bound.isZero else { continue }
      corners += corners.map { corner in
        var copy = corner
        copy[n] = bound
        return copy
      }
    }
    return corners
  }

  /// All subsets of `0..<count` with at most so many members.
  private func subsets(of count: Int, atMost size: Int) -> [[Int]] {
    var sets: [[Int]] = [[]]
    for n in 0..<count { sets += sets.filter { $0.count < size }.map { $0 + [n] } }
    return sets
  }

  /// The one solution of a square system with its right-hand side in the last column, nil for none.
  private func solution(_ system: [[Rational]]) -> [Rational]? {
    var rows = system
    for column in rows.indices {
      guard let pivot = rows[column...].indices.first(where: { !rows[$0][column].isZero })
      else { return nil }
      rows.swapAt(column, pivot)
      for r in rows.indices where r != column && !rows[r][column].isZero {
        let factor = rows[r][column] / rows[column][column]
        for j in rows[r].indices { rows[r][j] -= factor * rows[column][j] }
      }
    }
    return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
  }
}
