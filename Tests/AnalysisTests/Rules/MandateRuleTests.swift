import Analysis
import Diagnostics
import XCTest

/// Each rule about mandates on the smallest script that breaks it, and on what is right.
final class MandateRuleTests: XCTestCase {
  /// Checks that exactly these findings of SV403 to SV412 are made in base.
  private func check(_ text: String, finds expected: [String], line: UInt = #line) throws {
    let found = findings(of: [try Script(Self.parties + text, line: line).verdicts[0]])
      .filter { 403...412 ~= $0.code.number }
    XCTAssertEqual(found.map { "\($0.severity) \($0.code) \($0.message)" }, expected, line: line)
    for finding in found {
      XCTAssertNotEqual(finding.site, .nowhere, finding.message, line: line)
      XCTAssertNotNil(finding.subject, finding.message, line: line)
    }
  }

  /// Two partners and work that takes both.
  private static let parties = """
    party A
    party B
    party Board
    party Council
    indicator Good { better higher }
    activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 1 }

    """

  func testPerformersHaveMandates() throws {
    try check("mandate M { A may Together; B may Together }", finds: [])
    try check(
      "mandate M { A may Together }",
      finds: ["warning SV403 `B` performs `Together` without a mandate"])
    try check(
      """
      as of 2026
      mandate M { A may Together }
      mandate N { B may Together; until 2025 }
      """,
      finds: ["warning SV403 `B` performs `Together` without a mandate"])
    // Whom a mandate forbids it, or where nobody is given any, nothing is missing.
    try check("mandate M { A must not Together }", finds: [])
  }

  func testAnExpiredMandateIsNamed() throws {
    let script = """
      as of 2026
      mandate M { A may Together }
      mandate N { B may Together; until 2025 }
      mandate O { B may Together; from 2027-03 }
      """
    let found = findings(of: [try Script(Self.parties + script).verdicts[0]])
    XCTAssertEqual(
      found.first { $0.code.number == 403 }?.why,
      ["its mandate `N` ended 2025", "its mandate `O` begins 2027-03"])
    for (mandate, help) in [
      ("mandate N { B may Together; until 2025 }", "renew it, or leave the work to others"),
      ("mandate N { B may Together; from 2027 }", "let it begin sooner, or wait with the work"),
    ] {
      let script = "as of 2026\nmandate M { A may Together }\n" + mandate
      let found = findings(of: [try Script(Self.parties + script).verdicts[0]])
      XCTAssertEqual(found.first { $0.code.number == 403 }?.help, [help])
    }
  }

  /// What is advised to B, a part of Region by way of House, where A may do the work and mandates are given.
  private func advice(_ mandates: String, line: UInt = #line) throws -> [Diagnostic] {
    let text =
      Self.parties.replacingOccurrences(of: "party B\n", with: "party B { part of House }\n")
      .replacingOccurrences(of: "by B at 1 hour", with: "by B at 1 hour and 10 kr")
      + "party House { part of Region }\nparty Region\n" + mandates
    let found = findings(of: [try Script(text, line: line).verdicts[0]])
      .filter { [403, 404, 409, 410, 411].contains($0.code.number) }
    XCTAssertEqual(
      found.filter { $0.code.number == 403 }.map(\.message),
      mandates.contains("B m") ? [] : ["`B` performs `Together` without a mandate"], line: line)
    return found
  }

  func testTheMandateOfTheWholeIsToBeHandedOn() throws {
    for word in ["may", "must"] {
      let text = "mandate M { A may Together; Region \(word) Together; under \"law\" }\n"
      let found = try advice(text)
      XCTAssertEqual(found.first?.why, ["`Region`, which it is part of, \(word) `Together`"])
      XCTAssertEqual(
        found.first?.help,
        ["let `Region` hand it on: add a mandate with `given by Region` and `B \(word) Together`"])
      XCTAssertEqual(
        try advice(text + "mandate N { given by Region; B \(word) Together }").map(\.code.number),
        word == "may" ? [] : [404])
    }
  }

