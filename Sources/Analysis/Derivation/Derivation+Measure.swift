import Arithmetic
import Evaluation
import Syntax

extension Verdict {
  /// Returns why the measure in `row` rewards what it rewards.
  public func whyMeasure(_ row: Int) -> Derivation {
    let bests = [measures[row].bestJoint, measures[row].bestSolo]
    let pay = bests.compactMap { $0 }.map { payTerm(of: $0, in: row) }
    let missing: [Derivation.Term] =
      measures[row].direction == .undetermined
      ? self.missing.map { .init(.missing($0), sites: [$0.site]) } : []
    let value = value(
      of: .turningRange, first: .measure([row]), second: nil)
    return Derivation(
      .measure(row: row, measures[row].direction), value, unit(ofRate: row),
      rateTerms(of: row) + (pay.isEmpty ? movingTerms(of: row) : pay) + turningTerms(of: row)
        + missing)
  }

  /// The activities of its holder that move the indicator of a measure.
  private func movingTerms(of row: Int) -> [Derivation.Term] {
    let measure = model.measures[row]
    return model.activities.indices.flatMap { a -> [Derivation.Term] in
      let activity = model.activities[a]
      guard model.performer(measure.party, in: a) != nil else { return [] }
      return activity.effects.filter { $0.indicator == measure.indicator }.map {
        .init(.moves(activity: a, isJoint: activity.isJoint, $0.moves), sites: [$0.site])
      }
    }
  }

  /// The rate of a measure as it is written, and what its payment form makes of it.
  func rateTerms(of row: Int) -> [Derivation.Term] {
    let measure = model.measures[row]
    var terms: [Derivation.Term] = []
    if let rate = measure.writtenRate {
      terms.append(.init(.declared, .number(rate.value), unit(ofRate: row), sites: [rate.site]))
    }
    if let bonus = measure.bonus {
      let unit: FigureUnit = measure.currency == .points ? .points : .money
      terms.append(
        .init(.declared, .number(bonus.amount.value), unit, sites: [bonus.amount.site]))
    }
    if measures[row].form != .asWritten {
      let sites = [measure.onlyFrom, measure.beyond, measure.bonus?.amount].compactMap { $0?.site }
      terms.append(
        .init(
          .linearised(measures[row].form), measures[row].rate.map(Value.number) ?? undetermined(),
          unit(ofRate: row), sites: sites))
    }
    return terms
  }

  /// What a measure pays for an hour of its best activity of a kind.
  private func payTerm(of best: MeasureVerdict.Best, in row: Int) -> Derivation.Term {
    let measure = model.measures[row]
    let unit: FigureUnit = measure.currency == .points ? .pointsPerHour : .moneyPerHour
    let label = Derivation.Label.payPerHour(
      activity: best.activity, isJoint: model.activities[best.activity].isJoint)
    let site = model.activities[best.activity].id.site
    let worth = Derivation.Term(
      .worthPerUnit(activity: best.activity),
      value(of: .worth, first: .activity(best.activity), second: nil), .money)
    guard case .finite(let amount) = best.perHour else {
      return .init(label, .infinite(positive: true), unit, sites: [site], terms: [worth])
    }
    var factors: [Derivation.Factor] = []
    if let rate = measures[row].rate,
      let seen = seenImprovement(of: measure.indicator, by: best.activity, measure.party),
      let effort = model.performer(measure.party, in: best.activity)?.effort?.value
    {
      factors = [
        .init(rate, self.unit(ofRate: row)), .init(seen, .amount(indicator: measure.indicator)),
        .init(effort, .hours, .over),
      ]
    }
    return .init(
      label, .number(amount), unit, factors: factors, sites: [site], terms: [worth])
  }

  /// The conditions under which the best joint activity of a measure wins, each with its rate.
  ///
  /// Each is linear in the rate: that the activity earns its performer something, and that it ranks
  /// at least level with each solo activity where hours do not suffice for all.
  func turningTerms(of row: Int) -> [Derivation.Term] {
    guard let a = measures[row].bestJoint?.activity, let own = line(of: a, row) else { return [] }
    let party = model.measures[row].party
    let (rate, side) = root(of: own.gain, own.slope, at: own.rate)
    var terms = [condition(.breaksEven(activity: a, side), rate, row)]
    let holds = Holds(model)
    guard let effort = own.effort, hasScarceHours(party, holds) else { return terms }
    for b in model.activities.indices where !model.activities[b].isJoint && holds[b] == nil {
      guard let other = line(of: b, row), let hours = other.effort else { continue }
      let (rate, side) = root(
        of: own.gain / effort - other.gain / hours, own.slope / effort - other.slope / hours,
        at: own.rate)
      if side == .always { continue }
      terms.append(condition(.overtakes(activity: a, other: b, side), rate, row))
    }
    return terms
  }

  /// A condition on the rate of a measure as a term.
  private func condition(
    _ label: Derivation.Label, _ rate: Rational?, _ row: Int
  ) -> Derivation.Term {
    .init(label, rate.map(Value.number) ?? .none, unit(ofRate: row))
  }

  /// The gain of an activity as a line in the rate of a measure of a performer.
  private struct Line {
    /// The gain at `rate`.
    let gain: Rational
    /// The rate in force.
    let rate: Rational
    /// What the gain grows by for one more of rate.
    let slope: Rational
    /// The hours of one unit; nil where there are none.
    let effort: Rational?
  }

  /// How the gain of the holder of a measure from activity `a` depends on the measure's rate.
  private func line(of a: Int, _ row: Int) -> Line? {
    let measure = model.measures[row]
    guard let performer = model.performer(measure.party, in: a), let effort = performer.effort,
      let gain = gain(of: measure.party, from: a), let rate = measures[row].rate,
      let seen = seenImprovement(of: measure.indicator, by: a, measure.party)
    else { return nil }
    let ownShare = measure.payers.filter { $0.party == measure.party }
      .reduce(Rational.zero) { $0 + $1.share }
    return Line(
      gain: gain, rate: rate, slope: seen * (1 - ownShare),
      effort: effort.value.isZero ? nil : effort.value)
  }

  /// The rate at which a line that is `value` at `rate` crosses zero, and the side it is above it.
  private func root(
    of value: Rational, _ slope: Rational, at rate: Rational
  ) -> (Rational?, Derivation.Side) {
    if slope.isZero { return (nil, value.sign < 0 ? .never : .always) }
    return (rate - value / slope, slope.sign > 0 ? .from : .upTo)
  }

  /// Whether the hours of `party` do not suffice for all its activities at their caps, without those that
  /// are held at 0.
  private func hasScarceHours(_ party: Int, _ holds: Holds) -> Bool {
    guard let capacity = model.parties[party].capacity?.value else { return false }
    var sum = Rational.zero
    for a in model.activities.indices where holds[a] == nil {
      guard let effort = model.performer(party, in: a)?.effort?.value, !effort.isZero else {
        continue
      }
      guard let cap = model.activities[a].cap?.value else { return true }
      sum += effort * cap
    }
    return sum > capacity
  }
}
