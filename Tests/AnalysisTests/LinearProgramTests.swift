import Arithmetic
import XCTest

@testable import Analysis

/// Small programmes with known answers.
final class LinearProgramTests: XCTestCase {
  /// What an outcome should be: values, or a word for what else it is.
  private func check(
    _ program: LinearProgram, gives expected: String, line: UInt = #line
  ) {
    for use in [LinearProgram.LibraryUse.never, .whereLarge, .always] {
      XCTAssertEqual(words(program.maximize(asking: use)), expected, "\(use)", line: line)
    }
  }

  /// The outcome in short.
  private func words(_ outcome: LinearProgram.Outcome) -> String {
    switch outcome {
    case .optimal(let solution):
      let values = solution.values.map(\.description).joined(separator: " ")
      let objectives = solution.objectives.map(\.description).joined(separator: " ")
      return "\(values) -> \(objectives)"
    case .infeasible: return "infeasible"
    case .unbounded: return "unbounded"
    case .unavailable(let reason): return "\(reason)"
    }
  }

  func testWorkedExample() {
    // Two activities share two capacities; the second is worth less than nothing.
    check(
      LinearProgram(
        columns: [.init(upper: 600), .init(upper: 5_000)],
        rows: [
          .init([(0, 2), (1, Rational(1, over: 2))], upper: 2_000),
          .init([(0, Rational(5, over: 2))], upper: 1_800),
        ],
        objectives: [[(0, 38_100), (1, -1_200)]]), gives: "600 0 -> 22860000")
  }

  func testNothing() {
    check(LinearProgram(), gives: " -> ")
    check(LinearProgram(rows: [.init([], lower: 1)]), gives: "infeasible")
    check(LinearProgram(columns: [.init(lower: 2, upper: 1)]), gives: "infeasible")
    check(LinearProgram(columns: [.init(lower: nil)], objectives: [[(0, -1)]]), gives: "unbounded")
    check(LinearProgram(columns: [.init(lower: nil)], rows: [.init([])]), gives: "0 -> ")
    check(LinearProgram(columns: [.init()], thenLargestInOrder: [0]), gives: "unbounded")
    check(
      LinearProgram(columns: .init(repeating: .init(), count: 40), objectives: [[(39, 1)]]),
      gives: "unbounded")
    check(
      LinearProgram(
        columns: [.init(), .init()], rows: [.init([(0, 1), (1, -1)], upper: 1)],
        objectives: [[(0, 1), (1, -1)], [(0, 1)]]), gives: "unbounded")
  }

  func testMethods() {
    func check(
      _ program: LinearProgram, asking use: LinearProgram.LibraryUse = .whereLarge,
      takes expected: LinearProgram.Method, line: UInt = #line
    ) {
      guard case .optimal(let solution) = program.maximize(asking: use) else {
        return XCTFail("no optimum", line: line)
      }
      XCTAssertEqual(solution.method, expected, line: line)
    }
    func shared(by count: Int, upTo limit: Rational) -> LinearProgram {
      let terms = (0..<count).map { ($0, Rational(1)) }
      return LinearProgram(
        columns: .init(repeating: .init(upper: 1), count: count),
        rows: [.init(terms, upper: limit)], objectives: [terms])
    }
    check(shared(by: 40, upTo: 40), takes: .bounds)
    check(shared(by: 30, upTo: 20), takes: .exactPivots)
    check(shared(by: 31, upTo: 20), takes: .library)
    check(shared(by: 31, upTo: 20), asking: .never, takes: .exactPivots)
    let near = shared(by: 31, upTo: 20).maximize(near: (0..<31).map { $0 < 20 ? 1 : 0 })
    guard case .optimal(let solution) = near else { return XCTFail("no optimum near") }
    XCTAssertEqual(solution.method, .exactPivots)
  }

  func testPrices() {
    // One more hour is worth 3 until the second row, which has room, would bind.
    let program = LinearProgram(
      columns: [.init(upper: 9), .init(lower: nil)],
      rows: [
        .init([(0, 2)], upper: 10), .init([(0, 1), (0, 1), (1, 0)], upper: 11),
        .init([(1, 4)], lower: 8), .init([(1, 1)], lower: 1, upper: 5),
      ],
      objectives: [[(0, 6), (1, -2)]])
    for use in [LinearProgram.LibraryUse.never, .whereLarge, .always] {
      guard case .optimal(let solution) = program.maximize(asking: use) else {
        XCTFail("\(use)")
        continue
      }
      XCTAssertEqual(solution.values, [5, 2])
      XCTAssertEqual(solution.prices, [3, 0, Rational(-1, over: 2), 0])
      XCTAssertEqual(solution.objectives, [26])
    }
  }

  func testNoLibraryForTheObvious() {
    // Far too large for pivots, but nothing binds: no library is asked, and none is needed.
    var program = LinearProgram()
    for _ in 0..<5_000 { program.add(LinearProgram.Column(upper: 2)) }
    program.add(LinearProgram.Row((0..<5_000).map { ($0, 1) }, lower: 0, upper: 10_000))
    program.objectives = [(0..<5_000).map { ($0, Rational($0 % 2 * 2 - 1)) }]
    let form = StandardForm(program)
    XCTAssertEqual(form.obviousOptimum?.reduce(0, +), 5_000)
    program.rows[0].upper = 4_999
    XCTAssertNil(StandardForm(program).obviousOptimum)
  }

  func testTiesInOrder() {
    let columns = [LinearProgram.Column](repeating: .init(upper: 3), count: 4)
    let row = LinearProgram.Row([(0, 1), (1, 1), (2, 1), (3, 1)], upper: 5)
    let objective: [LinearProgram.Term] = [(0, 7), (1, 7), (2, 7), (3, 7)]
    check(
      LinearProgram(
        columns: columns, rows: [row], objectives: [objective], thenLargestInOrder: [2, 0, 1, 3]),
      gives: "2 0 3 0 -> 35")
    check(
      LinearProgram(
        columns: columns, rows: [row], objectives: [objective, [(3, 1), (1, -1)]],
        thenLargestInOrder: [1, 0, 2, 3]),
      gives: "2 0 0 3 -> 35 3")
  }
}
