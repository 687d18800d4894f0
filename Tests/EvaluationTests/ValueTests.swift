import Arithmetic
import Checking
import Diagnostics
import Evaluation
import Syntax
import XCTest

final class ValueTests: XCTestCase {
  /// What the figures of the tests give.
  private func figure(_ figure: Figure) -> Value {
    switch figure.kind {
    case .valueJoint: .number(100)
    case .valueAlone: .undetermined([Missing(.worth, at: .nowhere)])
    case .valuePredicted: .infinite(positive: true)
    case .valueKept: .none
    default: .number(7)
    }
  }

  /// Checks what the only query of a script shows.
  private func check(
    _ expression: String, gives expected: Value, line: UInt = #line
  ) throws {
    let script = try Script("let Half = 50 %\nshow \(expression)", line: line)
    guard case .show(let subject) = script.evaluator.program.queries[0].subject else {
      return XCTFail("not shown", line: line)
    }
    let value = script.evaluator.value(of: subject, in: nil, figures: figure)
    XCTAssertEqual(value, expected, line: line)
  }

  func testArithmetic() throws {
    try check("2 + 3 * 4 - 10 / 4", gives: .number(Rational(23, over: 2)))
    try check("-(2 - 5)", gives: .number(3))
    try check("Half", gives: .number(Rational(1, over: 2)))
    try check("Half * (value joint)", gives: .number(50))
    try check("min(3, 2, 4) + max(1, 5) + sum(1, 2, 3)", gives: .number(13))
    try check("round(7 / 2) + round(-7 / 2)", gives: .number(0))
    try check("2 weeks", gives: .number(14))
    try check("1,5 million kr", gives: .number(1_500_000))
    try check("if 2 > 1 then 3 else 4", gives: .number(3))
    try check("not (2 >= 3) and 3 != 4", gives: .truth(true))
  }

  func testWhatIsMissingStaysMissing() throws {
    let missing = Value.undetermined([Missing(.worth, at: .nowhere)])
    try check("(value alone) + 3 kr", gives: missing)
    try check("(value alone) > 3 kr", gives: missing)
    try check("(value alone) > 3 kr and 2 > 3", gives: .truth(false))
    try check("(value alone) > 3 kr or 3 > 2", gives: .truth(true))
    try check("(value alone) > 3 kr and 3 > 2", gives: missing)
    try check("if 3 > 2 then 1 kr else value alone", gives: .number(1))
    try check("if (value alone) > 0 then 2 else 3", gives: missing)
    try check("if (value alone) > 0 then 2 else 2", gives: .number(2))
    try check("max(value alone, 3 kr)", gives: missing)
  }

  func testDivisionByZeroIsUndetermined() throws {
    for text in ["3 / 0", "1 + 3 / (2 - 2)", "if 3 / 0 > 1 then 1 else 2"] {
      let script = try Script("show \(text)")
      guard case .show(let subject) = script.evaluator.program.queries[0].subject,
        case .undetermined(let missing) = script.evaluator.value(
          of: subject, in: nil, figures: figure)
      else { return XCTFail(text) }
      XCTAssertEqual(missing.map(\.what), [.other("a value divided by 0")])
    }
    try check("if 1 > 2 then 3 / 0 else 2", gives: .number(2))
  }

  func testInfiniteAndNoValues() throws {
    try check("(value predicted) > 1 000 kr", gives: .truth(true))
    try check("-(value predicted) < 1 000 kr", gives: .truth(true))
    try check("(value predicted) + 1 kr", gives: .infinite(positive: true))
    try check("3 kr / (value predicted)", gives: .number(0))
    try check("(value kept) >= 90 %", gives: .truth(false))
    try check("not ((value kept) >= 90 %)", gives: .truth(true))
    try check("(value kept) != 90 %", gives: .truth(true))
  }

  func testALongChainIsHarmless() throws {
    let text = Array(repeating: "1", count: 100_000).joined(separator: " + ")
    try check(text, gives: .number(100_000))
  }

  func testDimensionsAreKnown() throws {
    let script = try Script("show (value joint) / 2\nshow 3 hours\nexpect value kept > 3 %")
    let program = script.evaluator.program
    let dimensions = program.queries.map { query -> Checking.Dimension? in
      guard case .show(let subject) = query.subject else { return nil }
      return program.dimension(of: subject)
    }
    XCTAssertEqual(dimensions, [.money, .effort])
    guard case .holds(let claim) = program.expectations[0].claim else { return XCTFail("no claim") }
    XCTAssertEqual(program.dimension(of: claim), .truth)
    XCTAssertEqual(program.dimension(ofNode: Int(claim.first)), .share)
  }
}
