import Arithmetic
import Checking
import Diagnostics
import Syntax

/// Builds the model of one scenario: indices first, then each declaration in order.
struct ModelBuilder: ~Copyable {
  /// What groups may stand for in all, so that a short script cannot fill the memory.
  static let memberLimit = 5_000_000

  let composition: Composition
  let scenario: Symbol?
  var calculation: Calculation
  var model: Model
  /// The index in the model's array of its kind, by the slot of what is declared; -1 for none.
  private var places: [Int32]
  var diagnostics: [Diagnostic] = []
  /// The measures in order, each with its rows.
  var measures: [(id: NameID, rows: Range<Int>)] = []
  /// The lines of what is being built, which share memory.
  var performers = LineShelves<Model.Performer>()
  var effects = LineShelves<Model.Effect>()
  var fallsOn = LineShelves<Model.FallsOn>()
  var worths = LineShelves<Model.Worth>()
  var targets = LineShelves<Model.Target>()
  var contributions = LineShelves<Model.Contribution>()
  var covers = LineShelves<Model.Coverage>()
  /// The figures that are ranges, in the order they were met.
  var uncertain: [UncertainFigure] = []
  /// Their numbers.
  var uncertainNumbers: Set<Int> = []
  /// The uncertain bindings whose ranges are known.
  var uncertainBindings: Set<NameID> = []
  /// The members of the groups met so far.
  private var groups: [NameID: [Int]] = [:]
  private var memberCount = 0
  /// The lines that use what was taken away, by its name.
  private var users: [Symbol: [(name: String, site: SourceSpan)]] = [:]
  /// The names of `users` in the order they were met.
  private var usedNames: [Symbol] = []
  /// The places of faults of arithmetic that were reported.
  var faults: Set<SourceSpan> = []
  /// The scenario that what is being built comes from, nil for base.
  var origin: Symbol?
  /// The name of what is being built.
  var owner = ""

  /// The nodes of the script's expressions, and what is known of them.
  let nodes: ExpressionNodes
  let marks: NodeMarks
  /// Whether tables lack figures.
  let hasMissingCells: Bool

  var program: CheckedProgram { calculation.program }
  /// The spelling of a symbol.
  func text(_ symbol: Symbol) -> String { program.symbols[symbol] }

  /// Prepares to build a composition.
  init(_ calculation: Calculation, _ composition: Composition, _ scenario: Symbol?) {
    self.calculation = calculation
    self.composition = composition
    self.scenario = scenario
    let program = calculation.program
    (nodes, marks) = (program.tree.nodes, program.marks)
    hasMissingCells = !program.tree.missingCells.isEmpty
    let name = scenario.map { program.isSupposed($0) ? "what if" : program.symbols[$0] } ?? "base"
    model = Model(scenario: name, currency: program.currency, period: program.period)
    model.scenarioTitle = scenario.flatMap(program.scenario)?.title?.text
    model.asOf = program.asOf
    places = Array(repeating: -1, count: composition.slotCount)
    model.begins = beginning
    if let begins = beginning, model.asOf.map({ $0.isBefore(dayOf: begins) }) ?? true {
      model.asOf = begins
    }
  }

  /// The day the scenario begins, or the one it extends.
  private var beginning: DateLiteral? {
    composition.scenarios.reversed().lazy.compactMap { [program] in
      program.scenario(named: $0)?.begins
    }.first
  }

  /// Builds the model.
  mutating func build() -> Evaluated {
    reportBindingFaults()
    place()
    for id in composition.declared { add(id) }
    settleUnknownCurrencies()
    checkCurrencies()
    checkCauses()
    checkGroups()
    checkPreferences()
    let entities = entities()
    reportUsers()
    return Evaluated(model: model, diagnostics: diagnostics.sorted(), entities: entities)
  }

