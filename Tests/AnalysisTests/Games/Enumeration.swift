import Arithmetic

/// The largest value of a piecewise linear function over a box cut by half-spaces, by visiting every
/// vertex; slow and obvious.
struct Enumeration {
  /// `weights * x <= limit`.
  struct HalfSpace {
    var weights: [Rational]
    var limit: Rational
  }

  var dimension: Int
  var halfSpaces: [HalfSpace] = []
  /// Where the function bends; its pieces are linear between them.
  var kinks: [HalfSpace] = []

  /// A box from 0 to `upper`.
  init(upper: [Rational]) {
    dimension = upper.count
    for (index, upper) in upper.enumerated() {
      var unit = [Rational](repeating: 0, count: dimension)
      unit[index] = 1
      halfSpaces.append(HalfSpace(weights: unit, limit: upper))
      unit[index] = -1
      halfSpaces.append(HalfSpace(weights: unit, limit: 0))
    }
  }

  /// The largest value; nil where nothing is feasible.
  func largest(of value: ([Rational]) -> Rational) -> Rational? {
    var best: Rational?
    visit(halfSpaces + kinks, chosen: [], from: 0) { point in
      guard halfSpaces.allSatisfy({ dot($0.weights, point) <= $0.limit }) else { return }
      best = max(best ?? value(point), value(point))
    }
    return best
  }

  private func visit(
    _ planes: [HalfSpace], chosen: [HalfSpace], from start: Int, _ body: ([Rational]) -> Void
  ) {
    if chosen.count == dimension {
      if let point = solve(chosen) { body(point) }
      return
    }
    for index in start..<max(start, planes.count) {
      visit(planes, chosen: chosen + [planes[index]], from: index + 1, body)
    }
  }

  /// The point on all planes, nil where there is not exactly one (Gauss).
  private func solve(_ planes: [HalfSpace]) -> [Rational]? {
    var rows = planes.map { $0.weights + [$0.limit] }
    for column in 0..<dimension {
      guard let pivot = (column..<dimension).first(where: { !rows[$0][column].isZero }) else {
        return nil
      }
      rows.swapAt(column, pivot)
      let factor = rows[column][column]
      rows[column] = rows[column].map { $0 / factor }
      for other in 0..<dimension where other != column && !rows[other][column].isZero {
        let times = rows[other][column]
        for index in rows[other].indices { rows[other][index] -= times * rows[column][index] }
      }
    }
    return rows.map { $0[dimension] }
  }

  private func dot(_ a: [Rational], _ b: [Rational]) -> Rational {
    zip(a, b).reduce(.zero) { $0 + $1.0 * $1.1 }
  }
}
