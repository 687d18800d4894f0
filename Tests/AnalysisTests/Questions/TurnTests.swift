import Arithmetic
import Diagnostics
import Evaluation
import Foundation
import XCTest

@testable import Analysis

final class TurnTests: XCTestCase {
  /// One end in short: `< 5` turns below 5, `<= 5` at 5 and below, `|` a bound, `~` found by trying.
  private func words(_ end: Turn.End, isUp: Bool) -> String {
    switch end {
    case .turns(let point):
      let side = (isUp ? ">" : "<") + (point.isIncluded ? "" : "=")
      let found = point.certainty == .found ? "~" : ""
      return "\(side) \(found)\(point.at): \(point.becomes.overall.rawValue)"
    case .bound(let value): return "| \(value)"
    case .open: return "open"
    case .unlimited(let value): return "unlimited \(value)"
    case .unsettled(let value): return "unsettled \(value)"
    }
  }

  /// Checks what turns the worked example.
  private func check(
    _ questions: [(question: String, below: String, above: String)],
    file: StaticString = #filePath, line: UInt = #line
  ) throws {
    let text = questions.map { "turn \($0.question)\n" }.joined()
    let script = try Script(Script.discharge + text, file: file, line: line)
    for (asked, answer) in zip(questions, script.answers) {
      guard case .turn(_, .success(let turn), _) = answer else {
        XCTFail(asked.question, file: file, line: line)
        continue
      }
      let (below, above) = (words(turn.below, isUp: false), words(turn.above, isUp: true))
      XCTAssertEqual(below, asked.below, asked.question, file: file, line: line)
      XCTAssertEqual(above, asked.above, asked.question, file: file, line: line)
    }
  }

  func testTurnsTheWorkedExample() throws {
    try check([
      // QuickDischarge earns Region 9 000 - 7 800 + rate, and has no worth.
      ("rate of Queue", "<= -1200: silo", "open"),
      ("rate of Liability", "open", ">= 13000: silo"),
      // 10 400 an hour against (15 060 + 5 200 (x - 3)) / 2.
      ("effect of EarlyPlan on BedDays", "<= -1067/260: joint", "| 0"),
      ("effort of Region in EarlyPlan", "<= 753/520: joint", "open"),
      // Once all 5 000 are done, hours are left for the plan.
      ("capacity of Region", "<= ~0: no case", "> ~2500: partial"),
      ("capacity of Kommun", "<= ~0: no case", "open"),
      ("horizon of Kommun", "| 0", "open"),
      ("share of Region in HomeFund", "| 0", "| 1"),
      // As the turning ranges of the measures are.
      ("rate of Back for Region in Shared", "< 43500/7: silo", ">= 60000: joint"),
      ("rate of Back for Kommun in Shared", "< -115200: silo", "open"),
      ("horizon of Kommun in Shared", "| 0", "open"),
      // Perverse: 38 100 of worth each, against 1 200 for each of 4 000 - 4 x quick discharges.
      ("cap of EarlyPlan in Shared", "< ~16000/143: joint", "open"),
    ])
  }

  /// A limit lets amounts follow the figure; what holds at one value only is no end all the same.
  func testASingleValueIsNoEnd() throws {
    for (rate, limit) in [("10", "; up to 900 days"), ("10", ""), ("-1", "; up to 900 days")] {
      let script = try Script(
        """
        party P { capacity 100 hours }
        party Q { capacity 100 hours }
        indicator D { unit day / days; better lower }
        activity J { by P at 2 hours; by Q at 1 hour; up to 90; lowers D by 3 }
        measure M of D { held by P; pays \(rate) kr per day; paid by Q\(limit) }
        goal G { owners P, Q; worth 500 kr per day of D }
        turn rate of M
        robust ± 100 %

        """)
      guard case .turn(_, .success(let turn), _)? = script.answers.first,
        case .robustness(let robustness?, _)? = script.answers.last
      else { return XCTFail("no answer") }
      XCTAssertEqual(words(turn.below, isUp: false), "open", rate + limit)
      XCTAssertEqual(words(turn.above, isUp: true), "open", rate + limit)
      XCTAssertEqual(turn.exceptions, [0], rate + limit)
      let rates = robustness.rows.filter {
        if case .rate = $0.assumption { true } else { false }
      }
      XCTAssertEqual(rates.count, 0, rate + limit)
    }
  }

  /// Where amounts follow the figure, an end without a turn was only found by trying values.
  func testTellsWhatWasOnlyTried() throws {
    let script = try Script(
      Script.discharge + "turn rate of Queue\nturn horizon of Kommun in Shared\n"
        + "turn capacity of Kommun\nturn effort of Kommun in EarlyPlan in Shared\nrobust in Shared\n"
    )
    let sampled = script.answers.compactMap { answer -> Bool? in
      if case .turn(_, .success(let turn), _) = answer { turn.isSampled } else { nil }
    }
    XCTAssertEqual(sampled, [false, false, true, true])
    guard case .robustness(let robustness?, _)? = script.answers.last else {
      return XCTFail("no answer")
    }
    XCTAssertGreaterThan(robustness.sampled, 0)
    XCTAssertLessThan(robustness.sampled, robustness.steady)
  }

