import XCTest

@testable import Reporting

/// What the reasons of a figure look like to a person.
final class WhyWriterTests: AnswerTestCase {
  func testWhatAMeasureStopsPayingForIsNotDeclined() throws {
    try check(
      "why plan of Solo",
      of: """
        party A { capacity 100 hours }
        party B { capacity 100 hours }
        indicator D { unit day / days; better lower; baseline 500 }
        indicator E { better higher }
        activity Joint { by A at 1 hour; by B at 1 hour; up to 60; lowers D by 1 }
        activity Solo { by B at 1 hour; up to 40; raises D by 1; raises E by 10 }
        measure M of D { held by A, B; pays 130 kr per day; up to 20 }
        goal G { owners A, B; worth 170 kr per day of D; worth 20 kr per unit of E }

        """,
      writes: """
        plan of Solo: 40
          M of B pays for no more than 20 days (line 7)
          no more than 40 can be done (line 6)
        """)
  }

  func testWhatIsForbiddenIsNoConditionOfARate() throws {
    let script = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator D { better lower }
      indicator E { better higher }
      activity J { by A at 1 hour; by B at 1 hour; up to 80; lowers D by 2 }
      activity S { by A at 1 hour; up to 90; raises E by 1 }
      measure M of D { held by A; pays 30 kr per unit }
      measure N of E { held by A; pays 25 kr per unit }
      scenario Forbidden { mandate Law { A must not S } }

      """
    try check(
      "why turning range of M in Forbidden", of: script,
      writes: """
        turning range of M in Forbidden: from 0 kr per unit on
          J pays for its holder from 0 kr per unit on
        """)
    try check(
      "why N", of: script,
      writes: """
        N for A: rewards silo work; it pays for no joint work
          as the script says                                      25 kr per unit  line 8
          pay per hour, alone: S  25 kr per unit × 1 unit /       25 kr per hour  line 6
                                  1 hour
          · worth of S                                                         ?
        """)
  }

  func testWhatIsNotInForceIsSaidToBe() throws {
    let script = """
      as of 2026-09-01
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator D { better lower; falls on B at 20 kr per unit }
      activity J { by A at 1 hour; by B at 1 hour and 5 kr; up to 80; lowers D by 2 }
      budget Fund { from B 100 %; limit 100 kr per year; covers J at 100 %; runs 2022 to 2024 }
      measure Now of D { held by A; pays 30 kr per unit }
      measure Soon of D { held by B; pays 30 kr per unit; from 2027 }

      """
    try check(
      "why Soon", of: script,
      writes: """
        Soon for B: begins 2027 and changes nothing before
          as the script says    30 kr per unit  line 8
          J, done together, lowers it (line 5)
        """)
    try check(
      "show Fund", of: script,
      writes: """
        Fund
          limit of Fund       100 kr
          share of B in Fund  100 %
          covers              J at 100 %
          runs                2022 to 2024
          Fund ended 2024 and changes nothing any more (line 6)
        """)
    try check(
      "turn rate of Soon", of: script,
      writes: """
        rate of Soon is 30 kr per unit: joint
          lower: as today, however far
          higher: as today, however far
          Soon begins 2027 and changes nothing before
        """)
    for gone in ["as of 2026-09-01\n", "; from 2027", "; runs 2022 to 2024"] {
      let other = script.replacingOccurrences(of: gone, with: "")
      let said = try ["why Soon", "why limit of Fund"].map {
        try written(of: other + $0, line: #line) { answer, sources, text in
          AnswerWriter(sources: sources).write(answer, to: &text)
        }.contains("changes nothing")
      }
      XCTAssertEqual(said, [gone.contains("runs"), gone.contains("from")], gone)
    }
  }

  func testAChargeIsReceivedByWhoPaysForTheMeasure() throws {
    let script = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator D { better lower }
      activity J { by A at 1 hour; by B at 1 hour; up to 20; lowers D by 2 }
      activity S { by B at 1 hour; up to 30; raises D by 1 }
      measure Fee of D { held by B; pays -300 kr per unit; paid by A 100 % }

      """
    try check(
      "why gain of A from J", of: script,
      writes: """
        gain of A from J: 600 kr
          receives for Fee of B  300 kr per unit × 2 units  600 kr  lines 4, 6
        """)
    try check(
      "why gain of A from S", of: script,
      writes: """
        gain of A from S: -300 kr
          pays for Fee of B  300 kr per unit × -1 units  -300 kr  lines 5, 6
        """)
    // As a payment it would turn.
    try check(
      "why Fee", of: script,
      writes: """
        Fee for B: rewards silo work; as a charge it does not turn
          as the script says                                    -300 kr per unit  line 6
          pay per hour, alone: S  -300 kr per unit × -1 units    300 kr per hour  line 5
                                  / 1 hour
          · worth of S                                                         ?
        """)
  }

