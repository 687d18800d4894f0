import Diagnostics
import Evaluation

/// What is measured is what some goal wants.
public struct MeasuresServeGoals: Rule {
  public let code = Code(212)
  public let title = "every measure counts something that a goal wants"
  public let severity = Severity.note
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      indicator Visits { better higher }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Visits by 1; raises Health by 1 }
      measure Count of Visits { held by Clinic; pays 100 kr per unit }
      measure Well of Health { held by Clinic; pays 100 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 100 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      """,
    why: """
      A measure asks for a figure that no goal mentions and that costs nobody anything. Hours go to it \
      that go from what the goals want. Perhaps it stands for something: then say what that is worth.
      """,
    how: """
      Only in scripts whose goals say what something is worth, or where it is to be: the measure in force \
      counts an indicator that no goal names and that falls on no party.
      """,
    accept: "Where a figure is counted as a sign of something that cannot be counted.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    let facts = verdict.facts
    guard facts.isWanted.contains(true) else { return [] }
    let text = RuleText(verdict)
    var told: Set<String> = []
    return model.measures.indices.compactMap { row in
      let k = model.measures[row].indicator
      if facts.isWanted[k] || !model.indicators[k].fallsOn.isEmpty || !model.pays(row) {
        return nil
      }
      let measure = model.measures[row]
      guard told.insert(measure.id.name).inserted else { return nil }
      return Finding(
        key: [measure.id.name],
        Diagnostic(
          .note, code,
          "the measure \(text.measure(row)) counts \(text.indicator(k)), which no goal wants",
          at: measure.id.site, label: text.pay(row),
          secondary: [Label(model.indicators[k].id.site, "named by no goal, and falls on nobody")],
          help: ["say in a goal what \(text.indicator(k)) is worth, or count something else"],
          subject: measure.id.name))
    }
  }
}
