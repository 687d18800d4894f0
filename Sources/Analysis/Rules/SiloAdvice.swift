import Arithmetic
import Evaluation

/// What advice on all measures of a script rests on.
struct SiloGround {
  /// What is held at 0.
  let holds: Holds
  /// Who stands in the way of joint work.
  let blocking: Blocking
  /// The rows of measures that pay or charge each party.
  let rowsOfParty: [Int: [Int]]
  /// The rows of measures in force, by the name of the measure.
  let rowsOfMeasure: [String: [Int]]

  /// Prepares the ground.
  ///
  /// - Complexity: O(n) in the measures and the performers.
  init(_ verdict: Verdict) {
    let model = verdict.model
    holds = Holds(model)
    blocking = Blocking(verdict)
    rowsOfParty = Dictionary(grouping: model.measures.indices.filter(model.pays)) {
      model.measures[$0].party
    }
    rowsOfMeasure = Dictionary(grouping: model.measures.indices.filter(model.isInForce(measure:))) {
      model.measures[$0].id.name
    }
  }
}

/// What stands between the holder of a measure that rewards silo work and joint work, in words.
struct SiloAdvice {
  /// The measure.
  let row: Int
  /// The solo work that it pays best.
  let solo: Int
  /// The words about the verdict.
  let text: RuleText
  /// What the advice rests on.
  private let ground: SiloGround
  /// Who performs what.
  private let facts: RuleFacts

  /// Prepares to advise on the measure in a row, which pays best for `solo`.
  init(_ row: Int, _ solo: Int, _ ground: SiloGround, _ text: RuleText) {
    (self.row, self.solo, self.ground, self.text) = (row, solo, ground, text)
    facts = text.verdict.facts
  }

  /// What is held at 0.
  var holds: Holds { ground.holds }

  /// The measures that pay or charge the holder.
  private var rows: [Int] { ground.rowsOfParty[party] ?? [] }

  private var verdict: Verdict { text.verdict }
  private var party: Int { verdict.model.measures[row].party }
  private var holder: String { text.party(party) }

  /// Joint work in which the holder has a stake.
  private struct Stake {
    let activity: Int
    let gain: Rational?
    let effort: Rational?

    /// What an hour of it gives the holder; nil where it takes none, or is not known.
    var perHour: Rational? {
      guard let gain, let effort, effort.sign > 0 else { return nil }
      return gain / effort
    }
  }

  /// The joint work of the holder that is right: its numbers among performers.
  private var rightJointWork: [Int] {
    facts.work.ofParty[party].filter { performer in
      let a = facts.work.activity[performer]
      return facts.work.isJoint(a) && facts.isRight[a]
    }
  }

  /// The joint work that is right, and by which the holder gains something or is paid for what it betters.
  private func stakes() -> [Stake] {
    rightJointWork.compactMap { performer in
      let a = facts.work.activity[performer]
      let gain = verdict.gain(of: party, from: a)
      guard gain?.sign == 1 || rewarded(by: a) != nil else { return nil }
      return Stake(activity: a, gain: gain, effort: effort(of: performer))
    }
  }

  /// Whether the predicted plan holds all that the best plan holds of an activity.
  private func isDone(_ a: Int) -> Bool {
    let plan = verdict.activities[a].plan
    guard let predicted = plan.predicted, let joint = plan.joint else { return false }
    return predicted >= joint
  }

  /// The hours that one unit takes of a performer; nil where they are not known.
  private func effort(of performer: Int) -> Rational? {
    let a = facts.work.activity[performer]
    let line = performer - facts.work.performers(of: a).lowerBound
    return verdict.model.activities[a].performers[line].effort?.value
  }

  /// The hours that so many units of its activities take of the holder; nil where they are not known.
  private func hours(for units: (Int) -> Rational?) -> Rational? {
    var sum = Rational.zero
    for performer in facts.work.ofParty[party] {
      guard let effort = effort(of: performer), let units = units(facts.work.activity[performer])
      else { return nil }
      sum += effort * units
    }
    return sum
  }

