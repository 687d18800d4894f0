import Arithmetic
import XCTest

@testable import Analysis

/// What the theory says of ties, limits, mandates and the kinds of answers.
final class ConventionTests: XCTestCase {
  /// Two parties, an indicator worth 10 a unit, and what follows.
  private func check(
    _ name: String, parties: String = "party A capacity 10\nparty B capacity 10", _ rest: String,
    line: UInt = #line
  ) {
    let head = parties + "\nindicator Good higher\nworth Good 10\n"
    AnalysisTests.check(name, head + rest, line: line)
  }

  func testTiesFollowTheJointGoalThenDeclaration() {
    check(
      "worth decides",
      """
      activity Small cap 10
      by A effort 1
      effect Good 1
      activity Large cap 10
      by A effort 1 cost 0
      effect Good 2
      indicator Own higher
      measure M A Own rate 5
      activity First cap 10
      by A effort 1
      effect Own 2
      effect Good -1
      measure N A Good rate 5
      expect gains First A=5
      expect plan Large 10 10 10
      expect plan Small 0 0 0
      """)
    check(
      "declaration decides",
      """
      activity One cap 10
      by A effort 1
      effect Good 1
      activity Two cap 10
      by A effort 1
      effect Good 1
      measure M A Good rate 5
      expect plan One 10 10 10
      expect plan Two 0 0 0
      expect ties A:One=Two
      """)
    check(
      "no tie where both fit",
      """
      activity One cap 5
      by A effort 1
      effect Good 1
      activity Two cap 5
      by A effort 1
      effect Good 1
      measure M A Good rate 5
      expect plan Two 5 5 5
      expect ties
      """)
  }

  func testTiesOfTheOptimum() {
    check(
      "what parties earn, then least effort, then declaration",
      """
      indicator Pay higher
      measure M B Pay rate 1
      activity Plain cap 5
      by A effort 1
      activity Paid cap 5
      by B effort 1
      effect Pay 1
      activity Free cap 5
      by A effort 0
      activity Hard cap 5
      by A effort 3
      effect Good 1
      activity Easy cap 5
      by A effort 2
      effect Good 1
      expect plan Plain 0 0 0
      expect plan Paid 5 5 5
      expect plan Free 0 0 5
      expect plan Easy 5 5 5
      expect plan Hard 0 0 0
      """)
  }

  func testImpossibleWorkIsNoCase() {
    check(
      "no capacity", parties: "party A capacity 0\nparty B capacity 10",
      """
      activity Both cap 5
      by A effort 1
      by B effort 1
      effect Good 1
      measure M A Good rate 5
      measure M B Good rate 5
      expect verdict no case
      expect reason impossible Both
      """)
    check(
      "forbidden",
      """
      activity Both cap 5
      by A effort 1
      by B effort 1
      effect Good 1
      measure M A Good rate 5
      measure M B Good rate 5
      mustNot A Both
      expect plan Both 0 0 0
      expect gains Both A=5 B=5
      expect verdict no case
      expect reason impossible Both
      """)
    check(
      "not worthwhile",
      """
      activity Both cap 5
      by A effort 1
      by B effort 1 cost 20
      effect Good 1
      expect verdict no case
      expect reason not worthwhile
      """)
    check("nothing", "expect verdict no case\nexpect reason nothing joint\nexpect missing")
  }

  func testSoloWorkForOthers() {
    let work = """
      activity Help cap 5
      by A effort 1 cost 1
      effect Good 1
      measure M B Good rate 3

      """
    check(
      "left undone", work + "expect verdict silo\nexpect basis for others\nexpect share 0")
    check(
      "done", work + "measure N A Good rate 2\nexpect verdict joint\nexpect basis for others")
    check(
      "for nobody else",
      """
      activity Own cap 5
      by A effort 1
      effect Good 1
      measure M A Good rate 3
      expect verdict no case
      expect basis none
      """)
  }

  func testLimitsBindOnTheWholePlansImprovement() {
    check(
      "the measure pays nothing beyond its limit", parties: "party A capacity 10\nparty B",
      """
      activity Work cap 20
      by A effort 1 cost 2
      effect Good 1
      activity Theirs cap 4
      by B effort 1
      effect Good 1
      measure M A Good rate 5 upTo 7
      measure N B Good rate 1
      expect gains Work A=3 B=1
      expect plan Work 7 7 10
      expect plan Theirs 4 4 4
      expect temptation A=14 B=0
      expect deviation A Work:10..3
      expect hourPrice A=0
      """)
    let kink = """
      indicator Own higher
      worth Own 1
      activity Push cap PUSH
      by B effort 1
      effect Good 1
      activity Up cap 10
      by A effort 1 cost 1
      effect Good 1
      activity Down cap 10
      by A effort 1
      effect Good -1
      effect Own 1
      measure M A Good rate 5 upTo 3
      measure N A Own rate 4
      measure O B Good rate 1

      """
    check(
      "at the limit, doing less loses what is paid before it",
      kink.replacing("PUSH", with: "0") + """
        expect plan Up 3 3 10
        expect plan Down 0 0 0
        """)
    check(
      "beyond the limit, doing less loses nothing",
      kink.replacing("PUSH", with: "5") + """
        expect plan Push 5 5 5
        expect plan Up 0 0 10
        expect plan Down 2 2 0
        """)
  }

