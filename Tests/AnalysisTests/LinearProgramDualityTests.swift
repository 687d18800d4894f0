import Arithmetic
import XCTest

@testable import Analysis

/// Programmes too large for enumeration, proven by their prices or known from how they were made.
final class LinearProgramDualityTests: XCTestCase {
  /// The solution, if it is exact and its prices prove it the best.
  private func proven(
    _ program: LinearProgram, asking use: LinearProgram.LibraryUse = .always,
    _ message: String = "", line: UInt = #line
  ) -> LinearProgram.Solution? {
    guard case .optimal(let solution) = program.maximize(asking: use) else {
      XCTFail("\(message): not optimal", line: line)
      return nil
    }
    XCTAssertEqual(solution.exactness, .exact, message, line: line)
    XCTAssertEqual(faults(of: solution, in: program), [], message, line: line)
    return solution
  }

  /// What keeps a solution from being an optimum of the first objective (complementary slackness).
  private func faults(of solution: LinearProgram.Solution, in program: LinearProgram) -> [String] {
    var faults: [String] = []
    var costs = [Rational](repeating: 0, count: program.columns.count)
    for term in program.objectives.first ?? [] { costs[term.column] += term.coefficient }
    for (i, row) in program.rows.enumerated() {
      let price = solution.prices[i]
      let sum = row.terms.reduce(Rational.zero) { $0 + $1.coefficient * solution.values[$1.column] }
      if let lower = row.lower, sum < lower { faults.append("row \(i) is below its limit") }
      if let upper = row.upper, sum > upper { faults.append("row \(i) is above its limit") }
      if price.sign != 0 && sum != (price.sign > 0 ? row.upper : row.lower) {
        faults.append("row \(i) has a price and room")
      }
      for term in row.terms { costs[term.column] -= term.coefficient * price }
    }
    for (j, column) in program.columns.enumerated() {
      if !column.contains(solution.values[j]) { faults.append("column \(j) is out of bounds") }
      let wanted = costs[j].sign > 0 ? column.upper : column.lower
      if costs[j].sign != 0 && solution.values[j] != wanted {
        faults.append("column \(j) could do better")
      }
    }
    return faults
  }

