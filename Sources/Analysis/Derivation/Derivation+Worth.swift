import Arithmetic
import Evaluation

extension Verdict {
  /// The terms whose sum is the joint value of one unit of activity `a`.
  func worthTerms(of a: Int) -> [Derivation.Term] { worthTerms(of: a, ValueLines(model)) }

  /// The same, where the lines that give joint value have been found.
  private func worthTerms(of a: Int, _ lines: ValueLines) -> [Derivation.Term] {
    indicators(movedBy: a).flatMap { valueTerms(of: $0, by: a, lines.lines(of: $0, in: model)) }
      + model.activities[a].performers.filter { $0.money?.value != 0 }.map { performer in
        guard let money = performer.money?.value else {
          let lacking = Value.undetermined([missingMoney(of: performer, in: a)])
          return .init(.money(party: performer.party), lacking, .money, sites: [performer.site])
        }
        return .init(
          .money(party: performer.party), .number(-money), .money, sites: [performer.site])
      }
  }

  /// What one unit of `a` adds through indicator `k`: by goals, else by what falls on parties.
  private func valueTerms(
    of k: Int, by a: Int, _ lines: [ValueLines.Line]
  ) -> [Derivation.Term] {
    let sites = model.activities[a].effects.filter { $0.indicator == k }.map(\.site)
    if lines.isEmpty { return [.init(.unvalued(indicator: k), sites: sites)] }
    let improvement = improvement(of: k, by: a)
    return lines.map { label, amount in
      guard let improvement else {
        let effects = model.activities[a].effects.filter { $0.indicator == k && $0.amount == nil }
        let lacking = effects.map { missingEffect($0, in: a) }
        return .init(label, .undetermined(lacking), .money, sites: [amount.site] + sites)
      }
      let factors = [
        Derivation.Factor(amount.value, .moneyPer(indicator: k)),
        Derivation.Factor(improvement, .amount(indicator: k)),
      ]
      return .init(
        label, .number(amount.value * improvement), .money, factors: factors,
        sites: [amount.site] + sites)
    }
  }

  /// The terms whose sum is the joint value of a plan: what each activity adds, less what no goal counts.
  func valueTerms(of plan: PlanKind) -> [Derivation.Term] {
    let held = model.activities.indices.filter { activities[$0].units(in: plan)?.isZero == false }
    let lines = ValueLines(model)
    return held.map { worthTerm(of: $0, in: plan, lines) } + termsAboveGoals(in: plan)
  }

  /// What an activity adds to the joint value of a plan.
  private func worthTerm(
    of a: Int, in plan: PlanKind, _ lines: ValueLines
  ) -> Derivation.Term {
    let site = model.activities[a].id.site
    guard let worth = activities[a].worth, let units = activities[a].units(in: plan) else {
      return .init(.activity(a), undetermined(), .money, sites: [site])
    }
    return .init(
      .activity(a), .number(worth * units), .money,
      factors: [.init(worth, .money), .init(units, .times(activity: a))], sites: [site],
      terms: worthTerms(of: a, lines))
  }

  /// What is subtracted for improvement that a goal no longer counts.
  private func termsAboveGoals(in plan: PlanKind) -> [Derivation.Term] {
    model.goals.indices.flatMap { goal in
      model.goals[goal].worths.compactMap { line -> Derivation.Term? in
        guard let cap = line.cap?.value,
          let improvement = improvement(of: line.indicator, in: plan), improvement > cap
        else { return nil }
        let above = improvement - cap
        return .init(
          .aboveGoal(goal: goal, indicator: line.indicator), .number(-above * line.amount.value),
          .money,
          factors: [
            .init(-line.amount.value, .moneyPer(indicator: line.indicator)),
            .init(above, .amount(indicator: line.indicator)),
          ], sites: [line.site])
      }
    }
  }

  /// What a plan improves indicator `k` by, once every effect has arrived; nil if unknown.
  func improvement(of k: Int, in plan: PlanKind) -> Rational? {
    var sum = Rational.zero
    for a in model.activities.indices {
      guard let units = activities[a].units(in: plan) else { return nil }
      if units.isZero { continue }
      guard let one = improvement(of: k, by: a) else { return nil }
      sum += units * one
    }
    return sum
  }

