import Analysis
import Diagnostics
import XCTest

/// Each rule about forums and trials on the smallest script that breaks it, and on what is right.
final class CollaborationRuleTests: XCTestCase {
  /// Checks that exactly these findings of SV701 to SV717 are made in base.
  private func check(_ text: String, finds expected: [String], line: UInt = #line) throws {
    let found = findings(of: [try Script(text + Self.parties, line: line).verdicts[0]])
      .filter { 701...717 ~= $0.code.number }
    XCTAssertEqual(found.map { "\($0.severity) \($0.code) \($0.message)" }, expected, line: line)
    for finding in found {
      XCTAssertNotEqual(finding.site, .nowhere, finding.message, line: line)
      XCTAssertNotNil(finding.subject, finding.message, line: line)
    }
  }

  /// Three partners, work that takes all of them and is worth doing, and a goal of two.
  private static let parties = """

    party A { capacity 100 hours }
    party B { capacity 100 hours }
    party C { capacity 100 hours }
    indicator I { better higher }
    activity Together { by A at 1 hour; by B at 1 hour; by C at 2 hours and 10 kr; up to 50; raises I by 4 }
    activity Poor { by A at 1 hour; by C at 1 hour; up to 50; lowers I by 1 }
    activity Solo { by A at 1 hour; up to 5; raises I by 1 }
    measure M of I { held by A, B, C; pays 10 kr per unit }
    goal G { owners A, B; worth 20 kr per unit of I }

    """

  func testPartnersMeet() throws {
    try check("", finds: [])
    try check("forum F { members A, B, C; about G }", finds: [])
    try check(
      "forum F { members A, B; about G }",
      finds: ["warning SV701 `A`, `B` and `C` do `Together` together, and no forum joins them"])
    try check("forum F { members A, B; about G }\nforum H { members B, C; about G }", finds: [])
    try check(
      "as of 2026\nforum F { members A, B, C; about G; until 2025 }",
      finds: [
        "warning SV701 `A`, `B` and `C` do `Together` together, and meet in no forum",
        "warning SV702 no forum is about `G`",
      ])
    // What nobody must do and is worth nothing needs no meeting; a duty does.
    try check(
      """
      forum F { members A, B; about G }
      forum H { members B, C; about G }
      mandate N { A must Poor }
      """,
      finds: ["warning SV701 `A` and `C` do `Poor` together, and meet in no forum"])
  }

  func testAForumThatIsYetToBegin() throws {
    for (dates, words) in [
      ("from 2026-04", "is about it from 2026-04 on"),
      ("until 2025", "was about it, and is not in force"),
    ] {
      let script = "as of 2026-03\nforum F { members A, B, C; about G; \(dates) }" + Self.parties
      let found = findings(of: [try Script(script).verdicts[0]]).first { $0.code.number == 702 }
      XCTAssertEqual(found?.secondary.map(\.text), [words])
    }
  }

  /// What is said to be done about findings with a code.
  private func help(_ code: Int, _ text: String, line: UInt = #line) throws -> [String] {
    findings(of: [try Script(text + Self.parties, line: line).verdicts[0]])
      .filter { $0.code.number == code }.flatMap(\.help)
  }

  func testPartnersAreTakenIntoAForumThatCanBe() throws {
    let dated = "as of 2026-03\nforum F { members A, B, C; about G;"
    XCTAssertEqual(
      try help(701, dated + " until 2026-02 }"),
      ["prolong `F`, which ended 2026-02, or take them into one forum about `G`"])
    XCTAssertEqual(
      try help(701, dated + " from 2026-04 }"),
      ["let `F` begin by 2026-03, not 2026-04, or take them into one forum about `G`"])
    // A forum of some of them does not join them, and one joins what two forums hold together.
    let pair = "as of 2026-03\nforum F { members A, B; about G }\n"
    XCTAssertEqual(
      try help(701, pair + "forum O { members A, B; about G; until 2025 }"),
      ["take them into one forum about `G`"])
    XCTAssertEqual(
      try help(701, pair + "forum O { members B, C; about G; until 2025 }"),
      ["prolong `O`, which ended 2025, or take them into one forum about `G`"])
    XCTAssertEqual(
      try help(701, pair + "forum O { members C; about theme \"x\" }"),
      ["take them into one forum about `G`, or join two that meet"])
    let two = "as of 2026-03\nforum F { members A; about G }\nforum O { members B; about G }\n"
    XCTAssertEqual(try help(701, two), ["take them into one forum about `G`"])
    XCTAssertEqual(
      try help(701, two + "forum P { members C; about G }"),
      ["take them into one forum about `G`, or join those that meet"])
    try check(pair + "forum O { members A, B, C; about G }", finds: [])
    // What betters nothing that a goal wants has no goal to be spoken of with.
    XCTAssertEqual(
      try help(
        701,
        "forum F { members B, A, C; about G; until 2025 }\nas of 2026\nmandate N { A must Poor }"
      )
      .last,
      "prolong `F`, which ended 2025, or take them into one forum")
  }

