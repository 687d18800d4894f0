import Analysis
import Evaluation
import Syntax

/// The stretches of time in which nothing begins or ends, as JSON; alone as `samverka.timeline/1`.
struct TimelineJSON {
  private let timeline: Timeline

  /// Creates the values for a timeline.
  init(_ timeline: Timeline) { self.timeline = timeline }

  /// The stretches alone.
  var stretches: JSON { .array(timeline.stretches.map { .object(facts(of: $0)) }) }

  /// The stretches of the scenario of `model` with the verdict on each, as a document.
  ///
  /// - Parameter verdicts: The verdicts on the first stretches; it is null on the others.
  func document(_ verdicts: [Verdict], _ model: Model) -> JSON {
    let stretches = timeline.stretches.enumerated().map { index, stretch -> JSON in
      let verdict = index < verdicts.count ? verdicts[index] : nil
      return .object(
        facts(of: stretch) + [
          ("verdict", .string(orNull: verdict?.overall.rawValue)),
          ("valueKept", .number(orNull: verdict?.valueKept)),
        ])
    }
    return .object([
      ("format", .string("samverka.timeline/1")), ("scenario", .string(model.scenario)),
      ("asOf", .string(orNull: model.asOf?.text)), ("stretches", .array(stretches)),
      ("untold", .count(timeline.untold)),
    ])
  }

  /// What begins, ends and holds in a stretch.
  private func facts(of stretch: Timeline.Stretch) -> [(key: String, value: JSON)] {
    [
      ("from", .string(orNull: stretch.from?.text)), ("to", .string(orNull: stretch.to?.text)),
      ("begins", names(stretch.begins)), ("ended", names(stretch.ends)),
      ("inForce", names(stretch.inForce)),
    ]
  }

  /// The names of what has dates.
  private func names(_ spans: [Timeline.Span]) -> JSON { .array(spans.map { .string($0.name) }) }
}
