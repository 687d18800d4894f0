import Arithmetic
import Evaluation
import XCTest

@testable import Analysis

/// Properties that hold in every model, tried on small random games.
final class GameTests: XCTestCase {
  private func games(
    _ seeds: Range<Int>, _ features: RandomGame.Features,
    activities: ClosedRange<Int> = 2...6, _ body: (Int, Model, Verdict) -> Void
  ) {
    for seed in seeds {
      let model = RandomGame(seed: seed, features, activities: activities).model
      body(seed, model, Verdict(of: model))
    }
  }

  /// The plans of a verdict that are known.
  private func plans(_ verdict: Verdict) -> [[Rational]] {
    [
      verdict.activities.map(\.plan.silo), verdict.activities.map(\.plan.predicted),
      verdict.activities.map(\.plan.joint), verdict.activities.map(\.plan.agreement),
    ].filter { !$0.contains(nil) }.map { $0.compactMap { $0 } }
  }

  func testPlansAreFeasible() {
    games(0..<300, .all) { seed, model, verdict in
      let instance = Instance(model)
      for plan in plans(verdict) {
        for (activity, amount) in plan.enumerated() {
          XCTAssertGreaterThanOrEqual(amount, 0, "seed \(seed)")
          if let cap = instance.cap[activity] { XCTAssertLessThanOrEqual(amount, cap, "\(seed)") }
          if instance.isHeld[activity] { XCTAssertEqual(amount, 0, "seed \(seed)") }
        }
        for party in model.parties.indices {
          guard let capacity = instance.capacity[party] else { continue }
          let hours = instance.pairsOfParty[party].reduce(Rational.zero) {
            $0 + instance.effort[$1] * plan[instance.pairActivity[$1]]
          }
          XCTAssertLessThanOrEqual(hours, capacity, "seed \(seed)")
        }
        for (budget, limit) in instance.draws.limit.enumerated() {
          guard let limit else { continue }
          var drawn = Rational.zero
          for (activity, amount) in plan.enumerated() {
            for draw in instance.draws.of(activity) where draw.budget == budget {
              drawn += draw.amount * amount
            }
          }
          XCTAssertLessThanOrEqual(drawn, limit, "seed \(seed)")
        }
      }
    }
  }

  func testAgreementLiesBetweenPredictedPlanAndOptimum() {
    games(0..<200, .all) { seed, _, verdict in
      guard let predicted = verdict.values.predicted, let joint = verdict.values.joint else {
        return
      }
      guard let agreement = verdict.values.agreement else { return XCTFail("seed \(seed)") }
      XCTAssertLessThanOrEqual(predicted, agreement, "seed \(seed)")
      XCTAssertLessThanOrEqual(agreement, joint, "seed \(seed)")
    }
  }

  func testSiloAndPredictedPlansAreEquilibriaWithoutLimits() {
    games(0..<300, [.horizons, .points, .bans]) { seed, model, verdict in
      let instance = Instance(model)
      let payments = Payments(instance)
      let gains = Gains(listing: instance, payments)
      for plan in plans(verdict).prefix(2) {
        let choices = Choices(instance, payments, gains, at: plan)
        for party in model.parties.indices {
          XCTAssertEqual(choices.bestResponse(of: party)?.temptation, 0, "seed \(seed)")
        }
      }
    }
  }

  func testUncontestedPlanIsBlockedByNoActivity() {
    games(0..<300, [.horizons, .points, .bans]) { seed, model, verdict in
      if verdict.contested != nil { return }
      let instance = Instance(model)
      let payments = Payments(instance)
      let gains = Gains(listing: instance, payments)
      let plan = verdict.activities.compactMap(\.plan.predicted)
      let slack = Slack(instance, at: plan)
      for activity in plan.indices where !instance.isHeld[activity] {
        guard let cap = instance.cap[activity], plan[activity] < cap else { continue }
        // Everybody would raise it: out of hours left over, or instead of work it likes less.
        let blocks = instance.pairs(of: activity).allSatisfy { pair in
          let party = instance.pairParty[pair]
          if gains.ofPair[pair].sign <= 0 { return false }
          if instance.effort[pair].isZero || slack.hasHours(party) { return true }
          let rate = HourlyRate(gains.ofPair[pair], hours: instance.effort[pair])
          return instance.pairsOfParty[party].contains { other in
            plan[instance.pairActivity[other]].sign > 0 && instance.effort[other].sign > 0
              && HourlyRate(gains.ofPair[other], hours: instance.effort[other]) < rate
          }
        }
        XCTAssertFalse(blocks, "seed \(seed), activity \(activity)")
      }
    }
  }

