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
  let instance: Instance
  let stakes: Stakes
  private let givers: Givers
  /// The gains from one activity after another, where many will be asked for; else empty.
  private var listed: [PartyGain] = []
  /// The first of them from each activity, and their number at the end; empty where none are listed.
  private var starts: [Int] = []
  /// What one unit gives each pair's party, 0 where it is unknown; empty until all are listed.
  private(set) var ofPair: [Rational] = []
  /// The same for an hour of that party; empty until all are listed.
  private(set) var perHour: [HourlyRate] = []
  /// Whether the gain of each pair's party is known.
  let isPairKnown: [Bool]
  /// Whether every gain of a performer is known.
  let isKnown: Bool
  /// Whether all are listed and known, and many more than the stakes and effects they come from.
  private(set) var areMany = false

  /// Prepares to look at gains when they are asked for.
  init(_ instance: Instance, _ stakes: Stakes, _ givers: Givers, _ survey: PairSurvey) {
    (self.instance, self.stakes, self.givers) = (instance, stakes, givers)
    isPairKnown = survey.isGainKnown
    isKnown = survey.areGainsKnown
  }

  /// What one unit of an activity gives: all performers, and outsiders whose gain is not 0; by party.
  ///
  /// - Complexity: O(n log n) in the parties it touches, where not all are listed.
  subscript(activity: Int) -> ArraySlice<PartyGain> {
    if !starts.isEmpty { return listed[starts[activity]..<starts[activity + 1]] }
    let pairs = instance.pairs(of: activity).sorted {
      instance.pairParty[$0] < instance.pairParty[$1]
    }
    var touched = pairs.map { instance.pairParty[$0] }
    for number in instance.impacts.numbers(of: activity) {
      for stake in stakes.on(instance.impacts[number: number].indicator) {
        touched.append(stakes[stake].party)
      }
    }
    for draw in instance.draws.of(activity) { touched += givers[draw.budget].map(\.party) }
    touched.sort()
    var result: [PartyGain] = []
    var next = 0
    for (index, party) in touched.enumerated() where index == 0 || touched[index - 1] != party {
      let performs = next < pairs.count && instance.pairParty[pairs[next]] == party
      let amount = computed(of: party, as: performs ? pairs[next] : nil, from: activity)
      if performs { next += 1 }
      if performs || amount?.isZero != true {
        result.append(PartyGain(party: party, amount: amount))
      }
    }
    return result[...]
  }

  /// Lists the gains of all from all activities, where many will be asked for.
  ///
  /// - Complexity: O(n log n) in the number of gains that are not 0.
  mutating func listAll() {
    var ofPair = [Rational](repeating: 0, count: instance.pairParty.count)
    var tally = Tally(partyCount: instance.partyCount)
    starts = [0]
    starts.reserveCapacity(instance.activityCount + 1)
    listed.reserveCapacity(expectedCount)
    for activity in 0..<instance.activityCount {
      tally.addEffects(of: activity, instance, stakes)
      tally.addMoney(of: activity, instance, givers)
      for pair in instance.pairs(of: activity) {
        let party = instance.pairParty[pair]
        tally.keep(party)
        if let gain = tally.amount(party) { ofPair[pair] = gain }
      }
      tally.move(to: &listed)
      starts.append(listed.count)
    }
    areMany = listed.count / Self.many > partCount && listed.allSatisfy { $0.amount != nil }
    self.ofPair = ofPair
    perHour = ofPair.indices.map { HourlyRate(ofPair[$0], hours: instance.effort[$0]) }
  }

  /// Up to how many gains room is made for at once.
  private static let mostExpected = 1 << 26

  /// So many gains for each of their parts are more than it takes to go over all parts.
  private static let many = 4

  /// The performers, effects and stakes that gains come from.
  private var partCount: Int {
    instance.pairParty.count + instance.lines.effects.count + stakes.count
  }

  /// About how many gains there are: at most one for each stake in what an activity moves.
  private var expectedCount: Int {
    var count = instance.pairParty.count
    for effect in instance.lines.effects { count += stakes.on(effect.indicator).count }
    return min(count, Self.mostExpected)
  }

  /// What one unit of `activity` gives `party`, nil where it is unknown.
  ///
  /// - Complexity: O(log n) in the number of parties the activity touches, for each of its impacts;
  ///   O(n) in its performers where not all gains are listed.
  func amount(of party: Int, from activity: Int) -> Rational? {
    if !starts.isEmpty { return self[activity].amount(of: party) }
    return computed(of: party, as: instance.pair(of: party, in: activity), from: activity)
  }

  /// What one unit of an activity gives each party in money, the effects left out; what is unknown
  /// counts 0. A party may occur more than once.
  func money(of activity: Int) -> [(party: Int, amount: Rational)] {
    let own = instance.pairs(of: activity).map {
      (instance.pairParty[$0], -instance.ownPart(of: $0) * instance.money[$0])
    }
    let shares = instance.draws.of(activity).flatMap { draw in
      givers[draw.budget].map { ($0.party, -$0.part * draw.amount) }
    }
    return (own + shares).filter { !$1.isZero }
  }

  /// A gain by its formula; the pair is that of the party in the activity, nil where it performs it not.
  private func computed(of party: Int, as pair: Int?, from activity: Int) -> Rational? {
    var sum = GainSum()
    sum.add(effectsOf: activity, for: party, instance, stakes)
    if let pair { sum.add(costOf: pair, instance) }
    for number in instance.draws.numbers(of: activity) {
      let draw = instance.draws[number]
      sum.add(draw, givers.part(of: party, in: draw.budget))
    }
    return sum.amount
  }
}

