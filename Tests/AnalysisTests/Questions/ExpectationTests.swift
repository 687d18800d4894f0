import Analysis
import Diagnostics
import Evaluation
import Syntax
import XCTest

/// What becomes of expectations, and what is said of those that do not hold.
final class ExpectationTests: XCTestCase {
  /// Checks the outcome of each expectation; nil is held, else the headline of what is said.
  private func check(
    _ script: String, _ expected: [(expect: String, said: String?)], line: UInt = #line
  ) throws {
    let text = script + expected.map { "expect \($0.expect)" }.joined(separator: "\n")
    let results = try Script(text, line: line).results
    XCTAssertEqual(results.count, expected.count, line: line)
    for (result, (expect, said)) in zip(results, expected) {
      let found = result.diagnostic.map { "\($0.code) \($0.message)" }
      XCTAssertEqual(found, said, expect, line: line)
      XCTAssertEqual(result.diagnostic?.severity, said == nil ? nil : .error, expect, line: line)
    }
  }

  func testWhatTheExampleExpects() throws {
    try check(
      Script.discharge,
      [
        ("silo", nil), ("joint work in Shared", nil), ("no silo in Shared", nil),
        ("EarlyPlan pays for Kommun in Shared", nil), ("value kept >= 90 % in Shared", nil),
        ("SafelyHome reached in Shared", nil), ("Kommun keeps EarlyPlan", nil),
        ("(plan of EarlyPlan) < (plan of EarlyPlan in Shared)", nil),
      ])
  }

  func testWhatHoldsInTheMiddleOfRangesAndNotAtTheirEnds() throws {
    let script =
      Script.discharge.replacingOccurrences(of: "by 0,2 after", with: "by 0,1 to 0,3 after")
      .replacingOccurrences(of: "up to 600", with: "up to 600 ± 10 %") + "let Least = 60 to 70\n"
    let text = "and that does not hold for all values of"
    try check(
      script,
      [
        ("worth of EarlyPlan > 30 000 kr", nil), ("gain of Region from EarlyPlan > 15 000 kr", nil),
        (
          "SafelyHome reached in Shared",
          "SV902 expected `SafelyHome` to be reached, \(text) 2 uncertain figures"
        ),
        (
          "worth of EarlyPlan > 35 000 kr",
          "SV902 expected `worth of EarlyPlan > 35 000 kr`, \(text) 2 uncertain figures"
        ),
        (
          "plan of EarlyPlan < 10 * Least in Shared",
          "SV902 expected `plan of EarlyPlan < 10 * Least`, \(text) 3 uncertain figures"
        ),
        ("EarlyPlan pays for Region in Shared", nil),
        (
          "worth of EarlyPlan > 40 000 kr",
          "SV901 expected `worth of EarlyPlan > 40 000 kr`, and it is 38 100 kr"
        ),
      ])
    let result = try Script(script + "expect worth of EarlyPlan > 35 000 kr").results[0]
    XCTAssertEqual(
      result.diagnostic?.why,
      [
        "in the middle it is 38 100 kr",
        "with effect of EarlyPlan on Readmissions at 0.1 patients it is 32 100 kr",
      ])
  }

  func testWhatIsTriedAndNotProvenIsUndetermined() throws {
    let script = """
      let Share = 60 % ± 10 %
      party R { capacity 9 hours }
      party K { capacity 9 hours }
      indicator D { better lower; falls on R at 3 kr per unit }
      activity A { by R at 1 hour and 3 kr; by K at 1 hour; up to 10; lowers D by 3 }
      budget F { from R Share; from K 100 % - Share; covers A }
      expect silo
      """
    let found = try XCTUnwrap(try Script(script).results[0].diagnostic)
    XCTAssertEqual(
      found.message, "expected silo, and that is not proven for all values of an uncertain figure")
    XCTAssertEqual(
      found.why,
      [
        "It is silo in the middle of the ranges and with both other combinations of values that "
          + "were tried, but that is not proven for all: a range that is used twice in one figure, "
          + "or in figures that make up one sum, is only tried."
      ])
  }

  func testWhatHoldsInTheMiddleIsSaidToHoldThere() throws {
    let found = try XCTUnwrap(
      try Script("party A\nlet F = 2 to 4\nexpect F <= 3").results[0].diagnostic)
    XCTAssertEqual(
      found.why, ["in the middle it holds", "with F at 4 it does not hold"])
  }

