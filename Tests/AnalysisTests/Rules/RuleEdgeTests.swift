import Analysis
import Arithmetic
import Diagnostics
import Foundation
import XCTest

/// Where the rules on measures, goals and budgets begin to speak, and where they leave it to another.
final class RuleEdgeTests: XCTestCase {
  /// Checks that exactly these codes are found, each with its severity.
  private func check(_ text: String, finds expected: [String], line: UInt = #line) throws {
    let found = findings(of: try Script(text, line: line).verdicts)
    XCTAssertEqual(
      found.map { "\($0.severity) \($0.code)" }, expected,
      found.map(\.message).joined(separator: "\n"), line: line)
  }

  /// A party with work for a figure that a goal wants and a measure counts.
  private static let good = """
    party A { capacity 100 hours }
    party B { capacity 100 hours }
    indicator Good { better higher; baseline 10 }
    activity Work { by A at 1 hour and 10 kr; up to 50; raises Good by 2 }
    measure M of Good { held by A; pays 20 kr per unit }
    goal G { owners A, B; worth 20 kr per unit of Good }

    """

  func testAGoodScriptIsSilent() throws { try check(Self.good, finds: []) }

  /// A party that is paid better alone, if `solo` takes hours from `Joint` and may be done.
  private func rivals(_ solo: String, _ rest: String = "", hours: Int = 100) -> String {
    """
    party P { capacity \(hours) hours }
    party Q { capacity 300 hours }
    indicator D { unit day / days; better lower }
    activity Joint { by P at 2 hours; by Q at 1 hour; up to 90; lowers D by 3 }
    activity Solo { by P at \(solo); up to 90; lowers D by 2 }
    measure MP of D { held by P; pays 10 kr per day }
    measure MQ of D { held by Q; pays 10 kr per day }
    goal G { owners P, Q; worth 500 kr per day of D }
    \(rest)

    """
  }

  func testOnlyWorkThatTakesHoursCompetes() throws {
    func range(_ text: String, _ direction: MeasureVerdict.Direction) throws -> [Rational?] {
      let said = try Script(text).verdicts[0].measures[0]
      XCTAssertEqual(said.direction, direction, text)
      return [said.turningRange?.from, said.turningRange?.to]
    }
    XCTAssertEqual(try range(rivals("1 hour"), .silo), [0, 0])
    let held = [
      rivals("1 hour", "mandate No { P must not Solo; under \"the law\" }"),
      rivals("1 hour", "obstacle Wall { blocks Solo; owner P }"),
    ]
    for text in held {
      XCTAssertEqual(try range(text, .joint), [0, nil])
      XCTAssertFalse(findings(of: try Script(text).verdicts).contains { "\($0.code)" == "SV204" })
    }
    for (text, why) in [
      (rivals("0 hours"), "`Solo` takes no hours"),
      (rivals("1 hour", hours: 300), "`P` has hours for both"),
    ] {
      XCTAssertEqual(try range(text, .silo), [0, nil])
      let found = findings(of: try Script(text).verdicts).first { "\($0.code)" == "SV204" }
      XCTAssertEqual(found?.why.last, "\(why): the verdict is joint all the same")
      XCTAssertEqual(found?.help, ["at this rate joint work still wins for `P`: \(why)"])
    }
    let unrelated = try Script(
      rivals("1 hour", "obstacle Wall { blocks Solo; owner P }")
        .replacingOccurrences(of: "lowers D by 2", with: "lowers E by 2")
        + "indicator E { better lower }\nmeasure ME of E { held by P; pays 90 kr per unit }\n")
    let found = findings(of: unrelated.verdicts).first { "\($0.code)" == "SV204" }
    XCTAssertEqual(found?.why.last, "nothing of `Solo` runs: the verdict is joint all the same")
  }

  func testAdviceIsEnough() throws {
    func advice(_ rate: Int) throws -> [String] {
      let text = """
        party P { capacity 100 hours }
        party Q { capacity 100 hours }
        indicator D { unit day / days; better lower }
        activity J { by P at 1 hour and 1 000 kr; by Q at 1 hour; up to 90; lowers D by 3 }
        measure MP of D { held by P; pays \(rate) kr per day }
        goal G { owners P, Q; worth 500 kr per day of D }

        """
      return findings(of: try Script(text).verdicts).filter { "\($0.code)" == "SV203" }
        .flatMap(\.help)
    }
    let help = ["pay `P` at least 334 kr per day through `MP`, all else equal"]
    XCTAssertEqual(try advice(300), help)
    XCTAssertEqual(try advice(333), help)
    XCTAssertEqual(try advice(334), [])
  }

