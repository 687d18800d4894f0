import Arithmetic
import Diagnostics
import Evaluation
import XCTest

@testable import Analysis
@testable import Reporting

/// What a person reads of a verdict.
final class VerdictWriterTests: XCTestCase {
  private let page = """
    The measures reward silos: together the parties could create 22.9 million kr of
    value a year; following their measures they destroy 4.8 million.

    What the measures reward (kr for an hour of work)
      measure    held by  rewards     together  alone  joint work wins
      Queue      Region   work alone     6 000  8 000  at no rate
      Liability  Kommun   joint work     9 360      -  from 120 kr per day
      Queue pays best for QuickDischarge, which destroys 1 200 kr of value each
        time.

    Why joint work does not happen
      EarlyPlan (plan the way home together, from day one), 0 of 600 a year, worth
        38 100 kr each: an hour of it earns Region 7 530 kr, an hour of
        QuickDischarge 10 400 kr.

    What it costs whom
      QuickDischarge by Region costs Kommun 4 800 000 kr a year.

    Who pays and who gains
      EarlyPlan: Region lacks 5 740 kr each time; together they gain enough and can
        settle it without new money: in a fair split Kommun pays Region 14 390 kr
        each time.

    Who is tempted to leave the best plan
      Region would earn 11 764 000 kr a year more by doing less EarlyPlan (600 to 0)
        and more QuickDischarge (0 to 4 000).

    Value (kr a year)
      each works alone                                     -4 800 000
      predicted, following the measures                    -4 800 000
      what all could sign today, measures untouched        20 000 000
      best together                                        22 860 000
      lost to the measures                                 27 660 000
      kept of the best                                          -21 %
      lost as well if the parties do not trust each other           0
      destroyed by harmful work                             4 800 000

    """

  func testPage() {
    XCTAssertEqual(written(Fixtures.discharge()), page)
  }

  func testFull() {
    XCTAssertEqual(
      written(Fixtures.discharge(), .full),
      page + """

        Plans (how many a year)
          activity        worth each  alone  predicted  agreed  together
          EarlyPlan           38 100      0          0     500       600
          QuickDischarge      -1 200  4 000      4 000       0         0

        Gains
          activity        party   gains each time  an hour
          EarlyPlan       Region        15 060 kr    7 530
          EarlyPlan       Kommun        23 040 kr    9 216
          QuickDischarge  Region         5 200 kr   10 400
          QuickDischarge  Kommun        -1 200 kr        -

        Parties (kr a year)
          party   earns alone   predicted    together  temptation
          Region   20 800 000  20 800 000   9 036 000  11 764 000
          Kommun   -4 800 000  -4 800 000  13 824 000           0

        Parties at the best plan
          party   an hour is worth  patience needed  congruence
          Region            10 400                -        50 %
          Kommun                 ?              0 %           -

        Pockets (kr each time)
          activity   pocket                  party   lacks  fair split  trust needed
          EarlyPlan  wrong pocket: partners  Region  5 740      14 390          80 %
                                             Kommun      0     -14 390        33.3 %

        Without any figure
          activity        happens  for whom
          EarlyPlan       depends  Region indifferent, Kommun indifferent
          QuickDischarge  depends  Region indifferent

        Notes
          Valued by the goals: BedDays, Readmissions and UrgentVisits.
          The best plan was verified exactly.
          The best plan is not self-enforcing.

        """)
  }