  func testPlansFollowTheProcedure() {
    var contested = 0
    func check(_ seed: Int, _ model: Model, _ verdict: Verdict) {
      guard verdict.precision == .numbers else { return }
      let instance = Instance(model)
      let silo = ObviousPlan(instance, withJointWork: false)
      XCTAssertEqual(verdict.activities.map(\.plan.silo), silo.plan, "seed \(seed)")
      let predicted = ObviousPlan(instance, withJointWork: true)
      XCTAssertEqual(verdict.activities.map(\.plan.predicted), predicted.plan, "seed \(seed)")
      XCTAssertEqual(verdict.contested != nil, predicted.isContested, "seed \(seed)")
      if predicted.isContested { contested += 1 }
    }
    games(0..<300, .all, check)
    games(0..<200, [.circles, .limits], activities: 4...8, check)
    // One activity that needs everybody, who have better and worse work of their own.
    for seed in 0..<40 {
      let model = manyPerformers(SeededNumbers(seed: seed))
      check(seed, model, Verdict(of: model))
    }
    XCTAssertGreaterThan(contested, 20, "circles must be among the games")
  }

  private func manyPerformers(_ numbers: SeededNumbers) -> Model {
    var numbers = numbers
    var lines = ["indicator Days lower", "worth Days 30"]
    let parties = 0..<8
    for i in parties { lines.append("party P\(i) capacity \(numbers.number(1...9))") }
    for name in ["First", "Second"] {
      lines.append("activity \(name) cap \(numbers.number(1...4))")
      lines += parties.map { "by P\($0) effort \(numbers.number(1...3))" }
      lines.append("effect Days -\(numbers.number(2...6))")
    }
    for i in parties {
      lines += ["activity Own\(i) cap \(numbers.number(1...4))", "by P\(i) effort 1"]
      lines.append("effect Days -\(numbers.number(1...3))")
      lines.append(
        "measure M\(i) P\(i) Days rate \(numbers.number(1...2)) upTo \(numbers.number(5...40))")
    }
    return ModelText(lines.joined(separator: "\n")).model
  }

  func testTemptationsEqualEnumeration() {
    games(0..<80, [.budgets, .limits, .horizons], activities: 2...4) { seed, model, verdict in
      let plan = verdict.activities.compactMap(\.plan.joint)
      if plan.count < model.activities.count { return }
      for party in model.parties.indices {
        let expected = self.temptation(of: party, model, at: plan)
        XCTAssertEqual(verdict.parties[party].temptation, expected, "seed \(seed) party \(party)")
        guard let capacity = model.parties[party].capacity, capacity.value.sign > 0 else {
          continue
        }
        // What one hour less would lose; a small part of an hour, so that no kink is passed.
        let part = Rational(1, over: 1_000)
        var shorter = model
        shorter.parties[party].capacity = Sourced(capacity.value - part)
        let less = self.temptation(of: party, shorter, at: plan)
        guard let expected, let less else { continue }
        XCTAssertEqual(
          verdict.parties[party].hourPrice, (expected - less) / part, "seed \(seed) \(party)")
      }
    }
  }

  /// The best unilateral change from `plan` by visiting every vertex.
  private func temptation(of party: Int, _ model: Model, at plan: [Rational]) -> Rational? {
    let instance = Instance(model)
    let payments = Payments(instance)
    let gains = Gains(listing: instance, payments)
    let utility = Utility(instance: instance, payments: payments, gains: gains)
    let own = instance.pairsOfParty[party].map { instance.pairActivity[$0] }
    if own.isEmpty { return 0 }
    var enumeration = Enumeration(
      upper: own.map { instance.isJoint($0) ? plan[$0] : instance.cap[$0] ?? 0 })
    func add(_ weight: (Int) -> Rational, limit: Rational, isKink: Bool = false) {
      let fixed = plan.indices.filter { !own.contains($0) }.reduce(Rational.zero) {
        $0 + weight($1) * plan[$1]
      }
      let half = Enumeration.HalfSpace(weights: own.map(weight), limit: limit - fixed)
      if isKink { enumeration.kinks.append(half) } else { enumeration.halfSpaces.append(half) }
    }
    if let capacity = instance.capacity[party] {
      add(
        { a in instance.pair(of: party, in: a).map { instance.effort[$0] } ?? 0 }, limit: capacity)
    }
    for (budget, limit) in instance.draws.limit.enumerated() {
      guard let limit else { continue }
      add(
        { instance.draws.of($0).first { $0.budget == budget }?.amount ?? 0 }, limit: limit)
    }
    for capped in payments.capped {
      add(
        { instance.improvement(payments.outlooks[capped.outlook], by: $0) }, limit: capped.limit,
        isKink: true)
    }
    let now = utility.utilities(of: plan)[party]
    return enumeration.largest { point in
      var changed = plan
      for (index, activity) in own.enumerated() { changed[activity] = point[index] }
      return utility.utilities(of: changed)[party] - now
    }
  }

