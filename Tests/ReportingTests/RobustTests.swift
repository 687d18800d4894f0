import XCTest

@testable import Reporting

/// What `robust` says where the value itself is a tie.
final class RobustTests: XCTestCase {
  func testATieAtTheValueItselfIsSaid() throws {
    let script = """
      party Region { capacity 12 000 hours }
      party Town { capacity 4 500 hours }
      party Vale { capacity 3 000 hours }
      indicator Days { unit day / days; better lower; falls on Region at 9 500 kr per day }
      indicator Falls { unit fall / falls; better lower }
      activity Plan {
        by Region at 2,5 hours
        by Town at 3 hours and 1 200 kr
        by Vale at 2 hours and 900 kr
        up to 400
        lowers Days by 2,5
        lowers Falls by 0,2
      }
      activity Rush {
        by Region at 0,5 hours; up to 2 500; lowers Days by 0,8; raises Falls by 3
      }
      measure Queue of Days { held by Region, Town; pays 3 000 kr per day }
      measure Bill of Days { held by Town, Vale; pays 8 200 kr per day; paid by Region }
      goal Home { owners Region; worth 9 500 kr per day of Days; worth 20 000 kr per fall of Falls }

      """
    let page = try written(of: script + "robust 30 %", line: #line) { answer, sources, text in
      AnswerWriter(sources: sources).write(answer, to: &text)
    }
    XCTAssertTrue(page.contains("below 6 250"), page)
    XCTAssertTrue(
      page.contains("rate of Bill: at exactly 6 250 kr per day a tie is decided otherwise\n"), page)
  }

  func testEachLineOfAnEffectIsAFigure() throws {
    let script = """
      party A { capacity 100 hours; horizon 1 year }
      party B { capacity 100 hours }
      indicator D { unit day / days; better lower }
      activity J {
        by A at 1 hour and 20 kr; by B at 1 hour; up to 100
        lowers D by 0,5; lowers D by 1 after 2 years
      }
      measure M of D { held by A, B; pays 41 kr per day }
      goal G { owners A, B; worth 400 kr per day of D }

      """
    let page = try written(of: script + "robust 20 %", line: #line) { answer, sources, text in
      AnswerWriter(sources: sources).write(answer, to: &text)
    }
    XCTAssertTrue(
      page.contains("J lowers D (1 of 2)       0.5 days  below about 0.488  -2.4 %"), page)
    XCTAssertFalse(page.contains("(2 of 2)"), page)
    let turn = try written(of: script + "turn effect of J on D", line: #line) {
      answer, sources, text in
      AnswerWriter(sources: sources).write(answer, to: &text)
    }
    XCTAssertTrue(turn.contains("it is said on several lines"), turn)
  }
}
