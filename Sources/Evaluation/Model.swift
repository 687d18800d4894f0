import Arithmetic
import Diagnostics
import Syntax

/// Something that a line names, and the line.
public struct Reference: Hashable, Sendable {
  /// Its index in the model's array of its kind.
  public var index: Int
  public var site: SourceSpan

  /// Creates a reference.
  public init(_ index: Int, _ site: SourceSpan = .nowhere) {
    self.index = index
    self.site = site
  }
}

/// What everything declared has.
public struct Identity: Hashable, Sendable {
  /// The name as first written.
  public var name: String
  /// The title, nil where none was given.
  public var title: String?
  /// The header of the declaration; of a changed one, that of the original.
  public var site: SourceSpan

  /// Creates an identity.
  public init(_ name: String, title: String? = nil, site: SourceSpan = .nowhere) {
    self.name = name
    self.title = title
    self.site = site
  }
}

/// One scenario of a script as numbers: what the verdict is computed from.
///
/// Parties, indicators, activities and so on are named by their index in the arrays, which are in the
/// order of declaration (base first, then what scenarios add). All flows are per `period`. Missing
/// figures are nil, never 0.
public struct Model: Sendable {
  /// The scenario's name; `base` for the script without scenarios.
  public var scenario: String
  /// The scenario's title, nil where none was given.
  public var scenarioTitle: String?
  /// The word for money, as in `kr`; `kr` where the script declares none and uses none.
  public var currency: String
  /// The time all flows are for.
  public var period: Period
  /// The day a scenario begins; nil for base and where it says none.
  public var begins: DateLiteral?
  /// The day the script is read for, in a scenario that begins later its first; nil for an undated script, where everything counts.
  public var asOf: DateLiteral?
  public var parties: [Party]
  public var indicators: [Indicator]
  public var activities: [Activity]
  /// One measure per holder, holders in order.
  public var measures: [Measure]
  public var goals: [Goal]
  public var budgets: [Budget]
  public var mandates: [Mandate]
  public var handoffs: [Handoff] = []
  public var obstacles: [Obstacle] = []
  public var forums: [Forum] = []
  public var trials: [Trial] = []
  /// Capacities and caps that a table should give and does not; nil in the model, and not unlimited.
  public var missingBounds: [Missing] = []
  /// The cell of each figure that a table should give and does not.
  public var missingCells: [Missing.What: Missing] = [:]

  /// The figures that are ranges; the model has their middles. Nil where there are none, and in what is
  /// made of a model.
  public var uncertainty: Uncertainty?

  /// Creates a model without content.
  public init(scenario: String = "base", currency: String = "kr", period: Period = .year) {
    self.scenario = scenario
    self.currency = currency
    self.period = period
    parties = []
    indicators = []
    activities = []
    measures = []
    goals = []
    budgets = []
    mandates = []
  }

  /// An organisation, or one of several budgets of an organisation.
  public struct Party: Hashable, Sendable {
    public var id: Identity
    /// The party that it is part of.
    public var whole: Int?
    /// Hours per period; nil is unlimited.
    public var capacity: Sourced?
    /// Days it looks ahead (1 year = 365, 1 month = 365/12); nil is unlimited.
    public var horizon: Sourced?
    /// What an unspent krona is worth to it, 0 to 1; nil is 1.
    public var keeps: Sourced?
    /// Declared rankings, each the best activity first.
    public var preferences: [Preference]
    /// How it regards joint work, nil where it does not say.
    public var regards: Regard?
    /// What it knows, has tried and works on.
    public var profile: Profile
  }

  /// `prefers A over B, …`.
  public struct Preference: Hashable, Sendable {
    /// Activities, the best first; at least two.
    public var order: [Int]
    public var site: SourceSpan

    public init(order: [Int], site: SourceSpan) {
      self.order = order
      self.site = site
    }
  }