  func testOptimumEqualsEnumeration() {
    games(0..<40, [.budgets, .goalCaps, .horizons], activities: 2...3) { seed, model, verdict in
      guard let joint = verdict.values.joint else { return }
      let instance = Instance(model)
      let value = JointValue(instance)
      var enumeration = Enumeration(upper: instance.cap.map { $0 ?? 0 })
      for party in model.parties.indices {
        guard let capacity = instance.capacity[party] else { continue }
        let weights = model.activities.indices.map { a in
          instance.pair(of: party, in: a).map { instance.effort[$0] } ?? 0
        }
        enumeration.halfSpaces.append(.init(weights: weights, limit: capacity))
      }
      for (budget, limit) in instance.draws.limit.enumerated() {
        guard let limit else { continue }
        let weights = model.activities.indices.map { a in
          instance.draws.of(a).first { $0.budget == budget }?.amount ?? 0
        }
        enumeration.halfSpaces.append(.init(weights: weights, limit: limit))
      }
      for worth in value.capped {
        let weights = model.activities.indices.map {
          instance.improvement(of: worth.indicator, by: $0)
        }
        enumeration.kinks.append(.init(weights: weights, limit: worth.cap))
      }
      let best = enumeration.largest { value.value(of: $0, in: instance) ?? 0 }
      XCTAssertEqual(joint, best, "seed \(seed)")
      // Nobody below its utility in the predicted plan.
      for party in model.parties.indices {
        let gains = model.activities.indices.map { verdict.gain(of: party, from: $0) ?? 0 }
        let predicted = verdict.activities.map { $0.plan.predicted ?? 0 }
        let floor = zip(gains, predicted).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
        enumeration.halfSpaces.append(.init(weights: gains.map { -$0 }, limit: -floor))
      }
      let agreed = enumeration.largest { value.value(of: $0, in: instance) ?? 0 }
      XCTAssertEqual(verdict.values.agreement, agreed, "seed \(seed)")
    }
  }

  /// What many gain from is added up once for all, and gives each the same.
  func testManyGainsAddUpToTheSame() {
    var lines = (0..<30).map { "party P\($0) horizon \($0 % 3) keep \($0 % 4)" }
    lines += ["indicator I lower P2=3 P5=7", "indicator J higher", "worth I 900", "worth J 500"]
    for a in 0..<40 {
      lines += [
        "activity A\(a) cap 20", "by P\(a % 30) effort 3 cost 5", "by P\((a + 5) % 30) effort 1",
      ]
      lines += ["effect I -\(a % 5 + 1) lag \(a % 4)", "effect I -\(a % 3) lag 0"]
      lines += ["effect J \(a % 7 - 3)"]
    }
    for p in 0..<30 {
      lines.append("measure M\(p) P\(p) I rate \(p + 2) P\((p + 1) % 30)=1")
      lines.append("measure N\(p) P\(p) J rate \(p % 3)")
    }
    lines += ["budget B P1=0.5 P3=0.5"] + (0..<9).map { "covers A\($0) 0.5" }
    let instance = Instance(ModelText(lines.joined(separator: "\n")).model)
    let gains = Gains(listing: instance, Payments(instance))
    XCTAssertTrue(gains.areMany)
    let plan = (0..<40).map { Rational($0 % 6, over: $0 + 7) }
    let sums = (0..<30).map { party in
      plan.enumerated().reduce(Rational.zero) {
        $0 + $1.element * (gains.amount(of: party, from: $1.offset) ?? 0)
      }
    }
    XCTAssertEqual(gains.sums(of: plan), sums)
  }

  func testPredictedPlanIgnoresThePartiesUnits() {
    games(0..<150, [.points, .horizons]) { seed, model, verdict in
      // Points are nobody's money: multiplied by 7 they change no plan.
      var scaled = model
      for index in scaled.measures.indices where scaled.measures[index].currency == .points {
        scaled.measures[index].rate?.value *= 7
      }
      XCTAssertEqual(plans(Verdict(of: scaled)).prefix(2), plans(verdict).prefix(2), "\(seed)")
    }
  }

  func testStructureIsSound() {
    games(0..<200, [.horizons, .points]) { seed, model, verdict in
      for (activity, found) in verdict.activities.enumerated() {
        guard let predicted = found.plan.predicted else { return }
        if found.structure == .never { XCTAssertEqual(predicted, 0, "seed \(seed)") }
        let bound = Instance(model).bound(on: activity)
        if found.structure == .always { XCTAssertEqual(predicted, bound, "seed \(seed)") }
      }
    }
  }
}
