import Diagnostics
import Evaluation

/// Somebody is held to something that a goal wants.
public struct GoalsAreMeasured: Rule {
  public let code = Code(220)
  public let title = "somebody is held to something that each goal wants"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      indicator Visits { better higher }
      indicator Health { better higher; baseline 10 }
      activity Visit { by Clinic at 1 hour; up to 50; raises Visits by 1; raises Health by 1 }
      measure Count of Visits { held by Clinic; pays 100 kr per unit }
      goal Busy { owners Clinic; worth 1 kr per unit of Visits }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; reach Health 50 by 2028 }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher; baseline 10 }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 100 kr per unit }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health; reach Health 50 by 2028 }
      """,
    why: """
      A goal that nobody is held to is a wish. The measures in force lead elsewhere, and whoever works \
      for the goal does so beside what it is asked for.
      """,
    how: """
      For each goal that says what something is worth, or where it is to be: no measure in force counts \
      any of its indicators. It is a note where the own economy of somebody feels one of them.
      """,
    accept: "Where the goal is new and its measure is being agreed: set a date.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let model = verdict.model
    let facts = verdict.facts
    let text = RuleText(verdict)
    return Self.unmeasured(in: model, facts).compactMap { g -> Finding? in
      let goal = model.goals[g]
      let wanted = Self.wanted(by: goal)
      // Of joint work that nobody has a stake in, that is what is told.
      if wanted.allSatisfy({ facts.isOnlyBlocked[$0] }) { return nil }
      let isFelt = wanted.contains { facts.isFelt[$0] }
      let isHeld = wanted.contains { facts.isHeldForNothing[$0] }
      let what = listed(wanted.prefix(4).map(text.indicator), "or")
      return Finding(
        key: [goal.id.name],
        Diagnostic(
          isFelt ? .note : .warning, code,
          "nobody is \(isHeld ? "paid for" : "held to") anything that \(text.goal(g)) wants",
          at: goal.id.site, label: "wants " + listed(wanted.prefix(4).map(text.indicator)),
          why: isFelt ? ["some feel it in their own economy all the same"] : [],
          help: [
            (isHeld ? "pay " : "hold ")
              + (goal.owners.isEmpty
                ? "somebody" : listed(goal.owners.prefix(4).map(text.party), "or"))
              + (isHeld ? " for " : " to ") + what
          ],
          subject: goal.id.name))
    }
  }

  /// The goals that want something, and none of it measured.
  static func unmeasured(in model: Model, _ facts: RuleFacts) -> [Int] {
    model.goals.indices.filter { goal in
      var isWanting = false
      let worths = model.goals[goal].worths
      for index in worths.indices where worths[index].amount.value.sign > 0 {
        if facts.isMeasured[worths[index].indicator] { return false }
        isWanting = true
      }
      let targets = model.goals[goal].targets
      for index in targets.indices {
        if facts.isMeasured[targets[index].indicator] { return false }
        isWanting = true
      }
      return isWanting
    }
  }

  /// The indicators a goal names, each once.
  static func wanted(by goal: Model.Goal) -> [Int] {
    var met: Set<Int> = []
    return
      (goal.worths.filter { $0.amount.value.sign > 0 }.map(\.indicator)
      + goal.targets.map(\.indicator)).filter { met.insert($0).inserted }
  }
}
