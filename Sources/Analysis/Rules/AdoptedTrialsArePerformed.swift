import Diagnostics
import Evaluation
import Syntax

/// What was adopted is done, by whom adopted it.
public struct AdoptedTrialsArePerformed: Rule {
  public let code = Code(716)
  public let title = "what was adopted is done"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party School { capacity 100 hours }
      party Kitchen { capacity 100 hours }
      indicator Dropout { better lower }
      activity Breakfast { by School at 1 hour; up to 50; lowers Dropout by 1 }
      measure Stay of Dropout { held by School; pays 900 kr per unit }
      goal Finish { owners School; worth 2 000 kr per unit of Dropout }
      trial Morning { of Breakfast; by School; learned "they come"; adopted by Kitchen }
      """,
    better: """
      party School { capacity 100 hours }
      party Kitchen { capacity 100 hours }
      indicator Dropout { better lower }
      activity Breakfast { by School at 1 hour; up to 50; lowers Dropout by 1 }
      measure Stay of Dropout { held by School; pays 900 kr per unit }
      goal Finish { owners School; worth 2 000 kr per unit of Dropout }
      trial Morning { of Breakfast; by School; learned "they come"; adopted by School }
      """,
    why: """
      To adopt is easily written and asks nobody for an hour. What counts is that the work is somebody's \
      own and that what they are held to leads to it.
      """,
    how: """
      For each adopted trial: its activity is gone in this scenario; or the party that adopted it does not \
      perform it; or, once the day of adoption has come, the predicted plan holds none of it.
      """,
    accept: "Where the party that adopted it lets others do it, and follows that they do.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    if verdict.model.trials.isEmpty { return [] }
    let text = RuleText(verdict)
    let holds = Holds(verdict.model)
    return verdict.model.trials.compactMap { trial in
      guard case .adopted(let party, let from, let site) = trial.outcome else { return nil }
      return finding(trial, by: party, from, site, holds, text)
    }
  }

  /// The finding of one adopted trial, nil where it is done.
  private func finding(
    _ trial: Model.Trial, by party: Int, _ from: DateLiteral?, _ site: SourceSpan,
    _ holds: Holds, _ text: RuleText
  ) -> Finding? {
    let verdict = text.verdict
    let name = quoted(trial.id.name)
    guard let a = trial.activity else {
      return finding(trial, site, "\(name) was adopted, and nothing is left of what it tried", [])
    }
    if !verdict.model.isPerformed(a, byPartOf: party) {
      return finding(
        trial, site,
        "\(text.party(party)) adopted \(name), and does not perform \(text.activity(a))",
        [help(trial, by: party, from, a, text)])
    }
    guard verdict.model.isInForce(from: from, until: nil),
      verdict.activities[a].plan.predicted?.isZero == true
    else { return nil }
    let help = ["ask `why \(verdict.model.activities[a].id.name)`"]
    if let hold = text.words(for: holds[a]) {
      return finding(
        trial, site, "\(name) was adopted, and nobody does \(text.activity(a)): \(hold)", help)
    }
    let scarce = verdict.partnersInNeedOfHours(for: a)
    if !scarce.isEmpty {
      let allowance = text.allowance(scarce, "none of \(text.activity(a))")
      return finding(
        trial, site, "\(name) was adopted, and \(allowance)", [text.givingHours(to: scarce)])
    }
    return finding(
      trial, site, "\(name) was adopted, and the measures lead to none of \(text.activity(a))", help
    )
  }

  /// What lets a trial be done by whom adopted it, or be adopted by one who does it: first by one who tried it.
  private func help(
    _ trial: Model.Trial, by party: Int, _ from: DateLiteral?, _ a: Int, _ text: RuleText
  ) -> String {
    let model = text.verdict.model
    let performers = model.activities[a].performers
    // Beside performers whose hours are known one without any would leave the verdict open.
    let isInFigures = !performers.contains { $0.effort == nil }
    let by = "by \(model.parties[party].id.name)" + (isInFigures ? " at N hours" : "")
    let tried = Set(trial.performers.map(\.party))
    guard let doer = performers.first(where: { tried.contains($0.party) }) ?? performers.first
    else { return "write `\(by)` in \(text.activity(a))" }
    let adopted = "adopted by \(model.parties[doer.party].id.name)"
    return "write `\(adopted)\(from.map { " from \($0.text)" } ?? "")`, who does it, or `\(by)` in "
      + "\(text.activity(a)), which then needs \(text.party(party)) too"
  }

  /// A finding about a trial.
  private func finding(
    _ trial: Model.Trial, _ site: SourceSpan, _ headline: String, _ help: [String]
  ) -> Finding {
    Finding(
      key: [trial.id.name],
      Diagnostic(
        .warning, code, headline, at: site, label: "adopted",
        help: help, subject: trial.id.name))
  }
}
