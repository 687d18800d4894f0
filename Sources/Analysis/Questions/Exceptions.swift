import Arithmetic
import Evaluation
import Syntax

extension Inquiry {
  /// Values of uncertain figures with which an expectation fails that holds in the middle of all; nil
  /// where none was found.
  ///
  /// Each figure goes to both ends of its range, then several go together, as far as that is worth
  /// waiting for. A claim of the overall verdict is left to `Scrutiny`, which proves it.
  func exception(to expectation: Expectation) -> ExpectationResult.Exception? {
    guard let moving, !expectation.claim.isOfOverallVerdict else { return nil }
    let figures = uncertainFigures(of: expectation)
    if figures.isEmpty { return nil }
    let verdict = view(expectation.scenario?.symbol).verdict
    for places in trials(of: figures, in: verdict) {
      let result = moving(places).resultInTheMiddle(of: expectation)
      guard result.outcome == .failed else { continue }
      let values = places.map { (figure: $0.figure, value: $0.figure.value(at: $0.place)) }
      return ExpectationResult.Exception(
        values: values, figureCount: figures.count, evidence: result.evidence)
    }
    return nil
  }

  /// The uncertain figures that an expectation may depend on, each once.
  private func uncertainFigures(of expectation: Expectation) -> [UncertainFigure] {
    let scenario = expectation.scenario?.symbol
    var verdicts = [view(scenario).verdict]
    var figures: [UncertainFigure] = []
    if case .holds(let expression) = expectation.claim {
      verdicts += self.figures(of: expression, in: scenario).map(\.1)
      figures = uncertain(expression, scenario)
    }
    figures += verdicts.flatMap { $0.model.uncertainty?.figures ?? [] }
    var known: Set<Int> = []
    return figures.filter { !$0.spread.isZero && known.insert($0.number).inserted }
  }

  /// Performers times trials that are worth waiting for, and the most trials.
  private static let (trialBudget, trialLimit) = (4_000, 128)

  /// The places of figures that are tried: the ends of each alone, then of all.
  private func trials(of figures: [UncertainFigure], in verdict: Verdict) -> [Move] {
    let performers = verdict.model.activities.reduce(20) { $0 + $1.performers.count }
    let size = performers + (verdict.model.uncertainty?.stepCount ?? 0) / 30
    let count = min(Inquiry.trialLimit, max(4, Inquiry.trialBudget / size))
    let ends: [Rational] = [-1, 1]
    let alone = figures.prefix(count / 2).flatMap { figure in
      ends.map { [(figure: figure, place: $0)] }
    }
    if figures.count < 2 { return alone }
    let corners = Corners(figureCount: figures.count).prefix(count / 2).map { corner in
      zip(figures, corner).map { (figure: $0, place: $1) }
    }
    return alone + corners
  }
}

extension Expectation.Claim {
  /// Whether it is about nothing but the overall verdict.
  fileprivate var isOfOverallVerdict: Bool {
    switch self {
    case .jointWork, .silo, .noSilo: true
    case .noGaps, .pays, .keeps, .reached, .onTrack, .holds: false
    }
  }
}
