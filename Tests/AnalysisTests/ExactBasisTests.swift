import Arithmetic
import XCTest

@testable import Analysis

/// Factors of random bases: what they solve is put back into the matrix.
final class ExactBasisTests: XCTestCase {
  /// A form whose columns have the given number of entries each in as many rows.
  private func form(_ n: Int, entries: ClosedRange<Int>, _ random: inout ProgramRandom)
    -> StandardForm
  {
    var program = LinearProgram()
    for _ in 0..<n {
      program.add(LinearProgram.Column())
      program.add(LinearProgram.Row([]))
    }
    for j in 0..<n {
      for _ in 0..<random.whole(entries) {
        let coefficient = Rational(random.whole(-9...9), over: random.whole(1...3))
        program.rows[random.whole(0...(n - 1))].terms.append((j, coefficient))
      }
    }
    return StandardForm(program)
  }

  func testSolvesBothWays() {
    var kernels = 0
    var repairs = 0
    for seed in 0..<300 as Range<UInt64> {
      var random = ProgramRandom(seed: seed)
      let n = random.whole(1...20)
      let form = form(n, entries: seed % 3 == 0 ? 1...3 : 2...5, &random)
      // The first n variables are the columns, which need a kernel; the others the rows' sums.
      let all = seed % 2 == 0 ? Array(0..<n) : (0..<(2 * n)).shuffled(using: &random)
      let wanted = all.prefix(random.whole(n / 2...n)).sorted()
      var budget = 1_000_000
      guard let basis = ExactBasis(form, basic: wanted, budget: &budget) else {
        XCTFail("seed \(seed): no factors")
        continue
      }
      if budget < 1_000_000 { kernels += 1 }
      if basis.basic != wanted { repairs += 1 }
      XCTAssertEqual(Set(basis.basic).count, n, "seed \(seed)")
      let sums = (0..<n).map { _ in Rational(random.whole(-3...3)) }
      var left = sums
      for (variable, value) in zip(basis.basic, basis.solve(sums)) {
        for entry in form.entries(of: variable) { left[entry.row] -= entry.value * value }
      }
      XCTAssertTrue(left.allSatisfy(\.isZero), "seed \(seed)")
      let prices = basis.solveTransposed(sums)
      for (place, variable) in basis.basic.enumerated() {
        let sum = form.entries(of: variable)
          .reduce(Rational.zero) { $0 + $1.value * prices[$1.row] }
        XCTAssertEqual(sum, sums[place], "seed \(seed)")
      }
    }
    XCTAssertGreaterThan(kernels, 20)
    XCTAssertGreaterThan(repairs, 20)
  }

  /// Digits modulo a prime lead to the fractions that elimination finds.
  func testLifting() {
    var lifted = 0
    for seed in 0..<200 as Range<UInt64> {
      var random = ProgramRandom(seed: seed)
      let n = random.whole(1...30)
      let form = form(n, entries: seed % 3 == 0 ? 1...3 : 2...5, &random)
      let basic = (0..<(2 * n)).shuffled(using: &random).prefix(n).sorted()
      let columns = basic.map { Array(form.entries(of: $0)) }
      var budget = 1_000_000
      let basis = LiftedBasis(columns, rowCount: n, budget: &budget, leastKernel: 0)
      let factors = BasisFactors(columns, rowCount: n, budget: &budget)
      XCTAssertEqual(basis == nil, factors?.pairs.count != n, "seed \(seed)")
      guard let basis, let factors else { continue }
      lifted += 1
      let large = Rational(1_000_000_007, over: 3) * Rational(Int.max)
      let sums = (0..<n).map { _ in
        Rational(random.whole(-9...9), over: random.whole(1...7)) * (seed % 5 == 0 ? large : 1)
      }
      XCTAssertEqual(basis.solve(sums), factors.solve(sums), "seed \(seed)")
      XCTAssertEqual(
        basis.solveTransposed(sums), factors.solveTransposed(sums), "seed \(seed)")
    }
    XCTAssertGreaterThan(lifted, 30)
  }

  /// Numbers modulo the prime do as fractions do.
  func testResidues() {
    var random = ProgramRandom(seed: 3)
    for _ in 0..<200 {
      let (a, b) = (random.whole(-1_000_000...1_000_000), random.whole(1...1_000_000))
      let (x, y) = (Residue(Int128(a)), Residue(Int128(b)))
      XCTAssertEqual((x + y).value, Residue(Int128(a + b)).value)
      XCTAssertEqual((x - y).value, Residue(Int128(a - b)).value)
      XCTAssertEqual((x * y).value, Residue(Int128(a) * Int128(b)).value)
      XCTAssertEqual((x / y * y).value, x.value)
    }
    let last = Residue(-1)
    XCTAssertEqual(last.value, Residue.prime - 1)
    XCTAssertEqual((last * last).value, 1)
  }

  func testGivesUp() {
    var random = ProgramRandom(seed: 1)
    let form = form(30, entries: 5...9, &random)
    var budget = 10
    XCTAssertNil(ExactBasis(form, basic: Array(0..<30), budget: &budget))
  }

  /// A sign is that of the exact reduced cost, also where floating point sees nothing.
  func testSigns() {
    let big = Rational(1_000_000_000_000_000_000)
    for difference in [-1, 0, 1] {
      let program = LinearProgram(
        columns: [.init()], rows: [.init([(0, 3)]), .init([(0, big)])],
        objectives: [[(0, big * big + Rational(difference))]])
      let prices = Prices([0, big], costs: [big * big + Rational(difference)])
      XCTAssertEqual(prices.sign(of: 0, in: StandardForm(program)), difference)
    }
    for seed in 0..<500 as Range<UInt64> {
      var random = ProgramRandom(seed: seed)
      let form = form(5, entries: 0...4, &random)
      let unit = random.powerOfTen(-80...80)
      let exact = (0..<5).map { _ in Rational(random.whole(-2...2)) * unit }
      let costs = (0..<5).map { _ in Rational(random.whole(-2...2)) * unit }
      let prices = Prices(exact, costs: costs)
      for variable in 0..<10 {
        let expected = prices.reducedCost(of: variable, in: form).sign
        XCTAssertEqual(prices.sign(of: variable, in: form), expected, "seed \(seed)")
      }
    }
  }
}
