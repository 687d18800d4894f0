import Arithmetic
import Evaluation
import Syntax

/// How much each indicator that has a target is bettered, by when it arrives.
struct Arrivals {
  /// What arrives at an indicator: the number of the day, and all that arrives until then.
  private typealias Part = (day: Rational, sum: Rational)

  /// The place of each indicator that has a target, -1 for the others.
  private var places: [Int]
  /// What arrives at each of these indicators in all.
  private var totals: [Rational] = []
  /// What arrives at each of them, in the order of arrival; empty in an undated script.
  private var parts: [[Part]] = []
  /// Whether something is not known of each of them.
  private var isUnknown: [Bool] = []
  /// What has to arrive at each of them for all of its targets to be met, where more only meets them
  /// all the more; else empty.
  private var needs: [Rational] = []

  /// Adds up what `amount` of each activity betters and, unless `bettersOnly`, worsens.
  ///
  /// Where targets are not told apart by dates, what betters only is not added once they are all met.
  ///
  /// - Complexity: O(n log n) in the number of effects.
  init(_ verdict: Verdict, bettersOnly: Bool, amount: (Int) -> Rational?) {
    let model = verdict.model
    places = Array(repeating: -1, count: model.indicators.count)
    for goal in model.goals.indices {
      let targets = model.goals[goal].targets
      for index in targets.indices where places[targets[index].indicator] < 0 {
        places[targets[index].indicator] = totals.count
        totals.append(0)
      }
    }
    if totals.isEmpty { return }
    if bettersOnly && model.asOf == nil { collectNeeds(of: model) }
    isUnknown = Array(repeating: false, count: totals.count)
    if model.asOf != nil { parts = Array(repeating: [], count: totals.count) }
    let work = verdict.facts.work
    for a in 0..<work.count {
      let effects = work.effects(of: a)
      // Most activities move nothing that has a target.
      let moves = effects.contains { effect in
        (work.effects[effect].isBetter || !bettersOnly)
          && isOpen(places[work.effects[effect].indicator])
      }
      if !moves { continue }
      let units = amount(a)
      for effect in effects where !bettersOnly || work.effects[effect].isBetter {
        let place = places[work.effects[effect].indicator]
        if !isOpen(place) { continue }
        let line = effect - effects.lowerBound
        let size = model.activities[a].effects[line].amount?.value
        let day = model.asOf?.dayNumber(after: work.lag(of: effect) ?? 0)
        add(size, isBetter: work.effects[effect].isBetter, on: day ?? 0, times: units, to: place)
      }
    }
    for place in parts.indices { sumUp(place) }
  }

  /// Finds what each indicator that has a target lacks of the farthest of them; nothing where there is
  /// no baseline to tell it from.
  private mutating func collectNeeds(of model: Model) {
    needs = Array(repeating: 0, count: totals.count)
    let (goals, indicators) = (model.goals, model.indicators)
    for goal in goals.indices {
      for index in goals[goal].targets.indices {
        let k = goals[goal].targets[index].indicator
        guard let baseline = indicators[k].baseline?.value else { continue }
        let level = goals[goal].targets[index].level.value
        let need = indicators[k].better == .lower ? baseline - level : level - baseline
        if needs[places[k]] < need { needs[places[k]] = need }
      }
    }
  }

  /// Whether something has a place, and what arrives there still matters.
  private func isOpen(_ place: Int) -> Bool {
    place >= 0 && (needs.isEmpty || totals[place] < needs[place])
  }

  /// Whether what is known to better an indicator already is all that its farthest target lacks.
  func isMet(_ indicator: Int) -> Bool {
    let place = places[indicator]
    return place >= 0 && !needs.isEmpty && !isUnknown[place] && totals[place] >= needs[place]
  }

  /// Puts what arrives in order, each with what arrived before.
  private mutating func sumUp(_ place: Int) {
    if parts[place].count > 1 { parts[place].sort { $0.day < $1.day } }
    var total = Rational.zero
    for index in parts[place].indices {
      total += parts[place][index].sum
      parts[place][index].sum = total
    }
  }

  /// Adds what an effect of some size changes, so much done of its activity; nil where that is not
  /// known.
  private mutating func add(
    _ size: Rational?, isBetter: Bool, on day: Rational, times units: Rational?, to place: Int
  ) {
    guard let units, let size else {
      isUnknown[place] = true
      return
    }
    let change = isBetter ? units * size : -(units * size)
    totals[place] += change
    if !parts.isEmpty { parts[place].append((day, change)) }
  }

  /// What betters the indicator of `target` by its date; nil where it is not known.
  ///
  /// - Complexity: O(log n) in the number of effects.
  func improvement(for target: Model.Target, in model: Model) -> Rational? {
    let place = places[target.indicator]
    if place < 0 { return 0 }
    if isUnknown[place] { return nil }
    if parts.isEmpty { return totals[place] }
    let deadline = Deadline(target.by, in: model)
    let arrived = parts[place].partitionPoint { deadline.isMet(on: $0.day) }
    return arrived == 0 ? 0 : parts[place][arrived - 1].sum
  }

  /// What betters the indicator of `target` in all, whenever it arrives; nil where it is not known.
  func improvementInAll(for target: Model.Target) -> Rational? {
    let place = places[target.indicator]
    if place < 0 { return 0 }
    return isUnknown[place] ? nil : totals[place]
  }

  /// Whether a level that is `improvement` better than the baseline meets a target; nil where there
  /// is no baseline.
  static func meets(_ target: Model.Target, _ improvement: Rational, in model: Model) -> Bool? {
    let k = target.indicator
    guard let baseline = model.indicators[k].baseline?.value else { return nil }
    return model.indicators[k].better == .lower
      ? baseline - improvement <= target.level.value
      : baseline + improvement >= target.level.value
  }
}