  /// The finding that a measure rewards silo work, in the first of the verdicts.
  private func silo(_ text: String, line: UInt = #line) throws -> Diagnostic? {
    findings(of: [try Script(text, line: line).verdicts[0]]).first { "\($0.code)" == "SV204" }
  }

  /// `Own` pays `P` so much for work alone only, `MD` for joint work.
  private func beside(
    _ own: Int, _ rest: String = "", hours: Int = 300, harm: String = ""
  ) -> String {
    """
    party P { capacity \(hours) hours }
    party Q { capacity 300 hours }
    indicator D { unit day / days; better lower }
    indicator E { better higher }
    indicator F { better lower }
    activity J { by P at 4 hours and 50 kr; by Q at 3 hours; up to 80; lowers D by 2 }
    activity Solo { by P at 1 hour; up to 300; raises E by 1 \(harm) }
    measure Own of E { held by P; pays \(own) kr per unit }
    measure MD of D { held by Q; pays 50 kr per day }
    goal G { owners P, Q; worth 500 kr per day of D; worth 10 kr per unit of E; worth 90 kr per unit of F }
    \(rest)

    """
  }

  func testASiloMeasureBesideOneThatPaysForJointWork() throws {
    let stake = "measure MP of D { held by P; pays 75 kr per day }"
    XCTAssertEqual(
      try silo(beside(200))?.help,
      ["hold `P` to `D`, which `J` betters"])
    // Who has a stake in joint work is not told to get one: an hour of it gives 25 kr.
    XCTAssertEqual(
      try silo(beside(200, stake))?.help,
      [
        "pay `P` at most 25 kr per unit through `Own`: then an hour of `Solo` gives it no more than "
          + "one of `J`"
      ])
    XCTAssertEqual(try Script(beside(25, stake)).verdicts[0].overall, .joint)
    XCTAssertEqual(try Script(beside(26, stake)).verdicts[0].overall, .silo)
    XCTAssertEqual(
      try silo(
        beside(200, stake, hours: 1_000)
          .replacingOccurrences(of: "by Q at 3 hours;", with: "by Q at 3 hours and 900 kr;"))?.help,
      ["`P` has a stake in `J` already: see `why plan of J` for what holds it back"])
    // No pay of `P` brings `Q` along.
    XCTAssertEqual(
      try silo(
        beside(200, stake).replacingOccurrences(
          of: "by Q at 3 hours;", with: "by Q at 3 hours and 900 kr;")
      )?.help,
      ["`P` has a stake in `J` already: see `why plan of J` for what holds it back"])
  }

  func testWhatOutweighsASiloMeasure() throws {
    func found(_ cap: Int, _ joint: Int) throws -> Diagnostic? {
      try silo(
        """
        party P { capacity 500 hours }
        party Q { capacity 400 hours }
        indicator D { better higher }
        indicator E { better higher }
        activity J { by P at 2 hours; by Q at 4 hours; up to \(joint); raises D by 0,2; raises E by 1 }
        activity Solo { by Q at 1 hour; up to \(cap); raises D by 0,1 }
        measure M of D { held by Q; pays 4 000 kr per unit }
        measure ME of E { held by Q; pays 900 kr per unit }
        goal G { owners P, Q; worth 5 000 kr per unit of D; worth 2 000 kr per unit of E }
        """)
    }
    // An hour together gives 425 kr, one alone 400 kr: what takes all hours leaves none for work alone.
    let outweighed = try found(300, 100)
    XCTAssertEqual(
      outweighed?.why.last, "other measures outweigh it: the verdict is joint all the same")
    XCTAssertEqual(
      outweighed?.help, ["at this rate joint work still wins for `Q`, by what else it earns"])
    for (cap, joint, reason) in [
      (20, 95, "`Q` has hours for both"), (300, 90, "other measures outweigh it"),
    ] {
      XCTAssertEqual(
        try found(cap, joint)?.why.last, "\(reason): the verdict is joint all the same")
    }
  }

