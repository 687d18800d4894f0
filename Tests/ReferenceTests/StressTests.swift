import Analysis
import Arithmetic
import Evaluation
import TestSamples
import XCTest

/// Figures of extreme size, exactly filled bounds and ties: the same verdict every time, exactly.
final class StressTests: XCTestCase {
  private func figures(_ model: Model) -> VerdictFields { VerdictFields(Verdict(of: model)) }

  private func power(_ exponent: Int) -> Rational {
    let ten = (0..<exponent.magnitude).reduce(Rational.one) { power, _ in power * 10 }
    return exponent < 0 ? 1 / ten : ten
  }

  /// Amounts from 10^-12 to 10^18: the verdict is that of round figures, and the naive one's.
  func testUnitsOfAnySize() {
    let sizes = [(18, 0, 0), (-12, 0, 0), (0, 18, 0), (0, -12, 0), (0, 0, 18), (18, -12, 12)]
    for seed in UInt64(1)...40 {
      let model = RandomModel.model(seed: seed)
      let plain = figures(model).withoutUnits
      for (money, hours, units) in sizes {
        let scaled = model.money(times: power(money)).hours(times: power(hours))
          .units(times: power(units))
        XCTAssertEqual(plain.differences(figures(scaled).withoutUnits), [], "seed \(seed)")
        if let disagreement = Disagreement(on: scaled) { XCTFail("seed \(seed)\n\(disagreement)") }
      }
    }
  }

  /// Figures that differ only in the twelfth digit behind the point.
  func testTwelveDecimals() {
    for seed in UInt64(1)...100 {
      var random = SplitMix64(seed: seed)
      var model = RandomModel.model(seed: seed)
      for a in model.activities.indices {
        for e in model.activities[a].effects.indices {
          let tail = Rational(random.number(0...3)) * power(-12)
          model.activities[a].effects[e].amount?.value += tail
        }
        for p in model.activities[a].performers.indices where random.chance(50) {
          model.activities[a].performers[p].effort?.value += power(-12)
        }
      }
      if let disagreement = Disagreement(on: model) { XCTFail("seed \(seed)\n\(disagreement)") }
    }
  }

  /// The order of parties, indicators, measures, goals and budgets says nothing.
  func testOrderOfDeclarationDoesNotMatter() {
    for seed in UInt64(1)...150 {
      let model = RandomModel.model(seed: seed)
      let changed = figures(model.reversedButActivities)
      XCTAssertEqual(
        figures(model).differences(changed), [], "seed \(seed)\n\(ModelScript(model))")
    }
  }

  func testTheSameEveryTime() {
    for seed in UInt64(1)...50 {
      let model = RandomModel.model(seed: seed)
      let first = figures(model).lines.map { "\($0.path) \($0.text)" }
      for _ in 0..<3 {
        XCTAssertEqual(figures(model).lines.map { "\($0.path) \($0.text)" }, first, "seed \(seed)")
      }
    }
  }

  /// A thousand activities that are equal in every respect; the earliest hundred fill the capacity.
  private func equals(joint: Bool) -> Model {
    var model = Model()
    let a = model.party("A", capacity: 100)
    let b = model.party("B", capacity: joint ? 100 : 0)
    let k = model.indicator("K", better: true, fallsOn: [(a, 3), (b, 3)])
    for n in 0..<1_000 {
      let both: [(Int, hours: Rational?, money: Rational?)] = [(a, 1, 1), (b, 1, 1)]
      _ = model.activity(
        "X\(n)", by: joint ? both : [both[0]], cap: 1, effects: [(k, 1, lag: nil)])
    }
    return model
  }

  func testAThousandEqualAlternatives() {
    for joint in [false, true] {
      let verdict = Verdict(of: equals(joint: joint))
      let expected: [Rational?] = (0..<1_000).map { $0 < 100 ? 1 : 0 }
      XCTAssertEqual(verdict.activities.map(\.plan.predicted), expected)
      XCTAssertEqual(verdict.activities.map(\.plan.joint), expected)
      XCTAssertEqual(verdict.overall, .joint)
      XCTAssertEqual(verdict.basis, joint ? .joint : .forOthers)
      XCTAssertEqual(verdict.jointShare, 1)
      XCTAssertFalse(verdict.tiesDecided.isEmpty, "a tie decided the plan and must be said")
      XCTAssertEqual(verdict.parties.map(\.temptation), [0, 0])
      XCTAssertEqual(verdict.parties[0].hourPrice, 2)
      XCTAssertEqual(verdict.activities[0].pocket, .selfEnforcing)
    }
  }

