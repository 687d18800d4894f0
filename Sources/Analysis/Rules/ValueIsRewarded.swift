import Diagnostics
import Evaluation

/// What is worth something to all is asked of somebody.
///
/// Where a goal has no measure at all, `GoalsAreMeasured` says so instead.
public struct ValueIsRewarded: Rule {
  public let code = Code(211)
  public let title = "somebody is held to what a goal is worth"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      indicator BedDays { better lower }
      indicator Readmissions { better lower }
      activity EarlyPlan { by Clinic at 1 hour; up to 50; lowers BedDays by 3; lowers Readmissions by 0,2 }
      measure Queue of BedDays { held by Clinic; pays 4 000 kr per unit }
      goal Home { owners Clinic; worth 9 000 kr per unit of BedDays; worth 60 000 kr per unit of Readmissions }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator BedDays { better lower }
      indicator Readmissions { better lower }
      activity EarlyPlan { by Clinic at 1 hour; up to 50; lowers BedDays by 3; lowers Readmissions by 0,2 }
      measure Queue of BedDays { held by Clinic; pays 4 000 kr per unit }
      measure Back of Readmissions { held by Clinic; pays 30 000 kr per unit }
      goal Home { owners Clinic; worth 9 000 kr per unit of BedDays; worth 60 000 kr per unit of Readmissions }
      """,
    why: """
      A goal says what something is worth, an activity betters it, and nobody is held to it or feels it. \
      What is valued and not rewarded gives way to what is rewarded.
      """,
    how: """
      For each indicator with a worth above 0, in a goal or where it falls on a party: some activity \
      betters it, no measure in force counts it, and the own economy of none of those who better it \
      feels it. It is a note where the verdict is joint all the same.
      """,
    accept:
      "Where the figure cannot be measured in time, and a duty or a follow-up takes its place.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    let facts = verdict.facts
    var isOpen = model.indicators.indices.map { k in
      facts.isBettered[k] && facts.isValued[k] && !facts.isMeasured[k] && !facts.isOnlyBlocked[k]
    }
    guard isOpen.contains(true) else { return [] }
    for goal in GoalsAreMeasured.unmeasured(in: model, facts) {
      for worth in model.goals[goal].worths { isOpen[worth.indicator] = false }
    }
    let work = facts.work
    for a in 0..<work.count {
      for effect in work.effects(of: a) where work.effects[effect].isBetter {
        let k = work.effects[effect].indicator
        guard isOpen[k] else { continue }
        if work.performers(of: a).contains(where: { facts.feels(work.party[$0], k) }) {
          isOpen[k] = false
        }
      }
    }
    guard isOpen.contains(true) else { return [] }
    var betterers = [[Int]](repeating: [], count: model.indicators.count)
    for a in 0..<work.count {
      for effect in work.effects(of: a) where work.effects[effect].sign > 0 {
        let k = work.effects[effect].indicator
        if isOpen[k] { betterers[k].append(a) }
      }
    }
    let text = RuleText(verdict)
    let sites = worthSites(in: model)
    return model.indicators.indices.filter { isOpen[$0] && !betterers[$0].isEmpty }
      .map { finding($0, betterers[$0], sites[$0], text) }
  }

  /// The finding of one indicator and the activities that better it.
  private func finding(
    _ k: Int, _ activities: [Int], _ site: SourceSpan?, _ text: RuleText
  ) -> Finding {
    let model = text.verdict.model
    let isHeld = text.verdict.facts.isHeldForNothing[k]
    let isOutweighed = text.verdict.overall == .joint
    var performers: [Int] = []
    for activity in activities {
      for performer in model.activities[activity].performers
      where performers.count < 4 && !performers.contains(performer.party) {
        performers.append(performer.party)
      }
    }
    return Finding(
      key: [model.indicators[k].id.name],
      Diagnostic(
        isOutweighed ? .note : .warning, code,
        "\(text.indicator(k)) is worth something to all, and nobody is "
          + (isHeld ? "paid for it" : "held to it"),
        at: model.indicators[k].id.site,
        secondary: (site.map { [Label($0, "what it is worth")] } ?? [])
          + activities.prefix(2).map { Label(model.activities[$0].id.site, "betters it") },
        why: isOutweighed ? ["the verdict is joint all the same"] : [],
        help: [
          (isHeld ? "pay " : "hold ") + listed(performers.map(text.party), "or")
            + (isHeld ? " for " : " to ") + "\(text.indicator(k)), best all who can better it"
        ],
        subject: model.indicators[k].id.name))
  }

  /// Where the first worth above 0 of each indicator stands.
  private func worthSites(in model: Model) -> [SourceSpan?] {
    var sites = model.indicators.map { indicator in
      indicator.fallsOn.first { $0.amount.value.sign > 0 }?.site
    }
    for worth in model.goals.reversed().flatMap({ $0.worths.reversed() })
    where worth.amount.value.sign > 0 {
      sites[worth.indicator] = worth.site
    }
    return sites
  }
}
