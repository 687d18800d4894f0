import Diagnostics
import Syntax

/// A finding that a script accepts on purpose, with its names spelled out.
public struct AcceptedFinding: Hashable, Sendable {
  /// The code, as `SV204`.
  public let code: String
  /// The name of what the finding is about.
  public let subject: String
  /// Whether that is the name of a family, each of which it is accepted of.
  public let isOfFamily: Bool
  /// The scenario that accepts it; nil for the script itself.
  public let scenario: String?
  /// The scenarios it holds in: that scenario and all that extend it; nil for all.
  let covered: Set<String>?
  /// The last day it is accepted; nil where it has no end.
  public let until: DateLiteral?
  /// Who answers for it.
  public let owner: String
  /// Why it is accepted.
  public let reason: String
  /// The whole place.
  public let site: SourceSpan

  /// Whether it holds in the scenario of that name, `base` for the script itself.
  public func holds(in scenario: String) -> Bool { covered?.contains(scenario) ?? true }
}
