import Analysis
import Arithmetic
import Evaluation
import XCTest

/// What an obstacle blocks, and what that costs.
final class ObstacleTests: XCTestCase {
  private let game = """
    party A { capacity 100 hours }
    party B { capacity 100 hours }
    indicator Good { better higher }
    activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 4 }
    activity Alone { by A at 1 hour; up to 100; raises Good by 1 }
    measure M of Good { held by A, B; pays 10 kr per unit }
    goal G { owners A, B; worth 20 kr per unit of Good }

    """

  private func amounts(
    _ verdict: Verdict, _ plan: PlanKind
  ) -> [Rational?] { verdict.activities.map { $0.units(in: plan) } }

  func testWhatIsBlockedRunsOnlyInTheOptimum() throws {
    let verdict = try Script(game + "obstacle O { blocks Together }").verdicts[0]
    XCTAssertEqual(amounts(verdict, .silo), [0, 100])
    XCTAssertEqual(amounts(verdict, .predicted), [0, 100])
    XCTAssertEqual(amounts(verdict, .agreement), [0, 100])
    XCTAssertEqual(amounts(verdict, .joint), [50, 50])
    XCTAssertEqual(verdict.overall, .silo)
    XCTAssertEqual(verdict.values.agreement, 2_000)
    XCTAssertTrue(Blocking(verdict).isByObstacles)
    XCTAssertFalse(Blocking(try Script(game).verdicts[0]).isByObstacles)
  }

  func testSoloWorkIsBlockedToo() throws {
    let verdict = try Script(game + "obstacle O { blocks Alone }").verdicts[0]
    XCTAssertEqual(amounts(verdict, .silo), [0, 0])
    XCTAssertEqual(amounts(verdict, .predicted), [50, 0])
    XCTAssertEqual(verdict.overall, .joint)
  }

  func testWithoutFiguresItNeverHappens() throws {
    let bridge = """
      party A; party B
      indicator Good { better higher }
      activity Together { by A; by B; raises Good }
      measure M of Good { held by A, B }

      """
    XCTAssertEqual(try Script(bridge).verdicts[0].overall, .undetermined)
    let verdict = try Script(bridge + "obstacle O { blocks Together }").verdicts[0]
    XCTAssertEqual(verdict.overall, .silo)
    XCTAssertEqual(verdict.activities[0].structure, .never)
    XCTAssertNil(verdict.price(ofObstacle: 0))
  }

  func testThePriceIsWhatIsWonWithoutIt() throws {
    let verdict = try Script(game + "obstacle O { blocks Together }").verdicts[0]
    // 50 together at 80 kr and 50 alone at 20 kr, against 100 alone.
    XCTAssertEqual(verdict.price(ofObstacle: 0), 3_000)
  }

  func testTwoObstaclesHaveNoPriceEach() throws {
    let verdict = try Script(
      game + "obstacle O { blocks Together }\nobstacle P { blocks Together; because Root }\n"
        + "obstacle Root { because \"habit\" }"
    ).verdicts[0]
    XCTAssertEqual(verdict.price(ofObstacle: 0), 0)
    XCTAssertEqual(verdict.price(ofObstacle: 2), 0)
    let gaps = Gaps(of: verdict).gaps
    guard
      case .blocked(let blocked) = gaps.flatMap(\.lacks).first(where: { $0.kind.word == "blocked" }
      )?.kind
    else { return XCTFail("nothing is said to be blocked") }
    XCTAssertEqual(blocked.others(atMost: 4), [1])
  }

  func testARootIsWorthWhatComesFromIt() throws {
    let chain = "obstacle Root\nobstacle Other\n"
    let one = try Script(game + chain + "obstacle O { blocks Together; because Root }").verdicts[0]
    XCTAssertEqual(one.price(ofObstacle: 0), 3_000)
    // A symptom stands as long as one of its causes does, also one told in words.
    let two = try Script(
      game + chain + "obstacle O { blocks Together; because Root, Other }"
    ).verdicts[0]
    XCTAssertEqual(two.price(ofObstacle: 0), 0)
    let words = try Script(
      game + chain + "obstacle O { blocks Together; because Root, \"the law\" }"
    ).verdicts[0]
    XCTAssertEqual(words.price(ofObstacle: 0), 0)
    XCTAssertEqual(words.price(ofObstacle: 2), 3_000)
  }