  func testSentences() {
    let cases: [(change: (inout Verdict) -> Void, sentence: String)] = [
      (
        { $0.values.predicted = 0 },
        "The measures reward silos: together the parties could create 22.9 million kr of value a "
          + "year; following their measures they create nothing."
      ),
      (
        {
          $0.overall = .partial
          $0.jointShare = Rational(1, over: 3)
          $0.values.predicted = 3_450_000
        },
        "The measures reward only part of joint work (33.3 % of its hours): together the parties "
          + "could create 22.9 million kr of value a year; following their measures they create "
          + "3.45 million."
      ),
      (
        {
          $0.model.scenario = "Shared"
          $0.overall = .joint
          $0.values.predicted = 20_940_000
          $0.harm = -1_920_000
        },
        "In Shared, the measures reward joint work, with harm: following them the parties create "
          + "20.9 million of the 22.9 million kr of value a year that is possible; harmful work "
          + "destroys 1.92 million."
      ),
      (
        {
          $0.overall = .joint
          $0.values.predicted = $0.values.joint
          $0.harm = 0
        },
        "The measures reward joint work: following them the parties create all of the 22.9 million "
          + "kr of value a year that is possible."
      ),
      (
        {
          $0.overall = .joint
          $0.harm = 0
        },
        "The measures reward joint work, but following them the parties destroy 4.8 million kr of "
          + "value a year where they could create 22.9 million."
      ),
      (
        {
          $0.overall = .silo
          $0.precision = .structure
          $0.values = .init()
        },
        "The measures reward silos, whatever the figures: every joint activity needs a party that "
          + "has work in it and no stake in what it changes."
      ),
      (
        {
          $0.precision = .rankings
          $0.values = .init()
        },
        "The measures reward silos: no joint activity is on top of the list of everybody it needs."
      ),
      (
        {
          $0.overall = .joint
          $0.precision = .structure
          $0.values = .init()
          $0.harm = nil
        },
        "The measures reward joint work, whatever the figures."
      ),
      (
        {
          $0.overall = .noCase
          $0.reason = .jointWorkNotWorthwhile
          $0.perverse = false
        },
        "There is no case for joint work: the best plan holds none, and no work that helps others."
      ),
      (
        {
          $0.overall = .noCase
          $0.reason = .impossible([0])
          $0.model.scenario = "S"
        },
        "In S, there is no case for joint work: EarlyPlan cannot run, for a budget that it draws on "
          + "holds nothing; following their measures the parties destroy 4.8 million kr of value a year."
      ),
      (
        {
          $0.overall = .undetermined
          $0.missing = [Missing(.worth, at: .nowhere)]
        },
        "It cannot be said whether the measures reward silos or joint work: a figure is missing."
      ),
      (
        {
          $0.overall = .undetermined
          $0.exactness = .unavailable(.tooHard)
        },
        "It cannot be said whether the measures reward silos or joint work: the best plan could not "
          + "be computed (the linear programme is too hard)."
      ),
      (
        {
          $0.overall = .undetermined
          $0.precision = .structure
        },
        "It cannot be said whether the measures reward silos or joint work: 1 joint activity can go "
          + "either way, as long as figures are missing."
      ),
      (
        {
          $0.basis = .forOthers
          $0.values = .init()
        }, "The measures reward silos: nobody does the work that would help another party."
      ),
      (
        {
          $0.model.currency = "SEK"
          $0.model.period = .month
        },
        "The measures reward silos: together the parties could create 22.9 million SEK of value a "
          + "month; following their measures they destroy 4.8 million."
      ),
    ]
    for (change, sentence) in cases {
      var verdict = Fixtures.discharge()
      change(&verdict)
      XCTAssertEqual(VerdictWriter.sentence(of: verdict), sentence)
    }
  }

