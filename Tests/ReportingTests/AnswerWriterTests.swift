import Analysis
import XCTest

@testable import Reporting

/// What answers look like to a person.
final class AnswerWriterTests: AnswerTestCase {
  func testAScenarioIsShownByWhatItChanges() throws {
    let question = "compare base with More"
    let compared = try written(of: Self.script + question, line: #line) { answer, sources, text in
      AnswerWriter(sources: sources).write(answer, to: &text)
    }
    XCTAssertTrue(compared.contains("A earns"), compared)
    try check("show More", writes: String(compared.dropLast()))
    let why = try written(of: Self.script + "why More", line: #line) { answer, sources, text in
      AnswerWriter(sources: sources).write(answer, to: &text)
    }
    XCTAssertTrue(why.hasPrefix("verdict in More: "), why)
  }

  func testDocumentationStandsBelowTheName() throws {
    let script = """
      ## Who keeps the beds,\u{AD} as of 2026.
      ##
      ##   And a line that is so long that it does not fit the page any more, which makes it go on.
      group Both "all" { members A, B }
      ## Lives there.
      party A { part of C }
      party B
      party C
      scenario S {
        ## New.
        party D
      }

      """
    for (query, lines) in [
      ("show A", ["A", "  Lives there.", "  capacity of A    unlimited"]),
      ("show B", ["B", "  capacity of B    unlimited"]),
      ("show D in S", ["D in S", "  New.", "  capacity of D    unlimited"]),
      (
        "show Both",
        [
          "A, B", #"  Who keeps the beds,\u{AD} as of 2026."#, "",
          "  And a line that is so long that it does not fit the page any more, which makes",
          "  it go on.", "  capacity of A    unlimited",
        ]
      ),
    ] {
      let text = try written(of: script + query, line: #line) { answer, sources, text in
        AnswerWriter(sources: sources).write(answer, to: &text)
      }
      let shown = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      XCTAssertEqual(Array(shown.prefix(lines.count)), lines, query)
    }
  }

  /// What is declared of something is no figure, and stands in a table as text.
  func testTablesHoldWhatIsNoFigure() throws {
    let script =
      Self.script + """
        handoff Home { from A; to B; of "older people, coming home"; about Days }
        forum Table { members A, B; meets 4 times per year for 2 hours }
        handoff Said { from A; to B; of "a | b *c* @d" }

        """
    for (query, form, rows) in [
      (
        "show Table", AnswerTable.Form.csv,
        "members,base,,\"A, B\"\nmeets,base,,4 times a year for 2 hours\n"
      ),
      (
        "show Table", .markdown,
        "| members | base |  | A, B |\n| meets | base |  | 4 times a year for 2 hours |\n"
      ),
      ("show Home", .csv, "of,base,,\"older people, coming home\"\nabout,base,,Days\n"),
      ("show Wait", .csv, "of,base,,Days\nheld by,base,,A\npaid by,base,,B 50 %\n"),
      ("show Said", .markdown, "| of | base |  | a \\| b \\*c\\* @<!-- -->d |\n"),
    ] {
      let table = try written(of: script + query, line: #line) { answer, sources, text in
        AnswerTable(answer, sources: sources)?.write(as: form, to: &text)
      }
      XCTAssertTrue(table.contains(rows), table)
    }
  }

