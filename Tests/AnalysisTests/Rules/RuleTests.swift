import Analysis
import Diagnostics
import XCTest

/// Each rule on the smallest script that breaks it, and on a good one.
final class RuleTests: XCTestCase {
  /// Checks that exactly the findings with these codes and headlines are made of all scenarios.
  private func check(
    _ text: String, finds expected: [String], of code: Int? = nil, line: UInt = #line
  ) throws {
    let found = findings(of: try Script(text, line: line).verdicts)
      .filter { code == nil || $0.code.number == code ?? 0 }
    XCTAssertEqual(
      found.map {
        "\($0.severity) \($0.code) \($0.message)" + ($0.scenario.map { " [\($0)]" } ?? "")
      },
      expected, line: line)
    for finding in found {
      XCTAssertNotEqual(finding.site, .nowhere, finding.message, line: line)
      XCTAssertNotNil(finding.subject, finding.message, line: line)
    }
  }

  /// Returns the only finding with `code` in base.
  private func finding(
    _ code: Int, _ text: String, line: UInt = #line
  ) throws -> Diagnostic {
    let found = findings(of: [try Script(text, line: line).verdicts[0]])
      .filter { $0.code.number == code }
    XCTAssertEqual(found.count, 1, line: line)
    return try XCTUnwrap(found.first, line: line)
  }

  /// Two parties, one joint and one solo activity; the joint one is better for all.
  private static let good = """
    party A { capacity 100 hours }
    party B { capacity 100 hours }
    indicator Good { better higher }
    activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 4 }
    activity Alone { by A at 1 hour; up to 100; raises Good by 1 }
    measure M of Good { held by A, B; pays 10 kr per unit }
    goal G { owners A, B; worth 20 kr per unit of Good }

    """

  func testWhoPaysAloneForAGoalOfItsOwn() throws {
    let (others, own) = (
      "goal G { owners B, C; worth 10 kr per day of Days }\n",
      "goal H { owners A, B; worth 900 kr per day of Days }\n"
    )
    for goals in [others + own, own + others] {
      let script = try Script(
        """
        party A { capacity 10 hours }
        party B { capacity 10 hours }
        party C { capacity 10 hours }
        indicator Days { unit day / days; better lower }
        activity Plan { by A at 1 hour and 100 kr; by B at 1 hour; up to 5; lowers Days by 1 }
        measure M of Days { held by A, B, C; pays 300 kr per day }
        budget F { from A 100 %; limit 1 000 kr per year; covers Plan }
        \(goals)
        """)
      XCTAssertEqual(
        findings(of: script.verdicts).filter { $0.code.number == 309 }.map(\.message),
        ["`A` alone pays into `F`, for `H`, which `B` also wants"])
    }
  }

  func testWhatSoloWorkUsesUpIsSaid() throws {
    let script = try Script(
      """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Days { unit day / days; better lower }
      activity Joint { by A at 1 hour and 20 kr; by B at 1 hour; up to 60; lowers Days by 1 }
      activity Solo { by A at 0,5 hours; up to 40; lowers Days by 1 }
      measure M of Days { held by A, B; pays 130 kr per day; up to 30 }
      goal G { owners A, B; worth 170 kr per day of Days }
      """)
    let found = findings(of: script.verdicts).first { $0.code.number == 204 }
    XCTAssertEqual(
      found?.help,
      [
        "`Solo` uses up the 30 days that `M` pays for: let it pay for more"
      ])
  }

  func testAGoodScriptIsSilent() throws { try check(Self.good, finds: []) }

  func testTheWorkedExample() throws {
    try check(
      Script.discharge,
      finds: [
        "note SV311 `Kommun` looks 1 year ahead, and what `EarlyPlan` does for `Readmissions` comes later",
        "warning SV211 `Readmissions` is worth something to all, and nobody is held to it",
        "warning SV206 `QuickDischarge`, done by `Region`, puts cost on `Kommun`",
        "warning SV204 the measure `Queue` rewards silo work that destroys joint value",
        "warning SV402 `Region` must `EarlyPlan`, and the measures lead to none of it",
        "note SV404 `Region` must `EarlyPlan`, and `Kommun` only may",
      ])
  }

