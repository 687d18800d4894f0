import Analysis
import Diagnostics
import Evaluation

extension DifferenceReport {
  /// Writes the report for programs, `"format": "samverka.diff/1"`; unknown is null, never 0.
  public func writeJSON(to output: inout some TextOutputStream) {
    JSON.object([
      ("format", .string("samverka.diff/1")), ("old", .string(names.old)),
      ("new", .string(names.new)), ("empty", .bool(isEmpty)),
      ("renames", .array(difference.renames.map(\.json))),
      ("differences", .array(difference.entries.map(\.json))),
      ("scenarios", .array(effects.map(\.json))),
    ]).write(to: &output)
  }
}

extension Difference.Rename {
  /// A name that became another.
  fileprivate var json: JSON {
    .object([("kind", .string(kind)), ("old", .string(old)), ("new", .string(new))])
  }
}

extension Difference.Entry {
  /// What differs, and its lines: one that a version does not have is null there.
  fileprivate var json: JSON {
    .object([
      ("change", .string(change.word)), ("kind", .string(kind)), ("name", .string(name)),
      ("scenario", .string(scenario ?? "base")),
      (
        "lines",
        .array(
          lines.map {
            .object([("old", .string(orNull: $0.old)), ("new", .string(orNull: $0.new))])
          })
      ),
    ])
  }
}

extension Difference.Change {
  /// The change in one word.
  var word: String {
    switch self {
    case .declared: "declared"
    case .dropped: "dropped"
    case .changed: "changed"
    }
  }
}

extension ScenarioEffect {
  /// A scenario, its verdict in both versions, and what changes; values of old and new.
  fileprivate var json: JSON {
    let comparison = change?.comparison
    return .object([
      ("name", .string(name)), ("changed", .bool(isChanged)),
      ("old", old?.summaryJSON ?? .null), ("new", new?.summaryJSON ?? .null),
      ("rows", .array((comparison?.rows ?? []).filter(\.isChanged).map(\.json))),
      ("measures", .array((comparison?.measures ?? []).filter(\.isChanged).map(\.json))),
      ("activities", .array((comparison?.structures ?? []).filter(\.isChanged).map(\.json))),
      ("found", .array((change?.come ?? []).map(Self.json))),
      ("foundNoMore", .array((change?.gone ?? []).map(Self.json))),
    ])
  }

  /// A finding in short.
  private static func json(_ finding: Diagnostic) -> JSON {
    .object([("code", .string("\(finding.code)")), ("message", .string(finding.message))])
  }
}
