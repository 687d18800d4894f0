import Arithmetic
import Evaluation
import Syntax

/// Who has which stake in what, and what is wanted: found in one pass for the rules that ask.
struct RuleFacts {
  /// A party and an indicator.
  private struct Stake: Hashable {
    let party: Int
    let indicator: Int
  }

  /// Whether somebody is held to each indicator.
  private(set) var isMeasured: [Bool]
  /// Whether a goal says what each indicator is worth, or where it is to be.
  private(set) var isWanted: [Bool]
  /// What a unit of each indicator is worth, in goals or where it falls.
  private(set) var isValued: [Bool]
  private var held: Set<Stake> = []
  private var felt: Set<Stake> = []

  /// Collects the facts of a model.
  ///
  /// - Complexity: O(n) in the numbers of measures, goals' lines and lines of what falls on parties.
  init(_ model: Model) {
    let none = [Bool](repeating: false, count: model.indicators.count)
    (isMeasured, isWanted, isValued) = (none, none, none)
    var inPoints: Set<Int> = []
    for (row, measure) in model.measures.enumerated() where model.pays(row) {
      isMeasured[measure.indicator] = true
      held.insert(Stake(party: measure.party, indicator: measure.indicator))
      if measure.currency == .points { inPoints.insert(measure.party) }
    }
    for (k, indicator) in model.indicators.enumerated() {
      for line in indicator.fallsOn where line.amount.value.sign > 0 {
        isValued[k] = true
        if inPoints.contains(line.party) { continue }
        felt.insert(Stake(party: line.party, indicator: k))
      }
    }
    for goal in model.goals {
      for worth in goal.worths {
        isWanted[worth.indicator] = true
        if worth.amount.value.sign > 0 { isValued[worth.indicator] = true }
      }
      for target in goal.targets { isWanted[target.indicator] = true }
    }
  }

  /// Whether a measure in force holds `party` to `indicator`.
  func isHeld(_ party: Int, to indicator: Int) -> Bool {
    held.contains(Stake(party: party, indicator: indicator))
  }

  /// Whether the own economy of `party` feels `indicator`.
  func feels(_ party: Int, _ indicator: Int) -> Bool {
    felt.contains(Stake(party: party, indicator: indicator))
  }
}

extension Model {
  /// Whether the measure in a row is in force and gives or charges something.
  func pays(_ row: Int) -> Bool {
    guard isInForce(measure: row) else { return false }
    return measures[row].rate?.value.isZero != true || measures[row].bonus != nil
  }

  /// Whether an effect moves its indicator to the better.
  func isBetter(_ effect: Effect) -> Bool { effect.moves == indicators[effect.indicator].better }

  /// Whether a budget runs on the day of the script.
  func isInForce(budget: Int) -> Bool {
    isInForce(from: budgets[budget].runs?.from, until: budgets[budget].runs?.to)
  }

  /// Whether some activity betters each indicator.
  ///
  /// - Complexity: O(n) in the number of effects.
  func betteredIndicators() -> [Bool] {
    var bettered = [Bool](repeating: false, count: indicators.count)
    for activity in activities {
      for effect in activity.effects where isBetter(effect) { bettered[effect.indicator] = true }
    }
    return bettered
  }

  /// The most of an activity that its cap and the hours of its performers allow; nil where nothing
  /// bounds it or a figure is missing.
  func bound(of activity: Int) -> Rational? {
    var bound = activities[activity].cap?.value
    for performer in activities[activity].performers {
      guard let capacity = parties[performer.party].capacity?.value,
        let effort = performer.effort?.value, effort.sign > 0
      else { continue }
      bound = min(bound ?? capacity / effort, capacity / effort)
    }
    return bound
  }
}

extension Verdict {
  /// Whether more of each activity may be right: it has worth, and the best plan holds it or
  /// somebody must do it; what is not known counts as right.
  ///
  /// - Complexity: O(n) in the numbers of activities and of rules of mandates.
  func rightWork() -> [Bool] {
    var isDuty = [Bool](repeating: false, count: activities.count)
    for (_, rule) in model.rulesInForce where rule.modality == .must {
      isDuty[rule.activity] = true
    }
    return activities.indices.map { a in
      if let worth = activities[a].worth, worth.sign <= 0 { return false }
      return activities[a].plan.joint?.isZero != true || isDuty[a]
    }
  }
}
