import Arithmetic
import Evaluation

/// What can be said of activities without magnitudes.
///
/// Per party: something for it, something against it, both or neither. An activity is `never` if one
/// performer is or an obstacle blocks it, `always` if it is so for all its performers and every other activity of theirs is
/// `never`; else `depends`. It holds for every positive number: payment forms are ignored, horizons
/// and the sign of a rate are not.
struct StructureTable: Sendable {
  /// What each activity is for each party that is not indifferent, by party.
  let forParties: [[PartyStructure]]
  /// What each activity is.
  let ofActivity: [Structure]

  /// - Complexity: O(n log n) in the number of what is not indifferent.
  init(_ instance: Instance, _ payments: Payments) {
    let stakes = SignedStakes(instance, payments)
    var signs = Signs(partyCount: instance.partyCount)
    let forParties = (0..<instance.activityCount).map { activity in
      signs.add(effectsOf: activity, instance, stakes)
      signs.add(moneyOf: activity, instance)
      return signs.take()
    }
    self.forParties = forParties
    ofActivity = StructureTable.overall(forParties, instance)
  }

  /// What each activity is, from what it is for its performers.
  private static func overall(
    _ forParties: [[PartyStructure]], _ instance: Instance
  ) -> [Structure] {
    let performers = instance.pairParty.indices.map { pair in
      forParties[instance.pairActivity[pair]].structure(for: instance.pairParty[pair])
    }
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

/// The signs of what an improvement of each indicator gives parties.
struct SignedStakes: Sendable {
  /// By indicator: a party, and 1 or -1; a party may occur with both.
  let on: [[(party: Int, sign: Int)]]

  init(_ instance: Instance, _ payments: Payments) {
    var on = [[(party: Int, sign: Int)]](repeating: [], count: instance.indicatorCount)
    for (index, measure) in instance.model.measures.enumerated() {
      let rate = measure.paySign
      for side in payments.sides[index] where rate * side.weight.sign != 0 {
        on[measure.indicator].append((side.party, rate * side.weight.sign))
      }
    }
    for (index, indicator) in instance.model.indicators.enumerated() {
      for falls in indicator.fallsOn where !instance.isInPoints[falls.party] {
        let sign = falls.amount.value.sign * instance.keeps[falls.party].sign
        if sign != 0 { on[index].append((falls.party, sign)) }
      }
    }
    self.on = on
  }
}

extension Model.Measure {
  /// The sign of what it pays per unit; a rate that is not given is above zero.
  var paySign: Int {
    guard let rate else { return 1 }
    return rate.value.sign != 0 ? rate.value.sign : bonus?.amount.value.sign ?? 0
  }
}

/// What is for and against one activity, party by party.
private struct Signs {
  private var isFor: [Bool]
  private var isAgainst: [Bool]
  /// The parties touched so far; may hold a party several times.
  private var touched: [Int] = []

  init(partyCount: Int) {
    isFor = Array(repeating: false, count: partyCount)
    isAgainst = isFor
  }

  private mutating func add(_ sign: Int, for party: Int) {
    if sign == 0 { return }
    if !isFor[party] && !isAgainst[party] { touched.append(party) }
    if sign > 0 { isFor[party] = true } else { isAgainst[party] = true }
  }

  /// Adds what the effects that a party sees give it.
  mutating func add(effectsOf activity: Int, _ instance: Instance, _ stakes: SignedStakes) {
    for effect in instance.model.activities[activity].effects {
      let better = instance.model.indicators[effect.indicator].better
      let sign = (effect.moves == better ? 1 : -1) * (effect.amount?.value.sign ?? 1)
      if sign == 0 { continue }
      for stake in stakes.on[effect.indicator] {
        if let horizon = instance.horizon[stake.party], let lag = effect.lag?.value, lag > horizon {
          continue
        }
        add(sign * stake.sign, for: stake.party)
      }
    }
  }

  /// Adds own money that no budget covers, and parts of budgets that return what is unspent.
  mutating func add(moneyOf activity: Int, _ instance: Instance) {
    for pair in instance.pairs(of: activity) {
      let money = instance.isMoneyKnown[pair] ? instance.money[pair].sign : 1
      add(-money * instance.ownPart(of: pair).sign, for: instance.pairParty[pair])
    }
    for draw in instance.draws.of(activity) {
      let drawn = draw.isKnown ? draw.amount.sign : 1
      for contribution in instance.model.budgets[draw.budget].contributions {
        let part = instance.part(of: contribution, in: draw.budget).sign
        add(-drawn * part, for: contribution.party)
      }
    }
  }

  /// Returns what the activity is for each party, by party, and starts anew.
  mutating func take() -> [PartyStructure] {
    touched.sort()
    let result = touched.map { party in
      let structure: Structure =
        isFor[party] ? isAgainst[party] ? .depends : .always : .never
      (isFor[party], isAgainst[party]) = (false, false)
      return PartyStructure(party: party, structure: structure)
    }
    touched.removeAll(keepingCapacity: true)
    return result
  }
}
