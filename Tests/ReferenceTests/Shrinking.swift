import Arithmetic
import Evaluation

/// Smaller models that may still show the same fault.
struct Shrinking {
  /// Leaves out part after part for as long as the smaller model still fails.
  static func smallest(of model: Model, failing: (Model) -> Bool) -> Model {
    var best = model
    while let smaller = smaller(than: best).first(where: failing) { best = smaller }
    return best
  }

  /// Each model with one part less, the largest parts first.
  private static func smaller(than model: Model) -> [Model] {
    var models: [Model] = []
    models += model.activities.indices.map { without(activity: $0, model) }
    models += model.parties.indices.map { without(party: $0, model) }
    models += model.measures.indices.map { n in changed(model) { $0.measures.remove(at: n) } }
    models += model.goals.indices.map { n in changed(model) { $0.goals.remove(at: n) } }
    models += model.budgets.indices.map { n in changed(model) { $0.budgets.remove(at: n) } }
    models += model.mandates.indices.map { n in changed(model) { $0.mandates.remove(at: n) } }
    models += model.obstacles.indices.map { n in changed(model) { $0.obstacles.remove(at: n) } }
    models += model.indicators.indices.map { without(indicator: $0, model) }
    models += lessAttributes(model)
    return models.filter { isComplete($0) }
  }

  private static func changed(_ model: Model, _ change: (inout Model) -> Void) -> Model {
    var copy = model
    change(&copy)
    return copy
  }

  private static func lessAttributes(_ model: Model) -> [Model] {
    var models: [Model] = []
    func attempt(_ isThere: Bool, _ change: (inout Model) -> Void) {
      if isThere { models.append(changed(model, change)) }
    }
    for (i, party) in model.parties.enumerated() {
      attempt(party.horizon != nil) { $0.parties[i].horizon = nil }
      attempt(party.keeps != nil) { $0.parties[i].keeps = nil }
      attempt(party.capacity != nil) { $0.parties[i].capacity = nil }
    }
    for (k, indicator) in model.indicators.enumerated() {
      for n in indicator.fallsOn.indices {
        attempt(true) { $0.indicators[k].fallsOn.remove(at: n) }
      }
    }
    for (a, activity) in model.activities.enumerated() {
      attempt(activity.cap != nil) { $0.activities[a].cap = nil }
      for (n, effect) in activity.effects.enumerated() {
        attempt(true) { $0.activities[a].effects.remove(at: n) }
        attempt(effect.lag != nil) { $0.activities[a].effects[n].lag = nil }
        attempt(effect.amount.map { $0.value != 1 } ?? true) {
          $0.activities[a].effects[n].amount = Sourced(1)
        }
      }
      for (n, performer) in activity.performers.enumerated() {
        attempt(activity.performers.count > 1) { $0.activities[a].performers.remove(at: n) }
        attempt(performer.effort != nil && performer.money?.value != 0) {
          $0.activities[a].performers[n].money = Sourced(0)
        }
        attempt(performer.effort?.value != 1) {
          $0.activities[a].performers[n].effort = Sourced(1)
          // The language knows no performer with an effort and without a cost.
          $0.activities[a].performers[n].money = performer.money ?? Sourced(0)
        }
      }
    }
    for (m, measure) in model.measures.enumerated() {
      for n in measure.payers.indices { attempt(true) { $0.measures[m].payers.remove(at: n) } }
      attempt(measure.upTo != nil) { $0.measures[m].upTo = nil }
      attempt(measure.beyond != nil) { $0.measures[m].beyond = nil }
      attempt(measure.onlyFrom != nil) { $0.measures[m].onlyFrom = nil }
      attempt(measure.bonus != nil) { $0.measures[m].bonus = nil }
      attempt(measure.bonus == nil && measure.rate?.value != 1) { $0.measures[m].rate = Sourced(1) }
    }
    for (g, goal) in model.goals.enumerated() {
      for (n, worth) in goal.worths.enumerated() {
        attempt(true) { $0.goals[g].worths.remove(at: n) }
        attempt(worth.cap != nil) { $0.goals[g].worths[n].cap = nil }
      }
    }
    for (b, budget) in model.budgets.enumerated() {
      attempt(budget.limit != nil) { $0.budgets[b].limit = nil }
      attempt(budget.drawers != nil) { $0.budgets[b].drawers = nil }
      for n in budget.covers.indices { attempt(true) { $0.budgets[b].covers.remove(at: n) } }
    }
    return models
  }

