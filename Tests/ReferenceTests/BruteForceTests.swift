import Analysis
import Arithmetic
import Evaluation
import XCTest

/// "Checks worth having" of design/verdict.md, on small games by full enumeration.
final class BruteForceTests: XCTestCase {
  /// Runs `property` on each game and each implementation; it returns what is wrong, nil for nothing.
  private func check(
    _ features: RandomModel.Features, atLeast percent: Int = 100,
    _ property: (Model, Judgement, Judge) -> (wrong: String?, isTried: Bool)
  ) {
    for judge in Judge.all {
      var tried = 0
      for seed in 1...UInt64(judge.games) {
        let model = RandomModel.model(seed: seed, features)
        guard let judgement = judge.plans(model) else {
          XCTFail("\(judge.name), seed \(seed): no plans\n\(ModelScript(model))")
          return
        }
        let result = property(model, judgement, judge)
        if result.isTried { tried += 1 }
        if let wrong = result.wrong {
          XCTFail("\(judge.name), seed \(seed): \(wrong)\n\(ModelScript(model))")
          return
        }
      }
      XCTAssertGreaterThanOrEqual(
        tried * 100, judge.games * percent, "\(judge.name): too few games try this")
    }
  }

  /// The best a party can do alone, by enumeration of all corners.
  private func bestChange(_ numbers: NaiveNumbers, _ i: Int, from base: [Rational]) -> Rational {
    let own = numbers.own(i)
    let deviation = NaiveDeviation(numbers: numbers, party: i, base: base)
    let bends = numbers.kinks[i].map { kink in
      let others = numbers.activities.filter { !own.contains($0) }
      let given = others.reduce(Rational.zero) { $0 + kink.seen[$1] * base[$1] }
      return (coefficients: own.map { kink.seen[$0] }, bound: kink.ceiling - given)
    }
    let bounded = own.filter { deviation.upperBound($0) != nil }.count
    let rows = Array(deviation.rows(capacity: numbers.capacity(i)).dropFirst(bounded))
    let corners = ExtremePoints(
      upper: own.map { deviation.upperBound($0) }, rows: rows, bends: bends)
    var best = numbers.utility(i, base)
    for point in corners.points {
      var plan = base
      for (n, a) in own.enumerated() { plan[a] = point[n] }
      best = max(best, numbers.utility(i, plan))
    }
    return best
  }

  private func numbers(_ model: Model) -> NaiveNumbers? { NaiveNumbers(NaiveGame(model)) }

  func testSiloAndPredictedPlansAreEquilibria() {
    check([.plain, .budgets]) { model, judgement, _ in
      guard let numbers = self.numbers(model) else { return ("figures are missing", true) }
      for (name, plan) in [("xS", judgement.silo), ("xP", judgement.predicted)] {
        for i in numbers.parties
        where self.bestChange(numbers, i, from: plan) > numbers.utility(i, plan) {
          return ("\(name) \(plan): party \(i) does better alone", true)
        }
      }
      return (nil, true)
    }
  }

  func testNoActivityBlocksAnUncontestedPlan() {
    check([.plain, .budgets], atLeast: 80) { model, judgement, _ in
      if judgement.isContested { return (nil, false) }
      guard let numbers = self.numbers(model) else { return ("figures are missing", true) }
      let plan = judgement.predicted
      let blocking = numbers.activities.first { a in
        if let cap = numbers.cap(a), plan[a] >= cap { return false }
        return numbers.performers(a).allSatisfy { self.wants($0, a, plan, numbers) }
      }
      return (blocking.map { "activity \($0) blocks \(plan)" }, true)
    }
  }

  /// Whether `i` gains by more of `a`, from free hours or from hours that earn it less.
  private func wants(_ i: Int, _ a: Int, _ plan: [Rational], _ numbers: NaiveNumbers) -> Bool {
    let hours = numbers.effort[i][a]
    let gain = numbers.gain[i][a]
    if gain <= 0 { return false }
    guard !hours.isZero, let capacity = numbers.capacity(i) else { return true }
    if dot(numbers.effort[i], plan) < capacity { return true }
    return numbers.own(i).contains { b in
      plan[b] > 0 && numbers.effort[i][b] > 0
        && numbers.gain[i][b] / numbers.effort[i][b] < gain / hours
    }
  }

  func testTemptationIsTheBestOfAllChanges() {
    check(.all) { model, judgement, judge in
      guard let numbers = self.numbers(model) else { return ("figures are missing", true) }
      for (i, said) in judge.temptations(model).enumerated() {
        let best = self.bestChange(numbers, i, from: judgement.joint)
        let temptation = best - numbers.utility(i, judgement.joint)
        if said != temptation {
          return ("party \(i): \(said as Any), by enumeration \(temptation)", true)
        }
      }
      return (nil, true)
    }
  }

  func testAPartysOwnUnitDoesNotMatter() {
    let half = Rational(1, over: 2)
    check(.all) { model, judgement, judge in
      // One party a game, each in turn.
      let i = model.activities.count % model.parties.count
      let other = judge.plans(model.gains(of: i, times: half))
      if other?.predicted != judgement.predicted || other?.silo != judgement.silo {
        return ("party \(i) at half its gains: \(other?.predicted ?? [])", true)
      }
      return (nil, true)
    }
  }

  func testTheCurrencyDoesNotMatter() {
    check(.all) { model, judgement, judge in
      let factor = model.activities.count % 2 == 0 ? Rational(1_000) : Rational(1, over: 7)
      let other = judge.plans(model.money(times: factor))
      if other?.predicted != judgement.predicted || other?.silo != judgement.silo
        || other?.joint != judgement.joint
      {
        return ("money times \(factor): \(other?.predicted ?? [])", true)
      }
      return (nil, true)
    }
  }
}
