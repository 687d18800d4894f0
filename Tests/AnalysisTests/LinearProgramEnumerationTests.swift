import Arithmetic
import XCTest

@testable import Analysis

/// Random small programmes against the enumeration of all vertices, all in exact numbers.
final class LinearProgramEnumerationTests: XCTestCase {
  func testSmallProgrammes() {
    var kinds: [String: Int] = [:]
    for seed in 0..<1_500 as Range<UInt64> {
      var random = ProgramRandom(seed: seed)
      let program = random.program()
      let expected = enumerated(program)
      for use in [LinearProgram.LibraryUse.never, .always] {
        let actual = words(program.maximize(asking: use))
        XCTAssertEqual(actual, expected, "seed \(seed), library \(use): \(program)")
      }
      kinds[expected.first == "[" ? "optimal" : expected, default: 0] += 1
    }
    for kind in ["optimal", "infeasible", "unbounded"] {
      XCTAssertGreaterThan(kinds[kind] ?? 0, 20, "too few are \(kind)")
    }
  }

  /// The outcome in short.
  private func words(_ outcome: LinearProgram.Outcome) -> String {
    switch outcome {
    case .optimal(let solution):
      XCTAssertEqual(solution.exactness, .exact)
      return "\(solution.values)"
    case .infeasible: return "infeasible"
    case .unbounded: return "unbounded"
    case .unavailable(let reason): return "\(reason)"
    }
  }

  /// The best vertex in a box far beyond what small numbers reach.
  private func enumerated(_ program: LinearProgram) -> String {
    let box: Rational = 1_000_000_000
    let n = program.columns.count
    var planes: [(coefficients: [Rational], side: Rational)] = []
    var conditions: [(coefficients: [Rational], lower: Rational, upper: Rational)] = []
    for (j, column) in program.columns.enumerated() {
      var unit = [Rational](repeating: 0, count: n)
      unit[j] = 1
      conditions.append((unit, column.lower ?? -box, column.upper ?? box))
    }
    for row in program.rows {
      var dense = [Rational](repeating: 0, count: n)
      for term in row.terms { dense[term.column] += term.coefficient }
      conditions.append((dense, row.lower ?? -box * box, row.upper ?? box * box))
    }
    for condition in conditions {
      planes.append((condition.coefficients, condition.lower))
      if condition.upper != condition.lower {
        planes.append((condition.coefficients, condition.upper))
      }
    }
    var best: [Rational]?
    choose(n, of: planes.count) { chosen in
      guard let x = intersection(chosen.map { planes[$0] }) else { return }
      let holds = conditions.allSatisfy { condition in
        let sum = zip(condition.coefficients, x).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
        return condition.lower <= sum && sum <= condition.upper
      }
      if !holds { return }
      if let old = best, !rating(old, program).lexicographicallyPrecedes(rating(x, program)) {
        return
      }
      best = x
    }
    guard let best else { return "infeasible" }
    return best.contains { $0.magnitude > 1_000_000 } ? "unbounded" : "\(best)"
  }

  /// What decides between two vertices, the first first.
  private func rating(_ x: [Rational], _ program: LinearProgram) -> [Rational] {
    program.objectives.map { $0.reduce(.zero) { $0 + $1.coefficient * x[$1.column] } }
      + program.thenLargestInOrder.map { x[$0] }
  }

  /// Calls `body` with each choice of `count` numbers below `total`.
  private func choose(_ count: Int, of total: Int, _ body: ([Int]) -> Void) {
    var chosen = Array(0..<count)
    while true {
      body(chosen)
      guard let at = chosen.indices.last(where: { chosen[$0] < total - count + $0 }) else { return }
      chosen[at] += 1
      for i in (at + 1)..<max(at + 1, count) { chosen[i] = chosen[i - 1] + 1 }
    }
  }

  /// The one point on all planes, by elimination; nil if there is none or more.
  private func intersection(
    _ planes: [(coefficients: [Rational], side: Rational)]
  ) -> [Rational]? {
    var rows = planes.map { $0.coefficients + [$0.side] }
    for j in rows.indices {
      guard let pivot = rows.indices.dropFirst(j).first(where: { rows[$0][j] != 0 }) else {
        return nil
      }
      rows.swapAt(j, pivot)
      for i in rows.indices where i != j && rows[i][j] != 0 {
        let factor = rows[i][j] / rows[j][j]
        for k in rows[i].indices where rows[j][k] != 0 { rows[i][k] -= factor * rows[j][k] }
      }
    }
    return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
  }
}

/// Random programmes from a seed (SplitMix64).
struct ProgramRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A whole number in the range.
  mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// Small numbers, many of them equal, so that ties and degenerate vertices are frequent.
  mutating func program() -> LinearProgram {
    let n = whole(1...3)
    var program = LinearProgram()
    for _ in 0..<n {
      let lower = whole(0...5) == 0 ? nil : whole(0...3) == 0 ? whole(-2...2) : 0
      let upper = whole(0...3) == 0 ? nil : (lower ?? 0) + whole(0...4)
      program.add(
        LinearProgram.Column(lower: lower.map { Rational($0) }, upper: upper.map { Rational($0) }))
    }
    for _ in 0..<whole(0...3) {
      var terms: [LinearProgram.Term] = []
      for j in 0..<n where whole(0...3) > 0 {
        terms.append((j, Rational(whole(-2...3), over: whole(1...2))))
      }
      let upper = whole(-2...6)
      let kind = whole(0...5)
      program.add(
        LinearProgram.Row(
          terms, lower: kind < 4 ? nil : Rational(kind == 4 ? upper : upper - whole(0...3)),
          upper: kind == 3 ? nil : Rational(upper)))
    }
    for _ in 0..<whole(0...2) {
      program.objectives.append((0..<n).map { ($0, Rational(whole(-2...2))) })
    }
    program.thenLargestInOrder = Array(0..<n).shuffled(using: &self)
    return program
  }
}
