import Analysis
import Diagnostics
import Syntax

/// A finding that is accepted on purpose, and what became of the acceptance.
public struct AcceptanceLine: Hashable, Sendable {
  /// The code, as `SV204`.
  public var code: String
  /// What the finding is about.
  public var subject: String
  /// The scenario that accepts it, nil for the script itself.
  public var scenario: String?
  /// The last day it is accepted, as the script writes it; nil where it has no end.
  public var until: String?
  /// Who answers for it.
  public var owner: String
  /// Why it is accepted.
  public var reason: String
  /// What became of it.
  public var state: AcceptanceRegister.State
  /// How many findings it silences.
  public var count: Int
  /// Where it stands.
  public var place: SourcePlace?

  /// Creates a line from its parts.
  public init(
    code: String, subject: String, scenario: String?, until: String?, owner: String,
    reason: String, state: AcceptanceRegister.State, count: Int, place: SourcePlace?
  ) {
    self.code = code
    self.subject = subject
    self.scenario = scenario
    self.until = until
    self.owner = owner
    self.reason = reason
    self.state = state
    self.count = count
    self.place = place
  }

  /// Creates the line of an acceptance.
  public init(_ entry: AcceptanceRegister.Entry, place: SourcePlace?) {
    let accepted = entry.accepted
    self.init(
      code: accepted.code, subject: accepted.subject, scenario: accepted.scenario,
      until: accepted.until?.text, owner: accepted.owner, reason: accepted.reason,
      state: entry.state, count: entry.count, place: place)
  }

  /// The line as a person reads it: `accepted SV204 on Queue until 2027-01-01, Region: pilot year`.
  var words: String {
    let scenario = scenario.map { " in \(visible($0))" } ?? ""
    let until = until.map { " until \($0)" } ?? ""
    let ended =
      switch state {
      case .inForce: ""
      case .expired: " (ended)"
      case .stale: " (nothing to accept)"
      }
    return "accepted \(code) on \(visible(subject))\(scenario)\(until)\(ended), \(visible(owner)): "
      + visible(reason)
  }
}
