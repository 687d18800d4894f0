import Arithmetic
import Evaluation
import Syntax
import TestSamples
import XCTest

final class ModelTests: XCTestCase {
  /// Things for the lines under test to name.
  private static let base = """
    party A
    party B
    party C
    group All { members A, B, C }
    indicator I { unit day / days; better lower }
    activity P { by A at 1 hour; lowers I by 2 }
    activity Q { by B at 2 hours; lowers I by 1 }
    measure M of I { held by A; pays 3 kr per day; paid by All }
    budget F { from A 50 %; from B rest; covers P; covers Q; limit 3 million kr in all; runs 2026 to 2028 }
    mandate N { A must P with B; B may Q }
    goal G { owners All; worth 9 kr per day of I; reach I 10 by 2030 }

    """

  func testUnitsBecomeTheirDimensionsOwn() throws {
    let model = try model(
      "period month\nparty A { capacity 2 000 hours per month; horizon 2 weeks; keeps 12,5 % of what it saves }\n"
        + "indicator I { unit %; better lower; baseline 60 % }\n"
        + "activity P { by A at 90 minutes and 1,5 tkr; lowers I by 3 % after 6 months }\n"
        + "activity Q { by A at 900 kr }\nactivity R { by A at 0 hours }")
    XCTAssertEqual(model.period, .month)
    XCTAssertEqual(model.parties[0].capacity?.value, 2_000)
    XCTAssertEqual(model.parties[0].horizon?.value, 14)
    XCTAssertEqual(model.parties[0].keeps?.value, Rational(1, over: 8))
    XCTAssertEqual(model.indicators[0].baseline?.value, 60)
    let performer = model.activities[0].performers[0]
    XCTAssertEqual(performer.effort?.value, Rational(3, over: 2))
    XCTAssertEqual(performer.money?.value, 1_500)
    XCTAssertEqual(model.activities[0].effects[0].amount?.value, 3)
    XCTAssertEqual(model.activities[0].effects[0].lag?.value, Rational(365, over: 2))
    XCTAssertNil(model.activities[1].performers[0].effort)
    XCTAssertEqual(model.activities[1].performers[0].money?.value, 900)
    XCTAssertEqual(model.activities[2].performers[0].effort?.value, 0)
    XCTAssertEqual(model.activities[2].performers[0].money?.value, 0)
  }

  func testPayersShareEqually() throws {
    XCTAssertEqual(
      try model(Self.base).measures[0].payers.map(\.share),
      Array(repeating: Rational(1, over: 3), count: 3))
    let text = Self.base + "measure K of I { held by B; pays 1 kr per day; paid by A 40 %, B, C }"
    XCTAssertEqual(
      try model(text).measures[1].payers.map(\.share),
      [Rational(2, over: 5), Rational(3, over: 10), Rational(3, over: 10)])
    let much = Self.base + "measure K of I { held by B; pays 1 kr per day; paid by A 150 % }"
    XCTAssertEqual(try model(much).measures[1].payers.map(\.share), [Rational(3, over: 2)])
    let all = Self.base + "measure K of I { held by All; pays -1 kr per day; paid by All 60 % }"
    XCTAssertEqual(try model(all).measures.map(\.party), [0, 0, 1, 2])
    XCTAssertEqual(try model(all).measures[3].rate?.value, -1)
    XCTAssertEqual(
      try model(all).measures[3].payers.map(\.share),
      Array(repeating: Rational(1, over: 5), count: 3))
  }

  func testFormsOfMeasures() throws {
    let text =
      Self.base
      + "measure K of I { held by B; weighs 2 points per day; up to 3 days; beyond 1; only from 2 }\n"
      + "measure L of I { held by B; bonus 5 points at 20 }\nmeasure U of I { held by B }"
    let rows = try model(text).measures
    XCTAssertEqual(rows.map(\.currency), [.money, .points, .points, .points])
    XCTAssertEqual(rows.map(\.rate?.value), [3, 2, 0, nil])
    XCTAssertEqual(rows[1].upTo?.value, 3)
    XCTAssertEqual(rows[1].beyond?.value, 1)
    XCTAssertEqual(rows[1].onlyFrom?.value, 2)
    XCTAssertEqual(rows[2].bonus?.amount.value, 5)
    XCTAssertEqual(rows[2].bonus?.at.value, 20)
  }