  func testJointWorkWithoutHoursOutweighsNothing() throws {
    func why(_ hours: Int, _ holders: String, alone: Int = 200) throws -> String? {
      try silo(
        """
        party P { capacity 50 hours }
        party Q { capacity 100 hours }
        indicator D { better higher }
        indicator E { better higher }
        activity Solo { by P at 5 hours; up to 30; raises D by 1 }
        activity J { by P at \(hours) hours; by Q at 1 hour; up to 30; raises E by 1 }
        measure M of D { held by P; pays \(alone) kr per unit }
        measure N of E { held by \(holders); pays 10 kr per unit }
        goal G { owners P; worth 1 000 kr per unit of D; worth 1 000 kr per unit of E }
        """)?.why.last
    }
    let none = "what `P` does together takes none of its hours: the verdict is joint all the same"
    XCTAssertEqual(try why(0, "P, Q"), none)
    XCTAssertEqual(try why(0, "Q"), none)
    XCTAssertEqual(
      try why(1, "P, Q", alone: 10), "other measures outweigh it: the verdict is joint all the same"
    )
  }

  func testHarmfulSoloWorkIsTold() throws {
    let stake = "measure MP of D { held by P; pays 75 kr per day }"
    // The charge for `F` costs it 30 kr of the 200.
    let charged = stake + "\nmeasure MF of F { held by P; pays 30 kr per unit }"
    XCTAssertEqual(
      try silo(beside(200, charged, harm: "; raises F by 1"))?.help,
      ["pay `P` at most 30 kr per unit through `Own`: then it gains nothing by `Solo`"])
    XCTAssertEqual(
      try Script(beside(30, charged, harm: "; raises F by 1")).verdicts[0].activities[1].plan
        .predicted,
      0)
    XCTAssertEqual(
      try silo(beside(200, stake, harm: "; raises F by 1"))?.help,
      ["hold `P` to `F` too, which `Solo` worsens"])
  }

  func testWhatHoldsJointWorkAtZeroIsSaid() throws {
    let wall = "obstacle Wall { blocks Joint; because \"habit\"; owner P }"
    XCTAssertEqual(
      try silo(rivals("1 hour", wall, hours: 300))?.help,
      ["take away what stands in the way of `Joint`: `Wall` blocks it"])
  }

  /// `P` and `Q` of 100 hours each, and the goods that measures of `P` count.
  private func pair(_ rest: String, _ of: String = "") -> String {
    """
    party P { capacity 100 hours \(of) }
    party Q { capacity 100 hours }
    indicator D { better higher }
    indicator E { better higher }
    indicator F { better lower }
    \(rest)

    """
  }

  func testWhatIsBlockedIsNotToBeHeld() throws {
    let text = pair(
      """
      activity J { by P at 1 hour; by Q at 1 hour; up to 20; raises E by 1 }
      activity Solo { by P at 1 hour; up to 100; raises D by 1 }
      measure M of D { held by P; pays 10 kr per unit }
      measure N of E { held by P, Q; pays 50 kr per unit }
      goal G { owners P, Q; worth 10 kr per unit of D; worth 100 kr per unit of E }
      obstacle Law { blocks J; because "x"; owner P }
      """)
    XCTAssertEqual(
      try silo(text)?.help, ["take away what stands in the way of `J`: `Law` blocks it"])
  }

  func testHarmWithoutJointWorkIsToEnd() throws {
    let text = pair(
      """
      activity Solo { by P at 1 hour; up to 100; raises D by 1; raises F by 1 }
      measure M of D { held by P; pays 50 kr per unit }
      goal G { owners P; worth 100 kr per unit of D; worth 1 000 kr per unit of F }
      """)
    XCTAssertEqual(try silo(text)?.help, ["hold `P` to `F` too, which `Solo` worsens"])
    let late = pair(
      """
      activity J { by P at 1 hour; by Q at 1 hour; up to 10; raises D by 1 }
      activity Solo { by P at 0 hours; up to 50; raises D by 1; raises F by 1 after 2 years }
      measure M of D { held by P, Q; pays 100 kr per unit }
      goal G { owners P, Q; worth 50 kr per unit of D; worth 100 kr per unit of F }
      """, "; horizon 1 year")
    XCTAssertEqual(
      try silo(late)?.help, ["at this rate joint work still wins for `P`: `Solo` takes no hours"])
  }