  func testPageOfAStructure() {
    var model = Fixtures.dischargeModel()
    model.parties[0].id.name = "School\u{1B}[2J"
    model.activities[0].id.title = nil
    let site = SourceSpan(2, 3)
    var verdict = Fixtures.empty(
      model, precision: .structure,
      missing: [Missing(.effort(party: "School", activity: "EarlyPlan"), at: site)])
    verdict.overall = .silo
    verdict.activities[0].structure = .never
    verdict.activities[0].structureFor = [PartyStructure(party: 1, structure: .never)]
    verdict.measures[0].direction = .siloOnly
    verdict.measures[1].direction = .jointOnly
    verdict.shifts = [Shift(from: 0, to: 1, activity: 1, amount: nil, isWorthwhile: false)]
    var sources = SourceMap()
    _ = sources.add(name: "a.samverka", bytes: Array("a\nb\n".utf8))
    XCTAssertEqual(
      written(verdict, sources: sources),
      """
      The measures reward silos, whatever the figures: every joint activity needs a
      party that has work in it and no stake in what it changes.

      What the measures reward
        measure    held by     rewards
        Queue      School␛[2J  only work alone
        Liability  Kommun      only joint work

      Why joint work does not happen
        EarlyPlan: Kommun has work in it and no stake in what it changes.

      What it costs whom
        QuickDischarge by School␛[2J puts costs on Kommun.

      For an answer in figures, give
        the hours School needs for EarlyPlan (a.samverka:2:1)

      """)
  }

  func testPockets() {
    var verdict = Fixtures.discharge()
    verdict.model.parties.append(.init(Identity("State")))
    verdict.parties.append(PartyVerdict())
    verdict.activities[0].payers = [PartyGain(party: 2, amount: 9_000)]
    verdict.activities[0].pocket = .wrongPocketOutside
    verdict.activities[0].surplus = -2_000
    XCTAssertTrue(
      flat(written(verdict)).contains(
        "EarlyPlan: Region lacks 5 740 kr each time; the partners lack 2 000 kr together, but State "
          + "gains from it and could pay: no new money is needed."))
    verdict.activities[0].pocket = .missingPocket
    XCTAssertTrue(
      flat(written(verdict)).contains(
        "EarlyPlan: Region lacks 5 740 kr each time; nobody's account holds the gain: it takes new "
          + "money, or a new measure."))
    verdict.activities[0].pocket = .selfEnforcing
    XCTAssertFalse(written(verdict).contains("Who pays"))
  }

  func testBlockers() {
    var verdict = Fixtures.discharge()
    Fixtures.setGains([0: -500], &verdict.activities[0])
    XCTAssertTrue(
      flat(written(verdict)).contains("each costs Region 500 kr more than it earns."),
      written(verdict))
    Fixtures.setGains([0: 20_800], &verdict.activities[0])
    XCTAssertTrue(
      flat(written(verdict)).contains("earns Region 10 400 kr, as does one of QuickDischarge."))
    Fixtures.setGains([0: 30_000], &verdict.activities[0])
    XCTAssertTrue(flat(written(verdict)).contains("everybody it needs gains from it"))
  }

  func testOneChangeBeyondThoseNamedIsOne() {
    let verdict = Fixtures.discharge()
    func words(_ count: Int) -> String {
      RepairText(verdict).words(
        for: Repair.Option(
          kind: .horizon(party: 0),
          changes: Array(repeating: Amendment.horizon(party: 0, 365), count: count),
          cost: Repair.Cost(moved: 0), after: verdict, unrewarded: []))
    }
    XCTAssertTrue(words(5).hasSuffix(" and 1 change more"), words(5))
    XCTAssertTrue(words(6).hasSuffix(" and 2 changes more"), words(6))
  }

  func testDistrustCanSpare() {
    var verdict = Fixtures.discharge()
    verdict.values.silo = -3_000_000
    let text = written(verdict)
    XCTAssertTrue(
      text.contains("spared if the parties do not trust each other   1 800 000"), text)
    XCTAssertFalse(text.contains("lost as well"), text)
  }

  func testMeasures() {
    var verdict = Fixtures.discharge()
    verdict.model.measures[0].currency = .points
    verdict.measures[0].form = .onlyFrom(threshold: 50, reachable: 40)
    verdict.measures[0].rate = 0
    verdict.measures[0].direction = .silent
    verdict.measures[0].harmful = false
    verdict.measures[0].bestSolo = .init(activity: 1, perHour: .infinite)
    verdict.measures[1].turningRange = .init(from: 1, to: 2_000)
    verdict.measures[1].weak = true
    XCTAssertTrue(
      written(verdict).contains(
        """
          measure    held by  rewards              together      alone  joint work wins
          Queue      Region   nothing here     6 000 points  no effort  at no rate
          Liability  Kommun   joint work, too         9 360          -  from 1 to
                              weakly                                    2 000 kr per day
          Queue pays only from 50 days; Region can reach 40 days, so it pays nothing.

        """), written(verdict))
  }

