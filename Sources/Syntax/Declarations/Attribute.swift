import Diagnostics

/// One line of a block: a word and what it says.
///
/// All kinds of declarations share this type, because `change NAME { … }` holds attributes whose kind
/// only the name tells; which kind takes which attribute is told by `AttributeWord.kinds`.
public struct Attribute: Hashable, Sendable {
  /// What the line says.
  public let value: Value
  /// The whole place, from the word to the end of the line's text; of several with commas between, that
  /// of the first begins with the word, and each of the others is itself alone.
  public let span: SourceSpan

  /// Creates an attribute.
  public init(_ value: Value, _ span: SourceSpan) {
    self.value = value
    self.span = span
  }

  /// What a line says, by its word.
  public enum Value: Hashable, Sendable {
    // party
    /// `part of P`
    case partOf(Name)
    /// `capacity Q`
    case capacity(Expression)
    /// `horizon SPAN`
    case horizon(Expression)
    /// `keeps PERCENT of what it saves`
    case keeps(Expression)
    /// `prefers A over B, …`: each better than those behind it
    case prefers([Name])
    /// `regards joint work as main task|side task`
    case regards(Regard)
    // group, forum
    /// `members P, …`
    case members([Name])
    // indicator
    /// `unit day / days`; the plural is nil where only one word is given
    case unit(Name, plural: Name?)
    /// `better lower|higher`
    case better(Better)
    /// `baseline N [in DATE]`
    case baseline(Expression, in: DateLiteral?)
    /// `falls on P at MONEY per UNIT`
    case fallsOn(Name, Expression)
    /// `source "…"`
    case source(StringLiteral)
    /// `observed DATE N`
    case observed(DateLiteral, Expression)
    /// `observed [COLUMN] from "file" …`, by its index in `SyntaxTree.observedImports`
    case observedFrom(Int32)
    // activity
    /// `by P [at EFFORT [and MONEY]]`; a rate with only money is an effort that is money
    case by(Name, effort: Expression?, money: Expression?)
    /// `lowers|raises I [by N] [after SPAN]`
    case effect(Better, Name, amount: Expression?, lag: Expression?)
    /// `up to N` of an activity or a measure
    case upTo(Expression)
    // measure
    /// `held by P, …`
    case heldBy([Name])
    /// `pays MONEY per UNIT`
    case pays(Expression)
    /// `weighs N points per UNIT`
    case weighs(Expression)
    /// `paid by P [PERCENT], …`
    case paidBy([Share])
    /// `beyond N`
    case beyond(Expression)
    /// `only from N`
    case onlyFrom(Expression)
    /// `bonus MONEY at N`
    case bonus(Expression, at: Expression)
    /// `from DATE` of a measure or a mandate
    case fromDate(DateLiteral)
    /// `until DATE`
    case until(DateLiteral)
    // goal
    /// `owners P, …`
    case owners([Name])
    /// `worth MONEY per UNIT of I [up to N]`
    case worth(Expression, of: Name, upTo: Expression?)
    /// `reach I N by DATE`
    case reach(Name, Expression, by: DateLiteral)
    // budget
    /// `from P PERCENT|MONEY|rest`; nil is `rest`
    case fromParty(Name, Expression?)
    /// `limit MONEY per year|in all`
    case limit(Expression, LimitSpan)
    /// `covers A [at PERCENT]`
    case covers(Name, at: Expression?)
    /// `drawn by P, …`
    case drawnBy([Name])
    /// `decided by P, …`
    case decidedBy([Name])
    /// `runs DATE to DATE`
    case runs(DateLiteral, to: DateLiteral)
    /// `unspent returns|lapses|returns PERCENT|carries over`
    case unspent(Unspent)
    // mandate
    /// `P must|may|must not A [with P, …] [up to MONEY]`
    indirect case rule(Name, Modality, Name, with: [Name], upTo: Expression?)
    /// `given by P`
    case givenBy(Name)
    /// `under "source"`
    case under(StringLiteral)
    // several kinds
    /// A word and a text, as `knows "…"`; several of a list are a line each
    case text(TextWord, StringLiteral)
    /// `about I` of a handoff, `about GOAL` or `about HANDOFF` of a forum
    case about(Name)
    /// `flagged N in YEAR [by "who"]`; who is a name whose spelling is the text
    case flagged(Expression, in: DateLiteral, by: Name?)
    /// `addresses OBSTACLE` of an activity
    case addresses(Name)
    /// `follows HANDOFF` of a budget
    case follows(Name)
    // handoff
    /// `from P`
    case giver(Name)
    /// `to P`
    case receiver(Name)
    /// `signal by P [within SPAN]`
    case signal(Name, within: Expression?)
    /// `feedback by P [within SPAN]`
    case feedback(Name, within: Expression?)
    /// `responsible P`
    case responsible(Name)
    // obstacle
    /// `blocks A` or `blocks HANDOFF`
    case blocks(Name)
    /// `because OBSTACLE`
    case because(Name)
    /// `owner P`
    case owner(Name)
    // forum
    /// `meets N times per year [for N hours]`
    case meets(Expression, per: MeetingPeriod, length: Expression?)
    // trial
    /// `of A`
    case ofActivity(Name)
    /// `adopted by P [from DATE]`
    case adopted(Name, from: DateLiteral?)
    // change only
    /// `without WORD [NAME]`: removes what has that key
    case without(AttributeWord, Name?)
  }

