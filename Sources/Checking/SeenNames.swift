import Syntax

/// What a symbol names, with its kind beside it, because names are met all over a script.
public struct NameMeaning: Sendable {
  /// The number of the name, -1 for nothing.
  @usableFromInline let index: Int32
  /// Its number among what is declared, -1 for nothing, values and scenarios.
  @usableFromInline let number: Int32
  /// The kind of what it names.
  public let kind: NameKind

  /// The name.
  @inlinable
  public var id: NameID { NameID(index) }

  /// Its number among all that a scenario sees declared, below `Composition.slotCount`; -1 for values
  /// and scenarios.
  @inlinable
  public var slot: Int { Int(number) }

  /// That of a symbol which names nothing.
  static let nothing = NameMeaning(index: -1, number: -1, kind: .party)

  private init(index: Int32, number: Int32, kind: NameKind) {
    (self.index, self.number, self.kind) = (index, number, kind)
  }

  /// The meaning of the symbol of an entry.
  init(_ id: NameID, _ entry: NameEntry) {
    self.init(index: id.index, number: entry.slot, kind: entry.kind)
  }
}

/// What symbols name in one scenario: mostly the same as in base, which all scenarios share.
public struct SeenNames: Sendable {
  /// What each symbol names in base.
  @usableFromInline let base: [NameMeaning]
  /// What the scenario and those that it extends declare or take away.
  @usableFromInline let others: [Symbol: NameMeaning]

  /// - Complexity: O(n) in what is declared and taken away on the way from base to the scope.
  init(_ names: NameTable, in scope: Int32) {
    base = names.base
    var others: [Symbol: NameMeaning] = [:]
    for number in names.chain(to: scope) {
      let one = names.scopes[Int(number)]
      for id in one.entries { others[names[id].symbol] = NameMeaning(id, names[id]) }
      for id in one.removed { others[names[id].symbol] = .nothing }
    }
    self.others = others
  }

  /// How many symbols there are.
  public var symbolCount: Int { base.count }

  /// What a symbol names, nil for nothing and for what was taken away.
  @inlinable
  public subscript(symbol: Symbol) -> NameMeaning? {
    if !others.isEmpty, let own = others[symbol] { return own.index < 0 ? nil : own }
    let known = base[Int(symbol.index)]
    return known.index < 0 ? nil : known
  }
}
