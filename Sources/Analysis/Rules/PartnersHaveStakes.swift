import Diagnostics
import Evaluation

/// Everybody a joint activity needs has something to gain by it.
///
/// Says only what holds for every positive figure, so that a script without figures is judged too.
public struct PartnersHaveStakes: Rule {
  public let code = Code(201)
  public let title = "every partner of joint work has a stake in what it changes"
  public let explanation = """
    A joint activity needs all its performers. One of them has work or cost in it and nothing it is held
    to moves, so it will not take part whatever the figures. Hold it to something that the activity
    changes, let its bills feel it, or cover its cost in a joint budget.
    """

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let stakes = Self.stakes(in: verdict.model)
    return verdict.model.activities.indices.compactMap { a in
      let activity = verdict.model.activities[a]
      guard activity.isJoint, verdict.activities[a].structure == .never else { return nil }
      if !verdict.mayBeRight(a) { return nil }
      let moved = Set(activity.effects.map(\.indicator))
      let blocking = activity.performers.filter {
        verdict.structure(of: a, for: $0.party) == .never
          && stakes[$0.party].isDisjoint(with: moved)
      }
      return blocking.isEmpty ? nil : finding(a, blocking, RuleText(verdict))
    }
  }

  /// The indicators each party is held to or whose own economy feels them.
  private static func stakes(in model: Model) -> [Set<Int>] {
    var stakes: [Set<Int>] = Array(repeating: [], count: model.parties.count)
    var inPoints: Set<Int> = []
    for (row, measure) in model.measures.enumerated() where model.isInForce(measure: row) {
      stakes[measure.party].insert(measure.indicator)
      if measure.currency == .points { inPoints.insert(measure.party) }
    }
    for (k, indicator) in model.indicators.enumerated() {
      for line in indicator.fallsOn where !inPoints.contains(line.party) {
        stakes[line.party].insert(k)
      }
    }
    return stakes
  }

  /// The finding of an activity and those without a stake in it.
  private func finding(_ a: Int, _ blocking: [Model.Performer], _ text: RuleText) -> Finding {
    let model = text.verdict.model
    let activity = model.activities[a]
    let names = listed(blocking.map { text.party($0.party) })
    let isOne = blocking.count == 1
    var met: Set<Int> = []
    let changed = activity.effects.map(\.indicator).filter { met.insert($0).inserted }
    let what = listed(changed.map(text.indicator))
    return Finding(
      key: [activity.id.name] + blocking.map { model.parties[$0.party].id.name },
      Diagnostic(
        .warning, code,
        "\(names) \(isOne ? "has" : "have") work in \(text.activity(a)) and no stake in what it "
          + "changes",
        at: activity.id.site, label: "needs all of its performers",
        secondary: blocking.map {
          Label($0.site, "nothing \(model.parties[$0.party].id.name) is held to moves here")
        },
        why: [
          "it changes \(what), which \(isOne ? "it is" : "they are") neither held to nor feel"
            + (isOne ? "s" : "") + " in \(isOne ? "its" : "their") own economy"
        ],
        help: [
          "hold \(names) to \(changed.count == 1 ? what : "one of them"), or "
            + relief(a, blocking, text)
        ],
        subject: activity.id.name))
  }

  /// How else the cost of an activity could be kept from those without a stake in it.
  private func relief(_ a: Int, _ blocking: [Model.Performer], _ text: RuleText) -> String {
    let parties = Set(blocking.map(\.party))
    let paid = text.verdict.model.budgets.filter { budget in
      budget.covers.contains { $0.activity == a }
        && budget.contributions.contains { parties.contains($0.party) && !$0.share.value.isZero }
    }
    if paid.isEmpty { return "cover the cost of \(text.activity(a)) in a joint budget" }
    return "let others pay \(blocking.count == 1 ? "its" : "their") share of "
      + listed(paid.map { quoted($0.id.name) })
  }
}
