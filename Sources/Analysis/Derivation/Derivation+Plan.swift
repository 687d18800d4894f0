import Arithmetic
import Diagnostics
import Evaluation

extension Verdict {
  /// At most so many activities are named that stand above another on a list.
  private static var namedRivals: Int { 5 }

  /// Why a plan holds as much of activity `a` as it does: what is against it, who ranks what above
  /// it, and what stops it from growing.
  ///
  /// - Complexity: O(n) in the size of the model.
  func planTerms(of a: Int, in plan: PlanKind) -> [Derivation.Term] {
    if plan == .silo && model.activities[a].isJoint { return [.init(.jointWorkOff)] }
    guard let units = activities[a].units(in: plan) else {
      return (plan == .joint ? [] : blockTerms(of: a)) + structureTerms(of: a)
    }
    switch plan {
    case .silo, .predicted: return listTerms(of: a, units, in: plan)
    case .agreement, .joint: return optimumTerms(of: a, units, in: plan)
    }
  }

  /// Why a plan that follows lists holds `units` of activity `a`.
  private func listTerms(of a: Int, _ units: Rational, in plan: PlanKind) -> [Derivation.Term] {
    let bans = banTerms(of: a)
    if !bans.isEmpty { return bans }
    let blocks = blockTerms(of: a)
    if !blocks.isEmpty { return blocks + refusalTerms(of: a) }
    let against = refusalTerms(of: a)
    if !against.isEmpty && units.isZero { return against }
    let bounds = boundTerms(of: a, in: plan)
    let isFull = bounds.contains { $0.label == .bound(.cap) }
    var terms: [Derivation.Term] = []
    for performer in model.activities[a].performers {
      if against.contains(where: { $0.label == .declines(party: performer.party, activity: a) }) {
        // It would lose by it as long as measures pay: they have ended.
        terms += endTerms(of: a, for: performer.party, in: plan)
        continue
      }
      terms.append(
        perHourTerm(.ranks(party: performer.party, activity: a), performer.party, in: a))
      if !isFull { terms += rivalTerms(of: a, for: performer.party, in: plan) }
    }
    terms += bounds
    if contested?.activities.contains(a) ?? false { terms.append(.init(.contested)) }
    for tie in tiesDecided where tie.taken == a || tie.other == a {
      terms.append(.init(.tie(party: tie.party, taken: tie.taken, other: tie.other)))
    }
    return terms
  }

  /// Why the plan of largest value holds `units` of activity `a`.
  private func optimumTerms(of a: Int, _ units: Rational, in plan: PlanKind) -> [Derivation.Term] {
    let bans = banTerms(of: a)
    if !bans.isEmpty { return bans }
    if plan == .agreement && units.isZero {
      let blocks = blockTerms(of: a)
      if !blocks.isEmpty { return blocks }
    }
    var terms: [Derivation.Term] = []
    if let worth = activities[a].worth {
      terms.append(
        .init(.worthPerUnit(activity: a), .number(worth), .money, terms: worthTerms(of: a)))
    }
    let bounds = boundTerms(of: a, in: plan)
    if !bounds.contains(where: { $0.label == .bound(.cap) }) {
      for bound in bounds {
        guard case .bound(.capacity(let party)) = bound.label else { continue }
        terms += usesOfHours(of: party, except: a, in: plan)
      }
    }
    return terms + bounds + goalBoundTerms(of: a, in: plan)
  }

  /// The goals that count no more of what activity `a` betters than a plan makes.
  private func goalBoundTerms(of a: Int, in plan: PlanKind) -> [Derivation.Term] {
    let bettered = indicators(movedBy: a).filter { (improvement(of: $0, by: a)?.sign ?? 0) > 0 }
    return bettered.flatMap { k -> [Derivation.Term] in
      guard let improvement = improvement(of: k, in: plan) else { return [] }
      return model.goals.indices.flatMap { goal in
        model.goals[goal].worths.compactMap { line -> Derivation.Term? in
          guard line.indicator == k, let cap = line.cap, improvement >= cap.value else {
            return nil
          }
          let unit = FigureUnit.amount(indicator: k)
          return .init(
            .bound(.goal(goal, indicator: k)), .number(cap.value), unit, sites: [cap.site])
        }
      }
    }
  }

  /// The mandates that hold activity `a` at 0.
  private func banTerms(of a: Int) -> [Derivation.Term] {
    model.rulesInForce.filter { $0.rule.activity == a && $0.rule.modality == .mustNot }
      .map { .init(.bound(.mandate($0.mandate)), sites: [$0.rule.site]) }
  }

  /// The obstacles that block activity `a`.
  func blockTerms(of a: Int) -> [Derivation.Term] {
    model.obstacles.indices.flatMap { index in
      model.obstacles[index].activities.filter { $0.index == a }.map {
        .init(.bound(.obstacle(index)), sites: [$0.site])
      }
    }
  }

  /// The performers that would lose by activity `a`, or gain nothing where it is worth nothing.
  func refusalTerms(of a: Int) -> [Derivation.Term] {
    let isWorthwhile = activities[a].worth.map { $0.sign > 0 } ?? false
    return model.activities[a].performers.compactMap { performer in
      guard let gain = gain(of: performer.party, from: a),
        gain.sign < 0 || (gain.isZero && !isWorthwhile)
      else { return nil }
      return .init(
        .declines(party: performer.party, activity: a), .number(gain),
        model.isInPoints(performer.party) ? .points : .money, sites: [performer.site],
        terms: gainTerms(of: performer.party, from: a))
    }
  }

