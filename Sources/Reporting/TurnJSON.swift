import Analysis
import Arithmetic
import Evaluation

/// Turning points as JSON of the formats `samverka.turn/1` and `samverka.robust/1`; unknown is null,
/// never 0, and so is an end that is open.
struct TurnJSON {
  private let verdict: Verdict
  private let assumptions: FigureText

  /// Creates the values for figures of the model of a verdict.
  init(_ verdict: Verdict) {
    self.verdict = verdict
    assumptions = FigureText(verdict, .exact)
  }

  // MARK: One figure

  /// The turning points of a figure, or the reason why there are none to be told.
  func document(_ turn: Result<Turn, Turn.Refusal>, of figure: AskedFigure) -> JSON {
    let name = FigureText(verdict, .exact).name(of: figure)
    let head: [(key: String, value: JSON)] = [
      ("format", .string("samverka.turn/1")), ("scenario", .string(verdict.model.scenario)),
      ("figure", .string(name)), ("unit", .string(verdict.unit(of: figure).word)),
    ]
    switch turn {
    case .failure(let refusal):
      return .object(
        head + [
          ("reason", .string(word(for: refusal))), ("today", .null), ("verdict", .null),
          ("perverse", .null), ("basis", .null), ("below", .null), ("above", .null),
          ("exceptions", .array([])), ("amountsFollow", .null),
        ])
    case .success(let turn):
      return .object(
        head + [
          ("reason", .null), ("today", .number(turn.today)),
          ("verdict", .string(turn.now.overall.rawValue)),
          ("perverse", perverse(turn.now.isPerverse)),
          ("basis", .string(orNull: turn.now.basis?.rawValue)),
          ("below", end(turn.below, of: turn)), ("above", end(turn.above, of: turn)),
          ("exceptions", .array(turn.exceptions.map(JSON.number))),
          ("amountsFollow", .bool(turn.isSliding)),
        ])
    }
  }

  /// Why nothing is told, in a word.
  private func word(for refusal: Turn.Refusal) -> String {
    switch refusal {
    case .notGiven: "not given"
    case .severalLines: "several lines"
    case .soleContributor: "sole contributor"
    case .notJudged: "not judged"
    }
  }

  /// How the interval ends on one side.
  private func end(_ end: Turn.End, of turn: Turn) -> JSON {
    switch end {
    case .turns(let point):
      .object([
        ("ends", .string("turns")), ("at", .number(point.at)),
        ("included", .bool(point.isIncluded)), ("inside", .number(point.inside)),
        ("outside", .number(point.outside)), ("exact", .bool(point.certainty == .exact)),
        ("becomes", outcome(point.becomes, of: turn)),
      ])
    case .bound(let value): reached("bound", value)
    case .unlimited(let value): reached("unlimited", value)
    case .unsettled(let value): reached("unsettled", value)
    case .open: reached("open", nil)
    }
  }

  /// An end up to which nothing turns.
  private func reached(_ ends: String, _ at: Rational?) -> JSON {
    .object([("ends", .string(ends)), ("at", .number(orNull: at))])
  }

  /// What becomes of the verdict, and of the plan what is otherwise than today.
  private func outcome(_ outcome: Turn.Outcome, of turn: Turn) -> JSON {
    let changed = turn.changed(in: outcome.plan).map { activity in
      JSON.object([
        ("activity", .string(verdict.model.activities[activity].id.name)),
        ("today", .number(turn.now.plan[activity])), ("then", .number(outcome.plan[activity])),
      ])
    }
    return .object([
      ("verdict", .string(outcome.overall.rawValue)), ("perverse", perverse(outcome.isPerverse)),
      ("basis", .string(orNull: outcome.basis?.rawValue)),
      ("plan", .array(changed)),
    ])
  }

  /// Whether a plan does more harm than good, null where nothing says what things are worth.
  private func perverse(_ isPerverse: Bool) -> JSON {
    verdict.values.predicted == nil ? .null : .bool(isPerverse)
  }

  // MARK: All figures

  /// Which figures turn the verdict, the smallest change first.
  func document(_ robustness: Robustness?) -> JSON {
    .object([
      ("format", .string("samverka.robust/1")), ("scenario", .string(verdict.model.scenario)),
      ("judged", .bool(robustness != nil)),
      ("verdict", .string(verdict.overall.rawValue)),
      ("perverse", perverse(verdict.perverse)),
      ("basis", .string(orNull: verdict.basis?.rawValue)),
      ("range", .number(orNull: robustness?.range)),
      ("figures", .array(robustness?.rows.map(row) ?? [])),
      ("steady", count(robustness?.steady)), ("sampled", count(robustness?.sampled)),
      ("tried", count(robustness?.tried)), ("untried", count(robustness?.untried)),
    ])
  }

  /// A number of figures, null where nothing was judged.
  private func count(_ count: Int?) -> JSON { .number(orNull: count.map { Rational($0) }) }

  /// A figure that turns the verdict.
  private func row(_ row: Robustness.Row) -> JSON {
    .object([
      ("figure", .string(assumptions.name(of: row.assumption))),
      ("unit", .string(verdict.unit(of: row.assumption).word)),
      ("today", .number(row.today)), ("turnsAt", .number(row.point.at)),
      ("included", .bool(row.point.isIncluded)), ("change", .number(row.change)),
      ("side", .string(row.point.outside > row.today ? "above" : "below")),
      ("exact", .bool(row.point.certainty == .exact)),
      ("becomes", .string(row.point.becomes.overall.rawValue)),
      ("perverse", perverse(row.point.becomes.isPerverse)),
      ("basis", .string(orNull: row.point.becomes.basis?.rawValue)),
    ])
  }
}

extension Turn {
  /// The activities of which a plan has more or less than today's, or where amounts follow the figure,
  /// something or nothing otherwise than today's.
  func changed(in plan: [Rational]) -> [Int] {
    plan.indices.filter {
      isSliding ? plan[$0].isZero != now.plan[$0].isZero : plan[$0] != now.plan[$0]
    }
  }
}
