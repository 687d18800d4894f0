import Analysis
import Arithmetic
import Evaluation
import Foundation
import XCTest

/// What is lacking between parties, and the lines that close it.
final class GapTests: XCTestCase {
  /// The gaps of a script as `H: signal, feedback`, the most flagged first.
  private func gaps(_ text: String, line: UInt = #line) throws -> Gaps {
    Gaps(of: try XCTUnwrap(try Script(text, line: line).verdicts.last, line: line))
  }

  private func check(_ text: String, finds expected: [String], line: UInt = #line) throws {
    let found = try gaps(text, line: line)
    let lines = found.gaps.map { gap in
      "\(found.verdict.name(of: gap.entity)): "
        + gap.lacks.map(\.kind.word).joined(separator: ", ")
    }
    XCTAssertEqual(lines, expected, line: line)
    try checkClosing(text, found, line: line)
    try checkPasting(text, found, line: line)
  }

  /// Checks that the lines for each thing that is lacking close it where they are said to stand.
  private func checkPasting(_ text: String, _ found: Gaps, line: UInt) throws {
    for gap in found.gaps {
      for lack in gap.lacks {
        let pasted = lack.closing.reduce(text + "\n") { paste($1, into: $0, line: line) }
        let after = try gaps(pasted, line: line)
        if lack.kind.word == "blocked" { continue }
        let name = found.verdict.name(of: gap.entity)
        let left = after.gaps.first { after.verdict.name(of: $0.entity) == name }
        XCTAssertFalse(
          left?.lacks.contains { $0.kind.word == lack.kind.word } ?? false,
          "\(name): \(lack.kind.word) after\n\(pasted)", line: line)
      }
    }
  }

  /// Puts a line where it is said to stand, as a reader would.
  private func paste(_ closing: Closing, into text: String, line: UInt) -> String {
    var text = text
    switch closing.place {
    case .script: text += closing.line + "\n"
    case .scenario: text += "what if { \(closing.line) }\n"
    case .block(let home, let word):
      let kinds = "(party|measure|handoff|activity|budget|obstacle|forum)"
      guard
        let head = text.range(
          of: "\\b\(kinds) \(home)\\b[^;{\\n]*", options: .regularExpression)
      else {
        XCTFail("nothing declares \(home)", line: line)
        return text
      }
      guard text[head.upperBound...].hasPrefix("{") else {
        text.insert(contentsOf: " { \(closing.line) }", at: head.upperBound)
        return text
      }
      let inside = text.index(after: head.upperBound)
      if let word {
        let end = text[inside...].firstIndex(of: "}") ?? text.endIndex
        let old = text.range(
          of: word + "[^;}\\n]*", options: .regularExpression, range: inside..<end)
        XCTAssertNotNil(old, "\(home) says no `\(word)`", line: line)
        if let old { text.replaceSubrange(old, with: closing.line) }
      } else {
        text.insert(contentsOf: " \(closing.line);", at: inside)
      }
    }
    return text
  }

  /// Checks that the lines for each thing that is lacking close it, in a scenario behind the script.
  private func checkClosing(_ text: String, _ found: Gaps, line: UInt) throws {
    for gap in found.gaps {
      for lack in gap.lacks {
        XCTAssertFalse(lack.closing.isEmpty, lack.kind.word, line: line)
        let lines = lack.closing.map(\.inScenario).joined(separator: "\n")
        let after = try gaps("\(text)\nscenario Closed {\n\(lines)\n}", line: line)
        let name = found.verdict.name(of: gap.entity)
        let left = after.gaps.first { after.verdict.name(of: $0.entity) == name }
        XCTAssertFalse(
          left?.lacks.contains { $0.kind.word == lack.kind.word } ?? false,
          "\(name): \(lack.kind.word) after\n\(lines)", line: line)
      }
    }
  }

