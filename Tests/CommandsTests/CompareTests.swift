import Foundation
import TestSamples
import XCTest

/// Scenarios side by side, and two versions of a script.
final class CompareTests: XCTestCase {
  /// An error in a scenario is one of the script, whatever is asked of base.
  func testAScriptWithAnErrorHasNoVerdict() throws {
    let script = """
      party A
      party B
      activity J { by A; by B; lowers I }
      indicator I { better lower }
      measure M of I { held by A, B }
      scenario S { budget F { from A 50 %; from B 51 %; limit 10 kr per year; covers J } }
      """
    for command in ["verdict", "repair", "gaps", "compare", "run"] {
      let outcome = try Tool.run([command, "-"], input: script)
      XCTAssertEqual(outcome.status, 1, command)
      XCTAssertEqual(outcome.output, "", command)
      XCTAssertTrue(outcome.errors.contains("error[SV301]"), command)
    }
  }

  private let script = """
    party A { capacity 10 hours }
    party B { capacity 10 hours }
    indicator I { better lower; baseline 9 }
    activity Team { by A at 1 hour; by B at 1 hour and 1 kr; up to 5; lowers I by 1 }
    measure M of I { held by A; pays 2 kr per unit }
    goal G { owners A; worth 3 kr per unit of I }
    scenario S { change M { held by A, B } }
    scenario T { change Team { up to 3 } }

    """

  /// The first line says of each what `check` does.
  func testAVerdictThatIsContestedIsCalledSo() throws {
    let circle = """
      party A { capacity 10 hours }
      party B { capacity 10 hours }
      party C { capacity 10 hours }
      indicator X { better lower }
      indicator Y { better lower }
      indicator Z { better lower }
      activity AB { by A at 1 hour; by B at 1 hour; lowers X by 1 }
      activity BC { by B at 1 hour; by C at 1 hour; lowers Y by 1 }
      activity CA { by C at 1 hour; by A at 1 hour; lowers Z by 1 }
      measure MX of X { held by A; pays 2 kr per unit }
      measure LX of X { held by B; pays 1 kr per unit }
      measure MY of Y { held by B; pays 2 kr per unit }
      measure LY of Y { held by C; pays 1 kr per unit }
      measure MZ of Z { held by C; pays 2 kr per unit }
      measure LZ of Z { held by A; pays 1 kr per unit }
      goal G { owners A; worth 9 kr per unit of X; worth 9 kr per unit of Y; worth 9 kr per unit of Z }
      scenario S { without LZ; without CA }

      """
    let compared = try Tool.run("compare", "-", input: circle).output
    XCTAssertTrue(
      compared.hasPrefix("base is partial (contested), S is silo\n"), compared)
    let checked = try Tool.run("check", "-", input: circle).output
    XCTAssertTrue(checked.contains("verdict base  partial, contested"), checked)
  }

  func testThreeScenarios() throws {
    let outcome = try Tool.run("compare", "-", input: script)
    XCTAssertEqual(outcome.status, 0)
    XCTAssertEqual(
      outcome.output,
      """
      base and T are silo; S is joint

                            base        S        T
        joint share          0 %    100 %      0 %
        value predicted     0 kr    10 kr     0 kr
        value joint        10 kr    10 kr     6 kr
        value kept           0 %    100 %      0 %
        plan of Team           0        5        0
        A earns             0 kr    10 kr     0 kr
        B earns             0 kr     5 kr     0 kr
        level of I       9 units  4 units  9 units

        measure  for  base   S      T
        M        A    joint  joint  joint
        M        B    -      joint  -

      """)
  }

  func testWhichScenarios() throws {
    for (names, head) in [
      (["S"], "base is silo, S is joint"), (["S", "base"], "S is joint, base is silo"),
      (["S", "T"], "S is joint, T is silo"), (["base", "T"], "base is silo, T is silo too"),
    ] {
      let outcome = try Tool.run(["compare", "-"] + names, input: script)
      XCTAssertEqual(outcome.output.split(separator: "\n").first.map(String.init), head)
    }
    let alone = try Tool.run("compare", "-", input: "party A")
    XCTAssertEqual(alone.status, 2)
    XCTAssertTrue(
      alone.errors.hasPrefix("error: `<stdin>` has no scenario to compare base with\n"))
    let broken = try Tool.run("compare", "-", input: script + "party A")
    XCTAssertEqual(broken.status, 1)
    XCTAssertEqual(broken.output, "")
  }

  func testManyScenariosFitTheWidth() throws {
    let many = (1...12).map { "scenario Long_name_of_scenario_\($0) { }" }.joined(separator: "\n")
    let outcome = try Tool.run("compare", "-", input: script + many)
    for line in outcome.output.split(separator: "\n") {
      XCTAssertLessThanOrEqual(line.count, 80, String(line))
    }
    for number in 1...12 {
      let words = outcome.output.split(whereSeparator: \.isWhitespace)
      XCTAssertTrue(words.contains("Long_name_of_scenario_\(number)"), "\(number)")
    }
  }

