import Analysis
import Arithmetic
import Evaluation

/// Where the engine and the naive implementation say something different of a model.
struct Disagreement: CustomStringConvertible {
  let model: Model
  /// A line for each figure, the naive answer first.
  let lines: [String]

  /// Nil where they agree.
  init?(on model: Model) {
    self.model = model
    let engine = Verdict(of: model)
    let naive = NaiveVerdict(of: model)
    var (mine, others) = (VerdictFields(naive), VerdictFields(engine))
    if naive.precision != .numbers && engine.precision != .numbers {
      // What rankings alone allow is checked by itself: it must hold for all magnitudes.
      (mine, others) = (mine.withoutMagnitudes, others.withoutMagnitudes)
    }
    var lines = mine.differences(others)
    lines += Disagreement.choices(engine, naive)
    if naive.precision == engine.precision && naive.overall != engine.overall {
      lines.append("overall: \(naive.overall) / \(engine.overall)")
    }
    if lines.isEmpty { return nil }
    self.lines = lines
  }

  var description: String {
    "\(ModelScript(model))--- naive / engine\n" + lines.joined(separator: "\n")
  }

  /// What differs, without the names.
  var kinds: Set<String> {
    Set(lines.map { VerdictFields.kind(of: String($0.prefix { $0 != ":" })) })
  }

  /// The smallest model found that differs in the figure `kind`.
  func shrunk(keeping kind: String) -> Disagreement {
    let smallest = Shrinking.smallest(of: model) {
      Disagreement(on: $0)?.kinds.contains(kind) ?? false
    }
    return Disagreement(on: smallest) ?? self
  }

  /// What may be chosen freely among equals, judged by what it earns.
  private static func choices(_ engine: Verdict, _ naive: NaiveVerdict) -> [String] {
    guard let numbers = NaiveNumbers(NaiveGame(engine.model)) else { return [] }
    var lines: [String] = []
    let agreement = engine.activities.compactMap(\.plan.agreement)
    if engine.values.agreement != nil {
      let plans = NaivePlans(numbers)
      if let wrong = numbers.fault(agreement, over: plans.predicted) {
        lines.append("agreement: \(wrong)")
      } else if numbers.value(agreement) != engine.values.agreement {
        lines.append("agreement: worth \(numbers.value(agreement) as Any)")
      }
    }
    let joint = engine.activities.compactMap(\.plan.joint)
    if joint.count != numbers.activities.count { return lines }
    for (i, party) in engine.parties.enumerated() {
      guard let temptation = party.temptation else { continue }
      let deviation = NaiveDeviation(numbers: numbers, party: i, base: joint)
      if let wrong = deviation.fault(party.deviation, earning: temptation) {
        lines.append("party \(numbers.model.parties[i].id.name).deviation: \(wrong)")
      }
    }
    return lines
  }
}

extension NaiveNumbers {
  /// Why `plan` is not one that all would sign, nil if it is.
  fileprivate func fault(_ plan: [Rational], over predicted: [Rational]) -> String? {
    if plan.count != activities.count { return "not a plan" }
    for a in activities {
      if plan[a] < 0 { return "below zero" }
      if let cap = cap(a), plan[a] > cap { return "above a cap" }
      if isBlocked[a] && plan[a] > 0 { return "what is blocked" }
    }
    for i in parties {
      if let capacity = capacity(i), dot(effort[i], plan) > capacity { return "above a capacity" }
      let earned = { (x: [Rational]) in
        kinks[i].reduce(dot(gain[i], x)) {
          $0 + min(0, $1.held) * max(0, $1.improvement(x) - $1.ceiling)
        }
      }
      let (before, after) = (earned(predicted), earned(plan))
      if after < before { return "\(model.parties[i].id.name) loses" }
    }
    for (b, budget) in model.budgets.enumerated() {
      if let limit = budget.limit?.value, dot(draw[b], plan) > limit { return "above a limit" }
    }
    return nil
  }
}

extension NaiveDeviation {
  /// Why `changes` do not earn the party `temptation` more, nil if they do.
  fileprivate func fault(
    _ changes: [PartyVerdict.Deviation], earning temptation: Rational
  ) -> String? {
    var plan = base
    if temptation.isZero && !changes.isEmpty { return "changes without a temptation" }
    for change in changes {
      if change.from != base[change.activity] { return "not from the optimum" }
      if change.from == change.to { return "changes nothing" }
      if !numbers.game.performs(party, change.activity) { return "not its own work" }
      plan[change.activity] = change.to
    }
    let own = numbers.own(party)
    let values = own.map { plan[$0] }
    if values.contains(where: { $0 < 0 }) { return "below zero" }
    for row in rows(capacity: numbers.capacity(party))
    where dot(row.coefficients, values) > row.bound {
      return "not within what is left"
    }
    let earned = numbers.utility(party, plan) - numbers.utility(party, base)
    return earned == temptation ? nil : "earns \(earned), not \(temptation)"
  }
}
