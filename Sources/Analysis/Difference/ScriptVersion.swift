import Checking
import Diagnostics
import Evaluation
import Syntax

/// One version of a script, taken apart into what it says.
struct ScriptVersion {
  private let evaluator: Evaluator
  /// Writes what is shown.
  private let printer: SyntaxPrinter

  private var program: CheckedProgram { evaluator.program }

  /// Prepares to take a program apart.
  init(_ evaluator: Evaluator) {
    self.evaluator = evaluator
    printer = SyntaxPrinter(evaluator.program.tree, symbols: evaluator.program.symbols)
  }

  /// How a name is written.
  func spelling(_ symbol: Symbol) -> String { evaluator.program.symbols[symbol] }

  /// Everything that is declared under a name.
  var names: Set<String> {
    Set(pieces(alias: spelling).filter(\.isNamed).map(\.name))
  }

  /// What the script says, with the names that `alias` gives in what is compared.
  ///
  /// Names of a list whose order means nothing stand in one of their own, if not as they are written.
  func pieces(_ order: ListOrder = .own, alias: @escaping (Symbol) -> String) -> [Piece] {
    var taker = PieceTaker(evaluator, printer, order, alias)
    return taker.pieces()
  }

  /// In which order the names of a list are compared.
  enum ListOrder {
    case own, written
  }
}

/// Takes the items of a script apart.
private struct PieceTaker {
  private let evaluator: Evaluator
  private let printer: SyntaxPrinter
  private let order: ScriptVersion.ListOrder
  private let alias: (Symbol) -> String
  /// Writes what is compared: names by `alias`, figures as their values.
  private var meaning: SyntaxPrinter
  private var result: [Piece] = []

  /// Prepares the printers.
  init(
    _ evaluator: Evaluator, _ printer: SyntaxPrinter, _ order: ScriptVersion.ListOrder,
    _ alias: @escaping (Symbol) -> String
  ) {
    self.evaluator = evaluator
    self.printer = printer
    self.order = order
    self.alias = alias
    meaning = printer
    meaning.alias = alias
  }

  /// All that the script says, in the order of the text.
  mutating func pieces() -> [Piece] {
    let program = evaluator.program
    var head = [line("currency", program.currency), line("period", program.period.rawValue)]
    if let day = program.asOf { head.append(line("as of", printer.text(of: day))) }
    result.append(
      Piece(
        identity: .init(scenario: nil, kind: "script", name: ""), kind: "script", name: "",
        scenario: nil, owner: nil, lines: head, read: [], isNamed: false))
    for item in program.tree.items {
      switch item {
      case .declaration(let declaration): add(declaration, in: nil)
      case .binding(let binding): add(binding, in: nil)
      case .scenario(let scenario): add(scenario)
      case .expectation(let expectation): add(expectation)
      case .acceptance(let acceptance): add(acceptance, in: nil)
      case .currency, .period, .use, .asOf, .rows, .query: break
      }
    }
    return result
  }

  /// A line of the script's head.
  private func line(_ word: String, _ value: String) -> Piece.Line {
    Piece.Line(key: word, meaning: value, shown: "\(word) \(value)")
  }

  /// Adds a thing under the name it has.
  private mutating func add(
    _ kind: String, _ name: Name, in scenario: Symbol?, isNamed: Bool = true,
    _ lines: [Piece.Line], read: [Piece.Line] = []
  ) {
    let scope = scenario.map(alias)
    result.append(
      Piece(
        identity: .init(scenario: scope, kind: kind, name: alias(name.symbol)), kind: kind,
        name: printer.text(of: name), scenario: scope,
        owner: scenario.map { printer.text(of: Name($0, .nowhere)) },
        lines: lines, read: read, isNamed: isNamed))
  }

  /// Adds a declaration.
  private mutating func add(_ declaration: Declaration, in scenario: Symbol?) {
    var lines = titleLines(declaration.title)
    if let of = declaration.of {
      lines.append(
        .init(key: "of", meaning: meaning.text(of: of), shown: "of \(printer.text(of: of))"))
    }
    lines += self.lines(declaration.attributes, in: scenario)
    add(
      declaration.kind.rawValue, declaration.name, in: scenario, lines,
      read: read(by: declaration.attributes))
  }

  /// The line of a title, none where there is none.
  private func titleLines(_ title: StringLiteral?) -> [Piece.Line] {
    title.map { [line("title", printer.text(of: $0))] } ?? []
  }

  /// Adds a value.
  private mutating func add(_ binding: Binding, in scenario: Symbol?) {
    let printer = meaning(in: scenario)
    let value = Piece.Line(
      key: "value", meaning: printer.text(of: binding.value),
      shown: "= \(self.printer.text(of: binding.value))")
    add("let", binding.name, in: scenario, [value])
  }

