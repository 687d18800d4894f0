import Analysis
import Arithmetic
import Evaluation

/// What is uncertain in a verdict as JSON, and what comes of it; unknown is null.
struct UncertaintyJSON {
  private let uncertainty: Uncertainty
  private let scrutiny: Scrutiny?
  private let text: UncertaintyText?

  /// Creates the value for a verdict; nil where no figure is uncertain.
  init?(_ verdict: Verdict) {
    guard let uncertainty = verdict.model.uncertainty else { return nil }
    (self.uncertainty, scrutiny) = (uncertainty, verdict.scrutiny)
    text = UncertaintyText(verdict)
  }

  /// The figures, the verdict in their middle, whether it is proven for all values, and what turns it.
  var value: JSON {
    .object([
      ("figures", .array(uncertainty.figures.indices.map(figure))),
      ("atMiddle", .string(orNull: scrutiny?.atMiddle.rawValue)),
      ("holds", holds), ("turns", .array(turns)), ("together", together),
      ("judged", scrutiny.map { .number(Rational($0.judgedCount)) } ?? .null),
    ])
  }

  /// True where it is proven, false where values are known that turn it, else null.
  private var holds: JSON {
    switch scrutiny?.outcome {
    case .holds: .bool(true)
    case .turns, .turnsTogether: .bool(false)
    case .notShown, nil: .null
    }
  }

  private func figure(_ index: Int) -> JSON {
    let figure = uncertainty.figures[index]
    return .object([
      ("figure", name(index)), ("from", .number(figure.low)), ("to", .number(figure.high)),
      ("middle", .number(figure.middle)),
    ])
  }

  private func name(_ index: Int) -> JSON { .string(orNull: text?.name(of: index)) }

  /// The figures that turn it alone.
  private var turns: [JSON] {
    guard case .turns(let turnings) = scrutiny?.outcome else { return [] }
    return turnings.map { turning in
      .object([
        ("figure", name(turning.figure)), ("at", .number(turning.at)),
        ("side", .string(turning.isAbove ? "above" : "below")),
        ("included", .bool(turning.isIncluded)),
        ("becomes", .string(turning.becomes.rawValue)),
        ("certainty", .string(turning.certainty == .exact ? "exact" : "found")),
      ])
    }
  }

  /// The figures that turn it together.
  private var together: JSON {
    guard case .turnsTogether(let values, let becomes) = scrutiny?.outcome else { return .null }
    return .object([
      (
        "values",
        .array(
          values.map { .object([("figure", name($0.figure)), ("value", .number($0.value))]) })
      ), ("becomes", .string(becomes.rawValue)),
    ])
  }
}
