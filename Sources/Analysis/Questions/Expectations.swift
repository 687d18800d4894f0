import Arithmetic
import Diagnostics
import Evaluation
import Syntax

/// What became of one `expect`.
public struct ExpectationResult: Sendable {
  /// Whether it holds.
  public enum Outcome: Hashable, Sendable {
    case held, failed
    /// It cannot be said, and what is missing for it.
    case undetermined([Missing])
  }

  /// What is, as far as it was asked for.
  public enum Evidence: Sendable {
    case overall(Verdict.Overall, jointShare: Rational?)
    /// A figure and its value, in the scenario of the verdict.
    case figure(AskedFigure, Value, Verdict)
    /// Where an indicator arrives, and the target it was to meet.
    case target(indicator: Int, level: Value, needed: Rational, isMet: Bool)
    /// What an hour of the activity gives the party, and what the best use of it elsewhere gives.
    case hour(party: Int, activity: Int, gain: Value, elsewhere: Elsewhere?)
    /// What falls between the organisations, the most flagged first.
    case gaps([Gap])
    /// The optimum holds none of the activity, so there is nothing to lower.
    case notInOptimum(activity: Int)
    /// The party does not perform the activity.
    case noPart(party: Int, activity: Int)
    /// Directions alone say that the party gains nothing by the activity.
    case nothingToGain(party: Int)
    /// How an observed indicator stands to the path to its target.
    case track(Track)
    /// The goal has no target.
    case noTarget(goal: Int)
  }

  /// The solo work that a party would rather do, and its gain per hour.
  public struct Elsewhere: Hashable, Sendable {
    public var activity: Int
    public var gain: Value
  }

  /// Values of uncertain figures with which something does not hold that holds in the middle of all.
  struct Exception: Sendable {
    let values: [(figure: UncertainFigure, value: Rational)]
    /// How many figures it may depend on.
    let figureCount: Int
    /// What is with these values.
    let evidence: [Evidence]
  }

  /// What was expected.
  public let expectation: Expectation
  /// The entities its claim names, in order.
  public let entities: [Entity]
  /// The verdict it was asked of.
  public let verdict: Verdict
  public internal(set) var outcome: Outcome
  public let evidence: [Evidence]
  /// Where it does not hold though it does in the middle of the ranges.
  var exception: Exception?
  /// The comparison that is to hold, as a script writes it; nil where none is.
  public let comparison: String?
  /// Whether the comparison begins with its only figure, so that `it` says which is meant.
  let isOfOneFigure: Bool
  /// The figure that the comparison compares with itself, both in the scenario at its end.
  let comparedWithItself: AskedFigure?
}

extension Inquiry {
  /// Returns what becomes of `expectation`, which is to hold for all values of uncertain figures that
  /// are tried.
  public func result(of expectation: Expectation) -> ExpectationResult {
    var result = resultInTheMiddle(of: expectation)
    guard result.outcome == .held, let exception = exception(to: expectation) else { return result }
    result.outcome = .undetermined([])
    result.exception = exception
    return result
  }

  /// Returns what becomes of `expectation` in the middle of all ranges.
  func resultInTheMiddle(of expectation: Expectation) -> ExpectationResult {
    let scenario = expectation.scenario?.symbol
    let view = view(scenario)
    let names = expectation.claim.names.compactMap { view.entities[$0.symbol] }
    let (outcome, evidence) = judged(expectation.claim, names, scenario, view.verdict)
    var comparison: (text: String?, isOfOneFigure: Bool, twice: AskedFigure?) = (nil, false, nil)
    if case .holds(let expression) = expectation.claim {
      comparison = (
        text(expression), isOfOneFigure(expression),
        scenario == nil ? nil : figureComparedWithItself(expression, scenario)
      )
    }
    return ExpectationResult(
      expectation: expectation, entities: names, verdict: view.verdict, outcome: outcome,
      evidence: evidence, comparison: comparison.text, isOfOneFigure: comparison.isOfOneFigure,
      comparedWithItself: comparison.twice)
  }

