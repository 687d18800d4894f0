import Analysis
import Arithmetic
import Diagnostics
import Evaluation

/// Repairs for people: the smallest change in a sentence, the lines to paste, what they leave out.
public struct RepairWriter {
  private let repair: Repair
  private let sources: SourceMap
  private let style: TextStyle
  private let text: RepairText

  /// Creates a writer for repairs of a script of `sources`.
  public init(_ repair: Repair, sources: SourceMap, style: TextStyle = .plain) {
    self.repair = repair
    self.sources = sources
    self.style = style
    text = RepairText(repair.verdict)
  }

  /// Writes the sentence, then each repair, then why there is none of a kind, then the limits.
  public func write(to output: inout some TextOutputStream) {
    let lines = wrapped(sentence).split(separator: "\n").map { style.paint(String($0), .strong) }
    output.write(lines.joined(separator: "\n") + "\n")
    if let text = UncertaintyText(repair.verdict) {
      let note = "It is computed in the middle of the ranges of \(text.count)."
      output.write(wrapped(note) + "\n")
    }
    writeBlocked(to: &output)
    guard repair.need == .needed else { return }
    let options = repair.options
    let script = RepairScript(repair, sources: sources)
    for (index, option) in options.enumerated() {
      write(option, isFirst: index == 0, script, to: &output)
    }
    writeObstacles(to: &output)
    if !options.isEmpty { writeLimits(options, to: &output) }
  }

  // MARK: The sentence

  /// What is repaired, as a subject.
  private var subject: String {
    repair.activity.map { repair.verdict.name(ofActivity: $0) } ?? "the best plan"
  }

  /// The smallest change, or why there is none.
  private var sentence: String {
    let scenario = repair.verdict.model.scenario
    let place = scenario == "base" ? "" : "In \(visible(scenario)): "
    switch repair.need {
    case .none where repair.activity == nil:
      return place + "Nothing to repair: nobody earns more by leaving the best plan."
        + (needsAgreement(repair.verdict) ? needed : "")
    case .none:
      return place + "Nothing to repair: everybody who is needed keeps \(subject)."
        + (isShort ? needed : "")
    case .unwanted: return place + "Nothing to repair: \(subject) is no part of the best plan."
    case .unknown: return place + "No repair can be computed" + missing + "."
    case .needed: break
    }
    guard let first = repair.options.first else {
      return place + "No change that was looked for makes \(subject) hold by itself."
    }
    return place + "To make \(subject) hold by itself, \(text.words(for: first))."
  }

  /// What is left to do where the best plan holds, but does not come about; what blocks it is told apart.
  private var needed: String {
    repair.blocked.isEmpty
      ? " But the measures do not lead to it: the parties have to agree on it." : ""
  }

  /// Whether less of the activity asked for happens than is right.
  private var isShort: Bool {
    guard let activity = repair.activity else { return false }
    let plan = repair.verdict.activities[activity].plan
    guard let predicted = plan.predicted, let joint = plan.joint else { return false }
    return predicted < joint
  }

  /// What a repair would need to be computed.
  private var missing: String {
    let missing = repair.verdict.missing.prefix(3).map(\.what.words)
    return missing.isEmpty ? "" : ": missing \(missing.joined(separator: "; "))"
  }

  /// Writes what an obstacle keeps away all the same.
  private func writeBlocked(to output: inout some TextOutputStream) {
    let blocked = repair.blocked
    let lines = blocked.prefix(Self.named).map { activity in
      let obstacles = repair.verdict.obstacles(blocking: activity)
      let names = obstacles.map { visible(repair.verdict.model.obstacles[$0].id.name) }
      return "\(listed(names)) \(names.count == 1 ? "blocks" : "block") "
        + repair.verdict.name(ofActivity: activity)
    }
    if lines.isEmpty { return }
    let rest = blocked.count - lines.count
    let all = listed(lines + (rest > 0 ? ["\(rest) more are blocked"] : []))
    output.write(
      wrapped(
        "But \(all): as long as obstacles stand, no repair brings it about; see `gaps`.", indent: 2)
        + "\n")
  }

  // MARK: Repairs