  func testWorkThatAddressesAnObstacleOpensNothingYet() throws {
    let verdict = try Script(
      game + "obstacle O { blocks Together }\n"
        + "activity Talk { by B at 1 hour; up to 5; addresses O; raises Good by 1 }"
    ).verdicts[0]
    XCTAssertEqual(amounts(verdict, .predicted), [0, 100, 5])
    XCTAssertEqual(verdict.price(ofObstacle: 0), 3_000)
  }

  func testTheLineThatTakesAnObstacleAwayClosesIt() throws {
    let text =
      game + "obstacle O { blocks Together; owner A }\nactivity Talk { by B; addresses O }\n"
    let known =
      game + "obstacle O { blocks Together; owner A }\n"
      + "activity Talk { by B at 1 hour; up to 1; addresses O }\n"
    for (script, price) in [(text, nil), (known, 3_000 as Rational?)] {
      let gaps = Gaps(of: try Script(script).verdicts[0]).gaps
      XCTAssertEqual(gaps.map { $0.lacks.map(\.kind.word) }, [["blocked"]])
      XCTAssertEqual(gaps.first?.price, price)
      let line = try XCTUnwrap(gaps.first?.lacks.first?.closing.first?.inScenario)
      let after = try Script(script + "scenario Without { \(line) }").verdicts[1]
      XCTAssertEqual(Gaps(of: after).gaps, [])
    }
  }

  func testWhatWouldNotBeDoneAnywayCostsNothing() throws {
    let game =
      self.game + "activity Bad { by A at 1 hour; by B at 1 hour; up to 9; lowers Good by 1 }\n"
    let verdict = try Script(game + "obstacle O { blocks Bad }").verdicts[0]
    XCTAssertEqual(verdict.price(ofObstacle: 0), 0)
    XCTAssertFalse(
      Gaps(of: verdict).gaps.flatMap(\.lacks).contains { $0.kind.word == "blocked" })
  }

  /// What is told of an obstacle and of what comes from it is what its question shows.
  func testThePriceOfARootAndItsQuestion() throws {
    let script =
      game + """
        obstacle Root { blocks Together; owner A }
        obstacle Symptom { blocks Alone; because Root; owner A }

        """
    let verdict = try Script(script).verdicts[0]
    let found = findings(of: [verdict]).filter { $0.code.number == 504 }
    let price = try XCTUnwrap(verdict.price(ofObstacle: 0))
    XCTAssertEqual(
      found.first?.message,
      "the obstacle `Root` blocks `Together`, which with what comes from it costs "
        + "\(NumberFormat(verdict.model).money(price)) of value a year")
    XCTAssertTrue(
      found.first?.help.first?.hasSuffix("`what if { without Root; without Symptom }`") ?? false,
      "\(found.first?.help ?? [])")
    let freed = try Script(
      script + "scenario S { without Root; without Symptom }\nscenario T { without Root }"
    ).verdicts
    let values = try freed.map { try XCTUnwrap($0.values.predicted) }
    XCTAssertEqual(values[1] - values[0], price)
    XCTAssertLessThan(values[2] - values[0], price)
    XCTAssertFalse(found.last?.message.contains("what comes from it") ?? true)
  }

  func testWhatOthersBlockIsNamed() throws {
    let script =
      game + """
        obstacle Rule { blocks Together, Alone; owner A }
        obstacle Lack { blocks Alone; owner A }

        """
    let found = findings(of: [try Script(script).verdicts[0]]).filter { $0.code.number == 504 }
    XCTAssertEqual(found.map(\.why), [["`Lack` blocks `Alone` too"], ["`Rule` blocks the same"]])
  }

  func testObstaclesThatBlockTheSameNameEachOther() throws {
    let obstacles = (1...6).map { "obstacle O\($0) { blocks Together; owner A }\n" }.joined()
    let script = game + obstacles + "obstacle Own { blocks Together, Alone; owner A }\n"
    let verdict = try Script(script).verdicts[0]
    func others(_ index: Int, atMost count: Int) -> [Int]? {
      for gap in Gaps(of: verdict).gaps where gap.subject == .obstacle(index) {
        for case .blocked(let blocked) in gap.lacks.map(\.kind) {
          return blocked.others(atMost: count)
        }
      }
      return nil
    }
    XCTAssertEqual(others(0, atMost: .max), [1, 2, 3, 4, 5, 6])
    XCTAssertEqual(others(0, atMost: 4), [1, 2, 3, 4])
    XCTAssertEqual(others(3, atMost: 4), [0, 1, 2, 4])
    XCTAssertEqual(others(6, atMost: 2), [0, 1])
  }
}
