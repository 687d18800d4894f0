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
    let isHopeless = parties[party].temptation != nil && parties[party].patience == nil
    return [
      term(.temptation, .party(party)), earned(.joint, utility.joint), earned(.silo, utility.silo),
    ] + (isHopeless ? [.init(.noPatience(party: party))] : [])
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

  /// What a performer's hours are worth elsewhere, and what the activity gives it.
  func shortTerms(of party: Int, in a: Int) -> [Derivation.Term] {
    guard let price = parties[party].hourPrice, let gain = gain(of: party, from: a),
      let performer = model.performer(party, in: a), let effort = performer.effort?.value
    else { return [] }
    let unit: FigureUnit = model.isInPoints(party) ? .points : .money
    let perHour: FigureUnit = model.isInPoints(party) ? .pointsPerHour : .moneyPerHour
    var terms: [Derivation.Term] = [
      .init(
        .hourPrice(party: party), .number(price * effort), unit,
        factors: [.init(price, perHour), .init(effort, .hours)], sites: [performer.site]),
      term(.gain, .party(party), .activity(a)),
    ]
    if let kept = gainAtOptimum(of: party, from: a), kept != gain {
      terms.append(.init(.cappedMeasures, .number(kept - gain), unit))
    }
    return terms
  }

  /// What each performer's gain leaves above the price of its hours.
  ///
  /// Parties held to points are left out: points are not added to money.
  func surplusTerms(of a: Int) -> [Derivation.Term] {
    if activities[a].surplus == nil { return [] }
    return model.activities[a].performers.compactMap { performer in
      guard !model.isInPoints(performer.party), let price = parties[performer.party].hourPrice,
        let effort = performer.effort?.value,
        let gain = gainAtOptimum(of: performer.party, from: a)
      else { return nil }
      return .init(
        .abovePrice(party: performer.party), .number(gain - price * effort), .money,
        sites: [performer.site], terms: shortTerms(of: performer.party, in: a).flat)
    }
  }
}
