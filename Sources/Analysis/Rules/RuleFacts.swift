import Arithmetic
import Evaluation
import Syntax

/// What rules ask of a verdict again and again: found in one pass over each part of its model.
struct RuleFacts: Sendable {
  /// Who performs what, and what that moves.
  let work: WorkLines
  /// Whether somebody is held to each indicator.
  private(set) var isMeasured: [Bool]
  /// Whether somebody is held to each indicator by a measure in force that pays nothing.
  private(set) var isHeldForNothing: [Bool]
  /// Whether the own economy of somebody feels each indicator.
  private(set) var isFelt: [Bool]
  /// Whether a goal says what each indicator is worth, or where it is to be.
  private(set) var isWanted: [Bool]
  /// What a unit of each indicator is worth, in goals or where it falls.
  private(set) var isValued: [Bool]
  /// Whether some activity betters each indicator.
  private(set) var isBettered: [Bool]
  /// Whether more of each activity may be right.
  let isRight: [Bool]
  /// The joint activities that some of their performers will not take part in whatever the figures,
  /// and these performers.
  let blocked: [(activity: Int, by: LineList<Model.Performer>)]
  /// Whether each activity is one of these.
  private(set) var isBlocked: [Bool]
  /// Whether each indicator is bettered by such activities, and by no others.
  private(set) var isOnlyBlocked: [Bool]
  /// Whether each party is held to figures in points.
  private(set) var isInPoints: [Bool]
  private let held: PartyIndicators
  private let felt: PartyIndicators
  private let rewarded: PartyIndicators

  /// Collects the facts of a verdict.
  ///
  /// - Complexity: O(n log n) in the size of its model.
  init(_ verdict: Verdict) {
    let model = verdict.model
    work = verdict.views?.work ?? WorkLines(model)
    let none = [Bool](repeating: false, count: model.indicators.count)
    (isMeasured, isWanted, isValued) = (none, none, none)
    (isBettered, isOnlyBlocked) = (none, none)
    (isFelt, isHeldForNothing) = (none, none)
    isRight = verdict.rightWork()
    blocked = PartnersHaveStakes.blocked(in: verdict, isRight)
    isBlocked = [Bool](repeating: false, count: model.activities.count)
    for entry in blocked { isBlocked[entry.activity] = true }
    var held: [(party: Int, indicator: Int)] = []
    var rewarded = held
    isInPoints = [Bool](repeating: false, count: model.parties.count)
    var countsPoints = isInPoints
    for row in model.measures.indices {
      let (party, indicator) = (model.measures[row].party, model.measures[row].indicator)
      let isPoints = model.measures[row].currency == .points
      if isPoints { isInPoints[party] = true }
      if !model.pays(row) {
        if model.isInForce(measure: row) { isHeldForNothing[indicator] = true }
        continue
      }
      isMeasured[indicator] = true
      held.append((party, indicator))
      if verdict.sign(ofMeasure: row) > 0 { rewarded.append((party, indicator)) }
      if isPoints { countsPoints[party] = true }
    }
    var felt: [(party: Int, indicator: Int)] = []
    for k in model.indicators.indices {
      for line in model.indicators[k].fallsOn where line.amount.value.sign > 0 {
        isValued[k] = true
        if !countsPoints[line.party] && model.parties[line.party].keeps?.value.isZero != true {
          felt.append((line.party, k))
          isFelt[k] = true
        }
      }
    }
    self.held = PartyIndicators(partyCount: model.parties.count, held)
    self.felt = PartyIndicators(partyCount: model.parties.count, felt)
    self.rewarded = PartyIndicators(partyCount: model.parties.count, rewarded)
    noteGoals(of: model)
    noteBettered()
  }

  /// Notes what goals want.
  private mutating func noteGoals(of model: Model) {
    for goal in model.goals.indices {
      let worths = model.goals[goal].worths
      for index in worths.indices {
        isWanted[worths[index].indicator] = true
        if worths[index].amount.value.sign > 0 { isValued[worths[index].indicator] = true }
      }
      let targets = model.goals[goal].targets
      for index in targets.indices { isWanted[targets[index].indicator] = true }
    }
  }

