import Arithmetic
import Evaluation

extension Verdict {
  /// What a tempted party would change at the optimum, and what each change gives it.
  func temptationTerms(of party: Int) -> [Derivation.Term] {
    let unit: FigureUnit = model.isInPoints(party) ? .points : .money
    var terms: [Derivation.Term] = []
    var sum = Rational.zero
    for change in parties[party].deviation {
      guard let gain = gain(of: party, from: change.activity) else { return [] }
      let units = change.to - change.from
      sum += gain * units
      terms.append(
        .init(
          .change(activity: change.activity, from: change.from, to: change.to),
          .number(gain * units), unit,
          factors: [.init(gain, unit), .init(units, .times(activity: change.activity))],
          sites: [model.activities[change.activity].id.site],
          terms: gainTerms(of: party, from: change.activity)))
    }
    if let temptation = parties[party].temptation, temptation != sum {
      terms.append(.init(.cappedMeasures, .number(temptation - sum), unit))
    }
    return terms
  }

  /// The temptation, and what the party has at the optimum and alone.
  func patienceTerms(of party: Int) -> [Derivation.Term] {
    let unit: FigureUnit = model.isInPoints(party) ? .points : .money
    let utility = parties[party].utility
    func earned(_ plan: PlanKind, _ amount: Rational?) -> Derivation.Term {
      let value = amount.map(Value.number) ?? undetermined()
      return .init(.utility(party: party, plan), value, unit)
    }
    var hopeless: [Derivation.Term] = []
    if parties[party].temptation != nil && parties[party].patience == nil {
      hopeless = [.init(.noPatience(party: party))]
    } else if let patience = parties[party].patience, patience > 1 {
      hopeless = [.init(.earnsMoreAlone(party: party))]
    }
    return [
      term(.temptation, .party(party)), earned(.joint, utility.joint), earned(.silo, utility.silo),
    ] + hopeless
  }

  /// For each activity of a party: what its measures pay for an hour, and the joint value of one.
  func congruenceTerms(of party: Int) -> [Derivation.Term] {
    let unit: FigureUnit = model.isInPoints(party) ? .pointsPerHour : .moneyPerHour
    return model.activities.indices.compactMap { a in
      guard let effort = model.performer(party, in: a)?.effort?.value, effort.sign > 0 else {
        return nil
      }
      var pay = Rational.zero
      for row in model.measures.indices where model.measures[row].party == party {
        let seen = seenImprovement(of: model.measures[row].indicator, by: a, party) ?? 0
        pay += (measures[row].rate ?? 0) * seen
      }
      var terms: [Derivation.Term] = [
        .init(
          .payPerHour(activity: a, isJoint: model.activities[a].isJoint), .number(pay / effort),
          unit)
      ]
      if let worth = activities[a].worth {
        let value = Value.number(worth / effort)
        terms.append(.init(.worthPerHour(activity: a), value, .moneyPerHour))
      }
      return .init(.activity(a), sites: [model.activities[a].id.site], terms: terms)
    }
  }

  /// What a performer's hours are worth elsewhere, what the activity gives it, and what is left.
  func shortTerms(of party: Int, in a: Int) -> [Derivation.Term] {
    if activities[a].short.isEmpty {
      return model.performer(party, in: a) == nil ? [] : noPocketTerms(of: a)
    }
    guard let price = hoursTerm(of: party, in: a, 1), let left = abovePrice(of: party, in: a)
    else { return [] }
    let unit: FigureUnit = model.isInPoints(party) ? .points : .money
    let covered = Derivation.Term(.coversHours(party: party, left), .none, unit)
    return [price] + keptTerms(of: party, in: a) + (left.sign > 0 ? [covered] : [])
  }

  /// Why nothing is said of what an activity lacks: it is not wanted.
  private func noPocketTerms(of a: Int) -> [Derivation.Term] {
    guard let units = activities[a].plan.joint, let worth = activities[a].worth,
      units.sign <= 0 || worth.sign <= 0
    else { return [] }
    return [.init(.noPocket(activity: a), sites: [model.activities[a].id.site])]
  }

  /// What the hours of a performer earn it elsewhere, with a sign.
  private func hoursTerm(of party: Int, in a: Int, _ sign: Rational) -> Derivation.Term? {
    guard let price = parties[party].hourPrice, let performer = model.performer(party, in: a),
      let effort = performer.effort?.value
    else { return nil }
    let isInPoints = model.isInPoints(party)
    let rate = Derivation.Factor(sign * price, isInPoints ? .pointsPerHour : .moneyPerHour)
    return .init(
      .hourPrice(party: party), .number(rate.value * effort), isInPoints ? .points : .money,
      factors: [rate, .init(effort, .hours)], sites: [performer.site])
  }

  /// What an activity gives a performer, and what measures no longer pay of that at the optimum.
  private func keptTerms(of party: Int, in a: Int) -> [Derivation.Term] {
    let unit: FigureUnit = model.isInPoints(party) ? .points : .money
    var terms = [term(.gain, .party(party), .activity(a))]
    if let gain = gain(of: party, from: a), let kept = gainAtOptimum(of: party, from: a),
      kept != gain
    {
      terms.append(.init(.cappedMeasures, .number(kept - gain), unit))
    }
    return terms
  }

  /// What the gain of a performer at the optimum leaves above the price of its hours.
  private func abovePrice(of party: Int, in a: Int) -> Rational? {
    guard let price = parties[party].hourPrice, let gain = gainAtOptimum(of: party, from: a),
      let effort = effort(of: party, in: a)
    else { return nil }
    return gain - price * effort
  }

  /// What each performer's gain leaves above the price of its hours.
  ///
  /// Parties held to points are left out: points are not added to money.
  func surplusTerms(of a: Int) -> [Derivation.Term] {
    if activities[a].surplus == nil { return noPocketTerms(of: a) }
    return model.activities[a].performers.compactMap { performer in
      guard !model.isInPoints(performer.party),
        let left = abovePrice(of: performer.party, in: a),
        let price = hoursTerm(of: performer.party, in: a, -1)
      else { return nil }
      return .init(
        .abovePrice(party: performer.party), .number(left), .money, sites: [performer.site],
        terms: keptTerms(of: performer.party, in: a).flat + [price])
    }
  }
}