  func testBudgets() throws {
    let first = try model(Self.base).budgets[0]
    XCTAssertEqual(
      first.contributions.map(\.share.value), [Rational(1, over: 2), Rational(1, over: 2)])
    XCTAssertEqual(first.limit?.value, 1_000_000)
    XCTAssertEqual(first.covers.map(\.share.value), [1, 1])
    func budget(_ lines: String) throws -> Model.Budget {
      try model(Self.base + "budget X { \(lines) }").budgets[1]
    }
    let money = try budget("from A 300 tkr; from B 100 tkr; unspent lapses; drawn by A")
    XCTAssertEqual(
      money.contributions.map(\.share.value), [Rational(3, over: 4), Rational(1, over: 4)])
    XCTAssertEqual(money.limit?.value, 400_000)
    XCTAssertEqual(money.returned.value, 0)
    XCTAssertEqual(money.drawers, [0])
    let rest = try budget(
      "from A 300 tkr; from B rest; limit 1 million kr in all; runs 2026-01-01 to 2026-06-30")
    XCTAssertEqual(
      rest.contributions.map(\.share.value), [Rational(3, over: 10), Rational(7, over: 10)])
    XCTAssertEqual(rest.limit?.value, 1_000_000)
    // What runs for less than a period has no more in it than in all.
    XCTAssertNil(rest.limitPeriods)
    XCTAssertEqual(
      try budget("from A 100 %; limit 3 million kr in all; runs 2026-01 to 2027-06").limit?.value,
      2_000_000)
    XCTAssertEqual(try budget("unspent returns 25 %").returned.value, Rational(1, over: 4))
    XCTAssertEqual(try budget("unspent carries over").returned.value, 1)
    XCTAssertEqual(try budget("decided by All").deciders, [0, 1, 2])
  }

  func testYearsOfATime() throws {
    for (text, years) in [
      ("2026 to 2028", Rational(3)), ("2026-07 to 2026-12", Rational(1, over: 2)),
      ("2027-03-01 to 2028-02-29", Rational(1)),
      ("2028-02-29 to 2028-03-01", Rational(2, over: 365)),
      ("2027-12-31 to 2028-01-01", Rational(2, over: 365)),
    ] {
      let runs = try model("budget X { runs \(text) }").budgets[0].runs
      XCTAssertEqual(runs?.years, years, text)
    }
  }

  func testUnitsAreWrittenAsTheLanguageReadsThem() throws {
    for (unit, written) in [
      ("day", "day"), ("%", "%"), ("\"per\"", "\"per\""), ("\"a\\\"b\"", "\"a\\\"b\""),
      ("\"bed day\"", "\"bed day\""), ("\"million\"", "\"million\""), ("\"d2\"", "d2"),
    ] {
      let found = try model("indicator J { unit \(unit); better lower }").indicators[0].writtenUnit
      XCTAssertEqual(found, written)
      _ = try model(
        "party A\nindicator J { unit \(unit); better lower }\n"
          + "measure M of J { held by A; pays 3 kr per \(found) }")
    }
  }

  func testEitherFormOfALineReplacesItsOwn() throws {
    let text =
      Self.base
      + "activity Z { by A at 1 hour; lowers I by 3; lowers I by 4 after 1 year; raises I by 1 after 2 years }\n"
    func effects(_ change: String) throws -> [String] {
      try model(text + "scenario S { change Z { \(change) } }", "S").activities[2].effects
        .map { "\($0.moves == .higher ? "+" : "-")\($0.amount?.value ?? 0)" }
    }
    XCTAssertEqual(try effects("without raises I"), ["-3", "-4"])
    XCTAssertEqual(try effects("without lowers"), ["+1"])
    XCTAssertEqual(try effects("raises I by 2 after 1 day"), ["-3", "-4", "+2"])
    XCTAssertEqual(try effects("lowers I by 2"), ["-2", "+1"])
    XCTAssertEqual(
      try effects("raises I by 5; lowers I by 2 after 1 day; lowers I by 6 after 2 days"),
      ["-2", "+5", "-6"])
    XCTAssertEqual(try effects("without lowers I; raises I by 2"), ["+2"])
    XCTAssertEqual(try effects("raises I by 2; without lowers I"), ["+2"])
    XCTAssertEqual(try effects("without lowers I; lowers I by 2"), ["+1", "-2"])
    XCTAssertEqual(try effects("without raises I; raises I by 2 after 1 day"), ["-3", "-4", "+2"])
    // In two blocks they change two lines.
    XCTAssertEqual(
      try effects("lowers I by 2 }; change Z { raises I by 5 after 1 day"), ["-2", "+5"])
  }

