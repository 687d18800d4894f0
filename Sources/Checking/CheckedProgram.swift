import Diagnostics
import Syntax

/// A script whose names, units and attributes are right; only `check` makes one.
///
/// A class, because all that evaluates the script shares it, and it never changes.
public final class CheckedProgram: Sendable {
  /// The script as it was read.
  public let tree: SyntaxTree
  /// The spellings of its names and words.
  public let symbols: SymbolTable
  /// The word for money, `kr` where the script declares none.
  public let currency: String
  /// The time all flows are for.
  public let period: Period
  /// The day the script is read for, nil where it says none and everything counts.
  public let asOf: DateLiteral?
  /// Every value bound by `let`, each behind those it uses.
  public let bindings: [NameID]
  /// The same by the scope that declares them, -1 being base.
  private let bindingsOfScope: [Int32: [NameID]]
  let names: NameTable
  /// The items of the tree that are neither declarations nor values, in order.
  private let otherItems: [Int32]
  /// What is known of each node of its expressions.
  public let marks: NodeMarks
  private let questionDimensions: [Int32: Dimension]
  private let bindingDimensions: [NameID: Dimension]

  /// Takes over what a check without errors found out.
  fileprivate init(_ checker: Checker) {
    tree = checker.tree
    symbols = checker.symbols
    currency = checker.currency
    period = checker.period
    asOf = checker.asOf
    bindings = checker.bindingOrder
    self.names = checker.names
    let names = checker.names
    bindingsOfScope =
      names.scopes.isEmpty
      ? [-1: checker.bindingOrder] : Dictionary(grouping: checker.bindingOrder) { names[$0].scope }
    otherItems = checker.otherItems
    marks = NodeMarks(all: checker.marks)
    unused = checker.unusedNames.map { NameProblem.unused($0).diagnostic }.sorted()
    questionDimensions = checker.questionDimensions
    // Even of nothing a dictionary is made anew.
    bindingDimensions =
      checker.bindingTypes.isEmpty ? [:] : checker.bindingTypes.mapValues(\.dimension)
  }

  /// What is neither a declaration nor a value, in the order of the text.
  private var others: some RandomAccessCollection<Item> {
    otherItems.lazy.map { [tree] in tree.items[Int($0)] }
  }

  /// The scenarios in the order of the text.
  ///
  /// - Complexity: O(n) in what is not declared.
  public var scenarios: [Scenario] {
    others.compactMap { if case .scenario(let scenario) = $0 { scenario } else { nil } }
  }

  /// The scenario that a name is of; nil for base and for the block of a question `what if`.
  public func scenario(named name: Symbol) -> Scenario? {
    guard let scope = scope(of: name), scope >= 0,
      case .scenario(let scenario) = tree.items[Int(names.scopes[Int(scope)].item)]
    else { return nil }
    return scenario
  }

  /// What is declared and named nowhere else, in the order of the text.
  public let unused: [Diagnostic]

  /// The findings that are accepted on purpose, in the order of the text.
  ///
  /// - Complexity: O(n) in what is not declared and the scenarios with what they extend.
  public var acceptedFindings: [AcceptedFinding] {
    var extensions: [Int32: Set<String>] = [:]
    for scope in names.scopes.indices {
      var current = Int32(scope)
      while current >= 0 {
        extensions[current, default: []].insert(symbols[names.scopes[scope].symbol])
        current = names.scopes[Int(current)].parent
      }
    }
    let scopes = Dictionary(
      names.scopes.indices.map { (names.scopes[$0].item, Int32($0)) },
      uniquingKeysWith: { a, _ in a })
    return zip(otherItems, others).flatMap { index, item -> [AcceptedFinding] in
      if case .acceptance(let one) = item { return [accepted(one, nil, nil)] }
      guard case .scenario(let scenario) = item, let scope = scopes[index] else { return [] }
      let name = symbols[scenario.name.symbol]
      return scenario.acceptances.map { accepted($0, name, extensions[scope]) }
    }
  }

  /// An acceptance with its names spelled out.
  private func accepted(
    _ acceptance: Acceptance, _ scenario: String?, _ covered: Set<String>?
  ) -> AcceptedFinding {
    AcceptedFinding(
      code: acceptance.code, subject: symbols[acceptance.name.symbol],
      isOfFamily: isFamily(acceptance.name.symbol), scenario: scenario,
      covered: covered, until: acceptance.until, owner: symbols[acceptance.owner.symbol],
      reason: acceptance.reason.text, site: acceptance.span)
  }

  /// Whether a name is declared only with indices, or is the group of those who are.
  private func isFamily(_ name: Symbol) -> Bool {
    names.find(name, in: -1).map { names[$0].kind == .group } ?? true
  }

  /// The expectations in the order of the text.
  ///
  /// - Complexity: O(n) in what is not declared.
  public var expectations: [Expectation] {
    others.compactMap { if case .expectation(let one) = $0 { one } else { nil } }
  }

  /// The queries in the order of the text.
  ///
  /// - Complexity: O(n) in what is not declared.
  public var queries: [Query] {
    others.compactMap { if case .query(let query) = $0 { query } else { nil } }
  }

