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
        "1️⃣": "SV110 `from` does not belong in a measure",
        "2️⃣": "SV110 `covers` does not belong in a measure",
      ])
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

  func testNeededLines() {
    check(
      "indicator 1️⃣I\nactivity 2️⃣P { up to 3 }\ngroup 3️⃣G\nmeasure 4️⃣M of I { pays 3 kr per unit }",
      finds: [
        "1️⃣": "SV114 the indicator `I` needs `better`", "2️⃣": "SV114 the activity `P` needs `by`",
        "3️⃣": "SV114 the group `G` needs `members`",
        "4️⃣": "SV114 the measure `M` needs `held by`",
      ])
    check("party A\ngoal G\nbudget F\nmandate N")
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
