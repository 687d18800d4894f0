import Diagnostics
import Evaluation

/// No mandate rests on itself.
public struct DelegationsRunInNoCircle: Rule {
  public let code = Code(409)
  public let title = "no mandate is given in a circle"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 50 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      party Board
      mandate One { Clinic may Visit; given by Board }
      mandate Two { Board may Visit; given by Clinic }
      """,
    better: """
      party Clinic { capacity 50 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      party Board
      mandate One { Clinic may Visit; given by Board }
      mandate Two { Board may Visit; under "charter" }
      """,
    why: """
      Each has it from the next and the last from the first, so nobody has it from anywhere.
      """,
    how: """
      Each line of a mandate is followed to the line by which its giver may do the same, and so on; a circle is \
      found where the way leads back to where it was.
      """,
    accept: "Never; one of the mandates is wrong.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    guard let mandates = MandateText(verdict) else { return [] }
    return mandates.authority.circles().map { circle in
      let text = mandates.text
      let rules = circle.map { mandates.authority.lines[$0].rule }
      let parties = rules.map { text.party($0.party) }
      let path = (parties + parties.prefix(1)).joined(separator: " from ")
      return Finding(
        key: [text.activity(rules[0].activity)] + parties.sorted(),
        Diagnostic(
          .warning, code,
          "the mandates for \(text.activity(rules[0].activity)) are given in a circle",
          at: rules[0].site, label: mandates.mandate(ofLine: circle[0]),
          secondary: circle.dropFirst().prefix(4).map {
            Label(mandates.authority.lines[$0].rule.site, mandates.mandate(ofLine: $0))
          },
          why: ["\(path)"], help: ["say under what source one of them has it"],
          subject: mandates.model.mandates[mandates.authority.lines[circle[0]].mandate].id.name))
    }
  }
}
