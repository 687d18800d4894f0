import Arithmetic
import Diagnostics
import Syntax

/// What an expression gives.
public enum Value: Hashable, Sendable {
  /// A number; its unit was checked before and follows from its `Dimension`.
  case number(Rational)
  /// Above (`true`) or below every number, as gain per hour where the effort is 0.
  case infinite(positive: Bool)
  /// An interval of rates; nil is an open end.
  case interval(from: Rational?, to: Rational?)
  /// No value by its nature, as a turning range that does not exist; never equal to a number.
  case none
  case truth(Bool)
  /// Cannot be said, and what is missing for it.
  case undetermined([Missing])
}

/// A figure that the script does not give and an answer needs.
public struct Missing: Hashable, Sendable, Comparable {
  /// What is missing, as facts; words are made in Reporting.
  public enum What: Hashable, Sendable {
    /// The effort of a party in an activity.
    case effort(party: String, activity: String)
    /// The money of a party in an activity.
    case money(party: String, activity: String)
    /// By how much an activity moves an indicator.
    case effect(activity: String, indicator: String)
    /// What a measure pays.
    case rate(measure: String)
    /// Neither cap nor capacity bounds an activity.
    case bound(activity: String)
    /// No goal gives a worth and nothing falls on a party.
    case worth
    /// The baseline of an indicator.
    case baseline(indicator: String)
    /// What was observed of an indicator.
    case observed(indicator: String)
    /// The capacity of a party, which a table should give.
    case capacity(party: String)
    /// The cap of an activity, which a table should give.
    case cap(activity: String)
    /// A cell of a table.
    case cell
    /// The figure a scenario-independent question needs, in words of the script.
    case other(String)
  }

  /// What is missing.
  public var what: What
  /// The line or the cell where it would stand.
  public var site: SourceSpan
  /// Why the cell holds no number, nil where it would not stand in one.
  public var absence: Absence?

  /// Creates a missing figure.
  public init(_ what: What, at site: SourceSpan, absence: Absence? = nil) {
    self.what = what
    self.site = site
    self.absence = absence
  }

  public static func < (a: Missing, b: Missing) -> Bool {
    if a.site != b.site { return a.site < b.site }
    return String(describing: a.what) < String(describing: b.what)
  }
}
