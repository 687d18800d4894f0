import Diagnostics
import Evaluation

/// What a mandate passes on, its giver has from somewhere.
public struct DelegationsReachASource: Rule {
  public let code = Code(410)
  public let title = "every delegated mandate leads back to a source"
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
      The red thread ends with somebody who gives what nothing says it has. Whoever asks by what right gets no \
      answer.
      """,
    how: """
      Each line that is given by a party is followed over the mandates of its givers, in force, to the last, which \
      names neither a source nor a giver with a mandate.
      """,
    accept: "Where the source is known and not worth writing down.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    guard let mandates = MandateText(verdict) else { return [] }
    var met: Set<Int> = []
    return mandates.authority.lines.indices.compactMap { index in
      let line = mandates.authority.lines[index]
      guard line.isInForce, line.isGrant, mandates.model.mandates[line.mandate].givenBy != nil
      else { return nil }
      guard let last = mandates.authority.end(of: index) else { return nil }
      let cause = mandates.authority.lines[last].mandate
      guard mandates.model.mandates[cause].under == nil, met.insert(cause).inserted else {
        return nil
      }
      return finding(last, from: index, mandates)
    }
  }

  /// The finding of the mandate that a chain ends with.
  private func finding(
    _ last: Int, from first: Int, _ mandates: MandateText
  ) -> Finding {
    let text = mandates.text
    let line = mandates.authority.lines[last]
    let mandate = mandates.model.mandates[line.mandate]
    var message = "\(quoted(mandate.id.name)) names no source, and another mandate rests on it"
    var help = "add `under \"…\"` to it"
    if let giver = mandate.givenBy {
      let lack = lack(of: giver, in: line.rule.activity, for: mandate, mandates)
      message = "\(quoted(mandate.id.name)) is given by \(text.party(giver)), and \(lack.words)"
      help = lack.help
    }
    let above =
      last == first ? [] : [Label(mandates.authority.lines[first].rule.site, "rests on it")]
    return Finding(
      key: [mandate.id.name],
      Diagnostic(
        .warning, code, message, at: mandate.id.site, secondary: above, help: [help],
        subject: mandate.id.name))
  }

  /// What a giver lacks that a mandate needs, and what would help.
  private func lack(
    of giver: Int, in activity: Int, for mandate: Model.Mandate, _ mandates: MandateText
  ) -> (words: String, help: String) {
    let (text, authority) = (mandates.text, mandates.authority)
    let (party, work) = (text.party(giver), text.activity(activity))
    let source = "add `under \"…\"` to"
    guard let (line, absence) = authority.lapsed(of: giver, in: activity) else {
      // Beside a prohibition in force no other mandate lets it do that.
      let isForbidden = authority.modality(of: giver, in: activity) == .mustNot
      return (
        "nothing says where \(party) has \(work) from",
        "\(source) it" + (isForbidden ? "" : ", or the mandate of \(party)")
      )
    }
    let name = mandates.mandate(ofLine: line)
    let other = "\(source) \(quoted(mandate.id.name))"
    return switch absence {
    case .begins:
      (
        "\(name), which lets \(party) do \(work), \(absence.text)",
        "let \(name) begin sooner, or \(other)"
      )
    case .ended:
      ("\(name), which let \(party) do \(work), \(absence.text)", "renew \(name), or \(other)")
    }
  }
}
