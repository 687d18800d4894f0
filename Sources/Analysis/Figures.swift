import Arithmetic
import Diagnostics
import Evaluation
import Syntax

extension Verdict {
  /// Returns the value of a figure of the language, of the entities its kind names.
  ///
  /// Undetermined, with what is missing, where the script's precision does not reach; `none` where
  /// there is no such value by its nature (no rate turns a measure) or by what it is asked of.
  /// What is unlimited is infinite. The second entity of a measure's figure is its holder.
  public func value(of figure: Figure.Kind, first: Entity?, second: Entity?) -> Value {
    switch figure {
    case .worth: ofActivity(first) { known(activities[$0].worth, else: missing(forWorthOf: $0)) }
    case .plan: ofActivity(first) { known(activities[$0].plan.predicted) }
    case .alonePlan: ofActivity(first) { known(activities[$0].plan.silo) }
    case .jointPlan: ofActivity(first) { known(activities[$0].plan.joint) }
    case .surplus: ofActivity(first) { pocketFigure(activities[$0].surplus, of: $0) }
    case .cap:
      ofActivity(first) { a in
        let activity = model.activities[a]
        return limit(activity.cap, .cap(activity: activity.id.name))
      }
    case .level: ofIndicator(first) { level(of: $0, in: \.plan.predicted) }
    case .observed: ofIndicator(first, lastObserved)
    case .effect: ofActivity(first) { a in ofIndicator(second) { effect(of: a, on: $0) } }
    case .temptation: ofParty(first) { known(parties[$0].temptation) }
    case .patience: ofParty(first, patience)
    case .congruence: ofParty(first, congruence)
    case .capacity:
      ofParty(first) { p in
        let party = model.parties[p]
        return limit(party.capacity, .capacity(party: party.id.name))
      }
    case .horizon: ofParty(first) { limit(model.parties[$0].horizon) }
    case .gain: ofWork(first, second, gainValue)
    case .effort: ofWork(first, second, effort)
    case .cost: ofWork(first, second, cost)
    case .perHour: ofWork(first, second, perHour)
    case .short: ofWork(first, second, short)
    case .shift: ofParty(first) { from in ofParty(second) { shift(from: from, to: $0) } }
    case .rate: ofRows(first, of: second, rate)
    case .turningRange: ofRows(first, of: second, turningRange)
    case .share: ofParty(first) { p in ofBudget(second) { .number(share(of: p, in: $0)) } }
    case .limit: ofBudget(first) { limit(model.budgets[$0].limit) }
    case .valueAlone: known(values.silo)
    case .valuePredicted: known(values.predicted)
    case .valueJoint: known(values.joint)
    case .valueAgreement: known(values.agreement)
    case .valueKept: values.joint == nil ? undetermined() : known(valueKept, else: nil)
    case .jointShare: jointShareValue
    case .harm: known(harm)
    }
  }

  /// Returns the value of `figure`; see `value(of:first:second:)`.
  public func value(of figure: AskedFigure) -> Value {
    value(of: figure.kind, first: figure.first, second: figure.second)
  }

  /// Undetermined for all that the whole answer lacks.
  func undetermined() -> Value { .undetermined(missing) }

  /// The number, or undetermined for all that the whole answer lacks.
  private func known(_ number: Rational?) -> Value { number.map(Value.number) ?? undetermined() }

  /// The number, else undetermined for what is given, else no value.
  private func known(
    _ number: Rational?, else missing: @autoclosure () -> [Missing]?
  ) -> Value {
    if let number { return .number(number) }
    guard let missing = missing() else { return .none }
    return missing.isEmpty ? undetermined() : .undetermined(missing)
  }

  /// The number, infinite where the script sets no limit, undetermined where a table lacks it.
  private func limit(_ figure: Sourced?, _ what: Missing.What? = nil) -> Value {
    if let figure { return .number(figure.value) }
    if let what, let missing = model.missingCells[what] { return .undetermined([missing]) }
    return .infinite(positive: true)
  }

