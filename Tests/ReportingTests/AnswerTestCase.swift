import Analysis
import XCTest

@testable import Reporting

/// Scripts that are asked, and what is written of the answers.
class AnswerTestCase: XCTestCase {
  /// Two parties, held to the same days, of which one also has something of its own to do.
  static let script = """
    party A "the first" { capacity 100 hours }
    party B { capacity 100 hours; horizon 1 year }
    indicator Days { unit day / days; better lower; baseline 400; falls on B at 2 kr per day }
    indicator Later { better higher }
    activity Team "do it together" {
      by A at 2 hours and 30 kr
      by B at 1 hour
      up to 40
      lowers Days by 6
      raises Later by 1 after 2 years
    }
    activity Solo { by A at 1 hour; up to 100; lowers Days by 2 }
    measure Wait of Days { held by A; pays 20 kr per day; paid by B 50 % }
    measure Hope of Later { held by B; pays 9 kr per unit }
    goal G { owners A, B; worth 25 kr per day of Days }
    scenario More { change Wait { pays 40 kr per day } }

    """

  /// Asks the script `query` and compares what is written.
  func check(
    _ query: String, of script: String = AnswerTestCase.script, writes expected: String,
    line: UInt = #line
  ) throws {
    let written = try written(of: script + query, line: line) { answer, sources, text in
      AnswerWriter(sources: sources).write(answer, to: &text)
    }
    XCTAssertEqual(written, expected + "\n", line: line)
    for row in written.split(separator: "\n") {
      XCTAssertLessThanOrEqual(row.terminalWidth, 80, String(row), line: line)
    }
  }

  /// A script without figures.
  static let bridge = """
    party School
    party Psychiatry
    indicator Dropout { better lower }
    indicator Waiting { better lower }
    activity Bridge "meet before the change" { by School; by Psychiatry; lowers Dropout }
    activity Short { by Psychiatry at 1 hour; lowers Waiting }
    measure Grades of Dropout { held by School }
    measure Queue of Waiting { held by Psychiatry }
    scenario Eye { measure Seen of Dropout { held by Psychiatry } }

    """
}
