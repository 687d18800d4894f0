import Diagnostics
import Evaluation

/// Everybody a joint activity needs has something to gain by it.
///
/// Says only what holds for every positive figure, so that a script without figures is judged too.
public struct PartnersHaveStakes: Rule {
  public let code = Code(201)
  public let title = "every partner of joint work has a stake in what it changes"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party School
      party Psychiatry
      indicator Dropout { better lower }
      activity Bridge "meet the pupil together before the change" { by School; by Psychiatry; lowers Dropout }
      measure Grades of Dropout { held by School }
      """,
    better: """
      party School
      party Psychiatry
      indicator Dropout { better lower }
      activity Bridge "meet the pupil together before the change" { by School; by Psychiatry; lowers Dropout }
      measure Grades of Dropout { held by School, Psychiatry }
      """,
    why: """
      A joint activity needs all its performers. One of them has work or cost in it and nothing \
      it is held to moves, so it will not take part whatever the figures. Hold it to something \
      that the activity changes, let its bills feel it, or cover its cost in a joint budget.
      """,
    how: """
      For each joint activity that may be worth doing: by directions alone, whatever the figures, \
      a performer has something against it and nothing for it, and it is neither held to anything \
      that the activity moves nor feels it in its own economy.
      """,
    accept:
      "Where a duty, and not a gain, is what makes the partner take part, and it has the hours.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    if verdict.facts.blocked.isEmpty { return [] }
    let text = RuleText(verdict)
    let relief = CostRelief(text)
    return verdict.facts.blocked.map { finding($0.activity, $0.by, relief, text) }
  }

  /// The joint activities that some of their performers will not take part in whatever the figures,
  /// and these performers.
  ///
  /// - Parameter isRight: Whether more of each activity may be right.
  static func blocked(
    in verdict: Verdict, _ isRight: [Bool]
  ) -> [(activity: Int, by: LineList<Model.Performer>)] {
    let model = verdict.model
    let candidates = model.activities.indices.filter { a in
      verdict.activities[a].structure == .never && isRight[a]
        && model.activities[a].performers.count > 1
    }
    if candidates.isEmpty { return [] }
    let stakes = PartyIndicators.stakes(in: model)
    return candidates.compactMap { a in
      let effects = model.activities[a].effects
      let blocking = model.activities[a].performers.filter { performer in
        verdict.structure(of: a, for: performer.party) == .never
          && !effects.contains { stakes.contains(performer.party, $0.indicator) }
      }
      return blocking.isEmpty ? nil : (a, blocking)
    }
  }

  /// The finding of an activity and those without a stake in it.
  private func finding(
    _ a: Int, _ blocking: LineList<Model.Performer>, _ relief: CostRelief, _ text: RuleText
  ) -> Finding {
    let model = text.verdict.model
    let activity = model.activities[a]
    let names = listed(blocking.map { text.party($0.party) })
    let isOne = blocking.count == 1
    let isIdle = activity.effects.isEmpty
    let what = listed(Self.indicators(Array(activity.effects)).map(text.indicator))
    let paid = relief.measures(paidBy: blocking, in: a)
    return Finding(
      key: [activity.id.name] + blocking.map { model.parties[$0.party].id.name }.sorted(),
      Diagnostic(
        .warning, code,
        "\(names) \(isOne ? "has" : "have") work in \(text.activity(a))"
          + (isIdle ? ", which changes nothing" : " and no stake in what it changes"),
        at: activity.id.site, label: "needs all of its performers",
        secondary: blocking.map {
          Label($0.site, "nothing \(model.parties[$0.party].id.name) is held to moves here")
        },
        why: isIdle
          ? []
          : [
            "it changes \(what), which \(isOne ? "it is" : "they are") neither held to nor feel"
              + (isOne ? "s" : "") + " in \(isOne ? "its" : "their") own economy"
          ]
            + (paid.isEmpty
              ? [] : ["each adds to what \(isOne ? "it pays" : "they pay") by \(listed(paid))"]),
        help: [
          isIdle
            ? "write what \(text.activity(a)) changes"
            : stake(a, blocking, text) + (relief.words(a, blocking).map { ", or " + $0 } ?? "")
        ],
        subject: activity.id.name))
  }

  /// What could give those without a stake in an activity one: to be held to what it betters in time for them.
  private func stake(_ a: Int, _ blocking: LineList<Model.Performer>, _ text: RuleText) -> String {
    let model = text.verdict.model
    let names = listed(blocking.map { text.party($0.party) })
    let effects = model.activities[a].effects
    let better = effects.filter(model.doesBetter)
    if better.isEmpty { return "write what \(text.activity(a)) betters, for it betters nothing" }
    let horizon = blocking.lazy.compactMap { model.parties[$0.party].horizon?.value }.min()
    let seen = Self.indicators(better.filter { $0.isSeen(within: horizon) })
    // Where directions alone do not tell, any of them may do.
    let changed = Self.indicators(Array(effects))
    if seen.count == changed.count {
      return "hold \(names) to "
        + (changed.count == 1 ? text.indicator(changed[0]) : "one of them")
    }
    if !seen.isEmpty { return "hold \(names) to \(listed(seen.map(text.indicator), "or"))" }
    let first = better.min { ($0.lag?.value ?? 0) < ($1.lag?.value ?? 0) } ?? better[0]
    let short = blocking.filter { !first.isSeen(within: model.parties[$0.party].horizon?.value) }
    return "let \(listed(short.map { text.party($0.party) })) look "
      + "\(text.span(first.lag?.value ?? 0)) ahead and hold "
      + (blocking.count == 1 ? "it" : short.count == blocking.count ? "them" : names)
      + " to \(text.indicator(first.indicator))"
  }

  /// The indicators of effects, each once.
  private static func indicators(_ effects: [Model.Effect]) -> [Int] {
    var met: Set<Int> = []
    return effects.map(\.indicator).filter { met.insert($0).inserted }
  }
}
