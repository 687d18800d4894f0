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
  /// What is wrong with the text, the names and the units, sorted.
  public let problems: [Diagnostic]
  /// Whether none of `problems` is an error, so that there is a program.
  public let isSound: Bool
  /// Whether the script says nothing at all.
  public let isEmpty: Bool
  /// Whether the script declares nothing that could be judged.
  public let declaresNothing: Bool
  /// The scenarios in the order of the text, base (nil) first.
  public let scenarios: [Symbol?]
  /// The names of the scenarios, base first.
  public let scenarioNames: [String]
  /// What its questions `what if` suppose, in the order of the text: scenarios that are not listed.
  public let suppositions: [Symbol]
  /// What the script expects, in the order of the text, whatever errors it has.
  public let expected: [Expectation]
  /// The findings that the script accepts on purpose, in the order of the text.
  public let acceptedFindings: [AcceptedFinding]
  /// What the script itself declares and nothing uses, sorted; what it imports is for others too.
  let unused: [Diagnostic]
  /// The day the script is read for, nil where it says none.
  public let asOf: DateLiteral?
  /// What the script asks, in the order of the text.
  public let queries: [Query]

  /// The script before families and rows became declarations, and its spellings; only in a session.
  let written: (tree: SyntaxTree, symbols: SymbolTable)?
  /// The same after that, whatever is wrong with it.
  let expanded: (tree: SyntaxTree, symbols: SymbolTable)?
  /// The checked program and what evaluates it; nil where there are errors, or where all that is
  /// left to do are verdicts.
  private(set) var evaluator: Evaluator?
  /// What evaluation gave per scenario.
  private var models = PerScenario<Evaluated>()
  /// What is wrong with the figures of what is supposed.
  private var faults = PerScenario<[Diagnostic]>()
  private var verdicts = PerScenario<Verdict>()
  /// How much of a verdict findings, expectations and a verdict line need.
  let extentOfChecks: Verdict.Extent

  /// Reads and checks `bytes`, called `name` in messages, which can import nothing.
  ///
  /// Nil where they pass 4 GB.
  public convenience init?(name: String, bytes: [UInt8], asOf day: DateLiteral? = nil) {
    self.init(name: name, source: Source(bytes: bytes), imports: nil, asOf: day)
  }

  /// Reads and checks a script, called `name` in messages, with what it imports; `currency` is that of
  /// a script which names none, `kr` if not said.
  ///
  /// `day` takes the place of the day the script says it is read for. Nil where the script passes
  /// 4 GB.
  public convenience init?(
    name: String, source: Source, imports: (any SourceProvider)?, currency: String? = nil,
    asOf day: DateLiteral? = nil
  ) {
    guard let assembly = Assembly(name: name, source: source, provider: imports) else {
      return nil
    }
    self.init(assembly, currency, day, keepsText: false)
  }

  /// Reads and checks a script of several parts as one; nil where they pass 4 GB.
  public convenience init?(
    parts: [ScriptPart], imports: (any SourceProvider)?, currency: String? = nil
  ) {
    guard let parsed = ParsedParts(parts, imports: imports, after: nil) else { return nil }
    self.init(parsed.assembled(), currency, nil, keepsText: false)
  }

  /// Checks a script of several parts, whose files come first in `sources`, in order.
  ///
  /// What is known of the names that stand for something is kept.
  convenience init(_ parsed: ParsedParts, currency: String? = nil) {
    self.init(parsed.assembled(), currency, nil, keepsText: true)
  }

  /// Checks a script that was read.
  private init(
    _ assembly: Assembly, _ currency: String?, _ day: DateLiteral?, keepsText: Bool
  ) {
    written = keepsText ? (assembly.tree, assembly.symbols) : nil
    var symbols = assembly.symbols
    var sources = assembly.sources
    let expansion = expand(
      assembly.tree, tables: assembly.tables, files: assembly.files, symbols: &symbols,
      sources: &sources)
    self.sources = sources
    let tree = expansion.tree
    expanded = keepsText ? (tree, symbols) : nil
    isEmpty = tree.items.isEmpty
    declaresNothing = tree.items.allSatisfy(\.isNotJudged)
    let faults = assembly.faults.sorted()
    let found = faults + assembly.problems + expansion.diagnostics
    // Where a file is missing, so are names, by no mistake of those who use them.
    let isRead = assembly.problems.allSatisfy { $0.severity != .error }
    let areNamesWhole = isRead && expansion.isWhole
    let checked =
      areNamesWhole
      ? check(
        tree, symbols: symbols, faults: (faults + expansion.diagnostics).sorted(),
        currency: currency ?? "kr", asOf: day, sources: sources) : nil
    problems = onceForRows((found + (checked?.diagnostics ?? [])).sorted(), in: sources)
    let program = checked?.program
    isSound = program != nil
    let named = program?.scenarios.map(\.name.symbol) ?? []
    scenarios = [nil] + named
    scenarioNames = ["base"] + named.map { program?.symbols[$0] ?? "" }
    suppositions = program?.suppositions.map(\.name.symbol) ?? []
    expected = program?.expectations ?? tree.items.compactMap(\.expectation)
    queries = program?.queries ?? []
    acceptedFindings = program?.acceptedFindings ?? []
    asOf = program?.asOf
    let own = sources.files.first.map { $0.span.end } ?? 0
    unused = onceForRows(
      (program?.unused ?? []).filter { sources.origin(of: $0.site).start <= own }, in: sources)
    let asksForAgreement = tree.figures.contains { $0.kind == .valueAgreement }
    extentOfChecks = asksForAgreement ? .whole : .withoutAgreement
    evaluator = program.map(Evaluator.init)
  }

  /// What the script is called in messages.
  public var name: String { sources.files.first?.name ?? "" }

  /// The scenario of that name, nil within for `base`; nil where there is none.
  public func scenario(named name: String) -> Symbol?? {
    scenarioNames.firstIndex(of: name).map { scenarios[$0] }
  }

  /// What is wrong with the figures of all scenarios and of what is supposed, sorted, each once.
  public var figureProblems: [Diagnostic] { figureProblems(in: scenarios + suppositions) }

  /// What is wrong with the figures of `scenarios`, sorted, each once.
  public func figureProblems(in scenarios: [Symbol?]) -> [Diagnostic] {
    let all = scenarios.flatMap(faults(in:)).sorted()
    let once = all.enumerated().filter { $0.offset == 0 || all[$0.offset - 1] != $0.element }
    return onceForRows(once.map(\.element), in: sources)
  }

  /// What is wrong with the figures of one scenario, sorted.
  ///
  /// Of what is supposed no more is kept: who only checks a script asks nothing else of it.
  private func faults(in scenario: Symbol?) -> [Diagnostic] {
    guard let scenario, let evaluator, evaluator.program.isSupposed(scenario) else {
      return model(of: scenario)?.diagnostics ?? []
    }
    if let known = models[scenario]?.diagnostics ?? faults[scenario] { return known }
    let found = evaluator.model(of: scenario).diagnostics
    faults[scenario] = found
    return found
  }

  /// The verdict on a scenario; nil where the script or its figures have errors.
  public func verdict(on scenario: Symbol?) -> Verdict? { verdict(on: scenario, .whole) }

  /// The verdict on a scenario as far as a verdict line needs it; nil where there are errors.
  public func checkedVerdict(on scenario: Symbol?) -> Verdict? {
    verdict(on: scenario, extentOfChecks)
  }

  /// The verdict on a scenario as far as a repair of the whole optimum is looked for from it; nil where
  /// there are errors.
  public func verdictToRepair(on scenario: Symbol?) -> Verdict? {
    // What ranges do to the verdict is said beside a repair.
    if model(of: scenario)?.model.uncertainty != nil { return checkedVerdict(on: scenario) }
    let verdict = verdict(on: scenario, .beforeRepair)
    // Where nothing is to be repaired, it is said whether the measures lead there.
    return verdict?.selfEnforcing == true ? checkedVerdict(on: scenario) : verdict
  }

  /// The verdict on a scenario, at least to some extent; nil where there are errors.
  func verdict(on scenario: Symbol?, _ extent: Verdict.Extent) -> Verdict? {
    if let known = verdicts[scenario], known.extent == .whole || known.extent == extent {
      return known
    }
    guard let evaluated = model(of: scenario),
      !evaluated.diagnostics.contains(where: { $0.severity == .error })
    else { return nil }
    releaseText()
    var verdict = Verdict(of: evaluated.model, extent)
    verdict.scrutinize()
    verdicts[scenario] = verdict
    return verdict
  }

  /// Takes over what was computed for the same script with other questions at its end.
  func takeOver(from other: Pipeline) {
    guard scenarios == other.scenarios else { return }
    // What a question supposes is its own matter.
    for scenario in scenarios {
      models[scenario] = other.models[scenario] ?? models[scenario]
      verdicts[scenario] = other.verdicts[scenario] ?? verdicts[scenario]
    }
  }

  /// Gives the memory of the tree to the verdicts where nothing asks for the text any more.
  private func releaseText() {
    guard evaluator != nil, written == nil, expected.isEmpty, queries.isEmpty,
      scenarios.allSatisfy({ models[$0] != nil })
    else {
      return
    }
    evaluator = nil
  }

  /// The model of a scenario, nil where the script has errors.
  func model(of scenario: Symbol?) -> Evaluated? {
    if let known = models[scenario] { return known }
    guard let evaluated = evaluator?.model(of: scenario) else { return nil }
    models[scenario] = evaluated
    return evaluated
  }
}

extension Item {
  /// What is expected by it.
  fileprivate var expectation: Expectation? {
    if case .expectation(let expectation) = self { expectation } else { nil }
  }

  /// Whether it declares nothing that could be judged.
  fileprivate var isNotJudged: Bool {
    switch self {
    case .declaration, .scenario: false
    case .currency, .period, .use, .asOf, .rows, .binding, .acceptance, .expectation, .query: true
    }
  }
}
