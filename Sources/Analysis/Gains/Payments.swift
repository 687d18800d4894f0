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
    /// Who is touched: the holder by 1, each payer by its share below 0.
    let sides: [Side]
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
  }

  /// The rate of each measure after it was made linear.
  let linear: [Linear]
  /// All parts with a limit, by measure.
  let capped: [Capped]
  /// What the parties touched by `capped` see of its indicators.
  let outlooks: [Outlook]
  /// The parts of `capped` in each outlook.
  let cappedIn: Grouping
  /// The outlooks on each indicator.
  let outlooksOn: Grouping
  /// Who gets and who pays each measure, in force and in the party's own unit; the holder first.
  let sides: [[Side]]
  /// The indicator of each measure.
  let indicatorOf: [Int]
  /// Why a form could not be made linear; nil where all could.
  let obstacle: LinearProgram.Unavailability?

  init(_ instance: Instance) {
    var reach = Reach(instance)
    var outlooks = Outlooks(instance)
    var linear: [Linear] = []
    var capped: [Capped] = []
    var sides: [[Side]] = []
    for (index, measure) in instance.model.measures.enumerated() {
      let touched = Payments.sides(of: measure, in: instance)
      sides.append(touched)
      var made = Linear(rate: measure.rate?.value, form: .asWritten)
      made.apply(measure, &reach)
      func cap(_ rate: Rational?, at limit: Rational?) {
        guard let rate, !rate.isZero, let limit else { return }
        for (outlook, sides) in outlooks.group(touched, on: measure.indicator) {
          capped.append(
            Capped(measure: index, outlook: outlook, rate: rate, limit: limit, sides: sides))
        }
      }
      cap(made.rate, at: measure.upTo?.value)
      let bonus = made.applyBonus(of: measure, &reach)
      cap(bonus, at: measure.bonus?.at.value)
      linear.append(made)
    }
    self.linear = linear
    self.capped = capped
    self.sides = sides
    indicatorOf = instance.model.measures.map(\.indicator)
    self.outlooks = outlooks.all
    cappedIn = Grouping(count: outlooks.all.count, groupOf: capped.map(\.outlook))
    outlooksOn = Grouping(
      count: instance.indicatorCount, groupOf: outlooks.all.map(\.indicator))
    obstacle = reach.obstacle
  }

  /// Who gets and who pays a measure; nobody where it is not in force.
  ///
  /// Points and money do not mix: whoever is held in points counts points alone, others money alone.
  private static func sides(of measure: Model.Measure, in instance: Instance) -> [Side] {
    guard instance.model.isInForce(from: measure.from, until: measure.until) else { return [] }
    func counts(_ party: Int) -> Bool {
      instance.isInPoints[party] == (measure.currency == .points)
    }
    var sides: [Side] = []
    if counts(measure.party) { sides.append(Side(party: measure.party, weight: 1)) }
    for payer in measure.payers where measure.currency == .money && counts(payer.party) {
      sides.append(Side(party: payer.party, weight: -payer.share))
    }
    return sides
  }
}

extension Payments {
  /// Units of improvement of a plan in each outlook.
  func improvements(by plan: [Rational], in instance: Instance) -> [Rational] {
    var sums = [Rational](repeating: 0, count: outlooks.count)
    if sums.isEmpty { return sums }
    for (activity, amount) in plan.enumerated() where !amount.isZero {
      for impact in instance.impacts[activity] {
        for outlook in outlooksOn[impact.indicator] {
          guard let seen = impact.seen(within: outlooks[outlook].horizon) else { continue }
          sums[outlook] += seen * amount
        }
      }
    }
    return sums
  }
}

extension Outlooks {
  /// The sides of a measure of `indicator` by what they see of it.
  fileprivate mutating func group(
    _ sides: [Payments.Side], on indicator: Int
  ) -> [(outlook: Int, sides: [Payments.Side])] {
    if sides.count == 1 { return [(place(of: indicator, for: sides[0].party), sides)] }
    var groups: [(outlook: Int, sides: [Payments.Side])] = []
    for side in sides {
      let outlook = place(of: indicator, for: side.party)
      if let index = groups.firstIndex(where: { $0.outlook == outlook }) {
        groups[index].sides.append(side)
      } else {
        groups.append((outlook, [side]))
      }
    }
    return groups
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
