import XCTest

final class ModelProblemTests: XCTestCase {
  /// Things for the lines under test to name.
  private static let base = """
    party A
    party B
    indicator I { unit day / days; better lower }
    activity P { by A at 1 hour; lowers I by 2 }

    """

  func testFiguresOutsideTheirBoundsAreShownAsTheyAre() throws {
    try check(
      "party A { keeps 1️⃣100,00000000000001 % of what it saves }",
      finds: ["1️⃣": "SV134 `keeps` cannot be above 100 %, and here it is 100.00000000000001 %"])
    let parts = ["A", "B", "C"].map { "from \($0) 33,3333333333333 %" }.joined(separator: "; ")
    try check(
      "party A\nparty B\nparty C\nindicator I { better lower }\n"
        + "activity P { by A at 1 kr; by B at 1 kr; by C at 1 kr; lowers I by 1 }\n"
        + "budget F { 1️⃣\(parts); covers P }",
      finds: ["1️⃣": "SV301 the shares of `F` add up to 99.9999999999999 %, not 100 %"])
  }

  func testNumbersHaveBounds() throws {
    try check(
      "party A { capacity 1️⃣-3 hours; horizon 2️⃣-1 year; keeps 3️⃣140 % of what it saves }",
      finds: [
        "1️⃣": "SV134 `capacity` cannot be below 0, and here it is -3",
        "2️⃣": "SV134 `horizon` cannot be below 0, and here it is -365",
        "3️⃣": "SV134 `keeps` cannot be above 100 %, and here it is 140 %",
      ])
    try check(
      Self.base + "activity Q { by A at 1️⃣-2 hours; up to 2️⃣-1; lowers I by 3️⃣-3 }",
      finds: [
        "1️⃣": "SV134 `by` cannot be below 0, and here it is -2",
        "2️⃣": "SV134 `up to` cannot be below 0, and here it is -1",
        "3️⃣": "SV134 `lowers` cannot be below 0, and here it is -3",
      ])
    try check(
      Self.base + "measure M of I { held by A; bonus 3 kr at 1️⃣0; paid by B 2️⃣-1 % }\n"
        + "budget F { covers P at 3️⃣120 % }",
      finds: [
        "1️⃣": "SV134 `bonus` cannot be 0 or below, and here it is 0",
        "2️⃣": "SV134 `paid by` cannot be below 0 %, and here it is -1 %",
        "3️⃣": "SV134 `covers` cannot be above 100 %, and here it is 120 %",
      ])
    try check(
      Self.base
        + "measure M of I { held by A; pays -3 kr per day }\ngoal G { worth -3 kr per day of I }")
    try check(
      Self.base + "goal G { worth -3 kr per day of I up to 1️⃣7 }",
      finds: ["1️⃣": "SV136 a worth of `G` below 0 cannot stop at a count"])
  }

  /// Payer and holder need not balance: a payer may lose more than the holder gets.
  func testAPayerMayPayMoreThanTheHolderGets() throws {
    let measure = Self.base + "measure M of I { held by A; pays 2 kr per day; paid by B "
    try check(measure + "150 % }")
    try check(measure + "60 %, A 60 % }")
    try check(
      measure + "1️⃣1 000 % }",
      finds: ["1️⃣": "SV134 `paid by` cannot be 1 000 % or above, and here it is 1000 %"])
    try check(measure + "0,5 }")
    try check("let Part = 150 %\n" + measure + "Part }")
    try check("let Part = 50\n" + measure + "Part % }")
    for (bound, part) in [("let Part = 5\n", "Part"), ("", "(5)"), ("", "2 + 3")] {
      try check(
        bound + measure + "1️⃣\(part) }",
        finds: ["1️⃣": "SV134 `paid by` cannot be above 1 without a `%`, and here it is 5"])
    }
    for (part, shown) in [("5", "5"), ("1,5", "1.5")] {
      try check(
        measure + "1️⃣\(part) }",
        finds: ["1️⃣": "SV134 `paid by` cannot be above 1 without a `%`, and here it is \(shown)"])
    }
    // What is left of the whole is nothing then.
    try check(
      Self.base + "measure M of I { held by A; pays 2 kr per day; paid by 1️⃣B 150 %, A }",
      finds: ["1️⃣": "SV134 `paid by` cannot be above 100 %, and here it is 150 %"])
  }

  func testArithmeticFaultsAreSaidOnce() throws {
    try check(
      Self.base + "let Zero = 1 - 1\nlet X = 1️⃣3 hours / Zero\nlet Y = X + 2 hours\n"
        + "activity Q { by A at Y; by B at X }",
      finds: ["1️⃣": "SV132 this divides by 0"])
    try check(
      Self.base + "activity Q { by A at (if 1 > 2 then 3 hours / 0 else 2 hours) }")
    try check(
      Self.base + "activity Q { by A at (1️⃣3 hours / 0) }",
      finds: ["1️⃣": "SV132 this divides by 0"])
    let squares = (1...100).map { "let X\($0) = X\($0 - 1) * X\($0 - 1)\n" }.joined()
    let findings = try Script("let X0 = 10\n" + squares).evaluated().diagnostics
    XCTAssertEqual(findings.map(\.message), ["this number has more than 1 200 digits"])
  }