  func testThePartThatTheHolderPaysItselfIsTakenOff() throws {
    func text(_ rate: Int) -> String {
      pair(
        """
        activity Solo { by P at 1 hour and 10 kr; up to 50; raises D by 1; raises F by 1 }
        activity J { by P at 2 hours; by Q at 1 hour; up to 10; raises D by 1 }
        measure N of D { held by Q; pays 100 kr per unit }
        measure M of D { held by P; pays \(rate) kr per unit; paid by P, Q }
        goal G { owners P, Q; worth 50 kr per unit of D; worth 100 kr per unit of F }
        """)
    }
    XCTAssertEqual(
      try silo(text(100))?.help,
      ["pay `P` at most 20 kr per unit through `M`: then it gains nothing by `Solo`"])
    XCTAssertEqual(try Script(text(20)).verdicts[0].activities[0].plan.predicted, 0)
    XCTAssertEqual(try Script(text(21)).verdicts[0].activities[0].plan.predicted, 50)
  }

  func testJointWorkThatIsNotRightIsNotAdvised() throws {
    let harm = pair(
      """
      activity J { by P at 2 hours; by Q at 1 hour; up to 40; raises F by 1 }
      activity Solo { by P at 1 hour; up to 100; raises F by 1 }
      measure M of F { held by P, Q; pays -100 kr per unit }
      goal G { owners P, Q; worth 100 kr per unit of F }
      mandate Law { P must not J }
      """)
    XCTAssertEqual(try silo(harm)?.help, [])
    let dear = pair(
      """
      activity J { by P at 1 hour; by Q at 1 hour; up to 20; raises E by 1 }
      activity Bad { by P at 2 hours and 300 kr; by Q at 1 hour; up to 20; raises D by 1 }
      activity Solo { by P at 0 hours; up to 80; raises D by 1 }
      measure M of D { held by P; pays 10 kr per unit }
      measure N of E { held by P, Q; pays 50 kr per unit }
      goal G { owners P, Q; worth 100 kr per unit of D; worth 100 kr per unit of E }
      """)
    XCTAssertEqual(try silo(dear)?.help, [])
  }

  func testWhatComesTooLateIsNoStake() throws {
    func text(_ joint: String, _ solo: String, _ rate: Int, _ rest: String = "") -> String {
      pair(
        """
        activity J { by P at 1 hour; by Q at 1 hour; up to 20; \(joint) after 2 years }
        activity Solo { by P at 1 hour; up to 100; \(solo) D by 1 }
        measure M of D { held by P; pays \(rate) kr per unit }
        measure N of D { held by Q; pays 50 kr per unit }
        goal G { owners P, Q; worth 100 kr per unit of D; worth 100 kr per unit of E }
        \(rest)
        """, "; horizon 1 year")
    }
    // A charge would fall on what comes later.
    let charged = try silo(text("raises D by 3", "lowers", -50))
    XCTAssertEqual(charged?.why.first, "it pays for `Solo`, and for nothing `P` does together")
    XCTAssertEqual(charged?.help, [])
    let blocked = "obstacle Wall { blocks J; because \"x\"; owner P }"
    XCTAssertEqual(try silo(text("raises D by 3", "raises", 50, blocked))?.help, [])
    XCTAssertEqual(
      try silo(text("raises D by 3", "raises", 50))?.help, ["let `P` look further ahead"])
    XCTAssertEqual(
      try silo(text("raises E by 1; raises D by 3", "raises", 50))?.help,
      ["let `P` look further ahead, or hold `P` to `E`, which `J` betters"])
    let held = "measure O of E { held by P; pays 10 kr per unit }"
    XCTAssertEqual(try silo(text("raises E by 3", "raises", 50, held))?.help, [])
  }

