import Analysis
import Checking
import Diagnostics
import Evaluation
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

  /// Reads and checks `bytes`, called `name` in messages; nil where they pass 4 GB.
  public init?(name: String, bytes: [UInt8]) {
    var sources = SourceMap()
    guard let file = sources.add(name: name, bytes: bytes) else { return nil }
    self.sources = sources
    var symbols = SymbolTable()
    let parsed = parse(file, symbols: &symbols)
    let checked = check(parsed.tree, symbols: symbols, faults: parsed.diagnostics)
    tree = parsed.tree
    problems = (parsed.diagnostics + checked.diagnostics).sorted()
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
      case .currency, .period, .binding, .expectation, .query: true
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
    return all.enumerated().filter { $0.offset == 0 || all[$0.offset - 1] != $0.element }
      .map(\.element)
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
