import Arithmetic

/// What one holder's measure rewards.
public struct MeasureVerdict: Hashable, Sendable {
  /// Which work it pays best; the last three are of the structure level.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    case joint, silo, tie, brake, silent
    case siloOnly = "silo only"
    case jointOnly = "joint only"
    case mixed
    case undetermined
  }

  /// A rate of pay for an hour.
  public enum PerHour: Hashable, Sendable {
    case finite(Rational)
    /// Paid for without any effort.
    case infinite
  }

  /// The best paid activity of a kind.
  public struct Best: Hashable, Sendable {
    public var activity: Int
    public var perHour: PerHour

    public init(activity: Int, perHour: PerHour) {
      self.activity = activity
      self.perHour = perHour
    }
  }

  /// The rates for which joint work wins; nil ends are open.
  public struct TurningRange: Hashable, Sendable {
    public var from: Rational?
    public var to: Rational?

    public init(from: Rational?, to: Rational?) {
      self.from = from
      self.to = to
    }
  }

  /// How a payment form was made linear over what the party can reach.
  ///
  /// The reachable improvement is nil where nothing bounds it.
  public enum Form: Hashable, Sendable {
    /// It is linear, or `up to`, which is kept as it is.
    case asWritten
    /// `only from T`, and the reachable improvement R.
    case onlyFrom(threshold: Rational, reachable: Rational?)
    /// `beyond L`, and the reachable improvement R.
    case beyond(limit: Rational, reachable: Rational?)
    /// `bonus B at T`, and the reachable improvement R.
    case bonus(threshold: Rational, reachable: Rational?)
  }

  public var direction: Direction
  public var harmful: Bool
  public var weak: Bool
  /// The rate after linearisation, in money or points per unit.
  public var rate: Rational?
  public var form: Form
  public var turningRange: TurningRange?
  public var bestJoint: Best?
  public var bestSolo: Best?

  public init(direction: Direction) {
    self.direction = direction
    harmful = false
    weak = false
    form = .asWritten
  }
}
