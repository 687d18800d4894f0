import Arithmetic
import Evaluation
import Syntax

/// How much each indicator that has a target is bettered, by when it arrives.
struct Arrivals {
  /// What arrives at an indicator: days until it does, and all that arrives until then.
  private var sums: [Int: [(lag: Rational, sum: Rational)]] = [:]
  /// The indicators of which something is not known.
  private var unknown: Set<Int> = []

  /// Adds up what `amount` of each activity betters and, unless `bettersOnly`, worsens.
  ///
  /// - Complexity: O(n log n) in the number of effects.
  init(_ model: Model, bettersOnly: Bool, amount: (Int) -> Rational?) {
    let isTarget = Set(model.goals.flatMap(\.targets).map(\.indicator))
    if isTarget.isEmpty { return }
    var parts: [Int: [(lag: Rational, sum: Rational)]] = [:]
    for (a, activity) in model.activities.enumerated() {
      for effect in activity.effects where isTarget.contains(effect.indicator) {
        let isBetter = model.isBetter(effect)
        if bettersOnly && !isBetter { continue }
        guard let units = amount(a), let size = effect.amount?.value else {
          unknown.insert(effect.indicator)
          continue
        }
        let change = isBetter ? units * size : -(units * size)
        parts[effect.indicator, default: []].append((effect.lag?.value ?? 0, change))
      }
    }
    sums = parts.mapValues { list in
      var total = Rational.zero
      return list.sorted { $0.lag < $1.lag }.map { part in
        total += part.sum
        return (part.lag, total)
      }
    }
  }

  /// What betters the indicator of `target` by its date; nil where it is not known.
  ///
  /// - Complexity: O(log n) in the number of effects.
  func improvement(for target: Model.Target, in model: Model) -> Rational? {
    if unknown.contains(target.indicator) { return nil }
    guard let list = sums[target.indicator] else { return 0 }
    guard let start = model.asOf else { return list.last?.sum ?? 0 }
    let days = Rational(target.by.lastDayNumber - start.firstDayNumber)
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].lag <= days { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : list[low - 1].sum
  }

  /// Whether a level that is `improvement` better than the baseline meets a target; nil where there
  /// is no baseline.
  static func meets(_ target: Model.Target, _ improvement: Rational, in model: Model) -> Bool? {
    let indicator = model.indicators[target.indicator]
    guard let baseline = indicator.baseline?.value else { return nil }
    return indicator.better == .lower
      ? baseline - improvement <= target.level.value
      : baseline + improvement >= target.level.value
  }
}