  /// Adds a scenario and all that stands in it; the changes of one thing are one.
  private mutating func add(_ scenario: Scenario) {
    var lines = titleLines(scenario.title)
    if let base = scenario.extends {
      lines.append(
        .init(
          key: "extends", meaning: meaning.text(of: base),
          shown: "extends \(printer.text(of: base))"))
    }
    if let day = scenario.begins { lines.append(line("from", printer.text(of: day))) }
    let symbol = scenario.name.symbol
    add("scenario", scenario.name, in: nil, lines)
    for declaration in scenario.declarations { add(declaration, in: symbol) }
    for binding in scenario.bindings { add(binding, in: symbol) }
    for acceptance in scenario.acceptances { add(acceptance, in: symbol) }
    for removal in scenario.removals { add("without", removal, in: symbol, isNamed: false, []) }
    var changes: [(name: Name, attributes: [Attribute])] = []
    var places: [Symbol: Int] = [:]
    for change in scenario.changes {
      if let place = places[change.name.symbol] {
        changes[place].attributes += change.attributes
      } else {
        places[change.name.symbol] = changes.count
        changes.append((change.name, Array(change.attributes)))
      }
    }
    for (name, attributes) in changes {
      add(
        "change", name, in: symbol, isNamed: false, self.lines(attributes, in: symbol),
        read: read(by: attributes))
    }
  }

  /// Adds a finding that is accepted, under its code and what it is about.
  private mutating func add(_ acceptance: Acceptance, in scenario: Symbol?) {
    var lines = [
      Piece.Line(
        key: "owner", meaning: meaning.text(of: acceptance.owner),
        shown: "owner \(printer.text(of: acceptance.owner))"),
      line("because", printer.text(of: acceptance.reason)),
    ]
    if let day = acceptance.until { lines.append(line("until", printer.text(of: day))) }
    let scope = scenario.map(alias)
    func name(_ printer: SyntaxPrinter) -> String {
      "\(acceptance.code) on \(printer.text(of: acceptance.name))"
    }
    result.append(
      Piece(
        identity: .init(scenario: scope, kind: "accept", name: name(meaning)), kind: "accept",
        name: name(printer), scenario: scope,
        owner: scenario.map { printer.text(of: Name($0, .nowhere)) }, lines: lines, read: [],
        isNamed: false))
  }

  /// Adds an expectation, which is its own name.
  private mutating func add(_ expectation: Expectation) {
    func claim(_ printer: SyntaxPrinter) -> String {
      String(printer.text(of: expectation).dropFirst("expect ".count))
    }
    result.append(
      Piece(
        identity: .init(scenario: nil, kind: "expect", name: claim(meaning)), kind: "expect",
        name: claim(printer), scenario: nil, owner: nil, lines: [], read: [], isNamed: false))
  }

  /// The lines of a block.
  private func lines(_ attributes: some Sequence<Attribute>, in scenario: Symbol?) -> [Piece.Line] {
    let printer = meaning(in: scenario)
    return attributes.map { attribute in
      Piece.Line(
        key: attribute.key(alias) ?? "without",
        meaning: printer.text(
          of: order == .own ? attribute.value.ordered(by: alias) : attribute.value),
        shown: self.printer.text(of: attribute.value))
    }
  }

  /// What the lines of a block read from files, a line for each value.
  private func read(by attributes: some Sequence<Attribute>) -> [Piece.Line] {
    attributes.flatMap { attribute -> [Piece.Line] in
      guard case .observedFrom(let index) = attribute.value else { return [] }
      return evaluator.program.tree.observedImports[Int(index)].values.map { value in
        let words =
          value.value.map(NumberFormat.written) ?? "without a value"
          + (value.absence?.sign.map { " (\($0))" } ?? "")
        return Piece.Line(
          key: value.key, meaning: words, shown: "observed \(value.period.text) \(words)")
      }
    }
  }

  /// The printer of what is compared, for expressions of a scenario.
  private func meaning(in scenario: Symbol?) -> SyntaxPrinter {
    var printer = meaning
    let (evaluator, tree) = (evaluator, evaluator.program.tree)
    printer.replacement = { expression in
      let holdsFigures = tree.nodes[expression.nodes].contains { node in
        if case .figure = node.kind { true } else { false }
      }
      if holdsFigures { return nil }
      guard
        case .number(let value) = evaluator.value(
          of: expression, in: scenario, figures: { _ in .none })
      else { return nil }
      let ranges = evaluator.uncertainFigures(of: expression, in: scenario)
        .map { " within \($0.low) to \($0.high)" }.joined()
      return "=\(value) \(evaluator.program.measure(of: expression))\(ranges)"
    }
    return printer
  }
}

extension Attribute.Value {
  /// The value with the names of a list in an order of their own, where their order means nothing.
  fileprivate func ordered(by alias: (Symbol) -> String) -> Attribute.Value {
    func sorted(_ names: [Name]) -> [Name] { names.sorted { alias($0.symbol) < alias($1.symbol) } }
    if case .members(let names) = self { return .members(sorted(names)) }
    if case .heldBy(let names) = self { return .heldBy(sorted(names)) }
    if case .owners(let names) = self { return .owners(sorted(names)) }
    if case .drawnBy(let names) = self { return .drawnBy(sorted(names)) }
    if case .decidedBy(let names) = self { return .decidedBy(sorted(names)) }
    if case .paidBy(let shares) = self {
      return .paidBy(shares.sorted { alias($0.party.symbol) < alias($1.party.symbol) })
    }
    if case .rule(let party, let modality, let activity, let partners, let limit) = self {
      return .rule(party, modality, activity, with: sorted(partners), upTo: limit)
    }
    return self
  }
}