  /// A term with what an hour of activity `a` gives `party`.
  private func perHourTerm(
    _ label: Derivation.Label, _ party: Int, in a: Int
  ) -> Derivation.Term {
    let figure = AskedFigure(.perHour, .party(party), .activity(a))
    let site = model.performer(party, in: a)?.site
    return .init(label, value(of: figure), unit(of: figure), sites: site.map { [$0] } ?? [])
  }

  /// The activities of a plan that `party` gives its hours to rather than to `a`, the best first.
  private func rivalTerms(
    of a: Int, for party: Int, in plan: PlanKind
  ) -> [Derivation.Term] {
    guard let own = hourlyRate(of: party, in: a) else { return [] }
    var rivals: [(activity: Int, rank: HourlyRate)] = []
    for b in model.activities.indices where b != a {
      guard let units = activities[b].units(in: plan), units.sign > 0,
        let rank = hourlyRate(of: party, in: b), rank > own
      else { continue }
      rivals.append((b, rank))
    }
    rivals.sort { $0.rank != $1.rank ? $0.rank > $1.rank : $0.activity < $1.activity }
    return rivals.prefix(Self.namedRivals).map {
      perHourTerm(.ranksAbove(party: party, activity: $0.activity), party, in: $0.activity)
    }
  }

  /// Where activity `a` stands on the list of `party`; nil if it does not perform it or it is unknown.
  func hourlyRate(of party: Int, in a: Int) -> HourlyRate? {
    guard let effort = model.performer(party, in: a)?.effort,
      let gain = gain(of: party, from: a)
    else { return nil }
    return HourlyRate(gain, hours: effort.value)
  }

  /// What other activities of a plan use the hours of `party`.
  private func usesOfHours(
    of party: Int, except a: Int, in plan: PlanKind
  ) -> [Derivation.Term] {
    let uses: [Derivation.Term] = model.activities.indices.compactMap { b in
      guard b != a, let performer = model.performer(party, in: b),
        let effort = performer.effort?.value, let units = activities[b].units(in: plan),
        units.sign > 0, effort.sign > 0
      else { return nil }
      return .init(
        .usedFor(party: party, activity: b), .number(effort * units), .hours,
        factors: [.init(effort, .hours), .init(units, .times(activity: b))],
        sites: [performer.site])
    }
    return Array(uses.prefix(Self.namedRivals))
  }

  /// What stops activity `a` from growing in a plan: its cap, else all else that is used up.
  ///
  /// Hours that go to work that comes after `a` are nothing that stops it, where a measure does.
  func boundTerms(of a: Int, in plan: PlanKind) -> [Derivation.Term] {
    let activity = model.activities[a]
    guard let units = activities[a].units(in: plan) else { return [] }
    var terms: [Derivation.Term] = []
    if let cap = activity.cap, units >= cap.value {
      let unit = FigureUnit.times(activity: a)
      return [.init(.bound(.cap), .number(cap.value), unit, sites: [cap.site])]
    }
    let isEnded = isEndedByLimits(a, in: plan)
    for performer in activity.performers {
      guard let effort = performer.effort, effort.value.sign > 0,
        !isEnded || !hasHours(of: performer.party, after: a, in: plan),
        let capacity = model.parties[performer.party].capacity,
        let hours = hours(of: performer.party, in: plan), hours >= capacity.value
      else { continue }
      terms.append(
        .init(
          .bound(.capacity(party: performer.party)), .number(capacity.value), .hours,
          sites: [capacity.site]))
    }
    return terms + budgetTerms(of: a, in: plan) + limitTerms(of: a, in: plan)
  }

  /// The budgets that activity `a` draws on and that a plan has used up.
  private func budgetTerms(of a: Int, in plan: PlanKind) -> [Derivation.Term] {
    coverages(of: a).compactMap { index, _ in
      guard let limit = model.budgets[index].limit, draw(on: index, by: a).sign > 0 else {
        return nil
      }
      let drawn = model.budgets[index].covers.reduce(Rational.zero) { sum, line in
        let units = activities[line.activity].units(in: plan) ?? 0
        return sum + units * draw(on: index, by: line)
      }
      if drawn < limit.value { return nil }
      return .init(.bound(.budget(index)), .number(limit.value), .money, sites: [limit.site])
    }
  }

  /// What one unit of activity `a` draws on a budget, in money.
  private func draw(on budget: Int, by a: Int) -> Rational {
    model.budgets[budget].covers.filter { $0.activity == a }
      .reduce(0) { $0 + draw(on: budget, by: $1) }
  }

  /// What one unit of the activity of a line draws on the budget, in money.
  private func draw(on budget: Int, by line: Model.Coverage) -> Rational {
    model.activities[line.activity].performers
      .filter { model.mayDraw($0.party, on: budget) }
      .reduce(0) { $0 + ($1.money?.value ?? 0) * line.share.value }
  }

  /// The hours of `party` that a plan uses; nil if unknown.
  func hours(of party: Int, in plan: PlanKind) -> Rational? {
    var sum = Rational.zero
    for a in model.activities.indices {
      guard let performer = model.performer(party, in: a) else { continue }
      guard let units = activities[a].units(in: plan) else { return nil }
      if units.isZero { continue }
      guard let effort = performer.effort?.value else { return nil }
      sum += units * effort
    }
    return sum
  }

  /// How the performers of an activity stand to it where magnitudes are missing.
  func structureTerms(of a: Int) -> [Derivation.Term] {
    model.activities[a].performers.map { performer in
      let view = structure(of: a, for: performer.party)
      return .init(
        .structure(party: performer.party, view), sites: [performer.site],
        terms: gainTerms(of: performer.party, from: a))
    }
  }
}