  func testWhatIsHandedOnFitsTheMandateOfTheWhole() throws {
    let hand = "let `Region` hand it on: add a mandate with `given by Region` and `B"
    for (mandates, help) in [
      // No more than the whole may spend, and what binds partners alike.
      (
        "mandate M { A must Together; Region may Together up to 1 000 kr; under \"law\" }\n",
        " must Together up to 1 000 kr`"
      ),
      (
        "mandate M { A may Together; Region may Together; under \"law\" }\n"
          + "mandate N { Region may Together up to 1 000 kr }\n", " may Together`"
      ),
      // Where the whole has it from.
      (
        "mandate M { A may Together; Region may Together }\n",
        " may Together`, and `under \"…\"` to `M`"
      ),
      (
        "mandate M { A may Together; Region may Together; given by Board }\n"
          + "mandate N { Board may Together }\n", " may Together`, and `under \"…\"` to `N`"
      ),
    ] {
      XCTAssertEqual(try advice(mandates).first { $0.code.number == 403 }?.help, [hand + help])
    }
    XCTAssertEqual(
      try advice(
        "mandate M { A must Together; Region may Together up to 1 000 kr; under \"law\" }\n"
          + "mandate N { given by Region; B must Together up to 1 000 kr }"), [])
    // What the whole has from its part it cannot hand on to it.
    XCTAssertEqual(
      try advice("mandate M { A may Together }\nmandate N { Region may Together; given by B }\n")
        .first { $0.code.number == 403 }?.help,
      ["add `B may Together` to a mandate"])
  }

  func testAMandateIsOfferedThatBindsPartnersAlike() throws {
    for word in ["may", "must"] {
      let found = findings(of: [
        try Script(Self.parties + "mandate M { A \(word) Together }").verdicts[0]
      ])
      XCTAssertEqual(
        found.first { $0.code.number == 403 }?.help, ["add `B \(word) Together` to a mandate"])
      try check("mandate M { A \(word) Together; B \(word) Together }", finds: [])
    }
  }

  func testPartnersAreBoundAlike() throws {
    try check(
      "mandate M { A must Together; B may Together }",
      finds: ["note SV404 `A` must `Together`, and `B` only may"])
    try check("mandate M { A must Together; B must Together }", finds: [])
    try check("mandate M { A may Together; B may Together }", finds: [])
  }

  func testDutiesAreNotForbidden() throws {
    let other = "mandate M { A must Together; B must Together }\n"
    try check(
      other + "mandate N { A must not Together }",
      finds: [
        "warning SV405 `A` must `Together`, and must not",
        "warning SV405 `B` must `Together`, and `A` must not",
      ])
    try check("as of 2026\n" + other + "mandate N { A must not Together; until 2025 }", finds: [])
  }

  func testDutiesOfOtherDays() throws {
    let lines =
      "mandate M { A must Together; until 2026-02-15 }\nmandate N { A must not Together; from "
    for (day, from, help) in [
      ("", "2026-02-16 }", "say `as of` a day: undated, both hold"),
      (
        "", "2026-02-15 }",
        "let one of the mandates give way, or give them dates that do not overlap and the script "
          + "an `as of`"
      ),
      (
        "as of 2026-02-15\n", "2026-02-15 }",
        "let one of the mandates give way, or give them dates that do not overlap"
      ), ("as of 2026-02-15\n", "2026-02-16 }", nil),
      // Where one of several prohibitions has a day in common with the duty, that one is told.
      (
        "",
        "2026-03 }\nmandate O { A must not Together; until 2026-01 }\n"
          + "mandate P { A must not Together; until 2025 }",
        "let one of the mandates give way, or give them dates that do not overlap and the script "
          + "an `as of`"
      ),
    ] {
      let script = day + Self.parties + lines + from
      let found = findings(of: [try Script(script).verdicts[0]]).first { $0.code.number == 405 }
      XCTAssertEqual(found?.help.first, help)
    }
  }