  /// Two sides, both held to what sees the handoff, with all that holds it.
  private static let sides = """
    party A
    party B
    indicator Wait { better lower }
    activity Meet { by A; by B; lowers Wait }
    measure M of Wait { held by A, B }

    """

  /// Whatever steers the two sides.
  private static let steering = """
    mandate Together { A may Meet with B; B must Meet with A }
    budget Fund { from A 50 %; from B 50 %; follows H }
    forum Council { members A, B; about H }

    """

  private static let whole = """
    handoff H {
      from A to B; about Wait; responsible A
      signal by A within 7 days; feedback by B
    }

    """

  /// A handoff is to be about what both sides can move, though one is held to something else first.
  func testAnIndicatorThatBothCanMove() throws {
    let found = try gaps(
      """
      party Lower
      party Upper
      indicator DropOut { better lower }
      indicator Merit { better higher }
      activity Bridge { by Lower; by Upper; lowers DropOut }
      activity Coaching { by Lower; raises Merit }
      measure MeritPoints of Merit { held by Lower }
      measure Completion of DropOut { held by Upper }
      handoff ToUpper { from Lower to Upper }
      """)
    let lack = found.gaps.first?.lacks.first { $0.kind == .indicator }
    XCTAssertEqual(lack?.closing.map(\.line), ["about DropOut"])
  }