  /// Whether the holder has hours for all of the solo work and all the joint work that would be best.
  var hasHoursForBoth: Bool {
    guard holdsJointWork else { return false }
    let units = verdict.activities[solo].plan.predicted
    if let units, let cap = verdict.model.activities[solo].cap?.value, units >= cap { return true }
    guard let capacity = verdict.model.parties[party].capacity?.value else { return true }
    return hours { verdict.activities[$0].plan.predicted }.map { $0 < capacity } ?? false
  }

  /// Whether the hours of the holder hold what it does alone and all the joint work that would be best
  /// and that nothing holds at 0.
  private var holdsJointWork: Bool {
    guard let capacity = verdict.model.parties[party].capacity?.value else { return true }
    let used = hours { a in
      let plan = verdict.activities[a].plan
      guard let predicted = plan.predicted, facts.work.isJoint(a), holds[a] == nil else {
        return plan.predicted
      }
      return max(predicted, plan.joint ?? predicted)
    }
    return used.map { $0 <= capacity } ?? false
  }

  /// Whether the holder does something together, and none of it takes its hours.
  var givesJointWorkNoHours: Bool {
    var isAny = false
    for performer in facts.work.ofParty[party] where isDoneTogether(performer) {
      guard effort(of: performer)?.isZero == true else { return false }
      isAny = true
    }
    return isAny
  }

  /// Whether the predicted plan holds some of the joint work of a performer.
  private func isDoneTogether(_ performer: Int) -> Bool {
    let a = facts.work.activity[performer]
    return facts.work.isJoint(a) && verdict.activities[a].plan.predicted?.sign == 1
  }

  /// What makes an hour of joint work that is done give the holder as much as one of the solo work, in
  /// all; nil where no such work is done.
  var outweighing: String? {
    guard let alone = perHour(of: solo, verdict.model.performer(party, in: solo)?.effort?.value)
    else { return nil }
    let together = facts.work.ofParty[party].filter(isDoneTogether).compactMap {
      perHour(of: facts.work.activity[$0], effort(of: $0))
    }.filter { $0.gain >= alone.gain }
    if together.isEmpty { return nil }
    let isByMeasures = together.contains { $0.gain - $0.others < alone.gain - alone.others }
    return isByMeasures
      ? "other measures outweigh it" : "what else \(holder) gains and pays outweighs it"
  }

  /// What an hour of an activity that takes so many of it gives the holder, and what other measures than
  /// this pay it of that; nil where it takes none, or is not known.
  private func perHour(of a: Int, _ effort: Rational?) -> (gain: Rational, others: Rational)? {
    guard let gain = verdict.gain(of: party, from: a), let effort, effort.sign > 0 else {
      return nil
    }
    var others = Rational.zero
    for other in rows where other != row {
      let indicator = verdict.model.measures[other].indicator
      guard let rate = verdict.measures[other].rate,
        let seen = verdict.seenImprovement(of: indicator, by: a, party)
      else { return nil }
      others += rate * seen
    }
    return (gain / effort, others / effort)
  }

  /// What holds joint work that is right at 0, as something to do.
  func unblocking(_ joint: Int) -> String? {
    text.words(for: holds[joint]).map {
      "take away what stands in the way of \(text.activity(joint)): \($0)"
    }
  }

  /// Whether more of the joint work that the measure pays best may be right.
  func isRight(_ joint: Int) -> Bool { facts.isRight[joint] }

  /// Whether nobody but the holder stands in the way of joint work.
  private func isLeftToHolder(_ joint: Int) -> Bool {
    ground.blocking.blockers(of: joint).allSatisfy { $0.party == party }
  }