  func testMiddlingProgrammes() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = ProgramRandom(seed: seed)
      let program = random.feasibleProgram(columns: 10...50, rows: 5...30)
      guard let first = proven(program, "seed \(seed)") else { continue }
      guard let second = proven(program, asking: .never, "seed \(seed)") else { continue }
      // With all columns in the order the optimum is unique.
      XCTAssertEqual(first.values, second.values, "seed \(seed)")
      XCTAssertEqual(first.objectives, second.objectives, "seed \(seed)")
      // So it is when the library is asked anew for every objective and for the order.
      let search = CertifiedSearch(
        StandardForm(program), library: try FloatingSolver(), fewColumns: -1)
      guard case .optimal(let values, _, .exact) = search.run() else {
        XCTFail("seed \(seed): not exact in stages")
        continue
      }
      XCTAssertEqual(values, first.values, "seed \(seed)")
    }
  }

  /// Where many plans are equally good, pivots in floating point lead to the same one as exact pivots.
  func testOrderSearch() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = ProgramRandom(seed: seed)
      var program = random.feasibleProgram(columns: 10...40, rows: 5...20)
      if seed % 3 > 0 {
        program.objectives = program.objectives.prefix(Int(seed % 3) - 1).map { $0 }
      }
      guard let exact = proven(program, asking: .never, "seed \(seed)") else { continue }
      for library in [nil, try FloatingSolver()] {
        let search = CertifiedSearch(StandardForm(program), library: library, littleBudget: -1)
        guard case .optimal(let values, _, .exact) = search.run() else {
          XCTFail("seed \(seed): not exact")
          continue
        }
        XCTAssertEqual(values, exact.values, "seed \(seed)")
      }
    }
  }

  /// All work of 200 activities is worth as much an hour, and 40 parties have too few: of very many plans
  /// that fill all hours, the first is proven.
  func testManyPlansThatAreEquallyGood() throws {
    var random = ProgramRandom(seed: 7)
    var program = LinearProgram()
    var rows = [[LinearProgram.Term]](repeating: [], count: 40)
    var worth: [LinearProgram.Term] = []
    for _ in 0..<200 {
      let column = program.add(
        LinearProgram.Column(lower: 0, upper: Rational(random.whole(50...400))))
      var hours = 0
      for party in Set((0..<3).map { _ in random.whole(0...39) }).sorted() {
        let own = random.whole(1...8)
        hours += own
        rows[party].append((column, Rational(own)))
      }
      worth.append((column, Rational(hours)))
    }
    for row in rows {
      program.add(LinearProgram.Row(row, upper: Rational(random.whole(500...1_500))))
    }
    program.objectives = [worth]
    program.thenLargestInOrder = Array(0..<200)
    let solution = try XCTUnwrap(proven(program, "many"))
    XCTAssertEqual(solution.exactness, .exact)
  }

  /// Solved by a part that grows, everything comes out as without.
  func testSifting() throws {
    var sifted = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      var random = ProgramRandom(seed: seed)
      var program = random.feasibleProgram(columns: 100...300, rows: 4...8)
      if seed % 2 == 0 { program.widen() }
      guard let whole = proven(program, "seed \(seed)") else { continue }
      let form = StandardForm(program)
      guard let scaled = ScaledProgram(form, infinity: .greatestFiniteMagnitude),
        var sifting = Sifting(scaled.program, .all)
      else {
        XCTFail("seed \(seed): cannot be sifted")
        continue
      }
      // Where its parts have no solution, the whole is solved.
      guard let answer = sifting.run() else { continue }
      sifted += 1
      XCTAssertEqual(answer.result, 0, "seed \(seed)")
      let value = zip(scaled.program.objective, answer.values).reduce(0) { $0 + $1.0 * $1.1 }
      let best = scaled.program.solve()
      let expected = zip(scaled.program.objective, best.values).reduce(0) { $0 + $1.0 * $1.1 }
      XCTAssertEqual(value, expected, accuracy: 1e-6 * max(1, expected.magnitude), "seed \(seed)")
      let search = CertifiedSearch(form, library: try FloatingSolver(sifting: .all))
      guard case .optimal(let values, _, .exact) = search.run() else {
        XCTFail("seed \(seed): not exact when sifted")
        continue
      }
      XCTAssertEqual(values, whole.values, "seed \(seed)")
    }
    XCTAssertGreaterThan(sifted, 35)
  }

  func testLargeProgrammes() {
    for seed in 1...3 as ClosedRange<UInt64> {
      var random = ProgramRandom(seed: seed)
      _ = proven(random.feasibleProgram(columns: 900...1_000, rows: 200...300), "seed \(seed)")
    }
  }

  /// Rows, columns and objectives in other units, from 10^-12 to 10^18, change nothing else.
  func testMagnitudes() {
    for seed in 1...40 as ClosedRange<UInt64> {
      var random = ProgramRandom(seed: seed)
      let program = random.feasibleProgram(columns: 5...30, rows: 3...20)
      guard let plain = proven(program, "seed \(seed)") else { continue }
      let units = program.columns.map { _ in random.powerOfTen(-12...18) }
      var scaled = program
      for j in program.columns.indices {
        scaled.columns[j].lower = program.columns[j].lower.map { $0 * units[j] }
        scaled.columns[j].upper = program.columns[j].upper.map { $0 * units[j] }
      }
      for i in program.rows.indices {
        let unit = random.powerOfTen(-12...18)
        scaled.rows[i].terms = program.rows[i].terms.map {
          ($0.column, $0.coefficient * unit / units[$0.column])
        }
        scaled.rows[i].lower = program.rows[i].lower.map { $0 * unit }
        scaled.rows[i].upper = program.rows[i].upper.map { $0 * unit }
      }
      for k in program.objectives.indices {
        scaled.objectives[k] = program.objectives[k].map {
          ($0.column, $0.coefficient / units[$0.column])
        }
      }
      guard let solution = proven(scaled, "seed \(seed)") else { continue }
      XCTAssertEqual(
        solution.values, zip(plain.values, units).map { $0 * $1 }, "seed \(seed)")
    }
  }

  /// A difference in the eighteenth digit decides, though floating point cannot see it.
  func testDifferencesBelowFloatingPoint() {
    var program = LinearProgram()
    let big = Rational(1_000_000_000_000_000_000)
    for _ in 0..<40 { program.add(LinearProgram.Column(upper: 2)) }
    program.add(LinearProgram.Row((0..<40).map { ($0, 1) }, upper: 3))
    program.objectives = [(0..<40).map { ($0, big + ($0 == 17 ? 1 : $0 == 33 ? 2 : 0)) }]
    guard let solution = proven(program) else { return }
    XCTAssertEqual(solution.values[33], 2)
    XCTAssertEqual(solution.values[17], 1)
  }

  func testAThousandEqualAlternatives() {
    for rows in 1...3 {
      var program = LinearProgram()
      for _ in 0..<1_000 { program.add(LinearProgram.Column(upper: 3)) }
      for row in 0..<rows {
        let terms: [LinearProgram.Term] = (0..<1_000).map { ($0, Rational(2 + row)) }
        program.add(LinearProgram.Row(terms, upper: Rational(3_001 * (2 + row), over: 2)))
      }
      let objective: [LinearProgram.Term] = (0..<1_000).map { ($0, 7) }
      program.objectives = rows == 3 ? [] : [objective]
      program.thenLargestInOrder = (0..<1_000).reversed()
      guard let solution = proven(program) else { continue }
      let full = [Rational](repeating: 3, count: 500)
      let expected = [Rational](repeating: 0, count: 499) + [Rational(1, over: 2)] + full
      XCTAssertEqual(solution.values, expected)
      XCTAssertEqual(solution.prices.filter { !$0.isZero }.count, rows == 3 ? 0 : 1)
    }
  }

  /// An assignment has twice as many tight conditions as it needs.
  func testDegenerateAssignments() {
    for seed in 1...5 as ClosedRange<UInt64> {
      var random = ProgramRandom(seed: seed)
      let n = 12
      var program = LinearProgram()
      for _ in 0..<(n * n) { program.add(LinearProgram.Column()) }
      for i in 0..<n {
        program.add(LinearProgram.Row((0..<n).map { (i * n + $0, 1) }, lower: 1, upper: 1))
        program.add(LinearProgram.Row((0..<n).map { ($0 * n + i, 1) }, lower: 1, upper: 1))
      }
      program.objectives = [(0..<(n * n)).map { ($0, Rational(random.whole(0...3))) }]
      program.thenLargestInOrder = Array(0..<(n * n)).shuffled(using: &random)
      guard let first = proven(program, "seed \(seed)") else { continue }
      XCTAssertTrue(first.values.allSatisfy { $0 == 0 || $0 == 1 }, "seed \(seed)")
      guard let second = proven(program, asking: .never, "seed \(seed)") else { continue }
      XCTAssertEqual(first.values, second.values, "seed \(seed)")
    }
  }

  func testLargeWithoutOptimum() {
    for seed in 1...10 as ClosedRange<UInt64> {
      var random = ProgramRandom(seed: seed)
      var program = random.feasibleProgram(columns: 40...60, rows: 20...30)
      // A sum of columns beyond all their upper bounds.
      let most = program.columns.reduce(Rational.zero) { $0 + ($1.upper ?? 0) }
      program.add(
        LinearProgram.Row(
          program.columns.indices.map { ($0, 1) }, lower: most + Rational(1, over: 7)))
      guard case .infeasible(.exact) = program.maximize(asking: .always) else {
        XCTFail("seed \(seed): not infeasible")
        continue
      }
      program.rows.removeLast()
      let (a, b) = (program.add(LinearProgram.Column()), program.add(LinearProgram.Column()))
      program.add(LinearProgram.Row([(a, 3), (b, -2)], lower: -5, upper: 5))
      program.objectives[0] += [(a, 1), (b, Rational(-1, over: 2))]
      guard case .unbounded(.exact) = program.maximize(asking: .always) else {
        XCTFail("seed \(seed): not unbounded")
        continue
      }
    }
  }

  /// Without effort for exact arithmetic the library's answer stands, and says so.
  func testWithinTolerance() throws {
    var random = ProgramRandom(seed: 7)
    let program = random.feasibleProgram(columns: 40...40, rows: 20...20)
    guard let exact = proven(program) else { return }
    let search = CertifiedSearch(StandardForm(program), library: try FloatingSolver(), budget: -1)
    guard case .optimal(let values, _, .withinTolerance) = search.run() else {
      return XCTFail("not within tolerance")
    }
    let value = program.objectives[0].reduce(Rational.zero) {
      $0 + $1.coefficient * values[$1.column]
    }
    XCTAssertLessThan((value - exact.objectives[0]).magnitude, Rational(1, over: 1_000_000))
  }

  func testNearbyFractions() {
    let cases: [(value: Double, expected: Rational)] = [
      (0, 0), (1, 1), (-2.5, Rational(-5, over: 2)), (1.0 / 3, Rational(1, over: 3)),
      (0.1 + 0.2, Rational(3, over: 10)), (-355.0 / 113, Rational(-355, over: 113)),
      (1e12, 1_000_000_000_000), (1e18, 1_000_000_000_000_000_000), (599.9999999999999, 600),
      (0x1p-30, Rational(1, over: 1 << 30)), (0x1p70, Rational(1 << 35) * Rational(1 << 35)),
      (0x1.8p-20, Rational(3, over: 1 << 21)),
    ]
    for (value, expected) in cases {
      XCTAssertEqual(Rational(near: value), expected, "\(value)")
    }
  }
}