  /// The value for the activity an entity is, none for anything else.
  private func ofActivity(_ entity: Entity?, _ value: (Int) -> Value) -> Value {
    guard case .activity(let activity) = entity else { return .none }
    return value(activity)
  }

  /// The value for the party an entity is, none for anything else.
  private func ofParty(_ entity: Entity?, _ value: (Int) -> Value) -> Value {
    guard case .party(let party) = entity else { return .none }
    return value(party)
  }

  /// The value for the indicator an entity is, none for anything else.
  private func ofIndicator(_ entity: Entity?, _ value: (Int) -> Value) -> Value {
    guard case .indicator(let indicator) = entity else { return .none }
    return value(indicator)
  }

  /// The value for the budget an entity is, none for anything else.
  private func ofBudget(_ entity: Entity?, _ value: (Int) -> Value) -> Value {
    guard case .budget(let budget) = entity else { return .none }
    return value(budget)
  }

  /// The value for a party and an activity, none for anything else.
  private func ofWork(
    _ party: Entity?, _ activity: Entity?, _ value: (Int, Int) -> Value
  ) -> Value {
    ofParty(party) { party in ofActivity(activity) { value(party, $0) } }
  }

  /// What all rows of a measure, or that held by `holder`, have in common.
  private func ofRows(_ entity: Entity?, of holder: Entity?, _ value: (Int) -> Value) -> Value {
    let chosen = rows(of: entity, heldBy: holder)
    guard let first = chosen.first.map(value) else { return .none }
    if chosen.allSatisfy({ value($0) == first }) { return first }
    let measure = model.measures[chosen[0]]
    let holder = model.parties[measure.party].id.name
    return .undetermined([Missing(.other("the holder, as in `for \(holder)`"), at: measure.id.site)]
    )
  }

  /// The rows of the measure an entity is: that of `holder`, or all if none is given.
  func rows(of entity: Entity?, heldBy holder: Entity?) -> [Int] {
    guard case .measure(let rows) = entity else { return [] }
    return rows.filter { holder == nil || holder == .party(model.measures[$0].party) }
  }

  /// The gain of `party` from one unit of activity `a`.
  private func gainValue(of party: Int, from a: Int) -> Value {
    known(gain(of: party, from: a), else: missing(forGainOf: party, from: a))
  }

  /// The rate of one holder's measure, after its payment form was made linear.
  private func rate(ofRow row: Int) -> Value {
    let measure = model.measures[row]
    let lacking = model.missing(.rate(measure: measure.id.name), at: measure.id.site)
    return known(measures[row].rate, else: measure.rate == nil ? [lacking] : missing)
  }

  /// The turning range of one holder's measure.
  private func turningRange(ofRow row: Int) -> Value {
    if precision == .structure || measures[row].isOfMissingFigures { return undetermined() }
    return measures[row].turningRange.map { .interval(from: $0.from, to: $0.to) } ?? .none
  }

  /// The part of budget `b` that `party` puts in.
  private func share(of party: Int, in b: Int) -> Rational {
    model.budgets[b].contributions.reduce(0) { $1.party == party ? $0 + $1.share.value : $0 }
  }

  /// The share of joint work, none where there is no case.
  private var jointShareValue: Value {
    if let jointShare { return .number(jointShare) }
    return overall == .noCase ? .none : undetermined()
  }

  /// The patience that keeps a party at the optimum, none where no patience does.
  private func patience(of party: Int) -> Value {
    if parties[party].temptation == nil { return undetermined() }
    return known(parties[party].patience, else: nil)
  }

  /// The digits behind the point to which a root that is no fraction compares as itself.
  private static var rootDigits: Int { 40 }

  /// The cosine between what measures pay per hour and joint value per hour.
  ///
  /// The verdict keeps its square. Its root compares exactly with every decimal of up to 40 digits
  /// behind the point (see `Rational.squareRoot`), so that what is expected of it is decided exactly.
  private func congruence(of party: Int) -> Value {
    if precision == .structure { return undetermined() }
    guard let square = parties[party].congruenceSquared else { return .none }
    let root = square.magnitude.squareRoot(fractionDigits: Verdict.rootDigits)
    return .number(square.sign < 0 ? -root : root)
  }

