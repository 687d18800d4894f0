import Arithmetic
import Diagnostics
import Evaluation

/// No plan betters or worsens a figure by more than there is of it.
public struct LevelsStayWithinWhatThereIs: Rule {
  public let code = Code(225)
  public let title = "no plan leads to less than nothing, or to more than 100 %"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      indicator Waiting { unit patient / patients; better lower; baseline 40 }
      activity Visit { by Clinic at 1 hour; up to 80; lowers Waiting by 1 }
      measure Queue of Waiting { held by Clinic; pays 100 kr per patient }
      goal Soon { owners Clinic; worth 900 kr per patient of Waiting }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Waiting { unit patient / patients; better lower; baseline 40 }
      activity Visit { by Clinic at 1 hour; up to 40; lowers Waiting by 1 }
      measure Queue of Waiting { held by Clinic; pays 100 kr per patient }
      goal Soon { owners Clinic; worth 900 kr per patient of Waiting }
      """,
    why: """
      The activities together move the figure further than it can go, so value is counted that nobody \
      will see, and the plans and the verdict rest on it. Often two activities reach the same people, an \
      effect is that of the first cases and not of the last, or the baseline is of one unit and the \
      effects are of all. Say how much of the activities there can be, give smaller effects, or correct \
      the baseline.
      """,
    how: """
      For each indicator with a baseline: the baseline and all that the amounts of a plan move it by, \
      whenever it arrives, for the best plan, the predicted one and that of each working alone. Said \
      where it is below 0, or above 100 of an indicator in per cent, and all amounts are known exactly. \
      Money may be below 0; so may what has a baseline, an observed value or a target beyond.
      """,
    accept: "Where the figure is one that can be below 0, as a temperature or a balance is.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let plans = [PlanKind.joint, .predicted, .silo].filter(verdict.isExact)
    if plans.isEmpty { return [] }
    let bounds = verdict.model.levelBounds
    guard bounds.contains(where: { $0 != nil }) else { return [] }
    var beyond: [Int: [(plan: PlanKind, level: Rational)]] = [:]
    for plan in plans {
      for (indicator, level) in verdict.levels(in: plan, of: bounds) {
        beyond[indicator, default: []].append((plan, level))
      }
    }
    if beyond.isEmpty { return [] }
    let text = RuleText(verdict)
    let moves = verdict.moves(of: beyond.compactMapValues(\.first))
    return beyond.sorted { $0.key < $1.key }.map { k, plans in
      finding(k, plans, moves[k] ?? [], text)
    }
  }

  /// At most so many activities are named.
  private static let named = 3

  /// The finding of one indicator and the plans in which it is beyond what it can be.
  private func finding(
    _ indicator: Int, _ beyond: [(plan: PlanKind, level: Rational)], _ moves: [Move],
    _ text: RuleText
  ) -> Finding {
    let model = text.verdict.model
    let (plan, level) = beyond[0]
    let isBelow = level.sign < 0
    let named = moves.prefix(Self.named)
    let verb = isBelow ? "lowers" : "raises"
    let rest = moves.count - named.count
    let baseline = model.indicators[indicator].baseline
    let plans = beyond.map {
      "\(words(for: $0.plan)) leads to \(text.count($0.level, of: indicator))"
    }
    return Finding(
      key: [model.indicators[indicator].id.name],
      Diagnostic(
        .warning, code,
        "\(text.indicator(indicator)) would come to \(text.count(level, of: indicator)) in "
          + "\(words(for: plan)), which is \(isBelow ? "below 0" : "above 100 %")",
        at: baseline?.site ?? model.indicators[indicator].id.site,
        label: "stands at \(text.count(baseline?.value ?? 0, of: indicator))",
        secondary: named.map { move in
          Label(
            move.site,
            "\(verb) it by \(text.count(move.change.magnitude, of: indicator)) in all")
        },
        why: [
          listed(
            named.map {
              "\(NumberFormat.rounded($0.units)) of \(text.activity($0.activity))"
            } + (rest > 0 ? ["\(rest) more"] : []))
            + (isBelow ? " lower it by more than there is: " : " raise it beyond all there is: ")
            + listed(plans)
        ],
        help: [
          "give \(listed(named.map { text.activity($0.activity) })) a smaller `up to` or a smaller "
            + "effect, or correct the `baseline`"
        ],
        subject: model.indicators[indicator].id.name))
  }

  /// The name of a plan in a sentence.
  private func words(for plan: PlanKind) -> String {
    switch plan {
    case .joint: "the best plan"
    case .predicted: "the predicted plan"
    case .silo: "each working alone"
    case .agreement: "what all could sign"
    }
  }
}

/// What an effect moves its indicator by in a plan.
private struct Move {
  let activity: Int
  /// How much of the activity the plan holds.
  let units: Rational
  /// What all of that moves the indicator by, below 0 where it lowers it.
  let change: Rational
  let site: SourceSpan
}

/// What the level of an indicator can be.
private struct LevelBounds {
  let baseline: Rational
  let most: Rational?

  /// Whether a level lies beyond them.
  func exclude(_ level: Rational) -> Bool { level.sign < 0 || most.map { level > $0 } ?? false }
}

extension Model {
  /// The words for a hundredth.
  private static let percents: Set<String> = ["%", "percent", "procent", "prosent", "pct"]
  /// What is counted in these may be below 0.
  private static let signed: Set<String> = [
    "kr", "tkr", "mkr", "mdkr", "sek", "nok", "dkk", "eur", "euro", "€", "degree", "grad", "°c",
  ]

  /// What the level of each indicator can be; nil without a baseline, and where it can be anything.
  ///
  /// - Complexity: O(n) in indicators, what was observed of them and targets.
  fileprivate var levelBounds: [LevelBounds?] {
    var bounds = indicators.indices.map(boundsByUnit)
    for goal in goals.indices {
      for target in goals[goal].targets {
        if let known = bounds[target.indicator], known.exclude(target.level.value) {
          bounds[target.indicator] = nil
        }
      }
    }
    return bounds
  }

  /// What the level of an indicator can be by its unit, its baseline and what was observed.
  private func boundsByUnit(of indicator: Int) -> LevelBounds? {
    guard let baseline = indicators[indicator].baseline?.value else { return nil }
    let unit = indicators[indicator].unit.singular
    if unit == currency || Self.signed.contains(unit.lowercased()) { return nil }
    let bounds = LevelBounds(
      baseline: baseline, most: Self.percents.contains(unit.lowercased()) ? 100 : nil)
    if bounds.exclude(baseline) { return nil }
    let observations = indicators[indicator].observations
    return observations.contains { $0.value.map(bounds.exclude) ?? false } ? nil : bounds
  }
}

extension Verdict {
  /// Whether the amounts of a plan are known exactly.
  fileprivate func isExact(_ plan: PlanKind) -> Bool {
    guard activities.allSatisfy({ $0.units(in: plan) != nil }) else { return false }
    switch (plan, exactness) {
    case (.silo, _), (.predicted, _), (_, .exact), (_, .notNeeded): return true
    case (.joint, _), (.agreement, _): return false
    }
  }

  /// The levels in a plan that lie beyond their bounds, by indicator.
  ///
  /// - Complexity: O(n) in the effects of what the plan holds.
  fileprivate func levels(
    in plan: PlanKind, of bounds: [LevelBounds?]
  ) -> [(indicator: Int, level: Rational)] {
    let work = facts.work
    var levels = bounds.map { $0?.baseline }
    for a in 0..<work.count {
      guard let units = activities[a].units(in: plan), !units.isZero else { continue }
      for effect in work.effects(of: a) {
        let k = work.effects[effect].indicator
        guard let level = levels[k] else { continue }
        guard work.effects[effect].isKnown else {
          levels[k] = nil
          continue
        }
        let change = work.improvements[effect] * units
        levels[k] = model.indicators[k].better == .lower ? level - change : level + change
      }
    }
    return levels.indices.compactMap { k in
      guard let level = levels[k], let bounds = bounds[k], bounds.exclude(level) else { return nil }
      return (k, level)
    }
  }

  /// What moves indicators towards their levels in a plan, by indicator: the effects, the largest first.
  ///
  /// - Complexity: O(n log n) in the number of effects.
  fileprivate func moves(of levels: [Int: (plan: PlanKind, level: Rational)]) -> [Int: [Move]] {
    var moves: [Int: [Move]] = [:]
    for a in model.activities.indices {
      for effect in model.activities[a].effects {
        guard let (plan, level) = levels[effect.indicator], let amount = effect.amount?.value,
          let units = activities[a].units(in: plan), !units.isZero
        else { continue }
        let change = effect.moves == .higher ? amount * units : -(amount * units)
        if (change.sign < 0) == (level.sign < 0) && !change.isZero {
          moves[effect.indicator, default: []].append(
            Move(activity: a, units: units, change: change, site: effect.site))
        }
      }
    }
    return moves.mapValues { moves in
      moves.sorted { ($1.change.magnitude, $0.activity) < ($0.change.magnitude, $1.activity) }
    }
  }
}
