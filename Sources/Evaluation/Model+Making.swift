import Arithmetic
import Diagnostics
import Syntax

// Each is made by the initializer that takes all properties at once: where they are set one by one, the
// whole value is copied once more. What would have the same labels has its place first.

extension Model.Party {
  /// Creates a party.
  public init(
    _ id: Identity, whole: Int? = nil, capacity: Sourced? = nil, horizon: Sourced? = nil,
    keeps: Sourced? = nil, preferences: [Model.Preference] = [], regards: Regard? = nil,
    profile: Model.Profile = Model.Profile()
  ) {
    self.init(
      id: id, whole: whole, capacity: capacity, horizon: horizon, keeps: keeps,
      preferences: preferences,
      regards: regards, profile: profile)
  }
}

extension Model.Indicator {
  /// Creates an indicator.
  public init(
    _ id: Identity, better: Better, unit: (singular: String, plural: String) = ("unit", "units"),
    baseline: Sourced? = nil, fallsOn: LineList<Model.FallsOn> = []
  ) {
    self.init(
      id: id, better: better, unitSingular: unit.singular, unitPlural: unit.plural,
      baseline: baseline, fallsOn: fallsOn)
  }
}

extension Model.FallsOn {
  /// Creates whose economy feels a unit.
  public init(party: Int, amount: Sourced, site: SourceSpan = .nowhere) {
    self.init(site: site, party: party, amount: amount)
  }
}

extension Model.Activity {
  /// Creates an activity.
  public init(
    _ id: Identity, performers: LineList<Model.Performer> = [], cap: Sourced? = nil,
    effects: LineList<Model.Effect> = [],
    addresses: [Reference] = [], needs: [SourcedText] = []
  ) {
    self.init(
      id: id, performers: performers, cap: cap, effects: effects, addresses: addresses, needs: needs
    )
  }
}

extension Model.Performer {
  /// Creates a performer.
  public init(party: Int, effort: Sourced?, money: Sourced?, site: SourceSpan = .nowhere) {
    self.init(site: site, party: party, effort: effort, money: money)
  }
}

extension Model.Effect {
  /// Creates an effect.
  public init(
    indicator: Int, moves: Better, amount: Sourced?, lag: Sourced? = nil,
    site: SourceSpan = .nowhere
  ) {
    self.init(site: site, place: Int32(indicator), moves: moves, amount: amount, lag: lag)
  }
}

extension Model.Measure {
  /// Creates a measure.
  public init(
    _ id: Identity, party: Int, indicator: Int, currency: Model.Measure.Currency = .money,
    rate: Sourced?,
    payers: [Model.Payer] = [], upTo: Sourced? = nil, beyond: Sourced? = nil,
    onlyFrom: Sourced? = nil,
    bonus: Model.Bonus? = nil, from: DateLiteral? = nil, until: DateLiteral? = nil
  ) {
    self.init(
      id: id, party: party, indicator: indicator, currency: currency, rate: rate, payers: payers,
      upTo: upTo, beyond: beyond, onlyFrom: onlyFrom, bonus: bonus, from: from, until: until)
  }
}

extension Model.Goal {
  /// Creates a goal.
  public init(
    _ id: Identity, owners: [Int] = [], worths: LineList<Model.Worth> = [],
    targets: LineList<Model.Target> = []
  ) {
    self.init(id: id, owners: owners, worths: worths, targets: targets)
  }
}

extension Model.Worth {
  /// Creates a worth.
  public init(indicator: Int, amount: Sourced, cap: Sourced? = nil, site: SourceSpan = .nowhere) {
    self.init(site: site, indicator: indicator, amount: amount, cap: cap)
  }
}

extension Model.Target {
  /// Creates a target.
  public init(indicator: Int, level: Sourced, by: DateLiteral, site: SourceSpan = .nowhere) {
    self.init(site: site, indicator: indicator, level: level, by: by)
  }
}

extension Model.Budget {
  /// Creates a budget.
  public init(
    _ id: Identity, contributions: LineList<Model.Contribution> = [],
    covers: LineList<Model.Coverage> = [],
    drawers: [Int]? = nil, deciders: [Int] = [], limit: Sourced? = nil,
    returned: Sourced = Sourced(1), runs: Model.Runs? = nil, follows: Reference? = nil
  ) {
    self.init(
      id: id, contributions: contributions, covers: covers, drawers: drawers, deciders: deciders,
      limit: limit, returned: returned, runs: runs, follows: follows)
  }
}

extension Model.Contribution {
  /// Creates a contribution.
  public init(
    party: Int, share: Sourced, form: Form = .percentage, site: SourceSpan = .nowhere
  ) {
    self.init(site: site, party: party, share: share, form: form)
  }
}

extension Model.Coverage {
  /// Creates a coverage.
  public init(activity: Int, share: Sourced, site: SourceSpan = .nowhere) {
    self.init(site: site, activity: activity, share: share)
  }
}
