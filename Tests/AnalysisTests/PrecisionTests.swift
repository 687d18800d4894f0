import XCTest

@testable import Analysis

/// How much can be said when figures are missing.
final class PrecisionTests: XCTestCase {
  /// A joint and a solo activity of A, with gains that are known.
  private static let work = """
    party A
    party B
    indicator Good higher
    worth Good 10
    activity Both
    by A effort 1
    by B effort 1
    effect Good 2
    activity Own
    by A effort 1
    effect Good 1
    measure M A Good rate 5
    measure M B Good rate 5

    """

  func testWithoutBoundsEachPartyChoosesItsFirst() {
    check(
      "bounds missing",
      Self.work + """
        expect precision rankings
        expect missing bound:Both bound:Own
        expect taken Both
        expect verdict joint
        expect plan Both none none none
        expect measure M A joint
        """)
    check(
      "solo work first",
      Self.work.replacing("effect Good 1", with: "effect Good 3") + """
        expect taken Own
        expect verdict silo
        """)
  }

  func testStructureWhereGainsAreUnknown() {
    check(
      "rate missing",
      Self.work.replacing("measure M A Good rate 5", with: "measure M A Good") + """
        expect precision structure
        expect missing bound:Both bound:Own rate:M
        expect structure Both depends
        expect verdict undetermined
        expect reason figures missing
        expect measure M A mixed
        expect measure M B joint only
        """)
  }

  func testPreferencesRankWhereFiguresAreMissing() {
    let unknown = Self.work.replacing("rate 5", with: "")
    check(
      "joint work preferred",
      unknown + """
        prefers A Both Own
        expect precision rankings
        expect taken Both
        expect verdict joint
        """)
    check(
      "own work preferred",
      unknown + """
        prefers A Own Both
        expect taken Own
        expect verdict silo
        """)
    check(
      "with amounts where bounds are known",
      unknown.replacing("party A", with: "party A capacity 10").replacing(
        "activity Own", with: "activity Own cap 4")
          + """
          prefers A Own Both
          expect precision rankings
          expect plan Own 4 4 none
          expect plan Both 0 6 none
          expect verdict partial
          expect share 0.6
          """)
  }

  func testPreferencesThatRankNotAllRankNone() {
    let chain =
      Self.work.replacing("rate 5", with: "") + """
        activity Rest
        by A effort 1
        effect Good 1
        prefers A Both Own
        prefers A Own Rest

        """
    check("a chain", chain + "expect precision structure")
    check(
      "a chain, and one of all",
      chain + """
        prefers A Own Rest Both
        expect precision rankings
        expect taken Own
        expect verdict silo
        """)
  }

  func testMissingEffortMattersOnlyWhereItRanks() {
    check(
      "one activity each",
      """
      party A capacity 5
      party B capacity 5
      indicator Good higher
      worth Good 10
      activity Both cap 5
      by A cost 1
      by B effort 1
      effect Good 2
      measure M A Good rate 5
      measure M B Good rate 5
      expect precision rankings
      expect missing effort:A:Both
      expect taken Both
      expect verdict joint
      """)
  }

  func testWithoutWorthJointWorkIsMeasuredAgainstWhatFits() {
    check(
      "no worth",
      """
      party A capacity 10
      party B capacity 6
      indicator Good higher
      activity Both cap 20
      by A effort 1
      by B effort 1
      effect Good 2
      activity Own cap 7
      by A effort 1
      effect Good 3
      measure M A Good rate 5
      measure M B Good rate 5
      expect precision numbers
      expect missing worth
      expect plan Both 0 3 none
      expect plan Own 7 7 none
      expect verdict partial
      expect share 0.5
      expect value none none none
      """)
  }

  func testStructureOverall() {
    check(
      "always",
      """
      party A
      party B
      indicator Good higher
      activity Both
      by A effort 1
      by B effort 1
      effect Good +
      measure M A Good
      measure M B Good
      expect precision structure
      expect structure Both always
      expect verdict joint
      """)
    check(
      "arrives beyond the horizon",
      """
      party A horizon 1
      party B
      indicator Good higher
      activity Both
      by A
      by B effort 1
      effect Good + lag 2
      measure M A Good
      measure M B Good
      expect structure Both never
      expect measure M A silent
      expect measure M B joint only
      expect verdict silo
      """)
  }
}
