import Arithmetic
import Evaluation

/// Where an indicator arrives, against what a goal wants of it.
public struct TargetOutcome: Hashable, Sendable {
  /// The goal and the place of the target in it.
  public var goal: Int
  public var target: Int
  /// The levels the predicted and the best plan lead to.
  public var predicted: Value
  public var joint: Value

  /// Returns whether a level meets the target; nil where it is not known.
  public func isMet(by level: Value, in model: Model) -> Bool? {
    guard case .number(let number) = level else { return nil }
    let target = model.goals[goal].targets[self.target]
    return switch model.indicators[target.indicator].better {
    case .lower: number <= target.level.value
    case .higher: number >= target.level.value
    }
  }
}

extension Verdict {
  /// The outcome of every target, goals and targets in the order of declaration.
  public var targetOutcomes: [TargetOutcome] { model.goals.indices.flatMap(targetOutcomes) }

  /// The outcome of every target of a goal, with what arrives by its date.
  func targetOutcomes(of goal: Int) -> [TargetOutcome] {
    model.goals[goal].targets.enumerated().map { place, target in
      TargetOutcome(
        goal: goal, target: place,
        predicted: level(of: target.indicator, in: \.plan.predicted, arrivedBy: target.by),
        joint: level(of: target.indicator, in: \.plan.joint, arrivedBy: target.by))
    }
  }
}