  func testWhatDoesNotHold() throws {
    try check(
      Script.discharge,
      [
        ("joint work", "SV901 expected joint work, and the verdict is `silo`"),
        ("no silo", "SV901 expected no silo, and the verdict is `silo`"),
        ("silo in Shared", "SV901 expected silo, and the verdict is `joint`"),
        (
          "QuickDischarge pays for Kommun",
          "SV901 expected `QuickDischarge` to pay for `Kommun`, "
            + "and gain of Kommun from QuickDischarge is -1 200 kr"
        ),
        (
          "Region keeps EarlyPlan",
          "SV901 expected `Region` to keep `EarlyPlan`, and `EarlyPlan` gives 7 530 kr per hour, "
            + "`QuickDischarge` 10 400 kr per hour"
        ),
        (
          "SafelyHome reached",
          "SV901 expected `SafelyHome` to be reached, "
            + "and `Readmissions` comes to 1 280 patients instead of 1 150 patients"
        ),
        (
          "value kept >= 90 %",
          "SV901 expected `value kept >= 90 %`, and it is about -20.9973753281 %"
        ),
        (
          "(plan of EarlyPlan) > (plan of EarlyPlan in Shared)",
          "SV901 expected `(plan of EarlyPlan) > (plan of EarlyPlan in Shared)`, "
            + "and plan of EarlyPlan is 0, "
            + "plan of EarlyPlan in `Shared` is 600"
        ),
        (
          "value kept - 1 % >= 90 %",
          "SV901 expected `value kept - 1 % >= 90 %`, and value kept is about -20.9973753281 %"
        ),
        ("1 kr > 2 kr", "SV901 expected `1 kr > 2 kr`, and it does not hold"),
      ])
  }

  /// Checks why an expectation does not hold, and what says more.
  private func check(
    _ expect: String, why: [String], ask: String, of script: String = Script.discharge,
    line: UInt = #line
  ) throws {
    let result = try XCTUnwrap(try Script("\(script)expect \(expect)", line: line).results.first)
    XCTAssertEqual(result.diagnostic?.why, why, expect, line: line)
    XCTAssertEqual(result.diagnostic?.help, ["ask `why \(ask)`"], expect, line: line)
  }

  func testWhyItDoesNotHold() throws {
    let declined = [
      "`EarlyPlan` is done 0 times instead of 600",
      "an hour of `EarlyPlan` gives `Region` 7 530 kr",
      "an hour of `QuickDischarge` gives `Region` 10 400 kr",
      "the hours of `Region` are used up",
    ]
    try check("joint work", why: declined, ask: "verdict")
    try check("no silo", why: declined, ask: "verdict")
    try check("plan of EarlyPlan > 5", why: declined, ask: "plan of EarlyPlan")
    try check("value kept > 5 %", why: declined, ask: "value kept")
    try check(
      "silo in Shared", why: ["`EarlyPlan` is done 600 times"], ask: "verdict in Shared")
    try check(
      "QuickDischarge pays for Kommun",
      why: [
        "`UrgentVisits` costs `Kommun` 9 000 kr", "`Liability` pays `Kommun` 7 800 kr",
      ], ask: "gain of Kommun from QuickDischarge")
    try check(
      "Region keeps EarlyPlan",
      why: ["by leaving the best plan `Region` would earn 11 764 000 kr more a year"],
      ask: "temptation of Region")
    try check(
      "SafelyHome reached",
      why: [
        "`QuickDischarge` raises `Readmissions` by 80 patients",
        "the best plan would reach it: 1 080 patients",
      ], ask: "level of Readmissions")
  }

  func testWhyAMeasureStopsJointWork() throws {
    for (hours, fee, cause) in [
      ("100", "up to 12", "`Fee` of `Clinic` pays for no more than 12 units"),
      ("1 000", "up to 12", "`Fee` of `Clinic` pays for no more than 12 units"),
      ("100", "bonus 1 000 kr at 12", "the bonus of `Fee` of `Clinic` ends at 12 units"),
    ] {
      let pay = fee.hasPrefix("bonus") ? fee : "pays 1 000 kr per unit; \(fee)"
      try check(
        "joint work", why: ["`Team` is done 6 times instead of 100", cause], ask: "verdict",
        of: """
          party Clinic { capacity \(hours) hours }
          party Town { capacity 100 hours }
          indicator Days { better lower }
          activity Team { by Clinic at 1 hour and 100 kr; by Town at 1 hour; up to 100
            lowers Days by 2 }
          activity Visits { by Clinic at 1 hour; up to 200; lowers Days by 0,1 }
          measure Fee of Days { held by Clinic; \(pay) }
          measure Own of Days { held by Town; pays 500 kr per unit }
          goal Home { owners Clinic, Town; worth 2 000 kr per unit of Days }

          """)
    }
  }

