/// Shows diagnostics to a person: the headline, the user's own lines with labels, why, what to do.
public struct DiagnosticRenderer {
  /// What finds the places.
  private var locator: DiagnosticLocator
  /// How text is marked.
  private let style: TextStyle

  /// Creates a renderer for diagnostics about `sources`.
  public init(_ sources: SourceMap, style: TextStyle = .plain) {
    locator = DiagnosticLocator(sources)
    self.style = style
  }

  /// Writes `diagnostics` in the order given, an empty line between two.
  ///
  /// Of very many only the gravest are written, and how many more there are.
  public mutating func write(
    _ diagnostics: some Collection<Diagnostic>, to output: inout some TextOutputStream
  ) {
    let shown = gravest(diagnostics).map { locator.locate($0) }
    LocatedRenderer(style: style).write(shown, of: diagnostics.count, to: &output)
  }

  /// Writes one diagnostic.
  public mutating func write(_ found: Diagnostic, to output: inout some TextOutputStream) {
    LocatedRenderer(style: style).write(locator.locate(found), to: &output)
  }

  /// Returns `path:line:column` of the start of `site`, nil for what stands nowhere.
  public mutating func position(of site: SourceSpan) -> String? {
    locator.place(of: site)?.position
  }
}

/// Returns those of very many diagnostics that a person is shown: the gravest, in their order.
@inlinable
public func gravest<D: Weighed>(_ diagnostics: some Collection<D>) -> [D] {
  var room = Array(repeating: 0, count: Severity.allCases.count)
  for diagnostic in diagnostics { room[diagnostic.severity.rawValue] += 1 }
  var rest = 1_000
  for severity in room.indices.reversed() {
    room[severity] = min(room[severity], rest)
    rest -= room[severity]
  }
  return diagnostics.filter { diagnostic in
    if room[diagnostic.severity.rawValue] == 0 { return false }
    room[diagnostic.severity.rawValue] -= 1
    return true
  }
}

/// Something with a weight.
public protocol Weighed {
  /// How much it weighs.
  var severity: Severity { get }
}

extension Diagnostic: Weighed {}
extension LocatedDiagnostic: Weighed {}

extension Severity {
  /// Its word, as options and output spell it.
  public var word: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// The severity of a word, nil for any other.
  public init?(word: String) {
    guard let severity = Severity.allCases.first(where: { $0.word == word }) else { return nil }
    self = severity
  }
}
