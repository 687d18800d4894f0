import Diagnostics
import Syntax

/// What a scenario consists of: base and what it extends, with its own additions and changes.
public struct Composition: Sendable {
  private let program: CheckedProgram
  private let scope: Int32
  /// Everything declared that the scenario sees: base in order, then what each scenario adds.
  public let declared: [NameID]
  /// What each symbol names there.
  public let names: SeenNames

  /// Composes a scenario of a program, nil for base.
  ///
  /// - Precondition: the program has the scenario.
  /// - Complexity: O(n) in what it sees declared or taken away, and nothing for base.
  public init(_ program: CheckedProgram, scenario: Symbol?) {
    guard let scope = program.scope(of: scenario) else {
      preconditionFailure("the program has no such scenario")
    }
    self.program = program
    self.scope = scope
    declared = program.names.declared(in: scope)
    names = SeenNames(program.names, in: scope)
  }

  /// What a symbol names there, nil where it was taken away.
  @inlinable
  public func meaning(of name: Symbol) -> NameMeaning? { names[name] }

  /// What a name is of, nil where it was taken away.
  @inlinable
  public func find(_ name: Symbol) -> NameID? { names[name]?.id }

  /// How many slots there are for what it sees declared; what it takes away leaves its slot empty.
  public var slotCount: Int { Int(program.names.slotCount(in: scope)) }

  /// The slot of what is declared.
  public func slot(of id: NameID) -> Int { Int(program.names[id].slot) }

  /// The kind of what a name is of.
  public func kind(of id: NameID) -> NameKind { program.names[id].kind }

  /// The symbol of the name.
  public func symbol(of id: NameID) -> Symbol { program.names[id].symbol }

  /// All that the declaration says, after all changes.
  public func declared(_ id: NameID) -> Declared {
    let entry = program.names[id]
    if scope >= 0 || entry.part >= 0 { return changed(id, entry) }
    return program.tree.items.withUnsafeBufferPointer { items in
      guard case .declaration(let declaration) = items[Int(entry.item)] else {
        unreachable("a binding or a scenario has no declaration")
      }
      return Declared(declaration, declaration.attributes)
    }
  }

  /// All that the declaration says as a scenario sees it.
  @inline(never)
  private func changed(_ id: NameID, _ entry: NameEntry) -> Declared {
    guard let declaration = program.tree.declaration(entry) else {
      unreachable("a binding or a scenario has no declaration")
    }
    let changed = program.names.changedAttributes(of: id, in: scope)
    return Declared(declaration, changed?.attributes ?? declaration.attributes)
  }

  /// The scenario that declares or last changes it, nil for base.
  public func origin(of id: NameID) -> Symbol? {
    let changer = program.names.changedAttributes(of: id, in: scope)?.scope
    let origin = changer ?? program.names[id].scope
    return origin < 0 ? nil : program.names.scopes[Int(origin)].symbol
  }

  /// Where and by which scenario something was taken away, nil where it was not.
  public func removal(of name: Symbol) -> (site: SourceSpan, scenario: Symbol)? {
    guard let id = program.names.find(name, in: scope),
      let remover = program.names.remover(of: id, in: scope),
      let scenario = program.tree.items[Int(program.names.scopes[Int(remover)].item)].scenario,
      let site = scenario.removals.first(where: { $0.symbol == name })?.span
    else { return nil }
    return (site, scenario.name.symbol)
  }

  /// The scenarios it is made of, nearest to base first; base itself is left out.
  public var scenarios: [Symbol] {
    program.names.chain(to: scope).map { program.names.scopes[Int($0)].symbol }
  }

  /// The values that it sees, each behind those it uses.
  public var bindings: [NameID] {
    ([-1] + program.names.chain(to: scope)).flatMap(program.bindings(declaredIn:))
  }
}
