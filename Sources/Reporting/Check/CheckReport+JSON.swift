import Analysis
import Arithmetic
import Diagnostics

/// Why bytes are no report of a check.
public enum CheckReportProblem: Error, Hashable, Sendable {
  /// They are no JSON, from this line on.
  case notJSON(line: Int)
  /// They are JSON, but do not say that they are of the format.
  case otherFormat
  /// They are of the format, but a member is missing or of another kind.
  case member(String)
}

extension CheckReport {
  /// Reads a report as `check --format json` writes it; members it does not know are passed over.
  public init(json bytes: [UInt8]) throws(CheckReportProblem) {
    let members = try Members(json: bytes, format: CheckJSON.format)
    self.init(files: try members.each("files", FileReport.init(members:)))
    if members.has("shard") {
      let part = try members.object("shard")
      shard = Shard(try part.position("number"), of: try part.position("of"))
      if shard == nil { throw .member("shard") }
    }
  }
}

extension FileReport {
  /// Reads what was found in a script.
  fileprivate init(members: Members) throws(CheckReportProblem) {
    self.init(
      path: try members.text("path"),
      position: members.has("position") ? try members.count("position") : 0,
      failure: members.optionalText("failure"),
      failOn: try members.severity("failOn"))
    let counts = try members.object("counts")
    for severity in Severity.allCases {
      self.counts[severity.rawValue] = try counts.count(severity.word)
    }
    findings = try members.each("findings", LocatedDiagnostic.init(members:))
    verdicts = try members.each("scenarios", ScenarioLine.init(members:))
    expectations = try members.each("expectations", ExpectationLine.init(members:))
    if members.has("accepted") {
      acceptances = try members.each("accepted", AcceptanceLine.init(members:))
    }
    isMissing = members.has("missing") ? try members.truth("missing") : false
    if members.has("known") { knownCount = try members.count("known") }
    if members.has("silenced") {
      let codes = try members.each("silenced") { members throws(CheckReportProblem) in
        guard let silence = Silence(rawValue: try members.text("by")) else { throw .member("by") }
        return (try members.text("code"), silence)
      }
      silenced = Dictionary(codes, uniquingKeysWith: { first, _ in first })
    }
  }
}

extension LocatedDiagnostic {
  /// Reads a finding.
  fileprivate init(members: Members) throws(CheckReportProblem) {
    let labels = try members.each("labels", LocatedLabel.init(members:))
    let isPlaced = try members.truth("placed") && !labels.isEmpty
    let code = try members.text("code")
    guard code.hasPrefix("SV"), let number = UInt16(code.dropFirst(2)), (1...999).contains(number)
    else { throw .member("code") }
    self.init(
      try members.severity("severity"), Code(number), try members.text("message"),
      at: isPlaced ? labels[0] : nil, secondary: Array(labels.dropFirst(isPlaced ? 1 : 0)),
      why: try members.texts("why"), help: try members.texts("help"),
      subject: members.optionalText("subject"), scenario: members.optionalText("scenario"))
    fix = members.has("fix") ? try LocatedFix(members: members.object("fix")) : nil
  }
}

extension LocatedFix {
  /// Reads a change of text.
  fileprivate init(members: Members) throws(CheckReportProblem) {
    let (start, end) = (try members.count("offset"), try members.count("endOffset"))
    if start > end { throw .member("endOffset") }
    self.init(
      try SourcePlace(members: members), start..<end, with: try members.text("replacement"))
  }
}

extension LocatedLabel {
  /// Reads a place with its words and its line.
  fileprivate init(members: Members) throws(CheckReportProblem) {
    let place = try SourcePlace(members: members)
    // What another program wrote is shown as safely as a script.
    let line = visible(try members.text("source"))
    var marked = place.marked(in: line)
    if members.has("mark") {
      let ends = try members.counts("mark")
      guard ends.count == 2, ends[0] <= ends[1] else { throw .member("mark") }
      marked = ends[0]..<ends[1]
    }
    // A mark is drawn as wide as it says.
    guard marked.upperBound <= line.utf8.count * 8 + 8 else { throw .member("mark") }
    self.init(
      place, try members.text("text"), SourceExcerpt(text: line, marked: marked))
  }
}

extension SourcePlace {
  /// Reads a place.
  fileprivate init(members: Members) throws(CheckReportProblem) {
    let (column, endColumn) = (try members.position("column"), try members.position("endColumn"))
    let hasCodePoints = members.has("codePoint")
    self.init(
      path: try members.text("path"),
      start: Point(
        line: try members.position("line"), column: column,
        codePoint: hasCodePoints ? try members.position("codePoint") : column),
      end: Point(
        line: try members.position("endLine"), column: endColumn,
        codePoint: hasCodePoints ? try members.position("endCodePoint") : endColumn))
  }
}

extension ScenarioLine {
  /// Reads the verdict on a scenario.
  fileprivate init(members: Members) throws(CheckReportProblem) {
    let name = try members.text("name")
    guard let word = members.optionalText("verdict") else {
      self.init(scenario: name, verdict: nil)
      return
    }
    guard let overall = Verdict.Overall(rawValue: word) else { throw .member("verdict") }
    guard let precision = Verdict.Precision(rawValue: try members.text("precision")) else {
      throw .member("precision")
    }
    var line = VerdictLine(
      overall, perverse: try members.truth("perverse"), isHarmful: try members.truth("harmful"),
      contested: try members.truth("contested"), precision: precision,
      valueKept: members.optionalNumber("valueKept"))
    line.basis = members.optionalText("basis").flatMap(Verdict.Basis.init(rawValue:))
    line.uncertainty = members.optionalText("uncertain")
    self.init(scenario: name, verdict: line)
  }
}

extension AcceptanceLine {
  /// Reads what is accepted.
  fileprivate init(members: Members) throws(CheckReportProblem) {
    guard let state = AcceptanceRegister.State(rawValue: try members.text("state")) else {
      throw .member("state")
    }
    self.init(
      code: try members.text("code"), subject: try members.text("subject"),
      scenario: members.optionalText("scenario"), until: members.optionalText("until"),
      owner: try members.text("owner"), reason: try members.text("reason"), state: state,
      count: try members.count("count"),
      place: members.has("line") ? try SourcePlace(members: members) : nil)
  }
}

extension ExpectationLine {
  /// Reads what became of an expectation.
  fileprivate init(members: Members) throws(CheckReportProblem) {
    guard let outcome = Outcome(rawValue: try members.text("outcome")) else {
      throw .member("outcome")
    }
    self.init(
      text: try members.text("text"), outcome: outcome,
      place: members.has("line") ? try SourcePlace(members: members) : nil)
  }
}
