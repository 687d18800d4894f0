import Arithmetic
import Diagnostics
import Evaluation
import Syntax

extension Verdict {
  /// Returns why `figure` is what it is.
  public func why(_ figure: AskedFigure) -> Derivation {
    let value = value(of: figure)
    let missing = missingTerms(of: value)
    // What is said and missing is nothing that the script does not say.
    let told = terms(of: figure).filter { missing.isEmpty || $0.label != .byDefault }
    let terms = told + absenceTerms(of: [figure.first, figure.second]) + missing
    let isBare = terms.isEmpty && value == .number(0)
    return Derivation(
      .figure(figure), value, unit(of: figure), isBare ? zeroTerms(of: figure) : terms)
  }

  /// That a measure or a budget among some things is not in force, one term for each.
  public func absenceTerms(of entities: [Entity?]) -> [Derivation.Term] {
    func term(_ id: Identity, _ absence: OutOfForce?) -> Derivation.Term? {
      absence.map { .init(.absent(name: id.name, $0), sites: [id.site]) }
    }
    return entities.compactMap { entity in
      switch entity {
      case .measure(let rows):
        rows.first.flatMap { term(model.measures[$0].id, model.absence(ofMeasure: $0)) }
      case .budget(let index): term(model.budgets[index].id, model.absence(ofBudget: index))
      case .party, .group, .indicator, .activity, .goal, .mandate, .handoff, .obstacle, .forum,
        .trial, nil:
        nil
      }
    }
  }

  /// Why a figure is 0 where nothing adds to it.
  private func zeroTerms(of figure: AskedFigure) -> [Derivation.Term] {
    if figure.kind == .harm { return [.init(.noHarm)] }
    guard case .party(let p) = figure.first else { return [] }
    if figure.kind == .temptation { return [.init(.noTemptation(party: p))] }
    guard figure.kind == .shift, case .party(let q) = figure.second else { return [] }
    return [.init(.noShift(from: p, to: q))]
  }

  /// The terms of a figure, by its kind.
  private func terms(of figure: AskedFigure) -> [Derivation.Term] {
    switch (figure.first, figure.second) {
    case (.party(let p), .activity(let a)): terms(of: figure.kind, party: p, activity: a)
    case (.party(let p), .party(let q)): figure.kind == .shift ? shiftTerms(from: p, to: q) : []
    case (.party(let p), .budget(let b)): figure.kind == .share ? shareTerms(of: p, in: b) : []
    case (.party(let p), _): terms(of: figure.kind, party: p)
    case (.activity(let a), .indicator(let k)):
      figure.kind == .effect ? effectTerms(of: a, on: k) : []
    case (.activity(let a), _): terms(of: figure.kind, activity: a)
    case (.indicator(let k), _):
      figure.kind == .level
        ? levelTerms(of: k) : figure.kind == .observed ? observedTerms(of: k) : []
    case (.measure, _): terms(of: figure.kind, rows: rows(of: figure.first, heldBy: figure.second))
    case (.budget(let b), _): figure.kind == .limit ? limitTerms(of: b) : []
    case (.group, _), (.goal, _), (.mandate, _), (.handoff, _), (.obstacle, _), (.forum, _),
      (.trial, _), (nil, _):
      terms(of: figure.kind)
    }
  }

  /// The terms of a figure of a party and an activity.
  private func terms(
    of kind: Figure.Kind, party: Int, activity: Int
  ) -> [Derivation.Term] {
    let performer = model.performer(party, in: activity)
    return switch kind {
    case .gain: gainTerms(of: party, from: activity)
    case .effort: declared(performer?.effort, .hours)
    case .cost: declared(performer?.money, .money)
    case .perHour: perHourTerms(of: party, in: activity)
    case .short: shortTerms(of: party, in: activity)
    case .worth, .plan, .alonePlan, .jointPlan, .level, .observed, .temptation, .capacity, .horizon,
      .rate,
      .share, .limit, .valueAlone, .valuePredicted, .valueJoint, .valueKept, .valueAgreement,
      .jointShare, .surplus, .shift, .turningRange, .patience, .congruence, .harm, .effect, .cap:
      []
    }
  }

