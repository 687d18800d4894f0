import Arithmetic
import Evaluation

/// What a figure's value is the middle of, in words; safe for a terminal.
public struct MiddleText {
  private let verdict: Verdict
  private let text: FigureText
  /// The models between whose figures all lie; nil where no figure is uncertain or they cannot be told.
  private let ends: (low: Model, high: Model)?

  /// Creates the words for the figures of a verdict.
  ///
  /// - Complexity: O(n) in the script where some figure is uncertain.
  public init(_ text: FigureText) {
    (verdict, self.text) = (text.verdict, text)
    ends = text.verdict.model.uncertainty.flatMap { $0.ends(of: $0.whole) }
  }

  /// Whether a figure is one of the script.
  public func isGiven(_ figure: AskedFigure) -> Bool { verdict.assumption(of: figure) != nil }

  /// `the middle of 10 hours to 30 hours` of a figure of the script, `in the middle of 2 uncertain
  /// figures` of what is computed; nil where it is as sure as it looks.
  public func words(for figure: AskedFigure) -> String? {
    guard let uncertainty = verdict.model.uncertainty else { return nil }
    if let ends, let assumption = verdict.assumption(of: figure) {
      guard let first = ends.low.value(of: assumption),
        let second = ends.high.value(of: assumption), first != second
      else { return nil }
      let isBelow = max(first, second).sign <= 0
      let (from, to) =
        isBelow
        ? (-max(first, second), -min(first, second)) : (min(first, second), max(first, second))
      let unit = verdict.unit(of: figure)
      return "the middle of \(text.words(for: from, unit)) to \(text.words(for: to, unit))"
    }
    let count = uncertainty.figures.count
    return "in the middle of \(count) uncertain figure\(count == 1 ? "" : "s")"
  }
}
