import Foundation
import TestSamples
import XCTest

/// What the commands make of scripts, good and bad.
final class ScriptTests: XCTestCase {
  func testAFamilyWhoseMembersAreUsedIsUsed() throws {
    let folder = try TemporaryFolder.make()
    try "K;T\n01;5\n".write(
      to: folder.appendingPathComponent("t.csv"), atomically: true, encoding: .utf8)
    let script = """
      for each R in table "t.csv" {
        party P[R["K"]] { capacity R["T"] hours }
        indicator I[R["K"]] { better lower; falls on P[R["K"]] at 5 kr per unit }
        activity A[R["K"]] { by P[R["K"]] at 1 hours; up to 3; lowers I[R["K"]] by 1 }
      }
      """
    let file = folder.appendingPathComponent("s.samverka")
    try script.write(to: file, atomically: true, encoding: .utf8)
    let outcome = try Tool.run("check", "--fail-on", "note", file.path)
    try "K;T\n01;5\n01;6\n".write(
      to: folder.appendingPathComponent("t.csv"), atomically: true, encoding: .utf8)
    let twice = try Tool.run("check", file.path)
    XCTAssertTrue(twice.output.contains("several rows say the same there"), twice.output)
    try "for each R in table \"t.csv\" { party P[R.K] }".write(
      to: file, atomically: true, encoding: .utf8)
    let loose = try Tool.run("check", file.path)
    XCTAssertTrue(loose.output.hasSuffix("\n1 error\n"), loose.output)
    XCTAssertFalse(outcome.output.contains("SV150"), outcome.output)
  }

  /// A person reads of a few rows and how many others there are; a program of all.
  func testWhatManyRowsHaveIsToldOfAFew() throws {
    let folder = try TemporaryFolder.make()
    let rows = (1...40).map { "\($0)\n" }.joined()
    try ("K\n" + rows).write(
      to: folder.appendingPathComponent("t.csv"), atomically: true, encoding: .utf8)
    let script = """
      party A
      party R
      indicator I { unit day / days; better lower }
      for each Row in table "t.csv" {
        party P[Row["K"]] { capacity 100 hours }
        activity W[Row["K"]] { by P[Row["K"]] at 1 hour; by R at 1 hour; up to 5; lowers I by 1 }
      }
      measure M of I { held by A; pays 9 kr per day }
      goal G { owners A; worth 10 kr per day of I }

      """
    let file = folder.appendingPathComponent("s.samverka")
    try script.write(to: file, atomically: true, encoding: .utf8)
    let told = try Tool.run("check", file.path).output
    XCTAssertEqual(told.components(separatedBy: "warning[SV210]").count, 11, told)
    XCTAssertTrue(told.contains("= why: the like holds for 30 more rows"), told)
    XCTAssertTrue(told.hasSuffix("\n40 warnings and 1 note\n"), told)
    let all = try Tool.run("check", "--format", "json", file.path).output
    XCTAssertEqual(all.components(separatedBy: "\"SV210\"").count, 41)
    try (script + "accept SV210 on W owner R because \"agreed\"\n").write(
      to: file, atomically: true, encoding: .utf8)
    XCTAssertFalse(try Tool.run("check", file.path).output.contains("[SV210]"))
  }

  /// Neither notes of other rows nor rows of another line stand for a warning.
  func testAWarningIsNotToldByNotesNorByRows() throws {
    let folder = try TemporaryFolder.make()
    let rows = (0..<16).map { "\($0);\(300 + 10 * $0)\n" }.joined()
    try ("K;W\n" + rows).write(
      to: folder.appendingPathComponent("t.csv"), atomically: true, encoding: .utf8)
    let script = """
      party R { capacity 1 000 hours }
      party K { capacity 160 hours }
      for each Row in table "t.csv" {
        indicator D[Row["K"]] { unit day / days; better lower }
        activity P[Row["K"]] { by R at 2 hours; by K at 1 hour and 100 kr; up to 40; lowers D[Row["K"]] by 3 }
        goal G[Row["K"]] { owners R, K; worth Row["W"] kr per day of D[Row["K"]] }
        measure N[Row["K"]] of D[Row["K"]] { held by K; pays 10 kr per day }
      }

      """
    let file = folder.appendingPathComponent("s.samverka")
    try script.write(to: file, atomically: true, encoding: .utf8)
    let told = try Tool.run("check", file.path).output
    XCTAssertEqual(told.components(separatedBy: "warning[SV203]").count, 5, told)
    XCTAssertEqual(told.components(separatedBy: "note[SV203]").count, 11, told)
    let own = (0..<16).map { "measure M\($0) of D[\"\($0)\"] { held by K; pays 10 kr per day }\n" }
    let shared = script.replacingOccurrences(
      of: "  measure N[Row[\"K\"]] of D[Row[\"K\"]] { held by K; pays 10 kr per day }\n", with: "")
    try (shared + own.joined()).write(to: file, atomically: true, encoding: .utf8)
    let each = try Tool.run("check", file.path).output
    XCTAssertEqual(each.components(separatedBy: "[SV203]").count, 17, each)
  }

