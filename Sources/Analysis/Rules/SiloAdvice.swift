import Arithmetic
import Evaluation

/// What stands between the holder of a measure that rewards silo work and joint work, in words.
struct SiloAdvice {
  /// The measure.
  let row: Int
  /// The solo work that it pays best.
  let solo: Int
  /// What is held at 0.
  let holds: Holds
  /// Who stands in the way of joint work.
  private let blocking: Blocking
  /// The words about the verdict.
  let text: RuleText
  /// Who performs what.
  private let facts: RuleFacts
  /// The measures that pay or charge the holder.
  private let rows: [Int]

  /// Prepares to advise on the measure in a row, which pays best for `solo`.
  init(_ row: Int, _ solo: Int, _ holds: Holds, _ blocking: Blocking, _ text: RuleText) {
    (self.row, self.solo, self.holds, self.text) = (row, solo, holds, text)
    self.blocking = blocking
    facts = text.verdict.facts
    let model = text.verdict.model
    let party = model.measures[row].party
    rows = model.measures.indices.filter { model.measures[$0].party == party && model.pays($0) }
  }

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

  /// The joint work that is right, that nothing holds at 0, and by which the holder gains something or
  /// which betters what it is held to.
  private func stakes() -> [Stake] {
    facts.work.ofParty[party].compactMap { performer in
      let a = facts.work.activity[performer]
      guard facts.work.isJoint(a), facts.isRight[a], holds[a] == nil else { return nil }
      let gain = verdict.gain(of: party, from: a)
      guard gain?.sign == 1 || isHeld(to: a) else { return nil }
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

  /// Whether the hours of the holder hold what it does alone and all the joint work that would be best.
  private var holdsJointWork: Bool {
    guard let capacity = verdict.model.parties[party].capacity?.value else { return true }
    let used = hours { a in
      let plan = verdict.activities[a].plan
      guard let predicted = plan.predicted, facts.work.isJoint(a) else { return plan.predicted }
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

  /// What holds the joint work that the measure pays best at 0, as something to do.
  func unblocking(_ joint: Int) -> String? {
    text.words(for: holds[joint]).map {
      "take away what stands in the way of \(text.activity(joint)): \($0)"
    }
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
    let stakes = stakes()
    if stakes.isEmpty {
      return "hold \(holder) to something that its joint work moves: \(text.measure(row)) pays for "
        + "none of it"
    }
    if verdict.measures[row].harmful, let end = endOfHarm() { return end }
    let missed = stakes.filter { !isDone($0.activity) }
    guard let best = missed.max(by: { ($0.perHour ?? 0) < ($1.perHour ?? 0) }) else { return nil }
    if let less = lessPay(than: best) { return less }
    return query(best.activity).map {
      "\(holder) has a stake in \(text.activity(best.activity)) already: \($0)"
    }
  }

  /// Whether the holder is held to something that an activity betters.
  private func isHeld(to a: Int) -> Bool {
    facts.work.effects(of: a).contains { effect in
      let line = facts.work.effects[effect]
      return line.isBetter && facts.isHeld(party, to: line.indicator)
    }
  }

  /// What the measure pays the holder for one unit of the solo work, where it pays as it is written.
  private var pay: (rate: Rational, amount: Rational, effort: Rational)? {
    let said = verdict.measures[row]
    guard case .asWritten = said.form, let rate = said.rate, rate.sign > 0,
      case .finite(let perHour)? = said.bestSolo?.perHour,
      let effort = verdict.model.performer(party, in: solo)?.effort?.value
    else { return nil }
    return (rate, perHour * effort, effort)
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
    guard !holdsJointWork, blocking.blockers(of: joint.activity).allSatisfy({ $0.party == party }),
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
      return line.sign < 0 && facts.isValued[line.indicator]
        && !facts.isHeld(party, to: line.indicator)
    }
    return spoilt.map {
      "hold \(holder) to \(text.indicator(facts.work.effects[$0].indicator)) too, which "
        + "\(text.activity(solo)) worsens"
    }
  }
}
