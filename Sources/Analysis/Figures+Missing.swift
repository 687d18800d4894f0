import Arithmetic
import Evaluation

extension Verdict {
  /// What is missing for the gain of `party` from activity `a`, sorted.
  func missing(forGainOf party: Int, from a: Int) -> [Missing] {
    var found: [Missing] = []
    let touched = Set(model.activities[a].effects.map(\.indicator))
    var counted: Set<Int> = []
    for measure in model.measures where touched.contains(measure.indicator) {
      guard measure.party == party || measure.payers.contains(where: { $0.party == party }) else {
        continue
      }
      counted.insert(measure.indicator)
      if measure.rate == nil {
        found.append(model.missing(.rate(measure: measure.id.name), at: measure.id.site))
      }
    }
    if !model.isInPoints(party) {
      for i in touched where model.indicators[i].fallsOn.contains(where: { $0.party == party }) {
        counted.insert(i)
      }
      found += missingMoney(forGainOf: party, from: a)
    }
    return Array(Set(found + missingEffects(of: a, on: counted))).sorted()
  }

  /// What is missing for the joint value of one unit of activity `a`, sorted.
  func missing(forWorthOf a: Int) -> [Missing] {
    let activity = model.activities[a]
    let valued = Set(valueSources.indices.filter { valueSources[$0] != .none })
    if valued.isEmpty { return [Missing(.worth, at: activity.id.site)] }
    let money = activity.performers.filter { $0.money == nil }.map { missingMoney(of: $0, in: a) }
    return (missingEffects(of: a, on: valued) + money).sorted()
  }

  /// The amounts of effects of activity `a` on `indicators` that are not given.
  private func missingEffects(of a: Int, on indicators: Set<Int>) -> [Missing] {
    model.activities[a].effects
      .filter { $0.amount == nil && indicators.contains($0.indicator) }
      .map { missingEffect($0, in: a) }
  }

  /// The performers' money that is not given and that `party` bears a part of.
  private func missingMoney(forGainOf party: Int, from a: Int) -> [Missing] {
    let isContributor = model.budgets.contains { budget in
      budget.covers.contains { $0.activity == a }
        && budget.contributions.contains { $0.party == party }
    }
    return model.activities[a].performers
      .filter { $0.money == nil && ($0.party == party || isContributor) }
      .map { missingMoney(of: $0, in: a) }
  }

  /// The amount of `effect` of activity `a`, as missing.
  func missingEffect(_ effect: Model.Effect, in a: Int) -> Missing {
    let indicator = model.indicators[effect.indicator].id.name
    let what = Missing.What.effect(activity: model.activities[a].id.name, indicator: indicator)
    return model.missing(what, at: effect.site)
  }

  /// The effort of `performer` in activity `a`, as missing.
  func missingEffort(of performer: Model.Performer, in a: Int) -> Missing {
    let party = model.parties[performer.party].id.name
    let what = Missing.What.effort(party: party, activity: model.activities[a].id.name)
    return model.missing(what, at: performer.site)
  }

  /// The money of `performer` in activity `a`, as missing.
  func missingMoney(of performer: Model.Performer, in a: Int) -> Missing {
    let party = model.parties[performer.party].id.name
    let what = Missing.What.money(party: party, activity: model.activities[a].id.name)
    return model.missing(what, at: performer.site)
  }
}