  func testPartnersHaveStakes() throws {
    let bridge = """
      party School
      party Psychiatry
      indicator Dropout { better lower }
      activity Bridge { by School; by Psychiatry; lowers Dropout }
      measure Grades of Dropout { held by School }

      """
    try check(
      bridge,
      finds: [
        "warning SV201 `Psychiatry` has work in `Bridge` and no stake in what it changes"
      ])
    try check(bridge + "measure Seen of Dropout { held by Psychiatry }", finds: [])
    XCTAssertEqual(
      try finding(201, bridge).help,
      ["hold `Psychiatry` to `Dropout`, or cover the cost of `Bridge` in a joint budget"])
    let fund = "budget Fund { from Psychiatry 50 %; from School 50 %; covers Bridge }"
    XCTAssertEqual(
      try finding(201, bridge + fund).help,
      ["hold `Psychiatry` to `Dropout`, or let others pay its share of `Fund`"])
    let part = fund.replacingOccurrences(of: "covers Bridge", with: "covers Bridge at 90 %")
    XCTAssertEqual(
      try finding(201, bridge + part).help,
      [
        "hold `Psychiatry` to `Dropout`, or cover all of the cost of `Bridge` and let others pay its "
          + "share of `Fund`"
      ])
    let other = "budget Fund { from School 100 %; limit 5 kr per year }"
    XCTAssertEqual(
      try finding(201, bridge + other).help,
      ["hold `Psychiatry` to `Dropout`, or cover the cost of `Bridge` in a joint budget"])
  }

  /// What is found of joint work that `Clinic` has cost in and nothing of.
  private func unstaked(
    _ rest: String, effects: String = "lowers Absence by 5", paid: String = "", clinic: String = "",
    line: UInt = #line
  ) throws -> Diagnostic? {
    let script = """
      party School { capacity 100 hours }
      party Clinic { capacity 100 hours; \(clinic) }
      indicator Absence { better lower }
      indicator Health { better higher }
      indicator Cost { better lower }
      activity Team { by School at 1 hour and 20 kr; by Clinic at 1 hour and 50 kr; up to 9; \(effects) }
      measure Seen of Absence { held by School; pays 100 kr per unit; \(paid) }
      goal Well { owners School, Clinic; worth 500 kr per unit of Absence }
      \(rest)
      """
    return findings(of: [try Script(script, line: line).verdicts[0]])
      .first { $0.code.number == 201 }
  }

  func testAPartnerWhoPaysAMeasureIsTold() throws {
    let fund = "budget Fund { from School 100 %; limit 900 kr per year; covers Team }"
    XCTAssertNil(try unstaked(fund))
    XCTAssertNil(try unstaked(fund, paid: "paid by School"))
    let found = try unstaked(fund, paid: "paid by Clinic 30 %")
    XCTAssertEqual(
      found?.help, ["hold `Clinic` to `Absence`, or let others pay its share of `Seen`"])
    XCTAssertEqual(found?.why.last, "each adds to what it pays by `Seen`")
    let both = fund.replacingOccurrences(of: "School 100 %", with: "School 50 %; from Clinic 50 %")
    XCTAssertEqual(
      try unstaked(both, paid: "paid by Clinic 30 %")?.help,
      ["hold `Clinic` to `Absence`, or let others pay its share of `Fund` and `Seen`"])
  }

