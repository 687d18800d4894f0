import Diagnostics
import Parsing
import Syntax
import XCTest

final class GrammarTests: XCTestCase {
  /// The grammar of `Grammar/`.
  private func grammar() throws -> Grammar {
    var all = Grammar(lines: [])
    for path in Repository.files(below: "Grammar", ending: ".ebnf") {
      all.add(Grammar(lines: lines(of: try Repository.text(path))))
    }
    return all
  }

  private func lines(of text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The productions in the doc comments of a source file.
  private func productions(in source: String) -> Grammar {
    let mark = "///     "
    return Grammar(
      lines: lines(of: source).map { line in
        let text = line.drop { $0 == " " }
        return text.hasPrefix(mark) ? text.dropFirst(mark.count) : ""
      })
  }

  func testDocCommentsEqualGrammarFiles() throws {
    var files: [String: Grammar] = [:]
    for path in Repository.files(below: "Grammar", ending: ".ebnf") {
      files[String(path.dropFirst("Grammar/".count))] = Grammar(
        lines: lines(of: try Repository.text(path)))
    }
    var sources: [String: Grammar] = [:]
    for path in Repository.files(below: "Sources/Parsing", ending: ".swift") {
      let productions = productions(in: try Repository.text(path))
      if productions.texts.isEmpty { continue }
      let name = path.dropFirst("Sources/Parsing/".count).dropLast(".swift".count)
      let area = name.hasPrefix("Lexer") ? "Lexical" : name.dropFirst("Parser+".count)
      sources[area + ".ebnf", default: Grammar(lines: [])].add(productions)
    }
    XCTAssertGreaterThan(files.count, 15)
    XCTAssertEqual(Set(files.keys), Set(sources.keys))
    for (name, file) in files { XCTAssertEqual(file.texts, sources[name]?.texts, name) }
  }

  func testEveryReferenceHasAProduction() throws {
    let grammar = try grammar()
    var used: Set = ["script", "entry", "SPACE", "COMMENT", "connective"]
    for node in grammar.allNodes {
      if case .reference(let name) = node { used.insert(name) }
    }
    XCTAssertEqual(used, Set(grammar.nodes.keys))
  }

  func testWordsEqualKeywords() throws {
    let words = try grammar().words.subtracting(["SV"])
    XCTAssertEqual(words, Set(Keyword.allCases.map(\.spelling)))
  }

  func testAttributeWordsEqualTable() throws {
    guard case .choice(_, let nodes) = try grammar().nodes["attribute-word"] else {
      return XCTFail("no alternatives")
    }
    let words = nodes.map { node in
      node.below.compactMap { if case .terminal(let word) = $0 { word } else { nil } }
        .joined(separator: " ")
    }
    let table = AttributeWord.allCases.filter { $0 != .rule && $0 != .without }
    XCTAssertEqual(words, table.map(\.rawValue))
  }

  func testConnectivesEqualTable() throws {
    let nodes = try grammar().nodes["connective"]?.below ?? []
    let words = nodes.compactMap { if case .terminal(let word) = $0 { word } else { nil } }
    XCTAssertEqual(Set(words), Set(Keyword.allCases.filter(\.isConnective).map(\.spelling)))
  }

  /// Checks that what is printed of a tree parses to the same tree.
  private func checkPrinting(_ tree: SyntaxTree, _ symbols: SymbolTable, of sentence: String) {
    var printed = ""
    SyntaxPrinter(tree, symbols: symbols).write(to: &printed)
    var map = SourceMap()
    var symbols = symbols
    guard let file = map.add(name: "printed", bytes: Array(printed.utf8)) else { return }
    let again = parse(file, symbols: &symbols)
    let errors = again.diagnostics.filter { $0.severity == .error }
    XCTAssertEqual(errors.map(\.message), [], "\(sentence)\nprinted as\n\(printed)")
    // Of two lines `extends` the first counts; the name of the second is not printed.
    var tree = tree
    tree.indices = tree.indices.filter { again.tree.indices[$0.key] != nil }
    XCTAssertEqual(
      placeless(again.tree), placeless(tree), "\(sentence)\nprinted as\n\(printed)")
  }

  /// Sentences of the grammar parse without an error, use every attribute and figure there is, and
  /// are printed as something that means the same.
  func testRandomSentencesParseAndPrint() throws {
    let seed: UInt64 = 20_261_121
    var generator = SentenceGenerator(try grammar(), seed: seed)
    var attributes: Set<AttributeWord> = []
    var figures: Set<Figure.Kind> = []
    for round in 0..<1500 {
      let depth = 6 + round % 12
      let sentence =
        round % 2 == 0
        ? generator.sentence("item", depth: depth)
        : "scenario S { change N { \(generator.sentence("changed-line", depth: depth)) } }"
      var map = SourceMap()
      let file = try XCTUnwrap(map.add(name: "sentence", bytes: Array(sentence.utf8)))
      var symbols = SymbolTable()
      let parsed = parse(file, symbols: &symbols)
      // The grammar does not say that `extends` and `from` stand once.
      let errors = parsed.diagnostics.filter { $0.severity == .error && $0.code != Code(47) }
      XCTAssertEqual(errors.map(\.message), [], "seed \(seed), round \(round): \(sentence)")
      XCTAssertEqual(parsed.tree.items.count, 1, sentence)
      if !errors.isEmpty { return }
      checkPrinting(parsed.tree, symbols, of: sentence)
      figures.formUnion(parsed.tree.figures.map(\.kind))
      attributes.formUnion(parsed.tree.items.flatMap(\.attributes).map(\.word))
    }
    XCTAssertEqual(figures, Set(Figure.Kind.allCases))
    XCTAssertEqual(attributes, Set(AttributeWord.allCases))
  }
}

extension Item {
  /// The attributes within.
  fileprivate var attributes: [Attribute] {
    switch self {
    case .declaration(let declaration): Array(declaration.attributes)
    case .scenario(let scenario):
      scenario.declarations.flatMap(\.attributes) + scenario.changes.flatMap(\.attributes)
    case .rows(let rows): rows.declarations.flatMap(\.attributes)
    case .query: scenario.map { Item.scenario($0).attributes } ?? []
    case .currency, .period, .use, .asOf, .binding, .acceptance, .expectation: []
    }
  }
}
