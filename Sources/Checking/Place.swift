import Syntax

/// Where an expression stands, which tells what it must measure.
///
/// The indicator is nil where its own name failed; then the place is satisfied by anything.
enum Place: Hashable {
  case capacity, horizon, keeps
  case baseline(Symbol?)
  /// What was observed in a period.
  case observed(Symbol?)
  case fallsOn(Symbol?)
  /// The first amount behind `by P at`: hours, or money alone.
  case effort
  /// The hours of `by P at EFFORT and MONEY`.
  case effortBesideMoney
  case cost
  case effect(Symbol?)
  case lag, cap
  case pays(Symbol?)
  case weighs(Symbol?)
  /// `up to`, `beyond`, `only from` and what a bonus is at.
  case improvement(Symbol?)
  case bonus
  case payerShare
  case worth(Symbol?)
  case target(Symbol?)
  case contribution, limit, coverage, returned, mandateLimit
  /// How soon a signal or feedback comes.
  case within
  /// How often something was flagged.
  case flags
  /// How often a forum meets, and the hours of one meeting.
  case meetings, meetingLength
  /// A `let`: anything.
  case free
  /// What `show` and `why` ask for: anything, figures too.
  case question
  /// An expectation: true or false.
  case claim

  /// What the place takes; none where it takes anything.
  var expected: (Dimension?, Dimension?) {
    switch self {
    case .capacity, .meetingLength: (.effort, nil)
    case .horizon, .lag, .within: (.span, nil)
    case .keeps, .payerShare, .coverage, .returned: (.share, nil)
    case .cap, .flags, .meetings: (.plain, nil)
    case .effort: (.effort, .money)
    case .effortBesideMoney: (.effort, nil)
    case .cost, .limit, .mandateLimit: (.money, nil)
    case .bonus: (.money, .points)
    case .contribution: (.share, .money)
    case .baseline(let i), .observed(let i), .effect(let i), .improvement(let i), .target(let i):
      (i.map(Dimension.indicator), nil)
    case .fallsOn(let i), .pays(let i), .worth(let i):
      (i.map { Dimension.money(per: $0) }, nil)
    case .weighs(let i): (i.map { Dimension.points(per: $0) }, nil)
    case .free, .question: (nil, nil)
    case .claim: (.truth, nil)
    }
  }

  /// Whether the amount is per period, so that `per year` may be written.
  var isFlow: Bool {
    switch self {
    case .capacity, .baseline, .observed, .cap, .improvement, .target, .contribution, .limit,
      .mandateLimit,
      .bonus, .free, .question, .claim:
      true
    case .horizon, .keeps, .fallsOn, .effort, .effortBesideMoney, .cost, .effect, .lag, .pays,
      .weighs, .payerShare,
      .worth, .coverage, .returned, .within, .flags, .meetings, .meetingLength:
      false
    }
  }

  /// The indicator whose unit words are understood, and whether they stand behind `per`.
  var indicator: (symbol: Symbol, isDivisor: Bool)? {
    switch self {
    case .baseline(let i), .observed(let i), .effect(let i), .improvement(let i), .target(let i):
      i.map { ($0, false) }
    case .fallsOn(let i), .pays(let i), .worth(let i), .weighs(let i): i.map { ($0, true) }
    case .capacity, .horizon, .keeps, .effort, .effortBesideMoney, .cost, .lag, .cap, .bonus,
      .payerShare,
      .contribution, .limit, .coverage, .returned, .mandateLimit, .within, .flags,
      .meetings, .meetingLength, .free, .question, .claim:
      nil
    }
  }

  /// Whether what it expects is unknown because the name of its indicator failed.
  var isUnknown: Bool {
    switch self {
    case .baseline(let i), .observed(let i), .effect(let i), .improvement(let i), .target(let i),
      .fallsOn(let i),
      .pays(let i), .worth(let i), .weighs(let i):
      i == nil
    case .capacity, .horizon, .keeps, .effort, .effortBesideMoney, .cost, .lag, .cap, .bonus,
      .payerShare,
      .contribution, .limit, .coverage, .returned, .mandateLimit, .within, .flags,
      .meetings, .meetingLength, .free, .question, .claim:
      false
    }
  }
}