  func testAPartnerWhoMayNotDrawIsTold() throws {
    let fund = "budget Fund { from School 100 %; limit 900 kr per year; covers Team at"
    XCTAssertEqual(
      try unstaked(fund + " 100 %; drawn by School }")?.help,
      ["hold `Clinic` to `Absence`, or let `Clinic` draw on `Fund`"])
    XCTAssertEqual(
      try unstaked(fund + " 60 %; drawn by School }")?.help,
      [
        "hold `Clinic` to `Absence`, or cover all of the cost of `Team` and let `Clinic` draw on `Fund`"
      ])
    XCTAssertNil(try unstaked(fund + " 100 %; drawn by School, Clinic }"))
    // A share of money that does not return costs nothing more.
    let lapsing =
      "budget Fund { from School 50 %; from Clinic 50 %; limit 900 kr per year; unspent lapses; covers Team at"
    XCTAssertEqual(
      try unstaked(lapsing + " 80 % }")?.help,
      ["hold `Clinic` to `Absence`, or cover all of the cost of `Team`"])
    XCTAssertNil(try unstaked(lapsing + " 100 % }"))
  }

  func testABudgetOfOtherDaysIsToBeProlonged() throws {
    func fund(_ from: String, _ runs: String) -> String {
      "as of 2029-02-01\nbudget Fund { \(from); limit 900 kr per year; covers Team; runs \(runs) }"
    }
    let hold = "hold `Clinic` to `Absence`, or "
    XCTAssertEqual(
      try unstaked(fund("from School 100 %", "2026 to 2028"))?.help,
      [hold + "prolong `Fund`, which ended 2028"])
    XCTAssertEqual(
      try unstaked(fund("from School 100 %", "2030 to 2031"))?.help,
      [hold + "let `Fund` begin by 2029-02-01, not 2030"])
    let both = "from School 50 %; from Clinic 50 %"
    XCTAssertEqual(
      try unstaked(fund(both, "2026 to 2028"))?.help,
      [hold + "prolong `Fund`, which ended 2028, and let others pay its share of `Fund`"])
    XCTAssertNil(try unstaked(fund("from School 100 %", "2026 to 2029")))
  }

  func testAPartnerIsHeldToWhatItSees() throws {
    let cover = ", or cover the cost of `Team` in a joint budget"
    for (effects, words) in [
      (
        "lowers Absence by 5 after 2 years; raises Health by 1; raises Cost by 1",
        "hold `Clinic` to `Health`"
      ),
      ("lowers Absence by 5; raises Health by 1", "hold `Clinic` to one of them"),
      (
        "lowers Absence by 5; raises Health by 1; raises Cost by 1",
        "hold `Clinic` to `Absence` or `Health`"
      ),
      (
        "raises Health by 1 after 2 years; lowers Absence by 5 after 18 months",
        "let `Clinic` look 18 months ahead and hold it to `Absence`"
      ),
    ] {
      XCTAssertEqual(
        try unstaked("", effects: effects, clinic: "horizon 1 year")?.help, [words + cover])
    }
  }

  func testAnEffectOfNothingMovesNothing() throws {
    let found = try finding(
      209,
      Self.good + """
        indicator Other { better higher }
        activity Idle { by A at 1 hour; up to 5; raises Other by 0 }
        measure N of Other { held by B; pays 1 kr per unit }
        """)
    XCTAssertEqual(found.why, ["no activity in the script moves it"])
  }

  func testAMeasureHoldsNoPartOfItsHolder() throws {
    func found(holders: String) throws -> Diagnostic {
      let text =
        Self.good.replacingOccurrences(of: "party A {", with: "party A { part of House;")
        .replacingOccurrences(of: "held by A, B", with: "held by \(holders)")
      return try finding(
        209, text + "party House\nmeasure N of Good { held by House; pays 1 kr per unit }")
    }
    let free = try found(holders: "B")
    XCTAssertEqual(free.why.last, "`A` is part of `House`, and a measure holds only whom it names")
    XCTAssertEqual(free.help, ["hold `A` to it, or write what `House` does about it"])
    XCTAssertEqual(
      try found(holders: "A, B").help,
      [
        "take the measure from `House`, for who moves it is held to it already, or write what "
          + "`House` does about it"
      ])
  }

