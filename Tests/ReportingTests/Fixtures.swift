import Arithmetic
import Diagnostics
import Evaluation
import Syntax

@testable import Analysis

/// Verdicts built by hand, so that what is written does not wait for what is computed.
enum Fixtures {
  /// The discharge example of the manual.
  static func dischargeModel() -> Model {
    var model = Model()
    model.parties = [
      .init(Identity("Region", title: "Region Norrland"), capacity: Sourced(2_000)),
      .init(Identity("Kommun"), capacity: Sourced(1_800), horizon: Sourced(365)),
    ]
    model.indicators = [
      .init(Identity("BedDays"), better: .lower, unit: ("day", "days"), baseline: Sourced(9_000)),
      .init(
        Identity("Readmissions"), better: .lower, unit: ("patient", "patients"),
        baseline: Sourced(1_200)),
      .init(Identity("UrgentVisits"), better: .lower, unit: ("visit", "visits")),
    ]
    model.activities = [
      .init(
        Identity("EarlyPlan", title: "plan the way home together, from day one"),
        performers: [
          .init(party: 0, effort: Sourced(2), money: Sourced(0)),
          .init(party: 1, effort: Sourced(Rational(5, over: 2)), money: Sourced(900)),
        ], cap: Sourced(600)),
      .init(
        Identity("QuickDischarge", title: "send home as soon as possible"),
        performers: [.init(party: 0, effort: Sourced(Rational(1, over: 2)), money: Sourced(0))],
        cap: Sourced(5_000)),
    ]
    model.measures = [
      .init(Identity("Queue"), party: 0, indicator: 0, rate: Sourced(4_000)),
      .init(
        Identity("Liability"), party: 1, indicator: 0, rate: Sourced(7_800),
        payers: [.init(party: 0, share: 1)]),
    ]
    return model
  }

  /// The verdict on the discharge example without any scenario.
  static func discharge() -> Verdict {
    var verdict = empty(dischargeModel())
    verdict.overall = .silo
    verdict.basis = .joint
    verdict.jointShare = 0
    verdict.valueKept = Rational(-4_800_000) / 22_860_000
    verdict.perverse = true
    verdict.harm = -4_800_000
    verdict.values = .init(
      silo: -4_800_000, predicted: -4_800_000, agreement: 20_000_000, joint: 22_860_000)
    verdict.selfEnforcing = false
    verdict.exactness = .exact
    verdict.valueSources = [.goal, .goal, .goal]
    fillParties(&verdict)
    fillActivities(&verdict)
    fillMeasures(&verdict)
    verdict.shifts = [
      Shift(from: 0, to: 1, activity: 1, amount: 4_800_000, isWorthwhile: false)
    ]
    return verdict
  }

  private static func fillParties(_ verdict: inout Verdict) {
    verdict.parties[0].temptation = 11_764_000
    verdict.parties[0].deviation = [
      .init(activity: 0, from: 600, to: 0), .init(activity: 1, from: 0, to: 4_000),
    ]
    verdict.parties[0].utility = (20_800_000, 20_800_000, 9_036_000)
    verdict.parties[0].hourPrice = 10_400
    verdict.parties[0].congruenceSquared = Rational(1, over: 4)
    verdict.parties[1].temptation = 0
    verdict.parties[1].utility = (-4_800_000, -4_800_000, 13_824_000)
    verdict.parties[1].patience = 0
  }

  private static func fillActivities(_ verdict: inout Verdict) {
    verdict.activities[0].worth = 38_100
    verdict.activities[0].structure = .depends
    setGains([0: 15_060, 1: 23_040], &verdict.activities[0])
    verdict.activities[0].plan = (0, 0, 500, 600)
    verdict.activities[0].pocket = .wrongPocket
    verdict.activities[0].short = [5_740, 0]
    verdict.activities[0].surplus = 17_300
    verdict.activities[0].fairSplit = [14_390, -14_390]
    verdict.activities[0].trustNeeded = [Rational(4, over: 5), Rational(1, over: 3)]
    verdict.activities[1].worth = -1_200
    verdict.activities[1].structure = .depends
    setGains([0: 5_200, 1: -1_200], &verdict.activities[1])
    verdict.activities[1].plan = (4_000, 4_000, 0, 0)
  }

  private static func fillMeasures(_ verdict: inout Verdict) {
    verdict.measures[0].direction = .silo
    verdict.measures[0].harmful = true
    verdict.measures[0].rate = 4_000
    verdict.measures[0].bestJoint = .init(activity: 0, perHour: .finite(6_000))
    verdict.measures[0].bestSolo = .init(activity: 1, perHour: .finite(8_000))
    verdict.measures[1].direction = .joint
    verdict.measures[1].rate = 7_800
    verdict.measures[1].bestJoint = .init(activity: 0, perHour: .finite(9_360))
    verdict.measures[1].turningRange = .init(from: 120, to: nil)
  }

  /// Gives parties their gains from one unit of an activity.
  static func setGains(_ gains: [Int: Rational], _ activity: inout ActivityVerdict) {
    let old = activity.gains.filter { gains[$0.party] == nil }
    let new = gains.map { PartyGain(party: $0.key, amount: $0.value) }
    activity.gains = (old + new).sorted { $0.party < $1.party }
  }

  /// A verdict that says nothing yet of `model`.
  static func empty(
    _ model: Model, precision: Verdict.Precision = .numbers, missing: [Missing] = []
  ) -> Verdict {
    Verdict(
      model: model, precision: precision, missing: missing, overall: .undetermined, perverse: false,
      values: .init(), exactness: .notNeeded, tiesDecided: [],
      parties: model.parties.map { _ in PartyVerdict() },
      activities: model.activities.map { _ in ActivityVerdict() },
      measures: model.measures.map { _ in MeasureVerdict(direction: .silent) }, shifts: [],
      valueSources: [])
  }
}