/// The sum of what one activity gives one party.
private struct GainSum {
  private var sum = ShortSum()
  private var isKnown = true

  /// The sum, nil where it is unknown.
  var amount: Rational? { isKnown ? sum.value : nil }

  /// Adds what measures pay and charge and what the party's economy feels.
  mutating func add(
    effectsOf activity: Int, for party: Int, _ instance: Instance, _ stakes: Stakes
  ) {
    for number in instance.impacts.numbers(of: activity) {
      let impact = instance.impacts[number: number]
      guard let place = stakes.stake(of: party, in: impact.indicator) else { continue }
      let stake = stakes[place]
      if stake.isKnown && stake.weight.isZero { continue }
      guard let seen = instance.seen(impact, by: party) else {
        isKnown = false
        continue
      }
      if seen.isZero { continue }
      if stake.isKnown { sum.add(seen, times: stake.weight) } else { isKnown = false }
    }
  }

  /// Subtracts a performer's own money, as far as no budget covers it.
  mutating func add(costOf pair: Int, _ instance: Instance) {
    if instance.isMoneyKnown[pair] && instance.money[pair].isZero { return }
    let own = instance.ownPart(of: pair)
    if own.isZero { return }
    if instance.isMoneyKnown[pair] {
      sum.add(-own, times: instance.money[pair])
    } else {
      isKnown = false
    }
  }

  /// Subtracts a part of what is drawn on a budget.
  mutating func add(_ draw: Draws.Draw, _ part: Rational) {
    if part.isZero || draw.isKnown && draw.amount.isZero { return }
    if draw.isKnown { sum.add(-part, times: draw.amount) } else { isKnown = false }
  }
}

extension RandomAccessCollection<PartyGain> where Index == Int {
  /// The amount for `party` in a list by party, 0 where it is left out, nil where it is unknown.
  ///
  /// - Complexity: O(log n).
  func amount(of party: Int) -> Rational? {
    let place = partitionPoint { $0.party < party }
    return place < endIndex && self[place].party == party ? self[place].amount : .zero
  }
}

/// Sums for the parties that one activity touches.
private struct Tally {
  private var sums: [ShortSum]
  private var isUnknown: [Bool]
  private var isTouched: [Bool]
  /// Whether a party is part of the result though its sum may be 0.
  private var isKept: [Bool]
  /// The parties touched so far.
  private var touched: [Int] = []

  init(partyCount: Int) {
    sums = Array(repeating: ShortSum(), count: partyCount)
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
  func amount(_ party: Int) -> Rational? { isUnknown[party] ? nil : sums[party].value }

  /// Adds so much of an amount for `party`; nil makes its sum unknown.
  private mutating func add(_ amount: Rational?, times factor: Rational, to party: Int) {
    touch(party)
    if let amount { sums[party].add(amount, times: factor) } else { isUnknown[party] = true }
  }

  /// Adds what measures pay and charge and what economies feel.
  mutating func addEffects(of activity: Int, _ instance: Instance, _ stakes: Stakes) {
    for index in instance.impacts.numbers(of: activity) {
      let impact = instance.impacts[number: index]
      for number in stakes.on(impact.indicator) {
        let stake = stakes[number]
        if stake.isKnown && stake.weight.isZero { continue }
        let seen = instance.seen(impact, by: stake.party)
        if seen?.isZero == true { continue }
        add(stake.isKnown ? seen : nil, times: stake.weight, to: stake.party)
      }
    }
  }

  /// Subtracts performers' own money and contributors' parts of what budgets cover.
  mutating func addMoney(of activity: Int, _ instance: Instance, _ givers: Givers) {
    for pair in instance.pairs(of: activity) {
      let party = instance.pairParty[pair]
      let own = instance.ownPart(of: pair)
      if own.isZero || instance.isMoneyKnown[pair] && instance.money[pair].isZero { continue }
      add(instance.isMoneyKnown[pair] ? instance.money[pair] : nil, times: -own, to: party)
    }
    for number in instance.draws.numbers(of: activity) {
      let draw = instance.draws[number]
      if draw.isKnown && draw.amount.isZero { continue }
      for giver in givers[draw.budget] {
        add(draw.isKnown ? draw.amount : nil, times: -giver.part, to: giver.party)
      }
    }
  }

  /// Adds the gains by party to a list and starts anew; who is not kept and gains nothing is left out.
  mutating func move(to result: inout [PartyGain]) {
    touched.sort()
    for party in touched {
      let amount = amount(party)
      if amount?.isZero != true || isKept[party] {
        result.append(PartyGain(party: party, amount: amount))
      }
      sums[party] = ShortSum()
      (isUnknown[party], isTouched[party], isKept[party]) = (false, false, false)
    }
    touched.removeAll(keepingCapacity: true)
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
