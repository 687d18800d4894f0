import Diagnostics
import Evaluation
import Syntax
import XCTest

@testable import Analysis

/// What begins and ends when, and scenarios that begin on a date.
final class TimelineTests: XCTestCase {
  private static let script = """
    as of 2026
    party A { capacity 10 hours }
    party B { capacity 10 hours }
    indicator I { better lower }
    activity X { by A at 1 hour; by B at 1 hour; up to 10; lowers I by 1 }
    activity Y { by A at 1 hour; up to 10; lowers I by 1 }
    measure M of I { held by A, B; pays 5 kr per unit; from 2025; until 2027-06 }
    mandate N { A may X; B may X; until 2026-03-30 }
    goal G { owners A, B; worth 5 kr per unit of I; reach I 5 by 2027 }
    scenario S { from 2028-02; measure L of I { held by A, B; pays 7 kr per unit; until 2029 }; without M }
    scenario T { extends S }
    show timeline
    show timeline in T

    """

  /// The stretches of an answer, each as `from..to +begins -ends =in force !due`.
  private func stretches(_ answer: Answer) -> [String] {
    guard case .timeline(let timeline, _, _) = answer else { return ["no timeline"] }
    func names(_ sign: String, _ spans: [Timeline.Span]) -> String {
      spans.isEmpty ? "" : " \(sign)" + spans.map(\.name).joined(separator: ",")
    }
    return timeline.stretches.map { stretch in
      "\(stretch.from?.text ?? "")..\(stretch.to?.text ?? "")" + names("+", stretch.begins)
        + names("-", stretch.ends) + names("=", stretch.inForce)
        + stretch.due.map { " !\($0.goal)" }.joined() + (stretch.isBefore ? " before" : "")
    }
  }

  func testStretches() throws {
    let answers = try Script(Self.script).answers
    XCTAssertEqual(
      stretches(answers[0]),
      [
        "..2024-12-31 =N", "2025-01-01..2026-03-30 +M =M,N", "2026-03-31..2027-06-30 -N =M",
        "2027-07-01.. -M !G",
      ])
  }

  func testEachScenarioHoldsFromItsOwnDay() throws {
    let script = """
      as of 2026
      party A { capacity 10 hours }
      indicator I { better lower }
      measure M of I { held by A; pays 5 kr per unit; until 2025-12 }
      scenario S { from 2027; change A { capacity 5 hours } }
      scenario Between { extends S }
      scenario T { extends Between; from 2029; mandate N { A may X; from 2028; until 2030 } }
      scenario U { extends S; from 2024 }
      activity X { by A at 1 hour; up to 10; lowers I by 1 }
      show timeline in T
      show timeline in U

      """
    let answers = try Script(script).answers
    XCTAssertEqual(
      stretches(answers[0]),
      [
        "..2025-12-31 =M before", "2026-01-01..2026-12-31 -M before",
        "2027-01-01..2028-12-31 before", "2029-01-01..2030-12-31 +N =N", "2031-01-01.. -N",
      ])
    guard case .timeline(let timeline, let verdicts, _) = answers[0] else { return XCTFail() }
    XCTAssertEqual(timeline.stretches.map(\.begun), [nil, nil, "Between", "T", nil])
    XCTAssertEqual(verdicts.map(\.model.scenario), ["base", "base", "Between", "T", "T"])
    XCTAssertEqual(verdicts.map { $0.model.parties[0].capacity?.value }, [10, 10, 5, 5, 5])
    // What begins before what it extends holds from its own day, and that is never alone.
    XCTAssertEqual(
      stretches(answers[1]),
      ["..2023-12-31 =M before", "2024-01-01..2025-12-31 =M", "2026-01-01.. -M"])
  }

  func testNothingLiesBeforeTheFirstDay() throws {
    func script(_ day: String) -> String {
      "party A; indicator I { better lower }\n"
        + "measure M of I { held by A; from \(day); until 0001-12 }\nshow timeline\n"
    }
    XCTAssertEqual(
      stretches(try Script(script("0001")).answers[0]),
      ["0001-01-01..0001-12-31 +M =M", "0002-01-01.. -M"])
    XCTAssertEqual(
      stretches(try Script(script("0001-01-02")).answers[0]),
      ["..0001-01-01", "0001-01-02..0001-12-31 +M =M", "0002-01-01.. -M"])
  }

  func testBeforeAScenarioBeginsThereIsWhatItExtends() throws {
    let answers = try Script(Self.script).answers
    XCTAssertEqual(
      stretches(answers[1]),
      [
        "..2024-12-31 =N before", "2025-01-01..2026-03-30 +M =M,N before",
        "2026-03-31..2027-06-30 -N =M before", "2027-07-01..2028-01-31 -M !G before",
        "2028-02-01..2029-12-31 +L =L", "2030-01-01.. -L",
      ])
  }

  func testTheVerdictOfEachStretch() throws {
    guard case .timeline(_, let verdicts, _) = try Script(Self.script).answers[0] else {
      return XCTFail("no timeline")
    }
    XCTAssertEqual(
      verdicts.map { $0.gain(of: 0, from: 0) }, [0, 5, 5, 0])
  }

  func testAScenarioIsReadForItsFirstDay() throws {
    let verdicts = try Script(Self.script).verdicts
    XCTAssertEqual(verdicts.map { $0.model.asOf?.text }, ["2026", "2028-02", "2028-02"])
    XCTAssertEqual(verdicts.map { $0.gain(of: 0, from: 0) }, [5, 7, 7])
    // A script that is read for a later day stays there.
    let later = try Script(Self.script.replacingOccurrences(of: "as of 2026", with: "as of 2031"))
    XCTAssertEqual(later.verdicts.map { $0.model.asOf?.text }, ["2031", "2031", "2031"])
  }

  func testDaysAndTheirNumbers() {
    for (year, month, day) in [
      (1, 1, 1), (1900, 2, 28), (2000, 2, 29), (2024, 12, 31), (2025, 1, 1), (9999, 12, 31),
    ] {
      let date = DateLiteral(year: year, month: month, day: day, span: .nowhere)
      XCTAssertEqual(DateLiteral(dayNumber: date.firstDayNumber).text, date.text)
    }
    let first = DateLiteral(year: 1999, month: 12, day: 1, span: .nowhere).firstDayNumber
    for number in first..<first + 900 {
      XCTAssertEqual(DateLiteral(dayNumber: number).firstDayNumber, number)
    }
  }

  func testTheCalendarEndsWithItsLastYear() throws {
    let script = "party A\nindicator I { better lower }\nactivity X { by A; lowers I }\n"
    let open = "mandate N { A may X; from 2020; until 9999 }\nshow timeline"
    XCTAssertEqual(
      stretches(try Script(script + open).answers[0]), ["..2019-12-31", "2020-01-01.. +N =N"])
    let before = "mandate N { A may X; from 2020; until 9999-12-30 }\nshow timeline"
    XCTAssertEqual(
      stretches(try Script(script + before).answers[0]),
      ["..2019-12-31", "2020-01-01..9999-12-30 +N =N", "9999-12-31.. -N"])
  }
}
