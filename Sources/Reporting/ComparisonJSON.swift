import Analysis
import Evaluation

/// Verdicts side by side as JSON, `"format": "samverka.compare/1"`; unknown is null, never 0.
///
/// Every list of values has one for each scenario, null also where the scenario does not have it.
public struct ComparisonJSON {
  private let comparison: Comparison

  /// Creates a writer for `comparison`.
  public init(_ comparison: Comparison) { self.comparison = comparison }

  /// Writes all of it, whatever its length.
  public func write(to output: inout some TextOutputStream) { document.write(to: &output) }

  /// All of it as one value.
  var document: JSON {
    .object([
      ("format", .string("samverka.compare/1")),
      ("scenarios", .array(comparison.columns.map(\.summaryJSON))),
      ("rows", .array(comparison.rows.map(\.json))),
      ("measures", .array(comparison.measures.map(\.json))),
      ("activities", .array(comparison.structures.map(\.json))),
    ])
  }
}

extension Verdict {
  /// Whether the predicted plan does more harm than good, null where nothing says what it is worth.
  var perverseJSON: JSON { values.predicted == nil ? .null : .bool(perverse) }

  /// Whether first choices form a circle in the predicted plan, null where there is no plan.
  var contestedJSON: JSON { precision == .structure ? .null : .bool(contested != nil) }

  /// A scenario's name and its verdict in short.
  var summaryJSON: JSON {
    .object([
      ("name", .string(model.scenario)), ("verdict", .string(overall.rawValue)),
      ("perverse", perverseJSON), ("contested", contestedJSON),
      ("basis", .string(orNull: basis?.rawValue)),
      ("precision", .string(precision.rawValue)), ("valueKept", .number(orNull: valueKept)),
    ])
  }
}

extension Comparison.Row {
  /// What the row compares, of what, in which unit, and its values.
  var json: JSON {
    let (figure, name) = label.words
    return .object([
      ("figure", .string(figure)), ("of", .string(orNull: name)), ("unit", .string(unit.word)),
      ("values", .array(values.map(\.json))),
    ])
  }
}

extension FigureUnit {
  /// What a value counts, for a program.
  var word: String {
    switch self {
    case .money: "money"
    case .points: "points"
    case .hours: "hours"
    case .days: "days"
    case .share: "share"
    case .plain, .times: "number"
    case .moneyPerHour: "money per hour"
    case .pointsPerHour: "points per hour"
    case .moneyPer: "money per unit"
    case .pointsPer: "points per unit"
    case .amount: "units"
    }
  }
}

extension Comparison.Label {
  /// The figure as a script writes it, and the name it is of.
  var words: (figure: String, of: String?) {
    switch self {
    case .figure(let kind): (kind.shape.words.map(\.spelling).joined(separator: " "), nil)
    case .plan(let activity): ("plan", activity)
    case .earns(let party): ("earns", party)
    case .level(let indicator): ("level", indicator)
    }
  }
}

extension Value? {
  /// A number, a word for what has no bound, null for all that is not known.
  fileprivate var json: JSON {
    switch self {
    case .number(let number): .number(number)
    case .infinite: .string("infinite")
    case .truth(let isTrue): .bool(isTrue)
    case .interval(let from, let to):
      .object([("from", .number(orNull: from)), ("to", .number(orNull: to))])
    case .none?, .undetermined, nil: .null
    }
  }
}

extension Comparison.MeasureRow {
  /// A measure, a holder, and what it rewards in each scenario.
  var json: JSON {
    .object([
      ("measure", .string(measure)), ("party", .string(party)),
      ("verdicts", .array(directions.map { .string(orNull: $0?.rawValue) })),
    ])
  }
}

extension Comparison.StructureRow {
  /// A joint activity and how it stands in each scenario.
  var json: JSON {
    .object([
      ("activity", .string(activity)),
      ("structure", .array(structures.map { .string(orNull: $0?.rawValue) })),
    ])
  }
}