  /// The word or words the line begins with.
  public var word: AttributeWord {
    switch value {
    case .partOf: .partOf
    case .capacity: .capacity
    case .horizon: .horizon
    case .keeps: .keeps
    case .prefers: .prefers
    case .regards: .regards
    case .members: .members
    case .unit: .unit
    case .better: .better
    case .baseline: .baseline
    case .fallsOn: .fallsOn
    case .source: .source
    case .observed, .observedFrom: .observed
    case .by: .by
    case .effect(.lower, _, _, _): .lowers
    case .effect(.higher, _, _, _): .raises
    case .upTo: .upTo
    case .heldBy: .heldBy
    case .pays: .pays
    case .weighs: .weighs
    case .paidBy: .paidBy
    case .beyond: .beyond
    case .onlyFrom: .onlyFrom
    case .bonus: .bonus
    case .fromDate, .fromParty: .from
    case .until: .until
    case .owners: .owners
    case .worth: .worth
    case .reach: .reach
    case .limit: .limit
    case .covers: .covers
    case .drawnBy: .drawnBy
    case .decidedBy: .decidedBy
    case .runs: .runs
    case .unspent: .unspent
    case .rule: .rule
    case .givenBy: .givenBy
    case .under: .under
    case .text(let word, _): word.attribute
    case .about: .about
    case .flagged: .flagged
    case .addresses: .addresses
    case .follows: .follows
    case .giver: .from
    case .receiver: .to
    case .signal: .signal
    case .feedback: .feedback
    case .responsible: .responsible
    case .blocks: .blocks
    case .because: .because
    case .owner: .owner
    case .meets: .meets
    case .ofActivity: .of
    case .adopted: .adopted
    case .without: .without
    }
  }
}

/// A direction of an indicator or of an effect.
public enum Better: String, Hashable, Sendable, CaseIterable {
  case lower, higher
}

/// How a party regards joint work.
public enum Regard: String, Hashable, Sendable, CaseIterable {
  case mainTask = "main task"
  case sideTask = "side task"
}

/// What a mandate says of an activity.
public enum Modality: String, Hashable, Sendable, CaseIterable {
  case must, may
  case mustNot = "must not"
}

/// What becomes of money that a budget does not spend.
public enum Unspent: Hashable, Sendable {
  case returns
  case lapses
  /// `returns PERCENT`
  case returnsShare(Expression)
  case carriesOver
}

/// The time a budget's limit is for.
public enum LimitSpan: Hashable, Sendable {
  /// `per year`, or the script's `period`
  case perPeriod
  /// `in all`: divided over the years the budget runs
  case inAll
}

/// The words with a text behind them.
public enum TextWord: Hashable, Sendable, CaseIterable {
  case knows, tried, worksOn, contact, needs
  /// `of "who"` of a handoff
  case of
  /// `because "…"` of an obstacle
  case because
  /// `about theme "…"` of a forum
  case theme
  case learned, ended

  /// The word the line begins with.
  public var attribute: AttributeWord {
    switch self {
    case .knows: .knows
    case .tried: .tried
    case .worksOn: .worksOn
    case .contact: .contact
    case .needs: .needs
    case .of: .of
    case .because: .because
    case .theme: .about
    case .learned: .learned
    case .ended: .ended
    }
  }

