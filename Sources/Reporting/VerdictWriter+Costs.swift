import Analysis
import Arithmetic
import Diagnostics
import Evaluation

extension VerdictWriter {
  /// What one party's work costs another in the predicted plan, the largest amount first.
  func shifts(_ text: inout String) {
    let shifts = verdict.shifts
    func isLarger(_ a: Int, _ b: Int) -> Bool {
      (shifts[b].amount ?? 0, a) < (shifts[a].amount ?? 0, b)
    }
    add("What it costs whom", Array(shifts.indices), inOrder: isLarger, to: &text) { index in
      let shift = shifts[index]
      let work =
        "\(verdict.name(ofActivity: shift.activity)) by \(verdict.name(ofParty: shift.from))"
      let payer = verdict.name(ofParty: shift.to)
      let allTheSame = verdict.isWorthDoing(shift) ? ", but is worth doing all the same" : ""
      guard let perPeriod = shift.amount else {
        return "\(work) puts costs on \(payer)\(allTheSame)."
      }
      let cost = amount(perPeriod, for: shift.to)
      return "\(work) costs \(payer) \(cost) \(format.aPeriod)\(allTheSame)."
    }
  }

  /// Who pays while who gains, for joint or solo work that is right but not safe.
  func pockets(_ text: inout String) {
    let unsafe = verdict.activities.indices.compactMap {
      activity -> (activity: Int, remedy: (Int) -> String)? in
      switch verdict.activities[activity].pocket {
      case nil, .selfEnforcing: nil
      case .wrongPocket: (activity, settlement)
      case .wrongPocketOutside: (activity, outsiders)
      case .missingPocket: (activity, newMoney)
      }
    }
    add("Who pays and who gains", unsafe, to: &text) { activity, remedy in
      shortage(activity) + remedy(activity)
    }
  }

  /// Who lacks how much of what would make an activity worth its hours.
  private func shortage(_ activity: Int) -> String {
    let said = verdict.activities[activity]
    let performers = verdict.model.activities[activity].performers
    let short = zip(performers, said.short).compactMap { performer, lacking -> String? in
      if lacking.isZero { return nil }
      let name = verdict.name(ofParty: performer.party)
      return "\(name) lacks \(amount(lacking, for: performer.party))"
    }
    let name = verdict.name(ofActivity: activity)
    return short.isEmpty ? "\(name): " : "\(name): \(listed(short)) each time; "
  }

  /// That the partners can settle it, and a fair way to.
  private func settlement(_ activity: Int) -> String {
    let split = fairSplit(of: activity)
    return "together they gain enough and can settle it without new money"
      + (split.isEmpty ? "." : ": in a fair split \(split) each time.")
  }

  /// Who pays and who receives what in the fair split.
  func fairSplit(of activity: Int) -> String {
    let performers = verdict.model.activities[activity].performers
    let split = zip(performers, verdict.activities[activity].fairSplit)
    let payers = split.filter { $1.sign < 0 }
    let receivers = split.filter { $1.sign > 0 }
    func name(_ performer: Model.Performer) -> String { verdict.name(ofParty: performer.party) }
    if payers.count == 1, receivers.count == 1 {
      let amount = amount(receivers[0].1, for: receivers[0].0.party)
      return "\(name(payers[0].0)) pays \(name(receivers[0].0)) \(amount)"
    }
    let parts =
      payers.map { "\(name($0)) pays \(amount(-$1, for: $0.party))" }
      + receivers.map { "\(name($0)) receives \(amount($1, for: $0.party))" }
    return listed(parts)
  }

  /// That somebody outside who gains must pay, and whether that is enough.
  ///
  /// One unit more may give more than the best plan does, where what is paid for ends in it.
  private func outsiders(_ activity: Int) -> String {
    let said = verdict.activities[activity]
    let lacking = said.surplus?.magnitude ?? 0
    let isJoint = verdict.model.activities[activity].performers.count > 1
    let opening = isJoint ? "the partners lack \(format.money(lacking)) together, but " : ""
    let names = listed(said.payers.map { verdict.name(ofParty: $0.party) })
    let verb = said.payers.count == 1 ? "gains" : "gain"
    let earned = said.payers.reduce(Rational.zero) { $0 + max(0, $1.amount ?? 0) }
    if earned >= lacking {
      return "\(opening)\(names) \(verb) from it and could pay: no new money is needed."
    }
    if earned.isZero {
      return "\(opening)\(names), who \(verb) from one more, \(verb) nothing from all of it in the "
        + "best plan: it takes new money, or a new measure."
    }
    let together = said.payers.count == 1 ? "" : " together"
    return "\(opening)\(names)\(together) \(verb) only \(format.money(earned)) from it in the best "
      + "plan and could pay that: the rest takes new money."
  }

  /// That nobody's account holds the gain.
  ///
  /// What is lacking in points no money makes up for.
  private func newMoney(_ activity: Int) -> String {
    let performers = verdict.model.activities[activity].performers
    let lacksPoints = zip(performers, verdict.activities[activity].short).contains {
      verdict.model.isInPoints($0.party) && $1.sign > 0
    }
    if lacksPoints {
      return "nobody's account holds the gain, and no money makes up for points: it takes another "
        + "measure."
    }
    let amount =
      verdict.activities[activity].lacking.map { " of \(format.money($0)) each time" } ?? ""
    return "nobody's account holds the gain: it takes new money\(amount), or a new measure."
  }

  /// Who would leave the best joint plan, and for what; the strongest first.
  func temptations(_ text: inout String) {
    let tempted = verdict.parties.indices.filter { (verdict.parties[$0].temptation?.sign ?? 0) > 0 }
    let sorted = tempted.sorted { a, b in
      let (x, y) = (verdict.parties[a].temptation ?? 0, verdict.parties[b].temptation ?? 0)
      return (y, a) < (x, b)
    }
    add("Who is tempted to leave the best plan", sorted, to: &text) { party in
      let more = amount(verdict.parties[party].temptation ?? 0, for: party)
      let changes = verdict.parties[party].deviation
      let shown = changes.prefix(4).map { change in
        let verb = change.to < change.from ? "less" : "more"
        return "\(verb) \(verdict.name(ofActivity: change.activity)) "
          + "(\(NumberFormat.rounded(change.from)) to \(NumberFormat.rounded(change.to)))"
      }
      let rest = changes.count > 4 ? ["\(changes.count - 4) more changes"] : []
      return "\(verdict.name(ofParty: party)) would earn \(more) \(format.aPeriod) more by doing "
        + listed(shown + rest) + "."
    }
  }
}
