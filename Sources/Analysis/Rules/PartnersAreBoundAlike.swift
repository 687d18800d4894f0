import Diagnostics
import Evaluation

/// Who must do joint work has partners who must, too.
public struct PartnersAreBoundAlike: Rule {
  public let code = Code(404)
  public let title = "partners in joint work are bound alike"
  public let severity = Severity.note
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 50 hours }
      party School { capacity 50 hours }
      indicator Health { better higher }
      activity Team { by Clinic at 1 hour; by School at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic, School; pays 900 kr per unit }
      goal Healthy { owners Clinic, School; worth 1 800 kr per unit of Health }
      mandate Agreed { Clinic must Team; School may Team }
      """,
    better: """
      party Clinic { capacity 50 hours }
      party School { capacity 50 hours }
      indicator Health { better higher }
      activity Team { by Clinic at 1 hour; by School at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic, School; pays 900 kr per unit }
      goal Healthy { owners Clinic, School; worth 1 800 kr per unit of Health }
      mandate Agreed { Clinic must Team; School must Team }
      """,
    why: """
      Joint work takes all its partners. Where one must and another only may, the duty of the one lies in the hands \
      of the other.
      """,
    how: """
      For each activity with several performers: mandates in force say `must` of one and only `may` of another.
      """,
    accept: "Where the free partner has good reason of its own to take part.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    guard let mandates = MandateText(verdict) else { return [] }
    return verdict.model.activities.indices.compactMap { finding($0, mandates) }
  }

  /// The finding of one activity.
  private func finding(_ a: Int, _ mandates: MandateText) -> Finding? {
    let (text, authority) = (mandates.text, mandates.authority)
    let performers = mandates.model.activities[a].performers.map(\.party)
    let bound = performers.filter { authority.modality(of: $0, in: a) == .must }
    let free = performers.filter { authority.modality(of: $0, in: a) == .may }
    guard let first = bound.first, !free.isEmpty else { return nil }
    let duties = authority.grants(to: first, in: a)
    let duty = duties.first { authority.lines[$0].rule.modality == .must } ?? duties[0]
    let (must, may) = (listed(bound.map(text.party)), listed(free.map(text.party)))
    return Finding(
      key: [text.activity(a)] + bound.map(text.party).sorted() + ["may"]
        + free.map(text.party).sorted(),
      Diagnostic(
        .note, code, "\(must) must \(text.activity(a)), and \(may) only may",
        at: authority.lines[duty].rule.site,
        secondary: free.prefix(3).compactMap { party in
          authority.grants(to: party, in: a).first
            .map { Label(authority.lines[$0].rule.site, "may decline") }
        },
        why: ["it takes them all, so \(may) can leave \(must) with a duty that cannot be done"],
        help: [
          "bind \(may) too, or say what holds when \(free.count == 1 ? "it declines" : "one declines")"
        ],
        subject: mandates.model.activities[a].id.name))
  }
}
