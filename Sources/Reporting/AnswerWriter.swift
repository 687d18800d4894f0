import Analysis
import Diagnostics
import Evaluation

/// Answers to the queries of a script, for people.
public struct AnswerWriter {
  /// The text of the script.
  private let sources: SourceMap
  /// How text is marked.
  private let style: TextStyle

  /// Creates a writer for answers about a script of `sources`.
  public init(sources: SourceMap, style: TextStyle = .plain) {
    self.sources = sources
    self.style = style
  }

  /// Writes one answer.
  public func write(_ answer: Answer, to output: inout some TextOutputStream) {
    switch answer {
    case .verdict(let verdict):
      VerdictWriter(verdict, sources: sources, style: style).write(to: &output)
    case .figure(let figure, let value, let verdict):
      let text = FigureText(verdict, .exact)
      let words = text.words(for: value, verdict.unit(of: figure))
      let notes = [text.line(of: figure, value), MiddleText(text).words(for: figure)]
        .compactMap { $0 }
      let note = notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
      write("\(text.name(of: figure))\(place(verdict)): \(words)\(note)", to: &output)
    case .value(let site, let value, let dimension, let view):
      let words = DimensionText(view).words(for: value, dimension)
      write("\(source(site))\(place(view.verdict)): \(words)", to: &output)
    case .bound(let site, let value, let dimension, let origin, let view):
      let words = DimensionText(view).words(for: value, dimension)
      write("\(source(site))\(place(view.verdict)): \(words)", to: &output)
      if case .undetermined = value { return }
      let lines = ScriptLines(sources)
      var table = TextTable([("", .left), ("", .right), ("", .left)])
      table.add(["as the script says", words, lines.words(for: [origin])])
      table.write(to: &output)
    case .facts(let entity, let facts, let notes, let documentation, let verdict):
      write(facts, documentation, about: entity, verdict, to: &output)
      let writer = DerivationWriter(verdict, sources: sources, style: style)
      writer.write(notes, to: &output)
      writeFollowUp(of: entity, verdict, to: &output)
    case .why(let derivations, let verdict): write(derivations, verdict, to: &output)
    case .composed(let site, let value, let dimension, of: let derivations, let view):
      write(.value(site, value, dimension, view), to: &output)
      for (derivation, verdict) in derivations {
        output.write("\n")
        write([derivation], verdict, to: &output)
      }
    case .findings(let code, let findings, let whys, let verdict):
      write(findings, code, whys, verdict, to: &output)
    case .repair(let repair):
      RepairWriter(repair, sources: sources, style: style).write(to: &output)
    case .gaps(let gaps): GapsWriter(gaps, sources: sources, style: style).write(to: &output)
    case .turn(let figure, let turn, let verdict):
      TurnWriter(verdict, style: style).write(turn, of: figure, to: &output)
    case .robustness(let robustness, let verdict):
      TurnWriter(verdict, style: style).write(robustness, to: &output)
    case .timeline(let timeline, let verdicts, let model):
      TimelineWriter(timeline: timeline, verdicts: verdicts, model: model, style: style)
        .write(to: &output)
    case .mandates(let authority, let parties, let model):
      MandateWriter(authority, model, style: style).write(of: parties, to: &output)
    case .mandate(let ruling, let model):
      MandateWriter(ruling.authority, model, style: style).write(ruling, to: &output)
    case .collaboration(let answer):
      CollaborationWriter(answer, style: style).write(to: &output)
    case .comparison(let comparison):
      ComparisonWriter(comparison, style: style).write(to: &output)
    case .whatIf(let whatIf, _): WhatIfWriter(whatIf, style: style).write(to: &output)
    }
  }

  /// Writes one line, or several where it is long.
  private func write(_ line: String, to output: inout some TextOutputStream) {
    output.write(wrapped(line, indent: 2) + "\n")
  }

  /// The scenario, where it is not base.
  private func place(_ verdict: Verdict) -> String {
    verdict.model.scenario == "base" ? "" : " in \(visible(verdict.model.scenario))"
  }

