import Diagnostics
import Evaluation
import Syntax

/// Who performs an activity that mandates are given for has one.
public struct PerformersHaveMandates: Rule {
  public let code = Code(403)
  public let title = "who performs what takes a mandate has one"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 50 hours }
      party School { capacity 50 hours }
      indicator Health { better higher }
      activity Team { by Clinic at 1 hour; by School at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic, School; pays 900 kr per unit }
      goal Healthy { owners Clinic, School; worth 1 800 kr per unit of Health }
      mandate Agreed { Clinic may Team }
      """,
    better: """
      party Clinic { capacity 50 hours }
      party School { capacity 50 hours }
      indicator Health { better higher }
      activity Team { by Clinic at 1 hour; by School at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic, School; pays 900 kr per unit }
      goal Healthy { owners Clinic, School; worth 1 800 kr per unit of Health }
      mandate Agreed { Clinic may Team; School may Team }
      """,
    why: """
      Who works without a mandate works without cover: it can be called back any day, and nobody has said that it \
      may spend its time so. Often the mandate was forgotten, or has run out.
      """,
    how: """
      For each activity that some mandate of the script lets a party do: a performer has no line of a mandate in \
      force on the day of the script. Where the script gives no mandates for an activity, nothing is asked.
      """,
    accept: "Where the party needs none, because the work is its own by law.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    guard let mandates = MandateText(verdict) else { return [] }
    let model = verdict.model
    var granted: [Int: Int] = [:]
    for (index, line) in mandates.authority.lines.enumerated() where line.isGrant {
      if granted[line.rule.activity] == nil { granted[line.rule.activity] = index }
    }
    return model.activities.indices.flatMap { a -> [Finding] in
      guard let example = granted[a] else { return [] }
      let performers = model.activities[a].performers.map {
        (line: $0, modality: mandates.authority.modality(of: $0.party, in: a))
      }
      // Who only may beside one who must leaves that duty in its own hands.
      let offered = performers.contains { $0.modality == .must } ? Modality.must : .may
      return performers.filter { $0.modality == nil }
        .map { finding($0.line, a, example, offered, mandates) }
    }
  }

  /// The finding of one performer, to whom a mandate of some modality is offered.
  private func finding(
    _ performer: Model.Performer, _ a: Int, _ example: Int, _ offered: Modality,
    _ mandates: MandateText
  ) -> Finding {
    let (text, authority) = (mandates.text, mandates.authority)
    let party = text.party(performer.party)
    let old = authority.lines(of: performer.party, in: a).filter { authority.lines[$0].isGrant }
    let ended = old.compactMap { line in
      mandates.absence(of: line).map { "its mandate \(mandates.mandate(ofLine: line)) \($0)" }
    }
    let whole = mandates.model.wholes(of: performer.party).first { whole in
      authority.grant(to: whole, of: a) != nil
        && !rests(whole, on: performer.party, in: a, mandates)
    }
    var (why, help) = (ended, [String]())
    if let whole, ended.isEmpty, let modality = authority.grant(to: whole, of: a) {
      why = [
        "\(text.party(whole)), which it is part of, \(modality.rawValue) \(text.activity(a))"
      ]
      help = [handingOn(to: performer, by: whole, offered == .must ? .must : modality, a, mandates)]
    } else if ended.isEmpty {
      help = ["add `\(mandates.written(performer.party, offered, a))` to a mandate"]
    } else if old.contains(where: mandates.isYetToBegin) {
      help = ["let it begin sooner, or wait with the work"]
    } else {
      help = ["renew it, or leave the work to others"]
    }
    return Finding(
      key: [party, text.activity(a)],
      Diagnostic(
        .warning, code, "\(party) performs \(text.activity(a)) without a mandate",
        at: performer.site,
        secondary: [Label(authority.lines[example].rule.site, "mandates are given for it")],
        why: why, help: help,
        subject: mandates.model.activities[a].id.name))
  }

  /// Whether all that lets a whole do an activity comes from a part of it, which so cannot have it from there.
  private func rests(_ whole: Int, on part: Int, in a: Int, _ mandates: MandateText) -> Bool {
    let origins = mandates.authority.grants(to: whole, in: a)
      .map { mandates.authority.chain(from: $0).origin }
    return origins.contains(.giver(part))
      && !origins.contains {
        switch $0 {
        case .source, .statement: true
        case .giver, .circle: false
        }
      }
  }

  /// The advice that a whole hand on to its part what it may or must do itself, within what it may spend.
  private func handingOn(
    to part: Model.Performer, by whole: Int, _ modality: Modality, _ a: Int, _ mandates: MandateText
  ) -> String {
    let (text, authority) = (mandates.text, mandates.authority)
    let grants = authority.grants(to: whole, in: a)
    let amounts = grants.compactMap { authority.lines[$0].rule.upTo?.value }
    var line = mandates.written(part.party, modality, a)
    // Who spends nothing needs no amount.
    if amounts.count == grants.count, let most = amounts.max(), part.money?.value.isZero != true {
      line += " up to \(text.format.money(NumberFormat.roundedDown(most)))"
    }
    let advice =
      "let \(text.party(whole)) hand it on: add a mandate with `given by "
      + "\(mandates.model.parties[whole].id.name)` and `\(line)`"
    guard let end = unsourcedEnd(of: grants, mandates) else { return advice }
    return advice + ", and `under \"…\"` to \(mandates.mandate(ofLine: end))"
  }

  /// The mandate line that the nearest chain of grants ends with, where none of them leads to a source.
  private func unsourcedEnd(of grants: [Int], _ mandates: MandateText) -> Int? {
    let chains = grants.map { (line: $0, chain: mandates.authority.chain(from: $0)) }
    if chains.contains(where: { if case .source = $0.chain.origin { true } else { false } }) {
      return nil
    }
    return chains.filter { $0.chain.origin == .statement }
      .min { $0.chain.lines.count < $1.chain.lines.count }
      .flatMap { mandates.authority.end(of: $0.line) }
  }
}
