import Syntax

/// Something with a name, by its number in the order it was met: base first, then each scenario's.
public struct NameID: Hashable, Comparable, Sendable {
  /// The number, from 0.
  public let index: Int32

  /// Creates the id with the given number.
  @usableFromInline
  init(_ index: Int32) { self.index = index }

  public static func < (a: NameID, b: NameID) -> Bool { a.index < b.index }
}

/// One named thing and where it is declared.
struct NameEntry: Sendable {
  let kind: NameKind
  let symbol: Symbol
  /// The scenario's number that declares it, -1 for base.
  let scope: Int32
  /// The item of the tree that is or holds the declaration.
  let item: Int32
  /// Its place among the declarations or bindings of its scenario, -1 in base.
  let part: Int32
  /// The symbols of an indicator's unit words, -1 where the script does not use the word.
  var singular: Int32 = -1
  var plural: Int32 = -1
  /// Its number among all that a scenario which sees it sees declared, -1 for values and scenarios.
  var slot: Int32 = -1

  /// Whether it is declared, as values and scenarios are not.
  var isDeclared: Bool { kind != .binding && kind != .scenario }

  /// Whether `word` is one of the indicator's unit words.
  func hasUnit(_ word: Symbol) -> Bool { word.index == singular || word.index == plural }
}

/// What a scenario adds to, changes in and takes away from what it extends.
struct Scope: Sendable {
  /// The item of the tree that is the scenario.
  let item: Int32
  let symbol: Symbol
  /// The scope it extends, -1 for base; always an earlier number in `NameTable.order`.
  var parent: Int32 = -1
  /// What it declares, by symbol.
  var names: [Symbol: NameID] = [:]
  /// What it declares, in order.
  var entries: [NameID] = []
  /// What it takes away.
  var removed: Set<NameID> = []
  /// The attributes of what it changes, as they are after the change.
  var changed: [NameID: Attributes] = [:]
  /// The indicator a unit word belongs to, or `NameTable.several`.
  var unitWords: [Symbol: Int32] = [:]
  /// One more than the last slot of what is declared in it and in what it extends.
  var slotCount: Int32 = 0
}

/// Every name of a script and what it names in each scenario.
struct NameTable: Sendable {
  /// Stands for a unit word that several indicators have.
  static let several: Int32 = -2
  /// How deep scenarios may extend one another, so that a look-up stays bounded.
  static let depthLimit = 100

  var entries: [NameEntry] = []
  var scopes: [Scope] = []
  /// The scopes of `what if`, by their symbols, which are no names.
  private(set) var supposed: [Symbol: Int32] = [:]
  /// The scopes, each behind the one it extends.
  var order: [Int32] = []
  /// The entries declared in base, in order, scenarios among them.
  var baseEntries: [NameID] = []
  /// Those of them that are neither values nor scenarios; the place of each is its slot.
  var baseDeclared: [NameID] = []
  /// What a symbol names in base.
  private(set) var base: [NameMeaning]

  /// The indicator of base that a unit word belongs to, -1 for none, or `several`.
  private var baseUnitWords: [Int32]

  /// Creates an empty table for that many symbols.
  init(symbolCount: Int) {
    base = Array(repeating: .nothing, count: symbolCount)
    baseUnitWords = Array(repeating: -1, count: symbolCount)
  }

  subscript(id: NameID) -> NameEntry { entries[Int(id.index)] }

  /// Adds the scope of a `what if`, which nothing can name.
  mutating func suppose(_ symbol: Symbol, item: Int32) {
    supposed[symbol] = Int32(scopes.count)
    scopes.append(Scope(item: item, symbol: symbol))
  }

  /// Returns what `symbol` names in the scope, whether it was removed there or not.
  func find(_ symbol: Symbol, in scope: Int32) -> NameID? {
    var current = scope
    while current >= 0 {
      if let id = scopes[Int(current)].names[symbol] { return id }
      current = scopes[Int(current)].parent
    }
    let index = base[Int(symbol.index)].index
    return index < 0 ? nil : NameID(index)
  }

  /// What `symbol` names in base.
  func inBase(_ symbol: Symbol) -> NameMeaning { base[Int(symbol.index)] }

  /// Returns the scope that removed `id` as seen from `scope`, nil where it is there.
  func remover(of id: NameID, in scope: Int32) -> Int32? {
    var current = scope
    while current >= 0 {
      if scopes[Int(current)].removed.contains(id) { return current }
      current = scopes[Int(current)].parent
    }
    return nil
  }

