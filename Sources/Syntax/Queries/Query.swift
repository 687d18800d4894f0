import Arithmetic
import Diagnostics

/// A question to the script, answered in its place by `run`.
public struct Query: Hashable, Sendable {
  /// What is asked.
  public enum Subject: Hashable, Sendable {
    /// `verdict`
    case verdict
    /// `show NAME` or `show FIGURE` or `show EXPRESSION`
    case show(Expression)
    /// `why NAME or FIGURE`
    case why(Expression)
    /// `why verdict`
    case whyVerdict
    /// `why SV204 [NAME]`: why a finding holds
    case whyFinding(String, Name?)
    /// `compare S with S`; `base` is nil
    case compare(Name?, with: Name?)
    /// `show timeline`
    case timeline
    /// `show mandates [of P]`; nil is all
    case mandates(Name?)
    /// `why may|must|must not P A`: the mandates that say so, up to their source
    case whyMandate(Modality, party: Name, activity: Name)
    /// `repair [A]`: what makes the optimum, or one activity of it, hold
    case repair(Name?)
    /// `gaps`: what falls between the organisations
    case gaps
    /// `what if { … }`: a scenario without a name of its own, on top of that of the query.
    ///
    /// Its `span` is the block with its braces, its `header` the words before it.
    case whatIf(Scenario)
    /// `turn FIGURE`: between which values of a figure of the script the verdict stays as it is
    case turn(Figure)
    /// `robust [± PERCENT]`: which figures of the script turn the verdict, within a part of each
    case robust(Rational?)
    /// `show forums`, `show trials`, `show partners of P`, `who …`
    case collaboration(CollaborationQuestion)
  }

  /// What is asked.
  public let subject: Subject
  /// The scenario of a final `in S`; nil for base.
  public let scenario: Name?
  /// The whole place.
  public let span: SourceSpan

  /// Creates a query.
  public init(_ subject: Subject, scenario: Name?, span: SourceSpan) {
    self.subject = subject
    self.scenario = scenario
    self.span = span
  }
}

/// `expect …`: something that must hold, checked by `check`.
public struct Expectation: Hashable, Sendable {
  /// What is expected.
  public enum Claim: Hashable, Sendable {
    /// `joint work`
    case jointWork
    /// `silo`
    case silo
    /// `no silo`
    case noSilo
    /// `no gaps`: nothing falls between the organisations
    case noGaps
    /// `A pays for P`: the gain is above zero
    case pays(activity: Name, party: Name)
    /// `P keeps A`: lowering A from the joint optimum earns P nothing
    case keeps(party: Name, activity: Name)
    /// `GOAL reached`
    case reached(goal: Name)
    /// `GOAL on track`: what was observed lies on the path to the target or better
    case onTrack(goal: Name)
    /// Any comparison of figures, or a logical combination of them.
    case holds(Expression)
  }

  /// What is expected.
  public let claim: Claim
  /// The scenario of a final `in S`; nil for base.
  public let scenario: Name?
  /// The whole place.
  public let span: SourceSpan

  /// Creates an expectation.
  public init(_ claim: Claim, scenario: Name?, span: SourceSpan) {
    self.claim = claim
    self.scenario = scenario
    self.span = span
  }
}
