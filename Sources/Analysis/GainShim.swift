import Arithmetic

extension Verdict {
  /// What one unit of `activity` gives `party`.
  public func gain(of party: Int, from activity: Int) -> Rational? { activities[activity].gains[party] }
}