  /// Something that is counted.
  public struct Indicator: Hashable, Sendable {
    public var id: Identity
    public var better: Better
    /// The words for one and for several of it.
    public var unit: (singular: String, plural: String) {
      get { (unitSingular, unitPlural) }
      set { (unitSingular, unitPlural) = newValue }
    }
    var unitSingular: String
    var unitPlural: String
    /// The value without any activity, in its unit.
    public var baseline: Sourced?
    /// The time the baseline is of, nil where it is not said.
    public var baselineDate: DateLiteral?
    /// Whose own economy feels a unit, in money per unit of improvement.
    public var fallsOn: LineList<FallsOn>
    /// What was observed, the earliest first, each period once.
    public var observations: [ObservedValue] = []
  }

  /// `falls on P at MONEY per UNIT`.
  public struct FallsOn: Hashable, Sendable {
    public var site: SourceSpan
    public var party: Int
    /// Money per unit of improvement.
    public var amount: Sourced
  }

  /// Something that parties do, alone or together.
  public struct Activity: Hashable, Sendable {
    public var id: Identity
    /// Who performs it, each party once; several make it joint.
    public var performers: LineList<Performer>
    /// The most of it in a period; nil where none is given.
    public var cap: Sourced?
    public var effects: LineList<Effect>
    /// The obstacles it is to take away.
    public var addresses: [Reference]
    /// The skills it takes.
    public var needs: [SourcedText]

    /// Whether several parties perform it.
    public var isJoint: Bool { performers.count > 1 }
  }

  /// `by P [at EFFORT [and MONEY]]`.
  public struct Performer: Hashable, Sendable {
    public var site: SourceSpan
    public var party: Int
    /// Hours per unit of the activity; nil is unknown.
    public var effort: Sourced?
    /// Own money per unit; nil is unknown (no `at`), 0 where only an effort is given.
    public var money: Sourced?
  }

  /// `lowers|raises I [by N] [after SPAN]`.
  public struct Effect: Hashable, Sendable {
    public var site: SourceSpan
    @inlinable
    public var indicator: Int {
      get { Int(place) }
      set { place = Int32(newValue) }
    }
    @usableFromInline
    var place: Int32
    /// The way the indicator moves for a positive amount.
    public var moves: Better
    /// How much one unit of the activity moves it in that way; nil is unknown but above zero.
    public var amount: Sourced?
    /// Days until it arrives; nil is at once.
    public var lag: Sourced?
  }

  /// What a party is held to, one holder at a time.
  public struct Measure: Hashable, Sendable {
    /// What the measure gives.
    public enum Currency: Hashable, Sendable {
      case money, points
    }

    public var id: Identity
    public var party: Int
    public var indicator: Int
    public var currency: Currency
    /// Money or points per unit of improvement; nil is unknown but above zero.
    ///
    /// 0 where only a bonus is given.
    public var rate: Sourced?
    /// Who pays it, with their shares of it; empty where it costs no declared party anything.
    ///
    /// Shares may add up to more or less than 1.
    public var payers: [Payer]
    /// Pays for the first units of improvement only.
    public var upTo: Sourced?
    /// Pays only for what exceeds so many units.
    public var beyond: Sourced?
    /// Pays for all units, but only if so many are reached.
    public var onlyFrom: Sourced?
    /// Pays once when so many units are reached.
    public var bonus: Bonus?
    public var from: DateLiteral?
    public var until: DateLiteral?
  }

  /// A payer of a measure.
  public struct Payer: Hashable, Sendable {
    public var party: Int
    /// The share of the rate it pays, 1 is all.
    public var share: Rational
    public var site: SourceSpan

    public init(party: Int, share: Rational, site: SourceSpan = .nowhere) {
      self.party = party
      self.share = share
      self.site = site
    }
  }

  /// `bonus MONEY at N`.
  public struct Bonus: Hashable, Sendable {
    /// Money or points, once.
    public var amount: Sourced
    /// Units of improvement.
    public var at: Sourced

    public init(amount: Sourced, at: Sourced) {
      self.amount = amount
      self.at = at
    }
  }

  /// What all of its owners want.
  public struct Goal: Hashable, Sendable {
    public var id: Identity
    public var owners: [Int]
    public var worths: LineList<Worth>
    public var targets: LineList<Target>
  }

