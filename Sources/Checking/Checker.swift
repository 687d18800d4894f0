import Diagnostics
import Syntax

/// The state of one check: tables that fill as the passes go over the tree, and what was wrong.
///
/// The passes are linear: names are collected first, so that their order in the text never matters,
/// then values, declarations, scenarios and questions are checked.
struct Checker {
  let tree: SyntaxTree
  let symbols: SymbolTable
  var names: NameTable
  var words: UnitWords
  var currency: String
  var period = Period.year
  var asOf: DateLiteral?
  private(set) var diagnostics: [Diagnostic] = []
  /// How many problems there are beyond those, and how much the gravest of them weighs.
  private var untold: (count: Int, severity: Severity)?
  /// Whether a symbol failed once, so that it does not fail again.
  var hasFailed: [Bool]
  /// Whether each named thing is named where it is not declared, by its number.
  var isUsed: [Bool] = []
  /// Whether some party is part of another.
  var hasParts = false
  var similar = SimilarNames()
  /// What was found out of each node: its unit's scale and what its whole expression measures.
  var marks: [NodeMark]
  /// What the values bound by `let` measure.
  var bindingTypes: [NameID: Typed] = [:]
  /// The bindings, each behind those it uses.
  var bindingOrder: [NameID] = []
  /// The bindings whose values are uncertain.
  var uncertainBindings: Set<NameID> = []
  /// What the nodes of questions and expectations measure.
  var questionDimensions: [Int32: Dimension] = [:]
  /// The operands of the expression that is being checked.
  var stack: [Typed] = []
  /// The items that are neither declarations nor values, in order.
  let otherItems: [Int32]
  /// The scenarios whose parties in points are known, and these.
  var pointParties: [Int32: Set<NameID>] = [:]

  /// Whether what is asked is being checked.
  var asks = false
  /// The first member of each family, found when one is first asked for.
  var families: [Symbol: NameID]?
  /// The places of what could not be read, in order.
  let unread: [SourceSpan]
  /// The files, and which of their text is read for several rows.
  let sources: SourceMap

  /// Creates the state before the first pass.
  init(
    _ tree: SyntaxTree, _ symbols: SymbolTable, currency: String, unread: [SourceSpan],
    sources: SourceMap
  ) {
    (self.unread, self.sources) = (unread, sources)
    self.tree = tree
    self.symbols = symbols
    names = NameTable(symbolCount: symbols.count)
    self.currency = currency
    words = UnitWords(symbols: symbols, currency: currency, period: .year)
    hasFailed = Array(repeating: false, count: symbols.count)
    marks = Array(repeating: NodeMark(), count: tree.nodes.count)
    otherItems = tree.items.indices.filter { !tree.items[$0].isDeclared }.map(Int32.init)
    for symbol in tree.toldNames { hasFailed[Int(symbol.index)] = true }
  }

  /// Runs all passes.
  mutating func run() {
    readHead()
    words = UnitWords(symbols: symbols, currency: currency, period: period)
    collectNames()
    orderScenarios()
    collectScenarioNames()
    checkLookAlikes()
    isUsed = Array(repeating: false, count: names.entries.count)
    collectRemovals()
    checkBindings()
    checkDeclarations()
    checkScenarios()
    checkParts()
    asks = true
    checkQuestions()
    checkAcceptances()
  }

  /// Whether something within a place could not be read.
  ///
  /// - Complexity: O(log n) in the places that could not be read.
  func isPartlyUnread(_ place: SourceSpan) -> Bool {
    let next = unread.partitionPoint { $0.start < place.start }
    return next < unread.count && unread[next].start < place.end
  }

  /// Notes a problem with a name.
  mutating func report(_ problem: NameProblem) { add(problem.diagnostic) }

  /// Notes a problem with an attribute.
  mutating func report(_ problem: AttributeProblem) { add(problem.diagnostic) }

  /// Notes a problem with units, in the words of a scope.
  mutating func report(_ problem: UnitProblem, in scope: Int32) {
    let vocabulary = Vocabulary(
      symbols: symbols, names: names, scope: scope, currency: currency, period: period)
    add(problem.diagnostic(in: vocabulary))
  }