  func testShow() throws {
    try check("show gain of A from Team", writes: "gain of A from Team: 90 kr")
    try check("show plan of Team in More", writes: "plan of Team in More: 0")
    try check(
      "show effect of Team on Days",
      writes: "effect of Team on Days: -6 days (Team lowers Days by 6 days)")
    try check("show effect of Team on Later", writes: "effect of Team on Later: 1 unit")
    try check(
      "show 2 * capacity of A / 3", writes: "2 * capacity of A / 3: about 66.6666666667 hours")
    try check(
      "show (gain of A from Team) / (capacity of B)",
      writes: "(gain of A from Team) / (capacity of B): 0.9 kr per hour")
    try check("show level of Days + 1 day", writes: "level of Days + 1 day: 201 days")
    try check("show value kept - 1 %", writes: "value kept - 1 %: about 85.2068965517 %")
    try check("show (capacity of A) > 3 hours", writes: "(capacity of A) > 3 hours: yes")
    try check(
      "show Team",
      writes: """
        Team: do it together
          worth of Team          120 kr
          cap of Team            40
          alone plan of Team     0
          plan of Team           0
          joint plan of Team     40
          gain of A from Team    90 kr
          gain of B from Team    -48 kr
          per hour of A in Team  45 kr per hour
          per hour of B in Team  -48 kr per hour
          surplus of Team        -38 kr
        """)
    try check(
      "show Wait",
      writes: """
        Wait
          rate of Wait for A           20 kr per day
          turning range of Wait for A  from 15 kr per day on
          of                           Days
          held by                      A
          paid by                      B 50 %
          Wait for A rewards joint work
        """)
  }

  /// What has no figures is shown as it is declared; so is what a party says of itself.
  func testShowsWhatIsDeclared() throws {
    let script =
      Self.script + """
        party C {
          part of House; keeps 60 % of what it saves; regards joint work as side task
          prefers Team over Solo; knows "law", "speech"; contact "c@d.se"
        }
        party House
        handoff H "going home" {
          from A to B
          of "older people"
          about Days
          signal by A within 2 weeks
          flagged 12 in 2025 by "staff"
          flagged 3 in 0999-03
        }
        obstacle O { blocks Team, H; because P, "habit"; owner C }
        obstacle P
        forum F { members A, B; meets 2 times per month for 90 minutes; about G, H, theme "x"; from 2025 }
        trial T { of Team; by A; until 2025; learned "it \u{7}pays"; adopted by C from 2026 }
        trial U { of Solo; ended because "no money" }

        """
    try check(
      "show H\nshow O\nshow F\nshow T\nshow U in More", of: script,
      writes: """
        H: going home
          from       A
          to         B
          of         older people
          about      Days
          signal by  A within 14 days
          flagged    12 in 2025 by staff, 3 in 0999-03
          lacks      nobody tells how it went, nobody answers for what is in between,
                     only A is held to what sees it, neither side has a mandate to meet
                     the other, no budget follows it
        O
          blocks   Team, H
          because  P, habit
          owner    C
          price    0 kr a year
          lacks    it blocks Team and H
        F
          members  A, B
          meets    24 times a year for 1.5 hours
          about    G, H, x
          from     2025
        T
          of          Team
          by          A
          until       2025
          learned     it ␇pays
          adopted by  C from 2026
        U in More
          of             Solo
          ended because  no money
        """)
    try check(
      "show C", of: script,
      writes: """
        C
          capacity of C    unlimited
          horizon of C     unlimited
          temptation of C  0 kr
          patience of C    none
          congruence of C  none
          part of          House
          keeps            60 % of what it saves
          prefers          Team over Solo
          regards          joint work as side task
          knows            law, speech
          contact          c@d.se
        """)
  }

  /// What a measure and a budget say beside their figures is shown too.
  func testShowsWhatMeasuresAndBudgetsSay() throws {
    let script =
      Self.script + """
        handoff H { from A; to B }
        measure Form of Days {
          held by A, B; pays 1 kr per day; paid by A; up to 50; from 2025; until 2027-06
        }
        measure Once of Days { held by B; bonus 100 kr at 20 }
        budget Fund {
          from A 60 %; from B rest; limit 900 kr per year; covers Team at 50 %; drawn by A; decided by B
          runs 2026 to 2027; unspent lapses; follows H
        }
        budget Half { from A 100 %; covers Solo; unspent returns 50 % }

        """
    for (query, lines) in [
      (
        "show Form",
        [
          "of Days", "held by A, B", "up to 50 days", "paid by A", "from 2025", "until 2027-06",
        ]
      ),
      ("show Once", ["of Days", "held by B", "bonus 100 kr at 20 days"]),
      (
        "show Fund",
        [
          "covers Team at 50 %", "drawn by A", "decided by B", "runs 2026 to 2027",
          "unspent lapses", "follows H",
        ]
      ),
      ("show Half", ["covers Solo at 100 %", "unspent returns 50 %"]),
    ] {
      let text = try written(of: script + query, line: #line) { answer, sources, text in
        AnswerWriter(sources: sources).write(answer, to: &text)
      }
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      XCTAssertTrue(words.contains(lines.joined(separator: " ")), text)
    }
  }

