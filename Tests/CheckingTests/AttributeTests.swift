import XCTest

final class AttributeTests: XCTestCase {
  /// Things for the lines under test to name.
  private static let base = """
    party A
    party B
    indicator I { unit day / days; better lower }
    activity P { by A at 1 hour; lowers I by 2 }
    measure M of I { held by A; pays 3 kr per day }

    """

  func testAttributesBelongToTheirKind() {
    check(
      Self.base + "scenario S { change A { 1️⃣held by B } }",
      finds: ["1️⃣": "SV110 `held by` does not belong in a party"])
    check(
      Self.base + "scenario S { change M { 1️⃣from B 50 %\n 2️⃣covers P } }",
      finds: [
        "1️⃣": "SV110 this `from` does not belong in a measure",
        "2️⃣": "SV110 `covers` does not belong in a measure",
      ])
  }

  func testWithoutStandsInAChange() {
    let message = "SV111 `without` stands only in a `change` of a scenario"
    check("party A { 1️⃣without capacity }", finds: ["1️⃣": message])
    check(
      Self.base + "scenario S { party C { capacity 3 hours; 1️⃣without horizon } }",
      finds: ["1️⃣": message])
  }

  func testLinesStandOnceUnlessTheirKeysDiffer() {
    check(
      "party A\nparty B\nactivity P { by A\n by B\n 1️⃣by A at 2 hours\n up to 3\n 2️⃣up to 4 }",
      finds: ["1️⃣": "SV112 `by A` stands twice", "2️⃣": "SV112 `up to` stands twice"])
    check(
      Self.base + "activity Q { by A\n lowers I by 2\n 1️⃣raises I by 1 }",
      finds: ["1️⃣": "SV112 `raises I` stands twice"])
    check(Self.base + "activity Q { by A\n lowers I by 2\n raises I by 1 after 1 year }")
    check(
      Self.base + "measure N of I { held by A\n pays 3 kr per day\n 1️⃣weighs 2 points per day }",
      finds: ["1️⃣": "SV113 `weighs` stands beside `pays`"])
    check(
      Self.base + "goal G { reach I 3 by 2028\n reach I 2 by 2030\n 1️⃣reach I 1 by 2030 }",
      finds: ["1️⃣": "SV112 `reach I` stands twice"])
    let many = (1...20).map { "party P\($0)\n" }.joined()
    let lines = (1...20).map { "by P\($0)\n" }.joined()
    check(
      many + "activity Q { \(lines) 1️⃣by P7 }", finds: ["1️⃣": "SV112 `by P7` stands twice"])
    check(
      "currency kr\n1️⃣currency SEK\nperiod year\n2️⃣period month",
      finds: [
        "1️⃣": "SV117 `currency` stands twice in the script",
        "2️⃣": "SV117 `period` stands twice in the script",
      ])
  }

  func testAScenarioChangesALineOnce() {
    let base = Self.base + "measure N of I { held by A; pays 3 kr per day }\n"
    check(
      base + """
        scenario S {
          change N { pays 4 kr per day }
          change A { capacity 3 hours; knows "x"; knows "y" }
          change N { 1️⃣pays 5 kr per day; up to 3 }
          change A { horizon 1 year }
          change A { 2️⃣capacity 4 hours; 3️⃣knows "z" }
          change N { 4️⃣weighs 2 points per day }
          change N { 5️⃣without weighs }
        }
        """,
      finds: [
        "1️⃣": "SV112 `pays` of `N` is changed twice in one scenario",
        "2️⃣": "SV112 `capacity` of `A` is changed twice in one scenario",
        "3️⃣": "SV112 `knows` of `A` is changed twice in one scenario",
        "4️⃣": "SV112 `weighs` of `N` is changed twice in one scenario",
        "5️⃣": "SV112 `weighs` of `N` is changed twice in one scenario",
      ])
    check(
      base + """
        scenario S { change N { pays 4 kr per day }; change A { capacity 3 hours } }
        scenario T { extends S; change N { pays 5 kr per day; up to 3 }; change N { from 2030 } }
        """)
  }

