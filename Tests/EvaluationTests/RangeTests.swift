import Arithmetic
import Evaluation
import XCTest

/// Ranges become middles, and models between and at their ends.
final class RangeTests: XCTestCase {
  private static let text = """
    let Care = 1 000 kr ± 10 %
    let Double = 2 * Care
    party R { capacity 90 to 110 hours }
    party K { keeps 80 % ± 10 % of what it saves }
    indicator B { unit day / days; better lower; falls on R at Care per day }
    activity A {
      by R at 2 to 3 hours and Double
      by K at 1 hour
      up to 10 ± 2
      lowers B by (1 ± 0,5) * (2 to 4)
    }
    budget F { from R 50 to 60 %; from K rest; limit 1 to 2 tkr per year }
    scenario S { change R { capacity 5 to 7 hours } }
    """

  func testTheModelHasTheMiddles() throws {
    let model = try model(Self.text)
    XCTAssertEqual(model.parties[0].capacity?.value, 100)
    XCTAssertEqual(model.parties[1].keeps?.value, Rational(8, over: 10))
    XCTAssertEqual(model.indicators[0].fallsOn[0].amount.value, 1_000)
    XCTAssertEqual(model.activities[0].performers[0].effort?.value, Rational(5, over: 2))
    XCTAssertEqual(model.activities[0].performers[0].money?.value, 2_000)
    XCTAssertEqual(model.activities[0].cap?.value, 10)
    XCTAssertEqual(model.activities[0].effects[0].amount?.value, 3)
    XCTAssertEqual(
      model.budgets[0].contributions.map(\.share.value),
      [
        Rational(11, over: 20), Rational(9, over: 20),
      ])
    XCTAssertEqual(model.budgets[0].limit?.value, 1_500)
  }

  func testFiguresAreKnownWithTheirEnds() throws {
    let uncertainty = try XCTUnwrap(try model(Self.text).uncertainty)
    XCTAssertEqual(
      uncertainty.figures.map { "\($0.origin) \($0.low) \($0.high) \($0.isWhole)" },
      [
        "line(word: \"capacity\", of: \"R\") 90 110 true",
        "line(word: \"keeps\", of: \"K\") 0.7 0.9 true",
        "binding(\"Care\") 900 1100 true", "line(word: \"by\", of: \"A\") 2 3 true",
        "line(word: \"up to\", of: \"A\") 8 12 true",
        "line(word: \"lowers\", of: \"A\") 0.5 1.5 false",
        "line(word: \"lowers\", of: \"A\") 2 4 false",
        "line(word: \"from\", of: \"F\") 0.5 0.6 true",
        "line(word: \"limit\", of: \"F\") 1000 2000 true",
      ])
    let scenario = try XCTUnwrap(try model(Self.text, "S").uncertainty)
    XCTAssertEqual(scenario.figures.map(\.high).first, 7)
    XCTAssertNil(try model("party R { capacity 5 hours }").uncertainty)
    for figure in ["5 to 5", "5 ± 0"] {
      let read = try model("party R { capacity \(figure) hours }")
      XCTAssertNil(read.uncertainty, figure)
      XCTAssertEqual(read.parties[0].capacity?.value, 5, figure)
    }
  }

  func testFiguresAreMetOnceThroughALongChainOfBindings() throws {
    let bindings = (1..<2_000).map { "let V\($0) = V\($0 - 1) + (1 to 3) + 0 * V\($0 / 2)" }
    let text = (["let V0 = 0 to 2"] + bindings).joined(separator: "\n")
    let uncertainty = try XCTUnwrap(
      try model(text + "\nparty R { capacity V1999 hours; horizon V1 years }").uncertainty)
    XCTAssertEqual(
      uncertainty.figures.map { "\($0.origin)" },
      (0..<2_000).map { "binding(\"V\($0)\")" })
    let model = uncertainty.model(at: Array(repeating: 1, count: 2_000))
    XCTAssertEqual(model.parties[0].capacity?.value, 2 + 1_999 * 3)
  }

  func testAFigureThatIsUsedTwiceHasOneValue() throws {
    let uncertainty = try XCTUnwrap(try model(Self.text).uncertainty)
    let model = uncertainty.model(at: [1, -1, 1, -1, 0, 1, 1, 1, -1])
    XCTAssertEqual(model.parties[0].capacity?.value, 110)
    XCTAssertEqual(model.parties[1].keeps?.value, Rational(7, over: 10))
    XCTAssertEqual(model.indicators[0].fallsOn[0].amount.value, 1_100)
    XCTAssertEqual(model.activities[0].performers[0].money?.value, 2_200)
    XCTAssertEqual(model.activities[0].performers[0].effort?.value, 2)
    XCTAssertEqual(model.activities[0].effects[0].amount?.value, 6)
    XCTAssertEqual(
      model.budgets[0].contributions.map(\.share.value),
      [
        Rational(3, over: 5), Rational(2, over: 5),
      ])
    XCTAssertEqual(model.budgets[0].limit?.value, 1_000)
  }

