import Diagnostics
import Evaluation
import Syntax

/// What carries a goal lasts until the goal is due.
public struct MandatesOutlastGoals: Rule {
  public let code = Code(407)
  public let title = "mandates last until their goals are due"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher; baseline 10 }
      activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 2 }
      measure M of Good { held by A, B; pays 20 kr per unit }
      goal G { owners A, B; worth 30 kr per unit of Good; reach Good 50 by 2028 }
      mandate N { A may Together; B may Together; until 2027 }
      """,
    better: """
      party A { capacity 100 hours }
      party B { capacity 100 hours }
      indicator Good { better higher; baseline 10 }
      activity Together { by A at 1 hour; by B at 1 hour; up to 50; raises Good by 2 }
      measure M of Good { held by A, B; pays 20 kr per unit }
      goal G { owners A, B; worth 30 kr per unit of Good; reach Good 50 by 2028 }
      mandate N { A may Together; B may Together; until 2028 }
      """,
    why: """
      A goal is to be reached by a day, and a mandate that the work for it rests on ends before. \
      What is then daily work nobody has decided: this is how a project ends in the project \
      graveyard. Prolong it, say what takes over, or set the goal an earlier day.
      """,
    how: """
      For each goal and its last target: a mandate that lets somebody do work which betters it \
      ends before, and no other mandate goes on. A budget that ends before is SV310.
      """,
    accept: "Where it is decided what takes over, outside the script.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    guard model.mandates.contains(where: { $0.until != nil }) else { return [] }
    let goals = model.goals.indices.compactMap { due($0, model) }
    let text = RuleText(verdict)
    return model.mandates.indices.flatMap { mandate in
      goals.compactMap { early(mandate, $0, text) }
    }
  }

  /// A goal with its last target, the work that betters it, and what still lets it be done then.
  private struct Due {
    let goal: Int
    let target: Model.Target
    let work: Set<Int>
    let lastingGrants: Set<Authority.Work>
  }

  /// The last target of a goal; nil where it has none.
  private func due(_ goal: Int, _ model: Model) -> Due? {
    guard let last = model.goals[goal].targets.max(by: { $0.by.lastDay < $1.by.lastDay }) else {
      return nil
    }
    let lasting = model.mandates.filter { !isOver($0.until, before: last) }.flatMap(\.rules)
    let grants = lasting.filter { $0.modality != .mustNot }
      .map { Authority.Work(party: $0.party, activity: $0.activity) }
    return Due(
      goal: goal, target: last, work: Set(model.activities(carrying: .goal(goal))),
      lastingGrants: Set(grants))
  }

  /// Whether something that ends on a date is in force, or to come, and ends before a target.
  private func ends(_ end: DateLiteral?, before target: Model.Target, _ model: Model) -> Bool {
    guard let end, end.lastDay < target.by.lastDay else { return false }
    guard let day = model.asOf else { return true }
    return !(end.lastDay < day.firstDay)
  }

  /// A mandate that ends before a goal it carries, with nothing behind it.
  private func early(_ index: Int, _ due: Due, _ text: RuleText) -> Finding? {
    let model = text.verdict.model
    let mandate = model.mandates[index]
    guard let until = mandate.until, ends(until, before: due.target, model) else { return nil }
    let rule = mandate.rules.first { rule in
      rule.modality != .mustNot && due.work.contains(rule.activity)
        && !due.lastingGrants.contains(
          Authority.Work(party: rule.party, activity: rule.activity))
    }
    guard let rule else { return nil }
    let line = "\(text.party(rule.party)) \(rule.modality.rawValue) \(text.activity(rule.activity))"
    return finding(
      mandate.id, until, due, Label(rule.site, line),
      help: "prolong \(quoted(mandate.id.name)), or say who may go on", text)
  }

  /// Whether something that ends on a date is over by a target.
  private func isOver(_ end: DateLiteral?, before target: Model.Target) -> Bool {
    end.map { $0.lastDay < target.by.lastDay } ?? false
  }

  /// The finding of what ends too early.
  private func finding(
    _ id: Identity, _ end: DateLiteral, _ due: Due, _ label: Label, help: String, _ text: RuleText
  ) -> Finding {
    let goal = text.verdict.model.goals[due.goal]
    return Finding(
      key: [id.name, goal.id.name],
      Diagnostic(
        .warning, code, "\(quoted(id.name)) ends before \(quoted(goal.id.name)) is due",
        at: end.span == .nowhere ? id.site : end.span, label: "until \(end.text)",
        secondary: [label, Label(due.target.site, "by \(due.target.by.text)")],
        why: ["what the goal rests on is not decided for the time from then on"], help: [help],
        subject: id.name))
  }
}
