import Arithmetic

/// A programme in floating point, its rows and columns multiplied by powers of two.
///
/// Amounts from 10^-12 to 10^18 would be lost in the library's absolute tolerances: every row and
/// column is brought near one, halfway between its smallest and its largest coefficient, then all
/// bounds together. Powers of two round nothing.
struct ScaledProgram {
  /// The programme in floating point.
  private(set) var program: FloatingProgram
  /// Every variable is its scaled value times two to the power of this.
  private(set) var exponents: [Int]

  /// Scales `form` and its first objective; `infinity` stands for no bound.
  ///
  /// Nil if a number is beyond what floating point holds.
  /// - Complexity: linear in the number of coefficients.
  init?(_ form: StandardForm, infinity: Double) {
    let costs = form.objectives[0]
    let matrix = form.approximation
    exponents = ScaledProgram.exponents(matrix, form.columnCount, form.rowCount)
    let count = matrix.starts[form.columnCount]
    program = FloatingProgram(
      starts: matrix.starts.prefix(form.columnCount + 1).map { Int32($0) },
      indices: matrix.rows.prefix(count).map { Int32($0) },
      coefficients: Array(matrix.values.prefix(count)))
    for j in 0..<form.columnCount {
      for k in program.entries(of: j) {
        let power = exponents[j] - exponents[form.columnCount + matrix.rows[k]]
        program.coefficients[k] = program.coefficients[k].timesTwo(to: power)
      }
    }
    let shared = sharedExponent(form.bounds)
    for variable in exponents.indices { exponents[variable] += shared }
    for (variable, bounds) in form.bounds.enumerated() {
      program.lower.append(scaled(bounds.lower, variable) ?? -infinity)
      program.upper.append(scaled(bounds.upper, variable) ?? infinity)
    }
    program.objective = (0..<form.columnCount).map { j in
      costs[j].approximation.timesTwo(to: exponents[j])
    }
    let largest = program.objective.reduce(0) { max($0, $1.magnitude) }
    if largest > 0 && largest.isFinite {
      let power = -Int(largest.exponent)
      for j in program.objective.indices {
        program.objective[j] = program.objective[j].timesTwo(to: power)
      }
    }
    if !program.isFinite { return nil }
  }

  /// A bound of `variable` after scaling.
  private func scaled(_ bound: Rational?, _ variable: Int) -> Double? {
    bound.map { $0.approximation.timesTwo(to: -exponents[variable]) }
  }

  /// The mean exponent of all bounds after scaling the matrix, so that a typical one is near 1.
  private func sharedExponent(_ bounds: [LinearProgram.Column]) -> Int {
    var sum = 0
    var count = 0
    for (variable, own) in bounds.enumerated() {
      for bound in [own.lower, own.upper] {
        guard let bound, !bound.isZero else { continue }
        sum += bound.approximation.clampedExponent - exponents[variable]
        count += 1
      }
    }
    return count == 0 ? 0 : sum / count
  }

  /// The exponent of every variable's unit: columns' coefficients near 1 in rows near 1.
  private static func exponents(
    _ matrix: Approximation, _ columnCount: Int, _ rowCount: Int
  ) -> [Int] {
    let sizes = matrix.values.map(\.clampedExponent)
    var ofColumn = [Int](repeating: 0, count: columnCount)
    var ofRow = [Int](repeating: 0, count: rowCount)
    var least = ofRow
    var most = ofRow
    for _ in 0..<4 {
      for i in ofRow.indices { (least[i], most[i]) = (.max, .min) }
      for j in ofColumn.indices {
        for k in matrix.starts[j]..<matrix.starts[j + 1] {
          let i = matrix.rows[k]
          least[i] = min(least[i], sizes[k] + ofColumn[j])
          most[i] = max(most[i], sizes[k] + ofColumn[j])
        }
      }
      for i in ofRow.indices where least[i] != .max { ofRow[i] = (least[i] + most[i]) / 2 }
      for j in ofColumn.indices where matrix.starts[j] < matrix.starts[j + 1] {
        var low = Int.max
        var high = Int.min
        for k in matrix.starts[j]..<matrix.starts[j + 1] {
          low = min(low, sizes[k] - ofRow[matrix.rows[k]])
          high = max(high, sizes[k] - ofRow[matrix.rows[k]])
        }
        ofColumn[j] = -(low + high) / 2
      }
    }
    return ofColumn + ofRow
  }
}

extension Double {
  /// This value times two to the power of `exponent`.
  fileprivate func timesTwo(to exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: self)
  }

  /// The binary exponent; 0 for zero and for what is not finite.
  fileprivate var clampedExponent: Int { isFinite && !isZero ? Int(exponent) : 0 }
}
