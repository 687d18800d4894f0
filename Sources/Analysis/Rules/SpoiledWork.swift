import Evaluation

/// What could make a party regard what an activity spoils, in words.
struct SpoiledWork {
  /// The words about the verdict.
  let text: RuleText

  private var model: Model { text.verdict.model }

  /// The indicators with a worth that an activity worsens, each with its effect.
  private func spoiled(by activity: Int) -> LineList<Model.Effect> {
    let facts = text.verdict.facts
    return model.activities[activity].effects.filter {
      model.doesWorsen($0) && facts.isValued[$0.indicator]
    }
  }

  /// Whether an activity worsens something that has a worth.
  func spoils(_ activity: Int) -> Bool { !spoiled(by: activity).isEmpty }

  /// What to do so that `party` regards what an activity spoils; nil where it spoils nothing.
  ///
  /// - Parameter measure: What pays the party for the activity.
  func regard(_ party: Int, of activity: Int, paidBy measure: Int) -> String? {
    let facts = text.verdict.facts
    let (name, work) = (text.party(party), text.activity(activity))
    let horizon = model.parties[party].horizon?.value
    let spoiled = spoiled(by: activity)
    let seen = spoiled.filter { $0.isSeen(within: horizon) }
    if seen.contains(where: { !facts.isHeld(party, to: $0.indicator) }) {
      return "hold \(name) to what \(work) spoils as well"
    }
    if let held = seen.first {
      return
        "pay \(name) more for \(text.indicator(held.indicator)) than it gains by \(work), or less "
        + "through \(text.measure(measure))"
    }
    guard let late = spoiled.min(by: { ($0.lag?.value ?? 0) < ($1.lag?.value ?? 0) }) else {
      return nil
    }
    return "let \(name) look \(text.span(late.lag?.value ?? 0)) ahead"
      + (facts.isHeld(party, to: late.indicator)
        ? "" : " and hold it to \(text.indicator(late.indicator)), which \(work) spoils")
  }
}
