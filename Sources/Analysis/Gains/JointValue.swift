import Arithmetic
import Evaluation

/// What improvements are worth to all: V.
struct JointValue: Sendable {
  /// A worth that counts for the first units only.
  struct Capped: Sendable {
    let indicator: Int
    /// Money per unit, at least 0.
    let amount: Rational
    let cap: Rational
  }

  /// Where each indicator's value comes from.
  let sources: [Verdict.ValueSource]
  /// V_k: money per unit of improvement, caps aside.
  let perUnit: [Rational]
  /// The worths with a cap.
  let capped: [Capped]
  /// worth(a), nil where it is unknown or nothing gives a worth.
  ///
  ///     worth(a) = SUM k V_k * imp(a,k) - SUM j c_ja
  let worth: [Rational?]
  /// The place of each activity by worth per hour of all its performers, ties by declaration.
  ///
  /// By declaration alone where a worth or an effort is unknown, until `rankWhatIsKnown`.
  private(set) var rank: [Int]

  /// Whether anything is worth anything.
  var isDefined: Bool { sources.contains { $0 != .none } }

  init(_ instance: Instance) {
    let model = instance.model
    let (indicators, goals) = (model.indicators, model.goals)
    var sources = indicators.indices.map { index -> Verdict.ValueSource in
      indicators[index].fallsOn.isEmpty ? .none : .fallsOn
    }
    var perUnit = indicators.indices.map { index in
      indicators[index].fallsOn.reduce(Rational.zero) { $0 + $1.amount.value }
    }
    var capped: [Capped] = []
    for goal in goals.indices {
      for index in goals[goal].worths.indices {
        let indicator = goals[goal].worths[index].indicator
        let amount = goals[goal].worths[index].amount.value
        if sources[indicator] != .goal { perUnit[indicator] = 0 }
        sources[indicator] = .goal
        perUnit[indicator] += amount
        if let cap = goals[goal].worths[index].cap?.value, amount.sign > 0 {
          capped.append(Capped(indicator: indicator, amount: amount, cap: cap))
        }
      }
    }
    self.sources = sources
    self.perUnit = perUnit
    self.capped = capped
    let isDefined = sources.contains { $0 != .none }
    let worth =
      isDefined
      ? JointValue.worths(in: instance, at: perUnit)
      : Array(repeating: nil, count: instance.activityCount)
    self.worth = worth
    rank = JointValue.ranks(of: worth, in: instance)
  }

  /// The joint value of one unit of each activity, nil where a figure it needs is unknown.
  private static func worths(in instance: Instance, at perUnit: [Rational]) -> [Rational?] {
    let (lines, money) = (instance.lines, instance.money)
    let isValued = perUnit.indices.map { !perUnit[$0].isZero }
    var worths: [Rational?] = []
    worths.reserveCapacity(lines.count)
    for activity in 0..<lines.count {
      var isKnown = true
      var sum = ShortSum()
      for pair in lines.performers(of: activity) {
        if !instance.isMoneyKnown[pair] { isKnown = false }
        if !money[pair].isZero { sum.add(-money[pair]) }
      }
      for number in lines.effects(of: activity) where isValued[lines.effects[number].indicator] {
        if !lines.effects[number].isKnown { isKnown = false }
        sum.add(perUnit[lines.effects[number].indicator], times: lines.improvements[number])
      }
      worths.append(isKnown ? sum.value : nil)
    }
    return worths
  }

  /// The places of the activities in the joint goal's order.
  ///
  /// - Complexity: O(n log n) in the number of activities.
  private static func ranks(of worth: [Rational?], in instance: Instance) -> [Int] {
    let isAllKnown = instance.isEffortKnown && worth.allSatisfy { $0 != nil }
    return isAllKnown
      ? ranks(of: worth, known: Array(repeating: true, count: worth.count), in: instance)
      : Array(0..<instance.activityCount)
  }

  /// The places of the activities in the joint goal's order, as far as it is known; the others behind.
  private static func ranks(
    of worth: [Rational?], known isKnown: [Bool], in instance: Instance
  ) -> [Int] {
    let rates = worth.indices.map { activity in
      HourlyRate(worth[activity] ?? 0, hours: instance.totalEffort[activity])
    }
    let order = rates.indices.sorted { a, b in
      if isKnown[a] != isKnown[b] { return isKnown[a] }
      return isKnown[a] && rates[a] != rates[b] ? rates[a] > rates[b] : a < b
    }
    var ranks = [Int](repeating: 0, count: worth.count)
    for (rank, activity) in order.enumerated() { ranks[activity] = rank }
    return ranks
  }

  /// Ranks the activities of which worth and effort are known, and behind them the others by declaration:
  /// what one of them lacks leaves the order of the others alone.
  ///
  /// - Complexity: O(n log n) in the number of activities.
  mutating func rankWhatIsKnown(in instance: Instance) {
    let isKnown = worth.indices.map { JointValue.isRanked($0, by: worth, in: instance) }
    rank = JointValue.ranks(of: worth, known: isKnown, in: instance)
  }

  /// Whether the worth per hour of an activity is known.
  private static func isRanked(
    _ activity: Int, by worth: [Rational?], in instance: Instance
  ) -> Bool {
    worth[activity] != nil && instance.isEffortKnown(of: activity)
  }

  /// Whether it is known how the joint goal decides between an activity and others that are equal for a
  /// party: where nothing is worth anything, by declaration.
  func decides(_ activity: Int, in instance: Instance) -> Bool {
    !isDefined || JointValue.isRanked(activity, by: worth, in: instance)
  }

  /// W(x): the joint value of a plan; nil where a worth it needs is unknown.
  func value(of plan: [Rational], in instance: Instance) -> Rational? {
    var total = RationalSum()
    for (activity, amount) in plan.enumerated() where !amount.isZero {
      guard let worth = worth[activity] else { return nil }
      total.add(worth, times: amount)
    }
    var sum = total.value
    if capped.isEmpty { return isDefined ? sum : nil }
    let improvements = instance.improvements(by: plan)
    for worth in capped where improvements[worth.indicator] > worth.cap {
      sum -= worth.amount * (improvements[worth.indicator] - worth.cap)
    }
    return sum
  }
}

extension Instance {
  /// Units of improvement of each indicator in a plan, whenever they arrive.
  func improvements(by plan: [Rational]) -> [Rational] {
    var sums = [Rational](repeating: 0, count: indicatorCount)
    for (activity, amount) in plan.enumerated() where !amount.isZero {
      for number in lines.effects(of: activity) {
        sums[lines.effects[number].indicator] += lines.improvements[number] * amount
      }
    }
    return sums
  }
}
