import Arithmetic
import Diagnostics
import Evaluation

/// Everything that is said of one scenario; nil wherever the script's precision does not reach.
///
/// Arrays named after parties, activities and measures are parallel to those of `model`.
public struct Verdict: Sendable {
  /// How precise a script lets the answer be.
  public enum Precision: String, Sendable, CaseIterable {
    case structure, rankings, numbers
  }

  /// Do the measures reward silos or joint work?
  public enum Overall: String, Sendable, CaseIterable {
    case joint, partial, silo
    case noCase = "no case"
    case undetermined
  }

  /// What `jointShare` is taken over.
  public enum Basis: String, Sendable, CaseIterable {
    case joint
    case forOthers = "for others"
  }

  /// What the verdict is of.
  public var model: Model
  public var precision: Precision
  /// What a more precise answer needs, sorted.
  public var missing: [Missing]
  public var overall: Overall
  /// Why there is no case, or why nothing is determined; nil where there is a verdict.
  public var reason: Reason?
  public var basis: Basis?
  /// The share of joint hours of the optimum that the predicted plan holds, 0 to 1.
  public var jointShare: Rational?
  /// W(xP) / W(xJ); nil where W(xJ) is not above zero.
  public var valueKept: Rational?
  public var perverse: Bool
  /// Joint value of harmful activities in the predicted plan, 0 or below.
  public var harm: Rational?
  /// Where no activity was first for all its performers; nil where the plan is uncontested.
  public var contested: Contest?
  public var values: Values
  /// Whether nobody is tempted at the optimum and no open activity would be raised by all.
  public var selfEnforcing: Bool?
  /// Whether everything shown of the optimum was verified exactly.
  public var exactness: Exactness
  /// Whether a tie in ranking was decided by the joint goal or by declaration.
  public var tiesDecided: [Tie]
  public var parties: [PartyVerdict]
  public var activities: [ActivityVerdict]
  public var measures: [MeasureVerdict]
  public var shifts: [Shift]
  /// Indicators whose joint value is a goal's, what falls on parties, or nothing.
  public var valueSources: [ValueSource]

  /// Why there is no verdict of silo, partial or joint.
  public enum Reason: Hashable, Sendable {
    /// No activity has several performers and none of the optimum earns others anything.
    case nothingJoint
    /// The optimum holds no joint work and no work for others.
    case jointWorkNotWorthwhile
    /// The joint activities cannot run: no capacity, cap 0 or a mandate against them.
    case impossible([Int])
    /// Figures are missing: see `missing`.
    case figuresMissing
  }

  /// How far the optimum was verified.
  public enum Exactness: Hashable, Sendable {
    /// Primal and dual exactly.
    case exact
    /// Within the solver's tolerance of 1e-9.
    case withinTolerance
    /// No programme was needed or possible.
    case notNeeded
    /// The solver is missing or gave up; says why.
    case unavailable(String)
  }

  /// A circle of preferences: candidates that were first for somebody but not for all.
  public struct Contest: Hashable, Sendable {
    /// The activities of the circles, in the order they came up.
    public var activities: [Int]

    public init(activities: [Int]) { self.activities = activities }
  }

  /// Activities that were equal for a party, and the one that was taken.
  public struct Tie: Hashable, Sendable {
    public var party: Int
    public var taken: Int
    public var other: Int

    public init(party: Int, taken: Int, other: Int) {
      self.party = party
      self.taken = taken
      self.other = other
    }
  }

  /// Joint values W of the plans, in money per period.
  public struct Values: Hashable, Sendable {
    public var silo: Rational?
    public var predicted: Rational?
    public var agreement: Rational?
    public var joint: Rational?

    public init(
      silo: Rational? = nil, predicted: Rational? = nil, agreement: Rational? = nil,
      joint: Rational? = nil
    ) {
      self.silo = silo
      self.predicted = predicted
      self.agreement = agreement
      self.joint = joint
    }
  }

  /// Where the joint value of an indicator comes from.
  public enum ValueSource: Hashable, Sendable {
    case goal, fallsOn, none
  }
}

/// What is said of a party.
public struct PartyVerdict: Hashable, Sendable {
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
  public var utility: (silo: Rational?, predicted: Rational?, joint: Rational?) {
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

/// What an activity or a party's view of it says without magnitudes.
public enum Structure: String, Hashable, Sendable, CaseIterable {
  case never, always, depends, indifferent
}

/// Who could settle what an activity lacks.
public enum Pocket: String, Hashable, Sendable, CaseIterable {
  case selfEnforcing = "self-enforcing"
  /// The partners can settle it between them.
  case wrongPocket = "wrong pocket"
  /// A beneficiary outside must pay.
  case wrongPocketOutside = "wrong pocket, outside"
  case missingPocket = "missing pocket"
}

/// What is said of an activity.
public struct ActivityVerdict: Hashable, Sendable {
  /// Joint value of one unit, in money.
  public var worth: Rational?
  public var structure: Structure
  /// What it is for each party, by its structure.
  public var structureFor: [Structure]
  /// What one unit gives each party of the model, outsiders included; nil where unknown.
  public var gains: [Rational?]
  /// Units per period in the silo, predicted, agreed and optimal plan.
  public var plan: (silo: Rational?, predicted: Rational?, agreement: Rational?, joint: Rational?) {
    get { (planSilo, planPredicted, planAgreement, planJoint) }
    set { (planSilo, planPredicted, planAgreement, planJoint) = newValue }
  }
  private var planSilo: Rational?
  private var planPredicted: Rational?
  private var planAgreement: Rational?
  private var planJoint: Rational?
  /// Whether the predicted plan takes it, where amounts are unknown but rankings suffice.
  public var taken: Bool?
  /// Only for activities worth doing that the optimum holds.
  public var pocket: Pocket?
  /// What each performer lacks per unit, parallel to the performers; 0 where nothing.
  public var short: [Rational]
  /// What the performers have above the price of their hours per unit, together.
  public var surplus: Rational?
  /// What each performer receives per unit in the fair split, parallel to the performers.
  public var fairSplit: [Rational]
  /// Share of the gross benefit at stake for each performer; nil where there is none.
  public var trustNeeded: [Rational?]

  public init(partyCount: Int, performerCount: Int) {
    structure = .indifferent
    structureFor = Array(repeating: .indifferent, count: partyCount)
    gains = Array(repeating: nil, count: partyCount)
    short = []
    fairSplit = []
    trustNeeded = []
  }
}

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

  /// How a payment form was made linear.
  public enum Form: Hashable, Sendable {
    /// It is linear, or `up to`, which is kept as it is.
    case asWritten
    /// `only from T`, and the reachable improvement R.
    case onlyFrom(threshold: Rational, reachable: Rational)
    /// `beyond L`, and the reachable improvement R.
    case beyond(limit: Rational, reachable: Rational)
    /// `bonus B at T`, and the reachable improvement R.
    case bonus(threshold: Rational, reachable: Rational)
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
