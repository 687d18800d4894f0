import Arithmetic
import Diagnostics
import Evaluation
import Syntax

/// Who works for a goal may do so until the goal is due.
public struct MandatesOutlastGoals: Rule {
  public let code = Code(407)
  public let title = "mandates last until the goals are due that rest on them"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 50 hours }
      indicator Health { better higher; baseline 10 }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; reach Health 50 by 2030 }
      mandate Project { Clinic may Visit; until 2027 }
      """,
    better: """
      party Clinic { capacity 50 hours }
      indicator Health { better higher; baseline 10 }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; reach Health 50 by 2030 }
      mandate Project { Clinic may Visit; until 2030 }
      """,
    why: """
      What nobody may do when the project is over does not become daily work: this is how it ends in the project \
      graveyard.
      """,
    how: """
      For each mandate with `until` that is not over: it lets a party better the indicator of a target, ends before \
      the target's date, less the time until the effect arrives, and no other mandate goes on; nor, where the \
      party does not do the work and gives it to nobody, do those of all who do it.
      """,
    accept: "Where it is decided how the work goes on, and the mandate is being written.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    guard model.mandates.contains(where: { $0.until != nil }) else { return [] }
    let due = Self.lastTargets(of: model)
    if due.isEmpty { return [] }
    let lasting = Lasting(model)
    let text = RuleText(verdict)
    return model.mandates.compactMap { finding($0, due, lasting, text) }
  }

  /// How long mandates last.
  private struct Lasting {
    /// The last day on which each party may do each of its work, by any mandate.
    let days: [Authority.Work: Int]
    /// The last day on which all who perform each activity may do so; 0 where one never may.
    let performers: [Int]
    /// The work for which each party gives mandates to others.
    let given: Set<Authority.Work>

    /// Finds how long the mandates of a model last.
    ///
    /// - Complexity: O(n) in the rules of mandates and the lines of performers.
    init(_ model: Model) {
      var days: [Authority.Work: Int] = [:]
      var given: Set<Authority.Work> = []
      for mandate in model.mandates {
        let last = mandate.until?.lastDayNumber ?? Int.max
        for rule in mandate.rules where rule.modality != .mustNot {
          let work = Authority.Work(party: rule.party, activity: rule.activity)
          days[work] = max(days[work] ?? 0, last)
          if let giver = mandate.givenBy {
            given.insert(Authority.Work(party: giver, activity: rule.activity))
          }
        }
      }
      performers = model.activities.indices.map { a in
        model.activities[a].performers.map {
          days[Authority.Work(party: $0.party, activity: a)] ?? 0
        }.min() ?? 0
      }
      (self.days, self.given) = (days, given)
    }
  }

  /// The last target of each indicator, with its goal.
  private static func lastTargets(of model: Model) -> [Int: (goal: Int, target: Model.Target)] {
    var latest: [Int: (goal: Int, target: Model.Target)] = [:]
    for (index, goal) in model.goals.enumerated() {
      for target in goal.targets {
        let day = latest[target.indicator]?.target.by.lastDayNumber ?? 0
        if target.by.lastDayNumber > day { latest[target.indicator] = (index, target) }
      }
    }
    return latest
  }

  /// The finding of a mandate that ends too early for a goal, with nothing behind it.
  private func finding(
    _ mandate: Model.Mandate, _ due: [Int: (goal: Int, target: Model.Target)],
    _ lasting: Lasting, _ text: RuleText
  ) -> Finding? {
    let model = text.verdict.model
    guard let until = mandate.until else { return nil }
    // What is over already is told of who goes on without it.
    if model.isOver(until) { return nil }
    for rule in mandate.rules where rule.modality != .mustNot {
      let work = Authority.Work(party: rule.party, activity: rule.activity)
      // Where another goes on longer, that one is told.
      guard let latest = lasting.days[work], latest == until.lastDayNumber else { continue }
      // Where all who do it go on by mandates of their own, nothing hangs on who only lets them.
      if model.performer(rule.party, in: rule.activity) == nil,
        lasting.performers[rule.activity] > latest, !lasting.given.contains(work)
      {
        continue
      }
      let last = DateLiteral(dayNumber: latest)
      for effect in model.activities[rule.activity].effects where model.betters(effect) {
        guard let (goal, target) = due[effect.indicator] else { continue }
        let arrives = last.dayNumber(after: effect.lag?.value ?? 0)
        if arrives < Rational(target.by.lastDayNumber) {
          return finding(mandate, until, rule, goal, target, text)
        }
      }
    }
    return nil
  }

  /// The finding of a mandate, the rule that is missed and the target that is still due.
  private func finding(
    _ mandate: Model.Mandate, _ until: DateLiteral, _ rule: Model.MandateRule, _ goal: Int,
    _ target: Model.Target, _ text: RuleText
  ) -> Finding {
    let name = quoted(mandate.id.name)
    let (party, activity) = (text.party(rule.party), text.activity(rule.activity))
    let line = "\(party) \(rule.modality.rawValue) \(activity)"
    return Finding(
      key: [mandate.id.name],
      Diagnostic(
        .warning, code,
        "\(name) ends before \(quoted(text.verdict.model.goals[goal].id.name)) is due",
        at: until.span, label: "until \(until.text)",
        secondary: [Label(rule.site, line), Label(target.site, "by \(target.by.text)")],
        why: ["whether \(party) \(rule.modality.rawValue) \(activity) from then on is not decided"],
        help: ["prolong \(name), or say who may go on"], subject: mandate.id.name))
  }
}
