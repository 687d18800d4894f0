import Arithmetic

/// Cost that one party's work puts on another.
public struct Shift: Hashable, Sendable {
  public var from: Int
  public var to: Int
  public var activity: Int
  /// Money or points per period in the predicted plan, above 0; nil at the structure level.
  public var amount: Rational?
  /// Whether each of the activity is worth something, so that this is not a fault in itself.
  public var isWorthwhile: Bool

  public init(from: Int, to: Int, activity: Int, amount: Rational?, isWorthwhile: Bool) {
    self.from = from
    self.to = to
    self.activity = activity
    self.amount = amount
    self.isWorthwhile = isWorthwhile
  }
}

extension Verdict {
  /// Whether work that puts cost on others is worth doing all the same: the best plan, where it is
  /// known, holds some of it too.
  public func isWorthDoing(_ shift: Shift) -> Bool {
    shift.isWorthwhile && activities[shift.activity].plan.joint?.isZero != true
  }
}
