import Arithmetic
import Evaluation

/// What can be said of performers and their work without adding anything up, in one pass over both.
struct PairSurvey: Sendable {
  /// Work that moves an indicator, in the eyes of a party that has a stake in it.
  struct Work: Sendable {
    /// Whether some betters it, alone and together.
    var (solo, joint) = (false, false)
    /// Whether some worsens it, alone and together.
    var (soloAgainst, jointAgainst) = (false, false)
  }

  /// What each pair's activity is for its party.
  private(set) var structure: [Structure] = []
  /// Whether what each pair's activity gives its party is known.
  private(set) var isGainKnown: [Bool] = []
  /// Whether all of that is.
  private(set) var areGainsKnown = true
  /// The work of its party that moves each stake.
  private(set) var work: [Work]

  /// - Complexity: O(n log m) in the effects on performers and the stakes in an indicator.
  init(_ instance: Instance, _ stakes: Stakes, _ givers: Givers) {
    let (lines, draws) = (instance.lines, instance.draws)
    work = Array(repeating: Work(), count: stakes.count)
    structure.reserveCapacity(lines.party.count)
    isGainKnown = Array(repeating: true, count: lines.party.count)
    for activity in 0..<lines.count {
      let drawn = draws.numbers(of: activity)
      let isCertain = stakes.areKnown && lines.areKnown(of: activity)
      for pair in lines.performers(of: activity) {
        var signs = Signs()
        let party = lines.party[pair]
        look(at: activity, by: party, instance, lines, stakes, &signs)
        if !isCertain { lookForGaps(in: activity, of: party, instance, stakes, &signs) }
        signs.add(costOf: pair, instance)
        for number in drawn {
          let draw = draws[number]
          signs.add(draw, givers.part(of: party, in: draw.budget))
        }
        structure.append(signs.structure)
        if !signs.isKnown {
          isGainKnown[pair] = false
          areGainsKnown = false
        }
      }
    }
  }

  /// Takes note of what the effects of an activity give one of its performers.
  @inline(__always)
  private mutating func look(
    at activity: Int, by party: Int, _ instance: Instance, _ lines: borrowing WorkLines,
    _ stakes: borrowing Stakes, _ signs: inout Signs
  ) {
    let isJoint = lines.isJoint(activity)
    for effect in lines.effects(of: activity) {
      let sign = lines.effects[effect].sign
      guard sign != 0,
        let stake = stakes.stake(of: party, in: lines.effects[effect].indicator),
        !(lines.effects[effect].isLate && instance.isUnseen(effect, by: party))
      else { continue }
      signs.add(sign, stakes.pull(stake))
      switch (sign > 0, isJoint) {
      case (true, true): work[stake].joint = true
      case (true, false): work[stake].solo = true
      case (false, true): work[stake].jointAgainst = true
      case (false, false): work[stake].soloAgainst = true
      }
    }
  }

  /// Takes note where some of what the effects of an activity give one of its performers is unknown.
  private func lookForGaps(
    in activity: Int, of party: Int, _ instance: Instance, _ stakes: Stakes, _ signs: inout Signs
  ) {
    for number in instance.impacts.numbers(of: activity) {
      let indicator = instance.impacts[number: number].indicator
      guard let place = stakes.stake(of: party, in: indicator) else { continue }
      let stake = stakes[place]
      if stake.isKnown && (stake.weight.isZero || instance.impacts[number: number].isKnown) {
        continue
      }
      let seen = instance.seen(instance.impacts[number: number], by: party)
      if seen?.isZero == true || stake.isKnown && seen != nil { continue }
      signs.isKnown = false
    }
  }
}

extension Instance {
  /// Whether a party does not look far enough ahead to see an effect, by its number in `lines`.
  func isUnseen(_ effect: Int, by party: Int) -> Bool {
    guard let lag = lines.lag(of: effect), let horizon = horizon[party] else { return false }
    return lag > horizon
  }
}

/// What is for and against one activity for one party.
struct Signs {
  private var (isFor, isAgainst) = (false, false)
  /// Whether what the activity gives the party is known.
  var isKnown = true

  /// What the activity is.
  var structure: Structure {
    isFor ? (isAgainst ? .depends : .always) : isAgainst ? .never : .indifferent
  }

  /// Adds an effect by its sign, and the stake in what it moves.
  mutating func add(_ sign: Int8, _ stake: Stakes.Pull) {
    if sign > 0 ? stake.isFor : stake.isAgainst { isFor = true }
    if sign > 0 ? stake.isAgainst : stake.isFor { isAgainst = true }
  }

  /// Adds a performer's own money that no budget covers.
  mutating func add(costOf pair: Int, _ instance: Instance) {
    let money = instance.isMoneyKnown[pair] ? instance.money[pair].sign : 1
    if money == 0 { return }
    let sign = money * instance.signOfOwnPart(of: pair)
    if sign > 0 { isAgainst = true }
    if sign < 0 { isFor = true }
    if sign != 0 && !instance.isMoneyKnown[pair] { isKnown = false }
  }

  /// Adds a part of a budget that returns what is unspent.
  mutating func add(_ draw: Draws.Draw, _ part: Rational) {
    let sign = (draw.isKnown ? draw.amount.sign : 1) * part.sign
    if sign > 0 { isAgainst = true }
    if sign < 0 { isFor = true }
    if sign != 0 && !draw.isKnown { isKnown = false }
  }
}

extension Instance {
  /// The sign of `ownPart(of:)`.
  fileprivate func signOfOwnPart(of pair: Int) -> Int {
    let party = pairParty[pair]
    if isInPoints[party] { return 0 }
    let covered = draws.covered[pair]
    return keeps[party].sign * (covered == 1 ? 0 : covered < 1 ? 1 : -1)
  }
}
