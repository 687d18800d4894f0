import Diagnostics

/// A check as JSON of the format `samverka.check/1`, and one finding a line.
struct CheckJSON {
  /// The format that the document is of.
  static let format = "samverka.check/1"

  /// Writes the report as one document.
  func write(_ report: CheckReport, to output: inout some TextOutputStream) {
    var members: [(key: String, value: JSON)] = [("format", .string(Self.format))]
    if let shard = report.shard {
      members.append(
        ("shard", .object([("number", .count(shard.number)), ("of", .count(shard.count))])))
    }
    let files = report.files.map { file in
      JSON.object(
        (report.shard == nil ? [] : [("position", .count(file.position))]) + self.file(file))
    }
    JSON.object(members + [("files", .array(files))]).write(to: &output)
  }

  /// Writes every finding as a line, with the script it is in.
  func writeLines(_ report: CheckReport, to output: inout some TextOutputStream) {
    for file in report.files {
      for found in file.findings {
        JSON.object([("file", .string(file.path))] + finding(found)).writeLine(to: &output)
      }
    }
  }

  /// What was found in a script.
  private func file(_ file: FileReport) -> [(key: String, value: JSON)] {
    [
      ("path", .string(file.path)),
      ("failure", .string(orNull: file.failure)),
      ("failOn", .string(file.failOn.word)),
      (
        "counts",
        .object(Severity.allCases.reversed().map { ($0.word, .count(file.counts[$0.rawValue])) })
      ),
      ("findings", .array(file.findings.map { .object(finding($0)) })),
      ("scenarios", .array(file.verdicts.map(scenario))),
      ("expectations", .array(file.expectations.map(expectation))),
      ("accepted", .array(file.acceptances.map(acceptance))),
      ("known", .count(file.knownCount)),
    ] + (file.isMissing ? [("missing", .bool(true))] : [])
      + (file.silenced.isEmpty ? [] : [("silenced", silenced(file.silenced))])
  }

  /// The codes of what does not count, in order, and why.
  private func silenced(_ codes: [String: Silence]) -> JSON {
    .array(
      codes.sorted { $0.key < $1.key }.map { code, silence in
        .object([("code", .string(code)), ("by", .string(silence.rawValue))])
      })
  }

  /// A finding; its first label is the primary one where `placed` is true.
  private func finding(_ found: LocatedDiagnostic) -> [(key: String, value: JSON)] {
    [
      ("code", .string("\(found.code)")),
      ("severity", .string(found.severity.word)),
      ("message", .string(found.message)),
      ("subject", .string(orNull: found.subject)),
      ("scenario", .string(orNull: found.scenario)),
      ("placed", .bool(found.primary != nil)),
      ("labels", .array(found.labels.map(label))),
      ("why", .array(found.why.map(JSON.string))),
      ("help", .array(found.help.map(JSON.string))),
    ] + (found.fix.map { [("fix", fix($0))] } ?? [])
  }

  /// A change of text: where, which bytes of the file, and what is to stand there.
  private func fix(_ fix: LocatedFix) -> JSON {
    .object(
      place(fix.place) + [
        ("offset", .count(fix.bytes.lowerBound)), ("endOffset", .count(fix.bytes.upperBound)),
        ("replacement", .string(fix.replacement)),
      ])
  }

  /// A place with its words and its line; what follows from other members is left out.
  private func label(_ label: LocatedLabel) -> JSON {
    var members = place(label.place) + [("text", .string(label.text))]
    members.append(("source", .string(label.excerpt.text)))
    let marked = label.excerpt.marked
    if marked != label.place.marked(in: label.excerpt.text) {
      members.append(("mark", .array([.count(marked.lowerBound), .count(marked.upperBound)])))
    }
    return .object(members)
  }

  /// The members of a place; columns in code points only where they are others.
  private func place(_ place: SourcePlace) -> [(key: String, value: JSON)] {
    var members: [(key: String, value: JSON)] = [
      ("path", .string(place.path)), ("line", .count(place.start.line)),
      ("column", .count(place.start.column)), ("endLine", .count(place.end.line)),
      ("endColumn", .count(place.end.column)),
    ]
    if place.start.codePoint != place.start.column || place.end.codePoint != place.end.column {
      members.append(("codePoint", .count(place.start.codePoint)))
      members.append(("endCodePoint", .count(place.end.codePoint)))
    }
    return members
  }

  /// The verdict on a scenario.
  private func scenario(_ line: ScenarioLine) -> JSON {
    guard let verdict = line.verdict else {
      return .object([("name", .string(line.scenario)), ("verdict", .null)])
    }
    let uncertain = verdict.uncertainty.map { [("uncertain", JSON.string($0))] } ?? []
    let facts: [(String, JSON)] = [
      ("name", .string(line.scenario)),
      ("verdict", .string(verdict.overall.rawValue)),
      ("basis", .string(orNull: verdict.basis?.rawValue)),
      ("perverse", .bool(verdict.perverse)),
      ("harmful", .bool(verdict.isHarmful)),
      ("contested", .bool(verdict.contested)),
      ("precision", .string(verdict.precision.rawValue)),
      ("valueKept", .number(orNull: verdict.valueKept)),
    ]
    return .object(facts + uncertain)
  }

  /// What is accepted on purpose, and what became of it.
  private func acceptance(_ line: AcceptanceLine) -> JSON {
    .object(
      [
        ("code", .string(line.code)), ("subject", .string(line.subject)),
        ("scenario", .string(orNull: line.scenario)), ("until", .string(orNull: line.until)),
        ("owner", .string(line.owner)), ("reason", .string(line.reason)),
        ("state", .string(line.state.rawValue)), ("count", .count(line.count)),
      ] + (line.place.map(place) ?? []))
  }

  /// What became of an expectation.
  private func expectation(_ line: ExpectationLine) -> JSON {
    .object(
      [("text", .string(line.text)), ("outcome", .string(line.outcome.rawValue))]
        + (line.place.map(place) ?? []))
  }
}

extension SourcePlace {
  /// The columns that are marked in its first line where that is shown whole.
  func marked(in text: String) -> Range<Int> {
    let from = start.column - 1
    let to = end.line == start.line ? end.column - 1 : text.terminalWidth
    return from..<max(from, to)
  }
}
