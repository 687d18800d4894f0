import Analysis
import Arithmetic
import Evaluation
import XCTest

/// What one figure that is missing leaves open, and what it leaves alone.
final class MissingFigureTests: XCTestCase {
  /// Two parties with work together, and a third with work of its own whose effect stands in `Visits`.
  private func script(_ work: String, odd: String) throws -> Verdict {
    try Script(
      """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      party C { capacity 100 hours }
      indicator Days { unit day / days; better lower }
      indicator Visits { unit visit / visits; better lower }
      \(work)
      activity Odd { by C at 1 hour and 5 kr; up to 5; lowers Visits\(odd) }
      goal G { owners A, B; worth 900 kr per day of Days; worth 2000 kr per visit of Visits }
      """
    ).verdicts[0]
  }

  func testAnUnknownWorthLeavesTheOptimumOpen() throws {
    let work = """
      activity Call { by A at 1 hour; by B at 1 hour; up to 100; lowers Days by 3; raises Visits by 1 }
      activity Meet { by A at 1 hour; by B at 1 hour; up to 100; lowers Days by 2 }
      measure M of Days { held by A, B; pays 100 kr per day }
      """
    let open = try script(work, odd: "")
    XCTAssertEqual(open.overall, .undetermined)
    XCTAssertEqual(open.reason, .figuresMissing)
    XCTAssertEqual(open.activities.map(\.plan.predicted), [100, 0, 0])
    let known = try script(work, odd: " by 0,001")
    XCTAssertEqual(known.overall, .silo)
  }

  func testAnUnknownWorthDecidesNoTieOfOthers() throws {
    let (teach, call) = (
      "activity Teach { by B at 5 hours; lowers Days by 1 }\n",
      "activity Call { by B at 1 hour; by C at 1 hour; lowers Days by 2 }\n"
    )
    for work in [teach + call, call + teach] {
      for odd in ["", " by 1"] {
        let verdict = try script(work, odd: odd)
        let place = verdict.model.activities.firstIndex { $0.id.name == "Call" }
        XCTAssertEqual(verdict.activities[place ?? 0].plan.predicted, 100, work + odd)
      }
    }
    // Where it is equal to others itself, nothing decides.
    let tied = try script(
      """
      activity Alone { by C at 1 hour; lowers Days by 1; raises Visits }
      activity Pair { by B at 1 hour; by C at 1 hour; lowers Days by 1 }
      measure M of Days { held by B, C; pays 100 kr per day }
      """, odd: " by 1")
    XCTAssertNil(tied.activities[0].plan.predicted)
    XCTAssertEqual(tied.overall, .undetermined)
  }

  func testAnUnknownWorthIsNoneBehindALimit() throws {
    func verdict(_ effect: String) throws -> Verdict {
      try Script(
        """
        party A { capacity 100 hours }
        party B { capacity 100 hours }
        indicator D { unit day / days; better lower; baseline 500 }
        indicator E { better higher }
        activity Joint { by A at 1 hour; by B at 1 hour; up to 60; lowers D by 1 }
        activity Solo { by B at 1 hour; up to 40; raises D by 1; raises E\(effect) }
        measure M of D { held by A, B; pays 130 kr per day; up to 20 }
        goal G { owners A, B; worth 170 kr per day of D; worth 170 kr per unit of E }
        """
      ).verdicts[0]
    }
    XCTAssertEqual(try verdict(" by 10").activities.map(\.plan.predicted), [60, 40])
    XCTAssertEqual(try verdict("").activities.map(\.plan.predicted), [nil, nil])
    XCTAssertEqual(try verdict("").overall, .undetermined)
  }

  func testALimitHoldsWhereAnotherFigureIsMissing() throws {
    let work = """
      activity Call { by A at 1 hour and 10 kr; by B at 1 hour; up to 80; lowers Days by 1 }
      measure M of Days { held by A, B; pays 100 kr per day; up to 20 }
      """
    for odd in ["", " by 1"] {
      XCTAssertEqual(try script(work, odd: odd).activities[0].plan.predicted, 20, odd)
    }
    // What moves the indicator with the limit and is unknown leaves open when that is reached.
    let unknown = try script(
      work + "\nactivity Late { by C at 1 hour; up to 5; lowers Days }", odd: "")
    XCTAssertNil(unknown.activities[0].plan.predicted)
  }

  func testWhatOpensUpBehindALimitNeedsABound() throws {
    // Once M pays for no more, Spoil costs B nothing and is worth something: without a bound, without end.
    for (capacity, cap, plan) in [
      ("", "", nil), ("", "; up to 40", Rational(40)), (" { capacity 100 hours }", "", 40),
    ] {
      let verdict = try Script(
        """
        party A { capacity 100 hours }
        party B\(capacity)
        party C { capacity 100 hours }
        indicator D { unit day / days; better lower; baseline 500 }
        indicator E { better higher }
        indicator F { better higher }
        activity Joint { by A at 1 hour; by B at 1 hour; up to 60; lowers D by 1 }
        activity Spoil { by B at 1 hour\(cap); raises D by 1; raises E by 1 }
        activity Odd { by C at 1 hour and 5 kr; up to 5; raises F }
        measure M of D { held by A, B; pays 130 kr per day; up to 20 }
        goal G { owners A, B; worth 10 kr per day of D; worth 170 kr per unit of E; worth 1 kr per unit of F }
        """
      ).verdicts[0]
      XCTAssertEqual(verdict.activities[1].plan.predicted, plan, capacity + cap)
    }
  }

  func testWhomWorkHelpsIsOpenWithoutARate() throws {
    for (rate, overall) in [("", Verdict.Overall.undetermined), ("; pays 1 kr per unit", .joint)] {
      let verdict = try Script(
        """
        party A
        party B
        indicator D { better lower }
        activity T { by A at 1 hour; up to 1; lowers D by 1 }
        measure M of D { held by B\(rate) }
        goal G { owners A, B; worth 1 kr per unit of D }
        """
      ).verdicts[0]
      XCTAssertEqual(verdict.overall, overall, rate)
    }
  }

  func testHoursThatAreMissingWeighNothing() throws {
    for (hours, overall) in [
      ("", Verdict.Overall.undetermined), (" at 7 hours and 1 kr", .partial),
      (" at 1 hour and 1 kr", .joint),
    ] {
      let verdict = try Script(
        """
        party A { capacity 1 hours }
        party B { keeps 0 % of what it saves }
        indicator D { better lower }
        activity J { by A at 1 hours; by B at 1 hours; up to 1; lowers D by 1 }
        activity T { by A at 1 hours; by B\(hours); up to 1 }
        measure M of D { held by A, B; pays 1 kr per unit }
        """
      ).verdicts[0]
      XCTAssertEqual(verdict.overall, overall, hours)
    }
  }

  func testWhatTakesNoTimeIsInNobodysWay() throws {
    let work = """
      activity Call { by A at 1 hour; by B at 1 hour; up to 20; lowers Days by 2 }
      activity Sign { by A at 0 hours; lowers Days by 1 }
      measure M of Days { held by A, B; pays 80 kr per day }
      """
    let verdict = try script(work, odd: " by 1")
    XCTAssertEqual(verdict.activities.map(\.taken), [true, true, false])
    XCTAssertEqual(verdict.overall, .joint)
  }
}
