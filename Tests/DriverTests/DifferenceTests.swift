import Analysis
import Driver
import TestSamples
import XCTest

/// What two versions of a script differ in by meaning.
final class DifferenceTests: XCTestCase {
  private static let script = """
    currency kr
    let DayCost = 2 000 kr
    party A "the first" { capacity 2 000 hours; horizon 1 year }
    party B { capacity 100 hours; keeps 60 % of what it saves }
    indicator I { unit day / days; better lower; baseline 400; falls on B at DayCost per day }
    activity Team { by A at 2 hours and 30 kr; by B at 1 hour; up to 40; lowers I by 6 after 1 year }
    measure M of I { held by A, B; pays 1 234,5 kr per day; paid by B 50 % }
    goal G { owners A, B; worth 25 kr per day of I; reach I 300 by 2030 }
    mandate Law { A must Team with B; B may Team }
    scenario S { change M { pays 40 kr per day; up to 9 }; without Law; party C }
    expect silo
    expect value kept >= 90 % in S

    """

  /// What differs, each as `kind name [in scenario]: lines`, old and new by `→`.
  private func difference(
    _ old: String, _ new: String, name: String = "main.samverka",
    _ oldFiles: [String: String] = [:], _ newFiles: [String: String] = [:]
  ) throws -> [String] {
    let before = try pipeline(old, oldFiles)
    let after = try pipeline(new, newFiles, name: name)
    XCTAssertEqual((before.problems + after.problems).map(\.message), [])
    let found = try XCTUnwrap(after.difference(from: before))
    let renames = found.renames.map { "\($0.kind) \($0.old) is \($0.new)" }
    return renames
      + found.entries.map { entry in
        let place = entry.scenario.map { " in \($0)" } ?? ""
        return "\(entry.kind) \(entry.name)\(place)" + described(entry.change)
      }
  }

  /// A change in a few words.
  private func described(_ change: Difference.Change) -> String {
    switch change {
    case .declared(let lines): " + " + lines.joined(separator: "; ")
    case .dropped(let lines): " - " + lines.joined(separator: "; ")
    case .changed(let lines):
      ": " + lines.map { "\($0.old ?? "") → \($0.new ?? "")" }.joined(separator: "; ")
    }
  }

  /// Checks what differs where `text` of the script is replaced.
  private func check(
    _ text: String, _ replacement: String, _ expected: [String], line: UInt = #line
  ) throws {
    XCTAssertTrue(Self.script.contains(text), text, line: line)
    let new = Self.script.replacingOccurrences(of: text, with: replacement)
    XCTAssertEqual(try difference(Self.script, new), expected, line: line)
  }

  func testItselfAndItsLayoutAreNoDifference() throws {
    for script in [Self.script, Samples.discharge, Samples.structure] {
      XCTAssertEqual(try difference(script, script), [])
    }
    for lines in [
      "observed 2024 3; observed 2025 5 # of an indicator", "observed 2025-03 5",
    ] {
      let script = Self.script.replacingOccurrences(of: "baseline 400;", with: "\(lines)\n")
      XCTAssertEqual(try difference(script, script), [], lines)
    }
    let flagged =
      Self.script + """
        handoff H { from A; to B; flagged 3 in 2024 by "x"; flagged 4 in 2025 }
        """
    XCTAssertEqual(try difference(flagged, flagged), [])
    XCTAssertEqual(
      try difference(flagged, flagged.replacingOccurrences(of: "flagged 4", with: "flagged 5")),
      ["handoff H: flagged 4 in 2025 → flagged 5 in 2025"])
    let markdown = "# Title\n\n```samverka\n\(Self.script)```\n"
    XCTAssertEqual(try difference(Self.script, markdown, name: "main.md"), [])
    let reversed = Self.script.split(separator: "\n").reversed().joined(separator: "\n")
    XCTAssertEqual(try difference(Self.script, reversed), [])
    for (text, other) in [
      ("2 000 hours", "2000 hours"), ("2 000 hours", "2 thousand hours per year"),
      ("1 234,5 kr", "1234.5 kr"), ("horizon 1 year", "horizon 12 months"),
      ("held by A, B", "held by B, A"), ("DayCost per day", "2 000 kr per day"),
      ("by A at 2 hours and 30 kr; by B at 1 hour", "by B at 1 hour; by A at 2 hours and 30 kr"),
      ("party A", "## doc\n# comment\nparty A"), ("currency kr\n", ""),
      ("expect silo", "expect silo\nverdict"), ("60 %", "(50 % + 10 %)"),
      (
        "change M { pays 40 kr per day; up to 9 }",
        "change M { up to 9 }; change M { pays 40 kr per day }"
      ),
    ] {
      try check(text, other, [])
    }
  }

