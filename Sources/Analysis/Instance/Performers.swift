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

  /// Makes room for the performers in `lines`.
  init(_ lines: WorkLines) {
    activity.reserveCapacity(lines.party.count)
    effort.reserveCapacity(lines.party.count)
    money.reserveCapacity(lines.party.count)
    isMoneyKnown.reserveCapacity(lines.party.count)
    totalEffort.reserveCapacity(lines.count)
  }

  /// Adds the performers of the next activity.
  mutating func add(_ performers: [Model.Performer]) {
    var total = Rational.zero
    for index in performers.indices {
      activity.append(totalEffort.count)
      if let hours = performers[index].effort?.value {
        effort.append(hours)
        total += hours
      } else {
        isEffortKnown = false
        effort.append(0)
      }
      let own = performers[index].money?.value
      money.append(own ?? 0)
      isMoneyKnown.append(own != nil)
    }
    totalEffort.append(total)
  }
}
