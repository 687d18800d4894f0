import Evaluation

/// What holds activities at 0 in the predicted plan whatever the measures are: for each a mandate in force that
/// forbids it, else an obstacle that blocks it, the first that is declared.
struct Holds {
  private var bounds: [Int: Derivation.Bound] = [:]

  /// Finds what holds the activities of a model.
  ///
  /// - Complexity: O(n) in the rules of mandates and the lines of obstacles.
  init(_ model: Model) {
    for (mandate, rule) in model.rulesInForce
    where rule.modality == .mustNot && bounds[rule.activity] == nil {
      bounds[rule.activity] = .mandate(mandate)
    }
    for (index, obstacle) in model.obstacles.enumerated() {
      for line in obstacle.activities where bounds[line.index] == nil {
        bounds[line.index] = .obstacle(index)
      }
    }
  }

  /// What holds an activity, nil where nothing does.
  subscript(activity: Int) -> Derivation.Bound? { bounds[activity] }

  /// Whether a mandate in force forbids an activity.
  func isForbidden(_ activity: Int) -> Bool {
    if case .mandate? = bounds[activity] { true } else { false }
  }
}
