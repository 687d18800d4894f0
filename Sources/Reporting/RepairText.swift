import Analysis
import Arithmetic
import Diagnostics
import Evaluation

/// Repairs in words, for one verdict; safe for a terminal.
struct RepairText {
  /// What is repaired.
  private let verdict: Verdict
  /// How numbers are written.
  private let format: NumberFormat

  /// Creates the words for repairs of `verdict`.
  init(_ verdict: Verdict) {
    self.verdict = verdict
    format = NumberFormat(verdict.model)
  }

  /// At most so many changes stand in a sentence.
  private static let named = 4

  /// What an option changes: `hold Region to UrgentVisits at 520 kr per visit`.
  func words(for option: Repair.Option) -> String {
    let changes = option.proposal.changes
    let named = changes.prefix(Self.named).map { words(for: $0) }
    let rest = changes.count - named.count
    return listed(named + (rest > 0 ? ["\(rest) \(rest == 1 ? "change" : "changes") more"] : []))
  }

  /// The smallest figures of changes that are proposed rounded; nil where none is.
  func minimum(of option: Repair.Option) -> String? {
    let minima = option.minima
    if minima.isEmpty { return nil }
    let named = minima.prefix(Self.named).map(minimum)
    let rest = minima.count - named.count
    return "rounded, and judged so; the smallest that holds is "
      + listed(named + (rest > 0 ? ["\(rest) more"] : []))
  }

  /// The figure of a change and what it is of: `about 338.615 kr per day of BedDays for Kommun`.
  private func minimum(of change: Amendment) -> String {
    switch change {
    case .rate(let rate):
      let indicator = verdict.model.indicators[rate.indicator]
      return "\(NumberFormat.close(rate.to)) \(format.word(for: rate.currency, rate.to)) per "
        + "\(visible(indicator.unit.singular)) of \(name(indicator.id)) for "
        + verdict.name(ofParty: rate.party)
    case .payment(let payment):
      return "\(NumberFormat.close(payment.perUnit)) \(format.visibleCurrency) for each "
        + verdict.name(ofActivity: payment.activity)
    case .shares, .unspent, .horizon, .ceiling: return words(for: change)
    }
  }

  /// What one change does.
  private func words(for change: Amendment) -> String {
    switch change {
    case .rate(let rate): words(for: rate)
    case .payment(let payment): words(for: payment)
    case .shares(let budget, let shares): words(for: budget, shares)
    case .unspent(let budget, let share): words(for: budget, unspent: share)
    case .horizon(let party, let days):
      "let \(verdict.name(ofParty: party)) look "
        + "\(FigureText(verdict).words(for: days, .days)) ahead"
    case .ceiling(let rows, let limit):
      "let \(verdict.name(ofMeasure: rows[0])) pay up to "
        + NumberFormat.amount(
          limit, of: verdict.model.indicators[verdict.model.measures[rows[0]].indicator])
    }
  }

  /// What a party is held to.
  private func words(for rate: Amendment.Rate) -> String {
    let indicator = verdict.model.indicators[rate.indicator]
    let amount = format.rate(rate.to, of: rate.currency, per: indicator)
    let before = rate.from.isZero ? "" : " instead of \(NumberFormat.rounded(rate.from))"
    let party = verdict.name(ofParty: rate.party)
    if rate.to.isZero { return "no longer hold \(party) to \(name(indicator.id))" }
    return "hold \(party) to \(name(indicator.id)) at \(amount)\(before)"
  }

  /// Who pays whom.
  private func words(for payment: Amendment.Payment) -> String {
    let amount = format.money(payment.perUnit)
    let activity = verdict.name(ofActivity: payment.activity)
    let from = payment.from.map { verdict.name(ofParty: $0) }
    let to = payment.to.map { verdict.name(ofParty: $0) }
    switch (from, to) {
    case (let from?, let to?): return "let \(from) pay \(to) \(amount) for each \(activity)"
    case (nil, let to?): return "pay \(to) \(amount) of new money for each \(activity)"
    case (let from?, nil): return "charge \(from) \(amount) for each \(activity)"
    case (nil, nil): return ""
    }
  }