  func testWhatIsBlockedTakesNoHours() throws {
    let text = pair(
      """
      activity J { by P at 1 hour; by Q at 0 hours; up to 20; raises D by 1; raises E by 1 }
      activity More { by P at 1 hour; by Q at 1 hour; up to 80; raises E by 1 }
      activity Solo { by P at 0,5 hours; up to 40; raises D by 1 }
      measure M of D { held by P, Q; pays 10 kr per unit }
      goal G { owners P, Q; worth 10 kr per unit of D; worth 100 kr per unit of E }
      obstacle Wall { blocks More; because "x"; owner P }
      """)
    XCTAssertEqual(
      try silo(text)?.help,
      ["at this rate joint work still wins for `P`: `P` has hours for both"])
  }

  func testWhoUsesUpWhatAMeasurePaysFor() throws {
    let shared = pair(
      """
      activity J { by P at 2 hours and 10 kr; by Q at 2 hours; up to 20; raises D by 1 }
      activity Solo { by P at 1 hour; up to 5; raises D by 3 }
      measure M of D { held by P; pays 200 kr per unit; up to 20 }
      measure N of D { held by Q; pays 100 kr per unit }
      goal G { owners P, Q; worth 500 kr per unit of D }
      """)
    XCTAssertEqual(
      try silo(shared)?.help,
      ["`J` and `Solo` use up the 20 units that `M` pays for: let it pay for more"])
    // No more of it helps where the rate is too low, or another party declines.
    func text(_ own: Int, _ other: Int) -> String {
      pair(
        """
        activity J { by P at 1 hour and \(own) kr; by Q at 1 hour and \(other) kr; up to 40; raises D by 1 }
        activity Solo { by P at 1 hour; up to 60; raises D by 2 }
        measure M of D { held by P; pays 100 kr per unit; up to 50 }
        measure N of D { held by Q; pays 100 kr per unit }
        goal G { owners P, Q; worth 1 000 kr per unit of D }
        """)
    }
    XCTAssertEqual(
      try silo(text(500, 0))?.help, ["all else equal, `J` wins from 500 kr per unit on"])
    XCTAssertEqual(
      try silo(text(0, 500))?.help,
      [
        "at this rate joint work still wins for `P`: see `why plan of J` for what holds it back"
      ])
  }

  func testHoursLeftBesideSoloWorkAreTheReason() throws {
    let found = try silo(
      """
      party P { capacity 500 hours }
      party Q { capacity 500 hours }
      indicator D { better higher }
      activity J { by P at 2 hours; by Q at 3 hours and 500 kr; up to 100; raises D by 0,2 }
      activity Solo { by Q at 1 hour; up to 400; raises D by 0,1 }
      measure M of D { held by Q; pays 4 000 kr per unit }
      goal G { owners P, Q; worth 5 000 kr per unit of D }
      """)
    XCTAssertEqual(found?.severity, .note)
    XCTAssertEqual(
      found?.why.last,
      "`Q` has hours for both: the verdict is joint all the same")
    XCTAssertEqual(found?.help, [])
  }

  func testAWeakMeasureBesideWhatIsDoneIsANote() throws {
    func weak(_ effect: String, _ rate: String) throws -> Diagnostic? {
      let text = """
        party P { capacity 500 hours }
        party Q { capacity 500 hours }
        indicator D { better higher }
        activity J { by P at 2 hours; by Q at 3 hours and 500 kr; up to 100; raises D by \(effect) }
        activity Solo { by Q at 1 hour; up to 400; raises D by 0,1 }
        measure M of D { held by Q; pays \(rate) kr per unit }
        goal G { owners P, Q; worth 5 000 kr per unit of D }

        """
      return findings(of: try Script(text).verdicts).first { "\($0.code)" == "SV203" }
    }
    // Solo work is worth more an hour: what hours it leaves are those of the best plan.
    let note = try weak("0,35", "4 000")
    XCTAssertEqual(note?.severity, .note)
    XCTAssertEqual(
      note?.message, "the measure `M` rewards joint work too weakly to bring it about by itself")
    XCTAssertEqual(note?.why.last, "all of `J` that the best plan holds is done all the same")
    XCTAssertEqual(note?.help, [])
    let warning = try weak("0,45", "3 000")
    XCTAssertEqual(warning?.severity, .warning)
    XCTAssertEqual(
      warning?.help, ["pay `Q` at least 3 334 kr per unit through `M`, all else equal"])
  }

