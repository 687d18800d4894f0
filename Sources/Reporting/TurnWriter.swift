import Analysis
import Arithmetic
import Diagnostics
import Evaluation

/// Turning points for people: between which values a verdict stays, and what it becomes beyond.
struct TurnWriter {
  private let verdict: Verdict
  private let style: TextStyle
  private let text: FigureText
  private let closeText: FigureText
  private let roundedText: FigureText

  /// Creates a writer for figures of the model of a verdict.
  init(_ verdict: Verdict, style: TextStyle) {
    self.verdict = verdict
    self.style = style
    text = FigureText(verdict, .exact)
    closeText = FigureText(verdict, .close)
    roundedText = FigureText(verdict)
  }

  // MARK: One figure

  /// Writes the turning points of a figure, or why there are none to be told.
  func write(
    _ turn: Result<Turn, Turn.Refusal>, of figure: AskedFigure,
    to output: inout some TextOutputStream
  ) {
    switch turn {
    case .failure(let refusal):
      write("\(text.name(of: figure))\(place): \(words(for: refusal))", to: &output)
    case .success(let turn):
      let unit = verdict.unit(of: figure)
      let today = words(for: turn.today, of: turn, unit)
      var (says, below, above) = (
        "\(text.name(of: figure))\(place) is \(today)", turn.below, turn.above
      )
      if text.isLowering(turn.assumption) {
        says = "\(text.words(for: turn.assumption)) by \(today)\(place)"
        (below, above) = (above, below)
      }
      write("\(says): \(outcome(turn.now, of: turn))", to: &output, .strong)
      var lines = [
        words(
          for: below, of: turn, unit, inclusive: "below", exclusive: "at or below", "lower",
          "down to"),
        words(
          for: above, of: turn, unit, inclusive: "above", exclusive: "from", "higher", "up to"),
      ]
      if !turn.exceptions.isEmpty {
        let values = turn.exceptions.prefix(Self.named).map { words(for: $0, of: turn, unit) }
        lines.append("at exactly \(listed(values)) a tie is decided otherwise")
      }
      if turn.isSliding {
        lines.append("how much is done follows the figure; here counts what is done at all")
      }
      for term in verdict.absenceTerms(of: [figure.first, figure.second]) {
        guard case .absent(let name, let absence) = term.label else { continue }
        lines.append("\(visible(name)) \(absence.words)")
      }
      for line in lines { output.write(wrapped(line, first: 2, indent: 4) + "\n") }
    }
  }

  /// A value of the figure as the script says it: who lowers something by 3, and not by -3.
  private func words(for value: Rational, of turn: Turn, _ unit: FigureUnit) -> String {
    let sense: Rational = text.isLowering(turn.assumption) ? -1 : 1
    // Few digits, unless they are those of today's value.
    let words = closeText.words(for: value * sense, unit)
    let isToday = value != turn.today && words == closeText.words(for: turn.today * sense, unit)
    return isToday ? text.words(for: value * sense, unit) : words
  }

  /// What is on one side.
  private func words(
    for end: Turn.End, of turn: Turn, _ unit: FigureUnit, inclusive: String, exclusive: String,
    _ comparative: String, _ upTo: String
  ) -> String {
    // Where amounts follow the figure, something between two values that were tried may turn.
    let asToday = turn.isSliding ? "as today wherever it was tried" : "as today"
    switch end {
    case .turns(let point):
      let value = words(for: point.at, of: turn, unit)
      let certainty = point.certainty == .found ? " (found by trying values)" : ""
      let domain = verdict.model.domain(of: turn.assumption)
      let isLast = point.at == domain.from || point.at == domain.to
      let isAtAll = point.isIncluded || turn.exceptions.contains(point.at)
      let side = isAtAll ? inclusive : isLast ? "at" : exclusive
      return "\(side) \(value): \(outcome(point.becomes, of: turn))\(certainty)"
    case .bound(let value):
      let asToday = value == turn.today ? "as today" : asToday
      return "\(upTo) \(words(for: value, of: turn, unit)): \(asToday)"
    case .open: return "\(comparative): \(asToday), however far"
    case .unlimited(let value):
      return "before \(words(for: value, of: turn, unit)): as today wherever it was tried; "
        + "there nothing limits the work"
    case .unsettled(let value):
      return "\(upTo) \(words(for: value, of: turn, unit)): \(asToday); beyond it was not looked"
    }
  }

  /// The overall verdict, and where it is not of today, what is done otherwise.
  private func outcome(_ outcome: Turn.Outcome, of turn: Turn) -> String {
    let changes = changes(outcome.plan, turn)
    return words(for: outcome) + (changes.isEmpty ? "" : "; " + changes.joined(separator: ", "))
  }

  /// The overall verdict.
  private func words(for outcome: Turn.Outcome) -> String {
    outcome.overall.words(on: outcome.basis) + (outcome.isPerverse ? ", perverse" : "")
  }

  /// At most so many changes of the plan are named.
  private static let named = 3

  /// What the plan has more or less of than today.
  private func changes(_ plan: [Rational], _ turn: Turn) -> [String] {
    let before = turn.now.plan
    let changed = turn.changed(in: plan)
    let words = changed.prefix(Self.named).map { activity in
      let name = verdict.name(ofActivity: activity)
      if turn.isSliding { return plan[activity].isZero ? "no \(name)" : "\(name) is done" }
      return "\(name) \(NumberFormat.rounded(plan[activity])) instead of "
        + NumberFormat.rounded(before[activity])
    }
    let rest = changed.count - words.count
    let more = rest == 1 ? "1 more change" : "\(rest) more changes"
    return words + (rest > 0 ? ["and \(more) of the plan"] : [])
  }