  func testActivitiesThatUndoEachOtherComeToAnEnd() {
    let text = ModelText(
      """
      party A capacity 1000
      indicator One higher
      indicator Two higher
      worth One 1
      activity Up cap 100
      by A effort 1
      effect One 1
      effect Two -0.5
      activity Down cap 100
      by A effort 1
      effect Two 1
      effect One -0.5
      measure M A One rate 10 upTo 1
      measure N A Two rate 10 upTo 1
      """)
    let plan = Verdict(of: text.model).activities.compactMap(\.plan.predicted)
    let levels = Instance(text.model).improvements(by: plan)
    for level in levels {
      XCTAssertLessThanOrEqual((Rational.one - level).magnitude, number("0.001"))
    }
  }

  func testPaymentForms() {
    let work = """
      activity Work cap 20
      by A effort 1
      effect Good 1

      """
    for (form, rate) in [
      ("rate 6 onlyFrom 10", "6"), ("rate 6 onlyFrom 11", "0"), ("rate 6 beyond 4", "3.6"),
      ("rate 6 beyond 10", "0"), ("rate 0 bonus 30 at 6", "5"), ("rate 0 bonus 30 at 11", "0"),
      ("rate 6 upTo 3", "6"),
    ] {
      check(form, work + "measure M A Good \(form)\nexpect rate M A \(rate)\n")
    }
    check(
      "what is reached is limited by partners, budgets and other work",
      parties: """
        party A capacity 10
        party B capacity 4
        """,
      """
      activity Both cap 20
      by A effort 1
      by B effort 2
      effect Good 3
      activity Alone cap 20
      by A effort 1 cost 1
      effect Good 1
      budget Fund limit 5 A=1
      covers Alone 1
      measure M A Good rate 11 beyond 1
      expect rate M A 10
      """)
  }

  func testCirclesOfPreferencesAreContested() {
    let circle = """
      party A capacity 1
      party B capacity 1
      party C capacity 1
      indicator I higher
      indicator J higher
      indicator K higher
      worth I 5
      worth J 6
      worth K 4
      activity AB cap 1
      by A effort 1
      by B effort 1
      effect I 1
      activity BC cap 1
      by B effort 1
      by C effort 1
      effect J 1
      activity CA cap 1
      by C effort 1
      by A effort 1
      effect K 1
      measure M A I rate 2
      measure M A K rate 1
      measure M B J rate 2
      measure M B I rate 1
      measure M C K rate 2
      measure M C J rate 1

      """
    AnalysisTests.check(
      "the largest worth per hour wins",
      circle + """
        expect contested true
        expect circle AB BC CA
        expect plan AB 0 0 0.5
        expect plan BC 0 1 0.5
        expect plan CA 0 0 0.5
        """)
    AnalysisTests.check(
      "never one that a performer would rather replace by solo work",
      circle + """
        indicator L higher
        worth L 1
        measure M C L rate 1.5
        activity Own cap 1
        by C effort 1
        effect L 1
        expect circle AB BC CA
        expect plan AB 0 1 0.5
        expect plan BC 0 0 0.5
        expect plan Own 1 1 0
        """)
  }

  func testPointsRankOnlyWithinTheirParty() {
    check(
      "costs do not count beside points",
      """
      activity Both cap 5
      by A effort 1 cost 8
      by B effort 1
      effect Good 1
      measure M A Good rate 1 points
      measure N B Good rate 1
      expect gains Both A=1 B=1
      expect worth Both 2
      expect plan Both 0 5 5
      expect verdict joint
      """)
  }

  func testHarmAndAgreement() {
    check(
      "agreement leaves nobody worse off",
      """
      indicator Bad lower
      worth Bad 1
      activity Both cap 5
      by A effort 1
      by B effort 1
      effect Good 1
      activity Own cap 10
      by A effort 1
      effect Bad 1
      indicator Pay higher
      effect Pay 1
      measure M A Good rate 3
      measure N B Good rate 1
      measure O A Pay rate 2
      expect plan Both 0 5 5
      expect plan Own 10 5 0
      expect value -10 45 50
      expect harm -5
      expect agreement 45
      expect kept 0.9
      """)
  }
}
