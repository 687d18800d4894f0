import Diagnostics
import Syntax

/// What a scenario consists of: base and what it extends, with its own additions and changes.
public struct Composition: Sendable {
  private let program: CheckedProgram
  private let scope: Int32
  /// Everything declared that the scenario sees: base in order, then what each scenario adds.
  public let declared: [NameID]
  /// What each symbol names there, -1 for nothing.
  private let index: [Int32]

  /// Composes a scenario of a program, nil for base.
  ///
  /// - Precondition: the program has the scenario.
  /// - Complexity: O(n) in the names of the script.
  public init(_ program: CheckedProgram, scenario: Symbol?) {
    guard let scope = program.scope(of: scenario) else {
      preconditionFailure("the program has no such scenario")
    }
    self.program = program
    self.scope = scope
    var index = Array(repeating: Int32(-1), count: program.symbols.count)
    let visible = program.names.visible(in: scope)
    for id in visible { index[Int(program.names[id].symbol.index)] = id.index }
    declared = visible.filter {
      let kind = program.names[$0].kind
      return kind != .binding && kind != .scenario
    }
    self.index = index
  }

  /// What a name is of, nil where it was taken away.
  public func find(_ name: Symbol) -> NameID? {
    let id = index[Int(name.index)]
    return id < 0 ? nil : NameID(id)
  }

  /// The kind of what a name is of.
  public func kind(of id: NameID) -> NameKind { program.names[id].kind }

  /// The symbol of the name.
  public func symbol(of id: NameID) -> Symbol { program.names[id].symbol }

  /// The declaration as it was written.
  public func declaration(of id: NameID) -> Declaration {
    guard let declaration = program.tree.declaration(program.names[id]) else {
      unreachable("a binding or a scenario has no declaration")
    }
    return declaration
  }

  /// The attributes after all changes, nil where no scenario changes them.
  public func changedAttributes(of id: NameID) -> Attributes? {
    scope < 0 ? nil : program.names.changedAttributes(of: id, in: scope)?.attributes
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
    var result: [Symbol] = []
    var current = scope
    while current >= 0 {
      result.append(program.names.scopes[Int(current)].symbol)
      current = program.names.scopes[Int(current)].parent
    }
    return result.reversed()
  }
}