  /// More problems than so many are only counted.
  private static let problemLimit = 10_000

  /// Adds a problem, or counts it where there are very many.
  private mutating func add(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.problemLimit {
      diagnostics.append(diagnostic)
    } else {
      let (count, severity) = untold ?? (0, .note)
      untold = (count + 1, max(severity, diagnostic.severity))
    }
  }

  /// The problems in the order of the text, and one more, at its start where none overlooks it, for
  /// those that were only counted.
  var allDiagnostics: [Diagnostic] {
    guard let (count, severity) = untold else { return diagnostics.sorted() }
    let more = NameProblem.untold(count, at: SourceSpan(0, 0), severity: severity)
    return (diagnostics + [more.diagnostic]).sorted()
  }

  /// Reads `currency`, `period` and `as of`.
  private mutating func readHead() {
    var currencySite: SourceSpan?
    var periodSite: SourceSpan?
    var asOfSite: SourceSpan?
    for index in otherItems {
      switch tree.items[Int(index)] {
      case .currency(let name, let span):
        if let first = currencySite { report(.headTwice("currency", at: span, first: first)) }
        if currencySite == nil { (currency, currencySite) = (symbols[name.symbol], span) }
      case .period(let value, let span):
        if let first = periodSite { report(.headTwice("period", at: span, first: first)) }
        if periodSite == nil { (period, periodSite) = (value, span) }
      case .asOf(let date, let span):
        if let first = asOfSite { report(.headTwice("as of", at: span, first: first)) }
        if asOfSite == nil { (asOf, asOfSite) = (date, span) }
      case .use, .rows, .declaration, .binding, .scenario, .acceptance, .expectation, .query: break
      }
    }
  }
}

extension Item {
  /// Whether it is a declaration or a value.
  fileprivate var isDeclared: Bool {
    switch self {
    case .declaration, .binding: true
    case .currency, .period, .use, .asOf, .rows, .scenario, .acceptance, .expectation, .query: false
    }
  }
}

/// What an expression or a part of it measures.
struct Typed {
  var dimension: Dimension
  /// Whether it is made of numbers without any unit.
  var isBare = false
  /// Whether it is a bare 0, which fits any unit.
  var isZero = false
  /// Whether it is a number times a percentage: a percentage, or a number where its place wants one.
  var isPart = false
  /// Whether something in it failed, so that nothing more is said of it.
  var hasFailed = false
  /// The node it is the value of.
  var node: Int32 = -1

  /// Something that failed.
  static let failed = Typed(dimension: .plain, hasFailed: true)
}

/// What checking finds out about a node, in one byte.
@usableFromInline
struct NodeMark: Sendable {
  /// The unit's scale in the low half, the measure of a root in the high half.
  @usableFromInline
  private(set) var bits: UInt8 = 0

  /// Marks nothing.
  init() {}

  /// Marks what a unit word is multiplied by and what the whole expression measures.
  init(_ scale: UnitScale, _ measure: RootMeasure) {
    bits = scale.rawValue | measure.rawValue << 4
  }

  /// What a unit word or percentage is multiplied by.
  var scale: UnitScale {
    get { UnitScale(rawValue: bits & 15) ?? .one }
    set { bits = bits & 240 | newValue.rawValue }
  }

  /// Whether a range's distance is a part of the figure it lies around.
  var isRelative: Bool {
    get { bits & 15 == 15 }
    set { bits = newValue ? bits | 15 : bits & 240 }
  }

  /// What a whole expression measures, where its place takes several things.
  var measure: RootMeasure {
    get { RootMeasure(rawValue: bits >> 4) ?? .other }
    set { bits = bits & 15 | newValue.rawValue << 4 }
  }
}

/// What a whole expression measures, told apart where a place takes several things.
public enum RootMeasure: UInt8, Hashable, Sendable {
  case other, money, points

  /// What an amount of a unit measures.
  init(_ base: Dimension.Base) {
    switch base {
    case .money: self = .money
    case .points: self = .points
    case .effort, .span, .period, .indicator: self = .other
    }
  }
}
