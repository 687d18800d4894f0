import Analysis
import Diagnostics
import Evaluation
import Syntax

/// What begins and ends when, with the verdict on each stretch, for people.
struct TimelineWriter {
  let timeline: Timeline
  /// The verdicts on the first stretches.
  let verdicts: [Verdict]
  let model: Model
  let style: TextStyle

  /// Writes one block for each stretch.
  func write(to output: inout some TextOutputStream) {
    let place = model.scenario == "base" ? "the script" : visible(model.scenario)
    if timeline.stretches.isEmpty {
      output.write(wrapped("Nothing in \(place) begins or ends on a date.") + "\n")
      line(due: timeline.due, to: &output)
      return
    }
    for (index, stretch) in timeline.stretches.enumerated() {
      let verdict = index < verdicts.count ? VerdictLine(verdicts[index]) : nil
      output.write(head(stretch, verdict) + "\n")
      if stretch.isBefore { line("\(place) has not begun", to: &output) }
      if let begun = stretch.begun { line("\(visible(begun)) begins", to: &output) }
      line("begins", stretch.begins, to: &output)
      line("has ended", stretch.ends, to: &output)
      line("in force", stretch.inForce, to: &output)
      line(due: stretch.due, to: &output)
    }
    if timeline.untold > 0 { output.write("  … and \(timeline.untold) more\n") }
  }

  /// The days of a stretch and the verdict on it, wrapped before it is marked.
  private func head(_ stretch: Timeline.Stretch, _ verdict: VerdictLine?) -> String {
    let days = days(stretch)
    let today = isToday(stretch) ? " (the \(dayOfScript))" : ""
    var rest = wrapped("\(days)\(today): \(verdict?.words() ?? "no verdict computed")", indent: 4)[
      ...]
    var text = ""
    let marks = [(days, .strong)] + (verdict.map { [($0.overall.rawValue, $0.ink)] } ?? [])
    for (word, ink) in marks {
      guard let place = rest.firstRange(of: word) else { continue }
      text += rest[..<place.lowerBound] + style.paint(word, ink)
      rest = rest[place.upperBound...]
    }
    return text + rest
  }

  /// The days of a stretch.
  private func days(_ stretch: Timeline.Stretch) -> String {
    switch (stretch.from, stretch.to) {
    case (let from?, let to?): from.text == to.text ? from.text : "\(from.text) to \(to.text)"
    case (let from?, nil): "from \(from.text)"
    case (nil, let to?): "until \(to.text)"
    case (nil, nil): "always"
    }
  }

  /// Whether the day of the script lies in a stretch.
  private func isToday(_ stretch: Timeline.Stretch) -> Bool {
    model.asOf.map(stretch.contains) ?? false
  }

  /// What the day is that the script is read for, which in a scenario that begins later is its first.
  private var dayOfScript: String {
    model.begins != nil && model.begins == model.asOf
      ? "first day of \(visible(model.scenario))" : "day of the script"
  }

  /// Writes a line of things of one kind of change.
  private func line(
    _ word: String, _ spans: [Timeline.Span], to output: inout some TextOutputStream
  ) {
    if spans.isEmpty { return }
    line(word + ": " + listed(spans.map { visible($0.name) }), to: &output)
  }

  /// Writes a line of the targets that are due, each once.
  private func line(
    due: [(goal: String, by: DateLiteral)], to output: inout some TextOutputStream
  ) {
    var met: Set<String> = []
    let words = due.map { "\(visible($0.goal)) (\($0.by.text))" }
      .filter { met.insert($0).inserted }
    if !words.isEmpty { line("due: " + listed(words), to: &output) }
  }

  /// Writes one line of text.
  private func line(_ text: String, to output: inout some TextOutputStream) {
    output.write(wrapped(text, first: 2, indent: 4) + "\n")
  }
}
