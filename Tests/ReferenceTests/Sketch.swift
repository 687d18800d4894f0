import Arithmetic
import Evaluation

/// Short ways to write a model by hand.
extension Model {
  /// Adds a party and returns its index.
  mutating func party(
    _ name: String, capacity: Rational? = nil, horizon: Rational? = nil, keeps: Rational? = nil
  ) -> Int {
    parties.append(
      Party(
        Identity(name), capacity: capacity.map { Sourced($0) },
        horizon: horizon.map { Sourced($0) },
        keeps: keeps.map { Sourced($0) }))
    return parties.count - 1
  }

  /// Adds an indicator and returns its index.
  mutating func indicator(
    _ name: String, better: Bool, fallsOn: [(Int, Rational)] = []
  ) -> Int {
    indicators.append(
      Indicator(
        Identity(name), better: better ? .higher : .lower,
        fallsOn: LineList(fallsOn.map { FallsOn(party: $0.0, amount: Sourced($0.1)) })))
    return indicators.count - 1
  }

  /// Adds an activity and returns its index; an effect is a signed number.
  mutating func activity(
    _ name: String, by: [(Int, hours: Rational?, money: Rational?)], cap: Rational? = nil,
    effects: [(Int, Rational, lag: Rational?)]
  ) -> Int {
    activities.append(
      Activity(
        Identity(name),
        performers: LineList(
          by.map {
            Performer(
              party: $0.0, effort: $0.hours.map { Sourced($0) },
              money: $0.money.map { Sourced($0) })
          }),
        cap: cap.map { Sourced($0) },
        effects: LineList(
          effects.map {
            Effect(
              indicator: $0.0, moves: $0.1 < 0 ? .lower : .higher, amount: Sourced($0.1.magnitude),
              lag: $0.lag.map { Sourced($0) })
          })))
    return activities.count - 1
  }

  /// Adds a measure in money.
  mutating func measure(
    _ name: String, _ party: Int, _ indicator: Int, _ rate: Rational?, payers: [Int] = [],
    upTo: Rational? = nil
  ) {
    measures.append(
      Measure(
        Identity(name), party: party, indicator: indicator, rate: rate.map { Sourced($0) },
        payers: payers.map { Payer(party: $0, share: 1) }, upTo: upTo.map { Sourced($0) }))
  }

  /// Adds a goal with worths.
  mutating func goal(_ name: String, worths: [(Int, Rational)]) {
    goals.append(
      Goal(
        Identity(name), owners: Array(parties.indices),
        worths: LineList(worths.map { Worth(indicator: $0.0, amount: Sourced($0.1)) })))
  }
}

/// The worked example of design/verdict.md.
func workedExample(shared: Bool) -> Model {
  var model = Model(scenario: shared ? "Shared" : "base")
  let region = model.party("Region", capacity: 2_000)
  let kommun = model.party("Kommun", capacity: 1_800, horizon: shared ? 3 * 365 : 365)
  let bedDays = model.indicator("BedDays", better: false, fallsOn: [(region, 9_000)])
  let readmissions = model.indicator("Readmissions", better: false)
  let visits = model.indicator("UrgentVisits", better: false, fallsOn: [(kommun, 900)])
  let early = model.activity(
    "EarlyPlan", by: [(region, 2, 0), (kommun, Rational(5, over: 2), 900)], cap: 600,
    effects: [(bedDays, -3, nil), (readmissions, Rational(-1, over: 5), 730)])
  _ = model.activity(
    "QuickDischarge", by: [(region, Rational(1, over: 2), 0)], cap: 5_000,
    effects: [(bedDays, -1, nil), (readmissions, Rational(1, over: 50), nil), (visits, 10, nil)])
  if !shared { model.measure("Queue", region, bedDays, 4_000) }
  model.measure("Liability", kommun, bedDays, 7_800, payers: [region])
  if shared {
    model.measure("Back", region, readmissions, 30_000)
    model.measure("Back", kommun, readmissions, 30_000)
  }
  model.goal(
    "SafelyHome", worths: [(bedDays, 9_000), (readmissions, 60_000), (visits, 900)])
  model.budgets = [
    Model.Budget(
      Identity("HomeFund"),
      contributions: [
        Model.Contribution(party: region, share: Sourced(Rational(3, over: 5))),
        Model.Contribution(party: kommun, share: Sourced(Rational(2, over: 5))),
      ], covers: [Model.Coverage(activity: early, share: Sourced(1))], limit: Sourced(1_500_000))
  ]
  return model
}
