import Diagnostics
import Syntax

/// What is asked of every declaration, without its lines and texts, so that nothing is retained.
public struct DeclarationHead: Sendable {
  /// What is declared.
  public let kind: DeclarationKind
  /// Its name.
  public let name: Name
  /// The indicator of `measure NAME of I`; nil for other kinds and where it is missing.
  public let of: Name?
  /// The place of the header, from the kind to before the `{`.
  public let header: SourceSpan
  /// The whole place.
  public let span: SourceSpan

  /// Takes what is asked of a declaration.
  @inline(__always)
  init(_ declaration: Declaration) {
    kind = declaration.kind
    name = declaration.name
    of = declaration.of
    header = declaration.header
    span = declaration.span
  }
}

/// All that a declaration says but its documentation.
public struct Declared: Sendable {
  /// What is declared.
  public let kind: DeclarationKind
  /// The symbol of its name.
  public let symbol: Symbol
  /// The indicator of `measure NAME of I`; nil for other kinds and where it is missing.
  public let of: Name?
  /// The place of the header, from the kind to before the `{`.
  public let header: SourceSpan
  /// Its title, nil where it has none.
  public let title: String?
  /// Its lines, after all changes of the scenario they are asked for.
  public let lines: Attributes

  /// Takes over a declaration with its lines.
  @inline(__always)
  init(_ declaration: Declaration, _ lines: Attributes) {
    kind = declaration.kind
    symbol = declaration.name.symbol
    of = declaration.of
    header = declaration.header
    title = declaration.title?.text
    self.lines = lines
  }
}

extension SyntaxTree {
  /// The head of an entry's declaration, nil where it is a binding or a scenario.
  func head(of entry: NameEntry) -> DeclarationHead? {
    guard entry.kind != .binding, entry.kind != .scenario else { return nil }
    if entry.part >= 0 { return declaration(entry).map(DeclarationHead.init) }
    return head(ofItem: Int(entry.item))
  }

  /// The head of the declaration that an item is, nil where it is something else.
  ///
  /// Looked at where it lies: else all of the declaration is copied.
  func head(ofItem number: Int) -> DeclarationHead? {
    items.withUnsafeBufferPointer { items in
      guard case .declaration(let declaration) = items[number] else { return nil }
      return DeclarationHead(declaration)
    }
  }

  /// The cell that is the title of the declaration that an item is.
  func titleCell(ofItem number: Int) -> Name? {
    items.withUnsafeBufferPointer { items in
      guard case .declaration(let declaration) = items[number] else { return nil }
      return declaration.titleCell
    }
  }

  /// The lines of an entry's declaration, none where it is a binding or a scenario.
  func lines(of entry: NameEntry) -> Attributes {
    guard entry.kind != .binding, entry.kind != .scenario else { return [] }
    switch items[Int(entry.item)] {
    case .declaration(let declaration): return declaration.attributes
    case .scenario, .query: return declaration(entry)?.attributes ?? []
    case .binding, .currency, .period, .use, .asOf, .rows, .acceptance, .expectation: return []
    }
  }
}

extension Declaration {
  /// The cell that is its title.
  var titleCell: Name? { title?.cellName }
}

extension StringLiteral {
  /// The cell that holds the text, at its place; nil for a string.
  var cellName: Name? { cell.map { Name($0, span) } }
}
