import Arithmetic
import Evaluation

extension Model {
  /// The same game with all gains of one party multiplied, and nothing else changed.
  ///
  /// Its `keeps` scales its economy, costs and shares in budgets; the rates it holds scale with it, and
  /// the shares of others who pay them the other way; so do its shares in what it pays for others.
  func gains(of i: Int, times factor: Rational) -> Model {
    var model = self
    model.parties[i].keeps = Sourced((parties[i].keeps?.value ?? 1) * factor)
    for m in measures.indices {
      let isOwn = measures[m].party == i
      if isOwn { model.measures[m].scale(by: factor) }
      for p in measures[m].payers.indices {
        if isOwn && measures[m].payers[p].party != i { model.measures[m].payers[p].share /= factor }
        if !isOwn && measures[m].payers[p].party == i {
          model.measures[m].payers[p].share *= factor
        }
      }
    }
    return model
  }

  /// The same game in another currency.
  func money(times factor: Rational) -> Model {
    var model = self
    for k in indicators.indices {
      for f in indicators[k].fallsOn.indices {
        model.indicators[k].fallsOn[f].amount.value *= factor
      }
    }
    for a in activities.indices {
      for p in activities[a].performers.indices {
        model.activities[a].performers[p].money?.value *= factor
      }
    }
    for m in measures.indices where measures[m].currency == .money {
      model.measures[m].scale(by: factor)
    }
    for g in goals.indices {
      for w in goals[g].worths.indices { model.goals[g].worths[w].amount.value *= factor }
    }
    for b in budgets.indices { model.budgets[b].limit?.value *= factor }
    return model
  }

  /// The same game with hours of another length.
  func hours(times factor: Rational) -> Model {
    var model = self
    for i in parties.indices { model.parties[i].capacity?.value *= factor }
    for a in activities.indices {
      for p in activities[a].performers.indices {
        model.activities[a].performers[p].effort?.value *= factor
      }
    }
    return model
  }

  /// The same game with activities counted in smaller units: so many times as many of each.
  func units(times factor: Rational) -> Model {
    var model = self
    for a in activities.indices {
      model.activities[a].cap?.value *= factor
      for p in activities[a].performers.indices {
        model.activities[a].performers[p].effort?.value /= factor
        model.activities[a].performers[p].money?.value /= factor
      }
      for e in activities[a].effects.indices {
        model.activities[a].effects[e].amount?.value /= factor
      }
    }
    return model
  }
}

extension Model.Measure {
  /// Pays so many times as much.
  fileprivate mutating func scale(by factor: Rational) {
    rate?.value *= factor
    bonus?.amount.value *= factor
  }
}
