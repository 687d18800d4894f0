import Arithmetic
import Diagnostics
import Evaluation

/// No measure pays its holder better for work alone than for work together.
public struct MeasuresRewardJointWork: Rule {
  public let code = Code(204)
  public let title = "no measure rewards silo work above joint work"
  public let severity = Severity.warning
  public let help = RuleHelp(
    bad: """
      party Clinic { capacity 100 hours }
      party Town { capacity 100 hours }
      indicator Health { better higher }
      indicator Calm { better higher }
      activity Plan { by Clinic at 2 hours; by Town at 1 hour; up to 50; raises Health by 4; raises Calm by 10 }
      activity Visit { by Clinic at 1 hour; up to 100; raises Health by 3 }
      measure Well of Health { held by Clinic; pays 5 kr per unit }
      measure Rest of Calm { held by Town; pays 5 kr per unit }
      goal Healthy { owners Clinic, Town; worth 20 kr per unit of Health; worth 20 kr per unit of Calm }
      """,
    better: """
      party Clinic { capacity 100 hours }
      party Town { capacity 100 hours }
      indicator Health { better higher }
      indicator Calm { better higher }
      activity Plan { by Clinic at 1 hour; by Town at 1 hour; up to 50; raises Health by 4; raises Calm by 10 }
      activity Visit { by Clinic at 1 hour; up to 100; raises Health by 3 }
      measure Well of Health { held by Clinic; pays 5 kr per unit }
      measure Rest of Calm { held by Town; pays 5 kr per unit }
      goal Healthy { owners Clinic, Town; worth 20 kr per unit of Health; worth 20 kr per unit of Calm }
      """,
    why: """
      A measure rewards silo work where the best paid hour of its holder is one it works alone, \
      though it could work together with others. Everybody who follows the measure works alone. \
      Change the rate where a rate turns it, hold the holder to something that joint work moves, \
      or hold both to the same figure.
      """,
    how: """
      What the measure pays for an hour of each of the holder's activities, its payment form made \
      linear over what can be reached: the best solo hour is paid above the best joint one, and \
      the holder could do something together that may be worth doing. Without figures: it rewards \
      nothing that the holder does together. It is a note where the verdict is joint all the same \
      or, without figures, where another measure rewards what the holder does together.
      """,
    accept: "Where the solo work is what the measure is for, and joint work has other measures.")

  /// Creates the rule.
  public init() {}

  public func findings(in verdict: Verdict) -> [Finding] {
    let isSilo = verdict.measures.contains { $0.direction == .silo || $0.direction == .siloOnly }
    if !isSilo { return [] }
    let together = Self.partiesWithJointWork(in: verdict)
    let ground = SiloGround(verdict)
    // Only scripts without figures need to look for what a measure moves with.
    let work =
      verdict.measures.contains { $0.direction == .siloOnly } ? RuleText(verdict).work() : []
    return verdict.measures.indices.compactMap { row in
      switch verdict.measures[row].direction {
      case .silo:
        let isMissed = together[verdict.model.measures[row].party]
        return isMissed || verdict.measures[row].harmful
          ? withFigures(row, ground, in: verdict) : nil
      case .siloOnly:
        let isMissed = together[verdict.model.measures[row].party]
        return isMissed ? withoutFigures(row, work, ground, in: verdict) : nil
      case .joint, .tie, .brake, .silent, .jointOnly, .mixed, .undetermined: return nil
      }
    }
  }

  /// Whether each party could do something together that is, or may be, worth doing.
  private static func partiesWithJointWork(in verdict: Verdict) -> [Bool] {
    var parties = [Bool](repeating: false, count: verdict.model.parties.count)
    let facts = verdict.facts
    for a in 0..<facts.work.count where facts.work.isJoint(a) && facts.isRight[a] {
      for performer in facts.work.performers(of: a) { parties[facts.work.party[performer]] = true }
    }
    return parties
  }