  func testComparisonForPrograms() throws {
    let outcome = try Tool.run("compare", "-", "--format", "json", input: script)
    let object = try XCTUnwrap(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    XCTAssertEqual(object["format"] as? String, "samverka.compare/1")
    let scenarios = object["scenarios"] as? [[String: Any]]
    XCTAssertEqual(scenarios?.map { $0["name"] as? String }, ["base", "S", "T"])
    let rows = try XCTUnwrap(object["rows"] as? [[String: Any]])
    let plan = rows.first { $0["figure"] as? String == "plan" }
    XCTAssertEqual(plan?["of"] as? String, "Team")
    XCTAssertEqual(plan?["values"] as? [Int], [0, 5, 0])
    XCTAssertTrue(outcome.output.contains(#""verdicts": [null, "joint", null]"#), outcome.output)
  }

  func testNothingIsContestedOrNotWhereThereIsNoPlan() throws {
    let script = """
      party A
      party B
      indicator D { better lower }
      activity X { by A; by B; lowers D }
      measure M of D { held by A, B; pays 3 kr per unit }
      goal G { owners A, B; worth 5 kr per unit of D }
      scenario S { change M { pays 4 kr per unit } }

      """
    let compared = try Tool.run("compare", "-", "--format", "json", input: script)
    let supposed = try Tool.run(
      "run", "-", "--format", "json", input: script + "what if { change M { pays 4 kr per unit } }")
    let folder = try TemporaryFolder.make()
    try script.write(
      to: folder.appendingPathComponent("old"), atomically: true, encoding: .utf8)
    let differing = try Tool.run(
      ["diff", "old", "-", "--format", "json"],
      input: script.replacingOccurrences(of: "pays 3", with: "pays 2"), in: folder)
    for outcome in [compared, supposed, differing] {
      XCTAssertTrue(outcome.output.contains(#""contested": null"#), outcome.output)
      XCTAssertFalse(outcome.output.contains(#""contested": false"#), outcome.output)
    }
  }

  func testMarkdownShowsTextAsItIs() throws {
    let outcome = try Tool.run(
      "compare", "-", "--format", "markdown",
      input: script + "scenario My_S { }")
    XCTAssertTrue(outcome.output.contains("| base | S | T | My\\_S |"), outcome.output)
    XCTAssertTrue(outcome.output.contains("| plan of Team | 0 | 5 | 0 | 0 |"), outcome.output)
  }

  /// Compares the script with what `change` makes of it.
  private func diff(
    _ options: [String] = [], _ change: (String) -> String
  ) throws -> Tool.Outcome {
    let folder = try TemporaryFolder.make()
    try script.write(
      to: folder.appendingPathComponent("old"), atomically: true, encoding: .utf8)
    return try Tool.run(["diff", "old", "-"] + options, input: change(script), in: folder)
  }

  func testDifference() throws {
    let outcome = try diff { script in
      script.replacingOccurrences(of: "held by A; pays 2", with: "held by A, B; pays 3")
        .replacingOccurrences(
          of: "scenario T { change Team { up to 3 } }", with: "expect joint work")
    }
    XCTAssertEqual(outcome.status, 0)
    XCTAssertTrue(outcome.output.hasPrefix("old → <stdin>:"), outcome.output)
    XCTAssertEqual(
      outcome.output.components(separatedBy: " differences\n").last,
      """

      changed
        measure M
          held by A → held by A, B
          pays 2 kr per unit → pays 3 kr per unit

      declared
        expect joint work

      dropped
        scenario T
        in T, change Team
          up to 3

      base: the verdict turns from silo to joint
        wins: A +15 kr a year, B +10 kr a year

                             old      new       change
        joint share          0 %    100 %  +100 points
        value predicted     0 kr    10 kr       +10 kr
        value joint        10 kr    10 kr            0
        value kept           0 %    100 %  +100 points
        plan of Team           0        5           +5
        A earns             0 kr    15 kr       +15 kr
        B earns             0 kr    10 kr       +10 kr
        level of I       9 units  4 units     -5 units

        measure  for  old  new
        M        B    -    joint

        is found no more: SV201 `B` has work in `Team` and no stake in what it changes

      S: the verdict stays joint
        wins: A +5 kr a year, B +5 kr a year

                           old    new  change
        joint share      100 %  100 %       0
        value predicted  10 kr  10 kr       0
        value joint      10 kr  10 kr       0
        value kept       100 %  100 %       0
        A earns          10 kr  15 kr   +5 kr
        B earns           5 kr  10 kr   +5 kr

      T is gone; its verdict was silo

      """)
  }

  func testNoDifferenceSaysSo() throws {
    let same = try diff(["--exit-code"]) { "# other\n" + $0 + "verdict" }
    XCTAssertEqual(same.status, 0)
    XCTAssertTrue(same.output.hasPrefix("no difference: old and"), same.output)
    let renamed = try diff(["--exit-code"]) { $0.replacingOccurrences(of: "Team", with: "Work") }
    XCTAssertEqual(renamed.status, 0)
    XCTAssertTrue(renamed.output.hasPrefix("no difference but 1 name:"), renamed.output)
    XCTAssertTrue(
      renamed.output.hasSuffix("\nrenamed\n  activity Team → Work\n"), renamed.output)
    XCTAssertEqual(try diff(["--exit-code"]) { $0 + "expect silo" }.status, 1)
    XCTAssertEqual(try diff { $0 + "party A" }.status, 1)
    XCTAssertEqual(try Tool.run("diff", "-", "-").status, 2)
    for file in [
      "Examples/bridge.samverka", "Examples/literate.md", "Examples/municipalities.samverka",
    ] {
      let itself = try Tool.run("diff", "--exit-code", file, file)
      XCTAssertEqual(itself.status, 0, file)
      XCTAssertEqual(itself.output.split(separator: ":").first, "no difference", file)
    }
  }

  func testDifferenceForAPullRequest() throws {
    let outcome = try diff(["--format", "markdown"]) {
      $0.replacingOccurrences(of: "party B", with: "party B \"@team `x` <b> | #1\"")
    }
    XCTAssertTrue(
      outcome.output.contains("- party `B`\n  - with ``title \"@team `x` <b> | #1\"``\n"),
      outcome.output)
    let json = try diff(["--format=json"]) { $0.replacingOccurrences(of: "pays 2", with: "pays 4") }
    let object = try XCTUnwrap(
      JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    XCTAssertEqual(object["format"] as? String, "samverka.diff/1")
    XCTAssertEqual(object["empty"] as? Bool, false)
    let entry = try XCTUnwrap((object["differences"] as? [[String: Any]])?.first)
    XCTAssertEqual(entry["change"] as? String, "changed")
    XCTAssertEqual(
      entry["lines"] as? [[String: String]],
      [["old": "pays 2 kr per unit", "new": "pays 4 kr per unit"]])
    let scenarios = try XCTUnwrap(object["scenarios"] as? [[String: Any]])
    XCTAssertEqual(scenarios.map { $0["changed"] as? Bool }, [false, true, false])
  }

  /// What becomes of the municipalities when `change` is made with sed.
  private func rows(_ change: String, _ options: String = "") throws -> String {
    let file = "Examples/municipalities.samverka"
    return try Tool.shell(
      "sed '\(change)' \(file) | samverka diff \(options) --stdin-name \(file) \(file) -"
    ).output
  }

  func testNothingInAScriptActsOnAPage() throws {
    let unit = #"unit unit / "@a #1 https://x.y www.x.y :tada: a|b_c*d ` <i> a. b: c""#
    let script = script.replacingOccurrences(of: "better lower;", with: unit + "; better lower;")
    let outcome = try Tool.run("compare", "-", "--format", "markdown", input: script)
    XCTAssertEqual(outcome.errors, "")
    XCTAssertTrue(
      outcome.output.contains(
        "| 9 @<!-- -->a #<!-- -->1 https:<!-- -->//x.y www.<!-- -->x.y :<!-- -->tada: "
          + "a\\|b\\_c\\*d \\` &lt;i&gt; a. b: c |"), outcome.output)
  }

  func testWhatRowsHaveInCommonIsToldOnce() throws {
    let changed = try rows(
      "s/pays 7 800/pays 6 000/; s/Town\\[\"0102\"\\] must/Town[\"0102\"] may/")
    XCTAssertTrue(
      changed.contains(
        """

        changed
          measure Liability["0101"] and 3 more of Liability alike
            pays 7 800 kr per day → pays 6 000 kr per day
          mandate PlanTogether

        """), changed)
    let late = try rows("s/saves\"\\]/& after 2 years/", "--format markdown")
    XCTAssertTrue(
      late.contains(
        """
        - activity `Plan["0101"]` and 1 more of `Plan` alike
          - `lowers Days["0101"] by 3` → `lowers Days["0101"] by 3 after 2 years`
        - activity `Plan["0102"]`

        """), late)
    let renamed = try rows("s/Town/Kommun/g")
    XCTAssertTrue(
      renamed.contains("  party Town[\"0101\"] → Kommun[\"0101\"] and 3 more of Town alike\n"),
      renamed)
    let expected = try rows(
      "s/^expect Plan.*/expect Plan[\"0103\"] pays for Town[\"0103\"]/; "
        + "s/^expect no silo.*/expect Plan[\"0101\"] pays for Town[\"0101\"]/")
    XCTAssertTrue(expected.contains("  expect Plan[\"0101\"] pays for"), expected)
    XCTAssertFalse(expected.contains("alike"), expected)
  }
}