  /// The last hour is used up exactly: its price is what it earns, not 0.
  func testACapacityExactlyFilled() {
    var model = Model()
    let a = model.party("A", capacity: 10)
    let b = model.party("B", capacity: 10)
    let k = model.indicator("K", better: true, fallsOn: [(a, 5), (b, 1)])
    _ = model.activity(
      "Together", by: [(a, 1, 0), (b, 1, 0)], cap: 4, effects: [(k, 2, lag: nil)])
    _ = model.activity("Alone", by: [(a, 3, 0)], cap: 2, effects: [(k, 1, lag: nil)])
    let verdict = Verdict(of: model)
    XCTAssertEqual(verdict.parties.map(\.hourPrice), [Rational(5, over: 3), 0])
    XCTAssertEqual(verdict.parties.map(\.temptation), [0, 0])
    XCTAssertEqual(verdict.activities.map(\.plan.joint), [4, 2])
    XCTAssertEqual(verdict.selfEnforcing, true)
    XCTAssertNil(Disagreement(on: model)?.description)
  }

  /// Every plan that fills the hours is worth the same: money, then effort, then declaration decide.
  func testAFaceOfOptima() {
    var model = Model()
    let a = model.party("A", capacity: 6)
    let k = model.indicator("K", better: true)
    for n in 0..<6 {
      _ = model.activity("X\(n)", by: [(a, 1, 0)], cap: 2, effects: [(k, 1, lag: nil)])
    }
    model.goal("G", worths: [(k, 1)])
    XCTAssertEqual(Verdict(of: model).activities.map(\.plan.joint), [2, 2, 2, 0, 0, 0])
    // The same worth for less money of its own elsewhere, and for less effort.
    let own = model.indicator("Own", better: true)
    model.measure("M", a, own, 1)
    model.activities[4].effects.append(
      Model.Effect(indicator: own, moves: .higher, amount: Sourced(1)))
    XCTAssertEqual(Verdict(of: model).activities.map(\.plan.joint), [2, 2, 0, 0, 2, 0])
    XCTAssertNil(Disagreement(on: model)?.description)
  }
}

extension Model {
  /// The model with everything but the activities declared in the opposite order.
  fileprivate var reversedButActivities: Model {
    let party = { (i: Int) in parties.count - 1 - i }
    let indicator = { (k: Int) in indicators.count - 1 - k }
    var model = self
    model.parties.reverse()
    model.indicators.reverse()
    model.measures.reverse()
    model.goals.reverse()
    model.budgets.reverse()
    for k in indicators.indices {
      for f in model.indicators[k].fallsOn.indices {
        model.indicators[k].fallsOn[f].party = party(model.indicators[k].fallsOn[f].party)
      }
    }
    for a in activities.indices {
      for p in activities[a].performers.indices {
        model.activities[a].performers[p].party = party(activities[a].performers[p].party)
      }
      for e in activities[a].effects.indices {
        model.activities[a].effects[e].indicator = indicator(activities[a].effects[e].indicator)
      }
    }
    for m in measures.indices {
      model.measures[m].party = party(model.measures[m].party)
      model.measures[m].indicator = indicator(model.measures[m].indicator)
      for p in model.measures[m].payers.indices {
        model.measures[m].payers[p].party = party(model.measures[m].payers[p].party)
      }
    }
    for g in goals.indices {
      model.goals[g].owners = model.goals[g].owners.map(party)
      for w in model.goals[g].worths.indices {
        model.goals[g].worths[w].indicator = indicator(model.goals[g].worths[w].indicator)
      }
    }
    for b in budgets.indices {
      model.budgets[b].drawers = model.budgets[b].drawers?.map(party)
      for c in model.budgets[b].contributions.indices {
        model.budgets[b].contributions[c].party = party(model.budgets[b].contributions[c].party)
      }
    }
    for d in mandates.indices {
      for r in mandates[d].rules.indices {
        model.mandates[d].rules[r].party = party(mandates[d].rules[r].party)
      }
    }
    return model
  }
}