  func testEveryChangeIsTold() throws {
    try check(
      "2 000 hours", "3 000 hours", ["party A: capacity 2 000 hours → capacity 3 000 hours"])
    try check("\"the first\" ", "", ["party A: title \"the first\" → "])
    try check("up to 40; ", "", ["activity Team: up to 40 → "])
    try check(
      "lowers I by 6", "raises I by 6",
      [
        "activity Team: lowers I by 6 after 1 year → raises I by 6 after 1 year"
      ])
    try check("= 2 000 kr", "= 3 000 kr", ["let DayCost: = 2 000 kr → = 3 000 kr"])
    try check(
      "expect silo", "group Both { members A, B }\nexpect silo",
      [
        "group Both + members A, B"
      ])
    try check("A must Team with B; ", "", ["mandate Law: A must Team with B → "])
    let moved = Self.script + "indicator J { unit visit / visits; better lower }\n"
    XCTAssertEqual(
      try difference(
        moved,
        moved.replacingOccurrences(
          of: "M of I { held by A, B; pays 1 234,5 kr per day",
          with: "M of J { held by A, B; pays 1 234,5 kr per visit"
        )
        .replacingOccurrences(of: "pays 40 kr per day", with: "pays 40 kr per visit")),
      ["measure M: of I → of J"])
  }

  func testScenariosExpectationsAndTheHead() throws {
    try check(
      "pays 40 kr per day", "pays 50 kr per day",
      [
        "change M in S: pays 40 kr per day → pays 50 kr per day"
      ])
    try check("; without Law", "", ["without Law in S - "])
    try check("; party C", "; party C { capacity 3 hours }", ["party C in S:  → capacity 3 hours"])
    try check("expect silo", "expect no silo", ["expect no silo + ", "expect silo - "])
    try check(
      ">= 90 %", "> 90 %",
      [
        "expect value kept > 90 % in S + ", "expect value kept >= 90 % in S - ",
      ])
    try check(
      "currency kr", "currency kr; period month; as of 2026-03",
      [
        "script : period year → period month;  → as of 2026-03"
      ])
    try check(
      "expect silo", "scenario T { extends S; let N = 5 }\nexpect silo",
      [
        "scenario T + extends S", "let N in T + = 5",
      ])
  }

  func testANameThatOnlyBecameAnotherIsTold() throws {
    func renamed(_ old: String, _ new: String) -> String {
      Self.script.replacingOccurrences(of: old, with: new)
    }
    XCTAssertEqual(
      try difference(Self.script, renamed("Team", "Work")), ["activity Team is Work"])
    XCTAssertEqual(
      try difference(
        Self.script,
        renamed("party B", "party Bo").replacingOccurrences(of: "by B", with: "by Bo")
          .replacingOccurrences(of: "A, B", with: "A, Bo").replacingOccurrences(
            of: "on B", with: "on Bo"
          )
          .replacingOccurrences(of: "with B; B may", with: "with Bo; Bo may")),
      ["party B is Bo"])
    XCTAssertEqual(
      try difference(
        Self.script,
        renamed("scenario S", "scenario Z")
          .replacingOccurrences(of: "% in S", with: "% in Z")), ["scenario S is Z"])
    // What became another in more than its name is another thing.
    let other = renamed("party C", "party D { capacity 1 hour }")
    XCTAssertEqual(
      try difference(Self.script, other), ["party D in S + capacity 1 hour", "party C in S - "])
    XCTAssertEqual(
      try difference("party A\nparty B", "party C\nparty D").count, 4, "two may be either")
  }

