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
      row("lost to the measures", joint - predicted)
      if let kept = verdict.valueKept {
        table.add(["kept of the best", NumberFormat.percent(kept)])
      }
    }
    if let predicted = values.predicted, let silo = values.silo {
      row("lost as well if the parties do not trust each other", predicted - silo)
    }
    if let harm = verdict.harm, harm.sign < 0 { row("destroyed by harmful work", -harm) }
    if table.isEmpty { return }
    text += style.paint("Value", .strong) + " (\(format.moneyPerPeriod))\n"
    table.write(to: &text)
  }

  /// Whether the goals are reached.
  func goals(_ text: inout String) {
    _ = text
  }

  /// What makes the answer less sure than it looks.
  func caveats(_ text: inout String) {
    var lines: [String] = []
    if let contest = verdict.contested {
      let names = contest.activities.map { verdict.name(ofActivity: $0) }
      lines.append(
        "\(listed(names)): the parties' first choices form a circle here, so another plan is possible "
          + "too (contested).")
    }
    switch verdict.exactness {
    case .exact, .notNeeded: break
    case .withinTolerance:
      lines.append("The best plan was found within 1e-9, not verified exactly.")
    case .unavailable(let why):
      lines.append("The best plan could not be computed: \(visible(why)).")
    }
    add("To be kept in mind", lines, to: &text)
  }

  /// What a more precise answer needs, with the lines where it would stand.
  func missing(_ text: inout String) {
    var renderer = DiagnosticRenderer(sources)
    let lines = verdict.missing.map { missing in
      let place = renderer.position(of: missing.site).map { " (\($0))" } ?? ""
      return missing.what.words + place
    }
    let heading =
      verdict.precision == .structure
      ? "For an answer in figures, give" : "For a more precise answer, give"
    add(heading, lines, to: &text)
  }
}