  /// The terms of a figure of a party.
  private func terms(of kind: Figure.Kind, party: Int) -> [Derivation.Term] {
    switch kind {
    case .capacity: declared(model.parties[party].capacity, .hours)
    case .horizon: declared(model.parties[party].horizon, .days)
    case .temptation: temptationTerms(of: party)
    case .patience: patienceTerms(of: party)
    case .congruence: congruenceTerms(of: party)
    case .worth, .plan, .alonePlan, .jointPlan, .gain, .level, .observed, .rate, .share, .limit,
      .valueAlone,
      .valuePredicted, .valueJoint, .valueKept, .valueAgreement, .jointShare, .effort, .cost,
      .perHour, .short, .surplus, .shift, .turningRange, .harm, .effect, .cap:
      []
    }
  }

  /// The terms of a figure of an activity.
  private func terms(of kind: Figure.Kind, activity: Int) -> [Derivation.Term] {
    switch kind {
    case .worth: worthTerms(of: activity)
    case .plan: planTerms(of: activity, in: .predicted)
    case .alonePlan: planTerms(of: activity, in: .silo)
    case .jointPlan: planTerms(of: activity, in: .joint)
    case .surplus: surplusTerms(of: activity)
    case .cap: declared(model.activities[activity].cap, .times(activity: activity))
    case .gain, .level, .observed, .temptation, .capacity, .horizon, .rate, .share, .limit,
      .valueAlone,
      .valuePredicted, .valueJoint, .valueKept, .valueAgreement, .jointShare, .effort, .cost,
      .perHour, .short, .shift, .turningRange, .patience, .congruence, .harm, .effect:
      []
    }
  }

  /// The terms of a figure of a measure.
  private func terms(of kind: Figure.Kind, rows: [Int]) -> [Derivation.Term] {
    switch kind {
    case .rate: rows.first.map(rateTerms) ?? []
    case .turningRange: rows.flatMap(turningTerms)
    case .worth, .plan, .alonePlan, .jointPlan, .gain, .level, .observed, .temptation, .capacity,
      .horizon,
      .share, .limit, .valueAlone, .valuePredicted, .valueJoint, .valueKept, .valueAgreement,
      .jointShare, .effort, .cost, .perHour, .short, .surplus, .shift, .patience, .congruence,
      .harm, .effect, .cap:
      []
    }
  }

  /// The terms of a figure of the whole.
  private func terms(of kind: Figure.Kind) -> [Derivation.Term] {
    switch kind {
    case .valueAlone: valueTerms(of: .silo)
    case .valuePredicted: valueTerms(of: .predicted)
    case .valueJoint: valueTerms(of: .joint)
    case .valueAgreement:
      valueTerms(of: .agreement) + reluctant.map { .init(.reluctant(party: $0)) }
    case .valueKept: [term(.valuePredicted), term(.valueJoint)]
    case .jointShare: jointShareTerms()
    case .harm: harmTerms()
    case .worth, .plan, .alonePlan, .jointPlan, .gain, .level, .observed, .temptation, .capacity,
      .horizon,
      .rate, .share, .limit, .effort, .cost, .perHour, .short, .surplus, .shift, .turningRange,
      .patience, .congruence, .effect, .cap:
      []
    }
  }

  /// Another figure as a term, with its own terms below it.
  func term(
    _ kind: Figure.Kind, _ first: Entity? = nil, _ second: Entity? = nil
  ) -> Derivation.Term {
    let asked = AskedFigure(kind, first, second)
    return .init(.figure(asked), value(of: asked), unit(of: asked), terms: terms(of: asked).flat)
  }

  /// What is missing for an undetermined value, one term a line.
  private func missingTerms(of value: Value) -> [Derivation.Term] {
    guard case .undetermined(let missing) = value else { return [] }
    return missing.map { .init(.missing($0), sites: [$0.site]) }
  }

  /// A figure as the script says it, or by default.
  private func declared(_ figure: Sourced?, _ unit: FigureUnit) -> [Derivation.Term] {
    guard let figure else { return [.init(.byDefault)] }
    let label: Derivation.Label = figure.site == .nowhere ? .byDefault : .declared
    return [.init(label, .number(figure.value), unit, sites: [figure.site])]
  }

  /// The line that gives the limit of a budget.
  private func limitTerms(of budget: Int) -> [Derivation.Term] {
    let (limit, periods) = (model.budgets[budget].limit, model.budgets[budget].limitPeriods)
    if let limit, limit.site == model.budgets[budget].id.site {
      // Nobody said it: it is what all pay together.
      return model.budgets[budget].contributions.map {
        .init(
          .paid(by: $0.party), .number(limit.value * $0.share.value), .money, sites: [$0.site])
      }
    }
    guard let limit, let periods else { return declared(limit, .money) }
    return [
      .init(
        .declaredInAll(periods: periods), .number(limit.value * periods), .money,
        sites: [limit.site])
    ]
  }