  func testWhyAGainIsNone() throws {
    let script = """
      party A { horizon 1 year }
      party B
      indicator Good { better higher }
      activity Team {
        by A at 1 hour and 5 kr
        by B at 1 hour
        up to 3
        raises Good by 2 after 2 years
      }
      measure M of Good { held by A; pays 7 kr per unit }
      measure C of Good { held by B; pays -3 kr per unit }

      """
    try check(
      "Team pays for A",
      why: [
        "nothing pays `A` for it", "each costs `A` 5 kr of its own",
        "`M` pays nothing: `Good` moves after 2 years, and the horizon is 1 year",
      ], ask: "gain of A from Team", of: script)
    try check(
      "Team pays for B", why: ["nothing pays `B` for it", "`C` charges `B` 6 kr"],
      ask: "gain of B from Team", of: script)
  }

  func testWhatCannotBeSaid() throws {
    let script = """
      party A
      party B
      indicator Good { better higher }
      activity Team { by A; by B; raises Good }
      measure M of Good { held by A, B }
      goal G { owners A, B; reach Good 5 by 2030 }

      """
    try check(
      script,
      [
        ("silo", "SV902 expected silo, and it cannot be said whether it holds"),
        ("no silo", "SV901 expected no silo, and the verdict is undetermined"),
        (
          "Team pays for A",
          "SV902 expected `Team` to pay for `A`, and it cannot be said whether it holds"
        ),
        (
          "value joint > 0 kr",
          "SV902 expected `value joint > 0 kr`, and it cannot be said whether it holds"
        ),
        ("G reached", "SV902 expected `G` to be reached, and it cannot be said whether it holds"),
      ])
  }

  func testStructureDecidesWhatItCan() throws {
    let script = """
      party A
      party B
      indicator Good { better higher }
      activity Team { by A at 1 hour; by B; raises Good }
      measure M of Good { held by A }

      """
    try check(
      script,
      [
        ("silo", nil), ("Team pays for A", nil),
        (
          "Team pays for B",
          "SV901 expected `Team` to pay for `B`, and `B` has nothing to gain by it, "
            + "whatever the figures"
        ),
      ])
  }

  func testOnlyWhatArrivesByTheDateCounts() throws {
    let script = try Script(
      Script.discharge.replacingOccurrences(of: "1 150 by 2028", with: "1 199 by 2028-06")
        + "expect SafelyHome reached in Shared\n")
    let expectation = try XCTUnwrap(script.program.expectations.first)
    for (year, month, outcome) in [
      (2026, 6, ExpectationResult.Outcome.held), (2026, 7, .failed),
    ] {
      let evaluated = Evaluator(script.program).model(of: expectation.scenario?.symbol)
      var model = evaluated.model
      model.asOf = DateLiteral(year: year, month: month, day: 1, span: .nowhere)
      model.mandates = []
      for a in model.activities.indices where model.activities[a].id.name == "QuickDischarge" {
        model.activities[a].effects.removeAll { $0.moves == .higher }
      }
      let view = Inquiry.View(entities: evaluated.entities, verdict: Verdict(of: model))
      let inquiry = Inquiry(Evaluator(script.program)) { _ in view }
      XCTAssertEqual(inquiry.result(of: expectation).outcome, outcome, "\(year)-\(month)")
    }
  }

  func testYearsAndMonthsGoByTheCalendar() throws {
    // A leap day makes no year longer, and a month is not always as long.
    for (day, lag, due, outcome) in [
      ("2026-01-01", "1 year", "2026", ExpectationResult.Outcome.failed),
      ("2026-01-01", "3 years", "2028", .failed), ("2025-12-31", "3 years", "2028", .held),
      ("2026-02-10", "6 months", "2026-08-10", .held),
      ("2026-02-10", "6 months", "2026-08-09", .failed),
      ("2026-07-01", "6 months", "2026", .failed), ("2026-08-31", "6 months", "2027-02", .held),
      ("2026-02-01", "29 days", "2026-03-01", .failed),
      ("2026-02-01", "1 month", "2026-03-01", .held),
      ("2026", "0.5 months", "2026-01-16", .failed), ("2026", "0.5 months", "2026-01-17", .held),
      ("2026-05", "999 years", "3025-05-01", .held), ("2026-05", "5 000 years", "9000", .held),
      ("2026-05", "9 000 years", "9999", .failed),
    ] {
      let script = try Script(
        """
        as of \(day)
        party A { capacity 10 hours }
        indicator I { baseline 100; better lower; falls on A at 5 kr per unit }
        activity X { by A at 1 hours; up to 1; lowers I by 10 after \(lag) }
        goal G { owners A; reach I 90 by \(due) }
        expect G reached

        """)
      XCTAssertEqual(script.results.map(\.outcome), [outcome], "\(day) \(lag) \(due)")
    }
  }

