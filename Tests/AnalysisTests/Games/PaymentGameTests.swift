import Arithmetic
import Evaluation
import XCTest

@testable import Analysis

/// That payments found through the prices of hours cost as little as those of the whole programme.
final class PaymentGameTests: XCTestCase {
  /// A game of some parties who choose among much more work than they have hours for.
  private func model(_ random: inout SeededNumbers) -> Model {
    let parties = random.whole(4...9)
    let indicators = random.whole(3...6)
    var lines: [String] = []
    for i in 0..<parties {
      let horizon = random.whole(0...3) == 0 ? " horizon 1" : ""
      lines.append("party P\(i) capacity \(random.whole(20...60))\(horizon)")
    }
    for k in 0..<indicators {
      let falls = random.whole(0...1) == 0 ? " P\(random.whole(0...parties - 1))=2" : ""
      lines.append("indicator K\(k) higher\(falls)")
      lines.append("worth K\(k) \(random.whole(4...12))")
    }
    for a in 0..<random.whole(15...40) {
      lines.append("activity A\(a) cap \(random.whole(2...9))")
      var performers: [Int] = []
      for _ in 0..<random.whole(1...3) {
        let party = random.whole(0...parties - 1)
        if performers.contains(party) { continue }
        performers.append(party)
        let cost = random.whole(0...2) == 0 ? " cost \(random.whole(1...6))" : ""
        lines.append("by P\(party) effort \(random.whole(1...4))\(cost)")
      }
      var moved: [Int] = []
      for _ in 0..<random.whole(1...2) {
        let k = random.whole(0...indicators - 1)
        if moved.contains(k) { continue }
        moved.append(k)
        let lag = random.whole(0...4) == 0 ? " lag 2" : ""
        lines.append("effect K\(k) \(random.whole(-1...5))\(lag)")
      }
    }
    for m in 0..<2 * parties {
      let (holder, k) = (random.whole(0...parties - 1), random.whole(0...indicators - 1))
      let payer = random.whole(0...parties - 1)
      let paid = payer != holder && random.whole(0...1) == 0 ? " P\(payer)=1" : ""
      lines.append("measure M\(m) P\(holder) K\(k) rate \(random.whole(1...9))\(paid)")
    }
    return ModelText(lines.joined(separator: "\n")).model
  }

  func testPricesFindWhatTheWholeProgrammeFinds() throws {
    var found: [String: Int] = [:]
    for seed in 1...60 {
      var random = SeededNumbers(seed: seed)
      let model = model(&random)
      let verdict = Verdict(of: model, .withoutAgreement)
      guard verdict.selfEnforcing == false else { continue }
      let margin: Rational = seed % 2 == 0 ? 0 : 1
      let conditions = Conditions(
        Assessment(model), at: verdict.activities.compactMap(\.plan.joint), margin: margin)
      let shortfall = verdict.parties.map { ($0.utility.silo ?? 0) - ($0.utility.joint ?? 0) }
      let repair = PaymentRepair(conditions, shortfall: shortfall)
      guard case .solved(let whole) = repair.levers.smallest(conditions) else {
        found["none", default: 0] += 1
        XCTAssertNil(repair.smallestByPrices(), "seed \(seed)")
        continue
      }
      guard let values = repair.smallestByPrices() else {
        found["whole only", default: 0] += 1
        continue
      }
      let cost = repair.changes(values).cost
      let least = repair.changes(whole.values).cost
      XCTAssertEqual(cost, least, "seed \(seed)")
      found["by prices", default: 0] += 1
      if cost.charges.sign > 0 { found["charged", default: 0] += 1 }
      if cost.outside.sign > 0 { found["new money", default: 0] += 1 }
      let received = repair.levers.program.objectives.last.map { terms in
        terms.reduce(Rational.zero) { $0 - $1.coefficient * values[$1.column] }
      }
      XCTAssertEqual(received, -whole.objectives[2], "seed \(seed)")
      for row in repair.levers.program.rows {
        let sum = row.terms.reduce(Rational.zero) { $0 + $1.coefficient * values[$1.column] }
        XCTAssertTrue(row.lower.map { sum >= $0 } ?? true, "seed \(seed)")
        XCTAssertTrue(row.upper.map { sum <= $0 } ?? true, "seed \(seed)")
      }
    }
    XCTAssertGreaterThan(found["by prices"] ?? 0, 30)
  }
}

extension SeededNumbers {
  /// A whole number of a range.
  fileprivate mutating func whole(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }
}