  func testCollaborationLinesStandOnce() {
    check(
      "party A { knows \"x\"; knows \"x\"; contact \"a\"; 1️⃣contact \"b\" }\nparty B\n"
        + "handoff H { from A; to B; 2️⃣from B; flagged 1 in 2025; 3️⃣flagged 2 in 2025"
        + "\nflagged 1 in 2026; flagged 3 in 2025 by \"x\"; 4️⃣flagged 3 in 2025 by \"x\" }",
      finds: [
        "1️⃣": "SV112 `contact` stands twice", "2️⃣": "SV112 `from` stands twice",
        "3️⃣": "SV112 `flagged` stands twice", "4️⃣": "SV112 `flagged x` stands twice",
      ])
    check(
      Self.base + "obstacle O { blocks P, 1️⃣P; because R, 2️⃣R; because \"x\", \"x\" }\nobstacle R\n"
        + "trial T { of P; adopted by A; 3️⃣ended because \"x\" }\n"
        + "forum F { members A, 4️⃣A; about G; 5️⃣about G }\ngoal G",
      finds: [
        "1️⃣": "SV112 `blocks P` stands twice", "2️⃣": "SV112 `because R` stands twice",
        "3️⃣": "SV113 `ended because` stands beside `adopted by`",
        "4️⃣": "SV105 `A` stands twice in this list", "5️⃣": "SV112 `about G` stands twice",
      ])
  }

  func testCollaborationNamesAreOfTheirKind() {
    check(
      Self.base + "goal G\nhandoff H { from A to B; about 1️⃣G; responsible 2️⃣All }\n"
        + "group All { members A, B }\nobstacle O { blocks 3️⃣I; because 4️⃣H; owner 5️⃣P }\n"
        + "budget F { follows 6️⃣O }",
      finds: [
        "1️⃣": "SV103 `G` is a goal, and an indicator is expected here",
        "2️⃣": "SV103 `All` is a group, and a party is expected here",
        "3️⃣": "SV103 `I` is an indicator, and an activity or a handoff is expected here",
        "4️⃣": "SV103 `H` is a handoff, and an obstacle is expected here",
        "5️⃣": "SV103 `P` is an activity, and a party is expected here",
        "6️⃣": "SV103 `O` is an obstacle, and a handoff is expected here",
      ])
    check(
      Self.base + "forum F { members A; about 1️⃣I; about 2️⃣Nothing }\n"
        + "trial T { of 3️⃣A; by 4️⃣M; adopted by 5️⃣X }\nactivity Q { by A; addresses 6️⃣P }",
      finds: [
        "1️⃣": "SV103 `I` is an indicator, and a goal or a handoff is expected here",
        "2️⃣": "SV102 there is no goal or handoff named `Nothing`",
        "3️⃣": "SV103 `A` is a party, and an activity is expected here",
        "4️⃣": "SV103 `M` is a measure, and a party is expected here",
        "5️⃣": "SV102 there is no party named `X`",
        "6️⃣": "SV103 `P` is an activity, and an obstacle is expected here",
      ])
  }

  func testCollaborationUnits() {
    check(
      Self.base
        + "handoff H { from A to B; signal by A within 1️⃣3 hours; flagged 2️⃣3 days in 2025 }\n"
        + "forum F { members A; meets 3️⃣(2 hours) times per year for 4️⃣2 days }",
      finds: [
        "1️⃣": "SV123 `within` needs time, not hours",
        "2️⃣": "SV123 `flagged` needs a plain number, not time",
        "3️⃣": "SV123 `meets` needs a plain number, not hours",
        "4️⃣": "SV123 the length of a meeting needs hours, not time",
      ])
  }

