import Analysis
import Arithmetic
import Diagnostics
import Evaluation
import Syntax

/// What was observed against what is wanted and what should have come, for people.
struct FollowUpWriter {
  private let verdict: Verdict
  private let style: TextStyle

  /// Creates a writer for one verdict.
  init(_ verdict: Verdict, style: TextStyle) {
    self.verdict = verdict
    self.style = style
  }

  /// How a target stands, in one sentence: the line of the page.
  func sentence(_ track: Track) -> String {
    let goal = verdict.model.goals[track.goal]
    let target = goal.targets[track.target]
    let indicator = verdict.model.indicators[target.indicator]
    let name = visible(indicator.id.name)
    let wanted = "\(NumberFormat.rounded(target.level.value)) by \(target.by.text)"
    guard let latest = track.latest, track.standing != .unknown else {
      let why = words(track.gap, indicator)
      return "\(visible(goal.id.name)): \(name) (\(wanted) is wanted): \(why)."
    }
    let was =
      NumberFormat.amount(latest.value, of: indicator, apartFrom: track.expected)
      + " in \(latest.period.text)"
    switch track.standing {
    case .reached:
      if let before = track.reachedBefore {
        let then = "\(NumberFormat.amount(before.value, of: indicator)) in \(before.period.text)"
        return "\(visible(goal.id.name)): \(name) was reached in time, with \(then); since then it "
          + "is \(was)."
      }
      return "\(visible(goal.id.name)): \(name) is reached, with \(was)."
    case .missed:
      return "\(visible(goal.id.name)): \(name) is missed: \(was), and \(wanted) was wanted."
    case .onTrack, .offTrack, .unknown:
      let path = track.expected.map {
        ", where the path to \(wanted) asks for "
          + NumberFormat.rounded($0, apartFrom: latest.value)
      }
      return "\(visible(goal.id.name)): \(name) is \(track.standing.rawValue): \(was)\(path ?? "")."
    }
  }

  /// Why nothing can be said of a target.
  private func words(_ gap: Track.Gap?, _ indicator: Model.Indicator) -> String {
    switch gap {
    case .nothingObserved, nil: "no value was observed"
    case .noStart where indicator.baseline == nil: "the path has no start, for there is no baseline"
    case .noStart: "the path has no start, for the baseline says no year"
    case .nothingSince: "no value was observed since the start"
    case .noTime: "the target is due no later than the path starts"
    case .nothingWhenDue: "it was due, and no value of that time was observed"
    }
  }

  /// Writes all that is known of the targets of a goal.
  func write(goal: Int, to output: inout some TextOutputStream) {
    let tracks = verdict.tracks(of: goal)
    if tracks.isEmpty { return }
    output.write(style.paint("Follow-up", .strong) + "\n")
    for track in tracks {
      for words in [sentence(track)] + details(track) { line(words, to: &output) }
    }
    let indicators = tracks.map { verdict.model.goals[goal].targets[$0.target].indicator }
    for k in Set(indicators).sorted() { write(indicator: k, to: &output) }
  }

  /// What is known of something beside its figures, as rows of a table: how the targets of a goal stand, and
  /// what was observed of an indicator.
  func rows(of entity: Entity) -> [(what: String, value: Value, words: String)] {
    switch entity {
    case .goal(let goal):
      verdict.tracks(of: goal).map { track in
        let target = verdict.model.goals[goal].targets[track.target]
        let name = visible(verdict.model.indicators[target.indicator].id.name)
        let words = ([sentence(track)] + details(track)).joined(separator: " ")
        return ("track of \(name) by \(target.by.text)", .none, words)
      }
    case .indicator(let k):
      verdict.model.observed(of: k).map { observed in
        let cells = row(observed)
        let notes = cells[2].isEmpty ? "" : " (\(cells[2]))"
        let name = visible(verdict.model.indicators[k].id.name)
        return (
          "observed of \(name) in \(cells[0])", observed.value.map(Value.number) ?? .none,
          cells[1] + notes
        )
      }
    case .party, .group, .activity, .measure, .budget, .mandate, .handoff, .obstacle, .forum,
      .trial:
      []
    }
  }

  /// The line that a target's values make, and what the plan should have brought.
  private func details(_ track: Track) -> [String] {
    var lines: [String] = []
    let target = verdict.model.goals[track.goal].targets[track.target]
    let indicator = verdict.model.indicators[target.indicator]
    if let start = track.start, track.startsWithObservation {
      let reason = indicator.baseline == nil ? "there is no baseline" : "the baseline says no year"
      lines.append("The path starts from the first value, of \(start.period.text), for \(reason).")
    }
    if let forecast = track.forecast {
      let value = NumberFormat.amount(forecast.value, of: indicator)
      lines.append(
        "If it went on in a straight line (least squares through \(forecast.count) values), it would be "
          + "\(value) by \(target.by.text): \(forecast.isMet ? "enough" : "not enough").")
    }
    if let effect = track.effect, let latest = track.latest {
      lines.append(words(effect, by: latest.period.text, indicator))
    }
    return lines
  }

  /// What the predicted plan should have brought, and what can be seen of it.
  private func words(
    _ effect: Track.Effect, by period: String, _ indicator: Model.Indicator
  ) -> String {
    let seen = change(effect.seen, indicator)
    if effect.due.isZero {
      return "The predicted plan should have changed nothing by \(period); \(seen) was observed."
    }
    let limits = "Other causes move it too, and nothing here says that the plan was followed."
    let due = change(effect.due, indicator)
    let share = effect.seen / effect.due
    let part = share.sign > 0 ? ", \(NumberFormat.percent(share)) of it" : ""
    return
      "The predicted plan should have brought \(due) by \(period); \(seen) was observed\(part). "
      + limits
  }

  /// A change in words: `88 patients less`.
  private func change(_ amount: Rational, _ indicator: Model.Indicator) -> String {
    if amount.isZero { return "no change" }
    let count =
      indicator.unit.singular == "%"
      ? NumberFormat.rounded(amount.magnitude) + " percentage points"
      : NumberFormat.amount(amount.magnitude, of: indicator)
    return count + (amount.sign < 0 ? " less" : " more")
  }

  /// Writes the values of an indicator, with what is said of each.
  func write(indicator k: Int, to output: inout some TextOutputStream) {
    let indicator = verdict.model.indicators[k]
    if indicator.observations.isEmpty { return }
    let counted = verdict.model.observed(of: k)
    output.write(style.paint("Observed: \(visible(indicator.id.name))", .strong) + "\n")
    var table = TextTable([("", .left), ("", .right), ("", .left)])
    for value in counted { table.add(row(value)) }
    table.write(to: &output)
    let later = indicator.observations.count - counted.count
    if later > 0 {
      line(
        "\(later == 1 ? "1 value is" : "\(later) values are") of a later time than the script is read for.",
        to: &output)
    }
  }

  /// One value, or why there is none.
  private func row(_ value: ObservedValue) -> [String] {
    var notes: [String] = []
    let status = value.status.isEmpty ? nil : "`\(visible(value.status))`"
    if let absence = value.absence {
      notes.append("missing: " + (status.map { "the source says \($0)" } ?? absence.words))
    } else if let status {
      notes.append("the source says \(status)")
    }
    if value.count > 1 { notes.append("unweighted mean of \(value.count)") }
    let number = value.value.map(NumberFormat.rounded) ?? "–"
    return [value.period.text, number, notes.joined(separator: ", ")]
  }

  /// Writes one line of text.
  private func line(_ text: String, to output: inout some TextOutputStream) {
    output.write(wrapped(text, first: 2, indent: 4) + "\n")
  }
}
