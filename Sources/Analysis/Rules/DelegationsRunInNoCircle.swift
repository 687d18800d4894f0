import Diagnostics
import Evaluation

/// No mandate rests on itself.
public struct DelegationsRunInNoCircle: Rule {
  public let code = Code(409)
  public let title = "no mandate is given in a circle"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher; baseline 10 }
      activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 2 }
      measure M of Good { held by A, B; pays 20 kr per unit }
      goal G { owners A, B; worth 30 kr per unit of Good }
      party Board
      party Council
      mandate N { A may Together; B may Together; given by Board }
      mandate O { Board may Together; given by Council }
      mandate Q { Council may Together; given by Board }
      """,
    better: """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher; baseline 10 }
      activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 2 }
      measure M of Good { held by A, B; pays 20 kr per unit }
      goal G { owners A, B; worth 30 kr per unit of Good }
      party Board
      party Council
      mandate N { A may Together; B may Together; given by Board }
      mandate O { Board may Together; given by Council }
      mandate Q { Council may Together; under "law" }
      """,
    why: """
      Each party of this circle has its mandate from the next, and the last from the first, so \
      nobody has it from anywhere. Say under what source one of them has it, and let it be given \
      by nobody in the circle.
      """,
    how: """
      Who gives a mandate is followed back through the mandates in force for the same activity; \
      it comes back to where it began.
      """,
    accept: "Never for long: set a date.")

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
