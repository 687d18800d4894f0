import Arithmetic
import Evaluation

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

    /// The range with ends that a page shows as they are, none of them outside; the range itself
    /// where it is too narrow for that.
    public var shown: TurningRange {
      let range = TurningRange(
        from: from.map(NumberFormat.roundedUp), to: to.map(NumberFormat.roundedDown))
      if let from = range.from, let to = range.to, from > to { return self }
      return range
    }

    /// The range with both ends so many times as high, and so much more.
    public func times(_ factor: Rational, plus more: Rational = 0) -> TurningRange {
      TurningRange(from: from.map { $0 * factor + more }, to: to.map { $0 * factor + more })
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
  public var harmful = false
  public var weak = false
  /// Whether it pays for no joint work, and charges for some that betters its indicator.
  public var chargesJointWork = false
  /// Whether figures of the holder's work are missing, so that nothing but the direction can be said.
  public var isOfMissingFigures = false
  /// The rate after linearisation, in money or points per unit.
  public var rate: Rational?
  public var form: Form {
    get { figures.first?.form ?? .asWritten }
    set { fill(newValue != .asWritten) { $0.form = newValue } }
  }
  public var turningRange: TurningRange? {
    get { figures.first?.turningRange }
    set { fill(newValue != nil) { $0.turningRange = newValue } }
  }
  public var bestJoint: Best? {
    get { figures.first?.bestJoint }
    set { fill(newValue != nil) { $0.bestJoint = newValue } }
  }
  public var bestSolo: Best? {
    get { figures.first?.bestSolo }
    set { fill(newValue != nil) { $0.bestSolo = newValue } }
  }
  /// What figures say of it: one, or none, as in most large scripts.
  private var figures: [Figures] = []

  public init(direction: Direction) { self.direction = direction }

  /// Changes what figures say of it, which may be what is said where there are none.
  private mutating func fill(_ isSaid: Bool, _ change: (inout Figures) -> Void) {
    if figures.isEmpty && !isSaid { return }
    if figures.isEmpty { figures = [Figures()] }
    change(&figures[0])
  }

  /// What figures say of a measure.
  private struct Figures: Hashable, Sendable {
    var form = Form.asWritten
    var turningRange: TurningRange?
    var bestJoint: Best?
    var bestSolo: Best?
  }
}
