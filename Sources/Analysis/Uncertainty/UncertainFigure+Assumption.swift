import Arithmetic
import Diagnostics
import Evaluation

extension Model {
  /// The assumption that each figure is all of; nil where it is bound by `let` or part of more.
  ///
  /// - Complexity: O(n) in the size of the model.
  func assumptions(of figures: [UncertainFigure]) -> [Assumption?] {
    var found: [SourceSpan: [Assumption]] = [:]
    for figure in figures where figure.isWhole { found[figure.site] = [] }
    for assumption in assumptions {
      if let site = site(of: assumption) { found[site]?.append(assumption) }
    }
    return figures.map { figure in
      guard figure.isWhole, case .line = figure.origin, let all = found[figure.site] else {
        return nil
      }
      return all.count == 1 ? all[0] : nil
    }
  }

  /// The place of an assumption.
  private func site(of assumption: Assumption) -> SourceSpan? {
    switch assumption {
    case .rate(let rows): return rows.first.flatMap { measures[$0].rate?.site }
    case .capacity(let party): return parties[party].capacity?.site
    case .horizon(let party): return parties[party].horizon?.site
    case .keeps(let party): return parties[party].keeps?.site
    case .share(let party, let budget):
      return budgets[budget].contributions.first { $0.party == party }?.share.site
    case .limit(let budget): return budgets[budget].limit?.site
    case .effort(let party, let activity):
      return activities[activity].performers.first { $0.party == party }?.effort?.site
    case .cost(let party, let activity):
      return activities[activity].performers.first { $0.party == party }?.money?.site
    case .effect(let activity, let indicator, let line):
      let effects = activities[activity].effects
      return (line ?? effects.firstIndex { $0.indicator == indicator }).flatMap {
        effects[$0].amount?.site
      }
    case .cap(let activity): return activities[activity].cap?.site
    case .worth(let goal, let line): return goals[goal].worths[line].amount.site
    case .fallsOn(let indicator, let line): return indicators[indicator].fallsOn[line].amount.site
    }
  }

  /// Whether ranges leave alone all that a verdict by structure reads: signs of effects, rates and worths.
  func keepsStructure(_ figures: [UncertainFigure]) -> Bool {
    zip(figures, assumptions(of: figures)).allSatisfy { figure, assumption in
      switch assumption {
      case .effect, .rate, .worth, .fallsOn: figure.low.sign == figure.high.sign
      case .capacity, .horizon, .keeps, .share, .limit, .effort, .cost, .cap, nil: false
      }
    }
  }
}

extension Assumption {
  /// Whether others keep their proportions where it moves, which is not how a range moves.
  var movesOthers: Bool {
    if case .share = self { true } else { false }
  }
}
