import Analysis
import Evaluation
import XCTest

/// Which work a measure rewards, where something cannot happen or no rate is enough.
final class DirectionTests: XCTestCase {
  /// One measure on work together and alone.
  private static let script = """
    party A { capacity 10 hours }
    party B { capacity 10 hours }
    indicator K { better higher }
    activity Some { by A at 1 hour; by B at 1 hour; up to 5; raises K by 2 }
    activity Own { by B at 1 hour; up to 5; raises K by 3 }
    activity More { by A at 1 hour; by B at 1 hour; up to 5; raises K by 5 }
    measure M of K { held by B; pays 10 kr per unit }
    goal G { owners A; worth 20 kr per unit of K }

    """

  /// The verdict on the only measure, with the activities it pays best.
  private func measure(
    _ text: String, line: UInt = #line
  ) throws -> (said: MeasureVerdict, joint: String?, solo: String?) {
    let verdict = try Script(text, line: line).verdicts[0]
    let said = verdict.measures[0]
    func name(_ best: MeasureVerdict.Best?) -> String? {
      best.map { verdict.model.activities[$0.activity].id.name }
    }
    return (said, name(said.bestJoint), name(said.bestSolo))
  }

  func testWhatIsHeldAtZeroIsNotRewarded() throws {
    let free = try measure(Self.script)
    XCTAssertEqual(free.said.direction, .joint)
    XCTAssertEqual([free.joint, free.solo], ["More", "Own"])
    for line in ["mandate Law { B must not More }", "obstacle Wall { blocks More; owner A }"] {
      let held = try measure(Self.script + line)
      XCTAssertEqual(held.said.direction, .silo, line)
      XCTAssertEqual([held.joint, held.solo], ["Some", "Own"], line)
    }
    // Where nothing else is paid, it is what the measure is for.
    let all = try measure(
      Self.script + "mandate Law { B must not More }\nmandate No { B must not Some }")
    XCTAssertEqual(all.said.direction, .joint)
    XCTAssertEqual([all.joint, all.solo], ["More", "Own"])
  }

  func testARateIsAskedForWithItsHolder() throws {
    let script = try Script(
      Self.script.replacingOccurrences(of: "held by B;", with: "held by B, A; paid by B;")
        + "show turning range of M\nshow turning range of M for A")
    guard case .figure(_, .undetermined(let missing), _) = script.answers[0],
      case .figure(_, .interval, _) = script.answers[1]
    else { return XCTFail("not asked for") }
    XCTAssertEqual(missing.map(\.what), [.other("the holder, as in `for B`")])
  }

  func testNoRateIsNotTooWeak() throws {
    let text = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator K { better higher }
      activity Plan { by A at 2 hours; by B at 1 hour; up to 40; raises K by 3 }
      measure M of K { held by A, B; pays 100 kr per unit; paid by A }
      goal G { owners A; worth 500 kr per unit of K }
      """
    let script = try Script(text)
    XCTAssertTrue(script.verdicts[0].measures[0].weak)
    XCTAssertNil(script.verdicts[0].measures[0].turningRange)
    let found = findings(of: script.verdicts).filter { $0.code.number == 203 }
    XCTAssertEqual(
      found.map(\.message), ["the measure `M` rewards joint work, and does not bring it about"])
  }
}
