import Evaluation

extension Model.Measure {
  /// Whether it pays otherwise than unit by unit: up to, from or beyond a number, or once.
  var hasForm: Bool { upTo != nil || bonus != nil || onlyFrom != nil || beyond != nil }

  /// The rate that the script says; none where a bonus is all it pays, which counts as a rate of 0.
  var writtenRate: Sourced? {
    bonus == nil || rate?.site != .nowhere ? rate : nil
  }
}
