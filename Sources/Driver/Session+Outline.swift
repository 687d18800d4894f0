import Syntax

extension Session {
  /// Something that has a name.
  public struct Named: Hashable, Sendable {
    /// What it is, as the language calls it.
    public let kind: String
    /// The name.
    public let name: String
    /// The title, empty where it has none.
    public let title: String
    /// Its `##` documentation, lines joined by newlines; empty where nobody wrote any.
    public internal(set) var documentation = ""
    /// The row whose cell is the index of the name, nil where there is none.
    public internal(set) var row: String?
    /// The scenario that alone declares it, nil where base does.
    public internal(set) var scenario: String?
  }

  /// The kinds of things that have a name.
  public static let outlineKinds = DeclarationKind.allCases.map(\.rawValue) + ["value", "scenario"]

  /// Everything that has a name, in the order of the text.
  public var outline: [Named] {
    guard let (tree, symbols) = pipeline.written else { return [] }
    func named(_ declaration: Declaration) -> Named {
      Named(
        kind: declaration.kind.rawValue, name: symbols[declaration.name.symbol],
        title: declaration.title?.text ?? "", documentation: declaration.documentation,
        row: tree.indices[declaration.name.symbol]?.row.map { symbols[$0] })
    }
    return tree.items.flatMap { item -> [Named] in
      switch item {
      case .declaration(let declaration): [named(declaration)]
      case .rows(let rows): rows.declarations.map(named)
      case .binding(let binding):
        [
          Named(
            kind: "value", name: symbols[binding.name.symbol],
            title: pipeline.sources.text(of: tree.span(of: binding.value)))
        ]
      case .scenario(let scenario):
        [
          Named(
            kind: "scenario", name: symbols[scenario.name.symbol],
            title: scenario.title?.text ?? "", documentation: scenario.documentation)
        ]
          + scenario.declarations.map { declaration in
            var result = named(declaration)
            result.scenario = symbols[scenario.name.symbol]
            return result
          }
      case .currency, .period, .use, .asOf, .acceptance, .expectation, .query: []
      }
    }
  }

  /// The words of the lines that a declaration of the script itself has; nil where none has the name.
  public func lines(of name: String) -> Set<AttributeWord>? {
    guard let (tree, symbols) = pipeline.written else { return nil }
    return tree.declaration { symbols[$0] == name }.map { Set($0.attributes.map(\.word)) }
  }

  /// What rows of tables declare, by the names they have for each row, in order.
  public var rowMembers: [Named] {
    guard let (_, symbols) = pipeline.expanded else { return [] }
    let own = Set(outline.map(\.name))
    return pipeline.members.compactMap { member in
      let name = symbols[member.name.symbol]
      if own.contains(name) { return nil }
      return Named(kind: member.kind.rawValue, name: name, title: member.title?.text ?? "")
    }
  }

  /// The names of families of parties, each of which stands for all of its members.
  public var partyFamilies: [String] {
    guard let (tree, symbols) = pipeline.expanded else { return [] }
    var seen: Set<Symbol> = []
    return pipeline.members.filter { $0.kind == .party }
      .compactMap { tree.indices[$0.name.symbol]?.family }
      .filter { seen.insert($0).inserted }.map { symbols[$0] }
  }

  /// The words of an indicator's unit, as in "one day" and "many days".
  public struct Unit: Hashable, Sendable {
    public let one: String
    public let many: String
    public let indicator: String
  }

  /// The units of the script's indicators, in order.
  public var units: [Unit] {
    guard let (tree, symbols) = pipeline.written else { return [] }
    return tree.items.compactMap { item in
      guard case .declaration(let declaration) = item else { return nil }
      for attribute in declaration.attributes {
        guard case .unit(let one, let plural) = attribute.value else { continue }
        return Unit(
          one: symbols[one.symbol], many: symbols[(plural ?? one).symbol],
          indicator: symbols[declaration.name.symbol])
      }
      return nil
    }
  }

