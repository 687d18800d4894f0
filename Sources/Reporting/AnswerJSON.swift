import Analysis
import Diagnostics

/// Answers to the queries of a script as JSON; what has no form of its own is its text.
public struct AnswerJSON {
  private let sources: SourceMap

  /// Creates a writer for answers about a script of `sources`.
  public init(sources: SourceMap) { self.sources = sources }

  /// Writes one answer as a document of its own.
  public func write(_ answer: Answer, to output: inout some TextOutputStream) {
    document(answer).write(to: &output)
  }

  /// What answers a query.
  func document(_ answer: Answer) -> JSON {
    switch answer {
    case .verdict(let verdict): return VerdictJSON(sources).document([verdict], repairs: nil)
    case .repair(let repair): return RepairJSON(repair).document(sources)
    case .comparison(let comparison): return ComparisonJSON(comparison).document
    case .whatIf(let whatIf, _): return WhatIfJSON(whatIf).document
    case .turn(let figure, let turn, let verdict):
      return TurnJSON(verdict).document(turn, of: figure)
    case .robustness(let robustness, let verdict): return TurnJSON(verdict).document(robustness)
    case .gaps(let gaps): return GapsJSON(gaps).document
    case .timeline(let timeline, let verdicts, let model):
      return TimelineJSON(timeline).document(verdicts, model)
    case .mandates(let authority, let parties, let model):
      return MandateJSON(authority, model).document(of: parties)
    case .mandate(let ruling, let model):
      return MandateJSON(ruling.authority, model).document(ruling)
    case .collaboration(let answer): return CollaborationAnswerJSON.document(answer)
    case .figure, .value, .bound, .facts, .why, .composed, .findings:
      if let table = AnswerTable(answer, sources: sources) { return table.json }
      var text = ""
      AnswerWriter(sources: sources).write(answer, to: &text)
      return .object([("text", .string(text))])
    }
  }
}

/// The answers to what scripts ask, as one document of the format `samverka.run/1`.
public struct RunJSON {
  private var scripts: [JSON] = []

  /// Creates a document without any script.
  public init() {}

  /// Adds the answers of a script of `sources`, each with the text of what was asked.
  public mutating func add(
    _ answers: [(asked: SourceSpan, answer: Answer)], of script: String, _ sources: SourceMap
  ) {
    let writer = AnswerJSON(sources: sources)
    let values = answers.map { asked, answer -> JSON in
      let words = sources.text(of: asked).split(whereSeparator: \.isWhitespace)
      return .object([
        ("asked", .string(words.joined(separator: " "))), ("answer", writer.document(answer)),
      ])
    }
    add(script, errors: [], answers: values)
  }

  /// Adds a script of `sources` that answers nothing, for its errors.
  public mutating func add(errors: [Diagnostic], of script: String, _ sources: SourceMap) {
    var renderer = DiagnosticRenderer(sources)
    add(script, errors: errors.map { $0.json(&renderer) }, answers: [])
  }

  /// Adds what is told of one script.
  private mutating func add(_ script: String, errors: [JSON], answers: [JSON]) {
    scripts.append(
      .object([
        ("script", .string(script)), ("errors", .array(errors)), ("answers", .array(answers)),
      ]))
  }

  /// Writes the document.
  public func write(to output: inout some TextOutputStream) {
    JSON.object([
      ("format", .string("samverka.run/1")), ("scripts", .array(scripts)),
    ]).write(to: &output)
  }
}
