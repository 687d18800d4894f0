extension Verdict {
  /// The obstacles that block an activity, in the order of declaration.
  ///
  /// - Complexity: O(n) in the lines of obstacles.
  public func obstacles(blocking activity: Int) -> [Int] {
    model.obstacles.indices.filter { index in
      model.obstacles[index].activities.contains { $0.index == activity }
    }
  }
}
