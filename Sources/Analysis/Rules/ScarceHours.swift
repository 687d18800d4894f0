import Arithmetic
import Diagnostics
import Evaluation

extension Verdict {
  /// The performers whose hours, all of them, are what the predicted plan does of an activity.
  func partnersWithoutHours(for activity: Int) -> [Int] {
    guard let predicted = activities[activity].plan.predicted else { return [] }
    return model.activities[activity].performers.compactMap { performer in
      guard let capacity = model.parties[performer.party].capacity?.value,
        let effort = performer.effort?.value, effort.sign > 0
      else { return nil }
      return capacity == predicted * effort ? performer.party : nil
    }
  }

  /// Those of them that more hours alone would help: nothing holds the activity at 0, and no
  /// performer declines it.
  func partnersInNeedOfHours(for activity: Int) -> [Int] {
    let scarce = partnersWithoutHours(for: activity)
    return scarce.isEmpty || !refusalTerms(of: activity).isEmpty ? [] : scarce
  }
}

extension RuleText {
  /// What the hours of parties allow of an activity: ``the hours of `School` allow none of it``.
  func allowance(_ parties: [Int], _ amount: String) -> String {
    "the hours of \(listed(parties.map(party))) allow \(amount)"
  }

  /// The advice to give parties more hours: ``give `School` more hours``.
  func givingHours(to parties: [Int]) -> String {
    "give \(listed(parties.map(party))) more hours"
  }
}