  func testNothingArrivesByADateBeforeTheScript() throws {
    func script(_ day: String, _ by: String) -> String {
      """
      as of \(day)
      party A { capacity 100 hours }
      indicator X { unit day / days; better lower; baseline 200 }
      activity P { by A at 1 hour; up to 40; lowers X by 3 }
      measure M of X { held by A; pays 1 kr per day }
      goal G { owners A; worth 5 kr per day of X; reach X 100 by \(by) }
      expect G reached

      """
    }
    for (day, by, isReached) in [
      ("2026-01-01", "2020", false), ("2026-01-01", "2025-12-31", false),
      ("2026-01-01", "2026-01-01", true), ("2026-06-15", "2026", true),
    ] {
      let script = try Script(script(day, by))
      XCTAssertEqual(script.results.map(\.outcome), [isReached ? .held : .failed], by)
      // The rule on what is within reach is about days to come.
      let codes = findings(of: script.verdicts).map { "\($0.code)" }
      XCTAssertFalse(codes.contains("SV223"), by)
    }
  }

  func testWhyATargetIsMissedTellsWhatArrivesInTime() throws {
    let script = """
      as of 2026-01-01
      party A { capacity 100 hours }
      indicator X { unit day / days; better lower; baseline 200 }
      activity P { by A at 1 hour; up to 40; lowers X by 3; lowers X by 2 after 2 years }
      measure M of X { held by A; pays 1 kr per day }
      goal G { owners A; worth 5 kr per day of X; reach X 50 by 2027 }
      """
    try check(
      script, expect: "G reached",
      says: "SV901 expected `G` to be reached, and `X` comes to 80 days instead of 50 days",
      why: ["`P` lowers `X` by 120 days", "nor does the best plan reach it: 80 days"],
      help: ["ask `why level of X`"])
    try check(
      script.replacingOccurrences(of: "by 2027", with: "by 2025"), expect: "G reached",
      says: "SV901 expected `G` to be reached, and `X` comes to 200 days instead of 50 days",
      why: ["nor does the best plan reach it: 200 days"], help: ["ask `why level of X`"])
  }

  func testOnlyTargetsThatAreMissedAreTold() throws {
    try check(
      """
      as of 2026-01
      party A { capacity 10 hours }
      indicator I { better lower; baseline 50 }
      indicator J { better lower; baseline 50 }
      indicator K { better lower }
      activity W { by A at 1 hour; up to 3; lowers I by 1 }
      measure M of I { held by A; pays 1 kr per unit }
      goal G { owners A; reach I 40 by 2027; reach I 49 by 2028; reach J 9 by 2028; reach K 9 by 2028 }

      """,
      [
        (
          "G reached",
          "SV901 expected `G` to be reached, and `I` comes to 47 units instead of 40 units and "
            + "`J` comes to 50 units instead of 9 units"
        )
      ])
  }

  /// Checks the headline, the reasons and the help of an expectation that does not hold.
  private func check(
    _ script: String, expect: String, says message: String, why: [String], help: [String],
    line: UInt = #line
  ) throws {
    let results = try Script(script + "\nexpect \(expect)\n", line: line).results
    let said = try XCTUnwrap(results.last?.diagnostic, line: line)
    XCTAssertEqual("\(said.code) \(said.message)", message, line: line)
    XCTAssertEqual(said.why, why, line: line)
    XCTAssertEqual(said.help, help, line: line)
  }

  func testSaysWhoHasNoPart() throws {
    try check(
      Script.discharge, expect: "Kommun keeps QuickDischarge",
      says: "SV901 expected `Kommun` to keep `QuickDischarge`, and `Kommun` has no part in "
        + "`QuickDischarge`", why: [], help: [])
  }

