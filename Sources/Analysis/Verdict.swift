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

  /// How much of a verdict is computed.
  public enum Extent: Sendable {
    case whole
    /// All but the agreement, which takes a linear programme of its own: what findings and a verdict
    /// line rest on.
    case withoutAgreement
    /// The silo plan, the optimum and whether it holds: what a repair is looked for from.
    case beforeRepair
    /// The predicted plan, the overall verdict and whether the optimum holds: what a repair is judged by.
    case holding
  }

  /// Who gains what and how activities stand to parties.
  ///
  /// A class, because it never changes and is asked of again and again.
  final class Views: Sendable {
    let gains: Gains
    let structure: StructureTable
    let work: WorkLines
    /// All that the verdict was computed from, where a repair goes on from it.
    let assessment: Assessment?

    init(of assessment: Assessment, isKept: Bool) {
      (gains, structure) = (assessment.gains, assessment.structure)
      work = assessment.instance.lines
      self.assessment = isKept ? assessment : nil
    }
  }

  /// What the verdict is of.
  public var model: Model
  /// What is asked of parties and activities; nil in a verdict made by hand, where it is told by these.
  var views: Views?
  /// What rules ask of it, where they are all asked.
  var ruleFacts: RuleFacts?
  /// How much of it was computed.
  public internal(set) var extent = Extent.whole
  public var precision: Precision
  /// Whether the overall verdict holds for all values of uncertain figures; nil where none are.
  public var scrutiny: Scrutiny?
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
  /// Who pays for a measure with a limit, which the agreement charges as if it had none, and earns less
  /// in it than in the predicted plan.
  public internal(set) var reluctant: [Int] = []
  /// The linear programmes that its plans came of.
  public internal(set) var programmes: [Programme] = []
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
    /// Figures are uncertain, and it is not shown for all of their values: see `scrutiny`.
    case uncertain
  }

  /// How far the optimum was verified.
  public enum Exactness: Hashable, Sendable {
    /// Primal and dual exactly.
    case exact
    /// Within the solver's tolerance of 1e-9.
    case withinTolerance
    /// No programme was needed or possible.
    case notNeeded
    /// The solver is missing or gave up.
    case unavailable(LinearProgram.Unavailability)
  }

  /// A circle of preferences: candidates that were first for somebody but not for all.
  public struct Contest: Hashable, Sendable {
    /// The activities of the circles, in the order they came up.
    public var activities: [Int]

    public init(activities: [Int]) { self.activities = activities }
  }

  /// Activities next to each other on a party's list and equal for it, so that the joint goal or
  /// declaration decided: one was taken, the other was left with room.
  ///
  /// Where the other stands first, the tie decided that nothing was first for all.
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
