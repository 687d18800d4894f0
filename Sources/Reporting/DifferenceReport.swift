import Analysis
import Diagnostics
import Evaluation

/// What two versions of a script differ in, and what that does.
public struct DifferenceReport {
  /// What the versions are called.
  let names: (old: String, new: String)
  let difference: Difference
  let effects: [ScenarioEffect]

  /// So many things of one kind, and so many lines of each, are shown to people.
  static let shown = (entries: 100, lines: 12)

  /// Creates a report.
  public init(
    old: String, new: String, difference: Difference, effects: [ScenarioEffect]
  ) {
    names = (old, new)
    self.difference = difference
    self.effects = effects
  }

  /// Whether nothing differs, but for names that became others throughout.
  public var isEmpty: Bool { difference.isEmpty && !effects.contains(where: \.isChanged) }

  /// What it comes to, in a sentence.
  var sentence: String {
    let pair = "\(visible(names.old)) and \(visible(names.new))"
    if isEmpty {
      let renames = counted(difference.renames.count, "name", "names")
      return difference.renames.isEmpty
        ? "no difference: \(pair) mean the same"
        : "no difference but \(renames): \(pair) mean the same"
    }
    let count = difference.entries.count
    let alone =
      difference.isReordered
      ? "no difference but the order of declarations, which decides ties"
      : "no line differs, but what follows from them does"
    let what = count == 0 ? alone : counted(count, "difference", "differences")
    return "\(visible(names.old)) → \(visible(names.new)): \(what)"
  }

  /// What became of the verdict on a scenario.
  func sentence(of effect: ScenarioEffect) -> String {
    let name = visible(effect.name)
    guard let change = effect.change else {
      if let new = effect.new { return "\(name) is new: the verdict is \(new.shortWords)" }
      return "\(name) is gone; its verdict was \(effect.old?.shortWords ?? "")"
    }
    let words = "\(name): \(verdictChange(from: change.before, to: change.after))"
    return words + (effect.isChanged ? "" : ", and nothing changes")
  }

  /// The lines on what changes in a scenario, beside the tables.
  func lines(of effect: ScenarioEffect) -> (parties: [String], findings: [String]) {
    guard let change = effect.change, effect.isChanged else { return ([], []) }
    return (
      WinnersAndLosers(change).lines,
      goalChanges(from: change.before, to: change.after)
        + FindingChanges(gone: change.gone, come: change.come).lines
    )
  }

  /// The tables on what changes in a scenario.
  func sheets(of effect: ScenarioEffect) -> [Sheet] {
    guard let change = effect.change, effect.isChanged else { return [] }
    return ComparisonSheets(change.comparison, names: ["old", "new"], choice: .changes).all
  }

  /// The differences of one kind of change, in their order.
  func entries(_ isWanted: (Difference.Change) -> Bool) -> [Difference.Entry] {
    difference.entries.filter { isWanted($0.change) }
  }

  /// The headed lists of differences: changed, declared, dropped.
  var sections: [(heading: String, entries: [Difference.Entry])] {
    let changed = entries { if case .changed = $0 { true } else { false } }
    let declared = entries { if case .declared = $0 { true } else { false } }
    let dropped = entries { if case .dropped = $0 { true } else { false } }
    return [("changed", changed), ("declared", declared), ("dropped", dropped)]
      .filter { !$0.1.isEmpty }
  }
}

extension Difference.Entry {
  /// What it is and how it is called: `measure Queue`, `expect silo`, `the script`.
  var words: String {
    if kind == "script" { return "the script" }
    return visible("\(kind) \(name)")
  }

  /// Its lines as pairs; nil where a version does not have one.
  var lines: [Difference.LineChange] {
    switch change {
    case .declared(let lines): lines.map { .init(old: nil, new: $0) }
    case .dropped(let lines): lines.map { .init(old: $0, new: nil) }
    case .changed(let lines): lines
    }
  }
}