  /// The finding where an hour alone and an hour together are known.
  private func withFigures(
    _ row: Int, _ ground: SiloGround, in verdict: Verdict
  ) -> Finding? {
    let said = verdict.measures[row]
    guard let solo = said.bestSolo else { return nil }
    let text = RuleText(verdict)
    let measure = verdict.model.measures[row]
    var labels = [earns(solo, row, "solo", text)]
    if let joint = said.bestJoint { labels.insert(earns(joint, row, "joint", text), at: 0) }
    var why = [comparison(said, solo, row, ground.holds, text)]
    var headline = "the measure \(text.measure(row)) rewards silo work"
    if said.harmful {
      headline += " that destroys joint value"
      if let worth = verdict.activities[solo.activity].worth {
        let loss = text.format.money(worth.magnitude)
        why.append("each \(text.activity(solo.activity)) destroys \(loss) of joint value")
      }
    }
    let isOutweighed = verdict.overall == .joint && !said.harmful
    let advice = SiloAdvice(row, solo.activity, ground, text)
    if isOutweighed {
      let reason = excuse(solo, advice) ?? advice.outweighing
      why.append((reason.map { "\($0): " } ?? "") + "the verdict is joint all the same")
    }
    let remedy = isOutweighed ? relief(solo, advice) : remedy(solo, advice)
    return Finding(
      key: [measure.id.name, verdict.model.parties[measure.party].id.name, "\(said.harmful)"],
      Diagnostic(
        isOutweighed ? .note : .warning, code, headline, at: measure.id.site,
        label: text.pay(row), secondary: labels, why: why, help: remedy.map { [$0] } ?? [],
        subject: measure.id.name))
  }

  /// Why the solo work that is paid better takes nothing from joint work; nil where it does.
  private func excuse(_ solo: MeasureVerdict.Best, _ advice: SiloAdvice) -> String? {
    let (text, name) = (advice.text, advice.text.activity(solo.activity))
    if advice.holds[solo.activity] != nil { return "nothing of \(name) runs" }
    if solo.perHour == .infinite { return "\(name) takes no hours" }
    let holder = text.party(text.verdict.model.measures[advice.row].party)
    if advice.givesJointWorkNoHours {
      return "what \(holder) does together takes none of its hours"
    }
    return advice.hasHoursForBoth ? "\(holder) has hours for both" : nil
  }

  /// What an hour of an activity earns, beside its declaration.
  private func earns(
    _ best: MeasureVerdict.Best, _ row: Int, _ kind: String, _ text: RuleText
  ) -> Label {
    let holder = text.verdict.model.parties[text.verdict.model.measures[row].party].id.name
    let site = text.verdict.model.activities[best.activity].id.site
    return Label(site, "\(kind), earns \(holder) " + text.perHour(best.perHour, row))
  }

  /// An hour alone against an hour together.
  private func comparison(
    _ said: MeasureVerdict, _ solo: MeasureVerdict.Best, _ row: Int, _ holds: Holds,
    _ text: RuleText
  ) -> String {
    let holder = text.party(text.verdict.model.measures[row].party)
    guard let joint = said.bestJoint else {
      if let late = late(row, holds, text) {
        return "it pays for \(text.activity(solo.activity)); what \(text.activity(late)) betters "
          + "comes later than \(holder) looks ahead"
      }
      return "it pays for \(text.activity(solo.activity)), and for nothing \(holder) does together"
    }
    switch (solo.perHour, joint.perHour) {
    case (.finite(let alone), .finite(let together)) where together.sign > 0:
      let ratio = NumberFormat.rounded(alone / together)
      return "an hour alone earns \(holder) \(ratio) times what an hour together earns"
    case (.infinite, .finite), (.finite, .finite), (.finite, .infinite), (.infinite, .infinite):
      return "\(text.activity(solo.activity)) is paid without any effort of \(holder)"
    }
  }

  /// The first joint activity of the holder that betters the indicator, too late to be seen, and that the
  /// measure would pay for: nothing holds it at 0, and it is right.
  private func late(_ row: Int, _ holds: Holds, _ text: RuleText) -> Int? {
    let model = text.verdict.model
    let measure = model.measures[row]
    guard let horizon = model.parties[measure.party].horizon?.value,
      text.verdict.measures[row].rate?.sign == 1
    else { return nil }
    let isRight = text.verdict.facts.isRight
    return model.activities.indices.first { a in
      let activity = model.activities[a]
      return activity.isJoint && isRight[a] && holds[a] == nil
        && activity.performers.contains { $0.party == measure.party }
        && activity.effects.contains {
          $0.indicator == measure.indicator && model.doesBetter($0) && !$0.isSeen(within: horizon)
        }
    }
  }