  /// What the questions `what if` suppose, in the order of the text: scenarios that nothing can name.
  ///
  /// - Complexity: O(n) in what is not declared.
  public var suppositions: [Scenario] {
    queries.compactMap { if case .whatIf(let scenario) = $0.subject { scenario } else { nil } }
  }

  /// Whether a scenario is the block of a question `what if`, which has no name.
  public func isSupposed(_ scenario: Symbol) -> Bool { names.supposed[scenario] != nil }

  /// What a part of a question or expectation measures, nil for names of things and elsewhere.
  public func dimension(of expression: Expression) -> Dimension? {
    questionDimensions[expression.end - 1]
  }

  /// What one node of a question or expectation measures, nil for names of things and elsewhere.
  public func dimension(ofNode index: Int) -> Dimension? { questionDimensions[Int32(index)] }

  /// What a value bound by `let` measures, nil for other names.
  public func dimension(of name: NameID) -> Dimension? { bindingDimensions[name] }

  /// What the unit word or percentage at a node is multiplied by; behind `per` it divides.
  public func scale(ofNode index: Int) -> UnitScale { marks.all[index].scale }

  /// Whether the distance of a range at a node is a part of the figure it lies around.
  public func isRelative(rangeAt index: Int) -> Bool { marks.all[index].isRelative }

  /// What an expression measures where its place takes several things, as hours or money.
  public func measure(of expression: Expression) -> RootMeasure { marks.measure(of: expression) }

  /// What a name is of in a scenario, nil where it names nothing there or was taken away.
  public func kind(of name: Symbol, in scenario: Symbol?) -> NameKind? {
    guard let scope = scope(of: scenario), let id = names.find(name, in: scope),
      names.remover(of: id, in: scope) == nil
    else { return nil }
    return names[id].kind
  }

  /// The value's name and expression, nil for other kinds of names.
  public func binding(_ id: NameID) -> Binding? { tree.binding(names[id]) }

  /// The values that a scope itself binds, -1 being base, each behind those it uses.
  func bindings(declaredIn scope: Int32) -> [NameID] { bindingsOfScope[scope] ?? [] }

  /// The scenario that declares a name, nil for base.
  public func scenario(declaring id: NameID) -> Symbol? {
    let scope = names[id].scope
    return scope < 0 ? nil : names.scopes[Int(scope)].symbol
  }

  /// The binding that a name means in a scenario (nil is base), nil where it means none.
  public func binding(named name: Symbol, in scenario: Symbol?) -> NameID? {
    guard let scope = scope(of: scenario), let id = names.find(name, in: scope),
      names[id].kind == .binding
    else { return nil }
    return id
  }

  /// The number of things with a name; every `NameID` is below it.
  public var nameCount: Int { names.entries.count }

  /// The scope of a scenario, -1 for base by nil or its word, nil where there is no such scenario.
  func scope(of scenario: Symbol?) -> Int32? {
    guard let scenario, scenario != Symbol(.base) else { return -1 }
    if let scope = names.supposed[scenario] { return scope }
    guard let id = names.find(scenario, in: -1), names[id].kind == .scenario else { return nil }
    return names[id].part
  }
}

/// What checking found out about each node of a script's expressions.
public struct NodeMarks: Sendable {
  @usableFromInline
  let all: [NodeMark]

  /// Whether the unit word at a node leaves its number as it is.
  @inlinable
  public func isUnscaled(at index: Int) -> Bool { all[index].bits & 15 == 0 }

  /// What an expression measures where its place takes several things, as hours or money.
  public func measure(of expression: Expression) -> RootMeasure {
    all[Int(expression.end) - 1].measure
  }
}

/// What a check gives: a program just if there is no error.
public struct Checked: Sendable {
  /// The program, nil where the script has errors.
  public let program: CheckedProgram?
  /// What was found, sorted.
  public let diagnostics: [Diagnostic]
}

/// Checks the names, units and attributes of a script.
///
/// - Parameter faults: The errors of reading, sorted: where there are any there is no program, and a
///   declaration that holds one is not said to lack a line.
/// - Parameter currency: That of a script which names none.
/// - Parameter sources: The files, where some of their text is read for the rows of a table.
/// - Complexity: O(n) in the script, but for the nearest names of mistyped ones, which are bounded.
public func check(
  _ tree: SyntaxTree, symbols: SymbolTable, faults: [Diagnostic] = [], currency: String = "kr",
  asOf day: DateLiteral? = nil, sources: SourceMap = SourceMap()
) -> Checked {
  let unread = faults.filter { $0.severity == .error }.map(\.site)
  var checker = Checker(
    tree, symbols, currency: currency, unread: unread, sources: sources)
  checker.run()
  if let day { checker.asOf = day }
  let diagnostics = checker.allDiagnostics
  let hasErrors = !unread.isEmpty || diagnostics.contains { $0.severity == .error }
  return Checked(program: hasErrors ? nil : CheckedProgram(checker), diagnostics: diagnostics)
}
