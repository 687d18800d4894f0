import Analysis
import Diagnostics
import Evaluation
import XCTest

/// What queries are answered with, as facts.
final class AnswerTests: XCTestCase {
  /// The answer to `query` on the worked example.
  private func answer(_ query: String, line: UInt = #line) throws -> Answer {
    let answers = try Script(Script.discharge + query, line: line).answers
    XCTAssertEqual(answers.count, 1, line: line)
    return try XCTUnwrap(answers.first, line: line)
  }

  func testShowANameGivesItsFigures() throws {
    for (query, count) in [
      ("show EarlyPlan", 10), ("show Region", 7), ("show BedDays", 3), ("show Queue", 2),
      ("show SafelyHome", 3), ("show HomeFund", 3), ("show PlanTogether", 1),
    ] {
      guard case .facts(_, let facts, _, _, _) = try answer(query) else {
        XCTFail("\(query) gives no facts")
        continue
      }
      XCTAssertEqual(facts.count, count, query)
    }
  }

  func testShowAnExpression() throws {
    guard
      case .value(_, let value, let dimension, _) = try answer(
        "show 2 * gain of Kommun from EarlyPlan")
    else { return XCTFail("no value") }
    XCTAssertEqual(value, .number(46_080))
    XCTAssertEqual(dimension, .money)
  }

  func testWhyOfNamesFiguresAndVerdict() throws {
    for (query, count) in [
      ("why EarlyPlan", 4), ("why Region", 3), ("why Queue", 1), ("why verdict", 1),
      ("why gain of Kommun from EarlyPlan", 1), ("why SafelyHome in Shared", 2),
    ] {
      guard case .why(let derivations, let verdict) = try answer(query) else {
        XCTFail("\(query) is not answered")
        continue
      }
      XCTAssertEqual(derivations.count, count, query)
      XCTAssertEqual(verdict.model.scenario, query.hasSuffix("Shared") ? "Shared" : "base")
    }
  }

  func testWhyOfAFinding() throws {
    guard case .findings(_, let found, let whys, _) = try answer("why SV204 Queue") else {
      return XCTFail("no findings")
    }
    XCTAssertEqual(found.map(\.subject), ["Queue"])
    XCTAssertEqual(whys.map(\.subject), [.measure(row: 0, .silo)])
    guard case .findings(_, let none, _, _) = try answer("why SV204 Liability") else {
      return XCTFail("no findings")
    }
    XCTAssertEqual(none, [])
  }

  func testWhyOfAnEarlierFinding() throws {
    let script = try Script(Script.discharge + "why SV301\nwhy SV301 HomeFund\nwhy SV301 Queue\n")
    let earlier = Diagnostic(
      .warning, Code(301), "shares do not sum", at: script.program.tree.items[0].span,
      subject: "HomeFund")
    let verdict = script.verdicts[0]
    let view = Inquiry.View(
      entities: Evaluator(script.program).model(of: nil).entities, verdict: verdict)
    let inquiry = Inquiry(Evaluator(script.program), earlier: [earlier]) { _ in view }
    let counts = script.program.queries.map { query -> Int? in
      guard case .findings(_, let found, _, _) = inquiry.answer(to: query) else { return nil }
      return found.count
    }
    XCTAssertEqual(counts, [1, 1, 0])
  }

  func testRepair() throws {
    for (query, scenario, activity) in [
      ("repair", "base", nil), ("repair in Shared", "Shared", nil),
      ("repair EarlyPlan in Shared", "Shared", 0 as Int?),
    ] {
      guard case .repair(let repair) = try answer(query) else {
        return XCTFail("no repair")
      }
      XCTAssertEqual(repair.verdict.model.scenario, scenario, query)
      XCTAssertEqual(repair.activity, activity, query)
    }
  }

  func testComparison() throws {
    guard case .comparison(let comparison) = try answer("compare base with Shared") else {
      return XCTFail("no comparison")
    }
    let rows = Dictionary(uniqueKeysWithValues: comparison.rows.map { ($0.label, $0) })
    XCTAssertEqual(rows[.figure(.valuePredicted)]?.change, 25_740_000)
    XCTAssertEqual(rows[.plan(activity: "EarlyPlan")]?.change, 600)
    XCTAssertEqual(rows[.level(indicator: "Readmissions")]?.values[1], .number(1_112))
    XCTAssertEqual(rows[.earns(party: "Kommun")]?.values[0], .number(-4_800_000))
    XCTAssertEqual(
      comparison.measures.map {
        "\($0.measure) \($0.party) "
          + $0.directions.map { $0?.rawValue ?? "-" }.joined(separator: " ")
      },
      [
        "Queue Region silo -", "Liability Kommun joint joint", "Back Region - joint",
        "Back Kommun - joint",
      ])
  }
}
