import Diagnostics

/// The kinds of things that have a name and a block of attributes.
public enum DeclarationKind: String, Hashable, Sendable, CaseIterable {
  case party, group, indicator, activity, measure, goal, budget, mandate
  case handoff, obstacle, forum, trial

  /// The number of the kind in `allCases`.
  @inlinable
  public var number: Int {
    // A case without payload is stored as its number.
    Int(unsafeBitCast(self, to: UInt8.self))
  }
}

/// `kind Name "title" { attributes }`.
public struct Declaration: Hashable, Sendable {
  /// What is declared.
  public let kind: DeclarationKind
  /// Its name.
  public let name: Name
  /// The indicator of `measure NAME of I`; nil for other kinds and where it is missing.
  public let of: Name?
  /// The attributes in the order they are written.
  public let attributes: [Attribute]
  /// Its texts; none where it has neither of them, as most.
  @usableFromInline
  let texts: [Texts]
  /// The place of the header, from the kind to before the `{`.
  public let header: SourceSpan
  /// The whole place.
  public let span: SourceSpan

  /// The texts of a declaration, kept apart so that those without any are small and quickly copied.
  @usableFromInline
  struct Texts: Hashable, Sendable {
    @usableFromInline
    let title: StringLiteral?
    let documentation: String
  }

  /// Its title, if it has one.
  @inlinable
  public var title: StringLiteral? { texts.isEmpty ? nil : texts[0].title }

  /// The lines of its `##` documentation, joined by newlines; empty if it has none.
  public var documentation: String { texts.isEmpty ? "" : texts[0].documentation }

  /// Creates a declaration.
  public init(
    kind: DeclarationKind, name: Name, title: StringLiteral?, of: Name?, attributes: [Attribute],
    documentation: String, header: SourceSpan, span: SourceSpan
  ) {
    self.kind = kind
    self.name = name
    self.of = of
    self.attributes = attributes
    let isPlain = title == nil && documentation.isEmpty
    texts = isPlain ? [] : [Texts(title: title, documentation: documentation)]
    self.header = header
    self.span = span
  }
}
