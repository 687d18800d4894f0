import Arithmetic
import Evaluation

/// The measures as payments that are linear, or linear up to a limit.
///
///     up to U:      rho * min(improvement, U), on the whole plan's improvement, as far as who is
///                   paid or pays sees it
///     only from T:  rho if R >= T, else silent
///     beyond L:     rho * (R - L) / R, silent if R <= L
///     bonus B at T: B / T per unit up to T if R >= T, else silent
///
/// R is the largest improvement of the indicator by activities the holder takes part in.
struct Payments: Sendable {
  /// A part of a measure that pays for the first units of improvement only, for those who see alike.
  struct Capped: Sendable {
    let measure: Int
    /// What they see of the indicator, as a place in `outlooks`.
    let outlook: Int
    /// Money or points per unit, not 0.
    let rate: Rational
    /// Units of improvement of the whole plan that they see.
    let limit: Rational
    /// Who is touched: the holder by 1, each payer by its share below 0; a part of `sides`.
    let sides: Range<Int>
  }

  /// How much of a rate a party gets (above 0) or pays (below 0).
  struct Side: Hashable, Sendable {
    let party: Int
    let weight: Rational

    /// Whether the party gets the rate.
    var isHolder: Bool { weight.sign > 0 }
  }

  /// What is known of a measure's rate.
  struct Linear: Sendable {
    /// The rate over the first units of improvement, nil where it is unknown.
    var rate: Rational?
    var form: MeasureVerdict.Form
    /// The sign of what is paid per unit as it is written; a rate that is not given is above zero.
    let sign: Int
  }

  /// The rate of each measure after it was made linear.
  let linear: [Linear]
  /// All parts with a limit, by measure; none before they are listed, as long as no plan is made.
  var capped: [Capped] = []
  /// What the parties touched by `capped` see of its indicators.
  var outlooks: [Outlook] = []
  /// The parts of `capped` in each outlook.
  var cappedIn = Grouping.none
  /// The outlooks on each indicator.
  var outlooksOn = Grouping.none
  /// Who gets and who pays measures.
  var sides: [Side]
  /// The sides of each measure.
  private let sidesOf: [Range<Int>]
  /// What measures with a bonus pay per unit, apart from it and by it.
  let bonuses: [Int: (besides: Rational?, bonus: Rational?)]
  /// The indicator of each measure.
  let indicatorOf: [Int]
  /// Why a form could not be made linear; nil where all could.
  let obstacle: LinearProgram.Unavailability?

  /// The payments, limits included.
  init(_ instance: Instance) {
    self.init(withoutLimits: instance)
    listLimits(in: instance)
  }

  /// The payments as they are for the first units of improvement.
  ///
  /// - Complexity: O(n) in the measures and their payers, and a linear programme for each that pays from
  ///   some improvement on.
  init(withoutLimits instance: Instance) {
    let measures = instance.model.measures
    var reach = Reach(instance)
    var sides: [Side] = []
    var linear: [Linear] = []
    var sidesOf: [Range<Int>] = []
    var bonuses: [Int: (besides: Rational?, bonus: Rational?)] = [:]
    linear.reserveCapacity(measures.count)
    sidesOf.reserveCapacity(measures.count)
    for row in measures.indices {
      let first = sides.count
      instance.addSides(of: row, to: &sides)
      sidesOf.append(first..<sides.count)
      let rate = measures[row].rate?.value
      var sign = rate?.sign ?? 1
      if sign == 0 { sign = measures[row].bonus?.amount.value.sign ?? 0 }
      var made = Linear(rate: rate, form: .asWritten, sign: sign)
      let isBent = measures[row].onlyFrom != nil || measures[row].beyond != nil
      if isBent { made.apply(measures[row], &reach) }
      if measures[row].bonus != nil {
        let besides = made.rate
        bonuses[row] = (besides, made.applyBonus(of: measures[row], &reach))
      }
      linear.append(made)
    }
    (self.linear, self.sides, self.sidesOf, self.bonuses) = (linear, sides, sidesOf, bonuses)
    indicatorOf = measures.indices.map { measures[$0].indicator }
    obstacle = reach.obstacle
  }