  /// Returns the attributes that a scenario gives to what it changes, nil where none changes it.
  func changedAttributes(of id: NameID, in scope: Int32) -> (attributes: Attributes, scope: Int32)?
  {
    var current = scope
    while current >= 0 {
      if let attributes = scopes[Int(current)].changed[id] { return (attributes, current) }
      current = scopes[Int(current)].parent
    }
    return nil
  }

  /// Adds an entry under its symbol, or returns the one that already has it.
  mutating func declare(_ entry: NameEntry) -> (id: NameID, earlier: NameID?) {
    if let earlier = find(entry.symbol, in: entry.scope) { return (earlier, earlier) }
    let id = NameID(Int32(entries.count))
    var entry = entry
    if entry.isDeclared { entry.slot = nextSlot(for: id, in: entry.scope) }
    entries.append(entry)
    if entry.scope < 0 {
      base[Int(entry.symbol.index)] = NameMeaning(id, entry)
      baseEntries.append(id)
    } else {
      scopes[Int(entry.scope)].names[entry.symbol] = id
      scopes[Int(entry.scope)].entries.append(id)
    }
    return (id, nil)
  }

  /// Begins to declare what a scenario adds; all that it extends is known.
  mutating func begin(_ scope: Int32) {
    scopes[Int(scope)].slotCount = slotCount(in: scopes[Int(scope)].parent)
  }

  /// One more than the last slot of what a scope sees declared.
  func slotCount(in scope: Int32) -> Int32 {
    scope < 0 ? Int32(baseDeclared.count) : scopes[Int(scope)].slotCount
  }

  /// The slot of what is declared next in a scope.
  private mutating func nextSlot(for id: NameID, in scope: Int32) -> Int32 {
    let slot = slotCount(in: scope)
    if scope < 0 { baseDeclared.append(id) } else { scopes[Int(scope)].slotCount = slot + 1 }
    return slot
  }

  /// Notes the unit words of an indicator.
  mutating func setUnit(of id: NameID, singular: Int32, plural: Int32) {
    entries[Int(id.index)].singular = singular
    entries[Int(id.index)].plural = plural
    for word in [singular, plural] where word >= 0 { addUnitWord(Symbol(index: word), of: id) }
  }

  /// Makes `word` name the unit of one more indicator.
  private mutating func addUnitWord(_ word: Symbol, of id: NameID) {
    let scope = self[id].scope
    let known = indicator(withUnit: word, in: scope)
    let owner = known == -1 || known == id.index ? id.index : NameTable.several
    if scope < 0 {
      baseUnitWords[Int(word.index)] = owner
    } else {
      scopes[Int(scope)].unitWords[word] = owner
    }
  }

  /// Returns the number of the only indicator with the unit word, -1 for none, or `several`.
  func indicator(withUnit word: Symbol, in scope: Int32) -> Int32 {
    var current = scope
    while current >= 0 {
      if let owner = scopes[Int(current)].unitWords[word] { return owner }
      current = scopes[Int(current)].parent
    }
    return baseUnitWords[Int(word.index)]
  }

  /// Returns the entries a scope sees, base first, then what each scenario on the way adds.
  func visible(in scope: Int32) -> [NameID] {
    scope < 0
      ? baseEntries
      : kept(baseEntries + chain(to: scope).flatMap { scopes[Int($0)].entries }, in: scope)
  }

  /// Returns the same without values and scenarios, of which there may be many that it does not see.
  ///
  /// - Complexity: O(n) in what is returned or taken away, and nothing for base.
  func declared(in scope: Int32) -> [NameID] {
    if scope < 0 { return baseDeclared }
    let added = chain(to: scope).flatMap { scopes[Int($0)].entries }.filter { self[$0].isDeclared }
    return kept(baseDeclared + added, in: scope)
  }

  /// The scopes that a scope is made of, nearest to base first.
  func chain(to scope: Int32) -> [Int32] {
    var result: [Int32] = []
    var current = scope
    while current >= 0 {
      result.append(current)
      current = scopes[Int(current)].parent
    }
    return result.reversed()
  }

  /// Those of some names that nothing on the way to a scope takes away.
  private func kept(_ names: [NameID], in scope: Int32) -> [NameID] {
    if chain(to: scope).allSatisfy({ scopes[Int($0)].removed.isEmpty }) { return names }
    return names.filter { remover(of: $0, in: scope) == nil }
  }
}
