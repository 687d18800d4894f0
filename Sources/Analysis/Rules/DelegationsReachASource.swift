import Diagnostics
import Evaluation

/// What a mandate passes on, its giver has from somewhere.
public struct DelegationsReachASource: Rule {
  public let code = Code(410)
  public let title = "every delegated mandate leads back to a source"
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
      mandate N { A may Together; B may Together; given by Board }
      """,
    better: """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher; baseline 10 }
      activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 2 }
      measure M of Good { held by A, B; pays 20 kr per unit }
      goal G { owners A, B; worth 30 kr per unit of Good }
      party Board
      mandate N { A may Together; B may Together; given by Board }
      mandate O { Board may Together; under "law" }
      """,
    why: """
      A mandate is given by a party, and nothing in force says where that party has it from: no \
      mandate lets it do the same, and no source is named. The red thread ends there. Name the \
      source with `under`, or add the mandate of the giver.
      """,
    how: """
      For each mandate in force that is given by a party: no mandate in force lets that party do \
      the same, or the last of the chain names no source with `under`.
      """,
    accept: "Where the source is known to all and is no text.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    guard let mandates = MandateText(verdict) else { return [] }
    var met: Set<[Int]> = []
    return mandates.authority.lines.indices.compactMap { index in
      let line = mandates.authority.lines[index]
      guard line.isInForce, line.isGrant, mandates.model.mandates[line.mandate].givenBy != nil
      else { return nil }
      let chain = mandates.authority.chain(from: index)
      let last = chain.lines[chain.lines.count - 1]
      switch chain.origin {
      case .source, .circle: return nil
      case .statement, .giver:
        let cause = mandates.authority.lines[last]
        return met.insert([cause.mandate]).inserted
          ? finding(last, chain, from: index, mandates) : nil
      }
    }
  }

  /// The finding of the mandate that a chain ends with.
  private func finding(
    _ last: Int, _ chain: Authority.Chain, from first: Int, _ mandates: MandateText
  ) -> Finding {
    let text = mandates.text
    let line = mandates.authority.lines[last]
    let mandate = mandates.model.mandates[line.mandate]
    let activity = text.activity(line.rule.activity)
    var message = "\(quoted(mandate.id.name)) names no source, and another mandate rests on it"
    var help = "add `under \"…\"` to it"
    if case .giver(let giver) = chain.origin {
      message =
        "\(quoted(mandate.id.name)) is given by \(text.party(giver)), and nothing says where "
        + "\(text.party(giver)) has \(activity) from"
      help += ", or the mandate of \(text.party(giver))"
    }
    let above =
      last == first ? [] : [Label(mandates.authority.lines[first].rule.site, "rests on it")]
    return Finding(
      key: [mandate.id.name],
      Diagnostic(
        .warning, code, message, at: mandate.id.site, secondary: above, help: [help],
        subject: mandate.id.name))
  }
}