  func testWordsOfSeveralKindsSayWhatTheyMeanThere() {
    let text =
      Self.base + "handoff H { from A to B }\ntrial T { of P }\n"
      + "scenario S { change H { from 2026; of P }\n change T { from A; of \"x\" } }"
    let found = readAndChecked(text).checked.diagnostics
    XCTAssertEqual(
      found.map(\.message),
      [
        "this `from` does not belong in a handoff", "this `of` does not belong in a handoff",
        "this `from` does not belong in a trial", "this `of` does not belong in a trial",
      ])
    XCTAssertEqual(
      found.flatMap(\.help),
      [
        "write it as in `from Region to Kommun`",
        "write it as in `of \"older people coming home\"`", "write it as in `from 2027-01-01`",
        "write it as in `of EarlyPlan`",
      ])
  }

  func testAHandoffGoesFromOneToOne() {
    let found = readAndChecked(Self.base + "handoff H { from A; from B; to B }").checked.diagnostics
    XCTAssertEqual(found.map(\.message), ["`from` stands twice"])
    XCTAssertEqual(found.flatMap(\.help), ["a handoff goes from one to one: declare one for each"])
  }

  func testNeededLines() {
    check(
      "indicator 1️⃣I\nactivity 2️⃣P { up to 3 }\ngroup 3️⃣G\nmeasure 4️⃣M of I { pays 3 kr per unit }",
      finds: [
        "1️⃣": "SV114 the indicator `I` needs `better`", "2️⃣": "SV114 the activity `P` needs `by`",
        "3️⃣": "SV114 the group `G` needs `members`",
        "4️⃣": "SV114 the measure `M` needs `held by`",
      ])
    check("party A\ngoal G\nbudget F\nmandate N\nobstacle O")
    check(
      "party A\nhandoff 1️⃣H\nhandoff 2️⃣K { from A }\nforum 3️⃣F\ntrial 4️⃣T",
      finds: [
        "1️⃣": "SV114 the handoff `H` needs `from`", "2️⃣": "SV114 the handoff `K` needs `to`",
        "3️⃣": "SV114 the forum `F` needs `members`", "4️⃣": "SV114 the trial `T` needs `of`",
      ])
  }

  func testWhatCouldNotBeReadIsNotMissing() {
    let (faults, checked) = readAndChecked(
      "party A\nactivity P { by at 3 hours }\nactivity Q { up to 3 }\nindicator I { bettr lower }")
    XCTAssertEqual(faults.count, 2)
    XCTAssertEqual(checked.diagnostics.map(\.message), ["the activity `Q` needs `by`"])
    XCTAssertNil(checked.program)
    XCTAssertNil(readAndChecked("party A {").checked.program)
  }

  func testChangesReplaceByKey() {
    check(
      Self.base + "scenario S { change P { without by A\n by B } }")
    check(
      Self.base + "scenario S { change 1️⃣P { without by A } }",
      finds: ["1️⃣": "SV114 the activity `P` needs `by`"])
    check(
      Self.base + "scenario S { change P { 1️⃣without by B\n 2️⃣without up to } }",
      finds: [
        "1️⃣": "SV115 `P` has no `by B` to take away",
        "2️⃣": "SV115 `P` has no `up to` to take away",
      ])
    check(
      Self.base + "scenario S { change P { 1️⃣without B\n 2️⃣without raises I } }",
      finds: [
        "1️⃣": "SV115 `P` has no rule for `B` to take away",
        "2️⃣": "SV115 `P` has no `raises I` to take away",
      ])
    check(
      Self.base + "scenario S { change M { 1️⃣without held by B\n 2️⃣without weighs } }",
      finds: [
        "1️⃣": "SV115 `M` has no `held by B` to take away",
        "2️⃣": "SV115 `M` has no `weighs` to take away",
      ])
    check(
      Self.base + "scenario S { change I { 1️⃣unit hour / hours } }",
      finds: ["1️⃣": "SV116 a scenario cannot change the unit of `I`"])
    check(
      Self.base + "scenario S { change P { by B } }\n"
        + "scenario T { extends S\n change P { without by B\n without lowers I } }")
    check(
      Self.base + "let X = 3\nscenario S { change 1️⃣X { capacity 3 hours } }",
      finds: ["1️⃣": "SV103 `X` is a value bound by `let`, and something declared is expected here"])
  }
}