  /// What would turn it; nil where nothing is known to.
  private func remedy(_ solo: MeasureVerdict.Best, _ advice: SiloAdvice) -> String? {
    let (row, text) = (advice.row, advice.text)
    let said = text.verdict.measures[row]
    guard let joint = said.bestJoint?.activity else { return unpaid(advice) }
    let isInRange = isInRange(row, text)
    if !advice.isRight(joint) { return advice.remedyBesideJointWork() }
    if said.harmful && isInRange, let end = advice.endOfHarm() { return end }
    if !said.harmful && isInRange, let used = advice.usedUp(before: joint) { return used }
    if let unblocking = advice.unblocking(joint) { return unblocking }
    guard isInRange else { return text.turning(row) }
    let holder = text.party(text.verdict.model.measures[row].party)
    return "at this rate joint work still wins for \(holder)"
      + ((advice.query(joint) ?? excuse(solo, advice)).map { ": \($0)" }
        ?? ", by what else it earns")
  }

  /// What can be said of a measure that other things outweigh; nil where nothing can.
  private func relief(_ solo: MeasureVerdict.Best, _ advice: SiloAdvice) -> String? {
    let said = advice.text.verdict.measures[advice.row]
    guard said.turningRange != nil, let joint = said.bestJoint?.activity, advice.isRight(joint)
    else { return nil }
    if !isInRange(advice.row, advice.text) { return advice.text.turning(advice.row) }
    let holder = advice.text.party(advice.text.verdict.model.measures[advice.row].party)
    return "at this rate joint work still wins for \(holder)"
      + (excuse(solo, advice).map { ": \($0)" } ?? ", by what else it earns")
  }

  /// Whether joint work wins at the rate of today, all else equal.
  private func isInRange(_ row: Int, _ text: RuleText) -> Bool {
    let said = text.verdict.measures[row]
    guard let rate = said.rate, let range = said.turningRange else { return false }
    return range.contains(rate)
  }

  /// What would help where a measure pays for no joint work of its holder.
  private func unpaid(_ advice: SiloAdvice) -> String? {
    let (row, text) = (advice.row, advice.text)
    if late(row, advice.holds, text) != nil {
      let holder = text.party(text.verdict.model.measures[row].party)
      return "let \(holder) look further ahead" + (advice.newStake.map { ", or \($0)" } ?? "")
    }
    if text.verdict.measures[row].chargesJointWork {
      return "let \(text.measure(row)) pay for what gets better: as it charges, it pays for what "
        + "gets worse"
    }
    return advice.remedyBesideJointWork()
  }

  /// The finding where only directions are known: a note where other measures pay its holder for joint
  /// work.
  private func withoutFigures(
    _ row: Int, _ work: [[Int]], _ ground: SiloGround, in verdict: Verdict
  ) -> Finding? {
    let text = RuleText(verdict)
    let measure = verdict.model.measures[row]
    let holder = text.party(measure.party)
    let paid = work[measure.party].filter { isPaidAlone($0, row, in: verdict) }
    guard let first = paid.first else { return nil }
    let advice = SiloAdvice(row, first, ground, text)
    let stake = advice.oldStake
    let labels = paid.prefix(2).map { a in
      Label(verdict.model.activities[a].id.site, "alone")
    }
    let reason =
      "it rewards \(listed(paid.map(text.activity))), and nothing \(holder) does together"
    let remedy = stake == nil ? advice.newStake : nil
    return Finding(
      key: [measure.id.name, verdict.model.parties[measure.party].id.name, "false"],
      Diagnostic(
        stake == nil ? .warning : .note, code,
        "the measure \(text.measure(row)) rewards silo work",
        at: measure.id.site, label: text.pay(row), secondary: labels,
        why: [reason] + [stake].compactMap(\.self), help: [remedy].compactMap(\.self),
        subject: measure.id.name))
  }

  /// Whether the measure in a row pays its holder for work that it does alone, as far as it looks ahead.
  private func isPaidAlone(_ a: Int, _ row: Int, in verdict: Verdict) -> Bool {
    let (work, measure) = (verdict.facts.work, verdict.model.measures[row])
    let sign = verdict.rewardSign(row)
    let horizon = verdict.model.parties[measure.party].horizon?.value
    return !work.isJoint(a)
      && work.effects(of: a).contains { effect in
        let line = work.effects[effect]
        return line.indicator == measure.indicator && Int(line.sign) * sign > 0
          && work.isSeen(effect, within: horizon)
      }
  }
}