  /// The lines that give the share of a party in a budget.
  private func shareTerms(of party: Int, in budget: Int) -> [Derivation.Term] {
    model.budgets[budget].contributions.filter { $0.party == party }.map {
      .init(.share($0.form), .number($0.share.value), .share, sites: [$0.site])
    }
  }

  /// The place that gives the last value observed of an indicator.
  private func observedTerms(of k: Int) -> [Derivation.Term] {
    guard let last = model.lastObserved(of: k) else { return [] }
    return [.init(.declared, .number(last.value), .amount(indicator: k), sites: [last.site])]
  }

  /// The lines that give the effect of an activity on an indicator.
  private func effectTerms(of a: Int, on k: Int) -> [Derivation.Term] {
    model.activities[a].effects.filter { $0.indicator == k }.map { effect in
      guard let amount = effect.amount?.value else {
        return .init(.missing(missingEffect(effect, in: a)), sites: [effect.site])
      }
      let signed = effect.moves == .higher ? amount : -amount
      return .init(.declared, .number(signed), .amount(indicator: k), sites: [effect.site])
    }
  }

  /// The gain of a performer and the hours it is divided by.
  private func perHourTerms(of party: Int, in a: Int) -> [Derivation.Term] {
    let effort = value(of: .effort, first: .party(party), second: .activity(a))
    let site = model.performer(party, in: a)?.effort?.site
    return [
      term(.gain, .party(party), .activity(a)),
      .init(.effort(party: party, activity: a), effort, .hours, sites: site.map { [$0] } ?? []),
    ]
  }

  /// The joint activities, or those for others, of the optimum: their hours in both plans.
  func jointShareTerms() -> [Derivation.Term] {
    model.activities.indices.compactMap { a in
      guard basis == .joint ? model.activities[a].isJoint : !model.activities[a].isJoint,
        let predicted = activities[a].plan.predicted, let joint = activities[a].plan.joint,
        joint.sign > 0
      else { return nil }
      let hours = model.activities[a].performers.reduce(Rational.zero) {
        $0 + ($1.effort?.value ?? 0)
      }
      let weight = hours.isZero ? 1 : hours
      return .init(
        .planned(activity: a, predicted: predicted, joint: joint),
        .number(weight * min(predicted, joint)), .hours,
        factors: [.init(weight, .hours), .init(min(predicted, joint), .times(activity: a))],
        sites: [model.activities[a].id.site])
    }
  }

  /// What activities of one party cost another in the predicted plan, and what measures do not pay
  /// of that beyond their limits.
  private func shiftTerms(from: Int, to: Int) -> [Derivation.Term] {
    let unit: FigureUnit = model.isInPoints(to) ? .points : .money
    var beyond = Rational.zero
    var terms: [Derivation.Term] = []
    for shift in shifts where shift.from == from && shift.to == to {
      let a = shift.activity
      var factors: [Derivation.Factor] = []
      var value = shift.amount
      if let gain = gain(of: to, from: a), let units = activities[a].plan.predicted {
        let part = share(of: from, in: a)
        factors = [.init(-gain, unit), .init(units, .times(activity: a))]
        if part != 1 { factors.append(.init(part, .share)) }
        value = -gain * units * part
        if let value, let amount = shift.amount { beyond += amount - value }
      }
      terms.append(
        .init(
          .activity(a), value.map(Value.number) ?? undetermined(), unit, factors: factors,
          sites: [model.activities[a].id.site], terms: gainTerms(of: to, from: a).flat))
    }
    if !beyond.isZero { terms.append(.init(.cappedMeasures, .number(beyond), unit)) }
    return terms
  }

  /// The part of a performer in the hours of an activity; alike where it takes none.
  private func share(of party: Int, in a: Int) -> Rational {
    let performers = model.activities[a].performers
    let hours = performers.reduce(Rational.zero) { $0 + ($1.effort?.value ?? 0) }
    if hours.isZero { return Rational(1, over: performers.count) }
    return (effort(of: party, in: a) ?? 0) / hours
  }
}

extension [Derivation.Term] {
  /// The terms without what they stand on, so that nesting stays within two levels.
  var flat: [Derivation.Term] {
    map { term in
      var term = term
      term.terms = []
      return term
    }
  }
}