  func testTellsAFigureOnceAndHowOneSideIsAskedElsewhere() throws {
    try check(
      Script.discharge, expect: "value joint < value joint in Shared",
      says: "SV901 expected `value joint < value joint`, and value joint is 22 860 000 kr", why: [],
      help: [
        "of one side alone the scenario stands in parentheses: `(value joint in Shared)`",
        "ask `why value joint in Shared`",
      ])
  }

  func testSaysInWhichScenarioAFigureStands() throws {
    let script = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator D { better lower; baseline 500 }
      activity J { by A at 1 hour; by B at 1 hour; up to 80; lowers D by 2 }
      activity S { by A at 1 hour; up to 40; lowers D by 3 }
      measure M of D { held by A, B; pays 30 kr per unit }
      goal G { owners A, B; worth 100 kr per unit of D }
      scenario Other { change J { by B at 3 hours } }

      """
    try check(
      script, expect: "(plan of J in Other) = 80",
      says: "SV901 expected `(plan of J in Other) = 80`, and it is about 33.3333333333",
      why: [], help: ["ask `why plan of J in Other`"])
    try check(
      script, expect: "(level of D in Other) < 100 units and level of D < 100 units",
      says: "SV901 expected `(level of D in Other) < 100 units and level of D < 100 units`, and "
        + "level of D in `Other` is about 313.333333333 units, level of D is 260 units",
      why: [
        "in `Other` `J` lowers `D` by about 66.67 units", "in `Other` `S` lowers `D` by 120 units",
        "`J` lowers `D` by 120 units", "`S` lowers `D` by 120 units",
      ], help: ["ask `why level of D in Other`"])
  }

  func testSaysWhatLeavingTheBestPlanWouldBe() throws {
    let script = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator D { better lower }
      indicator E { better higher }
      activity J { by A at 1 hour; by B at 1 hour; up to 80; lowers D by 2 }
      activity S { by A at 1 hour; up to 90; raises E by 1 }
      measure M of D { held by A; pays 10 kr per unit }
      measure N of E { held by A; pays 30 kr per unit }
      goal G { owners A, B; worth 100 kr per unit of D; worth 1 kr per unit of E }

      """
    try check(
      script, expect: "temptation of A <= 100 kr",
      says: "SV901 expected `temptation of A <= 100 kr`, and it is 700 kr",
      why: [
        "leaving the best plan `A` would do `J` 10 times instead of 80",
        "leaving the best plan `A` would do `S` 90 times instead of 20",
      ], help: ["ask `why temptation of A`"])
  }

  func testSaysWhyNoTrackCanBeTold() throws {
    let script = """
      party A { capacity 5 hours }
      indicator X { better lower; baseline 30; observed 2025 29 }
      activity S { by A at 1 hour; lowers X by 1 }
      goal G { owners A; worth 5 kr per unit of X; reach X 5 by 2027 }
      goal Empty { owners A }
      """
    try check(
      script, expect: "G on track",
      says: "SV902 expected `G` to be on track, and it cannot be said whether it holds",
      why: ["the path has no start: the baseline says no time, and only one value was observed"],
      help: ["write `baseline N in YEAR`"])
    try check(
      script.replacingOccurrences(of: "baseline 30; ", with: ""), expect: "G on track",
      says: "SV902 expected `G` to be on track, and it cannot be said whether it holds",
      why: ["the path has no start: `X` has no baseline, and only one value was observed"],
      help: ["write `baseline N in YEAR`"])
    try check(
      script, expect: "Empty on track",
      says: "SV901 expected `Empty` to be on track, and `Empty` says nothing to `reach`", why: [],
      help: ["say what `Empty` is to `reach`, as `reach INDICATOR 10 by 2030`"])
  }

  func testSaysWhichFigureDecidesWhetherThereIsNoSilo() throws {
    let script = Script.discharge.replacingOccurrences(
      of: "by 0,2 after", with: "by 0,02 to 0,38 after"
    ).replacingOccurrences(of: "pays 30 000 kr", with: "pays 12 000 kr")
    let results = try Script(script + "expect no silo in Shared\nexpect silo in Shared\n").results
    let (noSilo, silo) = (
      try XCTUnwrap(results[0].diagnostic), try XCTUnwrap(results[1].diagnostic)
    )
    XCTAssertEqual(noSilo.message, "expected no silo, and the verdict is undetermined")
    XCTAssertFalse(silo.why.isEmpty)
    XCTAssertEqual(noSilo.why, silo.why)
  }
}