  /// `worth MONEY per UNIT of I [up to N]`.
  public struct Worth: Hashable, Sendable {
    public var site: SourceSpan
    public var indicator: Int
    /// Money per unit of improvement.
    public var amount: Sourced
    /// Units of improvement it counts for; nil is all.
    public var cap: Sourced?
  }

  /// `reach I N by DATE`.
  public struct Target: Hashable, Sendable {
    public var site: SourceSpan
    public var indicator: Int
    /// The level, in the indicator's unit.
    public var level: Sourced
    public var by: DateLiteral
  }

  /// Money put together.
  public struct Budget: Hashable, Sendable {
    public var id: Identity
    /// Who puts in which share of what is drawn; shares add up to 1.
    public var contributions: LineList<Contribution>
    /// Activities and the part of their performers' money it covers.
    public var covers: LineList<Coverage>
    /// Who may draw; nil is all who perform.
    public var drawers: [Int]?
    /// Who decides, none where it is not said.
    public var deciders: [Int]
    /// Money per period, `in all` already divided; nil is unlimited.
    public var limit: Sourced?
    /// The periods that a limit `in all` is divided by; nil where it is for one.
    public var limitPeriods: Rational?
    /// What returns to the contributors of money not spent, 0 to 1; 1 where it is not said.
    public var returned: Sourced
    public var runs: Runs?
    /// The handoff whose persons it follows.
    public var follows: Reference?
  }

  /// The time a budget runs.
  public struct Runs: Hashable, Sendable {
    public var from: DateLiteral
    public var to: DateLiteral

    public init(from: DateLiteral, to: DateLiteral) {
      self.from = from
      self.to = to
    }
  }

  /// `from P PERCENT|MONEY|rest`, as a share.
  public struct Contribution: Hashable, Sendable {
    public var site: SourceSpan
    public var party: Int
    /// The share, 0 to 1.
    public var share: Sourced
    /// How the script says it.
    public var form: Form

    /// How a share is said: as such, as money of what all pay, or as what the others leave.
    public enum Form: Hashable, Sendable { case percentage, money, rest }
  }

  /// `covers A [at PERCENT]`.
  public struct Coverage: Hashable, Sendable {
    public var site: SourceSpan
    public var activity: Int
    /// The part of the performers' money, 0 to 1; 1 where it is not said.
    public var share: Sourced
  }

  /// What parties may and must do.
  public struct Mandate: Hashable, Sendable {
    public var id: Identity
    public var rules: [MandateRule]
    public var givenBy: Int?
    public var under: String?
    public var from: DateLiteral?
    public var until: DateLiteral?

    public init(
      _ id: Identity, rules: [MandateRule] = [], givenBy: Int? = nil, under: String? = nil,
      from: DateLiteral? = nil, until: DateLiteral? = nil
    ) {
      self.id = id
      self.rules = rules
      self.givenBy = givenBy
      self.under = under
      self.from = from
      self.until = until
    }
  }

  /// `P must|may|must not A [with P, …] [up to MONEY]`.
  public struct MandateRule: Hashable, Sendable {
    public var party: Int
    public var modality: Modality
    public var activity: Int
    public var with: [Int]
    /// Money per period; nil is unlimited.
    public var upTo: Sourced?
    public var site: SourceSpan

    public init(
      party: Int, modality: Modality, activity: Int, with: [Int] = [], upTo: Sourced? = nil,
      site: SourceSpan = .nowhere
    ) {
      self.party = party
      self.modality = modality
      self.activity = activity
      self.with = with
      self.upTo = upTo
      self.site = site
    }
  }
}

/// Something declared, by its kind and its index in the model.
public enum Entity: Hashable, Sendable {
  case party(Int)
  /// A group, as its members.
  case group([Int])
  case indicator(Int)
  case activity(Int)
  /// The rows of `Model.measures`, one per holder.
  case measure([Int])
  case goal(Int)
  case budget(Int)
  case mandate(Int)
  case handoff(Int)
  case obstacle(Int)
  case forum(Int)
  case trial(Int)
}
