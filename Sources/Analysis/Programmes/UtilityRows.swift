import Arithmetic

/// What each party earns from a plan, as terms of conditions: who pays for a limited measure is
/// charged linearly.
///
///     by activity:   u_i = SUM a  gain(i,a) x_a - what limits take
///     by indicator:  u_i = SUM k  stake(i,k) y_k - SUM a  cost(i,a) x_a - what limits take
///                    y_k = SUM a  seen(a,k) x_a
///
/// Whoever has a stake in an indicator gains or loses by all that moves it: where many have stakes in
/// what much moves, a column for each indicator, as each horizon sees it, leaves far fewer terms.
struct UtilityRows {
  /// What the terms are over.
  enum Form { case activities, indicators }

  private let instance: Instance
  private let gains: Gains
  private let work: WorkProgram
  /// The terms of each party.
  private(set) var terms: [[LinearProgram.Term]]

  /// From how many terms over activities on the other form is thought of.
  private static let leastTerms = 50_000

  /// Lists the terms, and adds to `program` the columns and conditions of indicators, if any.
  ///
  /// - Precondition: all figures are known.
  /// - Complexity: O(n log n) in the terms, the effects of activities and the stakes.
  init(
    _ instance: Instance, _ gains: Gains, _ work: WorkProgram, _ form: Form,
    in program: inout LinearProgram
  ) {
    (self.instance, self.gains, self.work) = (instance, gains, work)
    terms = Array(repeating: [], count: instance.partyCount)
    switch form {
    case .activities: addGains()
    case .indicators:
      addMoney()
      addStakes(to: &program)
    }
  }

  /// The form with fewer terms, where that makes a difference to a programme that is not sifted.
  static func form(
    _ instance: Instance, _ gains: Gains, _ work: WorkProgram, in program: LinearProgram
  ) -> Form {
    let rows = program.rows.count + instance.partyCount
    if Sifting.isWide(rows: rows, columns: program.columns.count) { return .activities }
    let overActivities = work.activities.reduce(0) { $0 + gains[$1].count }
    if overActivities < leastTerms { return .activities }
    let effects = work.activities.reduce(0) { $0 + instance.impacts.numbers(of: $1).count }
    let overIndicators = effects + instance.pairParty.count + gains.stakes.count
    return 2 * overIndicators < overActivities ? .indicators : .activities
  }

  /// Adds what a unit of each activity gives.
  private mutating func addGains() {
    for activity in work.activities {
      for gain in gains[activity] {
        guard let amount = gain.amount, !amount.isZero else { continue }
        terms[gain.party].append((work.columnOf[activity], amount))
      }
    }
  }

  /// Adds what a unit of each activity costs in money, shares in budgets included.
  private mutating func addMoney() {
    for activity in work.activities {
      for (party, amount) in gains.money(of: activity) {
        terms[party].append((work.columnOf[activity], amount))
      }
    }
  }

  /// Adds what a unit of each indicator gives, as those who have a stake in it see it.
  private mutating func addStakes(to program: inout LinearProgram) {
    let (stakes, first) = (gains.stakes, program.columns.count)
    var outlooks = Outlooks(instance)
    for indicator in 0..<instance.indicatorCount {
      for number in stakes.on(indicator) where !stakes[number].weight.isZero {
        let stake = stakes[number]
        let place = outlooks.place(of: indicator, for: stake.party)
        terms[stake.party].append((first + place, stake.weight))
      }
    }
    addImprovements(outlooks.all, to: &program)
  }

  /// Adds a column for what a plan improves each indicator by within each horizon, what arrives later
  /// being added to what arrives sooner.
  private func addImprovements(_ outlooks: [Outlook], to program: inout LinearProgram) {
    let first = program.columns.count
    var chains = [[Int]](repeating: [], count: instance.indicatorCount)
    for (place, outlook) in outlooks.enumerated() {
      chains[outlook.indicator].append(place)
      program.add(LinearProgram.Column(lower: nil))
    }
    for indicator in chains.indices {
      chains[indicator].sort { outlooks[$0].sees(lessThan: outlooks[$1]) }
    }
    var rows = [[LinearProgram.Term]](repeating: [], count: outlooks.count)
    for activity in work.activities {
      for number in instance.impacts.numbers(of: activity) {
        let impact = instance.impacts[number: number]
        var sooner: Rational = 0
        for place in chains[impact.indicator] {
          let seen = instance.impacts.seen(impact, within: outlooks[place].horizon) ?? 0
          if seen != sooner { rows[place].append((work.columnOf[activity], seen - sooner)) }
          sooner = seen
        }
      }
    }
    for chain in chains {
      for (index, place) in chain.enumerated() {
        if index > 0 { rows[place].append((first + chain[index - 1], 1)) }
        rows[place].append((first + place, -1))
        program.add(LinearProgram.Row(rows[place], lower: 0, upper: 0))
      }
    }
  }
}

extension Outlook {
  /// Whether it sees less far than another on the same indicator.
  fileprivate func sees(lessThan other: Outlook) -> Bool {
    guard let horizon else { return false }
    return other.horizon.map { horizon < $0 } ?? true
  }
}
