import Arithmetic
import Diagnostics
import Evaluation

/// Nobody's work costs a party that has no part in it.
public struct CostsStayWithTheirCause: Rule {
  public let code = Code(206)
  public let title = "no activity puts cost on a party outside it"
  public let explanation = """
    An activity shifts cost where a party that does not perform it pays for it: through its own bills or
    through what it pays others. Where the activity is worth doing all the same this is no fault, but
    whoever bears the cost has no say. Let the performers feel the cost, or settle it between you.
    """

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    var byActivity: [Int: [Shift]] = [:]
    var order: [Int] = []
    for shift in verdict.shifts {
      if byActivity[shift.activity] == nil { order.append(shift.activity) }
      byActivity[shift.activity, default: []].append(shift)
    }
    let text = RuleText(verdict)
    return order.compactMap { a in byActivity[a].map { finding(a, $0, text) } }
  }

  /// The finding of one activity and all who bear its cost.
  private func finding(_ a: Int, _ shifts: [Shift], _ text: RuleText) -> Finding {
    let model = text.verdict.model
    let isWorthwhile = shifts.allSatisfy(\.isWorthwhile)
    let from = unique(shifts.map(\.from))
    let to = unique(shifts.map(\.to))
    let activity = model.activities[a]
    var why: [String] = []
    if let worth = text.verdict.activities[a].worth {
      let verb = worth.sign > 0 ? "creates" : "destroys"
      let value = text.format.money(worth.magnitude)
      if !worth.isZero { why.append("each \(text.activity(a)) \(verb) \(value) of joint value") }
    }
    if isWorthwhile { why.append("it is worth doing all the same, so this is not a fault") }
    let causers = enumerated(from.map(text.party))
    let bearers = enumerated(to.map(text.party))
    return Finding(
      key: [activity.id.name] + from.map(text.party) + ["to"] + to.map(text.party),
      Diagnostic(
        isWorthwhile ? .note : .warning, code,
        "\(text.activity(a)), done by \(causers), puts cost on \(bearers)", at: activity.id.site,
        label: "\(bearers) \(to.count == 1 ? "has" : "have") no part in it",
        secondary: to.map { party in
          Label(model.parties[party].id.site, burden(of: party, shifts, a, text))
        },
        why: why,
        help: [
          isWorthwhile
            ? "settle it between you: who gains can pay \(bearers)"
            : "let \(causers) feel what \(text.activity(a)) costs \(bearers)"
        ],
        subject: activity.id.name))
  }

  /// What a party bears, in all and for one unit.
  private func burden(of party: Int, _ shifts: [Shift], _ a: Int, _ text: RuleText) -> String {
    let amounts = shifts.filter { $0.to == party }.map(\.amount)
    guard let gain = text.verdict.gain(of: party, from: a), gain.sign < 0,
      amounts.allSatisfy({ $0 != nil })
    else { return "bears cost of \(text.activity(a))" }
    let sum = amounts.reduce(Rational.zero) { $0 + ($1 ?? 0) }
    return "bears \(text.amount(sum, of: party)) \(text.format.aPeriod), "
      + "\(text.amount(gain.magnitude, of: party)) for each"
  }

  /// `indices` without repetition, in their order.
  private func unique(_ indices: [Int]) -> [Int] {
    var met: Set<Int> = []
    return indices.filter { met.insert($0).inserted }
  }
}
