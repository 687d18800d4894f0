import Analysis
import Diagnostics
import Evaluation
import Syntax

extension Pipeline {
  /// The script as something that can be asked `queries` and what it expects; nil where one of its
  /// scenarios has errors, or where it asks nothing and a verdict was given.
  ///
  /// Models are evaluated at once, verdicts only if something asks for them.
  public func inquiry(for queries: some Sequence<Query>) -> Inquiry? {
    // All else that is asked tells of the agreement only by its figure.
    inquiry(queries.contains { $0.subject == .verdict } ? .whole : extentOfChecks)
  }

  /// The script as something that can be asked, by verdicts of at least some extent.
  private func inquiry(_ extent: Verdict.Extent) -> Inquiry? {
    let figureProblems = figureProblems
    guard let evaluator, !figureProblems.contains(where: { $0.severity == .error }) else {
      return nil
    }
    let earlier = problems + figureProblems
    return Inquiry(evaluator, earlier: earlier) { [self] scenario in
      guard let verdict = verdict(on: scenario, extent), let model = model(of: scenario) else {
        unreachable("a scenario without errors has no verdict")
      }
      return Inquiry.View(entities: model.entities, verdict: verdict)
    }
  }

  /// What the script says otherwise than `old` did; nil where one of them has errors, or gave its text
  /// away when its verdicts were told.
  public func difference(from old: Pipeline) -> Difference? {
    guard let before = old.evaluator, let after = evaluator else { return nil }
    return Difference(from: before, to: after)
  }

  /// What became of everything the script expects, in the order of the text.
  public func expectations() -> [ExpectationResult] {
    if expected.isEmpty { return [] }
    guard let inquiry = inquiry(extentOfChecks) else { return [] }
    return expected.map(inquiry.result)
  }

  /// The answers to everything the script asks, in the order of the text.
  public func answers() -> [Answer] {
    if queries.isEmpty { return [] }
    guard let inquiry = inquiry(for: queries) else { return [] }
    return queries.map(inquiry.answer)
  }

  /// The places of everything the script asks, parallel to `answers`.
  public var questions: [SourceSpan] { queries.map(\.span) }

  /// What the rules find in the verdicts on all scenarios, sorted; what is accepted included.
  public func verdictFindings() -> [Diagnostic] {
    findings(of: scenarios.compactMap { checkedVerdict(on: $0) })
  }

  /// Everything that is found in the script without its expectations, sorted, but for what it accepts,
  /// and what became of each acceptance.
  ///
  /// Where there are errors not everything is looked for, and so no acceptance is called stale.
  public func review() -> (findings: [Diagnostic], acceptances: [AcceptanceRegister.Entry]) {
    var register = AcceptanceRegister(acceptedFindings, asOf: asOf)
    let figures = figureProblems
    let early = (problems + figures + unused).filter { !register.accepts($0, in: "base") }
    let late = findings(of: scenarios.compactMap { checkedVerdict(on: $0) }, notIn: &register)
    let isWhole = isSound && !figures.contains { $0.severity == .error }
    let ended = isWhole ? register.findings : []
    return ((early + late + ended).sorted(), register.entries)
  }
}