  func testCompare() throws {
    try check(
      "compare base with More",
      writes: """
        base is silo, More is silo too

                                base       More     change
          value predicted   5 000 kr   5 000 kr          0
          value joint       5 800 kr   5 800 kr          0
          value kept          86.2 %     86.2 %          0
          plan of Solo           100        100          0
          A earns           4 000 kr   8 000 kr  +4 000 kr
          B earns          -1 600 kr  -3 600 kr  -2 000 kr
          level of Days     200 days   200 days          0

          measure  for  base    More
          Wait     A    joint   joint
          Hope     B    silent  silent
        """)
  }

  func testWhatIf() throws {
    try check(
      "what if { change Wait { pays 40 kr per day } }",
      writes: """
        what if: the verdict stays silo
          wins: A +4 000 kr a year
          loses: B -2 000 kr a year

                              before      after     change
          value predicted   5 000 kr   5 000 kr          0
          value joint       5 800 kr   5 800 kr          0
          value kept          86.2 %     86.2 %          0
          A earns           4 000 kr   8 000 kr  +4 000 kr
          B earns          -1 600 kr  -3 600 kr  -2 000 kr
        """)
    try check(
      "what if {} in More", writes: "what if in More: the verdict stays silo, and nothing changes")
    try check(
      "what if { measure Seen of Dropout { held by Psychiatry } }", of: Self.bridge,
      writes: """
        what if: the verdict turns from silo to undetermined

          joint activity  before  after
          Bridge          never   depends

          measure  for         before  after
          Seen     Psychiatry  -       joint only

          is found no more: SV201 `Psychiatry` has work in `Bridge` and no stake in what
            it changes
        """)
  }

  func testWithoutFigures() throws {
    try check(
      "show Bridge", of: Self.bridge,
      writes: """
        Bridge: meet before the change
          worth of Bridge                   undetermined
          cap of Bridge                     unlimited
          alone plan of Bridge              undetermined
          plan of Bridge                    undetermined
          joint plan of Bridge              undetermined
          gain of School from Bridge        undetermined
          gain of Psychiatry from Bridge    undetermined
          per hour of School in Bridge      undetermined
          per hour of Psychiatry in Bridge  undetermined
          Bridge: never
            School: depends on the figures, there is something for it and something
              against it (line 5)
            Psychiatry: never, it has nothing to gain and something against it (line 5)
        """)
    try check(
      "why Queue", of: Self.bridge,
      writes: """
        Queue for Psychiatry: rewards silo work only
          Short, done alone, lowers it (line 6)
        """)
    try check(
      "compare base with Eye", of: Self.bridge,
      writes: """
        base is silo, Eye is undetermined

          joint activity  base   Eye
          Bridge          never  depends

          measure  for         base        Eye
          Grades   School      joint only  joint only
          Queue    Psychiatry  silo only   silo only
          Seen     Psychiatry  -           joint only
        """)
  }

  func testWhyACodeIsNotFound() throws {
    try check("why SV999", of: Self.bridge, writes: "SV999: there is no finding with this code")
    try check("why SV202", of: Self.bridge, writes: "SV202: nothing of the kind was found")
  }

  func testSaysHowManyFiguresWereTried() {
    for (count, tried, untried, words) in [
      (0, 468, 0, "0 figures turn"), (1, 468, 0, "1 figure turns"),
      (0, 1_468, 5_642, "0 of the 1 468 figures tried turn"),
      (1, 468, 1, "1 of the 468 figures tried turns"), (1, 1, 9, "1 of the 1 figure tried turns"),
    ] {
      XCTAssertEqual(TurnWriter.turning(count, tried: tried, untried: untried), words)
    }
  }
}