  func testEndsHoldEverythingBetween() throws {
    let lines = [
      "2 to 4", "3 ± 1", "(1 to 2) * (-3 to 4)", "4 - (1 to 2)", "-(1 ± 2)", "6 / (1 to 3)",
      "min(3, 2 to 4)", "max(3 ± 1, 2 to 5)", "round(2 to 4) / 2", "(2 to 4) to 5",
      "(2 ± 1) ± 50 %", "(if (1 to 3) > 2 then 5 else 7)", "(if (1 to 3) > 4 then 5 else 7)",
      "X * X", "X - X", "sum(X, 1 to 2)", "(-2 to 1) ± 10 %",
      // What is wrong where it does not matter does not matter.
      "(if Z > 0 then 6 / Z else X)", "(if X > 0 then X else 1 / (X - X))",
      "(if Z > 0 and 6 / Z > 1 then 1 else X)", "(if X > 0 or 6 / Z > 1 then X else 2)",
    ]
    for line in lines {
      let model = try model(
        "let X = 1 to 3; let Z = 0\nindicator B { better lower; baseline \(line) }")
      guard let uncertainty = model.uncertainty else { return XCTFail(line) }
      let ends = try XCTUnwrap(uncertainty.ends(of: uncertainty.whole))
      let low = try XCTUnwrap(ends.low.indicators[0].baseline?.value)
      let high = try XCTUnwrap(ends.high.indicators[0].baseline?.value)
      XCTAssertLessThanOrEqual(low, high, line)
      let steps = (-4...4).map { Rational($0, over: 4) }
      for first in steps {
        for second in steps {
          let value = try XCTUnwrap(
            uncertainty.model(at: [first, second]).indicators[0].baseline?.value)
          XCTAssertTrue(low <= value && value <= high, "\(line) at \(first), \(second)")
        }
      }
    }
  }

  func testEndsAreThoseOfARangeThatIsUsedOnce() throws {
    let model = try model("indicator B { better lower; baseline 2 * (3 ± 1) - (1 to 2) }")
    let uncertainty = try XCTUnwrap(model.uncertainty)
    let ends = try XCTUnwrap(uncertainty.ends(of: uncertainty.whole))
    XCTAssertEqual(ends.low.indicators[0].baseline?.value, 2)
    XCTAssertEqual(ends.high.indicators[0].baseline?.value, 7)
    let half = try XCTUnwrap(uncertainty.ends(of: [0...1, -1...0]))
    XCTAssertEqual(half.low.indicators[0].baseline?.value, Rational(9, over: 2))
    XCTAssertEqual(half.high.indicators[0].baseline?.value, 7)
  }

  func testWhatOnlyIntervalsHoldIsNoProblem() throws {
    let text = """
      let Part = 60 % ± 10 %
      let Hours = 1 to 10
      party R { capacity (Hours * Hours - Hours) hours; keeps (Hours / Hours) of what it saves }
      party K
      activity A { by R at 1 hour and 5 kr; by K at 1 hour and 5 kr }
      budget F { from R Part; from K (100 % - Part); covers A }
      """
    let uncertainty = try XCTUnwrap(try model(text).uncertainty)
    XCTAssertNil(uncertainty.ends(of: uncertainty.whole))
    XCTAssertNotNil(uncertainty.ends(of: [0...0, 0...0]))
    try check(
      text.replacingOccurrences(of: "from R Part", with: "1️⃣from R Part - 1 %"),
      finds: ["1️⃣": "SV301 the shares of `F` add up to 99 %, not 100 %"])
    try check(
      text.replacingOccurrences(of: "capacity (", with: "capacity 1️⃣(-2 + "),
      finds: ["1️⃣": "SV134 `capacity` cannot be below 0, and here it is -2"])
  }

  func testProblems() throws {
    try check(
      "party R { capacity 1️⃣5 to 3 hours; horizon 2️⃣2 ± -1 years }",
      finds: [
        "1️⃣": "SV146 this range begins above its end",
        "2️⃣": "SV146 the distance of this range is below 0",
      ])
    try check(
      "party R { keeps 1️⃣95 % ± 10 % of what it saves; capacity 2️⃣5 ± 6 hours }",
      finds: [
        "1️⃣": "SV134 `keeps` cannot be above 100 %, and here it is 105 %",
        "2️⃣": "SV134 `capacity` cannot be below 0, and here it is -1",
      ])
    try check(
      "let X = 1 to 3\nparty R { capacity 1️⃣5 hours / (X - 1,5) }",
      finds: ["1️⃣": "SV132 this divides by 0"])
    try check(
      "let X = 1 to 3\nlet Z = 0\nparty R { capacity (if X > 2 then 5 else 1️⃣5 / Z) hours }",
      finds: ["1️⃣": "SV132 this divides by 0"])
  }
}