  /// Who puts in what.
  private func words(for budget: Int, _ shares: [Rational]) -> String {
    let contributions = verdict.model.budgets[budget].contributions
    let parts = zip(contributions, shares).map { part, share in
      "\(verdict.name(ofParty: part.party)) \(NumberFormat.percent(share))"
    }
    return "share \(name(verdict.model.budgets[budget].id)) as \(listed(parts))"
  }

  /// What becomes of money that is not spent.
  private func words(for budget: Int, unspent share: Rational) -> String {
    let left = "what \(name(verdict.model.budgets[budget].id)) does not spend"
    if share.isZero { return "let \(left) lapse" }
    return "let \(share == 1 ? "all" : NumberFormat.percent(share)) of \(left) return"
  }

  /// What an option moves: `moves no money`, `moves 810 000 kr a year`.
  func words(for cost: Repair.Cost) -> String {
    var parts: [String] = []
    if cost.outside.sign > 0 {
      parts.append("needs \(format.money(cost.outside)) of new money \(format.aPeriod)")
    }
    let moved = cost.moved - cost.outside
    if moved.sign > 0 { parts.append("moves \(format.money(moved)) \(format.aPeriod)") }
    if parts.isEmpty { parts.append("moves no money as long as the best plan is kept") }
    return listed(parts)
  }

  /// Why there is no repair of a kind.
  func words(for obstacle: Repair.Obstacle) -> String {
    func party(_ index: Int) -> String { verdict.name(ofParty: index) }
    func activity(_ index: Int) -> String { verdict.name(ofActivity: index) }
    switch obstacle {
    case .horizon(let p, let a):
      return "everything \(activity(a)) does arrives beyond the horizon of \(party(p))"
    case .indistinguishable(let p, let a, let b):
      return "no indicator tells \(activity(a)) from \(activity(b)) for \(party(p))"
    case .noGoal(let p, let a):
      return "no goal gives a worth to anything that \(activity(a)) does and \(party(p)) can see"
    case .beyondBounds(let rate):
      let indicator = verdict.model.indicators[rate.indicator]
      return "the least that would keep \(party(rate.party)) holds it to \(name(indicator.id)) at "
        + format.rate(rate.to, of: rate.currency, per: indicator)
        + ", and a rate stays between the lesser of 0 and today's and the joint value"
    case .points(let p): return "\(party(p)) is held in points, which money does not move"
    case .entangled(let p):
      return "no rates put the best plan first for \(party(p))"
    case .inPart(let p, let a, let worth): return inPart(party(p), a, worth)
    case .nobodyCanPay: return "nobody can pay what is lacking without ending below working alone"
    case .doesNotHold: return "what was found did not hold when it was judged again"
    case .margin(let margin):
      return "what there is comes closer to a tie than \(NumberFormat.rounded(margin)) an hour; "
        + "`samverka repair --margin 0` tells it"
    case .unavailable: return "the linear programme could not be solved here"
    }
  }

  /// That the best plan does work only in part, which nothing but a tie would leave so.
  private func inPart(
    _ party: String, _ activity: Int, _ worth: Repair.CappedWorth?
  ) -> String {
    let model = verdict.model
    let amount = verdict.activities[activity].plan.joint.map { NumberFormat.rounded($0) } ?? "some"
    let cap = model.activities[activity].cap.map { " of \(NumberFormat.rounded($0.value))" } ?? ""
    var reason = ""
    if let worth {
      let line = model.goals[worth.goal].worths[worth.line]
      let limit = line.cap.map {
        NumberFormat.amount($0.value, of: model.indicators[line.indicator])
      }
      reason =
        ", as \(name(model.goals[worth.goal].id)) gives \(name(model.indicators[line.indicator].id)) "
        + "no worth beyond \(limit ?? "that")"
    }
    return
      "the best plan does \(verdict.name(ofActivity: activity)) only in part (\(amount)\(cap))\(reason); "
      + "\(party) would do more, and only a tie would hold it there"
  }

  /// A name, safe for a terminal.
  private func name(_ identity: Identity) -> String { visible(identity.name) }
}
