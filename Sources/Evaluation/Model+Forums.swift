import Arithmetic
import Diagnostics
import Syntax

extension Model {
  /// The visiting card of a party.
  public struct Profile: Hashable, Sendable {
    public var knows: [SourcedText]
    public var tried: [SourcedText]
    public var worksOn: [SourcedText]
    public var contact: SourcedText?

    /// Whether it says nothing.
    public var isEmpty: Bool {
      knows.isEmpty && tried.isEmpty && worksOn.isEmpty && contact == nil
    }

    public init(
      knows: [SourcedText] = [], tried: [SourcedText] = [], worksOn: [SourcedText] = [],
      contact: SourcedText? = nil
    ) {
      self.knows = knows
      self.tried = tried
      self.worksOn = worksOn
      self.contact = contact
    }
  }

  /// Parties that meet.
  public struct Forum: Hashable, Sendable {
    public var id: Identity
    /// Each party once, groups as their members.
    public var members: [Int]
    /// Meetings per year, whatever the script's period is; a week is 7 of 365 days.
    public var meetings: Sourced?
    /// Hours of one meeting, for each member.
    public var length: Sourced?
    /// Whether cells do not say how many meetings there are, or how long one is.
    public var isMeetingsUnknown = false
    public var isLengthUnknown = false
    public var goals: [Reference]
    public var handoffs: [Reference]
    public var themes: [SourcedText]
    public var from: DateLiteral?
    public var until: DateLiteral?

    public init(
      _ id: Identity, members: [Int] = [], meetings: Sourced? = nil, length: Sourced? = nil,
      goals: [Reference] = [], handoffs: [Reference] = [], themes: [SourcedText] = [],
      from: DateLiteral? = nil, until: DateLiteral? = nil
    ) {
      self.id = id
      self.members = members
      self.meetings = meetings
      self.length = length
      self.goals = goals
      self.handoffs = handoffs
      self.themes = themes
      self.from = from
      self.until = until
    }
  }

  /// An activity that is tried.
  public struct Trial: Hashable, Sendable {
    public var id: Identity
    /// What is tried; nil where a scenario took it away.
    public var activity: Int?
    /// Who tries it, each party once.
    public var performers: LineList<Performer>
    public var from: DateLiteral?
    public var until: DateLiteral?
    public var learned: [SourcedText]
    /// What became of it; nil where nothing is said.
    public var outcome: Outcome?

    public init(
      _ id: Identity, activity: Int?, performers: LineList<Performer> = [],
      from: DateLiteral? = nil,
      until: DateLiteral? = nil, learned: [SourcedText] = [], outcome: Outcome? = nil
    ) {
      self.id = id
      self.activity = activity
      self.performers = performers
      self.from = from
      self.until = until
      self.learned = learned
      self.outcome = outcome
    }
  }

  /// What becomes of a trial.
  public enum Outcome: Hashable, Sendable {
    /// `adopted by P [from DATE]`
    case adopted(by: Int, from: DateLiteral?, site: SourceSpan)
    /// `ended because "…"`
    case ended(because: SourcedText)
  }
}