  func testAPercentageWithoutItsSignIsSaidOnce() throws {
    for (share, shown, said) in [
      ("60", "60", "6000"), ("60 ± 10 %", "60", "6000"), ("12,5", "12.5", "1250"),
    ] {
      let budget = "budget F { from A 1️⃣\(share); from B rest }"
      try check(
        Self.base + budget,
        finds: ["1️⃣": "SV134 `from` cannot be above 100 %, and here it is \(said) %"])
      let script = Self.base + budget.replacingOccurrences(of: "1️⃣", with: "")
      XCTAssertEqual(
        try Script(script).evaluated().diagnostics[0].help,
        [
          "give a percentage from 0 % to 100 %, its sign behind the number or the cell (before `±` too): "
            + "`\(shown) %`"
        ])
    }
    let high = try Script(Self.base + "budget F { from A 150 %; from B rest }").evaluated()
    XCTAssertEqual(high.diagnostics.map(\.help), [["give a percentage from 0 % to 100 %"]])
  }

  func testSharesOfBudgets() throws {
    try check(
      Self.base + "budget F { 1️⃣from A 50 %\n from B 45 % }",
      finds: ["1️⃣": "SV301 the shares of `F` add up to 95 %, not 100 %"])
    let finding = try Script(Self.base + "budget F { from A 50 %; from B 45 % }").evaluated()
      .diagnostics[0]
    XCTAssertEqual(finding.why, ["`A` 50 %, `B` 45 %"])
    try check(
      Self.base + "budget F { 1️⃣from A 100 %; from B 1 % }",
      finds: ["1️⃣": "SV301 the shares of `F` add up to 101 %, not 100 %"])
    try check(Self.base + "budget F { from A rest }")
    try check(
      Self.base + "1️⃣budget F { from A 50 %; from B 3 kr }",
      finds: ["1️⃣": "SV302 `F` has percentages beside amounts of money"])
    try check(
      Self.base + "budget F { from A rest; 1️⃣from B rest }",
      finds: ["1️⃣": "SV303 two parties pay the rest of `F`"])
    try check(
      Self.base + "budget F { from A 3 kr; 1️⃣from B rest }",
      finds: ["1️⃣": "SV303 nothing says what `rest` of `F` is the rest of"])
    try check(
      Self.base + "budget F { from A 3 kr; from B 4 kr; limit 1️⃣8 kr per year }",
      finds: ["1️⃣": "SV304 the parts of `F` add up to 7 kr, and its limit is 8 kr"])
    try check(
      Self.base + "budget F { limit 1️⃣8 kr in all }",
      finds: ["1️⃣": "SV305 the limit of `F` is for all its years, and none are given"])
  }

  func testAPartyIsHeldInOneCurrency() throws {
    try check(
      Self.base + "measure M of I { held by A; pays 3 kr per day }\n"
        + "1️⃣measure N of I { held by B, A; weighs 3 points per day }\n"
        + "measure O of I { held by A; weighs 3 points per day }",
      finds: ["1️⃣": "SV137 `A` is held to measures in money and in points"])
    try check(
      Self.base + "measure M of I { held by A; pays 3 kr per day; 1️⃣bonus 4 points at 3 }",
      finds: ["1️⃣": "SV137 the bonus of `M` is in another unit than its rate"])
  }

  func testTimesEndAfterTheyBegin() throws {
    try check(
      Self.base + "budget F { 1️⃣runs 2028 to 2026 }\n"
        + "measure M of I { held by A; from 2027; until 2️⃣2026-12-31 }\n"
        + "mandate N { from 2027-03; until 3️⃣2027-02 }\nmandate O { from 2027-03; until 2027 }",
      finds: [
        "1️⃣": "SV135 the time of `F` ends before it begins",
        "2️⃣": "SV135 the time of `M` ends before it begins",
        "3️⃣": "SV135 the time of `N` ends before it begins",
      ])
  }

  func testEffectsArriveAtTimesOfTheirOwn() throws {
    try check(
      Self.base + "activity Q { by A; lowers I by 1 after 1 year; 1️⃣raises I by 2 after 12 months }",
      finds: ["1️⃣": "SV112 the effect on `I` stands twice for the same time"])
    try check(Self.base + "activity Q { by A; lowers I by 1; raises I by 2 after 12 months }")
  }

  func testWhatIsUsedCannotBeTakenAway() throws {
    let text = Self.base + "scenario S { without 1️⃣A }\nscenario T { without A\n without P }"
    try check(text, in: "S", finds: ["1️⃣": "SV139 `A` is taken away, but still used"])
    try check(text, in: "T")
    try check(
      Self.base + "scenario S { without A\n change P { without by A\n by B } }", in: "S")
    try check(
      Self.base + "scenario S { without 1️⃣I }\nscenario T { extends S }", in: "T",
      finds: ["1️⃣": "SV139 `I` is taken away, but still used"])
  }

  func testGroupsStayWithinBounds() throws {
    let parties = (1...2_300).map { "party P\($0)\n" }.joined()
    let members = (1...2_300).map { "P\($0)" }.joined(separator: ", ")
    let goals = (1...2_300).map { "goal Z\($0) { owners G }\n" }.joined()
    let script = try Script(parties + "group G { members \(members) }\n" + goals)
    XCTAssertEqual(
      try script.evaluated().diagnostics.map(\.message),
      [
        "groups, each with the groups in it, and lines that name them count more than 5 million members"
      ])
  }

  func testFindingsKnowTheirScenario() throws {
    let script = try Script(
      "party A { capacity -1 hours }\nscenario S { change A { horizon -1 year } }\n"
        + "scenario T { extends S }")
    let base = try script.evaluated().diagnostics
    let s = try script.evaluated("S").diagnostics
    XCTAssertEqual(base.map(\.scenario), [nil])
    XCTAssertEqual(s.map(\.scenario), ["S", "S"])
    XCTAssertEqual(try script.evaluated("T").diagnostics, s)
  }
}
