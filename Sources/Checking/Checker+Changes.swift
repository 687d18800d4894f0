import Diagnostics
import Syntax

extension Checker {
  /// Notes what the scenarios take away, each behind what it extends.
  mutating func collectRemovals() {
    for scope in names.order {
      guard let scenario = tree.items[Int(names.scopes[Int(scope)].item)].scenario else { continue }
      var removed: Set<NameID> = []
      for name in scenario.removals {
        if let id = find(name, as: .declared, in: scope) { removed.insert(id) }
      }
      names.scopes[Int(scope)].removed = removed
    }
  }

  /// Checks what the scenarios change, each behind what it extends.
  mutating func checkScenarios() {
    for scope in names.order {
      guard let scenario = tree.items[Int(names.scopes[Int(scope)].item)].scenario else { continue }
      checkChanges(of: scenario, in: scope)
    }
  }

  /// Checks the changes of a scenario; those of one thing are put together in order.
  private mutating func checkChanges(of scenario: Scenario, in scope: Int32) {
    var merges: [NameID: AttributeMerge] = [:]
    var changed: [(id: NameID, site: SourceSpan)] = []
    for change in scenario.changes {
      guard let id = find(change.name, as: .declared, in: scope),
        let declaration = tree.head(of: names[id])
      else { continue }
      if declaration.kind == .group, let member = member(of: change.name.symbol),
        !change.attributes.allSatisfy(\.isOfGroups)
      {
        // The group of a family has no figures; its members have.
        fail(change.name) {
          .family($0.symbols[change.name.symbol], at: change.name.span, member, in: .scenario)
        }
        continue
      }
      check(change.attributes, block(of: declaration, changed: id, in: scope))
      if merges[id] == nil { changed.append((id, change.name.span)) }
      var undone: [(line: Attribute, first: Attribute)] = []
      let unmet = merges[id, default: AttributeMerge(attributes(of: id, in: scope))]
        .apply(change.attributes) { undone.append(($0, $1)) }
      for line in unmet { reportUnmet(line, declaration, merges[id]) }
      for (line, first) in undone { reportChangedTwice(line, first, of: declaration) }
    }
    for (id, site) in changed {
      guard let merge = merges[id], let declaration = tree.head(of: names[id]) else { continue }
      let attributes = Attributes(merge.result)
      names.scopes[Int(scope)].changed[id] = attributes
      checkNeeds(BlockWords(of: attributes), of: declaration, at: site)
    }
  }

  /// What the lines of a change are checked against.
  private func block(
    of declaration: DeclarationHead, changed id: NameID, in scope: Int32
  ) -> BlockContext {
    var indicator: Symbol?
    switch declaration.kind {
    case .indicator: indicator = declaration.name.symbol
    case .measure:
      indicator = declaration.of?.symbol
      if let symbol = indicator, names.find(symbol, in: scope).map({ names[$0].kind }) != .indicator
      {
        indicator = nil
      }
    case .party, .group, .activity, .goal, .budget, .mandate, .handoff, .obstacle, .forum, .trial:
      break
    }
    return BlockContext(
      kind: declaration.kind, name: declaration.name.symbol, scope: scope, isChange: true,
      indicator: indicator)
  }

  /// The attributes of something declared as a scope sees them.
  func attributes(of id: NameID, in scope: Int32) -> Attributes {
    if let changed = names.changedAttributes(of: id, in: scope) { return changed.attributes }
    return tree.lines(of: names[id])
  }

  /// Reports a line that an earlier change of the scenario has changed already.
  private mutating func reportChangedTwice(
    _ line: Attribute, _ first: Attribute, of declaration: DeclarationHead
  ) {
    var (word, name) = (line.word, line.key?.name)
    if case .without(let removed, let what) = line.value { (word, name) = (removed, what?.symbol) }
    report(
      .changedTwice(
        word, name.map { symbols[$0] }, of: symbols[declaration.name.symbol], at: line.span,
        first: first.span))
  }

  /// Reports a `without` that found nothing, unless its name failed already.
  private mutating func reportUnmet(
    _ line: Attribute, _ declaration: DeclarationHead, _ merge: AttributeMerge?
  ) {
    guard case .without(let word, let name) = line.value else { return }
    if let name, hasFailed[Int(name.symbol.index)] { return }
    report(
      .nothingToRemove(
        word, name.map { symbols[$0.symbol] }, of: symbols[declaration.name.symbol],
        at: line.span, there: remaining(word, name?.symbol, in: merge)))
  }

  /// What may have been meant by a line to take away that is not there.
  private func remaining(
    _ word: AttributeWord, _ name: Symbol?, in merge: AttributeMerge?
  ) -> AttributeProblem.Remaining {
    guard let merge else { return .lines([]) }
    if word == .rule, let name, let other = merge.word(ofLineWith: name) { return .other(other) }
    if let other = merge.otherForm(of: word, name) { return .other(other) }
    let names = merge.names(with: word)
    if name != nil, names.isEmpty, merge.result.contains(where: { $0.word == word }) {
      return .whole
    }
    return .lines(names.prefix(8).map { symbols[$0] })
  }
}

extension Attribute {
  /// Whether a group may have the line, or what it takes away.
  fileprivate var isOfGroups: Bool {
    if case .without(let word, _) = value { return word.kinds.contains(.group) }
    return word.kinds.contains(.group)
  }
}