  /// The figure on both sides of a comparison of two; nil where it is something else.
  private func figureComparedWithItself(
    _ expression: Expression, _ scenario: Symbol?
  ) -> AskedFigure? {
    let nodes = expression.nodes.map { tree.nodes[$0].kind }
    guard nodes.count == 3, case .figure = nodes[0], case .figure = nodes[1] else { return nil }
    let figures = distinctFigures(of: expression, in: scenario)
    return figures.count == 1 ? figures[0].0 : nil
  }

  /// Whether `expression` compares one figure with something that holds none.
  private func isOfOneFigure(_ expression: Expression) -> Bool {
    let kinds = expression.nodes.map { tree.nodes[$0].kind }.filter { $0 != .parentheses }
    guard kinds.count > 2, case .figure = kinds[0], kinds[1].operandCount == 0 else { return false }
    let figures = kinds.filter { if case .figure = $0 { true } else { false } }
    return figures.count == 1 && kinds.firstIndex { $0.operandCount > 1 } == kinds.count - 1
  }

  /// Whether a claim holds, and what is.
  private func judged(
    _ claim: Expectation.Claim, _ names: [Entity], _ scenario: Symbol?, _ verdict: Verdict
  ) -> (ExpectationResult.Outcome, [ExpectationResult.Evidence]) {
    switch claim {
    case .jointWork: return verdict.overall(is: [.joint])
    case .silo: return verdict.overall(is: [.silo])
    case .noSilo:
      let (outcome, evidence) = verdict.overall(is: [.joint, .partial, .noCase])
      return (outcome == .held ? .held : .failed, evidence)
    case .noGaps: return verdict.hasNoGaps()
    case .pays:
      guard names.count == 2 else { return (.failed, []) }
      return verdict.pays(AskedFigure(.gain, names[1], names[0]))
    case .keeps:
      guard case .party(let party) = names.first, case .activity(let a) = names.last else {
        return (.failed, [])
      }
      return verdict.keeps(party, a)
    case .reached:
      guard case .goal(let goal) = names.first else { return (.failed, []) }
      return verdict.reached(goal)
    case .onTrack:
      guard case .goal(let goal) = names.first else { return (.failed, []) }
      return verdict.isOnTrack(goal)
    case .holds(let expression): return holds(expression, scenario)
    }
  }

  /// The figures of an expression in the order of the text, each once for a scenario.
  private func distinctFigures(
    of expression: Expression, in scenario: Symbol?
  ) -> [(AskedFigure, Verdict)] {
    var known: [String: Set<AskedFigure>] = [:]
    return figures(of: expression, in: scenario).filter { figure, verdict in
      known[verdict.model.scenario, default: []].insert(figure).inserted
    }
  }

  /// Whether an expression is true, and the figures in it.
  private func holds(
    _ expression: Expression, _ scenario: Symbol?
  ) -> (ExpectationResult.Outcome, [ExpectationResult.Evidence]) {
    let evidence = distinctFigures(of: expression, in: scenario).map { figure, verdict in
      ExpectationResult.Evidence.figure(figure, verdict.value(of: figure), verdict)
    }
    switch value(of: expression, in: scenario) {
    case .truth(let isTrue): return (isTrue ? .held : .failed, evidence)
    case .undetermined(let missing): return (.undetermined(missing), evidence)
    case .number, .infinite, .interval, .none: return (.failed, evidence)
    }
  }
}

extension Expectation.Claim {
  /// The names a claim is about, in the order of the text.
  var names: [Name] {
    switch self {
    case .jointWork, .silo, .noSilo, .noGaps, .holds: []
    case .pays(let activity, let party): [activity, party]
    case .keeps(let party, let activity): [party, activity]
    case .reached(let goal), .onTrack(let goal): [goal]
    }
  }
}

extension Verdict {
  /// Whether nothing falls between the organisations.
  fileprivate func hasNoGaps() -> (ExpectationResult.Outcome, [ExpectationResult.Evidence]) {
    let gaps = Gaps(of: self).gaps
    return gaps.isEmpty ? (.held, []) : (.failed, [.gaps(gaps)])
  }