  func testDutiesAreFunded() throws {
    let work = "activity Visit { by A at 1 hour and 100 kr; up to 50; raises Good by 1 }\n"
    let duty = "mandate M { A must Visit }\n"
    try check(
      work + duty,
      finds: ["warning SV406 `A` must `Visit`, and no budget covers what it costs"])
    let fund = "from B 100 %; covers Visit;"
    try check(work + duty + "budget F { \(fund) limit 5 000 kr per year }", finds: [])
    try check(
      work + duty + "budget F { \(fund) drawn by B; limit 5 000 kr per year }",
      finds: ["warning SV406 `A` must `Visit`, and may draw on no budget that covers it"])
    try check(
      """
      party Idle { capacity 0 hours }
      activity Call { by Idle at 1 hour; raises Good by 1 }
      mandate M { Idle must Call }
      """,
      finds: ["warning SV406 `Idle` must `Call`, and has no hours for it"])
    try check(work + "mandate M { A may Visit }", finds: [])
  }

  func testTheMoneyOfADutyIsFoundInTheBudgetThatThereIs() throws {
    let text =
      "as of 2026\n" + Self.parties
      + "activity Visit { by A at 1 hour and 100 kr; up to 50; raises Good by 1 }\n"
      + "mandate M { A must Visit }\n"
    let fund = "budget F { from B 100 %; covers Visit; limit 5 000 kr per year"
    let (ends, begins) = ("; runs 2024 to 2025", "; runs 2027 to 2028")
    let others = "; drawn by B"
    for (budgets, help) in [
      ("", "cover `Visit` in a budget"),
      (fund + others + " }", "let `A` draw on `F`"),
      (fund + ends + " }", "prolong `F`, which ended 2025"),
      (fund + begins + " }", "let `F` begin by 2026, not 2027"),
      (fund + ends + others + " }", "prolong `F`, which ended 2025, and let `A` draw on it"),
    ] {
      let found = findings(of: [try Script(text + budgets).verdicts[0]])
      XCTAssertEqual(found.first { $0.code.number == 406 }?.help, [help])
    }
    let over = findings(of: [try Script(text + fund + ends + " }").verdicts[0]])
    XCTAssertEqual(
      over.first { $0.code.number == 406 }?.message,
      "`A` must `Visit`, and no budget in force covers what it costs")
  }

  func testMandatesOutlastGoals() throws {
    let goal = "goal G { owners A, B; reach Good 50 by 2028 }\n"
    let both = "A may Together; B may Together;"
    try check(goal + "mandate M { \(both) until 2028-12-31 }", finds: [])
    try check(
      goal + "mandate M { \(both) until 2028-12-30 }",
      finds: ["warning SV407 `M` ends before `G` is due"])
    // What is prolonged by another mandate, and what is over already, is no news.
    try check(
      goal + "mandate M { \(both) until 2027 }\nmandate N { \(both) from 2028 }", finds: [])
    try check(
      "as of 2028\n" + goal + "mandate M { \(both) until 2027 }\nmandate N { \(both) }", finds: [])
    // Work whose effect comes after the goal is due cannot serve it.
    // A year goes by the calendar: done on the last day of 2027, it is there on the last day of 2028.
    let late = "activity Slow { by A at 1 hour; raises Good by 1 after 1 year }\n"
    try check(goal + late + "mandate M { A may Slow; until 2027 }", finds: [])
    try check(
      goal + late + "mandate M { A may Slow; until 2027-12-30 }",
      finds: ["warning SV407 `M` ends before `G` is due"])
    // Where another goes on, that one is told.
    try check(
      goal + late + "mandate M { A may Slow; until 2025 }\nmandate N { A may Slow; until 2027-11 }",
      finds: ["warning SV407 `N` ends before `G` is due"])
  }

  func testAMandateOfWhoOnlyLetsOthersWorkNeedNotLast() throws {
    let goal = "goal G { owners A, B; reach Good 50 by 2028 }\n"
    let board = "mandate M { Board must Together; until 2026 }\n"
    let finding = "warning SV407 `M` ends before `G` is due"
    try check(goal + board + "mandate N { A may Together; B may Together }", finds: [])
    // Who does the work has it from there, or has no mandate that lasts.
    try check(
      goal + board + "mandate N { A may Together; B may Together; given by Board; under \"o\" }",
      finds: [finding])
    try check(
      goal + board + "mandate N { A may Together }\nmandate O { B may Together; until 2026 }",
      finds: [finding, "warning SV407 `O` ends before `G` is due"])
    // What is not decided is told of the party and the work, not of all work for the goal.
    let script = goal + "mandate N { A may Together }\nmandate O { B may Together; until 2026 }"
    let found = findings(of: [try Script(Self.parties + script).verdicts[0]])
    XCTAssertEqual(
      found.first { $0.code.number == 407 }?.why,
      ["whether `B` may `Together` from then on is not decided"])
  }

