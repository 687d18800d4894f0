import Arithmetic
import Evaluation

/// The performers of all activities, one after another.
struct Performers {
  private(set) var activity: [Int] = []
  /// Hours per unit, 0 where unknown.
  private(set) var effort: [Rational] = []
  /// Own money per unit, 0 where unknown.
  private(set) var money: [Rational] = []
  private(set) var isEffortKnown = true
  private(set) var isMoneyKnown: [Bool] = []
  /// Hours of all performers per unit of each activity.
  private(set) var totalEffort: [Rational] = []

  /// - Complexity: O(n) in the number of performers.
  init(_ model: Model) {
    let count = model.activities.indices.reduce(0) { $0 + model.activities[$1].performers.count }
    activity.reserveCapacity(count)
    effort.reserveCapacity(count)
    money.reserveCapacity(count)
    isMoneyKnown.reserveCapacity(count)
    totalEffort.reserveCapacity(model.activities.count)
    for a in model.activities.indices {
      var total = Rational.zero
      let performers = model.activities[a].performers
      for index in performers.indices {
        activity.append(a)
        let hours = performers[index].effort?.value
        if hours == nil { isEffortKnown = false }
        effort.append(hours ?? 0)
        total += hours ?? 0
        let own = performers[index].money?.value
        money.append(own ?? 0)
        isMoneyKnown.append(own != nil)
      }
      totalEffort.append(total)
    }
  }
}