  /// Whether the overall verdict is one of `expected`.
  fileprivate func overall(
    is expected: [Overall]
  ) -> (ExpectationResult.Outcome, [ExpectationResult.Evidence]) {
    let evidence = [ExpectationResult.Evidence.overall(overall, jointShare: jointShare)]
    if overall == .undetermined { return (.undetermined(missing), evidence) }
    return (expected.contains(overall) ? .held : .failed, evidence)
  }

  /// Whether a gain is above zero.
  fileprivate func pays(
    _ gain: AskedFigure
  ) -> (ExpectationResult.Outcome, [ExpectationResult.Evidence]) {
    let value = value(of: gain)
    let evidence = [ExpectationResult.Evidence.figure(gain, value, self)]
    switch value {
    case .number(let number): return (number.sign > 0 ? .held : .failed, evidence)
    case .undetermined(let missing):
      guard let outcome = paysByStructure(gain) else { return (.undetermined(missing), evidence) }
      guard case .party(let party) = gain.first, outcome == .failed else {
        return (outcome, evidence)
      }
      return (outcome, [.nothingToGain(party: party)])
    case .infinite, .interval, .none, .truth: return (.failed, evidence)
    }
  }

  /// Whether directions alone say that a gain is above zero or below it.
  private func paysByStructure(_ gain: AskedFigure) -> ExpectationResult.Outcome? {
    guard case .party(let party) = gain.first, case .activity(let a) = gain.second else {
      return nil
    }
    switch structure(of: a, for: party) {
    case .never, .indifferent: return .failed
    case .always: return .held
    case .depends: return nil
    }
  }

  /// Whether every target of `goal` is reached or on the path to it, by what was observed.
  fileprivate func isOnTrack(
    _ goal: Int
  ) -> (ExpectationResult.Outcome, [ExpectationResult.Evidence]) {
    if model.goals[goal].targets.isEmpty { return (.failed, [.noTarget(goal: goal)]) }
    let tracks = tracks(of: goal)
    let evidence = tracks.map(ExpectationResult.Evidence.track)
    let judged = tracks.filter { $0.standing != .unknown }
    if judged.contains(where: { $0.standing == .offTrack || $0.standing == .missed }) {
      let worse = judged.filter { $0.standing == .offTrack || $0.standing == .missed }
      return (.failed, worse.map(ExpectationResult.Evidence.track))
    }
    if judged.count == model.goals[goal].targets.count { return (.held, evidence) }
    let observed = Set(tracks.map(\.target))
    let lacking = model.goals[goal].targets.indices.filter { !observed.contains($0) }.map { place in
      let indicator = model.indicators[model.goals[goal].targets[place].indicator].id
      return Missing(.observed(indicator: indicator.name), at: indicator.site)
    }
    return (.undetermined(Array(Set(lacking)).sorted()), evidence)
  }

  /// Whether the predicted plan meets every target of `goal`.
  fileprivate func reached(
    _ goal: Int
  ) -> (ExpectationResult.Outcome, [ExpectationResult.Evidence]) {
    var lacking: [Missing] = []
    var evidence: [ExpectationResult.Evidence] = []
    var missed: [ExpectationResult.Evidence] = []
    for outcome in targetOutcomes(of: goal) {
      let target = model.goals[goal].targets[outcome.target]
      let isMet = outcome.isMet(by: outcome.predicted, in: model)
      let fact = ExpectationResult.Evidence.target(
        indicator: target.indicator, level: outcome.predicted, needed: target.level.value,
        isMet: isMet == true)
      evidence.append(fact)
      if case .undetermined(let missing) = outcome.predicted {
        lacking += missing
      } else if isMet != true {
        missed.append(fact)
      }
    }
    if model.goals[goal].targets.isEmpty { return (.failed, [.noTarget(goal: goal)]) }
    if !missed.isEmpty { return (.failed, missed) }
    return (lacking.isEmpty ? .held : .undetermined(Array(Set(lacking)).sorted()), evidence)
  }
}
