import Arithmetic
import Diagnostics
import Evaluation

/// Money that is not spent is not lost.
public struct UnspentMoneyIsKept: Rule {
  public let code = Code(312)
  public let title = "money that is not spent is not lost to those who saved it"
  public let severity = Severity.note
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      budget Fund { from Clinic 100 %; limit 10 000 kr per year; covers Visit; unspent lapses }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour and 200 kr; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      budget Fund { from Clinic 100 %; limit 10 000 kr per year; covers Visit; unspent carries over }
      """,
    why: """
      Use it or lose it: where the rest of a budget lapses, spending costs those who spend nothing, so \
      money goes out in December whether it is worth it or not, and nobody saves for next year.
      """,
    how: """
      For each budget in force that covers something: less than all of what is not spent returns to the \
      contributors or carries over.
      """,
    accept: "Where the money is the state's and lapses by law.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    let text = RuleText(verdict)
    let budgets = model.budgets
    return budgets.indices.compactMap { index -> Finding? in
      guard budgets[index].returned.value < 1, !budgets[index].covers.isEmpty,
        model.isInForce(budget: index)
      else { return nil }
      let budget = budgets[index]
      let name = text.budget(index)
      let (kept, lost) = (budget.returned.value, Rational(1) - budget.returned.value)
      return Finding(
        key: [budget.id.name],
        Diagnostic(
          .note, code,
          kept.isZero
            ? "what is not spent of \(name) lapses: use it or lose it"
            : "\(NumberFormat.percent(lost)) of what is not spent of \(name) lapses",
          at: budget.returned.site == .nowhere ? budget.id.site : budget.returned.site,
          why: [
            kept.isZero
              ? "all of what is not spent is lost, so spending it costs nobody anything"
              : "only \(NumberFormat.percent(kept)) of it returns to those who paid it in"
          ],
          help: [
            "let \(kept.isZero ? "it" : "all of it") carry over, or return to those who paid it in"
          ], subject: budget.id.name))
    }
  }
}
