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
    var isEffortKnown = true
    var totals: [Rational] = []
    totals.reserveCapacity(activities.count)
    effort = Array(capacity: lines.party.count) { list in
      for activity in activities.indices {
        var total = Rational.zero
        for index in activities[activity].performers.indices {
          let hours = activities[activity].performers[index].effort?.value
          if hours == nil { isEffortKnown = false }
          if let hours { total += hours }
          list.append(hours ?? 0)
        }
        totals.append(total)
      }
    }
    var isAllMoneyKnown = true
    var isMoneyKnown = [Bool](repeating: true, count: lines.party.count)
    money = Array(capacity: lines.party.count) { list in
      for activity in activities.indices {
        for index in activities[activity].performers.indices {
          let own = activities[activity].performers[index].money?.value
          if own == nil {
            isMoneyKnown[list.count] = false
            isAllMoneyKnown = false
          }
          list.append(own ?? 0)
        }
      }
    }
    (self.isEffortKnown, totalEffort) = (isEffortKnown, totals)
    (self.isAllMoneyKnown, self.isMoneyKnown) = (isAllMoneyKnown, isMoneyKnown)
  }
}
