import Arithmetic
import Evaluation

/// What the performers of all activities put in, one after another.
struct Performers {
  /// Hours per unit, 0 where unknown.
  let effort: [Rational]
  /// Own money per unit, 0 where unknown.
  let money: [Rational]
  /// Whether all hours are given.
  let isEffortKnown: Bool
  /// Whether all money is given.
  let isAllMoneyKnown: Bool
  /// Whether the money of each is given.
  let isMoneyKnown: [Bool]
  /// Hours of all performers per unit of each activity.
  let totalEffort: [Rational]

  /// - Complexity: O(n) in the performers.
  init(_ model: Model, _ lines: WorkLines) {
    let activities = model.activities
    var (effort, money, totals) = ([Rational](), [Rational](), [Rational]())
    effort.reserveCapacity(lines.party.count)
    money.reserveCapacity(lines.party.count)
    totals.reserveCapacity(activities.count)
    var isMoneyKnown = [Bool](repeating: true, count: lines.party.count)
    var (isEffortKnown, isAllMoneyKnown) = (true, true)
    for activity in activities.indices {
      let performers = activities[activity].performers
      var total = ShortSum()
      for index in performers.indices {
        let hours = performers[index].effort?.value
        if let hours { total.add(hours) } else { isEffortKnown = false }
        effort.append(hours ?? 0)
        let own = performers[index].money?.value
        if own == nil {
          isMoneyKnown[money.count] = false
          isAllMoneyKnown = false
        }
        money.append(own ?? 0)
      }
      totals.append(total.value)
    }
    (self.effort, self.money, totalEffort) = (effort, money, totals)
    (self.isEffortKnown, self.isAllMoneyKnown) = (isEffortKnown, isAllMoneyKnown)
    self.isMoneyKnown = isMoneyKnown
  }
}
