import Analysis
import Arithmetic
import Diagnostics
import Evaluation

/// Why something is as it is, for people: a line that says what it is, then what it stands on.
public struct DerivationWriter {
  /// The verdict the derivations are of.
  private let verdict: Verdict
  /// The words of terms.
  private let text: DerivationText
  /// The lines of the script.
  private let lines: ScriptLines
  /// How text is marked.
  private let style: TextStyle

  /// Terms are shown so many levels deep.
  private static let depth = 2

  /// Creates a writer for derivations of `verdict` on a script of `sources`.
  public init(_ verdict: Verdict, sources: SourceMap, style: TextStyle = .plain) {
    self.verdict = verdict
    text = DerivationText(verdict)
    lines = ScriptLines(sources)
    self.style = style
  }

  /// Writes one derivation.
  public func write(_ derivation: Derivation, to output: inout some TextOutputStream) {
    output.write(style.paint(wrapped(headline(of: derivation), indent: 2), .strong) + "\n")
    write(derivation.terms, level: 1, to: &output)
  }

  /// What a derivation is of, and its value.
  private func headline(of derivation: Derivation) -> String {
    let value = text.figures.words(for: derivation.value, derivation.unit)
    switch derivation.subject {
    case .figure(let figure):
      // The script says a range, of which this is the middle.
      let middle = MiddleText(text.figures)
      let note = middle.isGiven(figure) ? middle.words(for: figure) : nil
      return "\(text.figures.name(of: figure))\(place): \(value)" + (note.map { " (\($0))" } ?? "")
    case .verdict(let overall): return "verdict\(place): \(overall.words(on: self.verdict.basis))"
    case .handoff(let handoff):
      let name = visible(verdict.model.handoffs[handoff].id.name)
      let lacking = derivation.terms.count { if case .lacks = $0.label { true } else { false } }
      return "\(name)\(place): "
        + (lacking == 0
          ? "nothing is lacking" : counted(lacking, "thing is", "things are") + " lacking")
    case .obstacle(let obstacle):
      return "\(visible(verdict.model.obstacles[obstacle].id.name))\(place): "
        + price(derivation.value, value)
    case .goal(let goal):
      let name = visible(verdict.model.goals[goal].id.name)
      return "\(name)\(place): \(worth(derivation.value, value))"
    case .measure(let row, let direction):
      let measure = verdict.model.measures[row]
      let holder = visible(verdict.model.parties[measure.party].id.name)
      let rewards = text.words(for: direction, row)
      return
        "\(visible(measure.id.name)) for \(holder)\(place): \(rewards)\(turning(derivation, row))"
    }
  }

  /// What an obstacle costs.
  private func price(_ value: Value, _ words: String) -> String {
    guard case .number(let price) = value else { return "what it costs is undetermined" }
    if price.isZero { return "without it the predicted plan would be worth the same" }
    return price.sign > 0
      ? "it costs \(words) \(NumberFormat(verdict.model).aPeriod)"
      : "without it the predicted plan would be worth less, by \(words)"
  }

  /// What a goal comes to in the predicted plan.
  private func worth(_ value: Value, _ words: String) -> String {
    switch value {
    case .none: "no line says what anything is worth"
    case .undetermined: "what the predicted plan adds to it is undetermined"
    case .number, .infinite, .interval, .truth: "worth \(words) in the predicted plan"
    }
  }

  /// The scenario, where it is not base.
  private var place: String {
    verdict.model.scenario == "base" ? "" : " in \(visible(verdict.model.scenario))"
  }

  /// For which rates a measure's joint work wins; empty where it cannot be said.
  private func turning(_ derivation: Derivation, _ row: Int) -> String {
    if verdict.model.absence(ofMeasure: row) != nil { return "" }
    if case .undetermined = derivation.value { return "" }
    if derivation.value == .none {
      if verdict.measures[row].chargesJointWork { return "; as a charge it does not turn" }
      return verdict.measures[row].bestJoint == nil
        ? "; it pays for no joint work" : "; no rate turns it"
    }
    return "; turning range \(text.figures.words(for: derivation.value, derivation.unit))"
  }

  /// Writes terms that stand beside something else, with their lines.
  func write(_ terms: [Derivation.Term], to output: inout some TextOutputStream) {
    write(terms, level: 1, to: &output)
  }

  /// Writes terms of one level: rows side by side in tables, sentences between them.
  private func write(
    _ terms: [Derivation.Term], level: Int, to output: inout some TextOutputStream
  ) {
    var rows: [Derivation.Term] = []
    for term in terms.prefix(Derivation.told) {
      switch text.form(of: term) {
      case .row: rows.append(term)
      case .sentence(let sentence):
        writeTable(&rows, level, to: &output)
        write(sentence, at: term.sites, level, to: &output)
        if level < Self.depth { write(term.terms, level: level + 1, to: &output) }
      }
    }
    writeTable(&rows, level, to: &output)
    if terms.count > Derivation.told {
      output.write(indent(level) + "… and \(terms.count - Derivation.told) more\n")
    }
  }

  /// Writes a sentence with its lines.
  private func write(
    _ sentence: String, at sites: [SourceSpan], _ level: Int,
    to output: inout some TextOutputStream
  ) {
    let place = lines.words(for: sites)
    let full = place.isEmpty ? sentence : "\(sentence) (\(place))"
    let columns = 2 * level
    output.write(wrapped(full, first: columns, indent: columns + 2) + "\n")
  }

  /// Writes the gathered rows as one table, and forgets them.
  private func writeTable(
    _ rows: inout [Derivation.Term], _ level: Int, to output: inout some TextOutputStream
  ) {
    if rows.isEmpty { return }
    var table = TextTable([("", .left), ("", .left), ("", .right), ("", .left)])
    for term in rows { add(term, level: level, mark: "", to: &table) }
    rows = []
    var body = ""
    table.write(to: &body, width: PageWidth.columns - 2 * (level - 1))
    let margin = String(repeating: " ", count: 2 * (level - 1))
    for line in body.split(separator: "\n") { output.write(margin + line + "\n") }
  }

  /// Adds a term, and below it what it stands on.
  private func add(
    _ term: Derivation.Term, level: Int, mark: String, to table: inout TextTable
  ) {
    let computation = text.computation(of: term)
    switch text.form(of: term) {
    case .row(let label):
      let value = term.value == .none ? "" : text.figures.words(for: term.value, term.unit)
      table.add([mark + label, computation, shortened(value), lines.words(for: term.sites)])
    case .sentence(let sentence):
      table.add([mark + sentence, "", "", lines.words(for: term.sites)])
    }
    // What comes too late is said of its term: in its row, else below it even on the last level.
    let isSaid = term.factors.isEmpty && term.terms.count == 1 && term.terms[0].isUnseen
    let below = level < Self.depth ? term.terms : term.terms.filter(\.isUnseen)
    if isSaid { return }
    for inner in below.prefix(Derivation.told) {
      add(inner, level: level + 1, mark: mark + "· ", to: &table)
    }
  }

  /// A value that is short enough for a column of numbers.
  private func shortened(_ value: String) -> String {
    value.hasPrefix("undetermined") ? "?" : value
  }

  /// The margin of a level.
  private func indent(_ level: Int) -> String { String(repeating: " ", count: 2 * level) }
}

extension Derivation.Term {
  /// Whether it says that an effect comes too late.
  fileprivate var isUnseen: Bool {
    if case .unseen = label { return true }
    return false
  }
}
