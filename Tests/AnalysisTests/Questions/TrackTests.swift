import Arithmetic
import Diagnostics
import Evaluation
import XCTest

@testable import Analysis

/// How goals stand by what was observed, against figures found by hand.
final class TrackTests: XCTestCase {
  /// The track of the only target of a script about one indicator.
  private func track(
    _ indicator: String, reach: String = "reach I 60 by 2028", as day: String = "",
    line: UInt = #line
  ) throws -> Track {
    let script = try Script(
      """
      \(day)
      party A { capacity 10 hours }
      indicator I { unit day / days; better lower; \(indicator) }
      activity X { by A at 1 hour; up to 10; lowers I by 2 }
      activity Y { by A at 0 hours; up to 4; lowers I by 5 after 2 years }
      measure M of I { held by A; pays 1 kr per day }
      goal G { owners A; \(reach) }
      """, line: line)
    return try XCTUnwrap(script.verdicts[0].tracks.first, line: line)
  }

  func testAgainstTheStraightPath() throws {
    // From 100 at the end of 2024 to 60 at the end of 2028: 10 a year.
    for (observed, standing, path) in [
      ("observed 2026 80", Track.Standing.onTrack, Rational(80)),
      ("observed 2026 81", .offTrack, 80), ("observed 2026 79", .onTrack, 80),
      ("observed 2026 60", .reached, 80), ("observed 2026-06 85", .onTrack, 85),
      ("observed 2026 80; observed 2027-03-31 79", .offTrack, Rational(155, over: 2)),
      ("observed 2028 61", .missed, 60), ("observed 2029 60", .reached, 60),
    ] {
      let track = try track("baseline 100 in 2024; " + observed)
      XCTAssertEqual(track.standing, standing, observed)
      XCTAssertEqual(track.expected, path, observed)
    }
  }

  func testWhereHigherIsBetter() throws {
    let script = try Script(
      """
      party A
      indicator I { better higher; baseline 0 in 2024; observed 2025 9; observed 2026 20 }
      activity X { by A; raises I }
      goal G { owners A; reach I 40 by 2028 }
      expect G on track
      """)
    XCTAssertEqual(script.verdicts[0].tracks.map(\.standing), [.onTrack])
    XCTAssertEqual(script.results.map(\.outcome), [.held])
  }

  func testWhatCannotBeSaid() throws {
    for (indicator, reach, day, gap) in [
      ("baseline 100; observed 2026 80", "reach I 60 by 2028", "", Track.Gap.noStart),
      ("baseline 100 in 2026; observed 2026 80", "reach I 60 by 2028", "", .nothingSince),
      ("baseline 100 in 2026; observed 2027 80", "reach I 60 by 2026", "", .noTime),
      (
        "baseline 100 in 2024; observed 2026 80", "reach I 60 by 2028", "as of 2025",
        .nothingObserved
      ),
      (
        "baseline 100 in 2024; observed 2026 80", "reach I 60 by 2028", "as of 2029",
        .nothingWhenDue
      ),
    ] {
      let track = try track(indicator, reach: reach, as: day)
      XCTAssertEqual(track.standing, .unknown, indicator)
      XCTAssertEqual(track.gap, gap, indicator)
    }
  }

  func testATargetWhoseTimeIsOver() throws {
    let observed = "baseline 100 in 2024; observed 2026 "
    for (value, day, standing, forecast) in [
      ("80", "as of 2028-12-31", Track.Standing.onTrack, Rational?.some(60)),
      ("80", "as of 2029", .unknown, nil), ("60", "as of 2029", .reached, nil),
      ("80; observed 2028 70", "as of 2029", .missed, nil),
    ] {
      let track = try track(observed + value, as: day)
      XCTAssertEqual(track.standing, standing, day + value)
      XCTAssertEqual(track.forecast?.value, forecast, day + value)
    }
  }

  /// What was promised by a day was kept by then, whatever came later.
  func testATargetThatWasReachedInTime() throws {
    for (observed, standing, before) in [
      ("observed 2028 58; observed 2029 70", Track.Standing.reached, Rational?.some(58)),
      ("observed 2027 58; observed 2029 70", .reached, 58),
      ("observed 2028 61; observed 2029 58; observed 2030 70", .missed, nil),
      ("observed 2028 58; observed 2029 59", .reached, nil),
    ] {
      let track = try track("baseline 100 in 2024; " + observed)
      XCTAssertEqual(track.standing, standing, observed)
      XCTAssertEqual(track.reachedBefore?.value, before, observed)
    }
  }

  /// What was observed of a year that goes on is not its end.
  func testATargetIsNotMissedBeforeItsDay() throws {
    for (value, day, standing) in [
      ("61", "as of 2028-06-30", Track.Standing.offTrack), ("61", "as of 2028-12-31", .offTrack),
      ("60", "as of 2028-06-30", .reached), ("61", "as of 2029", .missed), ("61", "", .missed),
    ] {
      let track = try track("baseline 100 in 2024; observed 2028 " + value, as: day)
      XCTAssertEqual(track.standing, standing, day + value)
    }
  }

