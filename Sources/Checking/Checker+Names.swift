import Diagnostics
import Syntax

extension Checker {
  /// Collects what base declares, and the scenarios.
  mutating func collectNames() {
    names.entries.reserveCapacity(tree.items.count)
    names.baseEntries.reserveCapacity(tree.items.count)
    names.baseDeclared.reserveCapacity(tree.items.count)
    for number in tree.items.indices {
      if let declaration = tree.head(ofItem: number) {
        checkCell(tree.titleCell(ofItem: number))
        collect(declaration, scope: -1, item: Int32(number), part: -1)
      } else {
        collectOther(number)
      }
    }
  }

  /// Collects the name of an item that is no declaration.
  @inline(never)
  private mutating func collectOther(_ number: Int) {
    switch tree.items[number] {
    case .binding(let binding):
      collect(binding, scope: -1, item: Int32(number), part: -1)
    case .scenario(let scenario):
      collect(scenario, item: Int32(number))
    case .query(let query):
      if case .whatIf(let scenario) = query.subject {
        names.suppose(scenario.name.symbol, item: Int32(number))
      }
    case .declaration, .currency, .period, .use, .asOf, .rows, .acceptance, .expectation: break
    }
  }

  /// Adds a scenario to the scopes, also where its name is taken, so that its block is checked.
  private mutating func collect(_ scenario: Scenario, item: Int32) {
    let symbol = scenario.name.symbol
    checkCell(scenario.title)
    names.scopes.append(Scope(item: item, symbol: symbol))
    let part = Int32(names.scopes.count - 1)
    let entry = NameEntry(kind: .scenario, symbol: symbol, scope: -1, item: item, part: part)
    declare(entry, scenario.name.span)
  }

  /// Collects what the scenarios declare, each behind what it extends.
  mutating func collectScenarioNames() {
    for scope in names.order {
      names.begin(scope)
      let item = names.scopes[Int(scope)].item
      guard let scenario = tree.items[Int(item)].scenario else { continue }
      for (part, declaration) in scenario.declarations.enumerated() {
        checkCell(declaration.titleCell)
        collect(DeclarationHead(declaration), scope: scope, item: item, part: Int32(part))
      }
      for (part, binding) in scenario.bindings.enumerated() {
        collect(binding, scope: scope, item: item, part: Int32(part))
      }
    }
  }

  /// Collects a declaration, and an indicator's unit words.
  private mutating func collect(
    _ declaration: DeclarationHead, scope: Int32, item: Int32, part: Int32
  ) {
    let entry = NameEntry(
      kind: NameKind(declaration.kind), symbol: declaration.name.symbol, scope: scope, item: item,
      part: part)
    guard let id = declare(entry, declaration.name.span) else { return }
    guard case .indicator = declaration.kind else { return }
    let (singular, plural) = unitWords(in: tree.lines(of: entry))
    names.setUnit(of: id, singular: singular, plural: plural)
  }

  /// Reports a text that is a cell of no row.
  mutating func checkCell(_ text: StringLiteral?) { checkCell(text?.cellName) }

  /// Reports a cell of no row.
  mutating func checkCell(_ cell: Name?) {
    guard let cell else { return }
    report(.cellOutsideRows(symbols[cell.symbol], at: cell.span))
  }

  /// Collects a binding.
  private mutating func collect(_ binding: Binding, scope: Int32, item: Int32, part: Int32) {
    let symbol = binding.name.symbol
    let entry = NameEntry(kind: .binding, symbol: symbol, scope: scope, item: item, part: part)
    guard let id = declare(entry, binding.name.span) else { return }
    bindingOrder.append(id)
  }

  /// Adds a name, or reports that it is taken; returns nil then.
  @discardableResult
  private mutating func declare(_ entry: NameEntry, _ site: SourceSpan) -> NameID? {
    let (id, earlier) = names.declare(entry)
    guard let earlier else { return id }
    let known = known(earlier)
    let inRows = sources.origin(of: known.site) == sources.origin(of: site)
    report(.declaredTwice(known, again: site, inRows: inRows))
    return nil
  }

  /// The words of an indicator's unit as symbols, `unit` and `units` where none are given.
  private func unitWords(in attributes: Attributes) -> (Int32, Int32) {
    for index in attributes.indices {
      if case .unit(let singular, let plural) = attributes[index].value {
        return (singular.symbol.index, (plural ?? singular).symbol.index)
      }
    }
    return (symbols.symbol(of: "unit")?.index ?? -1, symbols.symbol(of: "units")?.index ?? -1)
  }