  private static func without(activity: Int, _ model: Model) -> Model {
    let renumbered = { (a: Int) in a > activity ? a - 1 : a }
    return changed(model) { copy in
      copy.activities.remove(at: activity)
      for o in copy.obstacles.indices {
        copy.obstacles[o].activities.removeAll { $0.index == activity }
        for n in copy.obstacles[o].activities.indices {
          copy.obstacles[o].activities[n].index = renumbered(
            copy.obstacles[o].activities[n].index)
        }
      }
      for b in copy.budgets.indices {
        copy.budgets[b].covers.removeAll { $0.activity == activity }
        for c in copy.budgets[b].covers.indices {
          copy.budgets[b].covers[c].activity = renumbered(copy.budgets[b].covers[c].activity)
        }
      }
      for d in copy.mandates.indices {
        copy.mandates[d].rules.removeAll { $0.activity == activity }
        for r in copy.mandates[d].rules.indices {
          copy.mandates[d].rules[r].activity = renumbered(copy.mandates[d].rules[r].activity)
        }
      }
    }
  }

  private static func without(indicator: Int, _ model: Model) -> Model {
    let renumbered = { (k: Int) in k > indicator ? k - 1 : k }
    return changed(model) { copy in
      copy.indicators.remove(at: indicator)
      copy.measures.removeAll { $0.indicator == indicator }
      for m in copy.measures.indices {
        copy.measures[m].indicator = renumbered(copy.measures[m].indicator)
      }
      for a in copy.activities.indices {
        copy.activities[a].effects.removeAll { $0.indicator == indicator }
        for e in copy.activities[a].effects.indices {
          copy.activities[a].effects[e].indicator = renumbered(
            copy.activities[a].effects[e].indicator)
        }
      }
      for g in copy.goals.indices {
        copy.goals[g].worths.removeAll { $0.indicator == indicator }
        for w in copy.goals[g].worths.indices {
          copy.goals[g].worths[w].indicator = renumbered(copy.goals[g].worths[w].indicator)
        }
      }
    }
  }

  private static func without(party: Int, _ model: Model) -> Model {
    let renumbered = { (i: Int) in i > party ? i - 1 : i }
    return changed(model) { copy in
      copy.parties.remove(at: party)
      copy.measures.removeAll { $0.party == party }
      for m in copy.measures.indices {
        copy.measures[m].party = renumbered(copy.measures[m].party)
        copy.measures[m].payers.removeAll { $0.party == party }
        for p in copy.measures[m].payers.indices {
          copy.measures[m].payers[p].party = renumbered(copy.measures[m].payers[p].party)
        }
      }
      for k in copy.indicators.indices {
        copy.indicators[k].fallsOn.removeAll { $0.party == party }
        for f in copy.indicators[k].fallsOn.indices {
          copy.indicators[k].fallsOn[f].party = renumbered(copy.indicators[k].fallsOn[f].party)
        }
      }
      for a in copy.activities.indices {
        copy.activities[a].performers.removeAll { $0.party == party }
        for p in copy.activities[a].performers.indices {
          copy.activities[a].performers[p].party = renumbered(
            copy.activities[a].performers[p].party)
        }
      }
      for g in copy.goals.indices {
        copy.goals[g].owners = copy.goals[g].owners.filter { $0 != party }.map(renumbered)
      }
      for b in copy.budgets.indices {
        copy.budgets[b].drawers = copy.budgets[b].drawers?.filter { $0 != party }.map(renumbered)
        copy.budgets[b].contributions.removeAll { $0.party == party }
        for c in copy.budgets[b].contributions.indices {
          copy.budgets[b].contributions[c].party = renumbered(
            copy.budgets[b].contributions[c].party)
        }
      }
      for d in copy.mandates.indices {
        copy.mandates[d].rules.removeAll { $0.party == party }
        for r in copy.mandates[d].rules.indices {
          copy.mandates[d].rules[r].party = renumbered(copy.mandates[d].rules[r].party)
        }
      }
    }
  }

  /// Whether the parts fit: everything is performed by somebody, shares add up.
  private static func isComplete(_ model: Model) -> Bool {
    model.activities.allSatisfy { !$0.performers.isEmpty }
      && model.budgets.allSatisfy { budget in
        budget.contributions.reduce(Rational.zero) { $0 + $1.share.value } == 1
          && budget.drawers?.isEmpty != true
      }
  }
}
