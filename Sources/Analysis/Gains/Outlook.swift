import Arithmetic
import Evaluation

/// An indicator as far as a horizon lets its improvement be seen.
struct Outlook: Hashable, Sendable {
  let indicator: Int
  /// Days, nil where every effect on the indicator is seen.
  let horizon: Rational?
}

/// The outlooks of parties whose horizons tell effects on an indicator apart.
struct Outlooks {
  private let instance: Instance
  /// The lags of the effects on each indicator, ascending, 0 first; empty until they are asked for.
  private var lagsOf: [[Rational]] = []
  /// The outlooks asked for, in that order.
  private(set) var all: [Outlook] = []
  private var places: [Outlook: Int] = [:]

  init(_ instance: Instance) { self.instance = instance }

  /// The place in `all` of what `party` sees of `indicator`; equal for parties that see the same.
  ///
  /// - Complexity: O(log n) in the effects, once O(n log n).
  mutating func place(of indicator: Int, for party: Int) -> Int {
    let horizon = instance.horizon[party].flatMap { latest($0, on: indicator) }
    let outlook = Outlook(indicator: indicator, horizon: horizon)
    if let place = places[outlook] { return place }
    places[outlook] = all.count
    all.append(outlook)
    return all.count - 1
  }

  /// The latest lag within `horizon`, nil where none is beyond it.
  private mutating func latest(_ horizon: Rational, on indicator: Int) -> Rational? {
    if lagsOf.isEmpty { lagsOf = lags() }
    let lags = lagsOf[indicator]
    var low = 0
    var high = lags.count
    while low < high {
      let middle = (low + high) / 2
      if lags[middle] <= horizon { low = middle + 1 } else { high = middle }
    }
    if low == lags.count { return nil }
    return low == 0 ? horizon : lags[low - 1]
  }

  /// The lags of the effects on each indicator, ascending, 0 first.
  private func lags() -> [[Rational]] {
    var lags = [[Rational]](repeating: [0], count: instance.indicatorCount)
    for activity in 0..<instance.activityCount {
      for impact in instance.impacts[activity] {
        for part in impact.parts { lags[impact.indicator].append(part.lag) }
      }
    }
    for indicator in lags.indices where lags[indicator].count > 1 {
      lags[indicator] = Set(lags[indicator]).sorted()
    }
    return lags
  }
}

extension Instance {
  /// How many units `activity` improves the indicator of `outlook` by, as far as it is seen and known.
  func improvement(_ outlook: Outlook, by activity: Int) -> Rational {
    let impact = impacts.impact(of: activity, on: outlook.indicator)
    return impact?.seen(within: outlook.horizon) ?? 0
  }
}
