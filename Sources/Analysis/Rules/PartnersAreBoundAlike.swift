import Diagnostics
import Evaluation

/// Who must do joint work has partners who must, too.
public struct PartnersAreBoundAlike: Rule {
  public let code = Code(404)
  public let title = "partners in joint work are bound alike"
  public let severity = Severity.note
  public let help = RuleHelp(
    bad: """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher; baseline 10 }
      activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 2 }
      measure M of Good { held by A, B; pays 20 kr per unit }
      goal G { owners A, B; worth 30 kr per unit of Good }
      mandate N { A must Together; B may Together }
      """,
    better: """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher; baseline 10 }
      activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 2 }
      measure M of Good { held by A, B; pays 20 kr per unit }
      goal G { owners A, B; worth 30 kr per unit of Good }
      mandate N { A must Together; B must Together }
      """,
    why: """
      One partner must do this joint work and another only may. Joint work runs at the lowest \
      commitment among its partners, so the duty of the one lies in the hands of the other. Bind \
      both, or say what becomes of the duty when the other declines.
      """,
    how: """
      For each joint activity: by mandates in force one of its performers must do it, and another \
      only may.
      """,
    accept: "Where the partner has promised in another way.")

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
      key: [text.activity(a), must, may],
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
