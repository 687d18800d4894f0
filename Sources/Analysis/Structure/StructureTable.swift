import Arithmetic
import Evaluation

/// What can be said of activities without magnitudes.
///
/// Per party: something for it, something against it, both or neither. An activity is `never` if one
/// performer is or an obstacle blocks it, `always` if it is so for all its performers and every other activity of theirs is
/// `never`; else `depends`. It holds for every positive number: payment forms are ignored, horizons
/// and the sign of a rate are not.
struct StructureTable: Sendable {
  private let instance: Instance
  private let stakes: Stakes
  private let givers: Givers
  /// What each pair's activity is for its party.
  let ofPair: [Structure]
  /// What each activity is.
  let ofActivity: [Structure]

  /// Finds what activities are for performers; others are looked at when they are asked for.
  ///
  /// - Complexity: O(n log m) in the effects on performers and the stakes in an indicator.
  init(_ instance: Instance, _ stakes: Stakes, _ givers: Givers) {
    (self.instance, self.stakes, self.givers) = (instance, stakes, givers)
    var ofPair: [Structure] = []
    ofPair.reserveCapacity(instance.pairParty.count)
    for activity in 0..<instance.activityCount {
      let effects = instance.model.activities[activity].effects
      let draws = instance.draws.of(activity)
      for pair in instance.pairs(of: activity) {
        var signs = Signs()
        let party = instance.pairParty[pair]
        signs.add(effects, for: party, instance, stakes)
        signs.add(costOf: pair, instance)
        for draw in draws { signs.add(draw, givers.part(of: party, in: draw.budget)) }
        ofPair.append(signs.structure)
      }
    }
    self.ofPair = ofPair
    ofActivity = StructureTable.overall(ofPair, instance)
  }

  /// What an activity is for a party.
  ///
  /// - Complexity: O(log n) in the parties that each of its effects touches, O(n) in its performers.
  func structure(of activity: Int, for party: Int) -> Structure {
    if let pair = instance.pair(of: party, in: activity) { return ofPair[pair] }
    return outsider(party, of: activity)
  }

  /// What an activity is for a party that does not perform it.
  private func outsider(_ party: Int, of activity: Int) -> Structure {
    var signs = Signs()
    signs.add(instance.model.activities[activity].effects, for: party, instance, stakes)
    for draw in instance.draws.of(activity) {
      signs.add(draw, givers.part(of: party, in: draw.budget))
    }
    return signs.structure
  }

  /// The parties that have nothing for an activity they do not perform and something against it,
  /// ascending.
  ///
  /// - Complexity: O(n log n) in the performers and in the stakes in what it moves, where some of
  ///   those are against it.
  func outsidersAgainst(_ activity: Int) -> [Int] {
    var candidates: [Int] = []
    for effect in instance.model.activities[activity].effects {
      let sign = instance.sign(of: effect)
      let isSome = sign > 0 ? stakes.someAgainst : stakes.someFor
      guard sign != 0, isSome[effect.indicator] else { continue }
      for number in stakes.on(effect.indicator) {
        let stake = stakes[number]
        if sign > 0 ? stake.isAgainst : stake.isFor { candidates.append(stake.party) }
      }
    }
    for draw in instance.draws.of(activity) { candidates += givers[draw.budget].map(\.party) }
    if candidates.isEmpty { return [] }
    candidates.sort()
    let performers = Set(instance.pairs(of: activity).map { instance.pairParty[$0] })
    return candidates.indices.filter { index in
      let party = candidates[index]
      return (index == 0 || candidates[index - 1] != party) && !performers.contains(party)
        && outsider(party, of: activity) == .never
    }.map { candidates[$0] }
  }

  /// What each activity is, from what it is for its performers.
  private static func overall(_ performers: [Structure], _ instance: Instance) -> [Structure] {
    let isNever = (0..<instance.activityCount).map { activity in
      instance.isBlocked[activity]
        || instance.pairs(of: activity).contains { performers[$0] == .never }
    }
    var openCount = [Int](repeating: 0, count: instance.partyCount)
    for pair in performers.indices where !isNever[instance.pairActivity[pair]] {
      openCount[instance.pairParty[pair]] += 1
    }
    return (0..<instance.activityCount).map { activity in
      let pairs = instance.pairs(of: activity)
      if isNever[activity] { return .never }
      let isAlways = pairs.allSatisfy {
        performers[$0] == .always && openCount[instance.pairParty[$0]] == 1
      }
      return isAlways && !pairs.isEmpty ? .always : .depends
    }
  }
}

extension [PartyStructure] {
  /// What `party` is in a list by party; indifferent where it is left out.
  ///
  /// - Complexity: O(log n).
  func structure(for party: Int) -> Structure {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if self[middle].party < party { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && self[low].party == party ? self[low].structure : .indifferent
  }
}

extension Model.Measure {
  /// The sign of what it pays per unit; a rate that is not given is above zero.
  var paySign: Int {
    guard let rate else { return 1 }
    return rate.value.sign != 0 ? rate.value.sign : bonus?.amount.value.sign ?? 0
  }
}

extension Instance {
  /// 1 where an effect betters its indicator, -1 where it worsens it; an amount that is not given is
  /// above zero.
  func sign(of effect: Model.Effect) -> Int {
    (effect.moves == model.indicators[effect.indicator].better ? 1 : -1)
      * (effect.amount?.value.sign ?? 1)
  }

  /// Whether a party does not look far enough ahead to see an effect.
  func isUnseen(_ effect: Model.Effect, by party: Int) -> Bool {
    guard let lag = effect.lag?.value, let horizon = horizon[party] else { return false }
    return lag > horizon
  }
}

/// What is for and against one activity for one party.
private struct Signs {
  private var (isFor, isAgainst) = (false, false)

  /// What the activity is.
  var structure: Structure {
    isFor ? (isAgainst ? .depends : .always) : isAgainst ? .never : .indifferent
  }

  /// Adds what effects give a party that sees them.
  mutating func add(
    _ effects: [Model.Effect], for party: Int, _ instance: Instance, _ stakes: Stakes
  ) {
    for index in effects.indices {
      guard let number = stakes.stake(of: party, in: effects[index].indicator) else { continue }
      let sign = instance.sign(of: effects[index])
      if sign == 0 || instance.isUnseen(effects[index], by: party) { continue }
      let stake = stakes[number]
      if sign > 0 ? stake.isFor : stake.isAgainst { isFor = true }
      if sign > 0 ? stake.isAgainst : stake.isFor { isAgainst = true }
    }
  }

  /// Adds a performer's own money that no budget covers.
  mutating func add(costOf pair: Int, _ instance: Instance) {
    let money = instance.isMoneyKnown[pair] ? instance.money[pair].sign : 1
    if money == 0 { return }
    let sign = money * instance.ownPart(of: pair).sign
    if sign > 0 { isAgainst = true }
    if sign < 0 { isFor = true }
  }

  /// Adds a part of a budget that returns what is unspent.
  mutating func add(_ draw: Draws.Draw, _ part: Rational) {
    let sign = (draw.isKnown ? draw.amount.sign : 1) * part.sign
    if sign > 0 { isAgainst = true }
    if sign < 0 { isFor = true }
  }
}