  /// Why there are no turning points.
  private func words(for refusal: Turn.Refusal) -> String {
    switch refusal {
    case .notGiven: "the script does not say it, so nothing can be put in its place"
    case .severalLines: "it is said on several lines"
    case .soleContributor: "nobody else puts money in, so it is all of it whatever is said"
    case .notJudged: notJudged
    }
  }

  /// Why the verdict cannot be judged.
  private var notJudged: String {
    let missing = verdict.missing.prefix(3).map(\.what.words)
    let reason = missing.isEmpty ? "" : ": missing " + missing.joined(separator: "; ")
    return "a turning point needs a verdict in numbers\(reason)"
  }

  // MARK: All figures

  /// Writes which figures turn the verdict.
  func write(_ robustness: Robustness?, to output: inout some TextOutputStream) {
    guard let robustness else { return write("robust\(place): \(notJudged)", to: &output) }
    let range = text.words(for: robustness.range, .share)
    let overall =
      verdict.overall.words(on: verdict.basis) + (verdict.perverse ? ", perverse" : "")
    if robustness.variedCount == 0 {
      return write(
        "\(overall)\(place): the script says no figure that could be varied",
        to: &output, .strong)
    }
    let turning = TurnWriter.turning(
      robustness.rows.count, tried: robustness.variedCount - robustness.untried,
      untried: robustness.untried)
    write(
      "\(overall)\(place): \(turning) the verdict within ± \(range)",
      to: &output, .strong)
    var table = TextTable([
      ("figure", .left), ("today", .right), ("turns at", .right), ("change", .right),
      ("becomes", .left),
    ])
    for row in robustness.rows {
      let unit = verdict.unit(of: row.assumption)
      // Who lowers something by 3 and not by -3.
      let sense: Rational = text.isLowering(row.assumption) ? -1 : 1
      let change = row.change * sense
      // Where it turns at today's value, the change has no direction.
      let beyond = (row.point.outside - row.point.at) * sense
      let isBeyond = row.point.isIncluded || row.isTie
      let side = isBeyond ? (beyond.sign > 0 ? "above " : "below ") : ""
      table.add([
        text.words(for: row.assumption), roundedText.words(for: row.today * sense, unit),
        side + digits(row.point.at * sense, unit) + (row.point.certainty == .found ? " *" : ""),
        (change.sign > 0 ? "+" : "") + NumberFormat.percent(change),
        words(for: row.point.becomes),
      ])
    }
    if !table.isEmpty { table.write(to: &output) }
    for row in robustness.rows where row.isTie {
      let value = row.point.at * (text.isLowering(row.assumption) ? -1 : 1)
      write(
        "\(text.words(for: row.assumption)): at exactly "
          + "\(roundedText.words(for: value, verdict.unit(of: row.assumption))) a tie is decided otherwise",
        to: &output)
    }
    if robustness.rows.contains(where: { $0.point.certainty == .found }) {
      write("* found by trying values; something nearer may have been passed over", to: &output)
    }
    for (words, count, rest) in [
      ("no turn within ± \(range)", robustness.steady, sampled(robustness)),
      ("no turn at the ends of ± \(range); not all between was tried", robustness.tried, ""),
      ("not tried, for there are too many", robustness.untried, ""),
    ] where count > 0 {
      let number = NumberFormat.rounded(Rational(count))
      write("\(words): \(number) \(count == 1 ? "figure" : "figures")\(rest)", to: &output)
    }
  }

  /// How many figures that do not turn the verdict are only known not to by values that were tried.
  private func sampled(_ robustness: Robustness) -> String {
    if robustness.sampled == 0 { return "" }
    if robustness.sampled == robustness.steady { return ", wherever it was tried" }
    let number = NumberFormat.rounded(Rational(robustness.sampled))
    return ", \(number) of them wherever it was tried"
  }

  /// So many figures turn the verdict: of how many, where others were not tried.
  static func turning(_ count: Int, tried: Int, untried: Int) -> String {
    let verb = count == 1 ? "turns" : "turn"
    if untried == 0 { return "\(count) \(count == 1 ? "figure" : "figures") \(verb)" }
    let all = NumberFormat.rounded(Rational(tried))
    return "\(count) of the \(all) \(tried == 1 ? "figure" : "figures") tried \(verb)"
  }

  /// A number whose unit stands beside it.
  private func digits(_ value: Rational, _ unit: FigureUnit) -> String {
    switch unit {
    case .days, .share: roundedText.words(for: value, unit)
    case .money, .points, .hours, .plain, .moneyPerHour, .pointsPerHour, .moneyPer, .pointsPer,
      .amount, .times:
      NumberFormat.rounded(value)
    }
  }

  // MARK: Lines

  /// The scenario, where it is not base.
  private var place: String {
    verdict.model.scenario == "base" ? "" : " in \(visible(verdict.model.scenario))"
  }

  /// Writes one line, or several where it is long.
  private func write(
    _ line: String, to output: inout some TextOutputStream, _ emphasis: TextStyle.Ink? = nil
  ) {
    let lines = wrapped(line, indent: 4).split(separator: "\n").map(String.init)
    for line in lines { output.write((emphasis.map { style.paint(line, $0) } ?? line) + "\n") }
  }
}
