import Diagnostics
import Syntax

/// What came of an entry.
public enum Entered: Sendable {
  /// It was taken in.
  case accepted(Accepted)
  /// It changed nothing, for these reasons.
  case refused([Diagnostic], SourceMap)
}

/// An entry that was taken in.
public struct Accepted: Sendable {
  /// What an entry did to something that has a name.
  public struct Effect: Hashable, Sendable {
    /// What was done; it is left where it stands so already.
    public enum Action: Hashable, Sendable {
      case added, replaced, changed, removed, left
    }

    public let action: Action
    /// The name, the setting's word, or what it is called that has no name.
    public let name: String
    /// Where it stands: `base` or the scenario whose block holds it; nil for what belongs to neither, as a
    /// scenario itself.
    public let place: String?
  }

  /// What it did, in its order; empty where it only asks.
  public internal(set) var effects: [Effect] = []
  /// What was dropped with what it took away because it only concerns that, in words.
  public internal(set) var dropped: [String] = []
  /// The text of what it asks, one question a line; a bare expression is one.
  public internal(set) var questions: [String] = []
  /// The text of what it expects.
  public internal(set) var expectations: [String] = []
  /// Those of them that the script expected already.
  public internal(set) var expectedBefore: Set<String> = []
  /// What is said of the script since.
  public internal(set) var warnings: [Diagnostic] = []
}

extension Diagnostic {
  /// Whether it tells of a name that nothing has, which may be declared later.
  public var isMissingName: Bool { severity == .error && code == Code(102) }
}

extension Item {
  /// What the item declares and what tells it from others: an item with an equal key replaces it.
  func key(_ symbols: SymbolTable) -> String? {
    switch self {
    case .currency: "currency"
    case .period: "period"
    case .asOf: "as of"
    case .declaration(let declaration): symbols[declaration.name.symbol]
    case .binding(let binding): symbols[binding.name.symbol]
    case .scenario(let scenario): symbols[scenario.name.symbol]
    case .use, .rows, .acceptance, .expectation, .query: nil
    }
  }

  /// Where the item stands: in `base`, nil for what belongs to the whole script.
  var place: String? {
    switch self {
    case .declaration, .binding, .rows: "base"
    case .use, .currency, .period, .asOf, .scenario, .acceptance, .expectation, .query: nil
    }
  }

  /// What an item without a name is called that changes the script, nil for others.
  func nameless(_ symbols: SymbolTable) -> String? {
    switch self {
    case .use(let path, _): path.text
    case .rows(let rows): "the rows of \(rows.table.text)"
    case .acceptance(let one): "the acceptance of \(one.code) on \(symbols[one.name.symbol])"
    case .currency, .period, .asOf, .declaration, .binding, .scenario, .expectation, .query: nil
    }
  }
}
