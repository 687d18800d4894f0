import Diagnostics
import Evaluation

/// The owners of a goal regard joint work alike.
public struct OwnersRegardWorkAlike: Rule {
  public let code = Code(505)
  public let title = "the owners of a goal regard joint work alike"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party School { regards joint work as side task }
      party Psychiatry { regards joint work as main task }
      goal Stay { owners School, Psychiatry }
      """,
    better: """
      party School { regards joint work as main task }
      party Psychiatry { regards joint work as main task }
      goal Stay { owners School, Psychiatry }
      """,
    why: """
      For one owner of this goal joint work is the main task, for another it comes beside the job: \
      it is done when there is time, and there never is. Settle which it is before measures and \
      budgets are discussed.
      """,
    how: """
      For each goal: whether some of its owners say that they regard joint work as a main task and \
      some as a side task. Who says nothing is left out.
      """,
    accept:
      "Where the parties agree that one of them leads and the others help when asked.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let text = GapText(verdict.model, names: quoted)
    return ViewGaps(verdict.model).gaps().flatMap { gap in
      gap.lacks.map { lack in
        let goal = verdict.model.goals[gap.index].id
        return Finding(
          key: [goal.name],
          Diagnostic(
            .warning, code, "the owners of \(quoted(goal.name)) regard joint work differently",
            at: goal.site, why: [text.words(for: lack.kind)], help: [text.help(for: lack)],
            subject: goal.name))
      }
    }
  }
}