  /// The word for money, `kr` where the script names none.
  public var currency: String {
    namedCurrency ?? currencyOfFolder ?? "kr"
  }

  /// The currency that the script names, or what it imports.
  private var namedCurrency: String? {
    for item in pipeline.written?.tree.items ?? [] {
      if case .currency(let name, _) = item { return pipeline.written?.symbols[name.symbol] }
    }
    return nil
  }

  /// The names of the scenarios, base first, whether or not the script has a verdict.
  public var scenarioNames: [String] {
    ["base"] + outline.filter { $0.kind == "scenario" }.map(\.name)
  }

  /// Whether there is a scenario of that name; base is always there.
  public func hasScenario(_ name: String) -> Bool { scenarioNames.contains(name) }

  /// The scenario that a question ends with, be there one or not; nil where it ends otherwise, as with
  /// the activity in `per hour of A in B`.
  public func scenario(behind question: String) -> String? {
    let words = question.split(whereSeparator: \.isWhitespace).suffix(2).map(String.init)
    guard words.count == 2, words[0] == "in", words[1].last != ")" else { return nil }
    if hasScenario(words[1]) { return words[1] }
    let isOther = pipeline.hasName(words[1]) || outline.contains { $0.name == words[1] }
    return isOther ? nil : words[1]
  }

  /// Whether the script reads other files.
  public var hasImports: Bool {
    pipeline.sources.files.count > parts.count
  }

  /// The text that declares `name`, nil where nothing does.
  public func text(of name: String) -> String? {
    guard let (tree, symbols) = pipeline.written else { return nil }
    let item = tree.items.first { $0.key(symbols) == name }
    return item.map { pipeline.sources.text(of: $0.span) }
  }

  /// All of it as one script; what stands in Markdown files is its blocks, unless `asMarkdown`.
  ///
  /// What imports a file that is a part itself is left out, for the part's lines stand in the script.
  /// Where a script that names no currency is read in `currency`, it names the session's if that is
  /// another. Lines end in CR and LF where those of all its files did.
  public func script(asMarkdown: Bool, readIn currency: String? = nil) -> [UInt8] {
    let files = parts.filter(\.isFile)
    let folder = files.first.map { ScriptPart.folder(of: $0.name) }
    let paths = Set(
      files.filter { ScriptPart.folder(of: $0.name) == folder }
        .map { ImportPath(ofScriptAt: $0.name) })
    var parts = parts.map { $0.withoutImports(of: paths) }
    if let currency, !parts.isEmpty, namedCurrency == nil, currency != self.currency {
      // At the top, but above no page.
      let isPage = asMarkdown && parts.first?.form == .markdown
      let line = ScriptPart(entry: 0, bytes: Array("currency \(self.currency)\n".utf8))
      parts.insert(line, at: isPage ? parts.count : 0)
    }
    var result: [UInt8] = []
    for part in parts {
      let text = part.script(asMarkdown: asMarkdown, isFirst: result.isEmpty)
      if !result.isEmpty && !text.isEmpty { result.append(UInt8(ascii: "\n")) }
      result += text
    }
    let isOfPairs = !files.isEmpty && files.allSatisfy(\.wasOfPairs)
    return isOfPairs ? TextEdit.withPairs(result) : result
  }
}

extension SyntaxTree {
  /// The declaration whose name is meant, in the script or in a scenario of it.
  func declaration(where isMeant: (Symbol) -> Bool) -> Declaration? {
    for item in items {
      switch item {
      case .declaration(let one): if isMeant(one.name.symbol) { return one }
      case .scenario(let scenario):
        if let one = scenario.declarations.first(where: { isMeant($0.name.symbol) }) { return one }
      case .currency, .period, .use, .asOf, .rows, .binding, .acceptance, .expectation, .query:
        break
      }
    }
    return nil
  }
}
