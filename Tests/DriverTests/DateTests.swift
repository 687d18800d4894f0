import Analysis
import Arithmetic
import Driver
import Evaluation
import XCTest

final class DateTests: XCTestCase {
  private let script = """
    party A { capacity 10 hours }
    indicator I { unit day / days; better lower; baseline 100 }
    activity X { by A at 1 hour; up to 10; lowers I by 1 after 1 year }
    measure Old of I { held by A; pays 5 kr per day; until 2026-06-30 }
    measure New of I { held by A; pays 7 kr per day; from 2026-07 }
    mandate M { A must X; until 2026 }
    goal G { reach I 95 by 2027-06 }
    show gain of A from X
    expect G reached

    """

  func testTheDayDecidesWhatIsInForce() throws {
    let cases: [(String, Int, String)] = [
      ("", 12, "held"), ("as of 2026-06-30\n", 5, "held"), ("as of 2026-07-01\n", 7, "failed"),
      ("as of 2026\n", 5, "held"), ("as of 2026-06\n", 5, "held"), ("as of 2027-01\n", 7, "failed"),
    ]
    for (line, gain, outcome) in cases {
      let pipeline = try pipeline(line + script)
      let verdict = try XCTUnwrap(pipeline.verdict(on: nil))
      XCTAssertEqual(verdict.gain(of: 0, from: 0), Rational(gain, over: 1), line)
      XCTAssertEqual(verdict.model.asOf == nil, line.isEmpty)
      let held = pipeline.expectations().map { String(describing: $0.outcome) }
      XCTAssertEqual(held, [outcome], line)
    }
  }
}