extension LinearProgram {
  /// Adds columns without an upper bound for what some rows' sums exceed their limits by, at a price.
  mutating func widen() {
    for row in rows.indices.prefix(3) where rows[row].upper != nil {
      let column = add(Column())
      rows[row].terms.append((column, -1))
      objectives[0].append((column, Rational(-7, over: 2)))
      thenLargestInOrder.append(column)
    }
  }
}

extension ProgramRandom {
  /// A power of ten.
  mutating func powerOfTen(_ range: ClosedRange<Int>) -> Rational {
    let exponent = whole(range)
    let power = (0..<exponent.magnitude).reduce(Rational.one) { power, _ in power * 10 }
    return exponent < 0 ? 1 / power : power
  }

  /// A programme with bounded columns and a point that fulfils it, with ties and an order of all.
  mutating func feasibleProgram(
    columns: ClosedRange<Int>, rows: ClosedRange<Int>
  ) -> LinearProgram {
    let n = whole(columns)
    var program = LinearProgram()
    var point: [Rational] = []
    for _ in 0..<n {
      let lower = whole(0...3) == 0 ? whole(-5...5) : 0
      let upper = lower + whole(0...10)
      point.append(Rational(whole(lower...upper)))
      program.add(LinearProgram.Column(lower: Rational(lower), upper: Rational(upper)))
    }
    for _ in 0..<whole(rows) {
      var terms: [LinearProgram.Term] = []
      for _ in 0..<whole(1...6) {
        terms.append((whole(0...(n - 1)), Rational(whole(-3...6), over: whole(1...4))))
      }
      let sum = terms.reduce(Rational.zero) { $0 + $1.coefficient * point[$1.column] }
      let kind = whole(0...4)
      let room = Rational(whole(0...6), over: 2)
      program.add(
        LinearProgram.Row(
          terms, lower: kind > 2 ? sum - (kind == 3 ? 0 : room) : nil,
          upper: kind == 4 ? nil : kind == 3 ? sum : sum + room))
    }
    for _ in 0..<3 {
      program.objectives.append((0..<n).map { ($0, Rational(whole(-2...3))) })
    }
    program.thenLargestInOrder = Array(0..<n).shuffled(using: &self)
    return program
  }
}
