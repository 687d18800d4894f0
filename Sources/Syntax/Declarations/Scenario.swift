import Diagnostics

/// `scenario NAME "title" { … }`.
public struct Scenario: Hashable, Sendable {
  /// Its name.
  public let name: Name
  /// Its title, if it has one.
  public let title: StringLiteral?
  /// The scenario of `extends`, nil for base.
  public let extends: Name?
  /// The day it begins, nil where it says none.
  public let begins: DateLiteral?
  /// What it declares in addition.
  public let declarations: [Declaration]
  /// What it binds in addition: `let` within a scenario.
  public let bindings: [Binding]
  /// What it changes, in order.
  public let changes: [Change]
  /// What it takes away.
  public let removals: [Name]
  /// The findings it accepts, in order.
  public let acceptances: [Acceptance]
  /// The lines of its `##` documentation, joined by newlines.
  public let documentation: String
  /// The place of the header.
  public let header: SourceSpan
  /// The whole place.
  public let span: SourceSpan

  /// Creates a scenario.
  public init(
    name: Name, title: StringLiteral?, extends: Name?, begins: DateLiteral? = nil,
    declarations: [Declaration], bindings: [Binding], changes: [Change], removals: [Name],
    acceptances: [Acceptance], documentation: String, header: SourceSpan, span: SourceSpan
  ) {
    self.name = name
    self.title = title
    self.extends = extends
    self.begins = begins
    self.declarations = declarations
    self.bindings = bindings
    self.changes = changes
    self.removals = removals
    self.acceptances = acceptances
    self.documentation = documentation
    self.header = header
    self.span = span
  }
}

/// `change NAME { attributes }`: replaces what it names, a repeated attribute by its key.
public struct Change: Hashable, Sendable {
  /// What is changed.
  public let name: Name
  /// The lines that replace or, with `without`, remove.
  public let attributes: Attributes
  /// The whole place.
  public let span: SourceSpan

  /// Creates a change.
  public init(name: Name, attributes: Attributes, span: SourceSpan) {
    self.name = name
    self.attributes = attributes
    self.span = span
  }
}

/// `let Name = expression`.
public struct Binding: Hashable, Sendable {
  /// The bound name.
  public let name: Name
  /// Its value.
  public let value: Expression
  /// The whole place.
  public let span: SourceSpan

  /// Creates a binding.
  public init(name: Name, value: Expression, span: SourceSpan) {
    self.name = name
    self.value = value
    self.span = span
  }
}
