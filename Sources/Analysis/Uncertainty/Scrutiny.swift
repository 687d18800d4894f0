import Arithmetic
import Evaluation

/// Whether an overall verdict holds for all values of the figures that are uncertain.
public struct Scrutiny: Sendable {
  /// What came of it.
  public enum Outcome: Sendable {
    /// It is proven for all values.
    case holds
    /// Single figures turn it, the one that has to change least first, all others in their middle.
    case turns([Turning])
    /// No single figure was found to turn it, but several together do; these are judged values.
    case turnsTogether([Value], becomes: Verdict.Overall)
    /// It held wherever it was tried, but is not proven.
    case notShown
  }

  /// A figure that turns the verdict within its range.
  public struct Turning: Sendable {
    /// The figure, as its index.
    public let figure: Int
    /// The value at which it turns.
    public let at: Rational
    /// Whether it turns above the value, and not below.
    public let isAbove: Bool
    /// Whether all is still as in the middle at the value itself.
    public let isIncluded: Bool
    /// A value beyond that was judged.
    public let outside: Rational
    /// What the verdict is there.
    public let becomes: Verdict.Overall
    /// How well the value is known.
    public let certainty: Turn.Certainty
  }

  /// A value of a figure.
  public struct Value: Hashable, Sendable {
    /// The figure, as its index.
    public let figure: Int
    public let value: Rational
  }

  /// The figures, in the order they were met.
  public let figures: [UncertainFigure]
  /// The line of the script that each figure is all of; nil where it is bound by `let` or part of more.
  public let assumptions: [Assumption?]
  /// The verdict where all of them lie in the middle of their ranges.
  public let atMiddle: Verdict.Overall
  /// What came of it.
  public let outcome: Outcome
  /// How many combinations of values were judged.
  public let judgedCount: Int
  /// How many of them lie elsewhere than in the middle of all.
  let otherCount: Int

  /// Whether the verdict is proven for all values.
  public var holds: Bool { if case .holds = outcome { true } else { false } }
}

extension Verdict {
  /// Judges the verdict over all values of the figures that are uncertain; without any it stays as it is.
  ///
  /// Where it is not proven for all values, the overall verdict becomes undetermined. Everything else is
  /// said of the middle of the ranges.
  /// - Complexity: a bounded number of judgements and of proofs for parts of the values.
  public mutating func scrutinize() {
    guard let uncertainty = model.uncertainty, overall != .undetermined else { return }
    var search = UncertainSearch(self, uncertainty)
    let scrutiny = search.run()
    self.scrutiny = scrutiny
    if scrutiny.holds { return }
    overall = .undetermined
    reason = .uncertain
  }
}