  /// Who gets and who pays a measure, in force and in the party's own unit; the holder first.
  func sides(of measure: Int) -> ArraySlice<Side> { sides[sidesOf[measure]] }

  /// Where the sides of a measure are in `sides`.
  func range(of measure: Int) -> Range<Int> { sidesOf[measure] }

  /// Whether a party gets what a measure pays.
  func isHolding(_ party: Int, by measure: Int) -> Bool {
    sidesOf[measure].contains { sides[$0].party == party && sides[$0].isHolder }
  }

  /// Who is touched by a part with a limit.
  func sides(of capped: Capped) -> ArraySlice<Side> { sides[capped.sides] }
}

extension Instance {
  /// Adds who gets and who pays a measure; nobody where it is not in force.
  ///
  /// Points and money do not mix: whoever is held in points counts points alone, others money alone.
  fileprivate func addSides(of row: Int, to sides: inout [Payments.Side]) {
    let measures = model.measures
    guard model.isInForce(measure: row) else { return }
    let countsPoints = measures[row].currency == .points
    if isInPoints[measures[row].party] == countsPoints {
      sides.append(Payments.Side(party: measures[row].party, weight: 1))
    }
    if countsPoints { return }
    for index in measures[row].payers.indices {
      let party = measures[row].payers[index].party
      if isInPoints[party] { continue }
      sides.append(Payments.Side(party: party, weight: -measures[row].payers[index].share))
    }
  }
}

extension Payments {
  /// Units of improvement of a plan in each outlook.
  func improvements(by plan: [Rational], in instance: Instance) -> [Rational] {
    var sums = [Rational](repeating: 0, count: outlooks.count)
    if sums.isEmpty { return sums }
    for (activity, amount) in plan.enumerated() where !amount.isZero {
      for number in instance.impacts.numbers(of: activity) {
        let impact = instance.impacts[number: number]
        for outlook in outlooksOn[impact.indicator] {
          guard let seen = instance.impacts.seen(impact, within: outlooks[outlook].horizon) else {
            continue
          }
          sums[outlook] += seen * amount
        }
      }
    }
    return sums
  }
}

extension Payments.Linear {
  /// Makes `only from` and `beyond` linear.
  fileprivate mutating func apply(_ measure: Model.Measure, _ reach: inout Reach) {
    if let threshold = measure.onlyFrom?.value {
      guard let reachable = reach.reachable(by: measure.party, on: measure.indicator) else {
        rate = nil
        return
      }
      form = .onlyFrom(threshold: threshold, reachable: reachable.amount)
      if reachable < threshold { rate = 0 }
    }
    if let limit = measure.beyond?.value {
      guard let reachable = reach.reachable(by: measure.party, on: measure.indicator) else {
        rate = nil
        return
      }
      form = .beyond(limit: limit, reachable: reachable.amount)
      guard let most = reachable.amount else { return }
      rate = most <= limit || most.isZero ? 0 : rate.map { $0 * (most - limit) / most }
    }
  }

  /// Adds a bonus to the rate and returns what it pays per unit; nil where there is none.
  fileprivate mutating func applyBonus(
    of measure: Model.Measure, _ reach: inout Reach
  ) -> Rational? {
    guard let bonus = measure.bonus else { return nil }
    guard let reachable = reach.reachable(by: measure.party, on: measure.indicator) else {
      rate = nil
      return nil
    }
    form = .bonus(threshold: bonus.at.value, reachable: reachable.amount)
    if bonus.at.value.sign <= 0 || reachable < bonus.at.value { return nil }
    let perUnit = bonus.amount.value / bonus.at.value
    rate = rate.map { $0 + perUnit }
    return perUnit
  }
}