  func testANameThatBecameAnotherBesidesOtherChangesIsTold() throws {
    func changed(_ changes: [(String, String)]) -> String {
      changes.reduce(Self.script) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }
    XCTAssertEqual(
      try difference(
        Self.script, changed([("Team", "Work"), ("up to 40", "up to 50"), ("days", "days ")])),
      ["activity Team is Work", "activity Work: up to 40 → up to 50"])
    // A party is what is said of it elsewhere, too.
    XCTAssertEqual(
      try difference(
        Self.script,
        changed([
          ("party A \"the first\" { capacity 2 000 hours;", "party An { capacity 3 000 hours;"),
          ("by A", "by An"), ("A, B", "An, B"), ("A must", "An must"),
        ])),
      [
        "party A is An",
        "party An: capacity 2 000 hours → capacity 3 000 hours; title \"the first\" → ",
      ])
    // A scenario is what stands in it.
    XCTAssertEqual(
      try difference(
        Self.script,
        changed([("scenario S", "scenario Z"), ("% in S", "% in Z"), ("up to 9", "up to 8")])),
      ["scenario S is Z", "change M in Z: up to 9 → up to 8"])
    // Less than half is alike.
    XCTAssertEqual(
      try difference(
        Self.script,
        changed([
          ("Team", "Work"), ("up to 40", "up to 50"), ("2 hours and 30 kr", "3 hours"),
          ("I by 6", "I by 7"), ("B at 1 hour", "B at 2 hours"),
        ])
      ).contains { $0.contains(" is ") }, false)
    // Either of two is as likely as the other.
    XCTAssertEqual(
      try difference(
        "party A { capacity 1 hour; horizon 1 year }",
        "party B { capacity 1 hour; horizon 1 year; keeps 5 % of what it saves }\n"
          + "party C { capacity 1 hour; horizon 1 year; keeps 6 % of what it saves }"
      ).contains { $0.contains(" is ") }, false)
    // What stands there now is of another kind.
    let rest = "party B; party C; indicator I { better lower }; measure M of I { held by "
    XCTAssertEqual(
      try difference(
        "party A; \(rest)A; pays 1 kr per unit }",
        "group G { members B, C }; \(rest)G; pays 1 kr per unit }"
      ).contains { $0.contains(" is ") }, false)
  }

  func testVerdictsArePairedByTheirNewNames() throws {
    let before = try pipeline(Self.script)
    let after = try pipeline(
      Self.script.replacingOccurrences(of: "Team", with: "Work")
        .replacingOccurrences(of: "scenario S", with: "scenario T { }\nscenario U")
        .replacingOccurrences(of: "% in S", with: "% in U"))
    let difference = try XCTUnwrap(after.difference(from: before))
    XCTAssertEqual(difference.newNames, ["Team": "Work", "S": "U"])
    let effects = ScenarioEffect.pairs(
      before.scenarios.compactMap { before.verdict(on: $0) },
      after.scenarios.compactMap { after.verdict(on: $0) }, names: difference.newNames)
    XCTAssertEqual(effects.map(\.name), ["base", "T", "U"])
    XCTAssertEqual(effects.map(\.isChanged), [false, true, false])
    XCTAssertNil(effects[1].old)
    let dropped = ScenarioEffect.pairs(
      after.scenarios.compactMap { after.verdict(on: $0) },
      before.scenarios.compactMap { before.verdict(on: $0) }, names: ["Work": "Team", "U": "S"])
    XCTAssertEqual(dropped.map(\.name), ["base", "S", "T"])
    XCTAssertNil(dropped[2].new)
  }

  /// Why a cell holds no number is part of what it says.
  func testWhyAValueIsMissingIsCompared() throws {
    let script = """
      for each R in table "d.csv" { party P[R["K"]] { capacity R["V"] hours } }
      indicator I { better lower; observed N from "d.csv" by Q where K "a" }

      """
    func found(_ old: String, _ new: String) throws -> [String] {
      try difference(
        script, script, ["d.csv": "K;Q;V;N\na;2024;\(old);7\n"],
        ["d.csv": "K;Q;V;N\na;2024;\(new);7\n"])
    }
    XCTAssertEqual(
      try found("..", "-"),
      ["party P[\"a\"]: capacity missing (..) hours → capacity missing (-) hours"])
    XCTAssertEqual(try found("-", "\u{2212}"), [])
    XCTAssertEqual(
      try difference(
        script, script, ["d.csv": "K;Q;V;N\na;2024;1;..\n"], ["d.csv": "K;Q;V;N\na;2024;1;\n"]),
      [
        "indicator I: observed 2024 without a value (..) → observed 2024 without a value"
      ])
  }