  /// The hours of `party` in one unit of activity `a`, 0 for those who do not perform it.
  private func effort(of party: Int, in a: Int) -> Value {
    guard let performer = model.performer(party, in: a) else { return .number(0) }
    return known(performer.effort?.value, else: [missingEffort(of: performer, in: a)])
  }

  /// The own money of `party` in one unit of activity `a`, before any budget covers it.
  private func cost(of party: Int, in a: Int) -> Value {
    guard let performer = model.performer(party, in: a) else { return .number(0) }
    return known(performer.money?.value, else: [missingMoney(of: performer, in: a)])
  }

  /// The gain per hour of a performer, none for those who do not perform the activity.
  private func perHour(of party: Int, in a: Int) -> Value {
    guard let performer = model.performer(party, in: a) else { return .none }
    guard let gain = gain(of: party, from: a), let effort = performer.effort?.value else {
      let effort = performer.effort == nil ? [missingEffort(of: performer, in: a)] : []
      let lacking = missing(forGainOf: party, from: a) + effort
      return .undetermined(lacking.isEmpty ? missing : lacking.sorted())
    }
    if !effort.isZero { return .number(gain / effort) }
    return gain.isZero ? .number(0) : .infinite(positive: gain.sign > 0)
  }

  /// A figure of an activity's pocket, none where the optimum does not want the activity.
  private func pocketFigure(_ number: Rational?, of a: Int) -> Value {
    if let number { return .number(number) }
    return values.joint == nil ? undetermined() : .none
  }

  /// What a performer lacks to keep its part of activity `a`.
  private func short(of party: Int, in a: Int) -> Value {
    let place = model.activities[a].performers.firstIndex { $0.party == party }
    guard let place else { return .none }
    let short = activities[a].short
    return pocketFigure(place < short.count ? short[place] : nil, of: a)
  }

  /// The cost that work of `from` puts on `to` in the predicted plan.
  private func shift(from: Int, to: Int) -> Value {
    if values.predicted == nil && precision != .numbers { return undetermined() }
    var sum = Rational.zero
    for shift in shifts where shift.from == from && shift.to == to {
      guard let amount = shift.amount else { return undetermined() }
      sum += amount
    }
    return .number(sum)
  }

  /// How one unit of activity `a` moves indicator `i`; below zero where it lowers it.
  func effect(of a: Int, on i: Int) -> Value {
    var sum = Rational.zero
    for effect in model.activities[a].effects where effect.indicator == i {
      guard let amount = effect.amount?.value else {
        return .undetermined([missingEffect(effect, in: a)])
      }
      sum += effect.moves == .higher ? amount : -amount
    }
    return .number(sum)
  }

  /// The last value observed of an indicator.
  private func lastObserved(of i: Int) -> Value {
    if let last = model.lastObserved(of: i) { return .number(last.value) }
    let indicator = model.indicators[i].id
    return .undetermined([Missing(.observed(indicator: indicator.name), at: indicator.site)])
  }

  /// The level of indicator `i` in a plan, once every effect has arrived.
  ///
  /// - Complexity: O(n) in the number of effects of all activities.
  func level(of i: Int, in plan: KeyPath<ActivityVerdict, Rational?>) -> Value {
    let indicator = model.indicators[i]
    guard let baseline = indicator.baseline?.value else {
      return .undetermined([Missing(.baseline(indicator: indicator.id.name), at: indicator.id.site)]
      )
    }
    var level = baseline
    for a in model.activities.indices
    where model.activities[a].effects.contains(where: { $0.indicator == i }) {
      guard let amount = activities[a][keyPath: plan] else { return undetermined() }
      if amount.isZero { continue }
      guard case .number(let effect) = effect(of: a, on: i) else {
        return self.effect(of: a, on: i)
      }
      level += effect * amount
    }
    return .number(level)
  }
}