  func testMeasuresPayForWhatIsAllowed() throws {
    let rest = """
      activity Alone { by A at 1 hour; up to 50; raises Good by 1 }
      measure M of Good { held by A, B; pays 5 kr per unit }

      """
    try check(
      rest + "mandate N { A must not Alone }",
      finds: ["note SV408 `M` pays `A` for `Alone`, which it must not do"])
    try check(
      rest + "mandate N { B must not Together }",
      finds: ["warning SV408 `M` pays `B` for `Together`, which it must not do"])
    // What one must not do, nobody does; each party is told of once.
    try check(
      """
      measure M of Good { held by A; pays 5 kr per unit }
      mandate N { B must not Together }
      mandate O { B must not Together }
      """,
      finds: ["warning SV408 `M` pays `A` for `Together`, which `B` must not do"])
    try check(
      """
      activity Alone { by A at 1 hour; up to 50; raises Good by 1 }
      measure M of Good { held by A; pays -5 kr per unit }
      mandate N { A must not Alone }
      """, finds: [])
  }

  func testDelegationsRunInNoCircle() throws {
    try check(
      """
      mandate M { A may Together; B may Together; given by Board }
      mandate N { Board may Together; given by Council }
      mandate O { Council may Together; given by Board }
      """,
      finds: ["warning SV409 the mandates for `Together` are given in a circle"])
    try check(
      """
      mandate M { A may Together; B may Together; given by Board }
      mandate N { Board may Together; given by Council }
      mandate O { Council may Together; under "law" }
      """, finds: [])
    // Two that are given to each other, and each by a law, lead to a source.
    try check(
      """
      mandate M { A may Together; given by B; under "law 1" }
      mandate N { B may Together; given by A; under "law 2" }
      """, finds: [])
  }

  func testAMandateWithoutAGiverIsItsOwnBeginning() throws {
    let (own, given) = (
      "mandate M { A may Together }\n",
      "mandate N { A may Together; B may Together; given by A }\n"
    )
    for text in [own + given, given + own] {
      try check(
        text,
        finds: ["warning SV410 `M` names no source, and another mandate rests on it"])
    }
  }

  func testDelegationsReachASource() throws {
    let given = "mandate M { A may Together; B may Together; given by Board }\n"
    try check(
      given,
      finds: [
        "warning SV410 `M` is given by `Board`, and nothing says where `Board` has `Together` from"
      ])
    try check(
      given + "mandate N { Board may Together }",
      finds: ["warning SV410 `N` names no source, and another mandate rests on it"])
    try check(given + "mandate N { Board may Together; under \"law\" }", finds: [])
    try check(
      "mandate M { A may Together; B may Together; given by Board; under \"order\" }", finds: [])
    try check(
      "as of 2026\n" + given + "mandate N { Board may Together; under \"law\"; until 2025 }",
      finds: [
        "warning SV410 `M` is given by `Board`, and `N`, which let `Board` do `Together`, ended 2025"
      ])
  }

  func testWhatAGiverLacksIsAsked() throws {
    let given = "as of 2026\nmandate M { A may Together; B may Together; given by Board }\n"
    for (own, help) in [
      ("", "add `under \"…\"` to it, or the mandate of `Board`"),
      // A mandate against a prohibition in force would let nobody do it.
      ("mandate N { Board must not Together }", "add `under \"…\"` to it"),
      (
        "mandate N { Board must not Together }\nmandate O { Board may Together; until 2025 }",
        "add `under \"…\"` to it"
      ),
      (
        "mandate N { Board may Together; until 2025 }",
        "renew `N`, or add `under \"…\"` to `M`"
      ),
      (
        "mandate N { Board may Together; from 2027 }",
        "let `N` begin sooner, or add `under \"…\"` to `M`"
      ),
    ] {
      let found = findings(of: [try Script(Self.parties + given + own).verdicts[0]])
      XCTAssertEqual(found.first { $0.code.number == 410 }?.help, [help])
    }
  }

