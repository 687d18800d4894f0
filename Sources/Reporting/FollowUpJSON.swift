import Analysis
import Arithmetic
import Evaluation
import Syntax

/// Goals of a verdict as JSON, with how each stands; unknown is null, never 0.
struct FollowUpJSON {
  private let verdict: Verdict
  private let model: Model

  /// Creates the values for one verdict.
  init(_ verdict: Verdict) {
    self.verdict = verdict
    model = verdict.model
  }

  /// The name of a party.
  private func party(_ index: Int) -> JSON { .string(model.parties[index].id.name) }

  /// A date as a script writes it.
  private func date(_ date: DateLiteral?) -> JSON { .string(orNull: date?.text) }

  /// The goals with their targets, and how each stands by what was observed.
  var goals: JSON {
    let outcomes = Dictionary(grouping: verdict.targetOutcomes, by: \.goal)
    return .array(
      model.goals.indices.map { goal in
        let tracks = verdict.tracks(of: goal)
        return .object([
          ("name", .string(model.goals[goal].id.name)),
          ("owners", .array(model.goals[goal].owners.map(party))),
          (
            "targets",
            .array(
              (outcomes[goal] ?? []).map { outcome in
                target(outcome, tracks.first { $0.target == outcome.target })
              })
          ),
        ])
      })
  }

  /// One target.
  private func target(_ outcome: TargetOutcome, _ track: Track?) -> JSON {
    let target = model.goals[outcome.goal].targets[outcome.target]
    return .object([
      ("indicator", .string(model.indicators[target.indicator].id.name)),
      ("level", .number(target.level.value)), ("by", date(target.by)),
      ("predicted", level(outcome.predicted)), ("joint", level(outcome.joint)),
      ("track", track.map(json) ?? .null),
    ])
  }

  /// A level, null where it is unknown.
  private func level(_ value: Value) -> JSON {
    if case .number(let number) = value { return .number(number) }
    return .null
  }

  /// How a target stands.
  private func json(_ track: Track) -> JSON {
    .object([
      ("standing", .string(track.standing.rawValue)),
      ("start", point(track.start)), ("latest", point(track.latest)),
      ("reachedBefore", point(track.reachedBefore)),
      ("path", .number(orNull: track.expected)),
      (
        "forecast",
        track.forecast.map {
          .object([
            ("method", .string("straight line, least squares")), ("value", .number($0.value)),
            ("values", .number(Rational($0.count))),
          ])
        } ?? .null
      ),
      (
        "plan",
        track.effect.map {
          .object([("due", .number($0.due)), ("seen", .number($0.seen))])
        } ?? .null
      ),
    ])
  }

  /// A value at a time.
  private func point(_ point: Track.Point?) -> JSON {
    point.map { .object([("period", date($0.period)), ("value", .number($0.value))]) } ?? .null
  }
}