  func testATargetThatTheBestPlanReachesWithoutHarm() throws {
    func found(_ level: Int) throws -> Diagnostic? {
      let text = """
        party P { capacity 300 hours }
        party Q { capacity 300 hours }
        indicator D { unit day / days; better lower; baseline 1 000 }
        indicator E { better lower }
        activity J { by P at 2 hours; by Q at 2 hours and 100 kr; up to 40; lowers D by 8 }
        activity Rush { by P at 1 hour; up to 30; lowers D by 15; raises E by 1 }
        measure MP of D { held by P; pays 50 kr per day }
        measure MQ of D { held by Q; pays 10 kr per day }
        goal G { owners P, Q; worth 40 kr per day of D; worth 3 000 kr per unit of E; reach D \(level) by 2030 }

        """
      return findings(of: try Script(text).verdicts).first { "\($0.code)" == "SV214" }
    }
    let without = try found(700)
    XCTAssertEqual(
      without?.message,
      "in the predicted plan `G` is reached only by work that destroys joint value")
    XCTAssertEqual(without?.why.last, "the best plan reaches it without `Rush`")
    XCTAssertEqual(
      without?.help,
      ["ask also for what `Rush` spoils, or see with `repair` what leads to the best plan"])
    let within = try found(600)
    XCTAssertEqual(within?.message, "`G` is reached only by work that destroys joint value")
    XCTAssertEqual(within?.help, ["ask also for what `Rush` spoils, or for less of `D`"])
  }

  func testATargetIsWithinReachByItsDate() throws {
    func reach(_ level: Int, _ by: String, _ rest: String = "") throws -> [String] {
      let text = Self.good + "goal H { owners A; reach Good \(level) by \(by) }\n" + rest
      return findings(of: try Script(text).verdicts).map { "\($0.code)" }
    }
    XCTAssertEqual(try reach(110, "2026"), [])
    XCTAssertEqual(try reach(111, "2026"), ["SV223"])
    // An effect that comes after the date does not count; in an undated script every one does.
    let late =
      "activity Late { by B at 1 hour; up to 10; raises Good by 3 after 2 years }\n"
      + "measure N of Good { held by B; pays 20 kr per unit }\n"
    XCTAssertEqual(try reach(140, "2026", late), [])
    XCTAssertEqual(try reach(140, "2026", late + "as of 2026\n"), ["SV223"])
    XCTAssertEqual(try reach(140, "2028", late + "as of 2026\n"), [])
    // No plan reaches back to a day that has passed.
    XCTAssertEqual(try reach(140, "2025", late + "as of 2026\n"), [])
    // Without a cap the hours bound what can be done: 100 of them.
    let uncapped =
      "activity More { by B at 2 hours; raises Good by 3 }\n"
      + "measure N of Good { held by B; pays 20 kr per unit }\n"
    XCTAssertEqual(try reach(260, "2026", uncapped), [])
    XCTAssertEqual(try reach(261, "2026", uncapped), ["SV223"])
  }

  func testTheFarthestOfSeveralTargetsCounts() throws {
    func reach(_ levels: Int...) throws -> [String] {
      let targets = levels.indices.map { "reach Good \(levels[$0]) by \(2026 + $0)" }
        .joined(separator: "; ")
      let more =
        "activity More { by B at 2 hours; up to 10; raises Good by 1 }\n"
        + "measure N of Good { held by B; pays 20 kr per unit }\n"
      let text = Self.good + more + "goal H { owners A; \(targets) }\n"
      return findings(of: try Script(text).verdicts).map { "\($0.code)" }
    }
    XCTAssertEqual(try reach(20, 120), [])
    XCTAssertEqual(try reach(20, 121), ["SV223"])
    XCTAssertEqual(try reach(121, 20), ["SV223"])
    // Of one goal and one figure it is said once.
    XCTAssertEqual(try reach(121, 20, 122), ["SV223"])
  }

