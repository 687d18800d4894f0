import Arithmetic
import Diagnostics
import Syntax

extension Model {
  /// What passes from one party to another, most often a person.
  public struct Handoff: Hashable, Sendable {
    public var id: Identity
    /// The party that hands over.
    public var from: Int
    /// The party that receives, another one.
    public var to: Int
    /// Who or what is handed over.
    public var of: SourcedText?
    /// The indicators that see it.
    public var indicators: [Reference]
    /// Who signals that somebody is coming.
    public var signal: Duty?
    /// Who tells how it went.
    public var feedback: Duty?
    /// Who answers for what is in between.
    public var responsible: Int?
    public var flags: [Flag]

    public init(
      _ id: Identity, from: Int, to: Int, of: SourcedText? = nil, indicators: [Reference] = [],
      signal: Duty? = nil, feedback: Duty? = nil, responsible: Int? = nil, flags: [Flag] = []
    ) {
      self.id = id
      self.from = from
      self.to = to
      self.of = of
      self.indicators = indicators
      self.signal = signal
      self.feedback = feedback
      self.responsible = responsible
      self.flags = flags
    }
  }

  /// `signal by P [within SPAN]`, `feedback by P [within SPAN]`.
  public struct Duty: Hashable, Sendable {
    public var party: Int
    /// Days; nil where no time is given.
    public var within: Sourced?
    /// Whether a time is given by a cell that does not say it.
    public var isWithinUnknown: Bool
    public var site: SourceSpan

    public init(
      party: Int, within: Sourced? = nil, isWithinUnknown: Bool = false, site: SourceSpan = .nowhere
    ) {
      self.party = party
      self.within = within
      self.isWithinUnknown = isWithinUnknown
      self.site = site
    }
  }

  /// `flagged N in YEAR [by "who"]`.
  public struct Flag: Hashable, Sendable {
    /// How many flagged it, a whole number; nil where its cell does not say.
    public var count: Sourced?
    public var date: DateLiteral
    public var by: SourcedText?
    public var site: SourceSpan

    public init(
      count: Sourced?, date: DateLiteral, by: SourcedText? = nil, site: SourceSpan = .nowhere
    ) {
      self.count = count
      self.date = date
      self.by = by
      self.site = site
    }
  }

  /// What stands in the way.
  public struct Obstacle: Hashable, Sendable {
    public var id: Identity
    public var activities: [Reference]
    /// The handoffs it blocks, as `activities` those.
    public var handoffs: [Reference]
    /// The obstacles it comes from; no circle leads back to it.
    public var causes: [Reference]
    /// The causes that are told in words.
    public var reasons: [SourcedText]
    public var owner: Int?
    public var flags: [Flag]

    public init(
      _ id: Identity, activities: [Reference] = [], handoffs: [Reference] = [],
      causes: [Reference] = [], reasons: [SourcedText] = [], owner: Int? = nil, flags: [Flag] = []
    ) {
      self.id = id
      self.activities = activities
      self.handoffs = handoffs
      self.causes = causes
      self.reasons = reasons
      self.owner = owner
      self.flags = flags
    }
  }
}
