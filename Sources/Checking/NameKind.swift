import Syntax

/// What a name of a script names.
public enum NameKind: UInt8, Hashable, Sendable, CaseIterable {
  case party, group, indicator, activity, measure, goal, budget, mandate
  case handoff, obstacle, forum, trial, binding, scenario

  /// The kind of what a declaration declares.
  public init(_ kind: DeclarationKind) {
    switch kind {
    case .party: self = .party
    case .group: self = .group
    case .indicator: self = .indicator
    case .activity: self = .activity
    case .measure: self = .measure
    case .goal: self = .goal
    case .budget: self = .budget
    case .mandate: self = .mandate
    case .handoff: self = .handoff
    case .obstacle: self = .obstacle
    case .forum: self = .forum
    case .trial: self = .trial
    }
  }
}

/// Several kinds of names, where a place takes any of them.
struct NameKinds: OptionSet, Hashable {
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The set of one kind.
  init(_ kind: NameKind) { rawValue = 1 << UInt16(kind.rawValue) }

  static let party = NameKinds(.party)
  static let indicator = NameKinds(.indicator)
  static let activity = NameKinds(.activity)
  static let measure = NameKinds(.measure)
  static let goal = NameKinds(.goal)
  static let budget = NameKinds(.budget)
  static let handoff = NameKinds(.handoff)
  static let obstacle = NameKinds(.obstacle)
  static let scenario = NameKinds(.scenario)
  static let group = NameKinds(.group)
  static let mandate = NameKinds(.mandate)
  static let forum = NameKinds(.forum)
  static let trial = NameKinds(.trial)
  /// Where parties are listed a group may stand for its members.
  static let parties = NameKinds([.party, .group])
  /// What an obstacle may block.
  static let blockable: NameKinds = [.activity, .handoff]
  /// What a forum may be about.
  static let discussed: NameKinds = [.goal, .handoff]
  /// Whatever a block of attributes belongs to.
  static let declared: NameKinds = [
    .parties, .indicator, .activity, .measure, .goal, .budget, .mandate, .handoff, .obstacle,
    .forum, .trial,
  ]
  /// Every kind.
  static let any: NameKinds = [.declared, .scenario, NameKinds(.binding)]

  /// The kinds of the set in their order.
  var kinds: [NameKind] { NameKind.allCases.filter { contains(NameKinds($0)) } }
}
