import Arithmetic
import Diagnostics
import Evaluation

/// Nobody's work costs a party that has no part in it.
public struct CostsStayWithTheirCause: Rule {
  public let code = Code(206)
  public let title = "no activity puts cost on a party outside it"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      party Town { capacity 100 hours }
      indicator Beds { better lower }
      indicator Visits { better lower; falls on Town at 900 kr per unit }
      activity Plan { by Clinic at 1 hour; up to 20; lowers Beds by 2 }
      activity Rush { by Clinic at 1 hour; up to 50; lowers Beds by 1; raises Visits by 10 }
      measure Queue of Beds { held by Clinic; pays 1 000 kr per unit }
      goal Home { owners Clinic, Town; worth 1 000 kr per unit of Beds; worth 900 kr per unit of Visits }
      """,
    better: """
      party Clinic { capacity 100 hours }
      party Town { capacity 100 hours }
      indicator Beds { better lower }
      activity Plan { by Clinic at 1 hour; up to 20; lowers Beds by 2 }
      activity Rush { by Clinic at 1 hour; up to 50; lowers Beds by 1 }
      measure Queue of Beds { held by Clinic; pays 1 000 kr per unit }
      goal Home { owners Clinic, Town; worth 1 000 kr per unit of Beds }
      """,
    why: """
      An activity shifts cost where a party that does not perform it pays for it: through its own \
      bills or through what it pays others. Where the activity is worth doing all the same this \
      is no fault, but whoever bears the cost has no say. Let the performers feel the cost, or \
      settle it between you.
      """,
    how: """
      For each activity and each party that does not perform it: its gain from the activity is \
      below 0, and something other than what it pays for on purpose is the cause. The amount is \
      the loss per unit times the predicted plan, divided among the performers by their hours; a \
      measure that the plan takes beyond its limit counts with what it pays. It is a note where the \
      activity is worth doing.
      """,
    accept: "Where the cost is settled by an agreement outside the script.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    if verdict.shifts.isEmpty { return [] }
    let harmed = Self.harmed(in: verdict.model)
    var byActivity: [Int: [Shift]] = [:]
    var order: [Int] = []
    for shift in verdict.shifts {
      // Who only pays for work that is worth doing, or may be, does so on purpose.
      let isHarmed = verdict.model.activities[shift.activity].effects.contains { effect in
        let isBetter = effect.moves == verdict.model.indicators[effect.indicator].better
        return harmed[shift.to].contains(Change(indicator: effect.indicator, isBetter: isBetter))
      }
      if !isHarmed && (shift.isWorthwhile || !isFault(shift.activity, verdict)) { continue }
      if byActivity[shift.activity] == nil { order.append(shift.activity) }
      byActivity[shift.activity, default: []].append(shift)
    }
    let text = RuleText(verdict)
    return order.compactMap { a in byActivity[a].map { finding(a, $0, text) } }
  }

  /// An indicator that moves for the better or for the worse.
  private struct Change: Hashable {
    let indicator: Int
    let isBetter: Bool
  }

  /// The changes that cost each party something, other than by what it pays for or puts in.
  private static func harmed(in model: Model) -> [Set<Change>] {
    var harmed: [Set<Change>] = Array(repeating: [], count: model.parties.count)
    for (row, measure) in model.measures.enumerated() where model.isInForce(measure: row) {
      let isCharge = measure.rate.map { $0.value.sign < 0 } ?? false
      harmed[measure.party].insert(Change(indicator: measure.indicator, isBetter: isCharge))
    }
    for (k, indicator) in model.indicators.enumerated() {
      for line in indicator.fallsOn {
        let isCharge = line.amount.value.sign < 0
        harmed[line.party].insert(Change(indicator: k, isBetter: isCharge))
      }
    }
    return harmed
  }

  /// Whether an activity is known to be worth nothing, by its figures or by directions alone.
  private func isFault(_ a: Int, _ verdict: Verdict) -> Bool {
    if let worth = verdict.activities[a].worth { return worth.sign <= 0 }
    let valued = verdict.model.activities[a].effects.filter {
      verdict.valueSources[$0.indicator] != .none
    }
    return !valued.isEmpty
      && valued.allSatisfy { $0.moves != verdict.model.indicators[$0.indicator].better }
  }

  /// The finding of one activity and all who bear its cost.
  private func finding(_ a: Int, _ shifts: [Shift], _ text: RuleText) -> Finding {
    let model = text.verdict.model
    let isWorthwhile = shifts.allSatisfy(text.verdict.isWorthDoing)
    let isFault = isFault(a, text.verdict)
    let from = unique(shifts.map(\.from))
    let to = unique(shifts.map(\.to))
    let activity = model.activities[a]
    var why: [String] = []
    if let worth = text.verdict.activities[a].worth {
      let verb = worth.sign > 0 ? "creates" : "destroys"
      let value = text.format.money(worth.magnitude)
      if !worth.isZero { why.append("each \(text.activity(a)) \(verb) \(value) of joint value") }
    }
    if isWorthwhile {
      why.append("it is worth doing all the same, so this is not a fault")
    } else if text.verdict.activities[a].worth?.sign == 1 {
      why.append("the best plan holds none of it")
    }
    let causers = listed(from.map(text.party))
    let bearers = listed(to.map(text.party))
    return Finding(
      key: [activity.id.name] + from.map(text.party).sorted() + ["to"]
        + to.map(text.party).sorted(),
      Diagnostic(
        isFault ? .warning : .note, code,
        "\(text.activity(a)), done by \(causers), puts cost on \(bearers)", at: activity.id.site,
        label: "\(bearers) \(to.count == 1 ? "has" : "have") no part in it",
        secondary: to.map { party in
          Label(model.parties[party].id.site, burden(of: party, shifts, a, text))
        },
        why: why,
        help: isWorthwhile
          ? settlements(a, to, text) : [remedy(a, isFault, causers, bearers, text)],
        subject: activity.id.name))
  }

  /// How to settle what work that is worth doing costs others: no money makes up for points.
  private func settlements(_ a: Int, _ bearers: [Int], _ text: RuleText) -> [String] {
    let isInPoints = text.verdict.facts.isInPoints
    let (points, money) = (bearers.filter { isInPoints[$0] }, bearers.filter { !isInPoints[$0] })
    var help: [String] = []
    if !money.isEmpty {
      let whom = listed(money.map(text.party))
      // Who gains nothing that is known may all the same, where figures are missing.
      let isGain = text.verdict.gains(from: a).contains {
        !isInPoints[$0.party] && $0.amount?.sign ?? 1 > 0
      }
      help.append(
        isGain
          ? "settle it between you: who gains by \(text.activity(a)) can pay \(whom)"
          : "nobody gains money by \(text.activity(a)): pay \(whom) from outside, or pay somebody "
            + "for what it betters")
    }
    if !points.isEmpty {
      help.append(
        "change what \(listed(points.map(text.party))) \(points.count == 1 ? "is" : "are") held to: "
          + "no money makes up for points")
    }
    return help
  }

  /// What can be done about it where it is not worth doing, or not known to be.
  private func remedy(
    _ a: Int, _ isFault: Bool, _ causers: String, _ bearers: String, _ text: RuleText
  ) -> String {
    let name = text.activity(a)
    let feel = "let \(causers) feel what \(name) costs \(bearers)"
    let isKnown = isFault || text.verdict.activities[a].worth != nil
    return isKnown ? feel : "\(feel), or say in a goal what it is worth"
  }

  /// What a party bears, in all and for one unit.
  private func burden(of party: Int, _ shifts: [Shift], _ a: Int, _ text: RuleText) -> String {
    let amounts = shifts.filter { $0.to == party }.map(\.amount)
    guard let gain = text.verdict.gain(of: party, from: a), amounts.allSatisfy({ $0 != nil }) else {
      return "bears cost of \(text.activity(a))"
    }
    let sum = amounts.reduce(Rational.zero) { $0 + ($1 ?? 0) }
    let all = "bears \(text.amount(sum, of: party)) \(text.format.aPeriod)"
    if gain.sign >= 0 { return all }
    let one = ", \(text.amount(gain.magnitude, of: party)) for each"
    let isInFull = text.verdict.activities[a].plan.predicted.map { sum == gain.magnitude * $0 }
    return all + one + (isInFull ?? true ? "" : " until measures reach their limits")
  }

  /// `indices` without repetition, in their order.
  private func unique(_ indices: [Int]) -> [Int] {
    var met: Set<Int> = []
    return indices.filter { met.insert($0).inserted }
  }
}
