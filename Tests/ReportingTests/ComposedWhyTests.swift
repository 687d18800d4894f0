import XCTest

@testable import Reporting

/// `why` of what is computed from figures.
final class ComposedWhyTests: XCTestCase {
  private static let script = """
    party A { capacity 10 hours }
    indicator I { better lower }
    measure Pay of I { held by A; pays 3 kr per unit }
    scenario More { change Pay { pays 5 kr per unit } }

    """

  /// What answers `query`.
  private func answer(_ query: String) throws -> String {
    try written(of: Self.script + query, line: #line) { answer, sources, text in
      AnswerWriter(sources: sources).write(answer, to: &text)
    }
  }

  /// Its value comes first, then each figure in it once.
  func testTellsTheValueAndItsFigures() throws {
    XCTAssertEqual(
      try answer("why capacity of A * 2 - capacity of A / 4"),
      """
      capacity of A * 2 - capacity of A / 4: 17.5 hours

      capacity of A: 10 hours
        as the script says    10 hours  line 1

      """)
  }

  /// Of a range, what is shown is the middle.
  func testTellsTheRangeOfAMiddle() throws {
    let told = try answer("party B { capacity 8 to 12 hours }\nwhy capacity of B")
    XCTAssertEqual(
      told.split(separator: "\n").first,
      "capacity of B: 10 hours (the middle of 8 hours to 12 hours)")
  }

  /// Figures of several scenarios are each of their own.
  func testTellsTheScenariosApart() throws {
    let told = try answer("why (rate of Pay in More) - rate of Pay")
    let headlines = told.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    XCTAssertEqual(
      headlines,
      [
        "(rate of Pay in More) - rate of Pay: 2 kr per unit", "rate of Pay in More: 5 kr per unit",
        "rate of Pay: 3 kr per unit",
      ])
  }
}