  /// Nobody could follow a plan that was forbidden, or that no budget paid for yet.
  func testAPlanThatWasNotPossibleBroughtNothing() throws {
    let script = """
      as of 2026
      party A { capacity 10 hours }
      indicator I { unit day / days; better lower; baseline 100 in 2023; observed 2024 90 }
      activity X { by A at 1 hour and 1 kr; up to 10; lowers I by 2 }
      measure M of I { held by A; pays 10 kr per day }
      goal G { owners A; reach I 60 by 2028 }

      """
    for (line, due) in [
      ("", Rational?.some(-20)), ("mandate L { A must not X; until 2024-12-31 }", nil),
      ("mandate L { A must not X; until 2023 }", -20),
      ("mandate L { A may X; until 2025 }", -20),
      ("budget F { from A 100 %; limit 90 kr per year; covers X; runs 2025 to 2027 }", nil),
      ("budget F { from A 100 %; limit 90 kr per year; covers X; runs 2024 to 2027 }", -20),
      ("budget F { from A 100 %; limit 90 kr per year; covers X; runs 2020 to 2024 }", -20),
    ] {
      let track = try XCTUnwrap(try Script(script + line).verdicts[0].tracks.first)
      XCTAssertEqual(track.effect?.due, due, line)
    }
  }

  func testAPlanOfALaterTimeBroughtNothing() throws {
    let script = """
      as of 2026
      party A { capacity 10 hours }
      indicator I { unit day / days; better lower; baseline 100 in 2023; observed 2025 90 }
      activity X { by A at 1 hour; up to 10; lowers I by 2 }
      measure M of I { held by A; pays 1 kr per day; from 2024 }
      goal G { owners A; reach I 60 by 2028 }
      scenario Later { from 2026-06; change M { pays 2 kr per day } }
      scenario Earlier { from 2025-06; change M { pays 2 kr per day } }
      scenario Anew { change M { from 2026-01-01 } }
      scenario Other { indicator J { better lower }; measure N of J { held by A; pays 1 kr per unit; from 2026 } }
      """
    let effects = try Script(script).verdicts.map { $0.tracks.first?.effect?.due }
    XCTAssertEqual(effects, [-20, nil, -20, nil, -20])
  }

  func testWithoutADatedBaselineTheFirstValueIsTheStart() throws {
    let track = try track("baseline 100; observed 2024 100; observed 2025 95")
    XCTAssertTrue(track.startsWithObservation)
    XCTAssertEqual(track.expected, 90)
    XCTAssertEqual(track.standing, .offTrack)
  }

  func testTheForecastIsAStraightLine() throws {
    // 100, 90, 86 at 2024, 2025, 2026: mean 92, slope -7 a year; in 2028 it is 92 - 3 * 7.
    let track = try track("baseline 100 in 2024; observed 2025 90; observed 2026 86")
    XCTAssertEqual(track.forecast, Track.Forecast(value: 71, count: 3, isMet: false))
    // What was observed when it starts is no value since then.
    let same = try self.track("baseline 100 in 2024; observed 2024 120; observed 2025 90")
    XCTAssertEqual(same.forecast, Track.Forecast(value: 60, count: 2, isMet: true))
    let past = try self.track("baseline 100 in 2024; observed 2028 61")
    XCTAssertNil(past.forecast)
    XCTAssertNil(leastSquares([(1, 2), (1, 3)], at: 4))
  }

  func testWhatThePlanShouldHaveBrought() throws {
    // X is done 10 times and works at once, Y 4 times and works after two years.
    XCTAssertEqual(
      try track("baseline 100 in 2024; observed 2025 95").effect,
      Track.Effect(due: -20, seen: -5))
    XCTAssertEqual(
      try track("baseline 100 in 2024; observed 2026 95").effect,
      Track.Effect(due: -40, seen: -5))
  }

  func testExpectations() throws {
    let base = """
      party A
      indicator I { unit day / days; better lower; baseline 100 in 2024; observed 2026 85 }
      indicator J { better lower }
      activity X { by A; lowers I }
      goal G { owners A; reach I 60 by 2028 }
      goal H { owners A; reach J 60 by 2028 }
      goal K { owners A }

      """
    let script = try Script(
      base + "expect G on track\nexpect H on track\nexpect K on track\nexpect observed of I <= 85\n"
    )
    XCTAssertEqual(
      script.results.map { $0.diagnostic.map { "\($0.code) \($0.message)" } },
      [
        "SV901 expected `G` to be on track, and `I` was 85 days in 2026, where the path asks for 80 days",
        "SV902 expected `H` to be on track, and it cannot be said whether it holds",
        "SV901 expected `K` to be on track, and `K` says nothing to `reach`", nil,
      ])
  }

  func testRules() throws {
    func found(_ indicator: String) throws -> [String] {
      let script = try Script(
        """
        party A { capacity 10 hours }
        indicator I { unit day / days; better lower; \(indicator) }
        activity X { by A at 1 hour; up to 10; lowers I by 2 }
        measure M of I { held by A; pays 1 kr per day }
        goal G { owners A; worth 1 kr per day of I; reach I 60 by 2028 }
        """)
      return findings(of: script.verdicts).filter { 640...649 ~= $0.code.number }
        .map { "\($0.severity) \($0.code) \($0.message)" }
    }
    XCTAssertEqual(try found("baseline 100 in 2024; observed 2026 80"), [])
    XCTAssertEqual(
      try found("baseline 100 in 2024; observed 2026 81"),
      ["warning SV640 `G` is off track for `I`"])
    XCTAssertEqual(
      try found("baseline 100 in 2024; observed 2028 61"),
      ["warning SV640 `G` is missed for `I`"])
    XCTAssertEqual(
      try found("baseline 100; observed 2026 81"),
      ["note SV641 it cannot be said whether `G` is on track for `I`"])
    XCTAssertEqual(
      try found("baseline 100 in 2024; observed 2025 101"),
      [
        "note SV642 `I` moves against what the predicted plan should bring",
        "warning SV640 `G` is off track for `I`",
      ])
  }
}
