import Evaluation

extension Model {
  /// The activities whose mandates carry something: those it is about, those that better it, those
  /// it pays for; each once, in the order of declaration.
  ///
  /// - Complexity: O(n) in the effects of the activities.
  public func activities(carrying entity: Entity) -> [Int] {
    switch entity {
    case .activity(let a): return [a]
    case .goal(let goal):
      let wanted = Set(
        goals[goal].targets.map(\.indicator)
          + goals[goal].worths.filter { $0.amount.value.sign > 0 }.map(\.indicator))
      return activities.indices.filter { a in
        activities[a].effects.contains { wanted.contains($0.indicator) && betters($0) }
      }
    case .budget(let budget): return Set(budgets[budget].covers.map(\.activity)).sorted()
    case .mandate(let mandate): return Set(mandates[mandate].rules.map(\.activity)).sorted()
    case .trial(let trial): return trials[trial].activity.map { [$0] } ?? []
    case .forum(let forum):
      return Set(forums[forum].goals.flatMap { activities(carrying: .goal($0.index)) }).sorted()
    case .party, .group, .indicator, .measure, .handoff, .obstacle: return []
    }
  }

  /// Whether an effect moves its indicator to the better.
  func betters(_ effect: Effect) -> Bool { effect.moves == indicators[effect.indicator].better }
}
