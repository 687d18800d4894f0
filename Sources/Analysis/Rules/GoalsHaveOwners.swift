import Diagnostics
import Evaluation

/// Every goal is somebody's.
public struct GoalsHaveOwners: Rule {
  public let code = Code(221)
  public let title = "every goal has an owner"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 100 kr per unit }
      goal Healthy { worth 900 kr per unit of Health }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 100 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      """,
    why: """
      A goal without an owner is nobody's task: nobody follows it up, and nobody has to answer when it is \
      missed.
      """,
    how: "For each goal: it has no `owners`.",
    accept: "Where the goal is set by a law or a ministry that is no party of the script.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let text = RuleText(verdict)
    return verdict.model.goals.indices.filter { verdict.model.goals[$0].owners.isEmpty }.map {
      goal in
      let id = verdict.model.goals[goal].id
      return Finding(
        key: [id.name],
        Diagnostic(
          .warning, code, "the goal \(text.goal(goal)) has no owner", at: id.site,
          help: ["name those who answer for it, as `owners \(owners(in: verdict.model))`"],
          subject: id.name))
    }
  }

  /// The first parties, as a line of the script would name them.
  private func owners(in model: Model) -> String {
    let names = model.parties.prefix(2).map(\.id.name)
    return names.isEmpty ? "P" : names.joined(separator: ", ")
  }
}