  /// Gives everything declared its index.
  private mutating func place() {
    var counts = Array(repeating: Int32(0), count: NameKind.allCases.count)
    for id in composition.declared {
      let kind = composition.kind(of: id)
      places[composition.slot(of: id)] = counts[Int(kind.rawValue)]
      counts[Int(kind.rawValue)] += 1
    }
    func count(_ kind: NameKind) -> Int { Int(counts[Int(kind.rawValue)]) }
    model.parties.reserveCapacity(count(.party))
    model.indicators.reserveCapacity(count(.indicator))
    model.activities.reserveCapacity(count(.activity))
    model.measures.reserveCapacity(count(.measure))
    model.goals.reserveCapacity(count(.goal))
    model.budgets.reserveCapacity(count(.budget))
    measures.reserveCapacity(count(.measure))
  }

  /// Adds one declaration to the model.
  private mutating func add(_ id: NameID) {
    let declared = composition.declared(id)
    if declared.kind == .group { return }
    let attributes = declared.lines
    origin = scenario == nil ? nil : composition.origin(of: id)
    owner = program.symbols[declared.symbol]
    let identity = Identity(owner, title: declared.title, site: declared.header)
    switch declared.kind {
    case .party: addParty(identity, attributes)
    case .group: break
    case .indicator: addIndicator(identity, attributes)
    case .activity: addActivity(identity, attributes)
    case .measure: addMeasure(id, identity, of: declared.of, attributes)
    case .goal: addGoal(identity, attributes)
    case .budget: addBudget(identity, attributes)
    case .mandate: model.mandates.append(mandate(identity, attributes))
    case .handoff: model.handoffs.append(handoff(identity, attributes))
    case .obstacle: model.obstacles.append(obstacle(identity, attributes))
    case .forum: model.forums.append(forum(identity, attributes))
    case .trial: model.trials.append(trial(identity, attributes))
    }
  }

  /// What every name is of.
  private mutating func entities() -> Entities {
    var groups: [Symbol: [Int]] = [:]
    for id in composition.declared where composition.kind(of: id) == .group {
      groups[composition.symbol(of: id)] = members(of: id)
    }
    return Entities(
      names: composition.names, places: places, members: groups, rows: measures.map(\.rows))
  }

  /// Notes a problem.
  mutating func report(_ problem: ModelProblem) {
    add(problem.diagnostic(currency: model.currency))
  }

  /// Notes a finding in what is being built.
  mutating func add(_ diagnostic: Diagnostic) {
    var diagnostic = diagnostic
    // The place of what is only supposed says enough.
    diagnostic.scenario = origin.flatMap { program.isSupposed($0) ? nil : text($0) }
    diagnostics.append(diagnostic)
  }

  // MARK: Names

  // What only reads the builder is mutating where it is called for every line: else the builder is
  // copied for it.

  /// The index of a name that something cannot do without; notes the use where it was taken away.
  mutating func required(_ name: Name) -> Int? {
    if let index = optional(name) { return index }
    noteUse(of: name)
    return nil
  }

  /// The index of a name, nil where it was taken away and its line goes with it.
  mutating func optional(_ name: Name) -> Int? {
    composition.meaning(of: name.symbol).map { Int(places[$0.slot]) }
  }

  /// The index of what is declared in the model's array of its kind.
  func place(of id: NameID) -> Int { Int(places[composition.slot(of: id)]) }

  /// A reference to what a line names, nil where it was taken away and the line goes with it.
  mutating func reference(_ name: Name, _ site: SourceSpan) -> Reference? {
    optional(name).map { Reference($0, site) }
  }

  /// Notes that what is being built uses something that was taken away.
  private mutating func noteUse(of name: Name) {
    if users[name.symbol] == nil { usedNames.append(name.symbol) }
    users[name.symbol, default: []].append((owner, name.span))
  }

  /// Notes that what is being built uses a family all of which was taken away, by the last that this
  /// scenario takes.
  private mutating func noteUse(ofFamily id: NameID, _ name: Name) {
    let declared = composition.declared(id)
    guard declared.isFamily, case .members(let names)? = declared.lines.first?.value,
      let last = names.last, names.allSatisfy({ composition.find($0.symbol) == nil })
    else { return }
    let own = names.last { composition.removal(of: $0.symbol)?.scenario == scenario } ?? last
    noteUse(of: Name(own.symbol, name.span))
  }