  /// The kind of declaration that takes the line.
  public var kind: DeclarationKind {
    switch self {
    case .knows, .tried, .worksOn, .contact: .party
    case .needs: .activity
    case .of: .handoff
    case .because: .obstacle
    case .theme: .forum
    case .learned, .ended: .trial
    }
  }

  /// Whether a block may say several such texts.
  public var repeats: Bool {
    switch self {
    case .knows, .tried, .worksOn, .needs, .because, .theme, .learned: true
    case .contact, .of, .ended: false
    }
  }
}

/// The time that meetings are counted for.
public enum MeetingPeriod: String, Hashable, Sendable, CaseIterable {
  case year, quarter, month, week
}

/// A party with the share it pays, if one is given.
public struct Share: Hashable, Sendable {
  /// Who pays.
  public let party: Name
  /// How much of it, nil for an equal part.
  public let percent: Expression?

  /// Creates a share.
  public init(_ party: Name, _ percent: Expression?) {
    self.party = party
    self.percent = percent
  }
}

/// The words an attribute begins with.
public enum AttributeWord: String, Hashable, Sendable, CaseIterable {
  case partOf = "part of"
  case capacity, horizon, keeps, prefers, regards, members, unit, better, baseline
  case fallsOn = "falls on"
  case source, observed, by, lowers, raises
  case upTo = "up to"
  case heldBy = "held by"
  case pays, weighs
  case paidBy = "paid by"
  case beyond
  case onlyFrom = "only from"
  case bonus, from, until, owners, worth, reach, limit, covers
  case drawnBy = "drawn by"
  case decidedBy = "decided by"
  case runs, unspent
  /// A mandate's line, which begins with a party's name.
  case rule = "PARTY must|may|must not"
  case givenBy = "given by"
  case under, knows, tried
  case worksOn = "works on"
  case contact, addresses, needs, follows, of, to, about
  case signal = "signal by"
  case feedback = "feedback by"
  case responsible, flagged, blocks, because, owner, meets, learned
  case adopted = "adopted by"
  case ended = "ended because"
  /// Only in `change`.
  case without

  /// The kinds of declarations that take the attribute; `without` belongs to `change` alone.
  public var kinds: [DeclarationKind] {
    switch self {
    case .partOf, .capacity, .horizon, .keeps, .prefers, .regards: [.party]
    case .knows, .tried, .worksOn, .contact: [.party]
    case .members: [.group, .forum]
    case .unit, .better, .baseline, .fallsOn, .source, .observed: [.indicator]
    case .by: [.activity, .trial]
    case .lowers, .raises, .addresses, .needs: [.activity]
    case .upTo: [.activity, .measure]
    case .heldBy, .pays, .weighs, .paidBy, .beyond, .onlyFrom, .bonus: [.measure]
    case .owners, .worth, .reach: [.goal]
    case .limit, .covers, .drawnBy, .decidedBy, .runs, .unspent, .follows: [.budget]
    case .from: [.measure, .budget, .mandate, .handoff, .forum, .trial]
    case .until: [.measure, .mandate, .forum, .trial]
    case .rule, .givenBy, .under: [.mandate]
    case .of: [.handoff, .trial]
    case .about: [.handoff, .forum]
    case .to, .signal, .feedback, .responsible: [.handoff]
    case .flagged: [.handoff, .obstacle]
    case .blocks, .because, .owner: [.obstacle]
    case .meets: [.forum]
    case .learned, .adopted, .ended: [.trial]
    case .without: []
    }
  }

  /// Whether the attribute may stand several times in a block, told apart by a name.
  public var repeats: Bool {
    switch self {
    case .fallsOn, .observed, .by, .lowers, .raises, .worth, .reach, .from, .covers, .rule,
      .prefers,
      .knows, .tried, .worksOn, .addresses, .needs, .about, .flagged, .blocks, .because, .learned,
      .without:
      true
    case .partOf, .capacity, .horizon, .keeps, .regards, .members, .unit, .better, .baseline,
      .source, .upTo, .heldBy, .pays, .weighs, .paidBy, .beyond, .onlyFrom, .bonus, .until,
      .owners, .limit, .drawnBy, .decidedBy, .runs, .unspent, .givenBy, .under, .contact, .follows,
      .of, .to, .signal, .feedback, .responsible, .owner, .meets, .adopted, .ended:
      false
    }
  }
}
