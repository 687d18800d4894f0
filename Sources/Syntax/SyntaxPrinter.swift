/// Writes a tree as source in the one layout of the language.
///
/// What it writes parses to the same tree, places aside. Comments are not in a tree and so not written;
/// `##` documentation is. Values that no decimal number holds, which no source has, are cut.
public struct SyntaxPrinter {
  /// The tree to write.
  let tree: SyntaxTree
  /// Its spellings.
  let symbols: SymbolTable

  /// What stands for an expression instead of its source; nil from it is the source.
  public var replacement: ((Expression) -> String?)?
  /// What stands for a name instead of its spelling; nil from it is the spelling.
  public var alias: ((Symbol) -> String?)?

  /// Creates a printer of `tree`, whose names are in `symbols`.
  public init(_ tree: SyntaxTree, symbols: SymbolTable) {
    self.tree = tree
    self.symbols = symbols
  }

  /// Writes the whole script.
  ///
  /// An empty line stands between items of different kinds, and above one with documentation.
  /// - Complexity: O(n) in the size of the tree.
  public func write(to output: inout some TextOutputStream) {
    for (index, item) in tree.items.enumerated() {
      if index > 0 && (item.family != tree.items[index - 1].family || item.isDocumented) {
        output.write("\n")
      }
      write(item, to: &output)
      output.write("\n")
    }
  }

  /// Writes one item without the newline behind it.
  public func write(_ item: Item, to output: inout some TextOutputStream) {
    switch item {
    case .currency(let name, _): output.write("currency \(text(of: name))")
    case .period(let period, _): output.write("period \(period.rawValue)")
    case .use(let path, _): output.write("use \(text(of: path))")
    case .asOf(let date, _): output.write("as of \(text(of: date))")
    case .rows(let rows): write(rows, to: &output)
    case .declaration(let declaration): write(declaration, indent: "", to: &output)
    case .binding(let binding): output.write(text(of: binding))
    case .scenario(let scenario): write(scenario, to: &output)
    case .acceptance(let acceptance): output.write(text(of: acceptance))
    case .expectation(let expectation): output.write(text(of: expectation))
    case .query(let query): output.write(text(of: query))
    }
  }

  /// Writes a declaration, its lines behind `indent`.
  func write(
    _ declaration: Declaration, indent: String, to output: inout some TextOutputStream
  ) {
    write(documentation: declaration.documentation, indent: indent, to: &output)
    output.write("\(indent)\(declaration.kind.rawValue) \(text(of: declaration.name))")
    if let of = declaration.of { output.write(" of \(text(of: of))") }
    if let title = declaration.title { output.write(" \(text(of: title))") }
    if declaration.attributes.isEmpty { return }
    write(declaration.attributes, indent: indent, to: &output)
  }

  /// Writes a block of attributes behind its header.
  private func write(
    _ attributes: Attributes, indent: String, to output: inout some TextOutputStream
  ) {
    output.write(" {\n")
    for attribute in attributes { output.write("\(indent)  \(text(of: attribute.value))\n") }
    output.write("\(indent)}")
  }

  /// Writes declarations for each row of a table.
  private func write(_ rows: Rows, to output: inout some TextOutputStream) {
    output.write("for each \(text(of: rows.row)) in table \(text(of: rows.table)) {\n")
    for declaration in rows.declarations {
      write(declaration, indent: "  ", to: &output)
      output.write("\n")
    }
    output.write("}")
  }

  /// Writes a scenario.
  private func write(_ scenario: Scenario, to output: inout some TextOutputStream) {
    write(documentation: scenario.documentation, indent: "", to: &output)
    output.write("scenario \(text(of: scenario.name))")
    if let title = scenario.title { output.write(" \(text(of: title))") }
    if scenario.isEmpty { return }
    output.write(" {\n")
    if let base = scenario.extends { output.write("  extends \(text(of: base))\n") }
    if let day = scenario.begins { output.write("  from \(text(of: day))\n") }
    writeLines(of: scenario, to: &output)
    output.write("}")
  }

  /// The block of `what if`; what it extends stands behind it.
  func text(ofBlock scenario: Scenario) -> String {
    var text = " {\n"
    writeLines(of: scenario, to: &text)
    return text == " {\n" ? " {}" : text + "}"
  }

  /// Writes what a scenario declares, takes away and changes.
  private func writeLines(of scenario: Scenario, to output: inout some TextOutputStream) {
    for binding in scenario.bindings { output.write("  \(text(of: binding))\n") }
    for declaration in scenario.declarations {
      write(declaration, indent: "  ", to: &output)
      output.write("\n")
    }
    for acceptance in scenario.acceptances { output.write("  \(text(of: acceptance))\n") }
    for removal in scenario.removals { output.write("  without \(text(of: removal))\n") }
    for change in scenario.changes {
      output.write("  change \(text(of: change.name))")
      write(change.attributes, indent: "  ", to: &output)
      output.write("\n")
    }
  }

  /// Writes documentation above what it is of.
  private func write(
    documentation: String, indent: String, to output: inout some TextOutputStream
  ) {
    if documentation.isEmpty { return }
    for line in documentation.split(separator: "\n", omittingEmptySubsequences: false) {
      output.write(line.isEmpty ? "\(indent)##\n" : "\(indent)## \(line)\n")
    }
  }
}

extension Item {
  /// Items of the same family stand together: the questions, or the declarations of one kind.
  fileprivate var family: String {
    switch self {
    case .currency, .period, .asOf: "setting"
    case .use: "use"
    case .rows: "rows"
    case .declaration(let declaration): declaration.kind.rawValue
    case .binding: "let"
    case .scenario: "scenario"
    case .acceptance: "accept"
    case .expectation, .query: "question"
    }
  }

  /// Whether it has documentation.
  fileprivate var isDocumented: Bool {
    switch self {
    case .declaration(let declaration): !declaration.documentation.isEmpty
    case .scenario(let scenario): !scenario.documentation.isEmpty
    case .currency, .period, .use, .asOf, .rows, .binding, .acceptance, .expectation, .query: false
    }
  }
}

extension Scenario {
  /// Whether its block holds nothing.
  fileprivate var isEmpty: Bool {
    extends == nil && begins == nil && declarations.isEmpty && bindings.isEmpty && changes.isEmpty
      && removals.isEmpty && acceptances.isEmpty
  }
}