  /// What a missing figure decides cannot be said, and is not impossible.
  func testWithoutHoursNoRateIsSaidToWin() throws {
    let folder = try TemporaryFolder.make()
    try "K;V\na;..\n".write(
      to: folder.appendingPathComponent("t.csv"), atomically: true, encoding: .utf8)
    let script = """
      party A { capacity 100 hours }
      party P { capacity 100 hours }
      indicator D { unit day / days; better lower }
      for each Row in table "t.csv" {
        activity X[Row["K"]] { by A at Row["V"] hours and 100 kr; by P at 1 hour; up to 40; lowers D by 2 }
      }
      measure M of D { held by A; pays 20 kr per day }
      measure N of D { held by P; pays 20 kr per day }
      goal G { owners A, P; worth 300 kr per day of D }
      verdict
      show turning range of M
      why M

      """
    let file = folder.appendingPathComponent("s.samverka")
    try script.write(to: file, atomically: true, encoding: .utf8)
    let said = try Tool.run("run", file.path).output
    XCTAssertTrue(said.contains("only joint work         -      -  cannot be said\n"), said)
    XCTAssertTrue(said.contains("turning range of M: undetermined"), said)
    XCTAssertTrue(said.contains("M for A: rewards joint work only\n"), said)
  }

  func testAFamilyThatIsTakenAwayWholeIsNobody() throws {
    let script = """
      party Town["1"]
      scenario S { without Town["1"] }
      show Town in S

      """
    XCTAssertEqual(try Tool.run(["run", "-"], input: script).output, "nobody in S\n")
  }

