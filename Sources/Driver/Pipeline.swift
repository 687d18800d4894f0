import Analysis
import Checking
import Diagnostics
import Evaluation
import Expanding
import Parsing
import Syntax

/// The phases of one script in order, each computed at most once and only if it is asked for.
///
/// A class, because everybody who asks shares what was computed.
public final class Pipeline {
  /// The text and its place.
  public let sources: SourceMap
  /// The tree, whole as far as the text allows, and the spellings in it.
  public let tree: SyntaxTree
  /// What is wrong with the text, the names and the units, sorted.
  public let problems: [Diagnostic]
  /// The checked program; nil just if one of `problems` is an error.
  public let program: CheckedProgram?

  /// The evaluator of the program, and what it gave per scenario.
  lazy var evaluator = program.map(Evaluator.init)
  private var models: [Symbol?: Evaluated] = [:]
  private var verdicts: [Symbol?: Verdict] = [:]

  /// Reads and checks `bytes`, called `name` in messages, which can import nothing.
  ///
  /// Nil where they pass 4 GB.
  public convenience init?(name: String, bytes: [UInt8]) {
    self.init(name: name, source: Source(bytes: bytes), imports: nil)
  }

  /// Reads and checks a script, called `name` in messages, with what it imports.
  ///
  /// Nil where the script passes 4 GB.
  public init?(name: String, source: Source, imports: (any SourceProvider)?) {
    guard let assembly = Assembly(name: name, source: source, provider: imports) else {
      return nil
    }
    var symbols = assembly.symbols
    var sources = assembly.sources
    let expansion = expand(
      assembly.tree, tables: assembly.tables, symbols: &symbols, sources: &sources)
    self.sources = sources
    tree = expansion.tree
    let faults = assembly.faults.sorted()
    let found = faults + assembly.problems + expansion.diagnostics
    // Where a file is missing, so are names, by no mistake of those who use them.
    guard assembly.problems.isEmpty && expansion.isWhole else {
      problems = onceForRows(found.sorted(), in: sources)
      program = nil
      return
    }
    let checked = check(tree, symbols: symbols, faults: (faults + expansion.diagnostics).sorted())
    problems = onceForRows((found + checked.diagnostics).sorted(), in: sources)
    program = checked.program
  }

  /// What the script is called in messages.
  public var name: String { sources.files.first?.name ?? "" }

  /// Whether the script says nothing at all.
  public var isEmpty: Bool { tree.items.isEmpty }

  /// Whether the script declares nothing that could be judged.
  public var declaresNothing: Bool {
    tree.items.allSatisfy { item in
      switch item {
      case .declaration, .scenario: false
      case .currency, .period, .use, .asOf, .rows, .binding, .expectation, .query: true
      }
    }
  }

  /// The scenarios in the order of the text, base (nil) first.
  public var scenarios: [Symbol?] { [nil] + (program?.scenarios.map(\.name.symbol) ?? []) }

  /// The scenario of that name, nil within for `base`; nil where there is none.
  public func scenario(named name: String) -> Symbol?? {
    if name == "base" { return .some(nil) }
    guard let program, let symbol = program.symbols.symbol(of: name) else { return nil }
    return scenarios.contains(symbol) ? .some(symbol) : nil
  }

  /// The names of the scenarios, base first.
  public var scenarioNames: [String] {
    scenarios.map { scenario in
      scenario.flatMap { symbol in program.map { $0.symbols[symbol] } } ?? "base"
    }
  }

  /// What is wrong with the figures of `scenarios`, sorted, each once.
  public func figureProblems(in scenarios: [Symbol?]) -> [Diagnostic] {
    let all = scenarios.compactMap { model(of: $0)?.diagnostics }.flatMap { $0 }.sorted()
    let once = all.enumerated().filter { $0.offset == 0 || all[$0.offset - 1] != $0.element }
    return onceForRows(once.map(\.element), in: sources)
  }

  /// The verdict on a scenario; nil where the script or its figures have errors.
  public func verdict(on scenario: Symbol?) -> Verdict? {
    if let known = verdicts[scenario] { return known }
    guard let evaluated = model(of: scenario),
      !evaluated.diagnostics.contains(where: { $0.severity == .error })
    else { return nil }
    let verdict = Verdict(of: evaluated.model)
    verdicts[scenario] = verdict
    return verdict
  }

  /// The model of a scenario, nil where the script has errors.
  func model(of scenario: Symbol?) -> Evaluated? {
    if let known = models[scenario] { return known }
    guard let evaluated = evaluator?.model(of: scenario) else { return nil }
    models[scenario] = evaluated
    return evaluated
  }
}
