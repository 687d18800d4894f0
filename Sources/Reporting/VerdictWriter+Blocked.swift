import Analysis
import Arithmetic
import Diagnostics
import Evaluation

extension VerdictWriter {
  /// Why joint work that is right does not happen: whose list it is not on top of.
  func blocked(_ text: inout String) {
    let blocking = Blocking(verdict)
    let lost = blocking.lost
    var lines: [String] = []
    for (place, activity) in lost.prefix(limit ?? lost.count).enumerated() {
      let bounds = place < Self.explained ? blocking.bounds(of: activity) : []
      lines.append(
        opening(of: activity) + ": " + obstacles(in: activity, blocking)
          + reasons(blocking.blockers(of: activity), bounds, activity))
    }
    let rest = lost.count - lines.count
    add("Why joint work does not happen", lines, to: &text)
    if rest > 0 { text += "  … and \(rest) more (samverka verdict --full shows all)\n" }
  }

  /// Of so many what is used up is told; of the others `why` tells it.
  private static var explained: Int { 20 }

  /// The activity and how much of it is lost.
  private func opening(of activity: Int) -> String {
    let name = verdict.fullName(ofActivity: activity)
    let plan = verdict.activities[activity].plan
    guard let predicted = plan.predicted, let joint = plan.joint else { return name }
    let worth =
      verdict.activities[activity].worth.map { ", worth \(format.money($0)) each" } ?? ""
    return "\(name), \(NumberFormat.rounded(predicted)) of \(NumberFormat.rounded(joint)) "
      + "\(format.aPeriod)\(worth)"
  }

  /// The obstacles that block an activity, as the beginning of a sentence; empty where there are none.
  private func obstacles(in activity: Int, _ blocking: Blocking) -> String {
    let obstacles = verdict.obstacles(blocking: activity)
    if obstacles.isEmpty { return "" }
    let verb = obstacles.count == 1 ? "blocks" : "block"
    let names = obstacles.map { visible(verdict.model.obstacles[$0].id.name) }
    let isAll = blocking.blockers(of: activity).isEmpty
    return "\(listed(names)) \(verb) it" + (isAll ? "." : "; besides, ")
  }

  /// Who stands in the way and why, and what is used up.
  private func reasons(
    _ blockers: [Blocking.Blocker], _ bounds: [Derivation.Term], _ activity: Int
  ) -> String {
    let ended = ended(bounds, besides: blockers)
    if blockers.isEmpty {
      return verdict.obstacles(blocking: activity).isEmpty ? unblocked(activity, ended) : ""
    }
    let idle = blockers.filter { $0.cause == .noStake }.map { verdict.name(ofParty: $0.party) }
    let others = blockers.filter { $0.cause != .noStake }.map { reason($0, activity) }
    let verb = idle.count == 1 ? "has" : "have"
    let stake = "\(listed(idle)) \(verb) work in it and no stake in what it changes"
    return ((idle.isEmpty ? [] : [stake]) + others + ended).joined(separator: "; ") + "."
  }

  /// What is used up, in words; whose hours go to what it prefers is told with what that is.
  private func ended(
    _ bounds: [Derivation.Term], besides blockers: [Blocking.Blocker]
  ) -> [String] {
    if bounds.isEmpty { return [] }
    let text = DerivationText(verdict)
    let told = bounds.filter { term in
      !blockers.contains { term.label == .bound(.capacity(party: $0.party)) }
    }
    return told.compactMap {
      if case .sentence(let words) = text.form(of: $0) { words } else { nil }
    }
  }

  /// What holds back an activity that nobody has anything against, as far as is known.
  private func unblocked(_ activity: Int, _ ended: [String]) -> String {
    if verdict.contested?.activities.contains(activity) ?? false {
      return "the parties' first choices form a circle, and others of them came first."
    }
    if !ended.isEmpty { return "everybody it needs gains from it, but \(listed(ended))." }
    let isKnown = verdict.model.activities[activity].performers.allSatisfy {
      verdict.gain(of: $0.party, from: activity) != nil
    }
    return isKnown
      ? "everybody it needs gains from it, but hours, money or what a measure pays for are used up."
      : "it is not on top of the list of everybody it needs."
  }

  /// Why one party does not put the activity first.
  private func reason(_ blocker: Blocking.Blocker, _ activity: Int) -> String {
    let party = verdict.name(ofParty: blocker.party)
    switch blocker.cause {
    case .noStake: return "\(party) has work in it and no stake in what it changes"
    case .against:
      return "it can only cost \(party) something"
    case .notWorthIt(let gain):
      if gain.isZero { return "it earns \(party) nothing" + unsaid(activity, for: party) }
      return "each costs \(party) \(amount(gain.magnitude, for: blocker.party)) more than "
        + "it earns"
    case .prefers(let others): return preference(of: blocker.party, others, over: activity)
    }
  }

  /// That nobody has said what something is worth that an activity betters, and from where on who earns
  /// nothing by it takes part; empty where all is said.
  private func unsaid(_ activity: Int, for party: String) -> String {
    let indicators = verdict.model.indicators
    guard verdict.valueSources.count == indicators.count else { return "" }
    var improvements: [Int: Rational] = [:]
    for effect in verdict.model.activities[activity].effects
    where verdict.valueSources[effect.indicator] == .none {
      let amount = effect.amount?.value ?? 0
      let isBetter = effect.moves == indicators[effect.indicator].better
      improvements[effect.indicator, default: 0] += isBetter ? amount : -amount
    }
    let unsaid = improvements.filter { $0.value.sign > 0 }.sorted { $0.key < $1.key }
    guard let first = unsaid.first else { return "" }
    let names = listed(unsaid.map { visible(indicators[$0.key].id.name) })
    let opening = ", and nobody has said what \(names) \(unsaid.count == 1 ? "is" : "are") worth"
    guard unsaid.count == 1, let lacking = lacking(activity) else { return opening }
    let least = format.rate(lacking / first.value, of: .money, per: indicators[first.key])
    return opening + "; above \(least) \(party) would take part"
  }

  /// What the joint value of an activity lacks of being above 0; nil where a cost is not known.
  private func lacking(_ activity: Int) -> Rational? {
    if let worth = verdict.activities[activity].worth { return -worth }
    let costs = verdict.model.activities[activity].performers.map { $0.money?.value }
    return costs.contains(nil) ? nil : costs.reduce(Rational.zero) { $0 + ($1 ?? 0) }
  }

  /// What a party does instead, with what an hour of either earns it.
  private func preference(of party: Int, _ others: [Int], over activity: Int) -> String {
    let name = verdict.name(ofParty: party)
    let best = verdict.name(ofActivity: others[0])
    let more =
      others.count == 1 ? "" : ", and \(counted(others.count - 1, "other", "others")) no less"
    guard let own = hourly(party, activity) else { return "\(name) prefers \(best)" + more }
    guard let other = hourly(party, others[0]) else {
      return "\(name) prefers \(best)" + more
    }
    if own == other { return "an hour of it earns \(name) \(own), as does one of \(best)" + more }
    return "an hour of it earns \(name) \(own), an hour of \(best) \(other)" + more
  }

  /// What an hour of an activity earns a party; nil where it takes no hours, or that is not known.
  private func hourly(_ party: Int, _ activity: Int) -> String? {
    switch verdict.perHour(of: party, in: activity) {
    case .finite(let value): amount(value, for: party)
    case .infinite, nil: nil
    }
  }
}
