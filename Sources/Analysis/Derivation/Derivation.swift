import Arithmetic
import Diagnostics
import Evaluation

/// Why something is as it is: its value and the terms it stands on, as facts.
///
/// Terms nest at most two levels below the derivation; words for them are made in Reporting.
public struct Derivation: Hashable, Sendable {
  /// What is explained.
  public var subject: Subject
  /// Its value; `none` where it is a statement.
  public var value: Value
  /// What the value counts.
  public var unit: FigureUnit
  /// What it stands on, in the order they are read.
  public var terms: [Term]

  /// At most so many terms of one level are told; of a verdict only so many activities are explained, as
  /// each takes a pass over the model.
  public static let told = 20

  /// Creates a derivation.
  public init(_ subject: Subject, _ value: Value, _ unit: FigureUnit, _ terms: [Term]) {
    self.subject = subject
    self.value = value
    self.unit = unit
    self.terms = terms
  }

  /// What a derivation is of.
  public enum Subject: Hashable, Sendable {
    case figure(AskedFigure)
    /// The overall verdict of the scenario.
    case verdict(Verdict.Overall)
    /// What the measure in a row rewards.
    case measure(row: Int, MeasureVerdict.Direction)
    /// What a handoff lacks.
    case handoff(Int)
    /// What an obstacle comes from, blocks and costs.
    case obstacle(Int)
    /// What a goal says it is worth, in the predicted plan.
    case goal(Int)
  }

  /// One step: a label, the factors whose product it is, and the lines it stands on.
  public struct Term: Hashable, Sendable {
    public var label: Label
    /// The factors of `value` in order; empty where the label says it all.
    public var factors: [Factor]
    /// What the term adds to the whole; `none` where it is a statement.
    public var value: Value
    /// What `value` counts.
    public var unit: FigureUnit
    /// The lines of the script it stands on, without `nowhere`.
    public var sites: [SourceSpan]
    /// What the term itself stands on.
    public var terms: [Term]

    /// Creates a term with a value.
    public init(
      _ label: Label, _ value: Value, _ unit: FigureUnit, factors: [Factor] = [],
      sites: [SourceSpan] = [], terms: [Term] = []
    ) {
      self.label = label
      self.factors = factors
      self.value = value
      self.unit = unit
      self.sites = sites.filter { $0 != .nowhere }
      self.terms = terms
    }

    /// Creates a statement.
    public init(_ label: Label, sites: [SourceSpan] = [], terms: [Term] = []) {
      self.init(label, .none, .plain, sites: sites, terms: terms)
    }
  }

  /// One number of a product.
  public struct Factor: Hashable, Sendable {
    /// How a factor joins those before it.
    public enum Joint: Hashable, Sendable {
      case times, over, minus, plus
    }

    public var joint: Joint
    public var value: Rational
    public var unit: FigureUnit

    /// Creates a factor.
    public init(_ value: Rational, _ unit: FigureUnit, _ joint: Joint = .times) {
      self.joint = joint
      self.value = value
      self.unit = unit
    }
  }

  /// What limits a plan.
  public enum Bound: Hashable, Sendable {
    /// The activity's own `up to`.
    case cap
    /// The hours of a party.
    case capacity(party: Int)
    /// The money of a budget.
    case budget(Int)
    /// The `up to` of the measure in a row: beyond it nothing more is paid.
    case measure(row: Int)
    /// The bonus of the measure in a row: beyond what it is paid at it pays nothing more.
    case bonus(row: Int)
    /// The `up to` of a goal: beyond it more of the indicator is worth nothing.
    case goal(Int, indicator: Int)
    /// A mandate says `must not`.
    case mandate(Int)
    /// An obstacle blocks it.
    case obstacle(Int)
  }
}