  /// The party that a list names, nil where it names several, a group or none.
  mutating func onlyParty(_ list: [Name]) -> Int? {
    guard list.count == 1, let known = composition.meaning(of: list[0].symbol),
      known.kind == .party
    else { return nil }
    count(1, list[0].span)
    return memberCount > ModelBuilder.memberLimit ? nil : Int(places[known.slot])
  }

  /// The parties that a list names, groups as their members, each once in order.
  mutating func parties(_ list: [Name]) -> [Int] {
    if list.count == 1, let id = composition.find(list[0].symbol) {
      let result = members(of: id)
      if result.isEmpty { noteUse(ofFamily: id, list[0]) }
      count(result.count, list[0].span)
      return memberCount > ModelBuilder.memberLimit ? [] : result
    }
    var result: [Int] = []
    result.reserveCapacity(list.count)
    var seen: Set<Int> = []
    for name in list {
      guard let id = composition.find(name.symbol) else {
        noteUse(of: name)
        continue
      }
      if composition.kind(of: id) == .party {
        let party = place(of: id)
        if Self.isNew(party, in: result, &seen) { result.append(party) }
        continue
      }
      let members = members(of: id)
      if members.isEmpty { noteUse(ofFamily: id, name) }
      for party in members where Self.isNew(party, in: result, &seen) { result.append(party) }
    }
    count(result.count, list.first?.span ?? .nowhere)
    return memberCount > ModelBuilder.memberLimit ? [] : result
  }

  /// Whether a party is not in a list, all of which `seen` has once the list is long.
  private static func isNew(_ party: Int, in list: [Int], _ seen: inout Set<Int>) -> Bool {
    if list.count < 8 { return !list.contains(party) }
    if seen.isEmpty { seen = Set(list) }
    return seen.insert(party).inserted
  }

  /// Counts the parties that lists stand for, and says so where they are too many.
  private mutating func count(_ count: Int, _ site: SourceSpan) {
    let before = memberCount
    memberCount += count
    guard before <= ModelBuilder.memberLimit, memberCount > ModelBuilder.memberLimit else { return }
    report(.tooManyMembers(owner, at: site, limit: ModelBuilder.memberLimit))
  }

  /// The parties of a group, those of groups within it included, each once; of a party itself.
  mutating func members(of id: NameID) -> [Int] {
    if composition.kind(of: id) == .party { return [place(of: id)] }
    if let known = groups[id] { return known }
    if memberCount > ModelBuilder.memberLimit { return [] }
    let user = owner
    var result: [Int] = []
    var seen: Set<NameID> = [id]
    var waiting = [id]
    while let group = waiting.popLast() {
      let isFamily = composition.declared(group).isFamily
      owner = text(composition.symbol(of: group))
      for case .members(let names) in composition.declared(group).lines.map(\.value) {
        for name in names {
          guard let member = composition.find(name.symbol) else {
            // Nobody wrote the line of a family, so it loses who was taken away.
            if !isFamily { noteUse(of: name) }
            continue
          }
          guard seen.insert(member).inserted else { continue }
          if composition.kind(of: member) == .party {
            result.append(place(of: member))
          } else {
            noteUse(ofFamily: member, name)
            waiting.append(member)
          }
        }
      }
    }
    owner = user
    count(seen.count, composition.declared(id).header)
    groups[id] = result
    return result
  }

  /// Reports what was taken away and is still used, once for each name.
  private mutating func reportUsers() {
    for name in usedNames {
      let removal = composition.removal(of: name)
      origin = removal?.scenario ?? scenario
      report(
        .stillUsed(text(name), at: removal?.site ?? .nowhere, by: users[name] ?? []))
    }
  }
}

extension Declared {
  /// Whether it is the group of a family, whose one line nobody wrote: it is where the header is.
  fileprivate var isFamily: Bool { kind == .group && lines.first?.span == header }
}
