import Diagnostics

/// One thing at the top level of a script.
///
/// Nearly all are declarations: what is larger than those lies elsewhere.
public enum Item: Hashable, Sendable {
  /// `currency kr` or `currency SEK`
  case currency(Name, SourceSpan)
  /// `period year`, `period month`, `period quarter`
  case period(Period, SourceSpan)
  /// `use "file"`
  case use(StringLiteral, SourceSpan)
  /// `as of DATE`
  case asOf(DateLiteral, SourceSpan)
  /// `for each Row in table "file" { … }`
  indirect case rows(Rows)
  case declaration(Declaration)
  case binding(Binding)
  indirect case scenario(Scenario)
  indirect case acceptance(Acceptance)
  indirect case expectation(Expectation)
  indirect case query(Query)

  /// The whole place.
  public var span: SourceSpan {
    switch self {
    case .currency(_, let span), .period(_, let span), .use(_, let span), .asOf(_, let span): span
    case .rows(let rows): rows.span
    case .declaration(let d): d.span
    case .binding(let b): b.span
    case .scenario(let s): s.span
    case .acceptance(let a): a.span
    case .expectation(let e): e.span
    case .query(let q): q.span
    }
  }
}

extension Item {
  /// The scenario that it is, or that its question `what if` supposes; nil for all else.
  public var scenario: Scenario? {
    switch self {
    case .scenario(let scenario): return scenario
    case .query(let query):
      if case .whatIf(let scenario) = query.subject { return scenario }
      return nil
    case .currency, .period, .use, .asOf, .rows, .declaration, .binding, .acceptance, .expectation:
      return nil
    }
  }
}

/// The time all flows are for.
public enum Period: String, Hashable, Sendable, CaseIterable {
  case year, quarter, month
}

/// A script as it was read: always there, whatever was wrong with the text.
public struct SyntaxTree: Hashable, Sendable {
  /// The items in the order of the text.
  public var items: [Item] = []
  /// How many questions `what if` there are, which their symbols are told apart by.
  public var suppositionCount = 0
  /// The names of which all was said in reading: values whose figures could not be read, and what is
  /// written with a lowercase letter first.
  public var toldNames: [Symbol] = []
  /// The postfix nodes of all expressions.
  public var nodes = ExpressionNodes()
  /// The figures that expressions hold.
  public var figures: [Figure] = []
  /// What names with an index consist of, as `Town["0581"]` and `Town[Row["Code"]]`.
  public var indices: [Symbol: NameIndex] = [:]
  /// What is observed from files.
  public var observedImports: [ObservedImport] = []
  /// The cells without a number that stand for figures.
  public var missingCells: [MissingCell] = []

  /// Whether some figure is a range.
  public var hasRanges = false

  /// Creates an empty tree.
  public init() {}

  /// Returns the place of `expression`.
  public func span(of expression: Expression) -> SourceSpan {
    nodes.span(at: Int(expression.end) - 1)
  }
}