  func testWhatPartiesEarnHasItsUnit() {
    var verdict = Fixtures.discharge()
    verdict.model.measures[1].currency = .points
    verdict.parties[0].patience = 2
    let page = written(verdict, .full)
    let rows = page.split(separator: "\n").filter {
      $0.hasPrefix("  Region  ") || $0.hasPrefix("  Kommun  ")
    }
    XCTAssertTrue(rows.contains { $0.contains("none suffices") && !$0.contains("points") }, page)
    XCTAssertTrue(rows.contains { $0.contains(" points ") }, page)
  }

  func testMeasuresThatNeedAChangeComeFirst() {
    var verdict = Fixtures.discharge()
    verdict.model.measures = Array(repeating: verdict.model.measures[1], count: 10)
    verdict.measures = Array(repeating: verdict.measures[1], count: 10)
    verdict.model.measures[9].id.name = "Harmful"
    verdict.measures[9].harmful = true
    verdict.model.measures[8].id.name = "Alone"
    verdict.measures[8].direction = .silo
    let rows = written(verdict).split(separator: "\n").drop { !$0.hasPrefix("  measure") }
    XCTAssertEqual(
      rows.dropFirst().prefix(3).map { $0.split(separator: " ").first },
      ["Harmful", "Alone", "Liability"])
    XCTAssertTrue(written(verdict).contains("  … and 2 more (samverka verdict --full shows all)\n"))
  }

  func testLongListsAreCutOnThePage() {
    var verdict = Fixtures.discharge()
    verdict.activities[1].plan.joint = 1
    verdict.shifts = (1...12).map {
      Shift(from: 0, to: 1, activity: 1, amount: Rational($0), isWorthwhile: true)
    }
    let page = written(verdict)
    XCTAssertTrue(flat(page).contains("Kommun 12 kr a year, but is worth doing all the same."))
    XCTAssertFalse(page.contains("Kommun 4 kr a year"))
    XCTAssertTrue(page.contains("  … and 4 more (samverka verdict --full shows all)\n"))
    XCTAssertTrue(written(verdict, .full).contains("Kommun 4 kr a year"))
  }

  func testWorkThatTheBestPlanLeavesIsNotWorthDoing() {
    var verdict = Fixtures.discharge()
    verdict.shifts = [Shift(from: 0, to: 1, activity: 1, amount: 12, isWorthwhile: true)]
    verdict.activities[1].plan.joint = 0
    XCTAssertTrue(flat(written(verdict)).contains("costs Kommun 12 kr a year."))
    verdict.activities[1].plan.joint = nil
    XCTAssertTrue(flat(written(verdict)).contains("Kommun 12 kr a year, but is worth doing"))
  }

  func testColours() {
    var output = ""
    VerdictWriter(Fixtures.discharge(), sources: SourceMap(), style: .colored).write(to: &output)
    XCTAssertTrue(output.hasPrefix("\u{1B}[1mThe measures reward silos"))
  }

  /// The text as one line.
  private func flat(_ text: String) -> String {
    text.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
  }

  /// Writes `verdict` and checks that it fits 80 columns.
  private func written(
    _ verdict: Verdict, _ layer: VerdictWriter.Layer = .page, sources: SourceMap = SourceMap(),
    line: UInt = #line
  ) -> String {
    var output = ""
    VerdictWriter(verdict, sources: sources, layer: layer).write(to: &output)
    for text in output.split(separator: "\n") {
      XCTAssertLessThanOrEqual(text.count, 80, String(text), line: line)
    }
    return output
  }
}