  func testChangesReplaceLinesByKey() throws {
    let text =
      Self.base
      + "scenario S { change P { by A at 5 hours; by C; lowers I by 4; lowers I by 1 after 1 year }\n"
      + "change M { weighs 7 points per day } }\n"
      + "scenario T { extends S; change P { without by A; raises I by 9 }; without Q }"
    let base = try model(text)
    let s = try model(text, "S")
    let t = try model(text, "T")
    XCTAssertEqual(base.activities[0].performers.map(\.effort?.value), [1])
    XCTAssertEqual(s.activities[0].performers.map(\.party), [0, 2])
    XCTAssertEqual(s.activities[0].performers.map(\.effort?.value), [5, nil])
    XCTAssertEqual(s.activities[0].effects.map(\.amount?.value), [4, 1])
    XCTAssertEqual(s.measures[0].currency, .points)
    XCTAssertEqual(s.measures[0].rate?.value, 7)
    XCTAssertEqual(t.activities.map(\.id.name), ["P"])
    XCTAssertEqual(t.activities[0].performers.map(\.party), [2])
    XCTAssertEqual(t.activities[0].effects.map(\.moves), [.higher])
    XCTAssertEqual(t.measures[0].rate?.value, 7)
    // What mentions an activity that was taken away goes with it.
    XCTAssertEqual(t.budgets[0].covers.map(\.activity), [0])
    XCTAssertEqual(t.mandates[0].rules.map(\.modality), [.must])
  }

  func testValuesOfScenarios() throws {
    let text =
      Self.base
      + "let Price = 2 kr\nscenario S { let Dear = Price * 5\n change M { pays Dear per day } }"
    XCTAssertEqual(try model(text).measures[0].rate?.value, 3)
    XCTAssertEqual(try model(text, "S").measures[0].rate?.value, 10)
  }

  /// Each scenario sees base and its own, whatever others declare, bind and take away.
  func testScenariosShareWhatIsOfBase() throws {
    let script = try Script(
      Self.base
        + "let Price = 2 kr\n"
        + "scenario S { let Dear = Price * 5\nparty D\nactivity R { by D; by C }; without Q }\n"
        + "scenario T { let Dear = Price * 6\nactivity R { by C }\nparty D\nindicator J { better lower } }\n"
        + "scenario U { extends S; party E\nactivity V { by D; by E }; change M { pays Dear per day } }\n"
        + "activity W { by B }\nwhat if { without P; change W { by A } }\n")
    func names(_ scenario: String?) throws -> [String] {
      let model = try script.evaluated(scenario).model
      return (model.parties.map(\.id) + model.activities.map(\.id)).map(\.name)
    }
    XCTAssertEqual(try names(nil), ["A", "B", "C", "P", "Q", "W"])
    XCTAssertEqual(try names("S"), ["A", "B", "C", "D", "P", "W", "R"])
    XCTAssertEqual(try names("T"), ["A", "B", "C", "D", "P", "Q", "W", "R"])
    XCTAssertEqual(try names("U"), ["A", "B", "C", "D", "E", "P", "W", "R", "V"])
    let u = try script.evaluated("U")
    XCTAssertEqual(
      u.model.activities.map { $0.performers.map(\.party) }, [[0], [1], [3, 2], [3, 4]])
    XCTAssertEqual(u.model.measures[0].rate?.value, 10)
    let seen = ["D", "E", "J", "Q", "R", "W", "Price", "S"].map { name in
      [nil, "S", "T", "U"].map { try? script.evaluated($0).entities[script.symbol(name)] }
    }
    XCTAssertEqual(
      seen,
      [
        [nil, .party(3), .party(3), .party(3)], [nil, nil, nil, .party(4)],
        [nil, nil, .indicator(1), nil], [.activity(1), nil, .activity(1), nil],
        [nil, .activity(2), .activity(3), .activity(2)],
        [.activity(2), .activity(1), .activity(2), .activity(1)],
        [nil, nil, nil, nil], [nil, nil, nil, nil],
      ])
    let supposed = script.evaluator.program.suppositions[0].name.symbol
    XCTAssertEqual(
      script.evaluator.model(of: supposed).model.activities.map { $0.performers.map(\.party) },
      [[1], [1, 0]])
  }

  func testTheWordBaseMeansBase() throws {
    XCTAssertEqual(
      try model(Samples.discharge, "base").measures.map(\.id.name), ["Queue", "Liability"])
  }

  func testBigAndSmallNumbersStayExact() throws {
    let model = try model(
      "party A { capacity 1 000 000 000 000 000 000 000 hours }\nindicator I { better lower }\n"
        + "activity P { by A at 0,000000000001 hours; lowers I by 0,123456789012 }\n"
        + "activity Q { by A at (1 hour / 3) }")
    XCTAssertEqual(
      model.parties[0].capacity?.value, Rational(1_000_000_000_000) * Rational(1_000_000_000))
    XCTAssertEqual(
      model.activities[0].performers[0].effort?.value, Rational(1, over: 1_000_000_000_000))
    XCTAssertEqual(
      model.activities[0].effects[0].amount?.value,
      Rational(123_456_789_012, over: 1_000_000_000_000))
    XCTAssertEqual(model.activities[1].performers[0].effort?.value, Rational(1, over: 3))
  }
}
