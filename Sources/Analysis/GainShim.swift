import Arithmetic

extension Verdict {
  /// What one unit of `activity` gives `party`.
  public func gain(of party: Int, from activity: Int) -> Rational? {
    activities[activity].gains[party]
  }
}

extension Verdict {
  /// What `activity` is for `party`, without magnitudes.
  func structure(of party: Int, in activity: Int) -> Structure {
    activities[activity].structureFor[party]
  }
}
