import Analysis
import Arithmetic
import Evaluation
import TestSamples
import XCTest

/// That verdicts stay as they are within turning points and turn beyond, on small random games.
final class TurnTests: XCTestCase {
  private static let features: [RandomModel.Features] = [
    [.zeros, .negatives, .points], .plain, [.plain, .budgets, .limits], .all,
  ]

  /// What the whole verdict says where a figure has a value.
  private func outcome(_ model: Model, _ assumption: Assumption, _ value: Rational) -> Turn.Outcome
  {
    let verdict = Verdict(of: model.setting(assumption, to: value))
    return Turn.Outcome(
      overall: verdict.overall, basis: verdict.basis, isPerverse: verdict.perverse,
      plan: verdict.activities.map { $0.plan.predicted ?? -1 })
  }

  /// Whether two outcomes are the same as far as a turning point goes.
  private func isSame(_ a: Turn.Outcome, _ b: Turn.Outcome, _ turn: Turn) -> Bool {
    guard a.overall == b.overall, a.basis == b.basis, a.isPerverse == b.isPerverse else {
      return false
    }
    if turn.criterion == .verdict { return true }
    return turn.isSliding
      ? a.plan.map(\.isZero) == b.plan.map(\.isZero) : a.plan == b.plan
  }

  /// Checks one side: within all is as today, at the end and beyond as is told.
  private func check(
    _ end: Turn.End, of turn: Turn, in model: Model, direction: Rational, _ name: String,
    _ random: inout SplitMix64
  ) -> String {
    func isAsToday(_ value: Rational) -> Bool {
      isSame(outcome(model, turn.assumption, value), turn.now, turn)
    }
    let (last, kind): (Rational, String)
    switch end {
    case .turns(let point):
      let at = outcome(model, turn.assumption, point.at)
      let beyond = outcome(model, turn.assumption, point.outside)
      XCTAssertTrue(isAsToday(point.inside), "\(name): inside \(point.inside)")
      XCTAssertEqual(isSame(at, turn.now, turn), point.isIncluded, "\(name): at \(point.at)")
      XCTAssertFalse(isSame(beyond, turn.now, turn), "\(name): outside \(point.outside)")
      XCTAssertEqual(beyond, point.becomes, "\(name): outside \(point.outside)")
      if point.certainty == .exact && point.at != point.outside {
        // Just beyond the end, nearer than what was judged.
        let near = point.at + (point.outside - point.at) / 1_000_003
        XCTAssertFalse(isAsToday(near), "\(name): just beyond \(point.at)")
      }
      if point.certainty == .found { return "found" }
      (last, kind) = (point.at, "exact")
    case .bound(let value):
      XCTAssertTrue(isAsToday(value), "\(name): at the bound")
      (last, kind) = (value, "bound")
    case .unlimited(let value):
      XCTAssertNotEqual(
        Verdict(of: model.setting(turn.assumption, to: value)).precision, .numbers, name)
      (last, kind) = (turn.today + (value - turn.today) * Rational(999, over: 1_000), "unlimited")
      XCTAssertTrue(isAsToday(last), "\(name): near the end")
    case .open: (last, kind) = (turn.today + direction * 50, "open")
    case .unsettled: return "unsettled"
    }
    if turn.isSliding { return kind + ", sliding" }
    for _ in 0..<3 {
      let part = Rational(random.number(1...999), over: 1_000)
      let value = turn.today + (last - turn.today) * part
      if !turn.exceptions.contains(value) {
        XCTAssertTrue(isAsToday(value), "\(name): within, \(value)")
      }
    }
    for value in turn.exceptions {
      XCTAssertFalse(isAsToday(value), "\(name): exception \(value)")
    }
    return kind
  }

  func testVerdictsStayWithinAndTurnBeyond() {
    var kinds: [String: Int] = [:]
    let first = ReferenceRun.firstSeed
    for seed in first..<first + UInt64(ReferenceRun.count(default: 1_000)) {
      let model = RandomModel.model(seed: seed, Self.features[Int(seed % 4)])
      let verdict = Verdict(of: model)
      guard verdict.precision == .numbers else { continue }
      var random = SplitMix64(seed: seed)
      let all = model.assumptions
      if all.isEmpty { continue }
      do {
        let assumption = random.pick(all)
        guard let turn = try? Turn(of: assumption, in: verdict) else {
          XCTFail("seed \(seed): \(assumption)")
          continue
        }
        let name = "seed \(seed), \(assumption) today \(turn.today)"
        XCTAssertEqual(turn.now, outcome(model, assumption, turn.today), name)
        for (end, direction) in [(turn.below, Rational(-1)), (turn.above, 1)] {
          let kind = check(end, of: turn, in: model, direction: direction, name, &random)
          kinds[kind, default: 0] += 1
        }
      }
    }
    if kinds.values.reduce(0, +) < 300 { return }
    for (kind, least) in ["exact": 150, "found": 75, "bound": 125, "open": 150] {
      XCTAssertGreaterThanOrEqual(kinds[kind] ?? 0, least, "\(kind) in \(kinds)")
    }
    XCTAssertNil(kinds["unsettled"], "\(kinds)")
  }

  func testRobustRanksWhatTurnsTheVerdict() {
    var turning = 0
    let first = ReferenceRun.firstSeed
    for seed in first..<first + UInt64(ReferenceRun.count(default: 12)) {
      let model = RandomModel.model(seed: seed, Self.features[Int(seed % 4)])
      let verdict = Verdict(of: model)
      guard let robustness = Robustness(of: verdict) else { continue }
      func said(_ verdict: Verdict) -> String {
        "\(verdict.overall) \(verdict.basis?.rawValue ?? "") \(verdict.perverse)"
      }
      func said(_ assumption: Assumption, _ value: Rational) -> String {
        said(Verdict(of: model.setting(assumption, to: value)))
      }
      let whole = said(verdict)
      for row in robustness.rows {
        turning += 1
        let name = "seed \(seed), \(row.assumption)"
        let becomes = row.point.becomes
        XCTAssertEqual(said(row.assumption, row.point.inside), whole, name)
        XCTAssertEqual(
          said(row.assumption, row.point.outside),
          "\(becomes.overall) \(becomes.basis?.rawValue ?? "") \(becomes.isPerverse)", name)
        XCTAssertNotEqual(said(row.assumption, row.point.outside), whole, name)
        XCTAssertLessThanOrEqual(row.change.magnitude, robustness.range, name)
      }
      let rest = model.assumptions.filter { assumption in
        !robustness.rows.contains { $0.assumption == assumption }
          && model.value(of: assumption)?.isZero == false
      }
      XCTAssertEqual(robustness.steady + robustness.tried, rest.count, "seed \(seed)")
      for assumption in rest {
        guard let today = model.value(of: assumption) else { continue }
        let domain = model.domain(of: assumption)
        for part in [Rational(-1, over: 2), Rational(1, over: 2)] {
          let value = today + today.magnitude * part
          if value < domain.from ?? value || value > domain.to ?? value { continue }
          XCTAssertEqual(
            said(assumption, value), whole, "seed \(seed), \(assumption) at \(value)")
        }
      }
    }
    XCTAssertGreaterThan(turning, 5)
  }
}
