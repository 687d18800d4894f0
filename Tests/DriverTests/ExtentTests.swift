import Analysis
import Arithmetic
import XCTest

final class ExtentTests: XCTestCase {
  private let script = """
    party A { capacity 10 hours }
    indicator I { unit day / days; better lower }
    activity X { by A at 1 hour; up to 10; lowers I by 1 }
    measure M of I { held by A; pays 5 kr per day }
    goal G { owners A; worth 7 kr per day of I }
    expect value joint >= 0 kr

    """

  /// The agreement is computed where it is asked for, and wherever the whole verdict is.
  func testChecksLeaveOutTheAgreement() throws {
    let cases: [(String, Rational?)] = [
      ("", nil), ("expect value agreement > 0 kr\n", 70), ("show value agreement\n", 70),
    ]
    for (line, agreement) in cases {
      let pipeline = try pipeline(script + line)
      XCTAssertEqual(pipeline.problems, [], line)
      XCTAssertEqual(pipeline.verdictFindings(), [], line)
      XCTAssertEqual(pipeline.expectations().compactMap(\.diagnostic), [], line)
      let checked = try XCTUnwrap(pipeline.checkedVerdict(on: nil))
      XCTAssertEqual(checked.values.agreement, agreement, line)
      XCTAssertEqual(checked.values.joint, 70, line)
      let whole = try XCTUnwrap(pipeline.verdict(on: nil))
      XCTAssertEqual(whole.values.agreement, 70, line)
      XCTAssertEqual(pipeline.checkedVerdict(on: nil)?.values.agreement, 70, line)
    }
  }

  /// What is asked of a session goes on from what its standing was computed of, but for the whole verdict.
  func testQuestionsLeaveOutTheAgreement() throws {
    let cases: [(String, Rational?)] = [
      ("show 1 + 1", nil), ("show rate of M", nil), ("why verdict", nil), ("verdict", 70),
      ("show value agreement", 70), ("why value agreement", 70),
    ]
    for (line, agreement) in cases {
      let pipeline = try pipeline(script + line + "\n")
      let verdict: Verdict? =
        switch pipeline.answers().first {
        case .verdict(let verdict), .figure(_, _, let verdict), .why(_, let verdict): verdict
        case .value(_, _, _, let view): view.verdict
        default: nil
        }
      XCTAssertEqual(try XCTUnwrap(verdict, line).values.agreement, agreement, line)
    }
  }
}
