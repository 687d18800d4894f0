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
  private let lines: WorkLines
  private let horizons: [Rational?]
  private let indicatorCount: Int
  /// The lags of the effects on one indicator after another, ascending in each, 0 first; empty until
  /// they are asked for.
  private var lags: [Rational] = []
  /// The first lag on each indicator, and the number of lags at the end.
  private var starts: [Int] = []
  /// The outlooks asked for, in that order.
  private(set) var all: [Outlook] = []
  /// The place in `all` of who sees none, the first, the first two … of the lags on one indicator
  /// after another, -1 for none; there is one more for each indicator than lags.
  private var places: [Int32] = []

  init(_ instance: Instance) {
    (lines, horizons, indicatorCount) = (instance.lines, instance.horizon, instance.indicatorCount)
  }

  /// The place in `all` of what `party` sees of `indicator`; equal for parties that see the same.
  ///
  /// - Complexity: O(log n) in the effects, once O(n log n).
  mutating func place(of indicator: Int, for party: Int) -> Int {
    if starts.isEmpty { collectLags() }
    let (first, end) = (starts[indicator], starts[indicator + 1])
    let horizon = horizons[party]
    let seen = horizon.map { count(within: $0, first, end) } ?? end - first
    let slot = first + indicator + seen
    if places[slot] >= 0 { return Int(places[slot]) }
    let latest = seen == end - first ? nil : seen == 0 ? horizon : lags[first + seen - 1]
    places[slot] = Int32(all.count)
    all.append(Outlook(indicator: indicator, horizon: latest))
    return all.count - 1
  }

  /// How many of the lags from one index up to another are within `horizon`.
  private func count(within horizon: Rational, _ first: Int, _ end: Int) -> Int {
    (first..<end).partitionPoint { lags[$0] <= horizon } - first
  }

  /// Collects the lags of the effects on each indicator.
  private mutating func collectLags() {
    let lines = lines
    let byIndicator = Grouping(
      count: indicatorCount,
      groupOf: lines.lags.lazy.map { lines.effects[$0.effect].indicator })
    starts.reserveCapacity(indicatorCount + 1)
    lags.reserveCapacity(indicatorCount + lines.lags.count)
    for indicator in 0..<indicatorCount {
      starts.append(lags.count)
      lags.append(0)
      let late = byIndicator.range(of: indicator)
      if late.count > Outlooks.few {
        let sorted = late.map { lines.lags[byIndicator.items[$0]].days }.sorted()
        for lag in sorted where lag != lags[lags.count - 1] { lags.append(lag) }
      } else {
        for number in late { insert(lines.lags[byIndicator.items[number]].days) }
      }
    }
    starts.append(lags.count)
    places = Array(repeating: -1, count: lags.count + indicatorCount)
  }

  /// So many lags are sorted faster by putting one after another into its place.
  private static let few = 8

  /// Adds a lag on the last indicator, each once; at least 0, which is the first.
  private mutating func insert(_ lag: Rational) {
    var place = lags.count
    while lag < lags[place - 1] { place -= 1 }
    if lag != lags[place - 1] { lags.insert(lag, at: place) }
  }
}

extension Instance {
  /// How many units `activity` improves the indicator of `outlook` by, as far as it is seen and known.
  func improvement(_ outlook: Outlook, by activity: Int) -> Rational {
    guard let impact = impacts.impact(of: activity, on: outlook.indicator) else { return 0 }
    return impacts.seen(impact, within: outlook.horizon) ?? 0
  }
}
