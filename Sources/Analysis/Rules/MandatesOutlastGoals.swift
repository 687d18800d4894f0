import Diagnostics
import Evaluation
import Syntax

/// What carries a goal lasts until the goal is due.
public struct MandatesOutlastGoals: Rule {
  public let code = Code(407)
  public let title = "mandates and budgets last until their goals are due"
  public let explanation = """
    A goal is to be reached by a day, and a mandate or a budget that the work for it rests on ends before.
    What is then daily work nobody has decided: this is how a project ends in the project graveyard. Prolong
    it, say what takes over, or set the goal an earlier day.
    """

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    let hasEnds =
      model.mandates.contains { $0.until != nil } || model.budgets.contains { $0.runs != nil }
    if !hasEnds { return [] }
    let goals = model.goals.indices.compactMap { due($0, model) }
    let text = RuleText(verdict)
    return model.mandates.indices.flatMap { mandate in
      goals.compactMap { early(mandate, $0, text) }
    }
      + model.budgets.indices.flatMap { budget in
        goals.compactMap { short(budget, $0, text) }
      }
  }

  /// A goal with its last target, the work that betters it, and what still lets and pays it then.
  private struct Due {
    let goal: Int
    let target: Model.Target
    let work: Set<Int>
    let lastingGrants: Set<Authority.Work>
    let lastingCover: Set<Int>
  }

  /// The last target of a goal; nil where it has none.
  private func due(_ goal: Int, _ model: Model) -> Due? {
    guard let last = model.goals[goal].targets.max(by: { $0.by.lastDay < $1.by.lastDay }) else {
      return nil
    }
    let lasting = model.mandates.filter { !isOver($0.until, before: last) }.flatMap(\.rules)
    let grants = lasting.filter { $0.modality != .mustNot }
      .map { Authority.Work(party: $0.party, activity: $0.activity) }
    let covers = model.budgets.filter { !isOver($0.runs?.to, before: last) }.flatMap(\.covers)
    return Due(
      goal: goal, target: last, work: Set(model.activities(carrying: .goal(goal))),
      lastingGrants: Set(grants), lastingCover: Set(covers.map(\.activity)))
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

  /// A budget that ends before a goal whose work it pays for.
  private func short(_ index: Int, _ due: Due, _ text: RuleText) -> Finding? {
    let model = text.verdict.model
    let budget = model.budgets[index]
    guard let runs = budget.runs, ends(runs.to, before: due.target, model) else { return nil }
    let line = budget.covers.first { line in
      due.work.contains(line.activity) && !due.lastingCover.contains(line.activity)
    }
    guard let line else { return nil }
    return finding(
      budget.id, runs.to, due, Label(line.site, "pays for \(text.activity(line.activity))"),
      help: "let \(quoted(budget.id.name)) run on, or say who pays afterwards", text)
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