  /// That work which is done uses up what the measure pays for, where it has a limit and nobody but the
  /// holder declines the joint work, which is right; nil where it is not so.
  func usedUp(before joint: Int) -> String? {
    let indicator = verdict.model.measures[row].indicator
    guard verdict.overall != .joint, let limit = verdict.model.measures[row].upTo?.value,
      holds[joint] == nil, !isDone(joint),
      isLeftToHolder(joint),
      let alone = improvement(of: indicator, by: solo), alone.sign > 0
    else { return nil }
    var users = [solo]
    if alone < limit {
      var sum = Rational.zero
      users = []
      for a in verdict.model.activities.indices {
        guard let units = improvement(of: indicator, by: a) else { return nil }
        sum += units
        if units.sign > 0 { users.append(a) }
      }
      if sum < limit { return nil }
    }
    return listed(users.map(text.activity), most: 3) + (users.count == 1 ? " uses" : " use")
      + " up the \(text.count(limit, of: indicator)) that \(text.measure(row)) pays for: let it pay "
      + "for more"
  }

  /// What the predicted plan improves an indicator by through one activity, as the holder sees it.
  private func improvement(of indicator: Int, by a: Int) -> Rational? {
    guard let units = verdict.activities[a].plan.predicted else { return nil }
    if units.isZero { return 0 }
    return verdict.seenImprovement(of: indicator, by: a, party).map { $0 * units }
  }

  /// Where to see what holds joint work back that a rate does not; nil where it is done.
  func query(_ joint: Int) -> String? {
    if isDone(joint) { return nil }
    let name = verdict.model.activities[joint].id.name
    return "see `why plan of \(name)` for what holds it back"
  }

  /// What is to be done where the measure pays for no joint work of the holder; nil where nothing is
  /// known to help.
  func remedyBesideJointWork() -> String? {
    if verdict.measures[row].harmful, let end = endOfHarm() { return end }
    let all = stakes()
    let stakes = all.filter { holds[$0.activity] == nil }
    if stakes.isEmpty { return all.first.flatMap { unblocking($0.activity) } ?? newStake }
    let missed = stakes.filter { !isDone($0.activity) }
    guard let best = missed.max(by: { ($0.perHour ?? 0) < ($1.perHour ?? 0) }) else { return nil }
    if let less = lessPay(than: best) { return less }
    return query(best.activity).map {
      "\(holder) has a stake in \(text.activity(best.activity)) already: \($0)"
    }
  }

  /// To hold the holder to something that joint work betters, first to what is wanted; nil where nothing
  /// that it does together betters anything within its horizon that it is not held to.
  var newStake: String? {
    var found: (indicator: Int, activity: Int)?
    search: for performer in rightJointWork where holds[facts.work.activity[performer]] == nil {
      let a = facts.work.activity[performer]
      for indicator in bettered(by: a) where !facts.isHeld(party, to: indicator) {
        if facts.isWanted[indicator] || facts.isValued[indicator] {
          found = (indicator, a)
          break search
        }
        found = found ?? (indicator, a)
      }
    }
    return found.map {
      "hold \(holder) to \(text.indicator($0.indicator)), which \(text.activity($0.activity)) betters"
    }
  }

  /// Joint work that nothing holds at 0 and that betters what other measures pay the holder for, in words.
  var oldStake: String? {
    for performer in rightJointWork where holds[facts.work.activity[performer]] == nil {
      let a = facts.work.activity[performer]
      if let indicator = rewarded(by: a) {
        return "\(holder) is held to \(text.indicator(indicator)) as well, which "
          + "\(text.activity(a)) betters"
      }
    }
    return nil
  }

  /// The indicators that an activity betters as far as the holder looks ahead.
  private func bettered(by a: Int) -> [Int] {
    facts.work.effects(of: a).filter { facts.work.effects[$0].sign > 0 && isSeen($0) }
      .map { facts.work.effects[$0].indicator }
  }

  /// Whether an effect arrives as long as the holder looks ahead.
  private func isSeen(_ effect: Int) -> Bool {
    facts.work.isSeen(effect, within: verdict.model.parties[party].horizon?.value)
  }

