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

  /// Takes what activities are for performers; others are looked at when they are asked for.
  init(_ instance: Instance, _ stakes: Stakes, _ givers: Givers, _ survey: PairSurvey) {
    (self.instance, self.stakes, self.givers) = (instance, stakes, givers)
    ofPair = survey.structure
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
    let lines = instance.lines
    for effect in lines.effects(of: activity) {
      let (sign, indicator) = (lines.effects[effect].sign, lines.effects[effect].indicator)
      guard sign != 0, let stake = stakes.stake(of: party, in: indicator),
        !instance.isUnseen(effect, by: party)
      else { continue }
      signs.add(sign, stakes.pull(stake))
    }
    for number in instance.draws.numbers(of: activity) {
      let draw = instance.draws[number]
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
    let lines = instance.lines
    for effect in lines.effects(of: activity) {
      let (sign, indicator) = (lines.effects[effect].sign, lines.effects[effect].indicator)
      if sign > 0 ? !stakes.someAgainst[indicator] : sign == 0 || !stakes.someFor[indicator] {
        continue
      }
      for number in stakes.on(indicator) {
        let stake = stakes.pull(number)
        // Who has something for what it sees is not against all of it.
        let isAgainst = sign > 0 ? stake.isAgainst : stake.isFor
        let isFor = sign > 0 ? stake.isFor : stake.isAgainst
        if isAgainst && !(isFor && !instance.isUnseen(effect, by: stake.party))
          && instance.pair(of: stake.party, in: activity) == nil
        {
          candidates.append(stake.party)
        }
      }
    }
    for number in instance.draws.numbers(of: activity) {
      for giver in givers[instance.draws[number].budget]
      where instance.pair(of: giver.party, in: activity) == nil {
        candidates.append(giver.party)
      }
    }
    if candidates.isEmpty { return [] }
    candidates.sort()
    var against: [Int] = []
    for index in candidates.indices where index == 0 || candidates[index - 1] != candidates[index] {
      if outsider(candidates[index], of: activity) == .never { against.append(candidates[index]) }
    }
    return against
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
    let place = partitionPoint { $0.party < party }
    return place < endIndex && self[place].party == party ? self[place].structure : .indifferent
  }
}
