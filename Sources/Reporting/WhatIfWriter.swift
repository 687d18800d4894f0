import Analysis
import Diagnostics
import Evaluation

/// What would become of a scenario with some lines more, for people.
struct WhatIfWriter {
  private let whatIf: WhatIf
  private let style: TextStyle

  /// Creates a writer.
  init(_ whatIf: WhatIf, style: TextStyle = .plain) {
    self.whatIf = whatIf
    self.style = style
  }

  /// Writes a sentence, who wins and who loses, what changes, and the findings that come and go.
  func write(to output: inout some TextOutputStream) {
    output.write(style.paint(wrapped(sentence, indent: 2), .strong) + "\n")
    if !whatIf.changesAnything { return }
    let changes = WinnersAndLosers(whatIf)
    for line in changes.lines { output.write(wrapped(line, first: 2, indent: 4) + "\n") }
    let names = ["before", "after"]
    for sheet in ComparisonSheets(whatIf.comparison, names: names, choice: .changes).all {
      sheet.write(to: &output)
    }
    let findings =
      goalChanges(from: whatIf.before, to: whatIf.after)
      + FindingChanges(gone: whatIf.gone, come: whatIf.come).lines
    if !findings.isEmpty { output.write("\n") }
    for line in findings { output.write(wrapped(line, first: 2, indent: 4) + "\n") }
  }

  /// What becomes of the verdict.
  private var sentence: String {
    let scenario = whatIf.before.model.scenario
    let place = scenario == "base" ? "" : " in \(visible(scenario))"
    let change = verdictChange(from: whatIf.before, to: whatIf.after)
    return "what if\(place): \(change)" + (whatIf.changesAnything ? "" : ", and nothing changes")
  }
}

/// Returns what becomes of a verdict: `the verdict turns from silo to joint`.
func verdictChange(from old: Verdict, to new: Verdict) -> String {
  let (before, after) = (old.shortWords, new.shortWords)
  return before == after
    ? "the verdict stays \(before)" : "the verdict turns from \(before) to \(after)"
}

extension Verdict {
  /// The verdict in a few words: `silo (perverse)`.
  var shortWords: String {
    var notes: [String] = []
    if perverse { notes.append("perverse") }
    if (harm?.sign ?? 0) < 0 && !perverse { notes.append("with harm") }
    if contested != nil { notes.append("contested") }
    if let note = basis?.note { notes.append(note) }
    return overall.rawValue + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
  }

  /// Whether the predicted plan meets all targets of a goal, by its name; nil for what is not known.
  fileprivate var reached: [(key: String, value: Bool?)] {
    model.goals.indices.filter { !model.goals[$0].targets.isEmpty }.map { goal in
      let met = targetOutcomes.filter { $0.goal == goal }.map {
        $0.isMet(by: $0.predicted, in: model)
      }
      let isReached = met.contains(false) ? false : met.contains(nil) ? nil : true
      return (model.goals[goal].id.name, isReached)
    }
  }
}

/// Returns a line for each goal that is reached in only one of two verdicts.
func goalChanges(from old: Verdict, to new: Verdict) -> [String] {
  let before = Dictionary(old.reached.map { ($0.key, $0.value) }, uniquingKeysWith: { a, _ in a })
  return new.reached.compactMap { name, isReached in
    guard let was = before[name] ?? nil, let isReached, was != isReached else { return nil }
    return "the goal \(visible(name)) is reached \(isReached ? "now" : "no more")"
  }
}

/// Who earns more and who less, in words.
struct WinnersAndLosers {
  /// A line for those who win, one for those who lose; empty where nobody does.
  let lines: [String]

  /// Finds the words for what would change.
  init(_ whatIf: WhatIf) {
    let text = FigureText(whatIf.after)
    let period = NumberFormat(whatIf.after.model).aPeriod
    let inPoints = Set(
      whatIf.after.model.measures.filter { $0.currency == .points }.map(\.party))
    func words(_ isWanted: (WhatIf.PartyChange) -> Bool) -> [String] {
      whatIf.partyChanges.filter(isWanted).map { change in
        let unit: FigureUnit = inPoints.contains(change.party) ? .points : .money
        let name = whatIf.after.name(ofParty: change.party)
        return "\(name) \(signed(change.amount, unit, text)) \(period)"
      }
    }
    lines = [
      ("wins", words { $0.amount.sign > 0 }),
      ("loses", words { $0.amount.sign < 0 }),
    ].compactMap { what, parties in
      if parties.isEmpty { return nil }
      let shown = parties.prefix(ComparisonSheets.shown)
      let rest = parties.count - shown.count
      return "\(what): " + shown.joined(separator: ", ")
        + (rest > 0 ? ", and \(rest) more" : "")
    }
  }
}

/// The findings that come and go, in words.
struct FindingChanges {
  /// A line for each finding.
  let lines: [String]

  /// Finds the words, for at most so many of each as a page shows.
  init(gone: [Diagnostic], come: [Diagnostic]) {
    lines = Self.lines("is found no more", gone) + Self.lines("is found now", come)
  }

  /// The lines for one kind of change.
  private static func lines(_ what: String, _ findings: [Diagnostic]) -> [String] {
    let shown = findings.prefix(ComparisonSheets.shown).map {
      "\(what): \($0.code) \($0.message)"
    }
    let rest = findings.count - shown.count
    return rest > 0 ? shown + ["\(what): … and \(rest) more"] : shown
  }
}
