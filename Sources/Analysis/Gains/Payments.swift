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
  /// All parts with a limit, by measure.
  let capped: [Capped]
  /// What the parties touched by `capped` see of its indicators.
  let outlooks: [Outlook]
  /// The parts of `capped` in each outlook.
  let cappedIn: Grouping
  /// The outlooks on each indicator.
  let outlooksOn: Grouping
  /// Who gets and who pays measures.
  let sides: [Side]
  /// The sides of each measure.
  private let sidesOf: [Range<Int>]
  /// The indicator of each measure.
  let indicatorOf: [Int]
  /// Why a form could not be made linear; nil where all could.
  let obstacle: LinearProgram.Unavailability?

  init(_ instance: Instance) {
    let measures = instance.model.measures
    var reach = Reach(instance)
    var outlooks = Outlooks(instance)
    var sides = SideList(instance)
    var linear: [Linear] = []
    var capped: [Capped] = []
    var sidesOf: [Range<Int>] = []
    linear.reserveCapacity(measures.count)
    sidesOf.reserveCapacity(measures.count)
    for row in measures.indices {
      let touched = sides.add(row)
      sidesOf.append(touched)
      let rate = measures[row].rate?.value
      var sign = rate?.sign ?? 1
      if sign == 0 { sign = measures[row].bonus?.amount.value.sign ?? 0 }
      var made = Linear(rate: rate, form: .asWritten, sign: sign)
      func cap(_ rate: Rational?, at limit: Rational?) {
        guard let rate, !rate.isZero, let limit else { return }
        sides.group(touched, on: measures[row].indicator, &outlooks) { outlook, sides in
          capped.append(
            Capped(measure: row, outlook: outlook, rate: rate, limit: limit, sides: sides))
        }
      }
      let isBent = measures[row].onlyFrom != nil || measures[row].beyond != nil
      if isBent { made.apply(measures[row], &reach) }
      cap(made.rate, at: measures[row].upTo?.value)
      if measures[row].bonus != nil {
        let bonus = made.applyBonus(of: measures[row], &reach)
        cap(bonus, at: measures[row].bonus?.at.value)
      }
      linear.append(made)
    }
    self.linear = linear
    self.capped = capped
    (self.sides, self.sidesOf) = (sides.items, sidesOf)
    indicatorOf = measures.indices.map { measures[$0].indicator }
    self.outlooks = outlooks.all
    cappedIn = Grouping(count: outlooks.all.count, groupOf: capped.map(\.outlook))
    outlooksOn = Grouping(
      count: instance.indicatorCount, groupOf: outlooks.all.map(\.indicator))
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

/// Who gets and who pays, as it is collected.
private struct SideList {
  private let instance: Instance
  private(set) var items: [Payments.Side] = []

  init(_ instance: Instance) { self.instance = instance }

  /// Adds the sides of a measure; none where it is not in force.
  ///
  /// Points and money do not mix: whoever is held in points counts points alone, others money alone.
  mutating func add(_ row: Int) -> Range<Int> {
    let measures = instance.model.measures
    let first = items.count
    guard instance.model.isInForce(measure: row) else { return first..<first }
    let isInPoints = measures[row].currency == .points
    if instance.isInPoints[measures[row].party] == isInPoints {
      items.append(Payments.Side(party: measures[row].party, weight: 1))
    }
    if isInPoints { return first..<items.count }
    for index in measures[row].payers.indices {
      let party = measures[row].payers[index].party
      if instance.isInPoints[party] { continue }
      items.append(Payments.Side(party: party, weight: -measures[row].payers[index].share))
    }
    return first..<items.count
  }

  /// Tells sides of a measure of `indicator` by what they see of it.
  mutating func group(
    _ sides: Range<Int>, on indicator: Int, _ outlooks: inout Outlooks,
    _ tell: (_ outlook: Int, _ sides: Range<Int>) -> Void
  ) {
    guard let side = sides.first else { return }
    let first = outlooks.place(of: indicator, for: items[side].party)
    if sides.count == 1 { return tell(first, sides) }
    let places = sides.map { outlooks.place(of: indicator, for: items[$0].party) }
    if places.allSatisfy({ $0 == first }) { return tell(first, sides) }
    var told: [Int] = []
    for place in places where !told.contains(place) {
      told.append(place)
      let start = items.count
      for (side, own) in zip(sides, places) where own == place { items.append(items[side]) }
      tell(place, start..<items.count)
    }
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