  func testMeasuresReachTheirHolders() throws {
    let rest = "indicator Other { better higher }\n"
    try check(
      Self.good + rest + "measure N of Other { held by B; pays 1 kr per unit }",
      finds: [
        "note SV209 `B` is held to `Other` by `N`, and nothing it does moves it",
        "note SV212 the measure `N` counts `Other`, which no goal wants",
      ])
    try check(
      Self.good + "measure N of Good { held by B; pays 1 kr per unit; only from 1 000 }",
      finds: ["note SV202 the measure `N` pays `B` for nothing it does"])
    let unreached = try finding(
      202, Self.good + "measure N of Good { held by B; pays 1 kr per unit; only from 1 000 }")
    XCTAssertEqual(
      unreached.why, ["it asks for 1 000 units, and at most 200 can be reached"])
    XCTAssertEqual(unreached.primary.text, "pays B 1 kr per unit, only from 1 000 units")
    let charge = try finding(
      202,
      """
      party A
      party B
      indicator Beds { better lower }
      activity Avoid { by A at 1 hour; by B at 1 hour; lowers Beds }
      measure Tariff of Beds { held by B; pays -1 kr per unit }
      measure Seen of Beds { held by A }
      """)
    XCTAssertEqual(charge.message, "the measure `Tariff` only charges `B` for what it does")
    XCTAssertEqual(
      charge.why, ["it charges for what betters `Beds`, and nothing that it does worsens it"])
  }

  func testJointRatesSuffice() throws {
    let weak = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher }
      activity Together { by A at 1 hour and 30 kr; by B at 1 hour; up to 50; raises Good by 4 }
      measure M of Good { held by A; pays 5 kr per unit }
      measure N of Good { held by B; pays 5 kr per unit }
      goal G { owners A, B; worth 20 kr per unit of Good }

      """
    let found = try finding(203, weak)
    XCTAssertEqual(
      found.message, "the measure `M` rewards joint work too weakly to bring it about")
    XCTAssertEqual(found.why, ["each `Together` still costs `A` 10 kr, all counted"])
    XCTAssertEqual(
      found.help, ["pay `A` at least 7.5 kr per unit through `M`, all else equal"])
    try check(
      weak, finds: ["warning SV203 the measure `M` rewards joint work too weakly to bring it about"]
    )
  }

  func testMeasuresRewardJointWork() throws {
    let found = try finding(204, Script.discharge)
    XCTAssertEqual(found.primary.text, "pays Region 4 000 kr per day")
    XCTAssertEqual(
      found.secondary.map(\.text),
      [
        "joint, earns Region 6 000 kr per hour of effort",
        "solo, earns Region 8 000 kr per hour of effort",
      ])
    XCTAssertEqual(
      found.why,
      [
        "an hour alone earns `Region` about 1.33 times what an hour together earns",
        "each `QuickDischarge` destroys 1 200 kr of joint value",
      ])
    XCTAssertEqual(
      found.help,
      ["no rate of `Queue` turns this; change what `Region` is held to"])
    XCTAssertEqual(found.subject, "Queue")
  }

  func testSiloMeasuresWithoutFigures() throws {
    let script = """
      party A
      party B
      indicator Queue { better lower }
      indicator Lost { better lower }
      activity Handover { by A; by B; lowers Lost }
      activity Short { by A at 1 hour; lowers Queue }
      measure Waiting of Queue { held by A }
      measure Seen of Lost { held by A, B }