  /// What an activity betters that measures pay the holder for; nil where it betters nothing of that.
  private func rewarded(by a: Int) -> Int? {
    let bettered = bettered(by: a)
    return rows.first {
      bettered.contains(verdict.model.measures[$0].indicator) && verdict.rewardSign($0) > 0
    }.map { verdict.model.measures[$0].indicator }
  }

  /// What the measure leaves the holder for one unit of the solo work, its own part in what measures of
  /// that name pay taken off, where it pays as it is written.
  private var pay: (rate: Rational, amount: Rational, effort: Rational)? {
    let said = verdict.measures[row]
    guard case .asWritten = said.form, let rate = said.rate, rate.sign > 0,
      case .finite(let perHour)? = said.bestSolo?.perHour,
      let effort = verdict.model.performer(party, in: solo)?.effort?.value
    else { return nil }
    let kept = perHour * keptPart(at: rate)
    return kept.sign > 0 ? (rate, kept * effort, effort) : nil
  }

  /// The part of what the measure pays that the holder does not pay itself, for itself and for others who
  /// are held to it.
  private func keptPart(at rate: Rational) -> Rational {
    let measures = verdict.model.measures
    guard measures[row].currency == .money,
      measures[row].payers.contains(where: { $0.party == party })
    else { return 1 }
    return (ground.rowsOfMeasure[measures[row].id.name] ?? []).reduce(Rational.one) { kept, other in
      guard let share = verdict.measures[other].rate else { return kept }
      return measures[other].payers.reduce(kept) {
        $1.party == party ? $0 - $1.share * share / rate : $0
      }
    }
  }

  /// The rate up to which one unit of the solo work gives the holder no more than `gain`; nil where
  /// it gives no more today, or more without any pay.
  private func rate(
    leaving gain: Rational, _ pay: (rate: Rational, amount: Rational, effort: Rational)
  )
    -> Rational?
  {
    guard let today = verdict.gain(of: party, from: solo), today > gain else { return nil }
    let rate = NumberFormat.roundedDown(pay.rate * (1 - (today - gain) / pay.amount))
    return rate.sign > 0 ? rate : nil
  }

  /// From which rate down an hour of the solo work gives no more than one of joint work; nil where
  /// there are hours for both, where others decline, and where no rate above zero does.
  private func lessPay(than joint: Stake) -> String? {
    guard !holdsJointWork,
      isLeftToHolder(joint.activity),
      let perHour = joint.perHour, perHour.sign > 0, let pay,
      let rate = rate(leaving: perHour * pay.effort, pay)
    else { return nil }
    return
      "pay \(holder) at most \(text.rate(rate, row)) through \(text.measure(row)): then an hour "
      + "of \(text.activity(solo)) gives it no more than one of \(text.activity(joint.activity))"
  }

  /// What would end solo work that destroys joint value; nil where nothing is known to.
  func endOfHarm() -> String? {
    if let pay, let rate = rate(leaving: 0, pay) {
      return "pay \(holder) at most \(text.rate(rate, row)) through \(text.measure(row)): then it "
        + "gains nothing by \(text.activity(solo))"
    }
    let spoilt = facts.work.effects(of: solo).first { effect in
      let line = facts.work.effects[effect]
      return line.sign < 0 && facts.isValued[line.indicator] && isSeen(effect)
        && !facts.isHeld(party, to: line.indicator)
    }
    return spoilt.map {
      "hold \(holder) to \(text.indicator(facts.work.effects[$0].indicator)) too, which "
        + "\(text.activity(solo)) worsens"
    }
  }
}

extension Verdict {
  /// The sign of the measure in a row, which pays or charges; where directions alone do not tell whether
  /// its rate or its bonus is the larger, that of the rate as it is written.
  func rewardSign(_ row: Int) -> Int {
    let sign = sign(ofMeasure: row)
    if sign != 0 || measures[row].rate != nil { return sign }
    return model.measures[row].rate?.value.sign ?? 0
  }
}
