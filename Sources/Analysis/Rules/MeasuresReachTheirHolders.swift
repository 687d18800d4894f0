import Arithmetic
import Diagnostics
import Evaluation

/// Who is held to a measure can do something about it.
public struct MeasuresReachTheirHolders: Rule {
  public let code = Code(202)
  public let title = "every measure pays its holder for something it does"
  public let explanation = """
    A measure is silent where nothing its holder does moves the figure to the better, within what it can
    reach and as far as it looks ahead. It asks for results and rewards no work. Hold those to it who can move
    the figure, lengthen the horizon, or lower the threshold.
    """

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let silent = verdict.measures.indices.filter {
      verdict.measures[$0].direction == .silent && verdict.model.isInForce(measure: $0)
    }
    if silent.isEmpty { return [] }
    let text = RuleText(verdict)
    let work = text.work()
    return silent.map { row in
      let measure = verdict.model.measures[row]
      return Finding(
        key: [measure.id.name, verdict.model.parties[measure.party].id.name],
        Diagnostic(
          .note, code,
          "the measure \(text.measure(row)) pays \(text.party(measure.party)) for nothing it does",
          at: measure.id.site, label: text.pay(row), why: [reason(row, work[measure.party], text)],
          subject: measure.id.name))
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