      """
    try check(script, finds: ["note SV204 the measure `Waiting` rewards silo work"])
    let held = try finding(204, script)
    XCTAssertEqual(
      held.why,
      [
        "it rewards `Short`, and nothing `A` does together",
        "`A` is held to `Lost` as well, which `Handover` betters",
      ])
    XCTAssertEqual(held.help, [])
    let free = script.replacingOccurrences(of: "held by A, B", with: "held by B")
      .replacingOccurrences(of: "; lowers Lost }", with: "; raises Queue; lowers Lost }")
    XCTAssertEqual(
      try finding(204, free).why, ["it rewards `Short`, and nothing `A` does together"])
    XCTAssertEqual(try finding(204, free).help, ["hold `A` to `Lost`, which `Handover` betters"])
    let idle = free.replacingOccurrences(of: "raises Queue; lowers Lost", with: "raises Queue")
    XCTAssertEqual(try finding(204, idle).help, [])
  }

  func testNoSiloMeasureWhereNothingIsWorthDoingTogether() throws {
    let script = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher }
      activity Together { by A at 9 hours; by B at 9 hours and 500 kr; up to 5; raises Good by 1 }
      activity Alone { by A at 1 hour; up to 100; raises Good by 1 }
      measure M of Good { held by A; pays 10 kr per unit }
      goal G { owners A, B; worth 20 kr per unit of Good }

      """
    try check(script, finds: [], of: 204)
  }

  func testMeasuresRewardWorth() throws {
    let script = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Shown { better higher }
      indicator Real { better higher }
      activity Show { by A at 1 hour; by B at 1 hour; up to 5; raises Shown by 1; lowers Real by 1 }
      measure M of Shown { held by A, B; pays 10 kr per unit }
      goal G { owners A, B; worth 20 kr per unit of Real }

      """
    let headline = "warning SV205 the measure `M` rewards work that destroys joint value"
    try check(script, finds: [headline, headline], of: 205)
    let found = findings(of: [try Script(script).verdicts[0]]).filter { $0.code.number == 205 }
    XCTAssertEqual(found.first?.help, ["hold `A` to what `Show` spoils as well"])
    let dear = script.replacingOccurrences(of: "; lowers Real by 1", with: "")
      .replacingOccurrences(of: "by A at 1 hour", with: "by A at 1 hour and 5 kr")
      .replacingOccurrences(of: "held by A, B", with: "held by A")
    XCTAssertEqual(
      try finding(205, dear).help,
      ["`Show` costs more than it is worth: pay `A` for something else"])
  }

  func testJointWorkBeyondTheHorizonIsSaid() throws {
    let found = try finding(
      204,
      Self.good.replacingOccurrences(of: "by 4 }", with: "by 4 after 2 years }")
        .replacingOccurrences(of: "party A { ", with: "party A { horizon 1 year; ")
        .replacingOccurrences(of: "held by A, B", with: "held by A"))
    XCTAssertEqual(
      found.why,
      ["it pays for `Alone`; what `Together` betters comes later than `A` looks ahead"])
    XCTAssertEqual(
      found.help,
      ["let `A` look further ahead"])
  }

  /// A clinic that is paid for each unit of `Level`, which stands at 40, and can do 50 of 1 each.
  private func moving(_ level: String, _ effect: String = "lowers Level by 1") -> String {
    """
    as of 2026-01-01
    party Clinic { capacity 100 hours }
    indicator Level { \(level) }
    activity Visit { by Clinic at 1 hour; up to 30; \(effect) }
    activity Call { by Clinic at 1 hour; up to 20; \(effect) }
    measure Queue of Level { held by Clinic; pays 100 kr per unit }
    goal Soon { owners Clinic; worth 900 kr per unit of Level }

    """
  }

  func testLevelsStayWithinWhatThereIs() throws {
    let fewer = "better lower; baseline"
    let found = try finding(225, moving("\(fewer) 40"))
    XCTAssertEqual(
      found.message, "`Level` would come to -10 units in the best plan, which is below 0")
    XCTAssertEqual(
      found.why,
      [
        "30 of `Visit` and 20 of `Call` lower it by more than there is: the best plan leads to -10 "
          + "units, the predicted plan leads to -10 units and each working alone leads to -10 units"
      ])
    XCTAssertEqual(
      found.help,
      ["give `Visit` and `Call` a smaller `up to` or a smaller effect, or correct the `baseline`"])
    XCTAssertEqual(
      found.secondary.map(\.text), ["lowers it by 30 units in all", "lowers it by 20 units in all"])
    let percent = moving("unit %; better higher; baseline 60 %", "raises Level by 1 %")
      .replacingOccurrences(of: "per unit", with: "per %")
    XCTAssertEqual(
      try finding(225, percent).message,
      "`Level` would come to 110 % in the best plan, which is above 100 %")
    // What is worsened below 0 is as impossible, though the best plan does not hold it.
    let spoilt =
      moving("\(fewer) 60") + """
        indicator Trust { better higher; baseline 20 }
        activity Rush { by Clinic at 1 hour; up to 50; lowers Level by 1; lowers Trust by 1 }
        goal Trusted { owners Clinic; worth 10 000 kr per unit of Trust }
        """
    XCTAssertEqual(
      findings(of: [try Script(spoilt).verdicts[0]]).filter { $0.code.number == 225 }.map(
        \.message),
      ["Level", "Trust"].map {
        "`\($0)` would come to \($0 == "Level" ? -40 : -30) units in the predicted plan, which is below 0"
      })
    for fine in [
      "\(fewer) 50", "better lower", "\(fewer) -5", "unit \"mkr\" / \"mkr\"; \(fewer) 40",
      "\(fewer) 40; observed 2024 -3", "unit degree / degrees; \(fewer) 40",
    ] {
      var script = moving(fine)
      for unit in ["\"mkr\"", "degree"] where fine.hasPrefix("unit \(unit)") {
        script = script.replacingOccurrences(of: "per unit", with: "per \(unit)")
      }
      try check(script, finds: [], of: 225)
    }
    try check(
      moving("\(fewer) 40") + "goal Below { owners Clinic; reach Level -20 by 2028 }", finds: [],
      of: 225)
    try check(moving("\(fewer) 40", "lowers Level"), finds: [], of: 225)
  }

  func testARangeOfOneRateIsSaidAsOne() throws {
    let script = Self.good.replacingOccurrences(
      of: "by A at 1 hour; by B", with: "by A at 5 hours; by B")
    // The best plan has no room for it, so nothing is wrong, unless somebody must do it.
    try check(script, finds: [], of: 204)
    XCTAssertEqual(
      try finding(204, script + "mandate Duty { A must Together with B }").help,
      [
        "all else equal, `Together` wins at no rate of `M` but 0 kr per unit; change what `A` is held to"
      ])
  }

  func testCostsStayWithTheirCause() throws {
    let found = try finding(206, Script.discharge)
    XCTAssertEqual(
      found.secondary.map(\.text), ["bears 4 800 000 kr a year, 1 200 kr for each"])
    let worthwhile = """
      party A { capacity 10 hours }
      party B
      indicator Good { better higher; falls on A at 50 kr per unit }
      indicator Bad { better lower; falls on B at 1 kr per unit }
      activity Work { by A at 1 hour; up to 10; raises Good by 1; raises Bad by 1 }

      """
    try check(worthwhile, finds: ["note SV206 `Work`, done by `A`, puts cost on `B`"])
    let displaced = try finding(
      206,
      worthwhile
        + "activity Better { by A at 1 hour; up to 10; raises Good by 2 }\n"
        + "measure M of Good { held by A; pays -49 kr per unit }\n"
        + "measure N of Bad { held by A; pays -5 kr per unit }\n")
    XCTAssertEqual(
      displaced.why, ["each `Work` creates 49 kr of joint value", "the best plan holds none of it"])
    XCTAssertEqual(displaced.help, ["let `A` feel what `Work` costs `B`"])
  }

  func testNoMoneyMakesUpForAChargeInPoints() throws {
    let script = """
      party A { capacity 10 hours }
      party B { capacity 10 hours }
      party C
      indicator Wait { better lower; falls on C at -2 kr per unit }
      activity Fast { by A at 1 hour; up to 10; lowers Wait by 2 }
      measure Charge of Wait { held by B; weighs -1 points per unit }
      goal G { owners A, B; worth 40 kr per unit of Wait }

      """
    XCTAssertEqual(try finding(209, script).primary.text, "charges B 1 point per unit")
    XCTAssertEqual(
      try finding(206, script).help,
      [
        "nobody gains money by `Fast`: pay `C` from outside, or pay somebody for what it betters",
        "change what `B` is held to: no money makes up for points",
      ])
  }

  func testWhoPaysOnPurposeIsNoFinding() throws {
    let script = """
      party A { capacity 10 hours }
      party B
      indicator Good { better higher }
      activity Work { by A at 1 hour; up to 10; raises Good by 1 }
      measure M of Good { held by A; pays 5 kr per unit; paid by B }
      goal G { owners A, B; worth 9 kr per unit of Good }

      """
    try check(script, finds: [])
    try check(
      script.replacingOccurrences(of: "worth 9", with: "worth -9"),
      finds: [
        "warning SV206 `Work`, done by `A`, puts cost on `B`",
        "warning SV204 the measure `M` rewards silo work that destroys joint value",
      ])
  }

  func testWhoPutsIntoABudgetDoesSoOnPurpose() throws {
    try check(
      """
      party A
      party B
      party C
      indicator Good { better higher }
      activity Work { by A; by B; raises Good }
      measure M of Good { held by A, B }
      budget Fund { from C 50 %; from A 50 %; covers Work }

      """, finds: ["note SV308 `C` pays into `Fund`, and gains by nothing it covers"])
  }

  func testAContributorWhoPaysAMeasureIsTold() throws {
    func script(_ paid: String, _ share: String = "from A 50 %; from B 50 %") -> String {
      """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Days { unit day / days; better lower; falls on A at 60 kr per day }
      activity Plan { by A at 1 hour and 20 kr; by B at 1 hour and 80 kr; up to 9; lowers Days by 2 }
      measure Duty of Days { held by B; pays 90 kr per day\(paid) }
      goal Home { owners A, B; worth 200 kr per day of Days }
      budget Fund { \(share); limit 900 kr per year; covers Plan }
      """
    }
    let found = try finding(308, script("; paid by A"))
    XCTAssertEqual(
      found.why,
      ["each `Plan` costs it 110 kr, all counted: it pays 180 kr by `Duty` and 50 kr by `Fund`"])
    XCTAssertEqual(
      found.help,
      ["hold `A` to `Days`, or let those who gain pay its share of `Fund` and `Duty`"])
    try check(script("", "from B 100 %"), finds: [], of: 308)
    // Without such a measure its share of the fund is all that others could pay.
    let alone = script("").replacingOccurrences(of: "60 kr", with: "10 kr")
    let other = try finding(308, alone)
    XCTAssertEqual(other.why, ["each `Plan` costs it 30 kr, all counted"])
    XCTAssertEqual(other.help, ["hold `A` to `Days`, or let those who gain pay its share"])
    try check(
      alone.replacingOccurrences(of: "from A 50 %; from B 50 %", with: "from B 100 %"), finds: [],
      of: 308)
  }

  func testShiftsWithoutFigures() throws {
    let script = """
      party Hospital
      party Ambulance
      indicator Waits { better lower }
      indicator Queue { better lower; falls on Ambulance at 1 kr per unit }
      activity Hold { by Hospital at 1 hour; lowers Waits; raises Queue }
      measure Hours of Waits { held by Hospital }

      """
    try check(script, finds: ["warning SV206 `Hold`, done by `Hospital`, puts cost on `Ambulance`"])
    let unvalued = script.replacingOccurrences(
      of: "; falls on Ambulance at 1 kr per unit", with: "")
    try check(
      unvalued + "measure Lost of Queue { held by Ambulance }",
      finds: [
        "note SV206 `Hold`, done by `Hospital`, puts cost on `Ambulance`",
        "note SV209 `Ambulance` is held to `Queue` by `Lost`, and nothing it does moves it",
      ])
  }

  func testActivitiesAreBounded() throws {
    let script = """
      party A
      indicator Good { better higher }
      activity Work { by A at 1 hour; raises Good by 1 }
      measure M of Good { held by A; pays 10 kr per unit }
      goal G { owners A; worth 20 kr per unit of Good }

      """
    try check(script, finds: ["warning SV207 nothing limits how much of `Work` is done"])
    try check(
      script + "scenario S { change Work { up to 5 } }",
      finds: [
        "warning SV207 nothing limits how much of `Work` is done"
      ])
  }

  func testPreferencesMatchFigures() throws {
    let text = Self.good.replacingOccurrences(
      of: "party A { capacity 100 hours }",
      with: "party A { capacity 100 hours; prefers Alone over Together }")
    let found = try finding(208, text)
    XCTAssertEqual(
      found.message, "`A` prefers `Alone` over `Together`, and its figures say the opposite")
    XCTAssertEqual(
      found.why,
      ["an hour of `Alone` gives it 10 kr", "an hour of `Together` gives it 40 kr"])
    try check(
      text.replacingOccurrences(of: "Alone over Together", with: "Together over Alone"), finds: [])
  }

  func testPromisesFitCapacity() throws {
    let text = Self.good + "mandate Duty { A must Together; A must Alone }"
    let found = try finding(401, text)
    XCTAssertEqual(found.message, "`A` has promised 150 of 100 hours")
    XCTAssertEqual(
      found.secondary.map(\.text), ["Together takes 50 hours", "Alone takes 100 hours"])
    try check(
      text, finds: ["warning SV401 `A` has promised 150 of 100 hours"], of: 401)
    try check(Self.good + "mandate Duty { A must Together }", finds: [], of: 401)
  }

  /// A limit for all years is compared, and is to be raised, for as many as there are.
  func testDutiesFitBudgetsInAll() throws {
    let text = """
      as of 2026-01
      party Hospital { capacity 2 000 hours }
      party Town { capacity 600 hours }
      indicator Wait { better lower; falls on Hospital at 5 000 kr per unit }
      activity Plan { by Hospital at 2 hours and 1 000 kr; by Town at 3 hours and 1 000 kr; up to 150; lowers Wait by 4 }
      budget Pot { from Hospital rest; from Town 20 %; covers Plan; limit LIMIT; runs 2026-01 to 2027-06 }
      mandate Law { Hospital must Plan with Town; Town must Plan with Hospital; under "law" }
      """
    let found = try finding(306, text.replacingOccurrences(of: "LIMIT", with: "210 000 kr in all"))
    XCTAssertEqual(
      found.message, "`Pot` has promised 300 000 kr a year and holds 140 000 kr a year")
    XCTAssertEqual(
      found.help, ["raise the limit to 450 000 kr in all, for 1.5 years, or ask for less"])
    try check(
      text.replacingOccurrences(of: "LIMIT", with: "450 000 kr in all"), finds: [], of: 306)
    let yearly = try finding(306, text.replacingOccurrences(of: "LIMIT", with: "9 kr per year"))
    XCTAssertEqual(yearly.message, "`Pot` has promised 300 000 kr and holds 9 kr")
    XCTAssertEqual(yearly.help, ["raise the limit to 300 000 kr, or ask for less"])
  }

  func testPromisesAreKept() throws {
    let found = try finding(402, Script.discharge)
    XCTAssertEqual(
      found.why,
      [
        "an hour of `EarlyPlan` gives `Region` 7 530 kr",
        "an hour of `QuickDischarge` gives `Region` 10 400 kr",
        "the hours of `Region` are used up",
        "doing all of it would cost `Region` 3 444 000 kr a year, all else equal",
      ])
  }

  func testTheSameInSeveralScenariosIsSaidOnce() throws {
    let text =
      Self.good + """
        scenario One { measure N of Good { held by A; pays 1 kr per unit; only from 1 000 } }
        scenario Two { extends One }
        """
    try check(text, finds: ["note SV202 the measure `N` pays `A` for nothing it does [One]"])
    let found = findings(of: try Script(text).verdicts)
    XCTAssertEqual(found.first?.why.last, "the same in `Two`")
  }

  func testRulesAreListedOnce() {
    XCTAssertEqual(Set(verdictRules.map(\.code)).count, verdictRules.count)
    for rule in verdictRules {
      XCTAssertFalse(rule.title.isEmpty)
      XCTAssertTrue(rule.help.why.count > rule.title.count, rule.title)
    }
  }
}
