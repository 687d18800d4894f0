import Arithmetic
import Checking
import Diagnostics
import Evaluation

/// What is uncertain in a scenario and what comes of it, in words; safe for a terminal.
public struct UncertaintyText {
  private let verdict: Verdict
  private let scrutiny: Scrutiny
  private let text: FigureText

  /// Creates the words for a verdict; nil where nothing was judged over uncertain figures.
  public init?(_ verdict: Verdict) {
    guard let scrutiny = verdict.scrutiny else { return nil }
    (self.verdict, self.scrutiny) = (verdict, scrutiny)
    text = FigureText(verdict)
  }

  /// Creates the words for figures on which something else than the verdict depends.
  init(_ verdict: Verdict, _ figures: [UncertainFigure]) {
    self.verdict = verdict
    scrutiny = Scrutiny(
      figures: figures, assumptions: verdict.model.assumptions(of: figures),
      atMiddle: verdict.scrutiny?.atMiddle ?? verdict.overall, outcome: .notShown, judgedCount: 0,
      otherCount: 0)
    text = FigureText(verdict)
  }

  // MARK: Figures

  /// The name of an uncertain figure: `effect of EarlyPlan on BedDays`, or that of a value.
  public func name(of figure: Int) -> String {
    let uncertain = scrutiny.figures[figure]
    if let assumption = scrutiny.assumptions[figure] { return text.name(of: assumption) }
    switch uncertain.origin {
    case .binding(let name): return visible(name)
    case .line(let word, let owner):
      return "\(uncertain.isWhole ? "" : "part of ")`\(word)` of \(visible(owner))"
    }
  }

  /// A value of an uncertain figure with its unit.
  public func words(for value: Rational, of figure: Int) -> String {
    text.words(for: value, unit(of: figure))
  }

  /// The range of an uncertain figure: `from 2 days to 4 days`.
  public func range(of figure: Int) -> String {
    let uncertain = scrutiny.figures[figure]
    return "from \(words(for: uncertain.low, of: figure)) to "
      + words(for: uncertain.high, of: figure)
  }

  /// What an uncertain figure counts.
  private func unit(of figure: Int) -> FigureUnit {
    if let assumption = scrutiny.assumptions[figure] { return verdict.unit(of: assumption) }
    guard let dimension = scrutiny.figures[figure].dimension else { return .plain }
    if dimension.form == .share { return .share }
    if dimension.matches(.money) { return .money }
    if dimension.matches(.points) { return .points }
    if dimension.matches(.effort) { return .hours }
    return dimension.matches(.span) ? .days : .plain
  }

  /// `an uncertain figure`, `3 uncertain figures`.
  public var count: String {
    scrutiny.figures.count == 1
      ? "an uncertain figure" : "\(scrutiny.figures.count) uncertain figures"
  }

  // MARK: What comes of it

  /// Whether it held wherever it was tried, which is no proof.
  var isOnlyTried: Bool { if case .notShown = scrutiny.outcome { true } else { false } }

  /// `for all values of 3 uncertain figures`, or what it is in the middle and what decides.
  public var brief: String {
    if scrutiny.holds { return "for all values of \(count)" }
    return "\(scrutiny.atMiddle.rawValue) in the middle of \(count)"
  }

  /// What decides, as the rest of a sentence.
  public var decisive: String {
    switch scrutiny.outcome {
    case .holds: return "it is \(scrutiny.atMiddle.rawValue) for all values of \(count)"
    case .turns(let turnings):
      return "\(name(of: turnings[0].figure)) decides, with \(words(for: turnings[0])) and "
        + "\(scrutiny.atMiddle.rawValue) in the middle"
    case .turnsTogether(let values, let becomes):
      return "\(scrutiny.atMiddle.rawValue) in the middle, and \(becomes.rawValue) with "
        + listed(values.map(words))
    case .notShown:
      return "\(scrutiny.atMiddle.rawValue) in the middle and wherever else it was tried, which is "
        + "no proof for all values"
    }
  }

  /// What is to be said besides, a sentence or two each.
  public var lines: [String] {
    switch scrutiny.outcome {
    case .holds:
      return [
        "The verdict is \(scrutiny.atMiddle.rawValue) for all values of "
          + listed(shown.map { "\(name(of: $0)) (\(range(of: $0)))" } + rest) + "."
      ]
    case .turns(let turnings):
      return turnings.map { turning in
        "\(name(of: turning.figure)), \(range(of: turning.figure)): \(words(for: turning)), and "
          + "\(scrutiny.atMiddle.rawValue) at \(middle(of: turning.figure))."
      }
    case .turnsTogether(let values, let becomes):
      return [
        "No single figure was found to turn it. With \(listed(values.map(words))) it is "
          + "\(becomes.rawValue); in the middle of all it is \(scrutiny.atMiddle.rawValue)."
      ]
    case .notShown:
      return [
        "It is \(scrutiny.atMiddle.rawValue) in the middle of the ranges and "
          + "with \(others), but that is not proven for all: \(hint)."
      ]
    }
  }

  /// What else was tried.
  private var others: String {
    switch scrutiny.otherCount {
    case 1: return "the other combination of values that was tried"
    case 2: return "both other combinations of values that were tried"
    case let count:
      return
        "all \(NumberFormat.rounded(Rational(count))) other combinations of values that were tried"
    }
  }

  /// What to do where no figure is known to decide.
  var wayToProof: String {
    verdict.model.hasPaymentForms
      ? "narrow the ranges, or try the script without the limits of its payments"
      : "narrow the ranges"
  }

  /// What would help to prove it.
  private var hint: String {
    if let uncertainty = verdict.model.uncertainty, uncertainty.ends(of: uncertainty.whole) == nil {
      return
        "a range that is used twice in one figure, or in figures that make up one sum, is only "
        + "tried"
    }
    return verdict.model.hasPaymentForms
      ? "what a measure pays `up to`, by `bonus` and the like, and worths with `up to`, are only "
        + "tried where that limit may be reached"
      : "narrower ranges may settle it"
  }

  /// So many figures are named.
  private static let named = 5

  private var shown: Range<Int> { 0..<min(Self.named, scrutiny.figures.count) }

  /// How many figures are not named.
  private var rest: [String] {
    let rest = scrutiny.figures.count - shown.count
    return rest > 0 ? ["\(rest) more"] : []
  }

  private func middle(of figure: Int) -> String {
    words(for: scrutiny.figures[figure].middle, of: figure)
  }

  /// `joint above 3 days`.
  private func words(for turning: Scrutiny.Turning) -> String {
    let value = words(for: turning.at, of: turning.figure)
    let side: String
    if turning.isAbove {
      side = turning.isIncluded ? "above \(value)" : "from \(value) on"
    } else {
      side = turning.isIncluded ? "below \(value)" : "at \(value) and below"
    }
    let found = turning.certainty == .found ? " (found by trying values)" : ""
    return "\(turning.becomes.rawValue) \(side)\(found)"
  }

  /// `Care at 990 kr`.
  func words(for value: Scrutiny.Value) -> String {
    "\(name(of: value.figure)) at \(words(for: value.value, of: value.figure))"
  }
}

extension Model {
  /// Whether a measure pays in a form, or a worth has a cap.
  fileprivate var hasPaymentForms: Bool {
    measures.contains(where: \.hasForm) || goals.contains { $0.worths.contains { $0.cap != nil } }
  }
}
