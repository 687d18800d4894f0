import Diagnostics

/// A figure that `show`, `why`, `turn` and `expect` understand, with the names it is of.
public struct Figure: Hashable, Sendable {
  /// What is asked for; the comment gives what `first` and `second` name.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// `worth of A`
    case worth
    /// `plan of A`, the predicted plan
    case plan
    /// `alone plan of A`, the silo plan
    case alonePlan
    /// `joint plan of A`, the joint optimum
    case jointPlan
    /// `gain of P from A`
    case gain
    /// `level of I`, in the predicted plan
    case level
    /// `observed of I`, the last that was observed
    case observed
    /// `temptation of P`
    case temptation
    /// `capacity of P`
    case capacity
    /// `horizon of P`
    case horizon
    /// `rate of M [for P]`
    case rate
    /// `share of P in B`
    case share
    /// `limit of B`
    case limit
    /// `value alone`
    case valueAlone
    /// `value predicted`
    case valuePredicted
    /// `value joint`
    case valueJoint
    /// `value kept`
    case valueKept
    /// `value agreement`
    case valueAgreement
    /// `joint share`
    case jointShare
    /// `effort of P in A`
    case effort
    /// `cost of P in A`
    case cost
    /// `per hour of P in A`
    case perHour
    /// `short of P in A`
    case short
    /// `surplus of A`
    case surplus
    /// `shift from P to P`
    case shift
    /// `turning range of M [for P]`
    case turningRange
    /// `patience of P`
    case patience
    /// `congruence of P`
    case congruence
    /// `harm`
    case harm
    /// `effect of A on I`
    case effect
    /// `cap of A`
    case cap
  }

  /// What is asked for.
  public let kind: Kind
  /// The first name, nil where the kind has none.
  public let first: Name?
  /// The second name, nil where the kind has none or it was left out.
  public let second: Name?
  /// The scenario of `in S` in parentheses, nil for that of the query.
  public let scenario: Name?
  /// The place.
  public let span: SourceSpan

  /// Creates a figure.
  public init(
    _ kind: Kind, first: Name? = nil, second: Name? = nil, scenario: Name? = nil, span: SourceSpan
  ) {
    self.kind = kind
    self.first = first
    self.second = second
    self.scenario = scenario
    self.span = span
  }
}