  func testABudgetLastsUntilTheEffectIsThere() throws {
    func runs(_ end: Int, lag: String = "") throws -> [String] {
      let text =
        Self.good.replacingOccurrences(of: "by 2 }", with: "by 2\(lag) }") + """
          goal H { owners A; reach Good 20 by 2030 }
          budget F { from A 100 %; limit 900 kr per year; covers Work; runs 2026 to \(end) }
          """
      return findings(of: try Script(text).verdicts).map { "\($0.code)" }
    }
    XCTAssertEqual(try runs(2030), [])
    XCTAssertEqual(try runs(2029), ["SV310"])
    XCTAssertEqual(try runs(2029, lag: " after 1 year"), [])
    XCTAssertEqual(try runs(2028, lag: " after 1 year"), ["SV310"])
  }

  func testOverlappingBudgetsAddUp() throws {
    func budgets(_ share: Int, _ end: Int, _ drawn: String = "") throws -> [String] {
      let text =
        Self.good + """
          budget F { from A 100 %; limit 900 kr per year; covers Work at 60 %; runs 2026 to \(end) }
          budget E { from A 100 %; limit 900 kr per year; covers Work at \(share) %; runs 2028 to 2030 }
          """
      return findings(of: try Script(text).verdicts).map { "\($0.code)" }
    }
    XCTAssertEqual(try budgets(40, 2028), [])
    XCTAssertEqual(try budgets(41, 2028), ["SV313"])
    XCTAssertEqual(try budgets(41, 2027), [])
  }

  func testMeasuresMayBalanceEachOther() throws {
    let base = """
      party A
      indicator I { better lower }
      indicator J { better lower }
      activity X { by A; lowers I; raises J }
      measure M of I { held by A }
      measure N of J { held by A }

      """
    // What rewards nothing is silent, and no pull.
    try check(base, finds: ["note SV202"])
    try check(base + "activity Y { by A; raises I; lowers J }", finds: ["warning SV213"])
    // No work serves both measures of one indicator that one pays for and the other charges.
    let same = try Script(
      """
      party A { capacity 10 hours }
      indicator I { better lower }
      activity X { by A at 1 hour; up to 5; lowers I by 1 }
      activity Y { by A at 2 hours; up to 5; raises I by 1 }
      measure M of I { held by A; pays 5 kr per unit }
      measure N of I { held by A; pays -4 kr per unit }

      """)
    XCTAssertEqual(
      findings(of: same.verdicts).filter { "\($0.code)" == "SV213" }.flatMap(\.help),
      ["make one measure of the two, or drop one"])
    try check(
      base + "activity Y { by A; raises I; lowers J }\nactivity Z { by A; lowers J }", finds: [])
    // What comes too late for the party is no pull.
    let late = base.replacingOccurrences(of: "raises J", with: "raises J after 2 years")
      .replacingOccurrences(of: "party A", with: "party A { horizon 1 year }")
    try check(late + "activity Y { by A; raises I; lowers J }", finds: [])
  }

  func testWhatIsUnrewardedIsSaidOnce() throws {
    let other = "indicator Else { better higher }\n"
    // Of a goal without any measure that is said; of one line of a goal, that it is not rewarded.
    let unmeasured = Self.good.replacingOccurrences(
      of: "measure M of Good { held by A; pays 20 kr per unit }", with: "")
    try check(unmeasured, finds: ["warning SV220"])
    let partly =
      Self.good.replacingOccurrences(
        of: "raises Good by 2", with: "raises Good by 2; raises Else by 1")
      + other
    try check(partly + "goal H { owners A; worth 1 kr per unit of Else }", finds: ["warning SV220"])
    try check(
      partly.replacingOccurrences(
        of: "of Good }\n", with: "of Good; worth 1 kr per unit of Else }\n"),
      finds: ["warning SV211"])
    // Who feels it in its own economy needs no measure.
    try check(
      partly.replacingOccurrences(
        of: "of Good }\n", with: "of Good; worth 1 kr per unit of Else }\n"
      ).replacingOccurrences(
        of: "Else { better higher }", with: "Else { better higher; falls on A at 1 kr per unit }"),
      finds: [])
  }