  /// What one side alone is held to, or nobody has to do with, says nothing of what lies between both.
  func testAnIndicatorOfBothSidesIsNamed() throws {
    let rest = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator First { better lower }
      indicator Visits { better higher }
      indicator Merit { better higher }
      indicator DropOut { better lower }
      activity Referral { by A at 1 hour; up to 90; raises Visits by 2; raises DropOut by 1 }
      measure Count of Visits { held by A; pays 9 kr per unit }
      handoff H { from A to B; \(Self.step) }

      """
    let bridge = "activity Bridge { by A at 2 hours; by B at 2 hours; up to 20;"
    let goal =
      "goal Kept { owners A, B; worth 90 kr per unit of Merit; reach DropOut 3 by 2030 }"
    let others = goal.replacingOccurrences(of: "owners A, B", with: "owners A")
    let talk = "activity Talk { by A at 1 hour; by B at 1 hour; up to 1; raises Merit by 1 }"
    let both =
      "activity Own { by B at 1 hour; raises Merit by 1 }\nactivity All { by A at 1 hour; by B at 1 hour;"
    let new = ["indicator HWait { better lower }", "about HWait"]
    for (lines, closing) in [
      ("", new), (goal, new), (others, new),
      ("goal Kept { owners A, B; worth 90 kr per unit of Merit }", ["about Merit"]),
      ("\(both) raises DropOut by 1 }\n\(goal)", ["about DropOut"]),
      // Of two that both can move their joint work betters one.
      ("\(both) raises DropOut by 1; raises Merit by 1 }\n\(goal)", ["about Merit"]),
      ("\(bridge) lowers DropOut by 1 }", ["about DropOut"]),
      ("\(bridge) lowers Merit by 1; lowers DropOut by 1 }", ["about DropOut"]),
      ("\(bridge) lowers Merit by 1 }", new),
      ("\(bridge) raises Visits by 1; lowers DropOut by 1 }\n\(goal)", ["about DropOut"]),
      ("\(bridge) }\n\(talk)", ["about Merit"]),
    ] {
      let lack = try gaps(rest + lines).gaps.first?.lacks.first { $0.kind == .indicator }
      XCTAssertEqual(lack?.closing.map(\.line), closing, lines)
    }
    try check(
      rest + "\(bridge) lowers DropOut by 1 }", finds: ["H: indicator, mandate, budget, forum"])
  }

  func testAWholeHandoffLacksNothing() throws {
    try check(Self.sides + Self.steering + Self.whole, finds: [])
  }

  func testTheStep() throws {
    let rest = Self.sides + Self.steering
    try check(
      rest + "handoff H { from A to B; about Wait; feedback by B; responsible B }",
      finds: ["H: signal"])
    try check(
      rest + "handoff H { from A to B; about Wait; signal by B; responsible B }",
      finds: ["H: feedback"])
    try check(
      rest + "handoff H { from A to B; about Wait; signal by B; feedback by A }",
      finds: ["H: responsible"])
  }

  private static let step = "signal by A; feedback by B; responsible A"

  func testMeasures() throws {
    let rest = "party A; party B\nactivity Meet { by A; by B }\n" + Self.steering
    let unseen = rest + "handoff H { from A to B; \(Self.step) }\n"
    try check(unseen, finds: ["H: indicator"])
    try check(unseen + "indicator Wait { better lower }", finds: ["H: indicator"])
    let seen =
      rest + "handoff H { from A to B; about Wait, Other; \(Self.step) }\n"
      + "indicator Wait { better lower }\nindicator Other { better lower }\n"
    try check(seen, finds: ["H: measure"])
    try check(seen + "measure M of Other { held by B }", finds: ["H: other side"])
    try check(
      seen + "measure M of Other { held by B }\nmeasure N of Wait { held by A }", finds: [])
    // Who is held in points is not held in money besides.
    try check(
      seen + "measure M of Other { held by B; weighs 2 points per unit }\n"
        + "indicator Third { better lower }\nmeasure N of Third { held by A; pays 1 kr per unit }",
      finds: ["H: other side"])
  }

  /// In a script in figures a measure without any would leave the verdict open.
  func testANewMeasurePaysWhatItIsWorth() throws {
    let rest = """
      party A { capacity 9 hours }; party B { capacity 9 hours }
      activity Meet { by A at 1 hour; by B at 1 hour; up to 3; lowers Wait by 1; lowers Other by 1 }
      indicator Wait { unit "care day" / "care days"; better lower }
      indicator Other { better lower }
      measure M of Other { held by A; pays 2 kr per unit }

      """ + Self.steering + "handoff H { from A to B; about Wait; \(Self.step) }\n"
    for (worth, held, pays) in [
      ("goal G { owners A, B; worth 40 kr per \"care day\" of Wait }", "A, B; pays 40", ""),
      ("goal G { owners A, B; worth 40 kr per unit of Other }", "A, B", "what it pays"),
      (
        "goal G { owners A, B; worth 40 kr per \"care day\" of Wait }\n"
          + "scenario Felt { change Wait { falls on B at 9 kr per \"care day\" } }",
        "A, B", "what it pays"
      ),
    ] {
      let text = rest + worth
      try check(text, finds: ["H: measure"])
      let closing = try XCTUnwrap(gaps(text).gaps.first?.lacks.first?.closing.first)
      let unit = pays.isEmpty ? " kr per \"care day\"" : ""
      XCTAssertEqual(closing.line, "measure HSeen of Wait { held by \(held)\(unit) }")
      XCTAssertEqual(closing.besides ?? "", pays)
      let after = try gaps(text + "\n" + closing.line).verdict
      XCTAssertEqual(after.precision == .numbers, pays.isEmpty)
    }
  }

  func testTheIndicatorMostSidesAreHeldToIsNamed() throws {
    let found = try gaps(
      Self.sides + Self.steering + "indicator First { better lower }\n"
        + "handoff H { from A to B; \(Self.step) }")
    XCTAssertEqual(
      found.gaps.first?.lacks.first?.closing, [Closing("about Wait", in: "H")])
  }

  func testSteering() throws {
    let rest = Self.sides + "handoff H { from A to B; about Wait; \(Self.step) }\n"
    try check(rest, finds: ["H: mandate, budget, forum"])
    try check(
      rest + "mandate One { A may Meet with B }", finds: ["H: mandate, budget, forum"])
    try check(rest + "mandate Both { A may Meet; B may Meet }", finds: ["H: budget, forum"])
    try check(
      rest + "mandate No { A must not Meet }\nbudget F { from A 50 %; from B 50 % }",
      finds: ["H: mandate, budget, forum"])
    try check(
      rest + "forum Council { members A, B }\nforum Half { members A; about H }",
      finds: ["H: mandate, budget, forum"])
    try check(
      rest + "party C\nforum Half { members C, A; about H }",
      finds: ["H: mandate, budget, forum"])
  }

  func testWhatThereIsIsUsed() throws {
    let rest = Self.sides + "handoff H { from A to B; about Wait; \(Self.step) }\n"
    let found = try gaps(
      rest + "mandate One { A may Meet with B }\nbudget F { from A 50 %; from B 50 % }\n"
        + "forum Council { members A, B }")
    XCTAssertEqual(
      found.gaps.first?.lacks.flatMap(\.closing).map(\.inScenario),
      [
        "mandate HMandate { B may Meet with A }", "change F { follows H }",
        "change Council { about H }",
      ])
  }

  func testAMandateBindsBothSidesAlike() throws {
    let text =
      Self.sides + "handoff H { from A to B; about Wait; \(Self.step) }\n"
      + "mandate One { A must Meet with B }\n"
    let lack = try gaps(text).gaps.first?.lacks.first { $0.kind.word == "mandate" }
    XCTAssertEqual(lack?.closing.map(\.line), ["mandate HMandate { B must Meet with A }"])
    try check(text, finds: ["H: mandate, budget, forum"])
  }

  /// Work that is proposed takes a mandate of each who does it; and what a part does, its whole does.
  func testAMandateForNewWorkAndOneOfAPart() throws {
    let handoff = "handoff H { from A to B; about Wait; \(Self.step) }\n"
    let sides = Self.sides.replacingOccurrences(of: "activity Meet", with: "activity Talk")
    let apart = sides.replacingOccurrences(of: "by B", with: "by C") + "party C\n"
    let lack = try gaps(apart + handoff + "mandate One { A may Talk with B }").gaps.first?.lacks
      .first { $0.kind.word == "mandate" }
    XCTAssertEqual(
      lack?.closing.last?.line,
      "mandate HMandate { A may HMeeting with B; B may HMeeting with A }")
    let part = apart.replacingOccurrences(of: "party C", with: "party C { part of B }")
    XCTAssertNil(
      try gaps(part + handoff + "mandate One { A may Talk; B may Talk with A }").gaps.first?.lacks
        .first { $0.kind.word == "mandate" })
  }

  func testWhoIsThereAlreadyStaysInTheLine() throws {
    let text = """
      party A
      party B
      party C
      indicator Wait { better lower }
      activity Meet { by A; by B; by C; lowers Wait }
      measure M of Wait { held by A, C }
      mandate All { A may Meet; B may Meet; C may Meet }
      budget One { from A 50 %; from B 50 %; follows H }
      budget Two { from B 50 %; from C 50 %; follows K }
      forum Half { members A, C; about H }
      forum Other { members A; about K }
      handoff H { from A to B; about Wait; \(Self.step) }
      handoff K { from B to C; about Wait; \(Self.step) }

      """
    try check(text, finds: ["H: other side, forum", "K: other side, forum"])
    XCTAssertEqual(
      try gaps(text).gaps.flatMap(\.lacks).flatMap(\.closing),
      [
        Closing("held by A, C, B", in: "M", insteadOf: "held by"),
        Closing("members A, C, B", in: "Half", insteadOf: "members"),
        Closing("held by A, C, B", in: "M", insteadOf: "held by"),
        Closing("members A, B, C", in: "Other", insteadOf: "members"),
      ])
  }

  func testOnlyWhatIsInForceCounts() throws {
    let old = """
      as of 2026-03-01
      party A; party B
      indicator Wait { better lower }
      activity Meet { by A; by B; lowers Wait }
      measure M of Wait { held by A, B; until 2025 }
      mandate Together { A may Meet; B may Meet; from 2027 }
      budget Fund { from A 50 %; from B 50 %; follows H; runs 2024 to 2025 }
      forum Council { members A, B; about H; until 2026-02 }

      """
    try check(old + Self.whole, finds: ["H: measure, mandate, budget, forum"])
    // What has ended is prolonged, and what begins later begins today.
    let later = """
      measure N of Wait { held by B; from 2027 }
      budget Fund { from A 50 %; from B 50 %; follows H; runs 2027 to 2028 }
      forum Council { members A, B; about H; from 2026-04 }
      """
    let kept = old.split(separator: "\n").filter {
      !$0.hasPrefix("budget") && !$0.hasPrefix("forum")
    }
    let begun =
      kept.joined(separator: "\n").replacingOccurrences(
        of: "A, B; until 2025", with: "A; until 2025")
      + "\n" + later + "\n" + Self.whole
    try check(begun, finds: ["H: measure, mandate, budget, forum"])
    func closing(_ text: String) throws -> [String] {
      let found = try gaps(text)
      let words = GapText(found.verdict.model)
      return found.gaps[0].lacks.filter { $0.kind.word != "mandate" }.flatMap(\.closing)
        .map(words.line)
    }
    XCTAssertEqual(
      try closing(old + Self.whole),
      [
        "in M, which ended 2025, instead of its `until`: until 2026",
        "in Fund, which ended 2025, instead of its `runs`: runs 2024 to 2026",
        "in Council, which ended 2026-02, instead of its `until`: until 2026",
      ])
    XCTAssertEqual(
      try closing(begun),
      [
        "in M, which ended 2025, instead of its `until`: until 2026",
        "in N, which begins 2027, instead of its `from`: from 2026-03-01",
        "in Fund, which begins 2027, instead of its `runs`: runs 2026-03-01 to 2028",
        "in Council, which begins 2026-04, instead of its `from`: from 2026-03-01",
      ])
  }

  func testWhatIsForbiddenIsNoMandateToMeet() throws {
    try check(
      Self.sides + Self.steering + "mandate Law { B must not Meet }\n" + Self.whole,
      finds: ["H: mandate"])
  }

  func testPointsOfAnotherDayAreNoMoney() throws {
    let script = """
      as of 2026-03
      party A; party B
      indicator Wait { better lower }
      indicator Grade { better higher }
      measure M of Grade { held by A; weighs 5 points per unit; until 2025-12-31 }
      measure N of Grade { held by B; pays 5 kr per unit }
      goal G { owners A, B; worth 500 kr per unit of Wait }
      handoff H { from A to B; about Wait; signal by A; feedback by B; responsible B }
      """
    let lack = try gaps(script).gaps[0].lacks[0]
    XCTAssertEqual(lack.kind, .measure)
    XCTAssertEqual(lack.closing.map(\.line), ["measure HSeen of Wait { held by A, B }"])
    XCTAssertEqual(lack.closing.map(\.besides), ["what it pays"])
  }

  func testFlagsOfALaterTimeDoNotCount() throws {
    let found = try gaps(
      "as of 2025-06-01\n" + Self.sides + """
        handoff Now { from A to B; flagged 5 in 2024 }
        handoff Later { from B to A; flagged 9 in 2025-07; flagged 1 in 2025 by "users" }
        obstacle Root { flagged 3 in 2027 }
        """)
    XCTAssertEqual(
      found.gaps.map { found.verdict.name(of: $0.entity) }, ["Now", "Later"])
    XCTAssertEqual(found.gaps.map(\.flags.count), [5, 1])
    XCTAssertEqual(found.gaps[1].flags.years, 2025...2025)
  }

  func testNamesThatAreTakenAreNotDeclaredAgain() throws {
    try check(
      Self.sides + "party HMandate; party HMandate2; party HForum; party HMoney\n" + Self.whole,
      finds: ["H: mandate, budget, forum"])
  }

  func testObstaclesWithoutOwner() throws {
    let rest = Self.sides + Self.steering + Self.whole
    try check(
      rest + "obstacle O { flagged 3 in 2024 }\nactivity Work { by A; addresses O }",
      finds: ["O: owner"])
    try check(rest + "obstacle O", finds: [])
    // Who owns the root need not own what comes from it.
    try check(
      rest + """
        obstacle O { because Root; flagged 3 in 2024 }
        obstacle Root { owner B }
        activity Work { by A; addresses Root }
        """, finds: [])
    // Without any party, whoever is to act is declared with it.
    try check("obstacle O { flagged 1 in 2024 }", finds: ["O: owner, root work"])
  }

  func testWorkThatReachesNoRoot() throws {
    let rest = Self.sides + Self.steering + Self.whole
    try check(
      rest + """
        obstacle Symptom { because Middle }
        obstacle Middle { because Root }
        obstacle Root { owner A; because "yearly budgets" }
        activity Paint { by B; addresses Symptom }
        """, finds: ["Root: root work"])
    try check(
      rest + "obstacle Root { owner A; flagged 2 in 2024 }", finds: ["Root: root work"])
    try check(
      "party A\nobstacle Root { owner A; flagged 2 in 2024 }", finds: ["Root: root work"])
  }

  func testGoalsThatAreRegardedDifferently() throws {
    let rest = """
      party A { regards joint work as main task }
      party B { regards joint work as side task }
      party C
      party D { regards joint work as side task }

      """
    try check(rest + "goal G { owners A, B, C, D }", finds: ["G: common view"])
    try check(rest + "goal G { owners B, C, D }", finds: [])
  }

  func testTheMostFlaggedComesFirst() throws {
    let found = try gaps(
      Self.sides + """
        handoff First { from A to B }
        handoff Second { from A to B; flagged 3 in 2024 by "users"; flagged 4 in 2025 by "GPs" }
        handoff Third { from A to B; flagged 7 in 2024 by "users" }
        obstacle Root { flagged 1 in 2024 }
        obstacle Symptom { because Root; flagged 9 in 2024; blocks First }
        """)
    XCTAssertEqual(
      found.gaps.map { found.verdict.name(of: $0.entity) },
      ["Root", "Symptom", "Second", "Third", "First"])
    XCTAssertEqual(found.gaps.first?.behind, 1)
    XCTAssertEqual(
      found.gaps.first.map(GapText(found.verdict.model).flags),
      ["it is behind Symptom, flagged 9 times in 2024", "flagged once in 2024"])
    let flags = found.gaps[2].flags
    XCTAssertEqual(flags.count, 7)
    XCTAssertEqual(flags.voices, ["users", "GPs"])
    XCTAssertEqual(flags.years, 2024...2025)
  }

  /// Closing everything that is found, and what is found then, ends.
  func testAllGapsOfAScriptCanBeClosed() throws {
    var text = """
      party A { capacity 10 hours; regards joint work as side task }
      party B { capacity 10 hours; regards joint work as main task }
      goal G { owners A, B }
      handoff H { from A to B; flagged 2 in 2024 }
      handoff Back { from B to A }
      obstacle Symptom { because Root; blocks H; flagged 3 in 2024 }
      obstacle Root
      activity Paint { by B at 1 hour; addresses Symptom }

      """
    for round in 0..<4 {
      let found = try gaps(text)
      if found.gaps.isEmpty { return XCTAssertGreaterThan(round, 1) }
      let lines = found.gaps.flatMap(\.lacks).flatMap(\.closing).map(\.inScenario)
      let before = round == 0 ? "" : "extends S\(round - 1)\n"
      text += "scenario S\(round) {\n\(before)\(lines.joined(separator: "\n"))\n}\n"
    }
    XCTFail("gaps are left")
  }
}
