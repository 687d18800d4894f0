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
      indicator that the activity betters. A warning where nothing else it may do betters it, else a note. What \
      one must not do nobody does: so it is for those who perform it too, where nothing else betters it.
      """,
    accept: "Where the measure is kept for what else it pays for.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    guard let mandates = MandateText(verdict) else { return [] }
    let model = verdict.model
    let bans = mandates.authority.lines.enumerated().filter {
      $0.element.isInForce && !$0.element.isGrant
        && model.performer($0.element.rule.party, in: $0.element.rule.activity) != nil
    }
    if bans.isEmpty { return [] }
    let isBanned = Set(bans.map(\.element.rule.activity))
    let inForce = model.measures.indices.filter { model.isInForce(measure: $0) }
    let rows = Dictionary(grouping: inForce) { model.measures[$0].party }
    let own = Set(bans.map { [$0.element.rule.party, $0.element.rule.activity] })
    let paidElse = indicators(betteredBeside: isBanned, model)
    var told: Set<[Int]> = []
    return bans.flatMap { index, line -> [Finding] in
      let a = line.rule.activity
      // One who must not holds it at 0 for all; who must not itself is told by its own line.
      let others = model.activities[a].performers.map(\.party)
        .filter { !own.contains([$0, a]) && told.insert([$0, a]).inserted }
      return ([line.rule.party] + others).flatMap { party in
        (rows[party] ?? []).compactMap { row in
          let isPaidElse = paidElse.contains([party, model.measures[row].indicator])
          guard pays(row, for: a, model), party == line.rule.party || !isPaidElse else {
            return nil
          }
          return finding(row, index, isBanned, mandates)
        }
      }
    }
  }

  /// What the performers of activities that are banned better by others, as pairs of party and indicator.
  private func indicators(betteredBeside isBanned: Set<Int>, _ model: Model) -> Set<[Int]> {
    let parties = Set(isBanned.flatMap { model.activities[$0].performers.map(\.party) })
    var result: Set<[Int]> = []
    for (a, activity) in model.activities.enumerated() where !isBanned.contains(a) {
      let performers = activity.performers.map(\.party).filter(parties.contains)
      if performers.isEmpty { continue }
      for effect in activity.effects where model.betters(effect) {
        for party in performers { result.insert([party, effect.indicator]) }
      }
    }
    return result
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

  /// The finding of one measure and one prohibition; where that is of another party, nothing else is paid
  /// for.
  private func finding(
    _ row: Int, _ line: Int, _ isBanned: Set<Int>, _ mandates: MandateText
  ) -> Finding {
    let (text, model) = (mandates.text, mandates.model)
    let rule = mandates.authority.lines[line].rule
    let party = model.measures[row].party
    let isOwn = party == rule.party
    let others =
      !isOwn
      ? []
      : model.activities.indices.filter { a in
        !isBanned.contains(a) && model.performer(party, in: a) != nil && pays(row, for: a, model)
      }
    let why =
      others.isEmpty
      ? "nothing else that it does betters \(text.indicator(model.measures[row].indicator))"
      : "it pays for \(listed(others.map(text.activity))) too"
    let who = isOwn ? "it" : text.party(rule.party)
    return Finding(
      key: [text.measure(row), text.party(party), text.activity(rule.activity)],
      Diagnostic(
        others.isEmpty ? .warning : .note, code,
        "\(text.measure(row)) pays \(text.party(party)) for \(text.activity(rule.activity)), "
          + "which \(who) must not do",
        at: model.measures[row].id.site, label: text.pay(row),
        secondary: [Label(rule.site, mandates.mandate(ofLine: line))], why: [why],
        help: ["pay for something that \(text.activity(rule.activity)) does not move"],
        subject: model.measures[row].id.name))
  }
}
