import Arithmetic
import XCTest

@testable import Analysis

/// Small programmes with known answers.
final class LinearProgramTests: XCTestCase {
  /// What an outcome should be: values, or a word for what else it is.
  private func check(
    _ program: LinearProgram, gives expected: String, line: UInt = #line
  ) {
    XCTAssertEqual(words(program.maximize()), expected, line: line)
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
