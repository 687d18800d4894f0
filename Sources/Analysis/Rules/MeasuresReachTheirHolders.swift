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
        && !immovable.contains($0) && !isOpen($0, verdict)
    }
    if silent.isEmpty { return [] }
    let text = RuleText(verdict)
    let work = text.work()
    let facts = verdict.facts
    return silent.compactMap { row in
      let measure = verdict.model.measures[row]
      let own = work[measure.party]
      let isTold =
        facts.isRewarded(measure.party, for: measure.indicator)
        && own.contains {
          facts.isRight[$0] && moves($0, isBetter: true, isSeen: false, row, verdict.model)
        }
      if isTold { return nil }
      return Finding(
        key: [measure.id.name, verdict.model.parties[measure.party].id.name],
        Diagnostic(
          .note, code, title(row, own, text), at: measure.id.site, label: text.pay(row),
          why: [reason(row, own, text)], subject: measure.id.name))
    }
  }

  /// Whether an activity moves the figure of the measure in a row, for the better or for the worse,
  /// within the holder's horizon or beyond it.
  private func moves(
    _ activity: Int, isBetter: Bool, isSeen: Bool, _ row: Int, _ model: Model
  ) -> Bool {
    let measure = model.measures[row]
    let horizon = model.parties[measure.party].horizon?.value
    return model.activities[activity].effects.contains {
      $0.indicator == measure.indicator && $0.isSeen(within: horizon) == isSeen
        && (isBetter ? model.doesBetter($0) : model.doesWorsen($0))
    }
  }

  /// Whether directions alone do not tell whether a charge or a bonus is the larger.
  private func isOpen(_ row: Int, _ verdict: Verdict) -> Bool {
    verdict.measures[row].rate == nil && verdict.model.pays(row)
      && verdict.sign(ofMeasure: row) == 0
  }

  /// What a silent measure does for the party that does `work`.
  private func title(_ row: Int, _ work: [Int], _ text: RuleText) -> String {
    let party = text.party(text.verdict.model.measures[row].party)
    return charges(row, work, text.verdict)
      ? "the measure \(text.measure(row)) only charges \(party) for what it does"
      : "the measure \(text.measure(row)) pays \(party) for nothing it does"
  }

  /// Whether something is charged, and some of `work` betters the indicator within the holder's horizon.
  private func charges(_ row: Int, _ work: [Int], _ verdict: Verdict) -> Bool {
    let measure = verdict.model.measures[row]
    // Of a threshold or a bonus, the rate as it is written does not tell what is paid in all.
    let isPlain = measure.onlyFrom == nil && measure.beyond == nil && measure.bonus == nil
    let rate = verdict.measures[row].rate ?? (isPlain ? measure.rate?.value : nil)
    guard let rate, rate.sign < 0 else { return false }
    return work.contains { moves($0, isBetter: true, isSeen: true, row, verdict.model) }
  }

  /// Why nothing is paid for.
  private func reason(_ row: Int, _ work: [Int], _ text: RuleText) -> String {
    let model = text.verdict.model
    let measure = model.measures[row]
    let indicator = text.indicator(measure.indicator)
    func does(isBetter: Bool, isSeen: Bool) -> Bool {
      work.contains { moves($0, isBetter: isBetter, isSeen: isSeen, row, model) }
    }
    let (inTime, late) = (
      does(isBetter: true, isSeen: true), does(isBetter: true, isSeen: false)
    )
    if inTime, let words = unreached(row, text) { return words }
    if let rate = measure.rate, rate.value.sign < 0 {
      return "it charges for what betters \(indicator), and nothing that it does worsens it"
        + (does(isBetter: false, isSeen: false) ? " within the time it looks ahead" : "")
    }
    if inTime { return "its rate is 0" }
    if late { return "what it does betters \(indicator) only beyond the time it looks ahead" }
    let isWritten = work.contains { a in
      model.activities[a].effects.contains {
        $0.indicator == measure.indicator && model.isBetter($0)
      }
    }
    return isWritten
      ? "what it does moves \(indicator) by 0" : "nothing that it does betters \(indicator)"
  }

  /// What the measure in a row asks for where that lies beyond reach.
  private func unreached(_ row: Int, _ text: RuleText) -> String? {
    let unit = text.verdict.model.indicators[text.verdict.model.measures[row].indicator]
    func words(_ asks: String, _ threshold: Rational, _ reachable: Rational) -> String {
      "it \(asks) \(NumberFormat.amount(threshold, of: unit)), and at most "
        + "\(NumberFormat.rounded(reachable)) can be reached"
    }
    switch text.verdict.measures[row].form {
    case .asWritten: return nil
    case .onlyFrom(let threshold, let reachable), .bonus(let threshold, let reachable):
      guard let reachable, reachable < threshold else { return nil }
      return words("asks for", threshold, reachable)
    case .beyond(let limit, let reachable):
      guard let reachable, reachable <= limit else { return nil }
      return words("asks for more than", limit, reachable)
    }
  }
}
