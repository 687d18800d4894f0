import Arithmetic
import Diagnostics
import Evaluation

/// Who is held to a measure can do something about it.
public struct MeasuresReachTheirHolders: Rule {
  public let code = Code(202)
  public let title = "every measure pays its holder for something it does"
  public let severity = Severity.note
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit; only from 1 000 }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      """,
    better: """
      party Clinic { capacity 100 hours }
      indicator Health { better higher }
      activity Visit { by Clinic at 1 hour; up to 50; raises Health by 1 }
      measure Well of Health { held by Clinic; pays 900 kr per unit; only from 20 }
      goal Healthy { owners Clinic; worth 900 kr per unit of Health }
      """,
    why: """
      A measure is silent where nothing its holder does moves the figure to the better, within \
      what it can reach and as far as it looks ahead. It asks for results and rewards no work. \
      Hold those to it who can move the figure, lengthen the horizon, or lower the threshold.
      """,
    how: """
      For each holder of a measure in force: nothing that it does is paid for. A threshold is \
      compared with the most that the holder's activities can reach within all capacities, caps \
      and budgets. A holder that does nothing to move the figure is SV209, and one that does not \
      look far enough ahead SV311.
      """,
    accept: "Where the threshold is meant for a later year: set a date.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    // Who moves nothing of it, or does not see what comes of it, is told so instead.
    let immovable = Set(HoldersMoveTheirFigures.rows(in: verdict))
    let silent = verdict.measures.indices.filter {
      verdict.measures[$0].direction == .silent && verdict.model.isInForce(measure: $0)
        && !immovable.contains($0)
    }
    if silent.isEmpty { return [] }
    let text = RuleText(verdict)
    let work = text.work()
    let isRight = verdict.rightWork()
    return silent.compactMap { row in
      let measure = verdict.model.measures[row]
      let own = work[measure.party]
      if own.contains(where: { isRight[$0] && isLate($0, row, verdict.model) }) { return nil }
      return Finding(
        key: [measure.id.name, verdict.model.parties[measure.party].id.name],
        Diagnostic(
          .note, code, title(row, own, text), at: measure.id.site, label: text.pay(row),
          why: [reason(row, own, text)], subject: measure.id.name))
    }
  }

  /// Whether an activity betters the figure of the measure in a row, beyond the holder's horizon.
  private func isLate(_ activity: Int, _ row: Int, _ model: Model) -> Bool {
    let measure = model.measures[row]
    guard let horizon = model.parties[measure.party].horizon?.value else { return false }
    return model.activities[activity].effects.contains {
      $0.indicator == measure.indicator && model.isBetter($0) && ($0.lag?.value ?? 0) > horizon
    }
  }

  /// What a silent measure does for the party that does `work`.
  private func title(_ row: Int, _ work: [Int], _ text: RuleText) -> String {
    let party = text.party(text.verdict.model.measures[row].party)
    return charges(row, work, text.verdict.model)
      ? "the measure \(text.measure(row)) only charges \(party) for what it does"
      : "the measure \(text.measure(row)) pays \(party) for nothing it does"
  }

  /// Whether the rate is below 0 and some of `work` betters the indicator within the holder's horizon.
  private func charges(_ row: Int, _ work: [Int], _ model: Model) -> Bool {
    let measure = model.measures[row]
    guard let rate = measure.rate?.value, rate.sign < 0 else { return false }
    let horizon = model.parties[measure.party].horizon?.value
    return work.contains { a in
      model.activities[a].effects.contains { effect in
        let isLate = horizon.map { (effect.lag?.value ?? 0) > $0 } ?? false
        return effect.indicator == measure.indicator && !isLate
          && effect.moves == model.indicators[measure.indicator].better
      }
    }
  }

  /// Why nothing is paid for.
  private func reason(_ row: Int, _ work: [Int], _ text: RuleText) -> String {
    let model = text.verdict.model
    let measure = model.measures[row]
    let indicator = text.indicator(measure.indicator)
    if let rate = measure.rate, rate.value.sign < 0 {
      return "it charges for what betters \(indicator), and nothing that it does worsens it"
    }
    let moving = work.filter { a in
      model.activities[a].effects.contains { effect in
        effect.indicator == measure.indicator
          && effect.moves == model.indicators[measure.indicator].better
      }
    }
    if moving.isEmpty { return "nothing that it does betters \(indicator)" }
    if let reach = unreached(text.verdict.measures[row].form) {
      let unit = model.indicators[measure.indicator]
      return "it asks for \(NumberFormat.amount(reach.threshold, of: unit)), and at most "
        + "\(NumberFormat.rounded(reach.reachable)) can be reached"
    }
    if let rate = text.verdict.measures[row].rate, rate.isZero { return "its rate is 0" }
    return "what it does betters \(indicator) only beyond the time it looks ahead"
  }

  /// The threshold of a payment form that lies beyond reach.
  private func unreached(
    _ form: MeasureVerdict.Form
  ) -> (threshold: Rational, reachable: Rational)? {
    switch form {
    case .asWritten: return nil
    case .onlyFrom(let threshold, let reachable), .bonus(let threshold, let reachable):
      guard let reachable, reachable < threshold else { return nil }
      return (threshold, reachable)
    case .beyond(let limit, let reachable):
      guard let reachable, reachable <= limit else { return nil }
      return (limit, reachable)
    }
  }
}
