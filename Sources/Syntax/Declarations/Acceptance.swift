import Diagnostics

/// `accept CODE on NAME [until DATE] owner P because "…"`: a finding accepted on purpose.
public struct Acceptance: Hashable, Sendable {
  /// The code of the finding, as `SV204`.
  public let code: String
  /// What the finding is about.
  public let name: Name
  /// The last day it is accepted; nil where it has no end.
  public let until: DateLiteral?
  /// Who answers for it.
  public let owner: Name
  /// Why it is accepted.
  public let reason: StringLiteral
  /// The whole place.
  public let span: SourceSpan

  /// Creates an acceptance.
  public init(
    code: String, name: Name, until: DateLiteral?, owner: Name, reason: StringLiteral,
    span: SourceSpan
  ) {
    self.code = code
    self.name = name
    self.until = until
    self.owner = owner
    self.reason = reason
    self.span = span
  }
}
