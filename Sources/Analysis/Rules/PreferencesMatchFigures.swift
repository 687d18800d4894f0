import Diagnostics
import Evaluation

/// What a party says it prefers is what its figures say.
public struct PreferencesMatchFigures: Rule {
  public let code = Code(208)
  public let title = "declared preferences agree with the figures"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours; prefers Plan over Visit }
      indicator Health { better higher }
      activity Plan { by Clinic at 2 hours; up to 50; raises Health by 1 }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      """,
    better: """
      party Clinic { capacity 100 hours; prefers Visit over Plan }
      indicator Health { better higher }
      activity Plan { by Clinic at 2 hours; up to 50; raises Health by 1 }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      """,
    why: """
      A party says that it prefers one activity, and by the figures an hour of another earns it \
      more. One of the two is incomplete: something that counts for the party is not in the \
      script, or the preference is a hope. Where figures are given the verdict follows them.
      """,
    how: """
      For each `prefers A over B`: the gain of the party from an hour of A is below that from an \
      hour of B.
      """,
    accept: "Where the preference is a professional norm that has no figure.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let text = RuleText(verdict)
    let parties = verdict.model.parties
    return parties.indices.filter { !parties[$0].preferences.isEmpty }.flatMap { party in
      parties[party].preferences.compactMap { preference in
        finding(party, preference, text)
      }
    }
  }

  /// The first two neighbours of a preference that figures put the other way round.
  private func finding(
    _ party: Int, _ preference: Model.Preference, _ text: RuleText
  ) -> Finding? {
    for (better, worse) in zip(preference.order, preference.order.dropFirst()) {
      guard let first = text.verdict.hourlyRate(of: party, in: better),
        let second = text.verdict.hourlyRate(of: party, in: worse), first < second
      else { continue }
      return Finding(
        key: [better, worse].map(text.activity) + [text.party(party)],
        Diagnostic(
          .warning, code,
          "\(text.party(party)) prefers \(text.activity(better)) over \(text.activity(worse)), "
            + "and its figures say the opposite",
          at: preference.site,
          why: [(better, first), (worse, second)].map { a, rate in
            "an hour of \(text.activity(a)) gives it \(words(rate, party, text))"
          },
          help: ["add what makes it prefer \(text.activity(better)), or take the line away"],
          subject: text.verdict.model.parties[party].id.name))
    }
    return nil
  }

  /// What an hour of an activity gives a party, in words.
  private func words(_ rate: HourlyRate, _ party: Int, _ text: RuleText) -> String {
    switch rate {
    case .finite(let number): text.amount(number, of: party)
    case .boundless: "something without any effort"
    case .bottomless: "a loss without any effort"
    }
  }
}
