import Arithmetic
import Diagnostics
import Evaluation
import Syntax

/// Who works for a goal may do so until the goal is due.
public struct MandatesOutlastGoals: Rule {
  public let code = Code(407)
  public let title = "mandates last until the goals are due that rest on them"
  public let explanation = """
    A goal is to be reached by a day, and a mandate that the work for it rests on ends before. What is then
    daily work nobody has decided: this is how a project ends in the project graveyard. Prolong it, say what
    takes over, or set the goal an earlier day.
    """

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    guard model.mandates.contains(where: { $0.until != nil }) else { return [] }
    let due = Self.lastTargets(of: model)
    if due.isEmpty { return [] }
    let lasting = Self.lastDays(of: model)
    let text = RuleText(verdict)
    return model.mandates.compactMap { finding($0, due, lasting, text) }
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

  /// The last day on which each party may do each of its work, by any mandate.
  private static func lastDays(of model: Model) -> [Authority.Work: Int] {
    var latest: [Authority.Work: Int] = [:]
    for mandate in model.mandates {
      let last = mandate.until?.lastDayNumber ?? Int.max
      for rule in mandate.rules where rule.modality != .mustNot {
        let work = Authority.Work(party: rule.party, activity: rule.activity)
        latest[work] = max(latest[work] ?? 0, last)
      }
    }
    return latest
  }

  /// The finding of a mandate that ends too early for a goal, with nothing behind it.
  private func finding(
    _ mandate: Model.Mandate, _ due: [Int: (goal: Int, target: Model.Target)],
    _ lasting: [Authority.Work: Int], _ text: RuleText
  ) -> Finding? {
    let model = text.verdict.model
    guard let until = mandate.until else { return nil }
    // What is over already is told of who goes on without it.
    if let day = model.asOf, until.lastDay < day.firstDay { return nil }
    for rule in mandate.rules where rule.modality != .mustNot {
      let work = Authority.Work(party: rule.party, activity: rule.activity)
      let last = Rational(lasting[work] ?? 0)
      for effect in model.activities[rule.activity].effects where model.betters(effect) {
        guard let (goal, target) = due[effect.indicator] else { continue }
        let needed = Rational(target.by.lastDayNumber) - (effect.lag?.value ?? 0)
        if last < needed { return finding(mandate, until, rule, goal, target, text) }
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
    let line = "\(text.party(rule.party)) \(rule.modality.rawValue) \(text.activity(rule.activity))"
    return Finding(
      key: [mandate.id.name],
      Diagnostic(
        .warning, code,
        "\(name) ends before \(quoted(text.verdict.model.goals[goal].id.name)) is due",
        at: until.span, label: "until \(until.text)",
        secondary: [Label(rule.site, line), Label(target.site, "by \(target.by.text)")],
        why: ["who may work for the goal from then on is not decided"],
        help: ["prolong \(name), or say who may go on"], subject: mandate.id.name))
  }
}
