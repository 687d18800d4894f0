import Arithmetic
import Evaluation
import Syntax
import TestSamples
import XCTest

/// The script of the language's description against the figures of the theory's worked example.
final class WorkedExampleTests: XCTestCase {
  /// Two and a half.
  private let twoAndAHalf = Rational(5, over: 2)

  func testBase() throws {
    let model = try model(Samples.discharge)
    XCTAssertEqual(model.scenario, "base")
    XCTAssertEqual(model.currency, "kr")
    XCTAssertEqual(model.period, .year)
    XCTAssertEqual(model.parties.map(\.id.name), ["Region", "Kommun"])
    XCTAssertEqual(model.parties.map(\.id.title), ["Region Norrland", "Skogsby kommun"])
    XCTAssertEqual(model.parties.map(\.capacity?.value), [2_000, 1_800])
    XCTAssertEqual(model.parties.map(\.horizon?.value), [nil, 365])
    XCTAssertEqual(model.parties.map(\.keeps?.value), [nil, nil])
    XCTAssertEqual(model.measures.map(\.id.name), ["Queue", "Liability"])
    XCTAssertEqual(model.measures.map(\.party), [0, 1])
    XCTAssertEqual(model.measures.map(\.indicator), [0, 0])
    XCTAssertEqual(model.measures.map(\.rate?.value), [4_000, 7_800])
    XCTAssertEqual(model.measures.map(\.currency), [.money, .money])
    XCTAssertEqual(model.measures[0].payers, [])
    XCTAssertEqual(model.measures[1].payers.map(\.party), [0])
    XCTAssertEqual(model.measures[1].payers.map(\.share), [1])
  }

  func testIndicatorsAndActivities() throws {
    let model = try model(Samples.discharge)
    XCTAssertEqual(model.indicators.map(\.id.name), ["BedDays", "Readmissions", "UrgentVisits"])
    XCTAssertEqual(model.indicators.map(\.better), [.lower, .lower, .lower])
    XCTAssertEqual(model.indicators.map(\.unit.singular), ["day", "patient", "visit"])
    XCTAssertEqual(model.indicators.map(\.unit.plural), ["days", "patients", "visits"])
    XCTAssertEqual(model.indicators.map(\.baseline?.value), [9_000, 1_200, nil])
    XCTAssertEqual(model.indicators.map { $0.fallsOn.map(\.party) }, [[0], [], [1]])
    XCTAssertEqual(model.indicators.map { $0.fallsOn.map(\.amount.value) }, [[9_000], [], [900]])
    let plan = model.activities[0]
    XCTAssertEqual(plan.performers.map(\.party), [0, 1])
    XCTAssertEqual(plan.performers.map(\.effort?.value), [2, twoAndAHalf])
    XCTAssertEqual(plan.performers.map(\.money?.value), [0, 900])
    XCTAssertEqual(plan.cap?.value, 600)
    XCTAssertEqual(plan.effects.map(\.indicator), [0, 1])
    XCTAssertEqual(plan.effects.map(\.moves), [.lower, .lower])
    XCTAssertEqual(plan.effects.map(\.amount?.value), [3, Rational(1, over: 5)])
    XCTAssertEqual(plan.effects.map(\.lag?.value), [nil, 730])
    let quick = model.activities[1]
    XCTAssertEqual(quick.performers.map(\.effort?.value), [Rational(1, over: 2)])
    XCTAssertEqual(quick.cap?.value, 5_000)
    XCTAssertEqual(quick.effects.map(\.moves), [.lower, .higher, .higher])
    XCTAssertEqual(quick.effects.map(\.amount?.value), [1, Rational(1, over: 50), 10])
  }