  func testWhatWasObservedIsComparedByItsValues() throws {
    let old = """
      party A { capacity 10 hours }
      indicator I { better lower; baseline 50 in 2023; observed from "d.csv" }
      goal G { owners A; reach I 40 by 2027 }

      """
    let data = "year,value\n2024,49\n2025,1200.50\n"
    func check(
      _ new: String, _ newData: String, name: String = "d.csv", _ expected: [String],
      line: UInt = #line
    ) throws {
      let found = try difference(old, new, ["d.csv": data], [name: newData])
      XCTAssertEqual(found, expected, line: line)
    }
    try check(old, data, [])
    try check(old, "year;value\n2025;1200,5\n2024;49\n", [])
    try check(
      old, "year,value\n2024,48\n2026,47\n",
      [
        "indicator I: observed 2024 49 → observed 2024 48;  → observed 2026 47; "
          + "observed 2025 1 200.5 → "
      ])
    // The lines of the script are told as ever, and what became a line of it is the same value.
    let moved = old.replacingOccurrences(
      of: "observed from \"d.csv\"", with: "observed 2024 49; observed 2025 1 200.5")
    try check(moved, "", ["indicator I: observed from \"d.csv\" → "])
    try check(
      old.replacingOccurrences(of: "d.csv", with: "e.csv"), data, name: "e.csv",
      ["indicator I: observed from \"d.csv\" → observed from \"e.csv\""])
    try check(
      old + "indicator J { better lower; observed from \"d.csv\" }", data,
      ["indicator J + better lower; observed from \"d.csv\""])
    try check(
      old.replacingOccurrences(of: " I", with: " K"), "year,value\n2024,48\n2025,1200.5\n",
      ["indicator I is K", "indicator K: observed 2024 49 → observed 2024 48"])
  }

  func testOnlyAnotherOrderIsOne() throws {
    func isReordered(_ old: String, _ new: String) throws -> Bool? {
      try pipeline(new).difference(from: pipeline(old))?.isReordered
    }
    XCTAssertEqual(try isReordered(Self.script, Self.script), false)
    XCTAssertEqual(try isReordered(Self.script, "# more\n" + Self.script), false)
    XCTAssertEqual(try isReordered("party A; party B", "party B; party A"), true)
    XCTAssertEqual(try isReordered("party A; party B", "party C; party B"), false)
    XCTAssertEqual(
      try isReordered(
        "party A; party B; goal G { owners A, B }", "party A; party B; goal G { owners B, A }"),
      true)
    XCTAssertEqual(
      try isReordered(
        "party A { capacity 2 000 hours; horizon 1 year }",
        "party A { horizon 12 months; capacity 2000 hours }"), true)
    XCTAssertEqual(
      try isReordered(
        "party A { capacity 2 000 hours; horizon 1 year }",
        "party B { capacity 2000 hours; horizon 12 months }"), false)
  }

  func testOrderMayDecideATie() throws {
    func script(_ first: String, _ second: String) -> String {
      """
      party A { capacity 10 hours }
      indicator I { better lower }
      activity \(first) { by A at 1 hour; up to 10; lowers I by 1 }
      activity \(second) { by A at 1 hour; up to 10; lowers I by 1 }
      measure M of I { held by A; pays 2 kr per unit }
      goal G { owners A; worth 2 kr per unit of I }
      """
    }
    let (before, after) = (try pipeline(script("X", "Y")), try pipeline(script("Y", "X")))
    XCTAssertEqual(after.difference(from: before)?.isEmpty, true)
    let effects = ScenarioEffect.pairs(
      [try XCTUnwrap(before.verdict(on: nil))], [try XCTUnwrap(after.verdict(on: nil))], names: [:])
    XCTAssertEqual(effects.map(\.isChanged), [true])
  }
}