  func testAForumThatEndedIsToBeProlonged() throws {
    for (dates, words) in [
      ("until 2026-02", "prolong `F`, which ended 2026-02"),
      ("from 2026-04", "let `F` begin by 2026-03, not 2026-04"),
    ] {
      XCTAssertEqual(
        try help(702, "as of 2026-03\nforum F { members A, B, C; about G; \(dates) }"),
        [words + ", or write `about G` in another where its owners meet"])
    }
    XCTAssertEqual(
      try help(702, "forum F { members A, B, C; about theme \"x\" }"),
      ["write `about G` in the forum where its owners meet, or let them meet"])
  }

  func testForumsHaveMatters() throws {
    try check(
      "forum F { members A, B, C; about theme \"G\" }",
      finds: ["warning SV702 no forum is about `G`"])
    try check(
      "forum F { members A, B, C; about G }\nforum H { members A, B }",
      finds: ["warning SV703 `H` is about nothing"])
    try check(
      """
      as of 2026
      forum F { members A, B, C; about G }
      forum H { members A, B; until 2025 }
      """, finds: [])
  }

  func testMeetingsFitCapacity() throws {
    let forum = "forum F { members A, B, C; about G; meets"
    try check(forum + " 1 time per year for 10 hours }", finds: [])
    try check(
      "party D { capacity 100 hours }\nforum E { members D; about theme \"x\"; meets 2 times per year }\n"
        + "forum F { members A, B, C; about G }\n"
        + "forum H { members D; about theme \"y\"; meets 1 time per year for 11 hours }",
      finds: ["note SV704 `D` meets for 11 hours a year, 11 % of its capacity"])
    try check(
      "forum F { members A, B, C; about G }\nparty D { capacity 10 hours }\n"
        + "forum H { members D; about theme \"y\"; meets 3 times per year for 1 hour }",
      finds: ["warning SV704 `D` meets for 3 hours a year, 30 % of its capacity"])
    try check(
      "forum F { members A, B, C; about G }\nparty D { capacity 0 hours }\n"
        + "forum H { members D; about theme \"y\"; meets 3 times per year for 1 hour }",
      finds: ["warning SV704 `D` meets for 3 hours a year, and has no hours"])
  }

  func testTrialsAreDecided() throws {
    let trial = "trial T { of Solo; by A; learned \"l\"; until 2025"
    try check(
      "as of 2026\n\(trial) }",
      finds: ["warning SV711 `T` is over, and nobody has said what becomes of it"])
    try check("as of 2025-12-31\n\(trial) }", finds: [])
    try check("\(trial) }", finds: [])
    try check("as of 2026\n\(trial); adopted by A }", finds: [])
    try check("as of 2026\n\(trial); ended because \"no\" }", finds: [])
  }

  func testTrialsHaveAnEndAnOwnerAndALesson() throws {
    try check(
      "trial T { of Solo; by A }", finds: ["note SV712 `T` does not say when it ends"])
    try check(
      "trial T { of Solo; until 2030 }", finds: ["warning SV713 nobody answers for the trial `T`"])
    try check(
      "trial T { of Solo; adopted by A }",
      finds: ["note SV717 nothing is said of what `T` taught"])
    try check("trial T { of Solo; learned \"l\"; adopted by A }", finds: [])
  }

  func testTrialsHaveOrdinaryMoney() throws {
    let trial = "trial T { of Together; by C; until 2027-06 }\n"
    func fund(_ runs: String) -> String {
      "budget F { from A 100 %; covers Together; limit 900 kr per year; \(runs) }"
    }
    let short = "warning SV714 `T` has money only as long as a project runs"
    try check(trial, finds: [])
    try check(trial + fund(""), finds: [])
    try check(trial + fund("runs 2026 to 2028"), finds: [])
    try check(trial + fund("runs 2026 to 2026"), finds: [short])
    try check(
      "as of 2029\n" + trial + fund("runs 2026 to 2028"),
      finds: [
        "warning SV714 `T` costs money, and no budget pays for `Together` today",
        "note SV717 nothing is said of what `T` taught",
        "warning SV711 `T` is over, and nobody has said what becomes of it",
      ])
    try check(
      trial + "budget F { from A 100 %; covers Solo; limit 900 kr per year }",
      finds: ["warning SV714 `T` costs money, and no budget holds any for `Together`"])
    try check(
      "trial T { of Together; by C; ended because \"no\"; learned \"l\" }\n"
        + fund("runs 2026 to 2026"), finds: [])
  }

