import Diagnostics
import Syntax

/// What can be wrong with an entry that amends what was entered before.
enum SessionProblem {
  /// Nothing of the session has the name.
  static func unknown(_ name: String, _ site: SourceSpan, known: [String]) -> Diagnostic {
    let near = nearest(to: name, among: known)
    return Diagnostic(
      .error, Code(102), "nothing is named `\(name)`", at: site,
      help: [
        near.map { "there is something with a similar name: `\($0)`" }
          ?? "declare it first; `:list` shows what there is"
      ], subject: name)
  }

  /// It is declared in a file that the script imports.
  static func imported(_ name: String, _ site: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, Code(102), "`\(name)` is declared in an imported file", at: site,
      help: ["change it there and `:reload`, or change it in a scenario"], subject: name)
  }

  /// It is declared for a row of a table.
  static func ofRows(_ name: String, _ site: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, Code(102), "`\(name)` is declared for rows of a table", at: site,
      help: ["change it in a scenario, or change the table and `:reload`"], subject: name)
  }

  /// It is a family, of which one is to be named.
  static func ofFamily(
    _ name: String, _ site: SourceSpan, member: String, isOfRows: Bool
  ) -> Diagnostic {
    Diagnostic(
      .error, Code(109), "`\(name)` is a family, and one of it is expected here", at: site,
      help: [
        isOfRows
          ? "name one of it in a scenario, as `\(member)`, or change the table and `:reload`"
          : "name one of it, as `\(member)`"
      ], subject: name)
  }

  /// It is a scenario, which has no lines of its own to change.
  static func ofScenario(_ name: String, _ site: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, Code(103), "`\(name)` is a scenario, and something declared is expected here",
      at: site,
      help: ["enter it again whole, as `scenario \(name) { … }`; it takes the old one's place"],
      subject: name)
  }

  /// It is a value bound by `let`, which has no lines to change.
  static func ofBinding(_ name: String, _ site: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, Code(103),
      "`\(name)` is a value bound by `let`, and something declared is expected here", at: site,
      help: ["enter it again, as `let \(name) = …`; it takes the old one's place"], subject: name)
  }

  /// It is to be taken away, and a line that is no use without it names it.
  static func stillUsed(_ missing: Diagnostic) -> Diagnostic {
    let name = missing.subject ?? ""
    return Diagnostic(
      .error, missing.code, "`\(name)` cannot be taken away, for this line needs it",
      at: missing.site,
      help: [
        "take the line away first, in the file and with `:reload`, or `change` it in the same entry"
      ],
      subject: name)
  }

  /// It is changed or replaced twice in one entry.
  static func changedTwice(_ name: String, _ site: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, Code(101), "`\(name)` is changed twice in one entry", at: site,
      help: ["write one `change` with all lines, or two entries"], subject: name)
  }

  /// A `without` in a change finds nothing.
  static func nothingToRemove(_ name: String, _ site: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, Code(115), "`\(name)` has no such line to take away", at: site,
      help: ["`show \(name)` tells what it has"], subject: name)
  }
}