  func testSaysWhyNothingCanBeTurned() throws {
    let script = try Script(
      Script.discharge + "activity Talk { by Region; lowers BedDays }\nturn rate of Queue\n")
    guard case .turn(_, .failure(.notJudged), _)? = script.answers.first else {
      return XCTFail("figures are missing")
    }
    let unlimited = try Script(
      Script.discharge + "turn horizon of Region\nturn cost of Region in QuickDischarge in Shared\n"
    )
    guard case .turn(_, .failure(.notGiven), _)? = unlimited.answers.first else {
      return XCTFail("Region has no horizon")
    }
    guard case .turn(_, .success, _)? = unlimited.answers.last else {
      return XCTFail("where an effort is given, the cost is 0")
    }
  }

  /// Work whose cost makes the plan do more harm than good before it makes it another plan.
  func testMoreHarmThanGoodIsAnotherVerdict() throws {
    let text = """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator D { unit day / days; better lower }
      indicator V { unit visit / visits; better lower }
      activity Plan { by A at 1 hours; by B at 1 hours; up to 50; lowers V by 1 }
      activity Rush { by A at 1 hours and 40 kr; up to 50; lowers D by 1 }
      measure Pay of D { held by A; pays 100 kr per day }
      measure Fee of V { held by A; pays -5 kr per visit }
      goal G { owners A, B; worth 50 kr per day of D; worth 500 kr per visit of V }
      turn cost of A in Rush
      robust
      """
    let script = try Script(text + "\n")
    guard case .turn(_, .success(let turn), _)? = script.answers.first,
      case .turns(let point) = turn.above
    else { return XCTFail("it turns") }
    XCTAssertEqual(words(turn.above, isUp: true), "> 50: silo")
    XCTAssertEqual([turn.now.isPerverse, point.becomes.isPerverse], [false, true])
    XCTAssertEqual(point.becomes.plan, turn.now.plan)
    guard case .robustness(let robustness?, _)? = script.answers.last else {
      return XCTFail("no answer")
    }
    let row = robustness.rows.first { $0.assumption == turn.assumption }
    XCTAssertEqual(row?.change, Rational(1, over: 4))
    // From the other side: at 50 kr it is not perverse any more.
    let costly = text.replacingOccurrences(of: "40 kr", with: "60 kr")
    guard case .turn(_, .success(let back), _)? = try Script(costly + "\n").answers.first else {
      return XCTFail("no answer")
    }
    XCTAssertEqual(words(back.below, isUp: false), "<= 50: silo")
    XCTAssertEqual(words(back.above, isUp: true), ">= 100: silo")
  }

  func testABonusAloneIsNoRate() throws {
    let script = try Script(
      Script.discharge
        + "measure Once of BedDays { held by Kommun; bonus 500 kr at 5 }\nturn rate of Once\n")
    guard case .turn(_, .failure(.notGiven), _)? = script.answers.first else {
      return XCTFail("no rate is said")
    }
  }

  func testASolePayerHasNoShareToTurn() throws {
    let script = try Script(
      Script.discharge + "budget Own { from Kommun 100 %; limit 5 kr per year }\n"
        + "turn share of Kommun in Own\nturn share of Region in Own\n")
    let refusals = script.answers.map { answer -> Turn.Refusal? in
      guard case .turn(_, .failure(let refusal), _) = answer else { return nil }
      return refusal
    }
    XCTAssertEqual(refusals, [.soleContributor, .notGiven])
  }

  func testWorthAndWhatFallsOnWhomKeepTheirSign() throws {
    let model = try XCTUnwrap(Script(Script.discharge).verdicts.first).model
    for assumption in model.assumptions {
      switch assumption {
      case .worth, .fallsOn: XCTAssertEqual(model.domain(of: assumption).from, 0)
      case .rate: XCTAssertNil(model.domain(of: assumption).from)
      case .capacity, .horizon, .keeps, .share, .limit, .effort, .cost, .effect, .cap: break
      }
    }
  }

  func testRanksWhatCarriesTheVerdict() throws {
    let script = try Script(Script.discharge + "robust\nrobust ± 5 % in Shared\n")
    guard case .robustness(let robustness?, _)? = script.answers.first else {
      return XCTFail("no answer")
    }
    let changes = robustness.rows.map(\.change)
    XCTAssertEqual(changes.map(\.magnitude), changes.map(\.magnitude).sorted())
    XCTAssertEqual(robustness.rows.count, 9)
    XCTAssertEqual(robustness.rows.last?.assumption, .effect(activity: 0, indicator: 0))
    XCTAssertEqual(robustness.rows.last?.change, -(Rational(1067, over: 260) - 3) / 3)
    XCTAssertEqual(robustness.tried + robustness.untried, 0)
    guard case .robustness(let narrow?, _)? = script.answers.last else {
      return XCTFail("no answer")
    }
    XCTAssertEqual(narrow.rows.count, 0)
    XCTAssertEqual(narrow.range, Rational(1, over: 20))
  }

