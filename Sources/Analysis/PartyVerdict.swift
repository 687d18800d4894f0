import Arithmetic

/// What is said of a party.
public struct PartyVerdict: Hashable, Sendable {
  /// What plans earn a party.
  public typealias Utilities = (silo: Rational?, predicted: Rational?, joint: Rational?)

  /// The best unilateral change from the optimum minus the optimum, 0 or above.
  public var temptation: Rational?
  /// The change itself, sorted by activity; empty where nothing tempts.
  public var deviation: [Deviation] = []
  /// temptation / (u(xJ) + temptation - u(xS)); nil where the denominator is not above zero.
  public var patience: Rational?
  /// Cosine between measure pay per hour and joint value per hour, as its square with the sign.
  ///
  /// A square, so that it stays exact; nil where one of the two is zero throughout.
  public var congruenceSquared: Rational?
  /// What the parties' plans earn it, in its own money or points per period.
  public var utility: Utilities {
    get { (utilitySilo, utilityPredicted, utilityJoint) }
    set { (utilitySilo, utilityPredicted, utilityJoint) = newValue }
  }
  private var utilitySilo: Rational?
  private var utilityPredicted: Rational?
  private var utilityJoint: Rational?
  /// The price of its hour at the optimum, 0 where hours are left over.
  public var hourPrice: Rational?

  public init() {}

  /// One activity that a tempted party would change.
  public struct Deviation: Hashable, Sendable {
    public var activity: Int
    public var from: Rational
    public var to: Rational

    public init(activity: Int, from: Rational, to: Rational) {
      self.activity = activity
      self.from = from
      self.to = to
    }
  }
}
