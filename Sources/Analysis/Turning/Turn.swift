import Arithmetic
import Evaluation

/// Between which values of one figure a verdict stays as it is, and what it becomes beyond.
public struct Turn: Sendable {
  /// What has to stay as it is.
  public enum Criterion: Hashable, Sendable {
    /// What `verdict` is, and the predicted plan.
    case verdictAndPlan
    /// The overall verdict, the work it is said of, and whether the predicted plan does more harm than
    /// good.
    case verdict
    /// Whether measures reward silos or joint work, and nothing besides.
    case overall
  }

  /// How the interval ends on one side.
  public enum End: Sendable {
    /// The verdict or the plan turns.
    case turns(Point)
    /// The figure cannot go beyond, and nothing turns up to there, that value included; where amounts
    /// follow the figure, nothing turned at the values that were tried.
    case bound(Rational)
    /// Nothing turns up to a value far away, further than anybody looks; where amounts follow the figure,
    /// nothing turned at the values that were tried.
    case open
    /// Nothing turned as far as values were tried before one, at which nothing limits the work any more,
    /// so that no plan can be told.
    case unlimited(Rational)
    /// Nothing turned as far as it was looked.
    case unsettled(Rational)
  }

  /// A value at which the verdict or the plan turns.
  public struct Point: Sendable {
    /// The value.
    public let at: Rational
    /// Whether all is still as it is today at the value itself.
    public let isIncluded: Bool
    /// A value within the interval that was judged; all is as today from today's value to it, where
    /// amounts follow the figure as far as values were tried.
    public let inside: Rational
    /// The value beyond that was judged.
    public let outside: Rational
    /// What it is beyond.
    public let becomes: Outcome
    /// How well the value is known.
    public let certainty: Certainty
  }

  /// How well a turning point is known.
  public enum Certainty: Hashable, Sendable {
    /// The value was computed; where amounts do not follow the figure, nothing nearer turns.
    case exact
    /// Found by trying values: it lies between the two that were judged, and something nearer may
    /// have been passed over.
    case found
  }

  /// What a verdict says, as far as it can turn.
  public struct Outcome: Hashable, Sendable {
    /// Whether measures reward silos or joint work.
    public let overall: Verdict.Overall
    /// The work that is said of.
    public let basis: Verdict.Basis?
    /// Whether the predicted plan does more harm than good.
    public let isPerverse: Bool
    /// The predicted plan.
    public let plan: [Rational]

    /// Creates what a verdict says.
    public init(
      overall: Verdict.Overall, basis: Verdict.Basis?, isPerverse: Bool, plan: [Rational]
    ) {
      (self.overall, self.basis, self.isPerverse, self.plan) = (overall, basis, isPerverse, plan)
    }
  }

  /// The figure.
  public let assumption: Assumption
  /// What has to stay as it is.
  public let criterion: Criterion
  /// The value today.
  public let today: Rational
  /// What the verdict says today.
  public let now: Outcome
  /// How the interval ends below today's value.
  public let below: End
  /// How it ends above.
  public let above: End
  /// Single values within at which a tie makes another outcome, ascending.
  public let exceptions: [Rational]
  /// Whether the amounts of the plan follow the figure, so that only what is done at all counts.
  public let isSliding: Bool

  /// Whether some end without a turning point was only found by trying values.
  public var isSampled: Bool {
    isSliding
      && [below, above].contains { end in
        switch end {
        case .turns: false
        case .bound(let value): value != today
        case .open, .unlimited, .unsettled: true
        }
      }
  }

  /// Why there is no turning point to be told.
  public enum Refusal: Error, Hashable, Sendable {
    /// The script does not say the figure.
    case notGiven
    /// It is said on several lines, or by several holders differently.
    case severalLines
    /// It is the share of a party in a budget that nobody else puts money into: always all of it.
    case soleContributor
    /// The verdict needs figures that are missing, or its optimum is not proven.
    case notJudged
  }
}

extension Judgement {
  /// What it says.
  var outcome: Turn.Outcome {
    Turn.Outcome(overall: overall, basis: basis, isPerverse: isPerverse, plan: predicted)
  }
}
