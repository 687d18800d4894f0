import Diagnostics
import Evaluation

/// Where figures are given, something limits every activity.
public struct ActivitiesAreBounded: Rule {
  public let code = Code(207)
  public let title = "a cap or a capacity bounds every activity"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      """,
    why: """
      An activity that neither `up to` nor the hours of a performer bound could grow without end, \
      so no plan and no amount can be given. Say how much of it there can be in a period, or how \
      many hours one of its performers has.
      """,
    how: """
      Where nothing but bounds is missing: the activity has no `up to`, and no performer with \
      both an effort and a capacity.
      """,
    accept: "Where rankings are enough, and amounts are not asked for.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    // Where other figures are missing too, a bound alone would not help.
    let isLast = verdict.missing.allSatisfy { missing in
      if case .bound = missing.what { return true }
      return false
    }
    guard verdict.precision == .rankings, isLast else { return [] }
    let model = verdict.model
    return model.activities.filter { activity in
      activity.cap == nil
        && !activity.performers.contains { performer in
          performer.effort.map { $0.value.sign > 0 } ?? false
            && model.parties[performer.party].capacity != nil
        }
    }
    .map { activity in
      // Hours limit only what takes some.
      let performers = activity.performers.filter { $0.effort.map { $0.value.sign > 0 } ?? true }
        .map { quoted(model.parties[$0.party].id.name) }
      let hours =
        switch performers.count {
        case 0: ""
        case 1: ", or `capacity N hours` for \(performers[0])"
        default: ", or `capacity N hours` for one of \(listed(performers))"
        }
      return Finding(
        key: [activity.id.name],
        Diagnostic(
          .warning, code, "nothing limits how much of \(quoted(activity.id.name)) is done",
          at: activity.id.site,
          label: "has no `up to`, and takes no hours of anybody whose capacity is given",
          why: ["plans and amounts need a limit; without it only rankings can be given"],
          help: ["write `up to N` in it" + hours],
          subject: activity.id.name))
    }
  }
}
