import Arithmetic

/// A basis with its factors modulo a prime, from which exact solutions are lifted digit by digit.
///
/// The solution modulo the prime is the first digit of the exact one; what it leaves, divided by the
/// prime, gives the next (J. Dixon, Numerische Mathematik 40, 1982). Digits cost the same each,
/// where fractions grow with every step of an elimination.
struct LiftedBasis {
  /// Which sums are given and which multiples looked for.
  private enum Side { case rows, columns }

  /// The basic columns, each multiplied by its scale, so that all is whole.
  private let columns: [[(row: Int, value: Int64)]]
  private let scales: [Rational]
  private let factors: BasisFactors<Residue>
  /// How many bits the entries of a row, and of a column, take together at most.
  private let rowBits: Int
  private let columnBits: Int

  /// From how many columns on that no order makes triangular it is worth while.
  static let usualLeastKernel = 64
  /// What the magnitudes of the entries in a row or column may add up to.
  private static let most = Int64(1) << 60

  /// Factorises; nil for a singular or nearly triangular matrix, or one of large numbers.
  ///
  /// Subtracts the effort from `budget`; nil too when it goes below zero.
  init?(
    _ fractions: [[Entry]], rowCount: Int, budget: inout Int, leastKernel: Int = usualLeastKernel
  ) {
    if fractions.count != rowCount || budget < 0 { return nil }
    var peeling = Peeling(fractions, rowCount: rowCount)
    let peeled = peeling.peelColumns().count + peeling.peelRows().count
    if rowCount - peeled < leastKernel { return nil }
    scales = fractions.map { Rational.commonDenominator(of: $0.map(\.value)) }
    var columns: [[(row: Int, value: Int64)]] = []
    var sums = [Int64](repeating: 0, count: rowCount)
    var largest: Int64 = 0
    for (entries, scale) in zip(fractions, scales) {
      var column: [(row: Int, value: Int64)] = []
      var total: Int64 = 0
      for entry in entries {
        guard let value = (entry.value * scale).whole, value.magnitude < Self.most
        else { return nil }
        column.append((entry.row, Int64(value)))
        sums[entry.row] += Int64(value.magnitude)
        total += Int64(value.magnitude)
        if max(sums[entry.row], total) > Self.most { return nil }
      }
      largest = max(largest, total)
      columns.append(column)
    }
    self.columns = columns
    rowBits = 64 - (sums.max() ?? 0).leadingZeroBitCount
    columnBits = 64 - largest.leadingZeroBitCount
    let residues = columns.map { column in
      column.map { MatrixEntry(row: $0.row, value: Residue(Int128($0.value))) }
    }
    guard let factors = BasisFactors(residues, rowCount: rowCount, budget: &budget),
      factors.pairs.count == rowCount
    else { return nil }
    self.factors = factors
  }

  /// Returns the multiples of the basic columns, by place, that add up to `sums`, by row.
  func solve(_ sums: [Rational]) -> [Rational] {
    zip(lift(sums, .rows), scales).map { $0 * $1 }
  }

  /// Returns the multiples of the rows that give each basic column its sum, by place.
  func solveTransposed(_ sums: [Rational]) -> [Rational] {
    lift(zip(sums, scales).map { $0 * $1 }, .columns)
  }

  /// The solution for sums of rows or of columns.
  ///
  /// It ends, for the exact solution has only so many digits.
  /// - Complexity: linear in the number of digits times that of entries, and quadratic in that of
  ///   digits times the size.
  private func lift(_ sums: [Rational], _ side: Side) -> [Rational] {
    let common = Rational.commonDenominator(of: sums)
    let wholes = sums.map { WholeDigits($0 * common, base: Residue.prime) }
    let sumBits = wholes.reduce(0) { max($0, $1.count) } * 61
    var rest = wholes.map { $0[0] }
    var digits = [[UInt64]](repeating: [], count: sums.count)
    var (count, next) = (0, 6)
    while true {
      let residues = rest.map { Residue($0) }
      let found = side == .rows ? factors.solve(residues) : factors.solveTransposed(residues)
      count += 1
      take(found, from: &rest, side)
      for i in rest.indices {
        rest[i] = rest[i] / Int128(Residue.prime) + wholes[i][count]
        digits[i].append(found[i].value)
      }
      if count < next { continue }
      let bits = side == .rows ? rowBits : columnBits
      let fractions = Rational.fractions(
        ofDigits: digits, base: Residue.prime, spare: (numerator: bits, denominator: sumBits))
      if let fractions { return fractions.map { $0 / common } }
      next = count + count / 4 + 1
    }
  }

  /// Subtracts what multiples of columns add to rows, or of rows to columns.
  private func take(_ found: [Residue], from rest: inout [Int128], _ side: Side) {
    for (place, column) in columns.enumerated() {
      switch side {
      case .rows:
        let multiple = Int128(found[place].value)
        if multiple == 0 { continue }
        for entry in column { rest[entry.row] -= Int128(entry.value) * multiple }
      case .columns:
        for entry in column { rest[place] -= Int128(entry.value) * Int128(found[entry.row].value) }
      }
    }
  }
}
