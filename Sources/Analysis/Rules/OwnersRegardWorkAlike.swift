import Diagnostics
import Evaluation

/// The owners of a goal regard joint work alike.
public struct OwnersRegardWorkAlike: Rule {
  public let code = Code(505)
  public let title = "the owners of a goal regard joint work alike"
  public let explanation = """
    For one owner of this goal joint work is the main task, for another it comes beside the job: it is
    done when there is time, and there never is. Settle which it is before measures and budgets are
    discussed.
    """

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