  func testWorkWithoutHoursTakesNoneFromOthers() throws {
    let script = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator D { unit day / days; better lower }
      indicator E { unit visit / visits; better lower }
      activity Plan { by A at 1 hours and 10 kr; by B at 1 hours; up to 90; lowers D by 1 }
      activity Rush { by A at 0 hours; up to 50; lowers D by 1 }
      activity Walk { by A at 0 hours and 5 kr; up to 50; lowers E by 1 }
      measure Pay of D { held by A; pays 100 kr per day; up to 50 }
      goal G { owners A, B; worth 150 kr per day of D }

      """
    let page = try Tool.run(["verdict", "--full", "-"], input: script).output
    XCTAssertTrue(page.contains("  Walk      A                -5 kr     a loss\n"), page)
    let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    XCTAssertTrue(
      words.contains(
        "everybody it needs gains from it, but Pay of A pays for no more than 50 days."), page)
  }

  /// A rate beyond a limit counts as less, and the page says which rate to write for joint work.
  func testARateBeyondALimit() throws {
    let script = """
      party Hospital { capacity 2 000 hours }
      party Town { capacity 300 hours }
      indicator Wait { better lower }
      activity Plan { by Hospital at 1 hour; by Town at 3 hours and 1 000 kr; up to 100; lowers Wait by 2 }
      measure Fine of Wait { held by Town; pays 600 kr per unit; beyond 100 }
      measure Own of Wait { held by Hospital; pays 600 kr per unit }
      goal Home { owners Hospital, Town; worth 5 500 kr per unit of Wait }

      """
    let page = try Tool.run("verdict", "-", input: script)
    let words = page.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    XCTAssertTrue(
      words.contains(
        "so it counts as 300 kr per unit; as it is written, joint work wins from 1 000 kr per unit."
      ),
      page.output)
    let turn = try Tool.run("run", "-", input: script + "turn rate of Fine\n")
    XCTAssertTrue(turn.output.contains("from 1 000 kr per unit: joint"), turn.output)
  }

  /// A unit in capitals is one slip and one finding.
  func testAUnitInCapitals() throws {
    let outcome = try Tool.run("check", "-", input: "party P { capacity 3 Hours }\n")
    XCTAssertEqual(outcome.status, 1)
    XCTAssertTrue(outcome.output.contains("error[SV120] there is no unit `Hours`"), outcome.output)
    XCTAssertTrue(outcome.output.contains("similar name: `hours`"), outcome.output)
    XCTAssertEqual(outcome.output.components(separatedBy: "error[").count, 2, outcome.output)
  }

  /// A page whose only script is quoted says why nothing was checked.
  func testAQuotedScript() throws {
    let outcome = try Tool.run(
      "check", "-", "--stdin-name", "a.md", input: "> ```samverka\n> party A\n> ```\n")
    XCTAssertEqual(
      outcome.errors,
      "error: `a.md` declares nothing, so nothing was checked; the script in its quotation is not "
        + "read\n")
    XCTAssertEqual(outcome.status, 2)
  }

  /// Who is held to what work changes and charged for it has a stake, and it is against it.
  func testAStakeAgainstIsNoMissingStake() throws {
    let charged = """
      party Buyer
      party Trust
      indicator Admissions { better lower }
      activity Avoid { by Buyer; by Trust; lowers Admissions }
      measure Aim of Admissions { held by Buyer }

      """
    let tariff = "measure Tariff of Admissions { held by Trust; pays -1 kr per unit }\n"
    for (script, reason, told) in [
      (charged, "work in it and no stake", "Trust has work in it and no stake in what it changes."),
      (charged + tariff, "something against it", "Avoid: it can only cost Trust something."),
    ] {
      let outcome = try Tool.run("verdict", "-", input: script)
      let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      XCTAssertTrue(words.contains("needs a party that has \(reason)"), words)
      XCTAssertTrue(words.contains(told), words)
    }
  }

  /// A verdict on solo work that helps others says so in the line of a check too.
  func testWorkThatHelpsOthersIsNamed() throws {
    let script = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator D { better lower }
      activity X { by A at 5 hours and 100 kr; up to 40; lowers D by 3 }
      goal G { owners A, B; worth 500 kr per unit of D }
      measure M of D { held by A, B; pays 100 kr per unit }

      """
    let check = try Tool.run("check", "-", input: script)
    XCTAssertTrue(check.output.contains("joint (in work that helps others), 100 %"), check.output)
    let json = try Tool.run("check", "-", "--format", "json", input: script)
    XCTAssertTrue(json.output.contains(#""basis": "for others""#), json.output)
    let asked =
      script + """
        scenario Dear { change X { by A at 5 hours and 400 kr } }
        compare base with Dear
        turn cost of A in X
        robust
        why verdict
        what if { change M { pays 20 kr per unit } }

        """
    let answers = try Tool.run("run", "-", input: asked)
    let lines = answers.output.split(separator: "\n").map(String.init)
    for line in [
      "base is joint (in work that helps others), Dear is silo (in work that helps",
      "cost of A in X is 100 kr: joint (in work that helps others)",
      "joint (in work that helps others): 0 figures turn the verdict within ± 50 %",
      "verdict: joint (in work that helps others)",
      "what if: the verdict turns from joint (in work that helps others) to silo (in",
      "  above 300 kr: silo (in work that helps others); X 0 instead of 20",
    ] {
      XCTAssertTrue(lines.contains(line), "\(line)\n\(answers.output)")
    }
    let turn = try Tool.run("run", "-", "--format", "json", input: asked)
    XCTAssertTrue(turn.output.contains(#""basis": "for others""#), turn.output)
  }

  /// Who gains nothing by work takes part if it is worth something: that is said where nobody has.
  func testWorthThatNobodyHasSaidIsTold() throws {
    let script = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator D { unit pupil / pupils; better lower }
      activity X { by A at 1 hour and 30 kr; by B at 1 hour; up to 50; lowers D by 2 }
      measure M of D { held by A; pays 100 kr per pupil }

      """
    let told = "it earns B nothing, and nobody has said what D is worth"
    for (more, threshold, verdict) in [
      ("", "; above 15 kr per pupil B would take part.", "silo"),
      ("goal G { owners A, B; worth 15 kr per pupil of D }", nil, "silo"),
      ("goal G { owners A, B; worth 16 kr per pupil of D }", nil, "joint"),
    ] as [(String, String?, String)] {
      let run = try Tool.run("verdict", "-", input: script + more)
      let text = run.output.replacingOccurrences(of: "\n    ", with: " ")
      XCTAssertEqual(text.contains(told + (threshold ?? "")), threshold != nil, text)
      let json = try Tool.run("check", "-", "--format", "json", input: script + more)
      XCTAssertTrue(json.output.contains("\"verdict\": \"\(verdict)\""), json.output)
    }
  }

  /// What turns just beyond today's value says on which side.
  func testATurnAtTodaysValueHasASide() throws {
    let script = """
      party K { capacity 100 hours }
      party R { capacity 100 hours }
      indicator Good { better higher }
      indicator Own { better higher }
      activity J { by K at 1 hour; by R at 1 hour; up to 50; raises Good by 1 }
      activity S { by K at 1 hour; up to 100; raises Own by 1 }
      measure M of Own { held by K; pays 10 kr per unit }
      goal G { owners K, R; worth 100 kr per unit of Good; worth 1 kr per unit of Own }
      robust

      """
    let run = try Tool.run("run", "-", input: script)
    let rows = run.output.split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    XCTAssertTrue(rows.contains("capacity of K 100 hours above 100 0 % partial"), run.output)
    XCTAssertTrue(rows.contains("cap of S 100 below 100 0 % partial"), run.output)
  }

  /// A best plan that nobody leaves, and to which the measures do not lead, takes an agreement.
  func testAnAgreementIsNoRepair() throws {
    let script = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      party C { capacity 100 hours }
      indicator X { unit case / cases; better lower; baseline 500 }
      indicator Y { unit case / cases; better lower; baseline 500 }
      activity AB { by A at 1 hour; by B at 1 hour; up to 80; lowers X by 2; lowers Y by 1 }
      activity BC { by B at 1 hour; by C at 1 hour; up to 80; lowers X by 1; lowers Y by 3 }
      activity AC { by A at 1 hour; by C at 1 hour; up to 80; lowers X by 3; lowers Y by 0,5 }
      measure MA of X { held by A; pays 10 kr per case }
      measure MB of Y { held by B; pays 10 kr per case }
      measure MC of X { held by C; pays 5 kr per case }
      measure MC2 of Y { held by C; pays 4 kr per case }
      goal G { owners A, B, C; worth 10 kr per case of X; worth 10 kr per case of Y }

      """
    let run = try Tool.run("repair", "-", input: script)
    let text = run.output.replacingOccurrences(of: "\n", with: " ")
    XCTAssertEqual(
      text,
      "Nothing to repair: nobody earns more by leaving the best plan. But the measures do not lead "
        + "to it: the parties have to agree on it. ")
  }

  /// What hours are not short for is not put down to them: money, a limit or a partner is.
  func testWhatIsUsedUpIsNamed() throws {
    func check(_ script: String, _ reason: String) throws {
      let run = try Tool.run("verdict", "-", input: script)
      let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      XCTAssertTrue(text.contains(reason), text)
    }
    let fund = """
      party Employ { capacity 1 000 hours }
      party Town { capacity 1 000 hours }
      indicator Years { unit year / years; better lower }
      activity Team { by Employ at 4 hours and 12 000 kr; by Town at 3 hours; up to 80; lowers Years by 0,2 }
      activity Coach { by Employ at 2 hours; by Town at 2 hours and 1 000 kr; up to 60; lowers Years by 0,05 }
      measure Away of Years { held by Employ, Town; pays 60 000 kr per year }
      goal Work { owners Employ, Town; worth 210 000 kr per year of Years }
      budget Fund { from Town 100 %; limit 600 000 kr per year; covers Team at 100 %; covers Coach at 50 %; unspent lapses }

      """
    let used =
      "Coach, 0 of 60 a year, worth 9 500 kr each: everybody it needs gains from it, but the "
      + "600 000 kr of Fund are used up."
    try check(fund, used)
    let expected = try Tool.run("check", "-", input: fund + "expect joint work\n").output
    let why = "= why: `Coach` is done 0 times instead of 60\n  = why: `Fund` is used up\n  = do:"
    XCTAssertTrue(expected.contains(why), expected)
    let partner = """
      party School { capacity 300 hours }
      party Social { capacity 300 hours }
      indicator Truant { unit day / days; better lower }
      activity Ssp { by School at 3 hours; by Social at 3 hours; up to 10; lowers Truant by 20 }
      activity Visit { by School at 2 hours; by Social at 2 hours and 100 kr; up to 40; lowers Truant by 8 }
      measure T of Truant { held by School; pays 50 kr per day; only from 100 days }
      measure F of Truant { held by Social; pays 10 kr per day }
      goal Safe { owners School, Social; worth 40 kr per day of Truant }

      """
    let declined = "worth 220 kr each: each costs Social 20 kr more than it earns."
    try check(partner, declined)
    let bonus = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator D { better lower }
      activity J { by A at 1 hour and 100 kr; by B at 1 hour; up to 40; lowers D by 2 }
      activity S { by A at 1 hour; up to 40; lowers D by 0,5 }
      measure M of D { held by A; bonus 4 000 kr at 60 }
      measure N of D { held by B; pays 10 kr per unit }
      goal G { owners A, B; worth 200 kr per unit of D }

      """
    let ended = "everybody it needs gains from it, but the bonus of M of A ends at 60 units."
    try check(bonus, ended)
  }

  /// Who lacks something alone has no partners.
  func testSoloWorkHasNoPartners() throws {
    let script = """
      party A { capacity 200 hours }
      party B
      indicator X { better lower; falls on B at 2 000 kr per unit }
      activity Brush { by A at 1 hour and 50 kr; up to 150; lowers X by 0,3 }

      """
    let run = try Tool.run("verdict", "-", input: script)
    let text = run.output.replacingOccurrences(of: "\n    ", with: " ")
    XCTAssertTrue(
      text.contains("A lacks 50 kr each time; B gains from it and could pay: no new money"), text)
  }

  /// Who pays for a measure up to a limit gains more from one more than from all that is best.
  func testAnOutsiderPaysNoMoreThanTheBestPlanGivesIt() throws {
    func text(_ limit: Int, _ rate: Int) throws -> String {
      let script = """
        party Prison { capacity 500 hours }
        party Charity { capacity 900 hours }
        party Ministry
        indicator Back { unit person / people; better lower; falls on Ministry at 9 000 kr per person }
        activity Gate {
          by Prison at 1 hour and 100 kr; by Charity at 1 hour and 900 kr; up to 500; lowers Back by 0,2
        }
        measure B of Back {
          held by Charity; pays \(rate) kr per person; paid by Ministry; up to \(limit) people
        }
        goal Out { owners Ministry; worth 15 000 kr per person of Back }

        """
      let run = try Tool.run("verdict", "-", input: script)
      return run.output.replacingOccurrences(of: "\n    ", with: " ")
    }
    func check(_ limit: Int, _ rate: Int, _ expected: String) throws {
      let text = try text(limit, rate)
      XCTAssertTrue(
        text.contains("the partners lack 1 000 kr together, but Ministry\(expected)"), text)
    }
    try check(10, 9_000, " gains from it and could pay: no new money is needed.")
    try check(
      50, 9_000,
      " gains only 900 kr from it in the best plan and could pay that: the rest takes new money.")
    try check(
      50, 20_000,
      ", who gains from one more, gains nothing from all of it in the best plan: it takes new money, "
        + "or a new measure.")
  }

  func testErrorsInAScript() throws {
    let input = "party A\nparty A\n"
    let shown = """
      error[SV101] `A` is declared twice
       --> mail:2:7

      """
    for (command, goesToErrors) in [("verdict", true), ("run", true), ("check", false)] {
      let outcome = try Tool.run(command, "-", "--stdin-name", "mail", input: input)
      XCTAssertEqual(outcome.status, 1, command)
      let (full, empty) =
        goesToErrors ? (outcome.errors, outcome.output) : (outcome.output, outcome.errors)
      XCTAssertTrue(full.hasPrefix(shown), full)
      XCTAssertEqual(empty, "", command)
    }
  }

  /// A script that is not answered is told from one that asks nothing.
  func testErrorsAmongAnswersForPrograms() throws {
    let folder = try TemporaryFolder.make()
    for (name, text) in [
      ("asking", "party A\nlet N = 2\nshow N\n"), ("broken", "party A\nparty A\n"),
      ("silent", "party A\n"),
    ] {
      try text.write(
        to: folder.appendingPathComponent("\(name).samverka"), atomically: true, encoding: .utf8)
    }
    let outcome = try Tool.run(["run", "--format", "json", "."], in: folder)
    XCTAssertEqual(outcome.status, 1)
    XCTAssertTrue(outcome.errors.contains("error[SV101]"), outcome.errors)
    let object = try XCTUnwrap(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let scripts = try XCTUnwrap(object["scripts"] as? [[String: Any]])
    XCTAssertEqual(
      scripts.map { $0["script"] as? String },
      ["./asking.samverka", "./broken.samverka", "./silent.samverka"])
    XCTAssertEqual(scripts.map { ($0["answers"] as? [Any])?.count }, [1, 0, 0])
    let errors = scripts.map { $0["errors"] as? [[String: String]] }
    XCTAssertEqual(
      errors,
      [
        [],
        [["code": "SV101", "message": "`A` is declared twice", "at": "./broken.samverka:2:7"]], [],
      ])
  }

  func testScenarios() throws {
    let script = CheckSamples.bridge + "scenario Shared { without Grades }\n"
    let unknown = try Tool.run("verdict", "-", "--scenario", "Shred", input: script)
    XCTAssertEqual(unknown.status, 2)
    XCTAssertEqual(
      unknown.errors,
      "error: there is no scenario `Shred`; there is a similar one: `Shared`\n")
    let other = try Tool.run("verdict", "-", "--scenario", "X", input: script)
    XCTAssertEqual(
      other.errors, "error: there is no scenario `X`; there is `base`, `Shared`\n")
    let named = try Tool.run("verdict", "-", "--scenario=Shared", "--format=json", input: script)
    XCTAssertEqual(named.status, 0)
    XCTAssertTrue(named.output.contains(#""name": "Shared""#))
    XCTAssertEqual(
      try Tool.run("verdict", "-", input: script),
      try Tool.run("verdict", "-", "--scenario", "base", input: script))
  }

  func testCheckCountsAndFails() throws {
    let held = try Tool.run("check", "-", input: CheckSamples.bridge + "expect silo\n")
    XCTAssertEqual(held.status, 0)
    XCTAssertTrue(held.output.contains("\nverdict base  silo"), held.output)
    XCTAssertTrue(held.output.contains("\n1 expectation holds\n"), held.output)
    for (threshold, status) in [("error", 0), ("warning", 1), ("note", 1)] as [(String, Int32)] {
      let outcome = try Tool.run("check", "-", "--fail-on", threshold, input: CheckSamples.bridge)
      XCTAssertEqual(outcome.status, status, threshold)
      XCTAssertEqual(outcome.errors, "", threshold)
    }
    let failed = try Tool.run(
      "check", "-", input: CheckSamples.bridge + "expect joint work\nexpect silo\n")
    XCTAssertEqual(failed.status, 1)
    XCTAssertTrue(failed.output.contains("error[SV901]"), failed.output)
    XCTAssertTrue(failed.output.contains("\n1 expectation holds, 1 failed\n"), failed.output)
  }

  func testColours() throws {
    let plain = try Tool.run("check", "-", input: CheckSamples.bridge)
    XCTAssertFalse(plain.output.contains("\u{1B}"))
    let colored = try Tool.run(
      "check", "-", "--color", "always", input: CheckSamples.bridge, environment: ["NO_COLOR": "1"])
    XCTAssertTrue(colored.output.contains("\u{1B}[1;31msilo\u{1B}[0m"))
    XCTAssertEqual(
      try Tool.run("check", "-", "--color=never", input: CheckSamples.bridge), plain)
  }

  func testTextOfScriptsCannotActOnATerminal() throws {
    let script = CheckSamples.bridge.replacingOccurrences(
      of: "meet the pupil", with: "\u{1B}]0;x\u{7}\u{202E}")
    for words in [
      ["verdict", "-"], ["verdict", "-", "--full"], ["verdict", "-", "--format=json"],
      ["check", "-"], ["run", "-"],
    ] {
      let outcome = try Tool.run(words, input: script + "verdict\nshow Bridge\nwhy Bridge\n")
      for text in [outcome.output, outcome.errors] {
        XCTAssertFalse(
          text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" },
          "\(words)")
      }
    }
  }

  func testSharesAreToldAsTheyAreSaid() throws {
    let script = """
      party Region { capacity 100 hours }
      party Kommun { capacity 100 hours }
      indicator Stays { unit day / days; better lower; falls on Region at 1 000 kr per day }
      activity Home { by Kommun at 2 hours and 500 kr; by Region at 1 hours; up to 30; lowers Stays by 3 }
      budget Pot { from Region 30 %; from Kommun rest; covers Home at 50 % }
      budget Jar { from Region 30 kr; from Kommun rest; limit 100 kr per year; covers Home at 10 % }
      why share of Region in Pot
      why share of Kommun in Pot
      why share of Region in Jar
      """
    let output = try Tool.run("run", "-", input: script).output
    XCTAssertTrue(output.contains("as the script says    30 %"), output)
    XCTAssertTrue(output.contains("the rest, which the others leave    70 %"), output)
    XCTAssertTrue(output.contains("its money, of what all pay    30 %"), output)
  }

  func testWhatStandsFullIsNotInTheWay() throws {
    let script = """
      party P { capacity 100 hours }
      party Q { capacity 100 hours }
      indicator D { unit day / days; better lower }
      indicator F { unit fall / falls; better lower }
      activity First { by P at 1 hour; by Q at 1 hour; up to 60; lowers D by 4 }
      activity Second { by P at 1 hour; by Q at 1 hour; up to 40; lowers D by 2 }
      activity Solo { by P at 1 hour; up to 100; lowers F by 1 }
      measure A of D { held by P, Q; pays 100 kr per day }
      measure B of F { held by P; pays 100 kr per fall }
      goal G { owners P, Q; worth 1 000 kr per day of D; worth 200 kr per fall of F }
      obstacle O { blocks Second; because "law"; owner P }

      """
    let verdict = try Tool.run("verdict", "-", input: script).output
    XCTAssertTrue(verdict.contains("Obstacles stand in the way of part of joint work"), verdict)
    XCTAssertTrue(verdict.contains("worth 2 000 kr each: O blocks it.\n"), verdict)
    let repair = try Tool.run("repair", "-", input: script).output
    XCTAssertFalse(repair.contains("have to agree"), repair)
    // With hours for 90 only, First is in the way of ten.
    let tight = script.replacingOccurrences(
      of: "party P { capacity 100", with: "party P { capacity 90")
    let besides = try Tool.run("verdict", "-", input: tight + "expect partial\n").output
    XCTAssertFalse(besides.contains("O blocks it."), besides)
  }

  func testARateOrABonusIsAdvisedAsTheScriptSaysIt() throws {
    let script = """
      party P { capacity 100 hours }
      party Q { capacity 100 hours }
      indicator D { unit day / days; better lower }
      indicator F { unit fall / falls; better lower }
      activity J { by P at 1 hour; by Q at 1 hour; up to 100; lowers D by 1 }
      activity Solo { by P at 1 hour; up to 100; lowers F by 1 }
      measure B of F { held by P; pays 60 kr per fall }
      measure C of D { held by Q; pays 10 kr per day }
      goal G { owners P, Q; worth 1 000 kr per day of D; worth 200 kr per fall of F }

      """
    let forms = [
      ("pays 40 kr per day; beyond 50", "120 kr per day", "pays 120 kr per day; beyond 50"),
      ("bonus 1 000 kr at 100", "6 000 kr once", "bonus 6 000 kr at 100"),
      (
        "pays 10 kr per day; bonus 1 000 kr at 100", "50 kr per day",
        "pays 50 kr per day; bonus 1 000 kr at 100"
      ),
    ]
    for (form, advice, followed) in forms {
      let measure = "measure A of D { held by P; \(form) }\n"
      let output = try Tool.run("check", "-", input: script + measure + "expect silo\n").output
      XCTAssertTrue(output.contains("pay `P` at least \(advice) through `A`"), output)
      let after = try Tool.run(
        "check", "-",
        input: script + "measure A of D { held by P; \(followed) }\nexpect joint work\n")
      XCTAssertEqual(after.status, 0, after.output)
    }
    let bonus = try Tool.run(
      "run", "-",
      input: script + "measure A of D { held by P; bonus 1 000 kr at 100 }\nwhy rate of A\n")
    XCTAssertTrue(bonus.output.contains("as the script says    1 000 kr"), bonus.output)
  }
}