  func testWhatBudgetsAreToATrial() throws {
    let script = """
      as of 2026-05
      trial T { of Together; by C; until 2028-02-29; learned "l" }
      budget Old { from A 100 %; covers Together; limit 9 kr per year; runs 2024 to 2025 }
      budget New { from A 100 %; covers Together; limit 9 kr per year; runs 2027 to 2028-02 }
      budget Own { from A 100 %; covers Together; limit 9 kr per year; drawn by D }
      party D

      """
    let found = try findings(of: [Script(script + Self.parties).verdicts[0]])
      .first { $0.code.number == 714 }
    XCTAssertEqual(
      found?.message, "`T` costs money, and no budget pays for `Together` today")
    XCTAssertEqual(
      found?.secondary.map(\.text),
      ["paid for it until 2025", "pays for it from 2027 on", "pays nobody who does it"])
  }

  func testHoursThatMeetingsTake() throws {
    func why(_ hours: Int) throws -> [String]? {
      let script = """
        activity Talk { by D at 5 hours; up to 3; raises I by 1 }
        trial T { of Talk; by D; until 2030 }
        forum E { members D; about theme "x"; meets 2 times per year for 4 hours }
        party D { capacity \(hours) hours }

        """
      return findings(of: [try Script(script + Self.parties).verdicts[0]])
        .first { $0.code.number == 715 }?.why
    }
    XCTAssertEqual(try why(10), ["meetings take 8 hours of them"])
    XCTAssertEqual(try why(8), ["meetings take all of them"])
    XCTAssertEqual(try why(6), ["meetings take all of them"])
    XCTAssertEqual(try why(0), [])
  }

  func testTrialsHaveHours() throws {
    let work = "activity Talk { by D at 5 hours; up to 3; raises I by 1 }\n"
    let trial = "trial T { of Talk; by D; until 2030 }\n"
    let finding = "warning SV715 `D` has no hours for `Talk`, which `T` tries"
    try check(work + trial + "party D { capacity 5 hours }", finds: [])
    try check(work + trial + "party D", finds: [])
    try check(work + trial + "party D { capacity 4 hours }", finds: [finding])
  }

  func testAdoptedTrialsArePerformed() throws {
    let trial = "trial T { learned \"l\"; of"
    // What a part of it performs, it performs.
    try check(
      "party House\nparty Part { part of House }\nactivity Sing { by Part at 0 hours; up to 2; raises I by 1 }\n"
        + trial + " Sing; by A; adopted by House }", finds: [])
    try check(
      trial + " Solo; by A; adopted by B }",
      finds: ["warning SV716 `B` adopted `T`, and does not perform `Solo`"])
    try check(
      trial + " Poor; by A; adopted by A }",
      finds: ["warning SV716 `T` was adopted, and the measures lead to none of `Poor`"])
    try check("as of 2026\n" + trial + " Poor; by A; adopted by A from 2027 }", finds: [])
    for (hold, words) in [
      ("mandate Law { C must not Together }", "`Law` forbids it"),
      ("obstacle Rule { blocks Together }", "`Rule` blocks it"),
    ] {
      try check(
        hold + "\n" + trial + " Together; by A; adopted by A }",
        finds: ["warning SV716 `T` was adopted, and nobody does `Together`: \(words)"])
    }
    let scenario = "trial T { of Solo; learned \"l\"; adopted by A }\nscenario S { without Solo }"
    let verdicts = try Script(scenario + Self.parties).verdicts
    XCTAssertEqual(
      findings(of: [verdicts[1]]).first { $0.code.number == 716 }?.message,
      "`T` was adopted, and nothing is left of what it tried")
  }

  func testWhatWasAdoptedByWhoHasNoHours() throws {
    let text =
      "party Idle { capacity 0 hours }\nmeasure N of I { held by Idle; pays 10 kr per unit }\n"
      + "trial T { of Late; by Idle; learned \"l\"; adopted by Idle }\n"
      + "activity Late { by Idle at 1 hour"
    let idle = "warning SV715 `Idle` has no hours for `Late`, which `T` tries"
    try check(
      text + "; up to 5; raises I by 1 }",
      finds: ["warning SV716 `T` was adopted, and the hours of `Idle` allow none of `Late`", idle])
    XCTAssertEqual(
      try help(716, text + "; up to 5; raises I by 1 }"), ["give `Idle` more hours"])
    // Who would decline it with any hours is told of the measures.
    try check(
      text + " and 500 kr; up to 5; raises I by 1 }",
      finds: ["warning SV716 `T` was adopted, and the measures lead to none of `Late`", idle])
  }

  func testWhoDoesWhatWasAdoptedIsOffered() throws {
    let trial = "trial T { learned \"l\"; of"
    XCTAssertEqual(
      try help(716, trial + " Solo; by B; adopted by B from 2027-01 }"),
      [
        "write `adopted by A from 2027-01`, who does it, or `by B at N hours` in `Solo`, which then "
          + "needs `B` too"
      ])
    try check(trial + " Solo; by B; adopted by A from 2027-01 }", finds: [])
    // One who tried it is named first; beside hours that are not known none are asked for.
    XCTAssertEqual(
      try help(
        716, "activity Open { by A; by C; raises I }\n" + trial + " Open; by C; adopted by B }"),
      ["write `adopted by C`, who does it, or `by B` in `Open`, which then needs `B` too"])
  }
}