  func testDelegatedAmountsFit() throws {
    func scripts(_ own: String, _ given: String) -> String {
      """
      activity Buy { by A at 1 hour; by B at 1 hour and 10 kr; up to 50; raises Good by 1 }
      mandate M { A may Buy\(given); B may Buy; given by Board }
      mandate N { Board may Buy\(own); under "law" }
      """
    }
    try check(scripts("", " up to 500 kr"), finds: [])
    XCTAssertEqual(
      try messages(scripts(" up to 400 kr", " up to 500 kr")),
      [
        "`A` may spend up to 500 kr on `Buy`, and `Board`, who gives it, only 400 kr",
        "`B` may spend any amount on `Buy`, and `Board`, who gives it, only 400 kr",
      ])
  }

  /// The headlines of SV411 in base, sorted.
  private func messages(_ text: String, line: UInt = #line) throws -> [String] {
    findings(of: [try Script(Self.parties + text, line: line).verdicts[0]])
      .filter { $0.code.number == 411 }.map(\.message).sorted()
  }

  func testSpendingFitsMandates() throws {
    func script(_ amount: Int) -> String {
      """
      activity Visit { by A at 1 hour and 100 kr; up to 50; raises Good by 1 }
      budget F { from B 100 %; covers Visit; limit 5 000 kr per year }
      mandate M { A must Visit up to \(amount) kr }
      """
    }
    try check(script(5_000), finds: [])
    try check(
      script(4_999),
      finds: ["warning SV412 `A` may spend 4 999 kr on `Visit`, and it takes 5 000 kr"])
  }

  func testSpendingOfADutyWithoutACapComesOfThePlan() throws {
    for (cap, words) in [("; up to 50", "must be done"), ("", "come of following the measures")] {
      let script = """
        party Clinic { capacity 50 hours }
        activity Visit { by Clinic at 1 hour and 200 kr\(cap); raises Good by 1 }
        measure Well of Good { held by Clinic; pays 900 kr per unit }
        mandate Agreed { Clinic must Visit up to 5 000 kr }
        """
      let found = findings(of: [try Script(Self.parties + script).verdicts[0]])
        .first { $0.code.number == 412 }
      XCTAssertEqual(found?.why, ["50 of it \(words), at 200 kr each"])
    }
  }

  func testTheAmountsOfGiversAreToBeRaisedToo() throws {
    let work = "activity Visit { by A at 1 hour and 100 kr; up to 50; raises Good by 1 }\n"
    let own = "mandate M { A must Visit up to 1 000 kr; given by Board }\n"
    for (given, others) in [
      ("mandate N { Board may Visit; under \"law\" }", ""),
      (
        "mandate N { Board may Visit up to 2 000 kr; under \"law\" }",
        ", and that of `Board`, who gives it"
      ),
      (
        "mandate N { Board may Visit up to 2 000 kr; given by Council }\n"
          + "mandate O { Council may Visit up to 2 000 kr; under \"law\" }",
        ", and those of `Board` and `Council`, who give it"
      ),
    ] {
      let found = findings(of: [try Script(Self.parties + work + own + given).verdicts[0]])
        .first { $0.code.number == 412 }
      XCTAssertEqual(found?.help, ["raise the amount to 5 000 kr\(others), or ask less"])
    }
  }

  func testTheLargestAmountIsTheOneToRaise() throws {
    let (small, large) = (
      "mandate M { A must Visit up to 1 000 kr }\n", "mandate N { A may Visit up to 3 000 kr }\n"
    )
    for mandates in [small + large, large + small] {
      let work = "activity Visit { by A at 1 hour and 100 kr; up to 50; raises Good by 1 }\n"
      let script = try Script(Self.parties + work + mandates)
      let found = findings(of: [script.verdicts[0]]).first { $0.code.number == 412 }
      XCTAssertEqual(found?.subject, "N")
      XCTAssertEqual(
        found?.message, "`A` may spend 3 000 kr on `Visit`, and it takes 5 000 kr")
    }
  }

