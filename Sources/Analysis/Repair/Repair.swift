import Arithmetic
import Evaluation

/// The smallest changes that make the joint optimum, or one activity of it, self-enforcing.
///
/// Found by inverse linear programmes (Ahuja and Orlin 2001): the plan is fixed, what it gives the
/// parties is what changes. Each was applied to a copy of the model and judged again.
public struct Repair: Sendable {
  /// Which repairs are wanted.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case rates, payments, both
  }

  /// Whether what else the script can change is looked for.
  public enum Alternatives: Hashable, Sendable {
    case all, none
  }

  /// Whether there is anything to repair.
  public enum Need: Hashable, Sendable {
    case needed
    /// The optimum, or the activity, holds already.
    case none
    /// The optimum does not hold the activity that was asked for.
    case unwanted
    /// The verdict does not reach so far: see its `missing` and `exactness`.
    case unknown
  }

  /// What comes of one kind of repair.
  public enum Outcome: Sendable {
    case found(Option)
    case impossible([Obstacle])
    /// It was not asked for, or not needed.
    case notComputed
  }

  /// What is repaired.
  public let verdict: Verdict
  /// The activity that must hold, nil for the whole optimum.
  public let activity: Int?
  /// How far what is wanted must stay from a tie: money per hour of effort, per unit where there is no
  /// effort. A party in points keeps a hundredth of what its best hour earns, and only if it is tempted
  /// or is to decline, unless this is 0.
  public let margin: Rational
  public let need: Need
  public internal(set) var rates: Outcome = .notComputed
  public internal(set) var payments: Outcome = .notComputed
  /// What else the script can change: each the smallest of its kind, the least money moved first.
  public internal(set) var others: [Option] = []

  /// One unit of money per hour.
  public static let defaultMargin: Rational = 1

  /// All that was found, the least money moved first; of equal ones rates, then payments.
  public var options: [Option] {
    var found: [Option] = []
    for case .found(let option) in [rates, payments] { found.append(option) }
    found += others
    return found.enumerated().sorted { a, b in
      (a.element.cost, a.offset) < (b.element.cost, b.offset)
    }.map(\.element)
  }

  /// A repair that holds: the smallest of its kind.
  public struct Option: Sendable {
    /// What is changed.
    public enum Kind: Hashable, Sendable {
      case rates, payments
      case shares(budget: Int)
      case unspent(budget: Int)
      case horizon(party: Int)
      case ceiling(measure: Int)
    }

    public let kind: Kind
    /// The changes, in the order of the model.
    public let changes: [Amendment]
    public let cost: Cost
    /// The verdict on the model with the changes, as far as a repair is judged by it.
    public let after: Verdict
    /// Work of the optimum that creates value and for which no measure pays its performer, after it.
    public let unrewarded: [Unrewarded]
    /// The same with figures that people write, a little larger; nil where it has such figures itself.
    public internal(set) var rounded: Rounded?

    /// What is proposed: the rounded changes where there are any, else the smallest.
    public var proposal: Rounded {
      rounded ?? Rounded(changes: changes, cost: cost, after: after)
    }

    /// The smallest changes that are proposed rounded.
    public var minima: [Amendment] {
      guard let rounded else { return [] }
      return zip(changes, rounded.changes).filter { $0 != $1 }.map { $0.0 }
    }
  }

  /// A repair with rounded figures, which was judged as well and holds.
  public struct Rounded: Sendable {
    /// The changes, parallel to those of the smallest.
    public let changes: [Amendment]
    public let cost: Cost
    /// As for the smallest.
    public let after: Verdict
  }

  /// What a repair moves, in money per period; compared from the left.
  public struct Cost: Hashable, Sendable, Comparable {
    /// New money from outside.
    public var outside: Rational
    /// The charges on unwanted work, per unit of it; nothing is moved as long as nobody does it.
    public var charges: Rational
    /// Money that changes hands at the optimum.
    public var moved: Rational

    /// Creates a cost.
    public init(outside: Rational = 0, charges: Rational = 0, moved: Rational = 0) {
      (self.outside, self.charges, self.moved) = (outside, charges, moved)
    }

    public static func < (a: Cost, b: Cost) -> Bool {
      (a.outside, a.moved, a.charges) < (b.outside, b.moved, b.charges)
    }
  }

  /// Work that creates value and that its performer is not held to.
  public struct Unrewarded: Hashable, Sendable {
    public let party: Int
    public let activity: Int
  }

  /// The line of a goal that says up to how much an indicator is worth something.
  public struct CappedWorth: Hashable, Sendable {
    public let goal: Int
    public let line: Int
  }

  /// Why there is no repair of a kind.
  public enum Obstacle: Hashable, Sendable {
    /// All that the activity does arrives beyond the party's horizon.
    case horizon(party: Int, activity: Int)
    /// Per hour the two activities do the same for everything the party could be held to.
    case indistinguishable(party: Int, activity: Int, other: Int)
    /// The party could be held to nothing that the activity changes: no goal gives it a worth.
    case noGoal(party: Int, activity: Int)
    /// The least that would do holds a party to an indicator at a rate beyond what a rate may be.
    case beyondBounds(Amendment.Rate)
    /// The party is held in points, which money does not move.
    case points(party: Int)
    /// No rate does, for several reasons at once.
    case entangled(party: Int)
    /// The best plan does the party's own work only in part though hours are left: whatever it gains or
    /// loses by that moves all of it, and only a tie leaves it there. A line of a goal may count no more
    /// than the plan makes of an indicator.
    case inPart(party: Int, activity: Int, cappedBy: CappedWorth?)
    /// Nobody can pay.
    case nobodyCanPay
    /// What was found did not hold when it was judged again.
    case doesNotHold
    /// There is one only closer to a tie than this margin.
    case margin(Rational)
    /// The programme could not be solved.
    case unavailable(LinearProgram.Unavailability)

    /// Whether it may be one only for a repair that is to keep a margin.
    var mayBeTheMargin: Bool {
      switch self {
      case .horizon, .indistinguishable, .noGoal, .beyondBounds, .entangled, .nobodyCanPay,
        .doesNotHold:
        true
      case .points, .inPart, .margin, .unavailable: false
      }
    }
  }
}
