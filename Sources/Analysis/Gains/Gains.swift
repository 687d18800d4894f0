import Arithmetic
import Evaluation

/// What one unit of each activity gives each party.
///
///     gain(i,a) = SUM measures of i         rho_m * seen(i,a,k_m)
///               - SUM measures i pays for   s_m(i) * rho_m * seen(i,a,k_m)
///               + keep_i * SUM k            v_ik * seen(i,a,k)
///               - keep_i * c_ia * (1 - SUM b phi_ba where i may draw on b)
///               - keep_i * SUM b r_b * s_bi * SUM j in S_a (may draw) phi_ba * c_ja
struct Gains: Sendable {
  /// All performers of each activity, and outsiders whose gain is not 0; by party.
  let ofActivity: [[PartyGain]]
  /// What one unit gives each pair's party, 0 where it is unknown.
  let ofPair: [Rational]
  /// Whether every gain of a performer is known.
  let isKnown: Bool

  /// - Complexity: O(n log n) in the number of gains that are not 0.
  init(_ instance: Instance, _ stakes: Stakes) {
    var ofPair = [Rational](repeating: 0, count: instance.pairParty.count)
    var isKnown = true
    var tally = Tally(partyCount: instance.partyCount)
    ofActivity = (0..<instance.activityCount).map { activity in
      tally.addEffects(of: activity, instance, stakes)
      tally.addMoney(of: activity, instance)
      for pair in instance.pairs(of: activity) {
        let party = instance.pairParty[pair]
        tally.keep(party)
        if let gain = tally.amount(party) { ofPair[pair] = gain } else { isKnown = false }
      }
      return tally.take()
    }
    self.ofPair = ofPair
    self.isKnown = isKnown
  }

  /// The gain of `party` from `activity`, nil where it is unknown.
  func amount(of party: Int, from activity: Int) -> Rational? {
    ofActivity[activity].amount(of: party)
  }
}

extension [PartyGain] {
  /// The amount for `party` in a list by party, 0 where it is left out, nil where it is unknown.
  ///
  /// - Complexity: O(log n).
  func amount(of party: Int) -> Rational? {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if self[middle].party < party { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && self[low].party == party ? self[low].amount : .zero
  }
}

/// Sums for the parties that one activity touches.
private struct Tally {
  private var sums: [Rational]
  private var isUnknown: [Bool]
  private var isTouched: [Bool]
  /// Whether a party is part of the result though its sum may be 0.
  private var isKept: [Bool]
  /// The parties touched so far.
  private var touched: [Int] = []

  init(partyCount: Int) {
    sums = Array(repeating: 0, count: partyCount)
    isUnknown = Array(repeating: false, count: partyCount)
    (isTouched, isKept) = (isUnknown, isUnknown)
  }

  /// Makes `party` part of the result.
  mutating func keep(_ party: Int) {
    touch(party)
    isKept[party] = true
  }

  /// Takes note that `party` has a sum.
  private mutating func touch(_ party: Int) {
    if isTouched[party] { return }
    isTouched[party] = true
    touched.append(party)
  }

  /// The sum for `party` so far, nil where it is unknown.
  func amount(_ party: Int) -> Rational? { isUnknown[party] ? nil : sums[party] }

  /// Adds an amount for `party`; nil makes its sum unknown.
  private mutating func add(_ amount: Rational?, to party: Int) {
    touch(party)
    if let amount { sums[party] += amount } else { isUnknown[party] = true }
  }

  /// Adds what measures pay and charge and what economies feel.
  mutating func addEffects(of activity: Int, _ instance: Instance, _ stakes: Stakes) {
    for impact in instance.impacts[activity] {
      for stake in stakes.on[impact.indicator] {
        if stake.isKnown && stake.weight.isZero { continue }
        let seen = instance.seen(impact, by: stake.party)
        if seen?.isZero == true { continue }
        add(stake.isKnown ? seen.map { $0 * stake.weight } : nil, to: stake.party)
      }
    }
  }

  /// Subtracts performers' own money and contributors' parts of what budgets cover.
  mutating func addMoney(of activity: Int, _ instance: Instance) {
    for pair in instance.pairs(of: activity) {
      let party = instance.pairParty[pair]
      let own = instance.ownPart(of: pair)
      if own.isZero || instance.isMoneyKnown[pair] && instance.money[pair].isZero { continue }
      add(instance.isMoneyKnown[pair] ? -own * instance.money[pair] : nil, to: party)
    }
    for draw in instance.draws.of(activity) where !(draw.isKnown && draw.amount.isZero) {
      for contribution in instance.model.budgets[draw.budget].contributions {
        let part = instance.part(of: contribution, in: draw.budget)
        if part.isZero { continue }
        add(draw.isKnown ? -part * draw.amount : nil, to: contribution.party)
      }
    }
  }

  /// Returns the gains by party and starts anew; who is not kept and gains nothing is left out.
  mutating func take() -> [PartyGain] {
    touched.sort()
    var result: [PartyGain] = []
    result.reserveCapacity(touched.count)
    for party in touched {
      let amount = isUnknown[party] ? nil : sums[party]
      if amount?.isZero != true || isKept[party] {
        result.append(PartyGain(party: party, amount: amount))
      }
      (sums[party], isUnknown[party], isTouched[party], isKept[party]) = (0, false, false, false)
    }
    touched.removeAll(keepingCapacity: true)
    return result
  }
}

extension Instance {
  /// What a krona of a pair's own money costs its party after budgets: keep * (1 - covered).
  func ownPart(of pair: Int) -> Rational {
    let party = pairParty[pair]
    return isInPoints[party] ? 0 : keeps[party] * (1 - draws.covered[pair])
  }

  /// What a krona drawn on `budget` costs a contributor: keep * r * s.
  func part(of contribution: Model.Contribution, in budget: Int) -> Rational {
    if isInPoints[contribution.party] { return 0 }
    return keeps[contribution.party] * draws.returned[budget] * contribution.share.value
  }

  /// What one unit of `activity` costs `party` in money, its part of budgets included.
  func moneyCost(of party: Int, in activity: Int) -> Rational {
    var cost = Rational.zero
    if let pair = pair(of: party, in: activity) { cost += ownPart(of: pair) * money[pair] }
    for draw in draws.of(activity) {
      for contribution in model.budgets[draw.budget].contributions
      where contribution.party == party {
        cost += part(of: contribution, in: draw.budget) * draw.amount
      }
    }
    return cost
  }
}