  func testAnUnfulfilledDutySaysWhatItWouldCost() throws {
    let found = findings(of: [try Script(Script.discharge).verdicts[0]])
      .first { $0.code.number == 402 }
    XCTAssertEqual(
      found?.why.last,
      "doing all of it would cost `Region` 3 444 000 kr a year, all else equal")
  }

  /// The findings that a duty is not kept, in base of a script of two parties, joint and solo work.
  private func broken(
    _ mandates: String, hours: Int = 50, whole: String = "", line: UInt = #line
  ) throws -> [Diagnostic] {
    let text = """
      party A { capacity 200 hours\(whole) }
      party B { capacity \(hours) hours }
      party Council
      indicator D { better higher }
      activity J { by A at 8 hours; by B at 10 hours; up to 10; raises D by 6 }
      activity K { by A at 1 hour; up to 50; raises D by 1 }
      measure M of D { held by A, B; pays 300 kr per unit }
      goal G { owners A, B; worth 1 000 kr per unit of D }
      \(mandates)

      """
    return findings(of: [try Script(text, line: line).verdicts[0]]).filter { $0.code.number == 402 }
  }

  func testADutyThatTheHoursOfAPartnerDoNotAllow() throws {
    let found = try broken("mandate L { A must J with B; B may J with A }")
    XCTAssertEqual(found.map(\.message), ["`A` must `J`, and the hours of `B` allow 5 of 10"])
    XCTAssertEqual(found.first?.why, [])
    XCTAssertEqual(found.first?.help, ["give `B` more hours, or lower the duty"])
    XCTAssertEqual(try broken("mandate L { A must J; B may J }", hours: 100), [])
  }

  func testHoursAloneAreNotAdvisedWhereMoreStandsInTheWay() throws {
    let poor =
      "party Idle { capacity 0 hours }\n"
      + "activity P { by Idle at 1 hour and 500 kr }\nmandate L { Idle must P }\n"
    let found = try broken(poor)
    XCTAssertEqual(found.map(\.message), ["`Idle` must `P`, and the measures lead to none of it"])
    XCTAssertEqual(
      found.first?.why,
      ["each costs `Idle` 500 kr", "the hours of `Idle` allow none of it"])
    XCTAssertEqual(
      found.first?.help,
      ["change the measures and give `Idle` more hours, or change the duty: see `why plan of P`"])
    let held = try broken(poor + "obstacle O { blocks P }")
    XCTAssertEqual(held.map(\.message), ["`Idle` must `P`, and `O` blocks it"])
    XCTAssertEqual(held.first?.why, ["the hours of `Idle` allow none of it"])
    XCTAssertEqual(
      held.first?.help,
      [
        "take away what stands in the way and give `Idle` more hours, or change the duty: see "
          + "`why plan of P`"
      ])
  }

  func testADutyToDoNothingIsKept() throws {
    XCTAssertEqual(try broken("activity N { by A at 1 hour; up to 0 }\nmandate L { A must N }"), [])
    XCTAssertEqual(
      try broken("activity N { by A at 1 hour; up to 1 }\nmandate L { A must N }").map(\.message),
      ["`A` must `N`, and the measures lead to none of it"])
  }

  func testADutyOfWhoHasNoPartInTheWork() throws {
    let found = try broken("mandate L { B must K }")
    XCTAssertEqual(found.map(\.message), ["`B` must `K`, and has no part in it"])
    XCTAssertEqual(
      found.first?.help,
      ["say what it takes `B`, as in `by B at 1 hour`, or give the duty to `A`"])
    // What a part of it does, it does.
    XCTAssertEqual(
      try broken("mandate L { Council must K }").map(\.message),
      ["`Council` must `K`, and has no part in it"])
    XCTAssertEqual(try broken("mandate L { Council must K }", whole: "; part of Council"), [])
    // Who hands a duty on need not do the work.
    XCTAssertEqual(
      try broken("mandate L { Council must K }\nmandate R { A must K; given by Council }"), [])
  }
}
