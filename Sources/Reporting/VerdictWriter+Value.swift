import Analysis
import Arithmetic
import Diagnostics
import Evaluation

extension VerdictWriter {
  /// What the plans are worth, and what is lost to what.
  func values(_ text: inout String) {
    let values = verdict.values
    var table = TextTable([("", .left), ("", .right)])
    func row(_ words: String, _ value: Rational?) {
      if let value { table.add([words, NumberFormat.rounded(value)]) }
    }
    row("each works alone", values.silo)
    row("predicted, following the measures", values.predicted)
    row("what all could sign today, measures untouched", values.agreement)
    row("best together", values.joint)
    if let joint = values.joint, let predicted = values.predicted {
      let isBlocked = verdict.model.obstacles.contains { !$0.activities.isEmpty }
      row(isBlocked ? "lost to measures and obstacles" : "lost to the measures", joint - predicted)
      if let kept = verdict.valueKept {
        table.add(["kept of the best", NumberFormat.percent(kept)])
      }
    }
    if let predicted = values.predicted, let silo = values.silo {
      let isLost = predicted >= silo
      row(
        isLost
          ? "lost as well if the parties do not trust each other"
          : "spared if the parties do not trust each other", (predicted - silo).magnitude)
    }
    if let harm = verdict.harm, harm.sign < 0 { row("destroyed by harmful work", -harm) }
    if table.isEmpty { return }
    text += style.paint("Value", .strong) + " (\(format.moneyPerPeriod))\n"
    table.write(to: &text)
    let names = verdict.reluctant.map(verdict.name(ofParty:))
    if !names.isEmpty {
      text += wrapped(verdict.reluctance(of: listed(names)) + ".", first: 2, indent: 4) + "\n"
    }
  }

  /// Whether the goals are reached, and whether they could be.
  func goals(_ text: inout String) {
    let lines = verdict.targetOutcomes.map { outcome in
      let goal = verdict.model.goals[outcome.goal]
      let target = goal.targets[outcome.target]
      let indicator = verdict.model.indicators[target.indicator]
      let wanted = NumberFormat.amount(target.level.value, of: indicator)
      let opening =
        "\(visible(goal.id.name)): \(visible(indicator.id.name)) \(wanted) by "
        + target.by.text
      guard case .number(let level) = outcome.predicted,
        let isMet = outcome.isMet(by: outcome.predicted, in: verdict.model)
      else {
        return indicator.baseline == nil
          ? opening + " cannot be judged without the `baseline` of \(visible(indicator.id.name))."
          : opening + " cannot be judged."
      }
      let comes = NumberFormat.rounded(level, apartFrom: target.level.value) + " predicted"
      if isMet { return opening + " is reached (\(comes))." }
      if verdict.model.isOver(target.by) {
        return opening + " was due before the day of the script: no plan changes it."
      }
      guard case .number(let best) = outcome.joint else {
        return opening + " is not reached (\(comes))."
      }
      let could = outcome.isMet(by: outcome.joint, in: verdict.model) == true
      return opening + " is not reached (\(comes)); the best plan "
        + (could ? "would reach it" : "would not either")
        + " (\(NumberFormat.rounded(best, apartFrom: target.level.value)))."
    }
    add("Goals", lines, to: &text)
  }

  /// How the goals stand by what was observed.
  func followUp(_ text: inout String) {
    let writer = FollowUpWriter(verdict, style: style)
    add("Follow-up", verdict.tracks.map(writer.sentence), to: &text)
  }

  /// What makes the answer less sure than it looks.
  func caveats(_ text: inout String) {
    var lines: [String] = []
    if let contest = verdict.contested {
      let names = contest.activities.map { verdict.name(ofActivity: $0) }
      let most = layer == .full ? names.count : Self.contestedOfPage
      lines.append(
        "\(listed(names, most: most)): the parties' first choices form a circle here, so another plan is possible "
          + "too (contested).")
    }
    switch verdict.exactness {
    case .exact, .notNeeded: break
    case .withinTolerance:
      lines.append("The best plan was found within 1e-9, not verified exactly.")
    case .unavailable(let why):
      lines.append("The best plan could not be computed: \(Reporting.words(for: why)).")
    }
    let ties = verdict.tiesDecided.filter(touchesJointWork).map { words(for: $0) }
    add("To be kept in mind", lines + ties, most: lines.count + Self.tiesOfPage, to: &text)
  }

  /// Contested activities that the page names; the full text names all.
  private static let contestedOfPage = 10
  /// Ties that the page shows; the full text shows all.
  private static let tiesOfPage = 3

  /// Whether a tie decided about joint work, so that the page tells it.
  func touchesJointWork(_ tie: Verdict.Tie) -> Bool {
    [tie.taken, tie.other].contains { verdict.model.activities[$0].isJoint }
  }

  /// Between what a party is indifferent, and what decided.
  func words(for tie: Verdict.Tie) -> String {
    let party = verdict.name(ofParty: tie.party)
    let (taken, other) = (verdict.name(ofActivity: tie.taken), verdict.name(ofActivity: tie.other))
    return "\(party) is indifferent between \(taken) and \(other); \(taken) was taken, for the "
      + "joint goal or because it is declared first."
  }

  /// Whether the verdict holds for all values of uncertain figures, and which of them decide.
  func uncertain(_ text: inout String) {
    guard let words = UncertaintyText(verdict) else { return }
    let note = "All that follows is said of the middle of the ranges."
    add("What is uncertain", words.lines + [note], most: 6, to: &text)
  }

  /// What a more precise answer needs, with the lines where it would stand.
  func missing(_ text: inout String) {
    var renderer = DiagnosticRenderer(sources)
    let lines = verdict.missing.map { missing in
      let why = missing.absence.map { ", \($0.words)" } ?? ""
      let place = renderer.position(of: missing.site).map { " (\($0)\(why))" } ?? ""
      return missing.what.words + place
    }
    let heading =
      verdict.precision == .structure
      ? "For an answer in figures, give" : "For a more precise answer, give"
    add(heading, lines, most: 5, to: &text)
  }
}