  /// What is known of a name, for a message.
  func known(_ id: NameID) -> NameProblem.Known {
    let entry = names[id]
    return NameProblem.Known(
      name: symbols[entry.symbol], kind: entry.kind, site: site(of: entry))
  }

  /// The place of the name in its declaration.
  private func site(of entry: NameEntry) -> SourceSpan {
    switch tree.items[Int(entry.item)] {
    case .declaration(let declaration): return declaration.name.span
    case .binding(let binding): return binding.name.span
    case .scenario, .query:
      guard let scenario = tree.items[Int(entry.item)].scenario else { return .nowhere }
      if entry.scope < 0 { return scenario.name.span }
      if entry.kind == .binding { return scenario.bindings[Int(entry.part)].name.span }
      return scenario.declarations[Int(entry.part)].name.span
    case .currency, .period, .use, .asOf, .rows, .acceptance, .expectation: return .nowhere
    }
  }

  /// Returns what a name is of, or reports why it cannot be used here and returns nil.
  mutating func find(_ name: Name, as kinds: NameKinds, in scope: Int32) -> NameID? {
    if scope < 0 {
      let known = names.inBase(name.symbol)
      if known.index >= 0 && kinds.contains(NameKinds(known.kind)) {
        let place = Int(known.index)
        if place < isUsed.count { isUsed[place] = true }
        return known.id
      }
    }
    return findElsewhere(name, as: kinds, in: scope)
  }

  /// Returns what a name is of that is no usual one of base, or reports why it cannot be used.
  @inline(never)
  private mutating func findElsewhere(
    _ name: Name, as kinds: NameKinds, in scope: Int32
  ) -> NameID? {
    guard let id = names.find(name.symbol, in: scope) else {
      fail(name) { $0.unknown(name, as: kinds, in: scope) }
      return nil
    }
    if Int(id.index) < isUsed.count { isUsed[Int(id.index)] = true }
    guard kinds.contains(NameKinds(names[id].kind)) else {
      fail(name) {
        // A family of parties is the group of them all, too.
        if let member = $0.member(of: name.symbol), kinds.contains(NameKinds(member.kind)) {
          return .family($0.symbols[name.symbol], at: name.span, member, in: $0.naming(kinds))
        }
        return .wrongKind($0.known(id), at: name.span, expected: kinds)
      }
      return nil
    }
    guard scope >= 0, let remover = names.remover(of: id, in: scope) else { return id }
    fail(name) {
      .removed($0.known(id), at: name.span, by: $0.symbols[$0.names.scopes[Int(remover)].symbol])
    }
    return nil
  }

  /// Reports a problem with a name, unless the name failed before.
  mutating func fail(_ name: Name, _ problem: (inout Checker) -> NameProblem) {
    if hasFailed[Int(name.symbol.index)] { return }
    hasFailed[Int(name.symbol.index)] = true
    report(problem(&self))
  }

  /// The problem of a name that nothing has, with the nearest name or the scenario that has it.
  mutating func unknown(_ name: Name, as kinds: NameKinds, in scope: Int32) -> NameProblem {
    let text = symbols[name.symbol]
    if tree.indices[name.symbol]?.row != nil { return .cellOutsideRows(text, at: name.span) }
    if let member = member(of: name.symbol) {
      return .family(text, at: name.span, member, in: naming(kinds))
    }
    let near = similar.nearest(
      to: name.symbol, among: names.visible(in: scope), of: kinds, in: names, symbols)
    let elsewhere = names.scopes.first { $0.names[name.symbol] != nil }
    return .unknown(
      text, at: name.span, expected: kinds, similar: near.map { known($0.id) },
      isOnly: near?.isOnly == true, elsewhere: elsewhere.map { symbols[$0.symbol] })
  }

  /// Where one of `kinds` is named: only scenarios name anything declared as what they change.
  private func naming(_ kinds: NameKinds) -> NameProblem.Naming {
    asks ? .question : kinds == .declared ? .scenario : .declaration
  }

  /// The first member of the family that a name is of, nil where it is of none.
  mutating func member(of family: Symbol) -> NameProblem.Known? {
    if tree.indices.isEmpty { return nil }
    if families == nil {
      var found: [Symbol: NameID] = [:]
      for id in names.baseEntries {
        guard let index = tree.indices[names[id].symbol], found[index.family] == nil else {
          continue
        }
        found[index.family] = id
      }
      families = found
    }
    return families?[family].map(known)
  }
}