  /// The text of an expression on one line.
  private func source(_ site: SourceSpan) -> String {
    visible(sources.text(of: site).split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// Writes what is known of something that has a name.
  private func write(
    _ facts: [(figure: AskedFigure, value: Value)], _ documentation: String,
    about entity: Entity, _ verdict: Verdict, to output: inout some TextOutputStream
  ) {
    let title = verdict.title(of: entity).map { ": \(visible($0))" } ?? ""
    // Of a family that a scenario takes away whole nobody is left.
    let name = entity == .group([]) ? "nobody" : visible(verdict.name(of: entity))
    output.write(style.paint(wrapped("\(name)\(place(verdict))\(title)"), .strong) + "\n")
    output.write(indented(documentation: documentation))
    let text = FigureText(verdict, .exact)
    let middle = MiddleText(text)
    var table = TextTable([("", .left), ("", .left)])
    for (figure, value) in facts {
      // What is missing is asked by `why`; here it would hide what is known.
      if case .undetermined = value {
        table.add([text.name(of: figure), "undetermined"])
      } else {
        let words = text.words(for: value, verdict.unit(of: figure))
        let note = middle.isGiven(figure) ? middle.words(for: figure).map { ", \($0)" } : nil
        table.add([text.name(of: figure), words + (note ?? "")])
      }
    }
    for (what, words) in DeclaredText(verdict).lines(of: entity) { table.add([what, words]) }
    table.write(to: &output)
    if let figure = facts.first(where: { !middle.isGiven($0.figure) })?.figure,
      let note = middle.words(for: figure)
    {
      output.write(wrapped("what is computed is \(note)", first: 2, indent: 4) + "\n")
    }
  }

  /// Writes what was observed of something, and who may and must carry it.
  private func writeFollowUp(
    of entity: Entity, _ verdict: Verdict, to output: inout some TextOutputStream
  ) {
    let followUp = FollowUpWriter(verdict, style: style)
    switch entity {
    case .goal(let goal): followUp.write(goal: goal, to: &output)
    case .indicator(let k): followUp.write(indicator: k, to: &output)
    case .party, .group, .activity, .measure, .budget, .mandate, .handoff, .obstacle, .forum,
      .trial:
      break
    }
    if verdict.model.mandates.isEmpty { return }
    MandateWriter(Authority(verdict.model), verdict.model, style: style)
      .write(threadOf: entity, to: &output)
  }

  /// Writes derivations, an empty line between two.
  private func write(
    _ derivations: [Derivation], _ verdict: Verdict, to output: inout some TextOutputStream
  ) {
    let writer = DerivationWriter(verdict, sources: sources, style: style)
    for (index, derivation) in derivations.enumerated() {
      if index > 0 { output.write("\n") }
      writer.write(derivation, to: &output)
    }
  }

  /// Writes findings of one code and why they hold.
  private func write(
    _ findings: [Diagnostic], _ code: String, _ whys: [Derivation], _ verdict: Verdict,
    to output: inout some TextOutputStream
  ) {
    if findings.isEmpty {
      let isKnown = Page.named(code) != nil
      let words = isKnown ? "nothing of the kind was found" : "there is no finding with this code"
      write("\(visible(code))\(place(verdict)): \(words)", to: &output)
      return
    }
    var renderer = DiagnosticRenderer(sources, style: style)
    renderer.write(findings, to: &output)
    if !whys.isEmpty { output.write("\n") }
    write(whys, verdict, to: &output)
  }
}

extension Verdict {
  /// The title of what an entity is, nil where none was given.
  func title(of entity: Entity) -> String? {
    switch entity {
    case .party(let index): model.parties[index].id.title
    case .group: nil
    case .indicator(let index): model.indicators[index].id.title
    case .activity(let index): model.activities[index].id.title
    case .measure(let rows): rows.first.flatMap { model.measures[$0].id.title }
    case .goal(let index): model.goals[index].id.title
    case .budget(let index): model.budgets[index].id.title
    case .mandate(let index): model.mandates[index].id.title
    case .handoff(let index): model.handoffs[index].id.title
    case .obstacle(let index): model.obstacles[index].id.title
    case .forum(let index): model.forums[index].id.title
    case .trial(let index): model.trials[index].id.title
    }
  }
}
