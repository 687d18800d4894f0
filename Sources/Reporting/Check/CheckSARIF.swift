import Analysis
import Diagnostics

/// A check as a log of SARIF 2.1.0, the exchange format of analysis tools.
struct CheckSARIF {
  /// The version of the program.
  let version: String

  /// Writes the report as one log with one run.
  func write(_ report: CheckReport, to output: inout some TextOutputStream) {
    let rules = rules(of: report)
    var fingerprints = Fingerprints()
    var results: [JSON] = []
    for file in report.files {
      for found in file.findings {
        let index = rules.firstIndex { $0.code == found.code } ?? 0
        let print = fingerprints.next(found, in: relative(file.path))
        results.append(result(found, index, file.path, print))
      }
      results += file.acceptances.filter { $0.state == .inForce }.map { accepted in
        let index = rules.firstIndex { "\($0.code)" == accepted.code } ?? 0
        return result(accepted, index, file.path)
      }
    }
    var paths: Set<String> = []
    // A script may be given twice, and an artifact only once.
    let artifacts = report.files.map(\.path).filter { paths.insert($0).inserted }
    let run = JSON.object([
      ("tool", .object([("driver", driver(rules))])),
      ("columnKind", .string("unicodeCodePoints")),
      ("invocations", .array([invocation(report)])),
      ("artifacts", .array(artifacts.map { .object([("location", location($0))]) })),
      ("results", .array(results)),
    ])
    JSON.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      ("runs", .array([run])),
    ]).write(to: &output)
  }

  /// A code, and what is known of it.
  private typealias RuleEntry = (code: Code, page: Page?)

  /// The rules of the program and the codes that were found besides, by code.
  private func rules(of report: CheckReport) -> [RuleEntry] {
    let pages = Dictionary(Page.all.map { ($0.code, $0) }) { first, _ in first }
    let found = report.files.flatMap { $0.findings.map(\.code) }
    let accepted = report.files.flatMap { file in
      file.acceptances.compactMap { Page.named($0.code)?.code }
    }
    return Set(found).union(accepted).union(verdictRules.map(\.code)).sorted()
      .map { ($0, pages[$0]) }
  }

  /// The program and its rules.
  private func driver(_ rules: [RuleEntry]) -> JSON {
    let descriptors = rules.map { entry -> JSON in
      var members: [(key: String, value: JSON)] = [("id", .string("\(entry.code)"))]
      if let page = entry.page {
        let help = [page.meaning, page.how, page.accept].compactMap { $0 }
        members.append(("shortDescription", text(page.title)))
        members.append(("fullDescription", text(Self.joined(page.meaning))))
        members.append(("help", text(help.map(Self.joined).joined(separator: "\n\n"))))
      }
      return .object(members)
    }
    return .object([
      ("name", .string("samverka")), ("version", .string(version)),
      ("rules", .array(descriptors)),
    ])
  }

  /// Returns a text on one line: where its lines end is a matter of its source.
  private static func joined(_ text: String) -> String {
    text.split(separator: "\n").joined(separator: " ")
  }

  /// How the run went: what could not be checked.
  private func invocation(_ report: CheckReport) -> JSON {
    let failures = report.files.filter { $0.failure != nil }
    let notifications = failures.map { file in
      JSON.object([
        ("level", .string("error")), ("message", text(file.failure ?? "")),
        ("locations", .array([.object([("physicalLocation", physical(file.path, nil))])])),
      ])
    }
    return .object([
      ("executionSuccessful", .bool(failures.isEmpty)),
      ("toolExecutionNotifications", .array(notifications)),
    ])
  }

  /// A finding.
  private func result(
    _ found: LocatedDiagnostic, _ ruleIndex: Int, _ path: String, _ fingerprint: String
  ) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("ruleId", .string("\(found.code)")), ("ruleIndex", .count(ruleIndex)),
      ("level", .string(found.severity.word)), ("message", text(found.told)),
      ("locations", .array([place(found.primary, path)])),
    ]
    if !found.secondary.isEmpty {
      members.append(
        (
          "relatedLocations",
          .array(found.secondary.enumerated().map { related($0.element, id: $0.offset + 1, path) })
        ))
    }
    members.append(
      ("partialFingerprints", .object([("samverkaFinding/v1", .string(fingerprint))])))
    if let fix = found.fix { members.append(("fixes", .array([self.fix(fix)]))) }
    return .object(members)
  }

  /// What is accepted in a script, by whom and why, at the line that accepts it.
  private func result(_ accepted: AcceptanceLine, _ ruleIndex: Int, _ path: String) -> JSON {
    let level = Page.named(accepted.code)?.severity ?? .warning
    let suppression = JSON.object([
      ("kind", .string("inSource")), ("status", .string("accepted")),
      ("justification", .string("\(accepted.owner): \(accepted.reason)")),
    ])
    return .object([
      ("ruleId", .string(accepted.code)), ("ruleIndex", .count(ruleIndex)),
      ("level", .string(level.word)), ("message", text(accepted.words)),
      (
        "locations",
        .array([
          .object([("physicalLocation", physical(accepted.place?.path ?? path, accepted.place))])
        ])
      ),
      ("suppressions", .array([suppression])),
    ])
  }

  /// A change of text.
  private func fix(_ fix: LocatedFix) -> JSON {
    let replacement = JSON.object([
      ("deletedRegion", region(fix.place)), ("insertedContent", text(fix.replacement)),
    ])
    let change = JSON.object([
      ("artifactLocation", location(fix.place.path)), ("replacements", .array([replacement])),
    ])
    return .object([
      ("description", text("write `\(fix.replacement)`")), ("artifactChanges", .array([change])),
    ])
  }

  /// The primary place, or the script where there is none.
  private func place(_ label: LocatedLabel?, _ path: String) -> JSON {
    guard let label else { return .object([("physicalLocation", physical(path, nil))]) }
    let members = [("physicalLocation", physical(label.place.path, label.place))]
    return .object(members + (label.text.isEmpty ? [] : [("message", text(label.text))]))
  }

  /// Another place, with its number.
  private func related(_ label: LocatedLabel, id: Int, _ path: String) -> JSON {
    .object([
      ("id", .count(id)),
      ("physicalLocation", physical(label.place.path, label.place)),
      ("message", text(label.text)),
    ])
  }

  /// A file and a stretch of it.
  private func physical(_ path: String, _ place: SourcePlace?) -> JSON {
    let artifact: [(key: String, value: JSON)] = [("artifactLocation", location(path))]
    guard let place else { return .object(artifact) }
    return .object(artifact + [("region", region(place))])
  }

  /// A stretch of a file.
  private func region(_ place: SourcePlace) -> JSON {
    .object([
      ("startLine", .count(place.start.line)), ("startColumn", .count(place.start.codePoint)),
      ("endLine", .count(place.end.line)), ("endColumn", .count(place.end.codePoint)),
    ])
  }

  /// A file as SARIF names it.
  private func location(_ path: String) -> JSON { .object([("uri", .string(Self.uri(path)))]) }

  /// A message.
  private func text(_ words: String) -> JSON { .object([("text", .string(words))]) }

  /// Returns `path` as a reference that is relative where the path is (RFC 3986).
  static func uri(_ path: String) -> String {
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      let character = Character(Unicode.Scalar(byte))
      if byte < 0x80, character.isLetter || character.isNumber || "-._~/".contains(character) {
        result.append(character)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