  /// Hours that nothing takes turn nothing: as many as there are, the answer on the rest is the same.
  func testManyWhoDoNothingAreNoWork() throws {
    let idle = (0..<400).map { "party Z\($0) { capacity \($0 + 1) hours }\n" }
    let few = try Script(Script.discharge + "robust\n")
    let many = try Script(Script.discharge + idle.joined() + "robust\n")
    guard case .robustness(let alone?, _)? = few.answers.first,
      case .robustness(let among?, _)? = many.answers.first
    else { return XCTFail("no answer") }
    XCTAssertEqual(among.rows.map(\.assumption), alone.rows.map(\.assumption))
    XCTAssertEqual(among.rows.map(\.change), alone.rows.map(\.change))
    XCTAssertEqual(among.steady, alone.steady + 400)
    XCTAssertEqual(among.sampled, alone.sampled + 400)
    XCTAssertEqual(among.tried + among.untried, 0)
  }

  /// What is passed over without being judged turns nothing, wherever it is put.
  func testBystandersCannotTurn() {
    var passed = (single: 0, several: 0)
    for seed in 0..<300 {
      var model = RandomGame(seed: seed, seed % 2 == 0 ? .circles : [], activities: 6...14).model
      if seed % 3 == 0 {
        let blocked = Reference(model.activities.count - 1)
        model.obstacles.append(Model.Obstacle(Identity("Wall"), activities: [blocked]))
      }
      let assessment = Assessment(model)
      guard let now = Judgement(assessment), let bystanders = Bystanders(assessment, now) else {
        continue
      }
      for assumption in model.assumptions {
        guard let today = model.value(of: assumption), !today.isZero else { continue }
        let (low, high) = (min(today / 2, today * 3 / 2), max(today / 2, today * 3 / 2))
        guard bystanders.cannotTurn(assumption, from: low, to: high) else { continue }
        if assumption.soleActivity == nil { passed.several += 1 } else { passed.single += 1 }
        for step in 0...4 {
          let value = low + (high - low) * Rational(step) / 4
          let there = Judgement(Assessment(model.setting(assumption, to: value)))
          let name = "seed \(seed), \(assumption) at \(value)"
          XCTAssertEqual(there?.overall, .partial, name)
          XCTAssertEqual(there?.basis, .joint, name)
          XCTAssertEqual(there?.isPerverse, false, name)
        }
      }
    }
    XCTAssertGreaterThan(passed.single, 50)
    XCTAssertGreaterThan(passed.several, 2)
  }

  /// Solo work that is on top of no list decides a circle all the same: it is what `Q` would rather do.
  func testSoloWorkMattersToWhatItBeats() throws {
    let gains = [
      ("P", [("C", 100), ("D", 50), ("U", 1)]), ("Q", [("T", 100), ("S", 90), ("C", 50)]),
      ("R", [("D", 100), ("T", 50)]), ("X", [("E", -1)]), ("Y", [("E", 1)]),
      ("All", [("C", 89), ("T", 80), ("D", 70), ("U", 90), ("E", 50)]),
    ]
    var text = "goal Good { owners P, Q; worth 1 kr per unit of ForAll }\n"
    var lines: [String: String] = [:]
    for (party, amounts) in gains {
      text += "indicator For\(party) { better higher }\n"
      for (activity, amount) in amounts {
        lines[activity, default: ""] +=
          "; \(amount < 0 ? "lowers" : "raises") For\(party) by \(amount.magnitude)"
        if party != "All" { lines[activity, default: ""] += "; by \(party) at 1 hour" }
      }
      if party == "All" { continue }
      text += "party \(party) { capacity 10 hours }\n"
      text += "measure Pay\(party) of For\(party) { held by \(party); pays 1 kr per unit }\n"
    }
    for activity in ["C", "T", "D", "U", "S", "E"] {
      text += "activity \(activity) { up to \(activity == "T" ? 9 : 10)\(lines[activity] ?? "") }\n"
    }
    let model = try XCTUnwrap(Script(text).verdicts.first).model
    let assessment = Assessment(model)
    let now = try XCTUnwrap(Judgement(assessment))
    let bystanders = try XCTUnwrap(Bystanders(assessment, now))
    let effect = Assumption.effect(activity: 4, indicator: 1)
    XCTAssertEqual(model.value(of: effect), 90)
    XCTAssertEqual(Judgement(Assessment(model.setting(effect, to: 45)))?.overall, .silo)
    XCTAssertFalse(bystanders.cannotTurn(effect, from: 45, to: 95))
    XCTAssertTrue(bystanders.cannotTurn(effect, from: 60, to: 95))
  }
}
