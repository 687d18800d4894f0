import Diagnostics
import Evaluation

/// No measure pays for what a mandate forbids.
public struct MeasuresPayForWhatIsAllowed: Rule {
  public let code = Code(408)
  public let title = "no measure pays for what is forbidden"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 50 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      mandate Law { Clinic must not Visit }
      """,
    better: """
      party Clinic { capacity 50 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      mandate Law { Clinic may Visit }
      """,
    why: """
      The mandate says no and the money says yes. Where the forbidden way is the only one, the measure asks for \
      what nobody may do.
      """,
    how: """
      For each line that says `must not` of a performer, in force: a measure in force pays that party for an \
      indicator that the activity betters. A warning where nothing else it may do betters it, else a note.
      """,
    accept: "Where the measure is kept for what else it pays for.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    guard let mandates = MandateText(verdict) else { return [] }
    let model = verdict.model
    let lines = mandates.authority.lines.enumerated().filter {
      $0.element.isInForce && !$0.element.isGrant
        && model.performer($0.element.rule.party, in: $0.element.rule.activity) != nil
    }
    if lines.isEmpty { return [] }
    let inForce = model.measures.indices.filter { model.isInForce(measure: $0) }
    let rows = Dictionary(grouping: inForce) { model.measures[$0].party }
    return lines.flatMap { index, line in
      (rows[line.rule.party] ?? []).compactMap { row in
        pays(row, for: line.rule.activity, model) ? finding(row, index, mandates) : nil
      }
    }
  }

  /// Whether a measure pays for what an activity does.
  private func pays(_ row: Int, for a: Int, _ model: Model) -> Bool {
    let measure = model.measures[row]
    if let rate = measure.rate, rate.value.sign < 0 || (rate.value.isZero && measure.bonus == nil) {
      return false
    }
    return model.activities[a].effects.contains {
      $0.indicator == measure.indicator && model.betters($0)
    }
  }

  /// The finding of one measure and one prohibition.
  private func finding(_ row: Int, _ line: Int, _ mandates: MandateText) -> Finding {
    let (text, model) = (mandates.text, mandates.model)
    let rule = mandates.authority.lines[line].rule
    let others = model.activities.indices.filter { a in
      model.performer(rule.party, in: a) != nil && pays(row, for: a, model)
        && mandates.authority.modality(of: rule.party, in: a) != .mustNot
    }
    let why =
      others.isEmpty
      ? "nothing else that it does betters \(text.indicator(model.measures[row].indicator))"
      : "it pays for \(listed(others.map(text.activity))) too"
    return Finding(
      key: [text.measure(row), text.party(rule.party), text.activity(rule.activity)],
      Diagnostic(
        others.isEmpty ? .warning : .note, code,
        "\(text.measure(row)) pays \(text.party(rule.party)) for \(text.activity(rule.activity)), "
          + "which it must not do",
        at: model.measures[row].id.site, label: text.pay(row),
        secondary: [Label(rule.site, mandates.mandate(ofLine: line))], why: [why],
        help: ["pay for something that \(text.activity(rule.activity)) does not move"],
        subject: model.measures[row].id.name))
  }
}