  /// Notes what activities better.
  private mutating func noteBettered() {
    var isOpen = [Bool](repeating: false, count: isBettered.count)
    for activity in 0..<work.count {
      for effect in work.effects(of: activity) where work.effects[effect].isBetter {
        isBettered[work.effects[effect].indicator] = true
        if !isBlocked[activity] { isOpen[work.effects[effect].indicator] = true }
      }
    }
    for k in isBettered.indices { isOnlyBlocked[k] = isBettered[k] && !isOpen[k] }
  }

  /// Whether a measure in force holds `party` to `indicator`.
  func isHeld(_ party: Int, to indicator: Int) -> Bool { held.contains(party, indicator) }

  /// Whether `party` gains where `indicator` gets better: a measure in force pays it for that, or its
  /// own economy feels it.
  func isRewarded(_ party: Int, for indicator: Int) -> Bool {
    rewarded.contains(party, indicator) || feels(party, indicator)
  }

  /// Whether the own economy of `party` feels `indicator`: it keeps some of what it saves.
  func feels(_ party: Int, _ indicator: Int) -> Bool { felt.contains(party, indicator) }
}

extension Model {
  /// Whether the measure in a row is in force and gives or charges something.
  func pays(_ row: Int) -> Bool {
    guard isInForce(measure: row) else { return false }
    return measures[row].rate?.value.isZero != true || measures[row].bonus != nil
  }

  /// Whether an effect is known to better its indicator, or does where its amount is not given.
  func doesBetter(_ effect: Effect) -> Bool {
    isBetter(effect) && effect.amount?.value.isZero != true
  }

  /// Whether an effect worsens its indicator.
  func doesWorsen(_ effect: Effect) -> Bool {
    !isBetter(effect) && effect.amount?.value.isZero != true
  }

  /// Whether an effect moves its indicator to the better.
  func isBetter(_ effect: Effect) -> Bool { effect.moves == indicators[effect.indicator].better }
}

extension Verdict {
  /// 1 where the measure in a row pays for what gets better, -1 where it charges for it, and 0 where
  /// it does neither, is not in force, or cannot be told from directions alone.
  func sign(ofMeasure row: Int) -> Int {
    guard model.pays(row) else { return 0 }
    if let rate = measures[row].rate { return rate.sign }
    guard let rate = model.measures[row].rate?.value else { return 1 }
    guard let bonus = model.measures[row].bonus?.amount.value else { return rate.sign }
    return rate.isZero || rate.sign == bonus.sign ? bonus.sign : bonus.isZero ? rate.sign : 0
  }
}

extension Model.Effect {
  /// Whether it arrives within so many days, nil being ever so many.
  func isSeen(within horizon: Rational?) -> Bool {
    guard let lag = lag?.value, let horizon else { return true }
    return lag <= horizon
  }
}

extension Model {
  /// The most of an activity that its cap and the hours of its performers allow; nil where nothing
  /// bounds it or a figure is missing.
  func bound(byHoursOn activity: Int) -> Rational? {
    var bound = activities[activity].cap?.value
    for index in activities[activity].performers.indices {
      let party = activities[activity].performers[index].party
      guard let capacity = parties[party].capacity?.value,
        let effort = activities[activity].performers[index].effort?.value, effort.sign > 0
      else { continue }
      let most = capacity / effort
      if bound.map({ most < $0 }) ?? true { bound = most }
    }
    return bound
  }
}

extension Verdict {
  /// Whether more of each activity may be right: it has worth, and the best plan holds it or
  /// somebody must do it; what is not known counts as right.
  ///
  /// - Complexity: O(n) in the numbers of activities and of rules of mandates.
  func rightWork() -> [Bool] {
    var isDuty = [Bool](repeating: false, count: activities.count)
    for (_, rule) in model.rulesInForce where rule.modality == .must {
      isDuty[rule.activity] = true
    }
    return activities.indices.map { a in
      if let worth = activities[a].worth, worth.sign <= 0 { return false }
      return activities[a].plan.joint?.isZero != true || isDuty[a]
    }
  }
}