  func testWhoeverOnlyPaysIsToldAsAHint() throws {
    let late = Self.good.replacingOccurrences(of: "by 2 }", with: "by 2 after 2 years }")
      .replacingOccurrences(of: "party B {", with: "party B { horizon 1 year;")
    try check(
      late + "budget F { from B 50 %; from A 50 %; limit 900 kr per year; covers Work }",
      finds: ["note SV311"])
    try check(
      Self.good + "budget F { from B 50 %; from A 50 %; limit 900 kr per year; covers Work }",
      finds: ["note SV308"])
  }

  /// Who has no stake in what comes late sees no more of it by looking further; and who is held to what the
  /// same work moves in time need not be held to that again.
  func testWhoIsToLookFurtherHasAStakeInIt() throws {
    func advice(_ lines: String) throws -> [String] {
      let script = """
        party School { capacity 900 hours; horizon 1 year }
        party Social
        indicator P { better lower }
        indicator Ab { better lower }
        activity Team {
          by School at 6 hours; by Social at 1 hour and 1 000 kr; up to 50
          lowers Ab by 20; lowers P by 1 after 3 years
        }
        goal G { owners School, Social; worth 5 000 kr per unit of P; worth 300 kr per unit of Ab }
        budget F { from School 50 %; from Social 50 %; limit 50 000 kr per year; covers Team }
        \(lines)

        """
      return findings(of: try Script(script).verdicts).filter { "\($0.code)" == "SV311" }
        .flatMap(\.help)
    }
    let late = "measure Mp of P { held by School; pays 9 kr per unit }"
    let soon = "measure Ma of Ab { held by School; pays 9 kr per unit }"
    let sooner = ", or hold it to `Ab`, which moves sooner"
    let further = "let `School` look further ahead"
    XCTAssertEqual(
      try advice(""), ["hold `School` to `P`, and let it look further ahead" + sooner])
    XCTAssertEqual(
      try advice(soon), ["hold `School` to `P`, and let it look further ahead"])
    XCTAssertEqual(try advice(late), [further + sooner])
    XCTAssertEqual(try advice(soon + "\n" + late), [further])
  }

  func testGoalsWantWhatSomethingMoves() throws {
    let other = "indicator Else { better higher; baseline 5 }\n"
    try check(
      Self.good + other
        + "goal H { owners A; worth 20 kr per unit of Good; worth 1 kr per unit of Else }",
      finds: ["warning SV222"])
    let worsens = "activity Spoil { by B at 1 hour; up to 5; lowers Else by 1 }\n"
    let target = "goal H { owners A; worth 20 kr per unit of Good; reach Else "
    // To count harm is enough for a worth, not for a level that is to be reached.
    try check(Self.good + other + worsens + target + "6 by 2030 }", finds: ["warning SV222"])
    try check(Self.good + other + worsens + target + "5 by 2030 }", finds: [])
  }

  func testHoldersWithoutWorkAreAHint() throws {
    let text = """
      party A
      party B
      indicator I { better lower }
      activity X { by A; lowers I }
      measure M of I { held by A, B }

      """
    try check(text, finds: ["note SV209"])
    try check(
      text + "indicator J { better lower }\nactivity Y { by B; lowers J }\n",
      finds: ["warning SV209"])
    // A compensation is paid by who moves the figure; another payer does not make it one.
    let compensated = text.replacingOccurrences(
      of: "held by A, B", with: "held by B; pays 2 kr per unit; paid by A")
    try check(compensated, finds: [])
    try check(
      compensated.replacingOccurrences(of: "paid by A", with: "paid by C") + "party C\n",
      finds: ["note SV209"])
  }

  /// What returns in part is told as a part of what is not spent.
  func testMoneyThatReturnsInPart() throws {
    let text = """
      party A { capacity 100 hours }
      indicator I { better lower }
      activity Plan { by A at 1 hour and 100 kr; up to 10; lowers I by 1 }
      measure M of I { held by A; pays 500 kr per unit }
      goal G { owners A; worth 900 kr per unit of I }
      budget Fund { from A 100 %; limit 2 000 kr per year; covers Plan; unspent returns 90 % }
      """
    let found = findings(of: try Script(text).verdicts).filter { $0.code.number == 312 }
    XCTAssertEqual(found.map(\.message), ["10 % of what is not spent of `Fund` lapses"])
    XCTAssertEqual(found.flatMap(\.why), ["only 90 % of it returns to those who paid it in"])
  }
}
