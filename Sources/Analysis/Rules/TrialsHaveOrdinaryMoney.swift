import Diagnostics
import Evaluation
import Syntax

/// What is tried has money behind the day its trial ends.
public struct TrialsHaveOrdinaryMoney: Rule {
  public let code = Code(714)
  public let title = "what is tried has money in a budget that outlasts the trial"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party School { capacity 100 hours }
      indicator Dropout { better lower }
      activity Breakfast { by School at 1 hour and 100 kr; up to 50; lowers Dropout by 1 }
      measure Stay of Dropout { held by School; pays 900 kr per unit }
      goal Finish { owners School; worth 2 000 kr per unit of Dropout }
      budget Project {
        from School 100 %; limit 5 000 kr per year; covers Breakfast; runs 2026 to 2027; unspent carries over
      }
      trial Morning { of Breakfast; by School; until 2027 }
      """,
    better: """
      party School { capacity 100 hours }
      indicator Dropout { better lower }
      activity Breakfast { by School at 1 hour and 100 kr; up to 50; lowers Dropout by 1 }
      measure Stay of Dropout { held by School; pays 900 kr per unit }
      goal Finish { owners School; worth 2 000 kr per unit of Dropout }
      budget Ordinary { from School 100 %; limit 5 000 kr per year; covers Breakfast }
      trial Morning { of Breakfast; by School; until 2027 }
      """,
    why: """
      Money for a project ends with the project. If no ordinary budget takes over, the best of trials \
      ends too, and whoever wants to go on has to begin with a new application.
      """,
    how: """
      For each trial that is not ended and whose activity takes money of its performers, where the script \
      has budgets: none covers the activity that has no end, or that runs on past the trial, the day of \
      its adoption and the day of the script.
      """,
    accept: "Where performers pay for it from money that the script does not put into a budget.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    if model.budgets.isEmpty { return [] }
    return model.trials.indices.compactMap { index in
      if case .ended = model.trials[index].outcome { return nil }
      guard let a = model.trials[index].activity, takesMoney(a, index, model) else { return nil }
      let end = end(ofTrial: index, model)
      let covers = model.budgets.indices.filter { budget in
        model.budgets[budget].covers.contains { $0.activity == a && $0.share.value.sign > 0 }
      }
      let isLasting = covers.contains { budget in
        guard isDrawn(budget, a, index, model) else { return false }
        guard let runs = model.budgets[budget].runs, let end else { return true }
        return end < runs.to.lastDayNumber
      }
      return isLasting ? nil : finding(index, a, covers, RuleText(verdict))
    }
  }

  /// Whether an activity, or its trial, is known to take money of whoever performs it.
  private func takesMoney(_ a: Int, _ trial: Int, _ model: Model) -> Bool {
    (model.activities[a].performers + model.trials[trial].performers)
      .contains { $0.money?.value.sign == 1 }
  }

  /// Whether somebody who performs an activity, or its trial, may draw on a budget.
  private func isDrawn(_ budget: Int, _ a: Int, _ trial: Int, _ model: Model) -> Bool {
    model.budgets[budget].drawers == nil
      || (model.activities[a].performers + model.trials[trial].performers)
        .contains { model.mayDraw($0.party, on: budget) }
  }

  /// The last of the days that the money must outlast; nil where no day is given.
  private func end(ofTrial index: Int, _ model: Model) -> Int? {
    let trial = model.trials[index]
    var days = [trial.until?.lastDayNumber, model.asOf?.firstDayNumber].compactMap { $0 }
    if case .adopted(_, let from?, _) = trial.outcome { days.append(from.firstDayNumber) }
    return days.max()
  }

  /// What a budget is to a trial.
  private func words(for budget: Int, _ a: Int, _ trial: Int, _ model: Model) -> String {
    if !isDrawn(budget, a, trial, model) { return "pays nobody who does it" }
    switch model.absence(ofBudget: budget) {
    case .ended(let day): return "paid for it until \(day.text)"
    case .begins(let day): return "pays for it from \(day.text) on"
    case nil:
      return "pays for it" + (model.budgets[budget].runs.map { " until \($0.to.text)" } ?? "")
    }
  }

  /// The finding of a trial whose activity the budgets pay for at most for a time.
  private func finding(
    _ index: Int, _ a: Int, _ covers: [Int], _ text: RuleText
  ) -> Finding {
    let model = text.verdict.model
    let trial = model.trials[index]
    let name = quoted(trial.id.name)
    let isPaid = covers.contains {
      isDrawn($0, a, index, model) && model.absence(ofBudget: $0) == nil
    }
    return Finding(
      key: [trial.id.name],
      Diagnostic(
        .warning, code,
        covers.isEmpty
          ? "\(name) costs money, and no budget holds any for \(text.activity(a))"
          : isPaid
            ? "\(name) has money only as long as a project runs"
            : "\(name) costs money, and no budget pays for \(text.activity(a)) today",
        at: trial.id.site,
        secondary: covers.prefix(3).map {
          Label(model.budgets[$0].id.site, words(for: $0, a, index, model))
        },
        help: ["cover \(text.activity(a)) in a budget without an end, or in one that runs on"],
        subject: trial.id.name))
  }
}
