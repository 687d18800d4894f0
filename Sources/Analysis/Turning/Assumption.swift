import Arithmetic
import Evaluation

/// A figure that the script says and another could be put for: what a turning point is asked of.
public enum Assumption: Hashable, Sendable {
  /// What a measure pays per unit, in the rows of its holders.
  case rate(rows: [Int])
  case capacity(party: Int)
  case horizon(party: Int)
  case keeps(party: Int)
  case share(party: Int, budget: Int)
  case limit(budget: Int)
  case effort(party: Int, activity: Int)
  case cost(party: Int, activity: Int)
  /// How much an activity moves an indicator, on its only line about it or on the one at that place.
  case effect(activity: Int, indicator: Int, line: Int? = nil)
  case cap(activity: Int)
  /// What a line of a goal says that an indicator is worth.
  case worth(goal: Int, line: Int)
  /// What a line of an indicator lets fall on a party.
  case fallsOn(indicator: Int, line: Int)
}

extension Model {
  /// The value of an assumption today.
  ///
  /// Nil where the script does not say it, or says it on several lines.
  /// - Complexity: O(n) in the number of lines of the declaration it stands in.
  public func value(of assumption: Assumption) -> Rational? {
    switch assumption {
    case .rate(let rows):
      guard let rate = rows.first.flatMap({ measures[$0].saidRate }) else { return nil }
      return rows.allSatisfy { measures[$0].saidRate == rate } ? rate : nil
    case .capacity(let party): return parties[party].capacity?.value
    case .horizon(let party): return parties[party].horizon?.value
    case .keeps(let party): return parties[party].keeps?.value
    case .share(let party, let budget):
      return soleContribution(of: party, to: budget).map {
        budgets[budget].contributions[$0].share.value
      }
    case .limit(let budget): return budgets[budget].limit?.value
    case .effort(let party, let activity): return performer(party, in: activity)?.effort?.value
    case .cost(let party, let activity): return performer(party, in: activity)?.money?.value
    case .effect(let activity, let indicator, let line):
      return (line ?? soleEffect(of: activity, on: indicator)).flatMap {
        let effect = activities[activity].effects[$0]
        return effect.amount.map { effect.moves == .higher ? $0.value : -$0.value }
      }
    case .cap(let activity): return activities[activity].cap?.value
    case .worth(let goal, let line): return goals[goal].worths[line].amount.value
    case .fallsOn(let indicator, let line):
      return indicators[indicator].fallsOn[line].amount.value
    }
  }

  /// Why an assumption without a value has none.
  ///
  /// - Complexity: O(n) in the number of lines of the declaration it stands in.
  func refusal(of assumption: Assumption) -> Turn.Refusal {
    switch assumption {
    case .rate(let rows):
      return rows.allSatisfy { measures[$0].saidRate != nil } ? .severalLines : .notGiven
    case .share(let party, let budget):
      let own = budgets[budget].contributions.count { $0.party == party }
      return own == 0 ? .notGiven : own > 1 ? .severalLines : .soleContributor
    case .effect(let activity, let indicator, _):
      let lines = activities[activity].effects.count { $0.indicator == indicator }
      return lines > 1 ? .severalLines : .notGiven
    case .capacity, .horizon, .keeps, .limit, .effort, .cost, .cap, .worth, .fallsOn:
      return .notGiven
    }
  }

  /// What an assumption may be put to: nothing is beyond, whatever a script says.
  public func domain(of assumption: Assumption) -> (from: Rational?, to: Rational?) {
    switch assumption {
    case .rate: return (nil, nil)
    case .capacity, .horizon, .limit, .effort, .cost, .cap: return (0, nil)
    case .keeps, .share: return (0, 1)
    case .effect, .worth, .fallsOn:
      // It keeps its sign: an effect the other way, or worth that is harm, is another claim.
      guard let value = value(of: assumption) else { return (0, 0) }
      return value.sign < 0 ? (nil, 0) : (0, nil)
    }
  }

  /// Returns the model with another value for an assumption.
  ///
  /// Where the share of one party in a budget changes, those of the others keep their proportions.
  /// - Precondition: the assumption has a value today, and the other lies in its domain.
  /// - Complexity: O(n) in the size of the model.
  public func setting(_ assumption: Assumption, to value: Rational) -> Model {
    var model = self
    switch assumption {
    case .rate(let rows):
      for row in rows { model.measures[row].rate?.value = value }
    case .capacity(let party): model.parties[party].capacity?.value = value
    case .horizon(let party): model.parties[party].horizon?.value = value
    case .keeps(let party): model.parties[party].keeps?.value = value
    case .share(let party, let budget): model.setShare(of: party, in: budget, to: value)
    case .limit(let budget): model.budgets[budget].limit?.value = value
    case .effort(let party, let activity):
      guard let place = place(of: party, in: activity) else { break }
      model.activities[activity].performers[place].effort?.value = value
    case .cost(let party, let activity):
      guard let place = place(of: party, in: activity) else { break }
      model.activities[activity].performers[place].money?.value = value
    case .effect(let activity, let indicator, let line):
      guard let place = line ?? soleEffect(of: activity, on: indicator) else { break }
      let isRise = activities[activity].effects[place].moves == .higher
      model.activities[activity].effects[place].amount?.value = isRise ? value : -value
    case .cap(let activity): model.activities[activity].cap?.value = value
    case .worth(let goal, let line): model.goals[goal].worths[line].amount.value = value
    case .fallsOn(let indicator, let line):
      model.indicators[indicator].fallsOn[line].amount.value = value
    }
    return model
  }

