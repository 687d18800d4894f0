import Analysis
import Diagnostics

/// What would become of a scenario with some lines more, as JSON of the format `samverka.whatif/1`.
///
/// Every list of values has what is and what would be; unknown is null, never 0.
struct WhatIfJSON {
  private let whatIf: WhatIf

  /// Creates the value for what is supposed.
  init(_ whatIf: WhatIf) { self.whatIf = whatIf }

  /// The verdicts before and after, what each party wins or loses, what changes and what is found.
  var document: JSON {
    let comparison = whatIf.comparison
    return .object([
      ("format", .string("samverka.whatif/1")),
      ("scenario", .string(whatIf.before.model.scenario)),
      ("changesAnything", .bool(whatIf.changesAnything)),
      ("before", summary(of: whatIf.before)), ("after", summary(of: whatIf.after)),
      ("parties", .array(whatIf.partyChanges.map(change))),
      ("rows", .array(comparison.rows.filter(\.isChanged).map(\.json))),
      ("measures", .array(comparison.measures.filter(\.isChanged).map(\.json))),
      ("activities", .array(comparison.structures.filter(\.isChanged).map(\.json))),
      ("foundNoMore", .array(whatIf.gone.map(finding))),
      ("foundNow", .array(whatIf.come.map(finding))),
    ])
  }

  /// The verdict in short.
  private func summary(of verdict: Verdict) -> JSON {
    .object([
      ("verdict", .string(verdict.overall.rawValue)), ("perverse", verdict.perverseJSON),
      ("contested", verdict.contestedJSON),
      ("basis", .string(orNull: verdict.basis?.rawValue)),
      ("precision", .string(verdict.precision.rawValue)),
      ("valueKept", .number(orNull: verdict.valueKept)),
    ])
  }

  /// What a party earns more, below 0 where less.
  private func change(_ change: WhatIf.PartyChange) -> JSON {
    .object([
      ("party", .string(whatIf.after.model.parties[change.party].id.name)),
      ("change", .number(change.amount)),
    ])
  }

  /// A finding in short.
  private func finding(_ finding: Diagnostic) -> JSON {
    .object([
      ("code", .string("\(finding.code)")), ("severity", .string(finding.severity.word)),
      ("message", .string(finding.message)), ("subject", .string(orNull: finding.subject)),
    ])
  }
}