  func testAgreements() throws {
    let model = try model(Samples.discharge)
    let goal = model.goals[0]
    XCTAssertEqual(goal.owners, [0, 1])
    XCTAssertEqual(goal.worths.map(\.indicator), [0, 1, 2])
    XCTAssertEqual(goal.worths.map(\.amount.value), [9_000, 60_000, 900])
    XCTAssertEqual(goal.targets.map(\.indicator), [1])
    XCTAssertEqual(goal.targets.map(\.level.value), [1_150])
    XCTAssertEqual(goal.targets.map(\.by.year), [2028])
    let budget = model.budgets[0]
    XCTAssertEqual(budget.contributions.map(\.party), [0, 1])
    XCTAssertEqual(
      budget.contributions.map(\.share.value), [Rational(3, over: 5), Rational(2, over: 5)])
    XCTAssertEqual(budget.limit?.value, 1_500_000)
    XCTAssertEqual(budget.covers.map(\.activity), [0])
    XCTAssertEqual(budget.covers.map(\.share.value), [1])
    XCTAssertNil(budget.drawers)
    XCTAssertEqual(budget.returned.value, 1)
    XCTAssertEqual(budget.runs?.years, 3)
    let mandate = model.mandates[0]
    XCTAssertEqual(mandate.rules.map(\.modality), [.must, .may])
    XCTAssertEqual(mandate.rules.map(\.party), [0, 1])
    XCTAssertEqual(mandate.rules.map(\.with), [[1], [0]])
    XCTAssertEqual(mandate.under, "lag 2017:612")
    XCTAssertEqual(mandate.until?.day, 31)
  }

  func testShared() throws {
    let evaluated = try Script(Samples.discharge).evaluated("Shared")
    let model = evaluated.model
    XCTAssertEqual(evaluated.diagnostics, [])
    XCTAssertEqual(model.scenario, "Shared")
    XCTAssertEqual(model.scenarioTitle, "hold both to readmissions")
    XCTAssertEqual(model.measures.map(\.id.name), ["Liability", "Back", "Back"])
    XCTAssertEqual(model.measures.map(\.party), [1, 0, 1])
    XCTAssertEqual(model.measures.map(\.indicator), [0, 1, 1])
    XCTAssertEqual(model.measures.map(\.rate?.value), [7_800, 30_000, 30_000])
    XCTAssertEqual(model.parties.map(\.horizon?.value), [nil, 1_095])
    XCTAssertEqual(model.parties.map(\.capacity?.value), [2_000, 1_800])
  }

  func testNamesAreEntities() throws {
    let script = try Script(Samples.discharge)
    let base = try script.evaluated()
    let shared = try script.evaluated("Shared")
    XCTAssertEqual(base.entities[try script.symbol("Kommun")], .party(1))
    XCTAssertEqual(base.entities[try script.symbol("UrgentVisits")], .indicator(2))
    XCTAssertEqual(base.entities[try script.symbol("QuickDischarge")], .activity(1))
    XCTAssertEqual(base.entities[try script.symbol("Liability")], .measure([1]))
    XCTAssertEqual(base.entities[try script.symbol("SafelyHome")], .goal(0))
    XCTAssertEqual(base.entities[try script.symbol("HomeFund")], .budget(0))
    XCTAssertEqual(base.entities[try script.symbol("PlanTogether")], .mandate(0))
    XCTAssertNil(base.entities[try script.symbol("Back")])
    XCTAssertEqual(shared.entities[try script.symbol("Back")], .measure([1, 2]))
    XCTAssertNil(shared.entities[try script.symbol("Queue")])
    XCTAssertEqual(base.unit(of: try script.symbol("BedDays"))?.plural, "days")
  }

  func testFiguresKeepTheirPlaces() throws {
    let model = try model(Samples.discharge)
    let bytes = Array(Samples.discharge.utf8)
    let site = try XCTUnwrap(model.activities[0].performers[1].money).site
    let text = String(decoding: bytes[Int(site.start)..<Int(site.end)], as: UTF8.self)
    XCTAssertEqual(text, "900 kr")
  }

  func testStructureHasNoFigures() throws {
    let model = try model(Samples.structure)
    XCTAssertEqual(model.activities[0].performers.map(\.effort), [nil, nil])
    XCTAssertEqual(model.activities[0].performers.map(\.money), [nil, nil])
    XCTAssertEqual(model.activities[0].effects.map(\.amount), [nil])
    XCTAssertNil(model.activities[0].cap)
    XCTAssertEqual(model.measures.map(\.rate), [nil])
    XCTAssertTrue(model.activities[0].isJoint)
  }
}
