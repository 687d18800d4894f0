import Analysis
import Arithmetic
import Evaluation
import XCTest

/// What `show` says of every figure of the language.
final class FigureTests: XCTestCase {
  /// Shows each figure in the script and compares the words of its value.
  private func check(
    _ script: String, shows expected: [(figure: String, words: String)], line: UInt = #line
  ) throws {
    let queries = expected.map { "show \($0.figure)" }.joined(separator: "\n")
    let script = try Script(script + queries, line: line)
    XCTAssertEqual(script.answers.count, expected.count, line: line)
    for (answer, (figure, words)) in zip(script.answers, expected) {
      guard case .figure(let asked, let value, let verdict) = answer else {
        XCTFail("\(figure) is not answered by a figure", line: line)
        continue
      }
      let text = FigureText(verdict, .exact)
      XCTAssertEqual(text.words(for: value, verdict.unit(of: asked)), words, figure, line: line)
      let place = verdict.model.scenario == "base" ? "" : " in \(verdict.model.scenario)"
      XCTAssertEqual(text.name(of: asked) + place, figure, line: line)
    }
  }

  func testFiguresOfTheScript() throws {
    try check(
      Script.discharge,
      shows: [
        ("capacity of Region", "2 000 hours"), ("horizon of Kommun", "1 year"),
        ("horizon of Region", "unlimited"), ("horizon of Kommun in Shared", "3 years"),
        ("rate of Queue", "4 000 kr per day"), ("rate of Back in Shared", "30 000 kr per patient"),
        ("share of Kommun in HomeFund", "40 %"), ("limit of HomeFund", "1 500 000 kr"),
        ("effort of Kommun in EarlyPlan", "2.5 hours"),
        ("effort of Kommun in QuickDischarge", "0 hours"),
        ("cost of Kommun in EarlyPlan", "900 kr"), ("cost of Region in EarlyPlan", "0 kr"),
        ("effect of EarlyPlan on BedDays", "-3 days"),
        ("effect of QuickDischarge on UrgentVisits", "10 visits"),
        ("effect of EarlyPlan on UrgentVisits", "0 visits"), ("cap of EarlyPlan", "600"),
      ])
  }

  func testFiguresOfTheVerdict() throws {
    try check(
      Script.discharge,
      shows: [
        ("worth of EarlyPlan", "38 100 kr"), ("worth of QuickDischarge", "-1 200 kr"),
        ("gain of Kommun from EarlyPlan", "23 040 kr"),
        ("gain of Kommun from QuickDischarge", "-1 200 kr"),
        ("per hour of Region in EarlyPlan", "7 530 kr per hour"),
        ("per hour of Kommun in QuickDischarge", "none"),
        ("plan of EarlyPlan", "0"), ("alone plan of QuickDischarge", "4 000"),
        ("joint plan of EarlyPlan", "600"), ("plan of EarlyPlan in Shared", "600"),
        ("plan of QuickDischarge in Shared", "1 600"),
        ("level of Readmissions", "1 280 patients"),
        ("level of Readmissions in Shared", "1 112 patients"),
        ("value alone", "-4 800 000 kr"), ("value predicted", "-4 800 000 kr"),
        ("value joint", "22 860 000 kr"), ("value kept", "about -20.9973753281 %"),
        ("value kept in Shared", "about 91.6010498688 %"), ("joint share", "0 %"),
        ("joint share in Shared", "100 %"), ("harm", "-4 800 000 kr"),
        ("harm in Shared", "-1 920 000 kr"), ("shift from Region to Kommun", "4 800 000 kr"),
        ("shift from Kommun to Region", "0 kr"), ("turning range of Queue", "none"),
        ("turning range of Liability", "from 120 kr per day on"),
        (
          "turning range of Back for Region in Shared",
          "from about 6 214.28571429 kr per patient on"
        ),
        ("turning range of Back for Kommun in Shared", "from -115 200 kr per patient on"),
      ])
  }

  func testFiguresOfAgreements() throws {
    try check(
      Script.discharge,
      shows: [
        ("temptation of Region", "11 764 000 kr"), ("temptation of Kommun", "0 kr"),
        ("temptation of Region in Shared", "960 000 kr"),
        ("short of Region in EarlyPlan", "5 740 kr"), ("short of Kommun in EarlyPlan", "0 kr"),
        ("short of Region in QuickDischarge", "none"), ("surplus of EarlyPlan", "17 300 kr"),
      ])
  }

  func testWhatIsMissingIsNamed() throws {
    let script = """
      party A
      party B
      indicator Calls { better higher }
      activity Team { by A at 2 hours; by B; raises Calls }
      measure Count of Calls { held by A; pays 10 kr per unit }
      measure Other of Calls { held by B }

      """
    try check(
      script,
      shows: [
        ("gain of A from Team", "undetermined: missing by how much Team moves Calls"),
        (
          "gain of B from Team",
          "undetermined: missing the money B needs for Team; by how much Team moves Calls; "
            + "what Other pays per unit"
        ),
        ("effort of B in Team", "undetermined: missing the hours B needs for Team"),
        ("level of Calls", "undetermined: missing the baseline of Calls"),
        (
          "worth of Team",
          "undetermined: missing what the indicators are worth (`worth` in a goal, or `falls on`)"
        ),
      ])
  }

  func testCongruenceComparesAsItsRoot() throws {
    let script = try Script(
      Script.discharge + """
        expect congruence of Region > 0
        expect congruence of Region < 1
        expect (congruence of Region in Shared) != (congruence of Region)

        """)
    for result in script.results { XCTAssertEqual(result.outcome, .held) }
  }
}
