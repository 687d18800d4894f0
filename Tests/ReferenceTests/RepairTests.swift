import Analysis
import Arithmetic
import Evaluation
import XCTest

/// That repairs hold and are the smallest of their kind, on small random games.
final class RepairTests: XCTestCase {
  private static let features: [RandomModel.Features] = [.plain, [.plain, .budgets], .all]

  /// The games with something to repair.
  private func games(_ body: (_ name: String, Model, Verdict) -> Void) {
    let first = ReferenceRun.firstSeed
    for seed in first..<first + UInt64(ReferenceRun.count(default: 1_000)) {
      let model = RandomModel.model(seed: seed, Self.features[Int(seed % 3)])
      let verdict = Verdict(of: model)
      if verdict.selfEnforcing == false { body("seed \(seed)", model, verdict) }
    }
  }

  /// What is wrong with a plan as a self-enforcing one, nil for nothing.
  private func flaw(_ model: Model, at plan: [Rational]) -> String? {
    guard let numbers = NaiveNumbers(NaiveGame(model)) else { return "figures are missing" }
    for i in numbers.parties {
      let temptation = NaiveDeviation(numbers: numbers, party: i, base: plan).temptation
      if temptation > 0 { return "party \(i) gains \(temptation)" }
    }
    for a in numbers.activities where numbers.isOpen(a, at: plan) {
      if numbers.performers(a).allSatisfy({ numbers.gain($0, a, at: plan) > 0 }) {
        return "all want more of \(a)"
      }
    }
    return nil
  }

  /// Checks that each repair holds, and counts it by its kind.
  private func check(
    _ name: String, _ repair: Repair, _ model: Model, _ kinds: inout [String: Int]
  ) {
    for option in repair.options {
      let plan = option.after.activities.compactMap(\.plan.joint)
      kinds["\(option.kind)".prefix { $0 != "(" }.description, default: 0] += 1
      XCTAssertEqual(option.after.selfEnforcing, true, name)
      XCTAssertEqual(option.after.values.joint, repair.verdict.values.joint, name)
      if let rounded = option.rounded {
        kinds["rounded", default: 0] += 1
        XCTAssertLessThanOrEqual(option.cost, rounded.cost, name)
        let other = rounded.after.activities.compactMap(\.plan.joint)
        if let flaw = flaw(model.applying(rounded.changes), at: other) {
          XCTFail("\(name), rounded, \(option.kind): \(flaw)\n\(ModelScript(model))")
        }
      }
      let repaired = model.applying(option.changes)
      if let flaw = flaw(repaired, at: plan) {
        XCTFail("\(name), margin \(repair.margin), \(option.kind): \(flaw)\n\(ModelScript(model))")
      }
    }
  }

  func testEveryRepairHoldsAndNoneIsCheaper() {
    var kinds: [String: Int] = [:]
    var count = 0
    var ties = 0
    games { name, model, verdict in
      count += 1
      let repair = Repair(of: verdict, margin: 0)
      check(name, repair, model, &kinds)
      if count % 4 == 0 { check(name, Repair(of: verdict), model, &kinds) }
      guard let numbers = NaiveNumbers(NaiveGame(model)) else { return XCTFail(name) }
      let plan = verdict.activities.compactMap(\.plan.joint)
      let silo = verdict.activities.compactMap(\.plan.silo)
      let rates = NaiveRepair.rates(numbers, plan)
      let payments = NaiveRepair.payments(numbers, plan, silo: silo)
      for (kind, outcome, best) in [
        ("rates", repair.rates, rates), ("payments", repair.payments, payments),
      ] {
        switch outcome {
        case .found(let option):
          let cost = kind == "rates" ? [size(option, numbers, plan)] : costs(option)
          XCTAssertEqual(cost, best, "\(name), \(kind)\n\(ModelScript(model))")
        case .impossible([.doesNotHold]) where best != nil:
          // A goal's cap leaves room for work of worth, which is open to whoever is indifferent to it.
          if isLeftOver(numbers, plan) { continue }
          // Among optima that are equal what parties earn decides: then another plan is judged.
          ties += 1
        case .impossible(let why):
          XCTAssertNil(best, "\(name), \(kind): \(why)\n\(ModelScript(model))")
        case .notComputed: XCTFail(name)
        }
      }
    }
    if count < 400 { return }
    for (kind, least) in [
      "rates": 200, "payments": 200, "shares": 1, "unspent": 1, "horizon": 5, "ceiling": 5,
      "rounded": 20,
    ] {
      XCTAssertGreaterThanOrEqual(kinds[kind] ?? 0, least, "\(kind) in \(kinds)")
    }
    XCTAssertLessThan(ties, count / 20)
  }

  /// Whether the plan leaves room for work that has worth, caps of goals aside.
  private func isLeftOver(_ numbers: NaiveNumbers, _ plan: [Rational]) -> Bool {
    numbers.activities.contains { a in
      (numbers.worth[a] ?? 0) > 0 && !numbers.performers(a).isEmpty && numbers.hasRoom(a, at: plan)
    }
  }

  /// What the changes of rates count.
  private func size(
    _ option: Repair.Option, _ numbers: NaiveNumbers, _ plan: [Rational]
  ) -> Rational {
    option.changes.reduce(.zero) { sum, change in
      guard case .rate(let rate) = change else { return sum }
      let k = rate.indicator
      let total = numbers.activities.reduce(Rational.zero) {
        $0 + numbers.improvement[$1][k] * plan[$1]
      }
      let single = numbers.activities.map { numbers.improvement[$0][k].magnitude }.max() ?? 0
      return sum + (rate.to - rate.from).magnitude * max(single, total.magnitude)
    }
  }

  /// What payments count, the most important first.
  private func costs(_ option: Repair.Option) -> [Rational] {
    [option.cost.outside, option.cost.charges, option.cost.moved]
  }
}
