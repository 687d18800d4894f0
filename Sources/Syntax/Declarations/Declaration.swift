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
  /// Its name.
  public let name: Name
  /// The indicator of `measure NAME of I`; nil for other kinds and where it is missing.
  public let of: Name?
  /// What is declared.
  public let kind: DeclarationKind
  /// Where the header ends; it begins where the declaration does.
  @usableFromInline
  let headerEnd: UInt32
  /// The whole place.
  public let span: SourceSpan
  /// The attributes in the order they are written.
  public let attributes: Attributes
  /// Its texts; none where it has neither of them, as most.
  @usableFromInline
  let texts: [Texts]

  /// The texts of a declaration, kept apart so that those without any are small and quickly copied.
  @usableFromInline
  struct Texts: Hashable, Sendable {
    @usableFromInline
    let title: StringLiteral?
    let documentation: String
  }

  /// The place of the header, from the kind to before the `{`.
  @inlinable
  public var header: SourceSpan { SourceSpan(span.start, headerEnd) }

  /// Its title, if it has one.
  @inlinable
  public var title: StringLiteral? { texts.isEmpty ? nil : texts[0].title }

  /// The lines of its `##` documentation, joined by newlines; empty if it has none.
  public var documentation: String { texts.isEmpty ? "" : texts[0].documentation }

  /// Creates a declaration.
  public init(
    kind: DeclarationKind, name: Name, title: StringLiteral?, of: Name?, attributes: Attributes,
    documentation: String, header: SourceSpan, span: SourceSpan
  ) {
    self.kind = kind
    self.name = name
    self.of = of
    self.attributes = attributes
    let isPlain = title == nil && documentation.isEmpty
    texts = isPlain ? [] : [Texts(title: title, documentation: documentation)]
    precondition(header.start == span.start, "a declaration begins with its header")
    headerEnd = header.end
    self.span = span
  }
}