  func testWhoEarnsLessInTheAgreementIsNamed() throws {
    let script = """
      party A
      party B
      indicator Calls { better lower }
      indicator Days { better lower; falls on A at 100 kr per unit }
      activity Own { by B at 1 hours; up to 2; lowers Days by 3; lowers Calls by 2 }
      activity Both {
        by A at 1 hours; by B at 1 hours and 1 kr; up to 10; lowers Calls by 0.5; lowers Days by 1
      }
      measure M of Days { held by B; bonus 30 kr at 5 }
      measure N of Calls { held by A; bonus 10 kr at 1; paid by B }

      """
    let note = "B would earn less in the agreement than by following the measures"
    for (other, isSaid) in [
      (script, true), (script.replacingOccurrences(of: "; paid by B", with: ""), false),
    ] {
      for question in ["why value agreement", "verdict"] {
        let said = try written(of: other + question, line: #line) { answer, sources, text in
          AnswerWriter(sources: sources).write(answer, to: &text)
        }
        XCTAssertEqual(said.contains(note), isSaid, said)
      }
    }
  }

  func testNoPatienceKeepsWhoEarnsMoreAlone() throws {
    try check(
      "why patience of A",
      of: """
        party A { capacity 100 hours }
        party B { capacity 100 hours }
        indicator D { unit day / days; better lower }
        indicator V { unit visit / visits; better higher }
        activity Plan { by A at 8 hours; by B at 1 hour; up to 10; lowers D by 2 }
        activity Visit { by A at 1 hour; up to 80; raises V by 1 }
        measure Q of D { held by A; pays 1 000 kr per day }
        measure W of V { held by A; pays 350 kr per visit }
        measure P of D { held by B; weighs 1 point per day }
        goal G { owners A, B; worth 9 000 kr per day of D }

        """,
      writes: """
        patience of A: 120 %
          temptation of A                                  6 000 kr
          · Plan from 10 to 2.5         2 000 kr × -7.5  -15 000 kr  line 5
          · Visit from 20 to 80         350 kr × 60       21 000 kr  line 6
          A earns in the joint optimum                    27 000 kr
          A earns alone                                   28 000 kr
          alone A earns more than in the best plan, so no patience keeps it
        """)
  }

