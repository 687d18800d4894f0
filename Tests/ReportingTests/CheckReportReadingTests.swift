import XCTest

@testable import Reporting

/// What is no report of a check, nor a baseline.
final class CheckReportReadingTests: XCTestCase {
  func testTellsWhatIsWrong() {
    for (text, problem) in [
      ("{\n\"a\": 1,\n]", CheckReportProblem.notJSON(line: 3)), ("", .notJSON(line: 1)),
      ("{\"format\": 1, \n\"format\": 2}", .notJSON(line: 2)), ("[]", .otherFormat),
      ("{}", .otherFormat), ("{\"format\": \"samverka.other/1\"}", .otherFormat),
    ] {
      let bytes = Array(text.utf8)
      XCTAssertThrowsError(try CheckReport(json: bytes), text) {
        XCTAssertEqual($0 as? CheckReportProblem, problem, text)
      }
      XCTAssertThrowsError(try Baseline(json: bytes), text) {
        XCTAssertEqual($0 as? CheckReportProblem, problem, text)
      }
    }
  }
}
