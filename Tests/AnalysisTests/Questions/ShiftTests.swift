import Analysis
import Arithmetic
import Evaluation
import XCTest

/// What the work of some costs others that have no part in it.
final class ShiftTests: XCTestCase {
  /// A hospital that does more than its bonus pays for, for what it saves itself; a region that pays.
  private static let script = """
    party Hospital { capacity 1 000 hours }
    party Region
    indicator Beds { unit bed / beds; better higher; falls on Hospital at 20 kr per bed }
    indicator Waits { unit wait / waits; better lower; falls on Region at 100 kr per wait }
    activity Send { by Hospital at 1 hour and 10 kr; up to 100; raises Beds by 1 }
    activity More {
      by Hospital at 1 hour and 10 kr; up to 50; raises Beds by 2; raises Waits by 1
    }
    measure Bonus of Beds {
      held by Hospital; paid by Region; pays 180 kr per bed; up to 80
    }
    goal G { owners Hospital; worth 50 kr per bed of Beds }

    """

  private func verdict(of script: String, line: UInt = #line) throws -> Verdict {
    try Script(script, line: line).verdicts[0]
  }

  private func shifts(of script: String, line: UInt = #line) throws -> [Rational?] {
    try verdict(of: script, line: line).shifts.map(\.amount)
  }

  func testAPayerBearsNoMoreThanItPays() throws {
    // 80 of 200 beds are paid for: 72 kr for each bed, of which More makes half.
    let verdict = try verdict(of: Self.script)
    XCTAssertEqual(verdict.shifts.map(\.amount), [7_200, 7_200 + 5_000])
    XCTAssertEqual(verdict.parties[1].utility.predicted, -19_400)
  }

  func testWithinItsLimitAMeasureCostsWhatItPaysEach() throws {
    let within = Self.script.replacingOccurrences(of: "up to 80\n", with: "up to 200\n")
    XCTAssertEqual(try shifts(of: within), [18_000, 18_000 + 5_000])
    let without = Self.script.replacingOccurrences(of: "; up to 80\n", with: "\n")
    XCTAssertEqual(try shifts(of: without), [18_000, 18_000 + 5_000])
  }

  func testABonusIsPaidOnce() throws {
    let bonus = Self.script.replacingOccurrences(
      of: "pays 180 kr per bed; up to 80", with: "bonus 1 000 kr at 50")
    XCTAssertEqual(try shifts(of: bonus), [500, 500 + 5_000])
  }

  func testWhatAPayerBearsIsWhatItLoses() throws {
    let figure = AskedFigure(.shift, .party(0), .party(1))
    for limit in [0, 1, 7, 80, 199, 200, 201] {
      let text = Self.script.replacingOccurrences(of: "up to 80\n", with: "up to \(limit)\n")
      let verdict = try verdict(of: text)
      let lost = verdict.parties[1].utility.predicted.map { Value.number(-$0) }
      XCTAssertEqual(verdict.value(of: figure), lost, "up to \(limit)")
      var sum = Rational.zero
      for term in verdict.why(figure).terms {
        if case .number(let number) = term.value { sum += number }
      }
      XCTAssertEqual(.number(sum), lost, "up to \(limit)")
    }
  }

  func testTheFindingSaysThatALimitIsReached() throws {
    let found = findings(of: try Script(Self.script).verdicts).filter { $0.code.number == 206 }
    XCTAssertEqual(
      found.flatMap(\.secondary).map(\.text),
      ["bears 12 200 kr a year, 460 kr for each until measures reach their limits"])
  }
}
