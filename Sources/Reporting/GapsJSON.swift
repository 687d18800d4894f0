import Analysis
import Arithmetic
import Evaluation

/// What falls between the organisations, as JSON of the format `samverka.gaps/1`.
public struct GapsJSON {
  private let gaps: Gaps
  private var model: Model { gaps.verdict.model }

  /// Creates a writer for `gaps`.
  public init(_ gaps: Gaps) { self.gaps = gaps }

  /// Writes the gaps as one document.
  public func write(to output: inout some TextOutputStream) { document.write(to: &output) }

  /// The gaps as one value.
  var document: JSON {
    .object([
      ("format", .string("samverka.gaps/1")),
      ("scenario", .string(model.scenario)),
      ("gaps", list),
    ])
  }

  /// The gaps, the most flagged first.
  var list: JSON { .array(gaps.gaps.map(gap)) }

  /// One gap.
  private func gap(_ gap: Gap) -> JSON {
    .object(
      [
        ("about", .string(kind(of: gap))), ("name", .string(gaps.verdict.name(of: gap.entity))),
      ] + facts(of: gap) + [
        ("flags", flags(gap.flags)), ("lacks", .array(gap.lacks.map(lack))),
      ])
  }

  /// What a gap is about.
  private func kind(of gap: Gap) -> String {
    switch gap.subject {
    case .handoff: "handoff"
    case .obstacle: "obstacle"
    case .goal: "goal"
    }
  }

  /// What is told of a handoff or an obstacle beside what it lacks.
  private func facts(of gap: Gap) -> [(String, JSON)] {
    switch gap.subject {
    case .handoff(let index):
      return [
        ("from", party(model.handoffs[index].from)), ("to", party(model.handoffs[index].to)),
      ]
    case .obstacle(let index):
      let obstacle = model.obstacles[index]
      return [
        ("because", .array(obstacle.causes.map { .string(model.obstacles[$0.index].id.name) })),
        (
          "blocks",
          .array(
            obstacle.activities.map { .string(model.activities[$0.index].id.name) }
              + obstacle.handoffs.map { .string(model.handoffs[$0.index].id.name) })
        ),
        ("price", .number(orNull: gap.price)),
      ]
    case .goal: return []
    }
  }

  /// How often something was flagged.
  private func flags(_ flags: FlagCount) -> JSON {
    .object([
      ("count", flags.isPartlyUnknown ? .null : .number(flags.count)),
      ("by", .array(flags.voices.map(JSON.string))),
      ("from", .number(orNull: flags.years.map { Rational($0.lowerBound) })),
      ("to", .number(orNull: flags.years.map { Rational($0.upperBound) })),
    ])
  }

  /// What is lacking, who could act and what would close it.
  private func lack(_ lack: Lack) -> JSON {
    .object([
      ("what", .string(lack.kind.word)),
      ("parties", .array(lack.actors.map(party))),
      (
        "close",
        .array(
          lack.closing.map {
            .object([("in", .string(orNull: $0.home)), ("line", .string($0.line))])
          })
      ),
    ])
  }

  /// The name of a party.
  private func party(_ index: Int) -> JSON { .string(model.parties[index].id.name) }
}