  /// Puts the share of one contributor, and scales those of the others to the rest.
  private mutating func setShare(of party: Int, in budget: Int, to value: Rational) {
    let others = budgets[budget].contributions.filter { $0.party != party }
      .reduce(Rational.zero) { $0 + $1.share.value }
    for index in budgets[budget].contributions.indices {
      let contribution = budgets[budget].contributions[index]
      let share =
        contribution.party == party ? value : contribution.share.value * (1 - value) / others
      budgets[budget].contributions[index].share.value = share
    }
  }

  /// The only contribution of `party` where others contribute too; nil where there is none.
  private func soleContribution(of party: Int, to budget: Int) -> Int? {
    let contributions = budgets[budget].contributions
    let own = contributions.indices.filter { contributions[$0].party == party }
    let isShared = contributions.contains { $0.party != party && $0.share.value.sign > 0 }
    return own.count == 1 && isShared ? own[0] : nil
  }

  /// The figures that the effects of an activity are: one for each line.
  ///
  /// - Complexity: O(n) in the lines.
  func effectAssumptions(of activity: Int) -> [Assumption] {
    let effects = activities[activity].effects
    var counts: [Int: Int] = [:]
    for effect in effects { counts[effect.indicator, default: 0] += 1 }
    return effects.indices.map { line in
      let indicator = effects[line].indicator
      let isSole = counts[indicator] == 1
      return .effect(activity: activity, indicator: indicator, line: isSole ? nil : line)
    }
  }

  /// The only effect of `activity` on `indicator`, nil where there are none or several.
  private func soleEffect(of activity: Int, on indicator: Int) -> Int? {
    let effects = activities[activity].effects
    let lines = effects.indices.filter { effects[$0].indicator == indicator }
    return lines.count == 1 ? lines[0] : nil
  }

  /// The place of `party` among the performers of `activity`.
  private func place(of party: Int, in activity: Int) -> Int? {
    activities[activity].performers.firstIndex { $0.party == party }
  }
}

extension Model.Measure {
  /// What it pays per unit; nil where the script does not say that, as beside a bonus alone.
  fileprivate var saidRate: Rational? {
    bonus != nil && rate == Sourced(.zero) ? nil : rate?.value
  }
}

extension Verdict {
  /// The figure of the script that is asked for; nil where it is computed, or not of what the script
  /// has.
  ///
  /// - Complexity: O(n) in the number of holders of a measure.
  public func assumption(of figure: AskedFigure) -> Assumption? {
    switch (figure.kind, figure.first, figure.second) {
    case (.rate, .measure, _):
      let rows = rows(of: figure.first, heldBy: figure.second)
      return rows.isEmpty ? nil : .rate(rows: rows)
    case (.capacity, .party(let p), _): return .capacity(party: p)
    case (.horizon, .party(let p), _): return .horizon(party: p)
    case (.share, .party(let p), .budget(let b)): return .share(party: p, budget: b)
    case (.limit, .budget(let b), _): return .limit(budget: b)
    case (.effort, .party(let p), .activity(let a)): return .effort(party: p, activity: a)
    case (.cost, .party(let p), .activity(let a)): return .cost(party: p, activity: a)
    case (.effect, .activity(let a), .indicator(let k)):
      return .effect(activity: a, indicator: k)
    case (.cap, .activity(let a), _): return .cap(activity: a)
    default: return nil
    }
  }

  /// The figure of the language that an assumption is; nil where the language has none for it.
  public func figure(of assumption: Assumption) -> AskedFigure? {
    switch assumption {
    case .rate(let rows): AskedFigure(.rate, .measure(rows))
    case .capacity(let p): AskedFigure(.capacity, .party(p))
    case .horizon(let p): AskedFigure(.horizon, .party(p))
    case .share(let p, let b): AskedFigure(.share, .party(p), .budget(b))
    case .limit(let b): AskedFigure(.limit, .budget(b))
    case .effort(let p, let a): AskedFigure(.effort, .party(p), .activity(a))
    case .cost(let p, let a): AskedFigure(.cost, .party(p), .activity(a))
    case .effect(let a, let k, line: nil): AskedFigure(.effect, .activity(a), .indicator(k))
    case .cap(let a): AskedFigure(.cap, .activity(a))
    case .keeps, .worth, .fallsOn, .effect: nil
    }
  }
}