  /// What joint activities cost of joint value in the predicted plan.
  func harmTerms() -> [Derivation.Term] {
    let lines = ValueLines(model)
    return model.activities.indices
      .filter { activities[$0].worth.map { $0.sign < 0 } ?? false }
      .filter { activities[$0].plan.predicted?.isZero == false }
      .map { worthTerm(of: $0, in: .predicted, lines) }
  }

  /// The baseline and what each activity of the predicted plan moves an indicator by.
  func levelTerms(of k: Int) -> [Derivation.Term] {
    let indicator = model.indicators[k]
    let unit = FigureUnit.amount(indicator: k)
    var terms: [Derivation.Term] = []
    if let baseline = indicator.baseline {
      terms.append(.init(.baseline, .number(baseline.value), unit, sites: [baseline.site]))
    }
    for a in model.activities.indices {
      let lines = model.activities[a].effects.filter { $0.indicator == k }
      guard !lines.isEmpty, let units = activities[a].plan.predicted, !units.isZero,
        case .number(let one) = effect(of: a, on: k)
      else { continue }
      terms.append(
        .init(
          .activity(a), .number(one * units), unit,
          factors: [.init(one, unit), .init(units, .times(activity: a))], sites: lines.map(\.site)))
    }
    return terms
  }

  /// What a goal is worth in the predicted plan, by its lines.
  func whyWorth(ofGoal goal: Int) -> Derivation {
    let terms = worthTerms(ofGoal: goal)
    let worths = model.goals[goal].worths
    if worths.isEmpty { return Derivation(.goal(goal), .none, .money, terms) }
    var sum = Rational.zero
    for line in worths {
      guard let counted = countedImprovement(by: line) else {
        return Derivation(.goal(goal), undetermined(), .money, terms)
      }
      sum += line.amount.value * counted
    }
    return Derivation(.goal(goal), .number(sum), .money, terms)
  }

  /// The `worth` lines of a goal and what they come to in the predicted plan; without figures what
  /// they say.
  func worthTerms(ofGoal goal: Int) -> [Derivation.Term] {
    model.goals[goal].worths.flatMap { line -> [Derivation.Term] in
      let k = line.indicator
      let label = Derivation.Label.goalWorth(goal: goal, indicator: k)
      let amount = line.amount.value
      guard let counted = countedImprovement(by: line) else {
        return [.init(label, .number(amount), .moneyPer(indicator: k), sites: [line.site])]
      }
      var terms = [
        Derivation.Term(
          label, .number(amount * counted), .money,
          factors: [.init(amount, .moneyPer(indicator: k)), .init(counted, .amount(indicator: k))],
          sites: [line.site])
      ]
      if let cap = line.cap, improvement(of: k, in: .predicted).map({ $0 > cap.value }) ?? false {
        let unit = FigureUnit.amount(indicator: k)
        terms.append(
          .init(.bound(.goal(goal, indicator: k)), .number(cap.value), unit, sites: [cap.site]))
      }
      return terms
    }
  }

  /// The improvement in the predicted plan as far as a `worth` line counts it; nil if unknown.
  private func countedImprovement(by line: Model.Worth) -> Rational? {
    improvement(of: line.indicator, in: .predicted).map { whole in
      line.cap.map { min(whole, $0.value) } ?? whole
    }
  }
}

/// The lines that give indicators their joint value, found in one pass over the goals.
private struct ValueLines {
  typealias Line = (label: Derivation.Label, amount: Sourced)

  /// Those of goals, by indicator.
  private var ofGoals: [Int: [Line]] = [:]

  /// Finds them.
  ///
  /// - Complexity: O(n) in the `worth` lines of all goals.
  init(_ model: Model) {
    for goal in model.goals.indices {
      for line in model.goals[goal].worths {
        ofGoals[line.indicator, default: []].append(
          (.goalWorth(goal: goal, indicator: line.indicator), line.amount))
      }
    }
  }

  /// Those of indicator `k`: of goals, else what falls on parties.
  func lines(of k: Int, in model: Model) -> [Line] {
    ofGoals[k]
      ?? model.indicators[k].fallsOn.map {
        (.fallsOn(party: $0.party, indicator: k), $0.amount)
      }
  }
}