  /// Writes one repair: what it does, its lines, what comes of it.
  private func write(
    _ option: Repair.Option, isFirst: Bool, _ script: RepairScript,
    to output: inout some TextOutputStream
  ) {
    output.write("\n" + style.paint(self.words(for: option.kind), .strong) + "\n")
    let cost = text.words(for: option.proposal.cost)
    let words = isFirst ? cost : text.words(for: option) + "; " + cost
    let line = words.prefix(1).uppercased() + words.dropFirst() + "."
    output.write(wrapped(line, first: 2, indent: 2) + "\n")
    if let minimum = text.minimum(of: option) {
      output.write(wrapped(capitalized(minimum) + ".", first: 2, indent: 2) + "\n")
    }
    let after = "Then: " + VerdictWriter.sentence(of: option.proposal.after)
    output.write(wrapped(after, first: 2, indent: 2) + "\n")
    if needsAgreement(option.proposal.after) {
      let note =
        "That is without an agreement: once the parties agree on the best plan, no party by itself "
        + "earns more by leaving it."
      output.write(wrapped(note, first: 2, indent: 2) + "\n")
    }
    output.write("\n")
    output.write(visibleLines(script.scenario(for: option)))
  }

  /// Whether the best plan holds after a repair, and what the measures lead to is another.
  private func needsAgreement(_ after: Verdict) -> Bool {
    guard repair.activity == nil else { return false }
    switch after.overall {
    case .silo, .partial: return true
    case .joint, .noCase, .undetermined: return false
    }
  }

  /// The lines of a script, safe for a terminal.
  private func visibleLines(_ lines: String) -> String {
    if lines.utf8.allSatisfy({ $0 == 0x0A || $0 >= 0x20 && $0 < 0x7F }) { return lines }
    return lines.split(separator: "\n", omittingEmptySubsequences: false).map { visible($0) }
      .joined(separator: "\n")
  }

  /// What a repair changes.
  private func words(for kind: Repair.Option.Kind) -> String {
    switch kind {
    case .rates: "By what parties are held to"
    case .payments: "By payments"
    case .shares: "By the shares of a budget"
    case .unspent: "By what a budget returns"
    case .horizon: "By how far a party looks ahead"
    case .ceiling: "By what a measure pays up to"
    }
  }

  /// Writes why there is no repair of a kind.
  private func writeObstacles(to output: inout some TextOutputStream) {
    for (kind, outcome) in [("rates", repair.rates), ("payments", repair.payments)] {
      guard case .impossible(let obstacles) = outcome else { continue }
      let reasons = obstacles.map(text.words).joined(separator: "; ")
      output.write("\n" + wrapped("No repair by \(kind): \(reasons).", indent: 2) + "\n")
    }
  }

  // MARK: Limits

  /// At most so many pieces of work are named.
  private static let named = 4

  /// Whether an option changes what a party in points is held to.
  private func changesPoints(_ option: Repair.Option) -> Bool {
    option.changes.contains {
      guard case .rate(let rate) = $0 else { return false }
      return rate.currency == .points
    }
  }

  /// Writes valued work that nothing rewards, and what no figure says.
  private func writeLimits(
    _ options: [Repair.Option], to output: inout some TextOutputStream
  ) {
    output.write("\n" + style.paint("What this leaves out", .strong) + "\n")
    var lines: [String] = []
    if let unrewarded = options.first?.unrewarded, !unrewarded.isEmpty {
      let named = unrewarded.prefix(Self.named).map {
        "\(repair.verdict.name(ofParty: $0.party)) for \(repair.verdict.name(ofActivity: $0.activity))"
      }
      let rest = unrewarded.count - named.count
      lines.append(
        "valued but unrewarded: no measure pays "
          + (named + (rest > 0 ? ["\(rest) more"] : [])).joined(separator: ", nor "))
    }
    let format = NumberFormat(repair.verdict.model)
    lines.append(
      repair.margin.isZero
        ? "no margin: at these figures some are indifferent, and any error turns them"
        : "margin: what is wanted stays \(format.money(repair.margin)) an hour from a tie"
          + (options.contains(where: changesPoints)
            ? ", and in points a hundredth of what the best hour earns" : ""))
    lines.append("not in the figures: chance, goodwill, professional norms, what nobody counts")
    lines.append("payments between authorities may need a ground in law")
    for line in lines { output.write(wrapped(line, first: 2, indent: 4) + "\n") }
  }
}