  func testALimitThatNobodySaidIsWhatAllPay() throws {
    let script = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator D { better lower }
      activity J { by A at 1 hour and 40 kr; by B at 1 hour; up to 80; lowers D by 2 }
      budget F {
        from A 100 kr
        from B 300 kr
        covers J
      }
      scenario X { change F { from A 300 kr } }

      """
    try check(
      "why limit of F in X", of: script,
      writes: """
        limit of F in X: 600 kr
          A pays, as the script says    300 kr  line 10
          B pays, as the script says    300 kr  line 7
        """)
  }

  func testAMiddleIsSaidToBeOne() throws {
    let script = """
      let Hours = 10 to 30
      party A { capacity Hours * 1 hour }
      indicator Days { unit day / days; better lower }
      activity Plan { by A at 2 hours; up to 40; lowers Days by 2 to 4 }
      measure Queue of Days { held by A; pays 100 kr per day }
      goal G { owners A; worth 500 kr per day of Days }

      """
    for (query, answer) in [
      ("capacity of A", "capacity of A: 20 hours (the middle of 10 hours to 30 hours)"),
      (
        "effect of Plan on Days",
        "effect of Plan on Days: -3 days (Plan lowers Days by 3 days, the middle of\n"
          + "  2 days to 4 days)"
      ),
      ("rate of Queue", "rate of Queue: 100 kr per day"),
      ("value joint", "value joint: 15 000 kr (in the middle of 2 uncertain figures)"),
      (
        "A",
        """
        A
          capacity of A          20 hours, the middle of 10 hours to 30 hours
          horizon of A           unlimited
          temptation of A        0 kr
          patience of A          none
          congruence of A        100 %
          per hour of A in Plan  150 kr per hour
          what is computed is in the middle of 2 uncertain figures
        """
      ),
    ] {
      try check("show " + query, of: script, writes: answer)
    }
  }

  /// A limit for all years is told as the script says it.
  func testALimitInAll() throws {
    try check(
      "budget Pot { from A rest; from B 20 %; covers Team; limit 30 000 kr in all; runs 2026 to 2027 }\n"
        + "why limit of Pot",
      writes: """
        limit of Pot: 15 000 kr
          in all, for 2 years    30 000 kr  line 17
        """)
  }

  func testWhy() throws {
    try check(
      "why gain of B from Team",
      writes: """
        gain of B from Team: -48 kr
          measure Hope        after 2 years, horizon 1 year     0 kr  line 14
          pays for Wait of A  -20 kr per day × 6 days × 50 %  -60 kr  lines 9, 13
          own bills, Days     2 kr per day × 6 days            12 kr  lines 3, 9
        """)
    try check(
      "why plan of Team",
      writes: """
        plan of Team: 0
          B declines it: each Team gives it -48 kr (line 7)
            measure Hope        after 2 years, horizon 1 year     0 kr  line 14
            pays for Wait of A  -20 kr per day × 6 days × 50 %  -60 kr  lines 9, 13
            own bills, Days     2 kr per day × 6 days            12 kr  lines 3, 9
        """)
    try check(
      "why verdict",
      writes: """
        verdict: silo
          Team: 0 is done, 40 would be right (line 5)
            B declines it: each Team gives it -48 kr (line 7)
          joint share               0 %
          value kept             86.2 %
          · value predicted    5 000 kr
          · value joint        5 800 kr
        """)
    try check(
      "why Wait",
      writes: """
        Wait for A: rewards joint work; turning range from 15 kr per day on
          as the script says                                      20 kr per day  line 13
          pay per hour, joint: Team  20 kr per day × 6 days /    60 kr per hour  line 5
                                     2 hours
          · worth of Team                                                120 kr
          pay per hour, alone: Solo  20 kr per day × 2 days /    40 kr per hour  line 12
                                     1 hour
          · worth of Solo                                                 50 kr
          Team pays for its holder from 5 kr per day on
          Team ranks level with Solo from 15 kr per day on
        """)
    try check("why SV207", writes: "SV207: nothing of the kind was found")
  }

  func testZeroHasAReason() throws {
    try check(
      "why shift from B to A",
      writes: """
        shift from B to A: 0 kr
          nothing that B does without A in the predicted plan costs it anything
        """)
    try check("why harm", writes: "harm: 0 kr\n  nothing harmful is in the predicted plan")
    try check(
      "why temptation of B", of: Self.script.replacingOccurrences(of: "paid by B 50 %", with: ""),
      writes: """
        temptation of B: 0 kr
          no change of its own earns B more than the best plan
        """)
  }

  func testAGoalSaysWhatItIsWorth() throws {
    try check(
      "why G",
      writes: """
        G: worth 5 000 kr in the predicted plan
          Days, worth in G  25 kr per day × 200 days  5 000 kr  line 15
        """)
    try check(
      "why G",
      of: Self.script.replacingOccurrences(of: "of Days }", with: "of Days up to 9 }"),
      writes: """
        G: worth 225 kr in the predicted plan
          Days, worth in G  25 kr per day × 9 days  225 kr  line 15
          G counts no more than 9 days of Days (line 15)
        """)
    try check(
      "show G",
      writes: """
        G
          level of Days  200 days
          Days, worth in G  25 kr per day × 200 days  5 000 kr  line 15
        """)
    try check(
      "why Aim", of: Self.script + "goal Aim { owners A }\n",
      writes: "Aim: no line says what anything is worth")
    try check(
      "why Aim",
      of: Self.bridge + "goal Aim { owners School; worth 7 kr per unit of Dropout }\n",
      writes: """
        Aim: what the predicted plan adds to it is undetermined
          Dropout, worth in Aim    7 kr per unit  line 10
        """)
  }
}
