import Arithmetic

/// Cost that one party's work puts on another.
public struct Shift: Hashable, Sendable {
  public var from: Int
  public var to: Int
  public var activity: Int
  /// Money or points per period in the predicted plan, above 0; nil at the structure level.
  public var amount: Rational?
  /// Whether the activity is worth doing all the same, so that this is not a fault.
  public var isWorthwhile: Bool

  public init(from: Int, to: Int, activity: Int, amount: Rational?, isWorthwhile: Bool) {
    self.from = from
    self.to = to
    self.activity = activity
    self.amount = amount
    self.isWorthwhile = isWorthwhile
  }
}
