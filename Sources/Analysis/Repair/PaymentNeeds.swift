import Arithmetic

/// What the parties need, and others can give, per unit of the work that a plan holds, as the prices
/// of the parties' hours go.
///
/// For given prices the least that a performer must receive is told without a programme: what an
/// hour costs it, less its own gain. All needs rise with the prices, so that the new money is least at
/// the lowest; how far they may rise without more of it bounds the prices from above.
struct PaymentNeeds {
  /// What a performer must receive per unit, below 0 where it may pay: `least + hours * rise`, where the
  /// rise is that of its price above the lowest.
  struct Need {
    let party: Int
    /// Its flow.
    let flow: Int
    let least: Rational
    let hours: Rational
    /// Whether it must receive just so much, not more: it does the work in part.
    let isExact: Bool
    /// Whether it may pay, where it need not receive anything.
    let mayPay: Bool
  }

  /// What an outsider can pay per unit.
  struct Giver {
    let party: Int
    /// Its flow.
    let flow: Int
    let most: Rational
  }

  /// An activity of the plan.
  struct Work {
    let amount: Rational
    let needs: Range<Int>
    let givers: Range<Int>
    /// New money per unit.
    let outside: Rational
  }

  /// What a party must be charged per unit of work that the plan leaves: `most - hours * rise`, or
  /// nothing.
  struct Charge {
    let party: Int
    let most: Rational
    let hours: Rational
  }

  private(set) var works: [Work] = []
  private(set) var needs: [Need] = []
  private(set) var givers: [Giver] = []
  /// Parallel to the charges of the repair.
  private(set) var charges: [Charge] = []
  /// How far the price of each party's hours may rise above the lowest.
  private(set) var rise: [Rational]
  /// The lowest price of each party's hours.
  private var lowest: [Rational]
  /// The highest that is known, before what others can give is.
  private var highest: [Rational?]
  /// What each pair needs at a price of 0; nil where it is not of the plan's work.
  private var needOfPair: [(least: Rational, isExact: Bool)?]
  /// What each pair must be charged at a price of 0.
  private var chargeOfPair: [Rational]

  /// Finds the needs; nil where they do not follow the prices of hours alone, or there is no repair.
  ///
  /// - Complexity: linear in the numbers of pairs and flows.
  init?(_ repair: PaymentRepair) {
    let conditions = repair.conditions
    let instance = conditions.instance
    guard conditions.payments.capped.isEmpty, !conditions.haveMandates else { return nil }
    rise = Array(repeating: 0, count: instance.partyCount)
    (lowest, highest) = (rise, Array(repeating: 0, count: instance.partyCount))
    needOfPair = Array(repeating: nil, count: instance.pairParty.count)
    chargeOfPair = Array(repeating: 0, count: instance.pairParty.count)
    for party in 0..<instance.partyCount where !bound(party, conditions) { return nil }
    guard decline(conditions) else { return nil }
    collect(repair)
    guard needs.allSatisfy({ $0.mayPay || !$0.isExact || $0.least.sign >= 0 }) else { return nil }
    boundByGivers(repair)
    for party in rise.indices {
      guard let highest = highest[party], highest >= lowest[party] else { return nil }
      rise[party] = highest - lowest[party]
    }
    charge(repair)
    // What has no charge must not want one.
    guard chargeOfPair.allSatisfy({ $0.sign <= 0 }) else { return nil }
  }

  // MARK: Prices

  /// Bounds the price of a party's hours by its own conditions; false where they cannot hold, or other
  /// prices than that of its hours matter.
  private mutating func bound(_ party: Int, _ conditions: Conditions) -> Bool {
    let choice = conditions.choices.choice(of: party)
    guard choice.limits.isEmpty,
      !choice.purses.contains(where: { choice.sum($0.draws) >= $0.left })
    else { return false }
    let used = choice.items.reduce(Rational.zero) { $0 + $1.effort * $1.now }
    let isPriced = choice.capacity.map { used >= $0 } ?? false
    if isPriced { highest[party] = nil }
    let sides = choice.items.map { conditions.side(of: $0) }
    let isTight = !isPriced || sides.contains(.partial)
    let instance = conditions.instance
    for (item, side) in zip(choice.items, sides) {
      guard let side, let pair = instance.pair(of: party, in: item.activity) else { continue }
      switch side {
      case .kept:
        let distance = conditions.distance(of: party, hours: item.effort)
        needOfPair[pair] = (distance - item.gain, false)
      case .partial: needOfPair[pair] = (-item.gain, true)
      case .left:
        let distance = conditions.distanceOfLeaving(item.activity, by: party, hours: item.effort)
        chargeOfPair[pair] = item.gain + (isTight ? distance : 0)
      }
      if instance.isInPoints[party] {
        if !holds(side, pair, item.effort, of: party) { return false }
      } else if side == .partial && !isPaid(item, of: party) {
        return false
      }
    }
    return highest[party].map { $0 >= lowest[party] } ?? true
  }

  /// Bounds the price by the condition of a pair in points, for which nothing is paid.
  private mutating func holds(
    _ side: Conditions.Side, _ pair: Int, _ hours: Rational, of party: Int
  ) -> Bool {
    let isLeft = side == .left
    let amount = isLeft ? chargeOfPair[pair] : needOfPair[pair].map { -$0.least } ?? 0
    chargeOfPair[pair] = 0
    if hours.isZero {
      return isLeft ? amount.sign <= 0 : side == .kept ? amount.sign >= 0 : amount.isZero
    }
    if side != .kept { lowest[party] = max(lowest[party], amount / hours) }
    if side != .left { highest[party] = smaller(highest[party], amount / hours) }
    return true
  }

  /// Bounds the price so that work in part, which is solo work, is not to be paid for.
  private mutating func isPaid(_ item: Choice.Item, of party: Int) -> Bool {
    if item.effort.isZero { return item.gain.sign <= 0 }
    lowest[party] = max(lowest[party], item.gain / item.effort)
    return true
  }

  /// Adds what those are charged who decline joint work; false where it is not decided who.
  private mutating func decline(_ conditions: Conditions) -> Bool {
    let decliners = Decliners(conditions)
    guard decliners.ways(pairs: conditions.instance.pairParty.count).count == 1 else {
      return false
    }
    for invitation in decliners.invitations {
      guard conditions.plan[invitation.activity].isZero,
        let (party, gain) = invitation.performers.first,
        let pair = conditions.instance.pair(of: party, in: invitation.activity)
      else { return false }
      chargeOfPair[pair] =
        gain
        + conditions.distanceOfDeclining(by: party, hours: conditions.instance.effort[pair])
    }
    return true
  }

  // MARK: Flows

  /// Collects needs and givers at the lowest prices.
  private mutating func collect(_ repair: PaymentRepair) {
    let instance = repair.conditions.instance
    for source in repair.outside {
      let (firstNeed, firstGiver) = (needs.count, givers.count)
      for index in source.flows {
        let flow = repair.flows[index]
        guard let pair = instance.pair(of: flow.party, in: source.activity) else {
          givers.append(Giver(party: flow.party, flow: index, most: flow.most ?? 0))
          continue
        }
        guard let need = needOfPair[pair] else { continue }
        let hours = highest[flow.party] == 0 ? 0 : instance.effort[pair]
        needs.append(
          Need(
            party: flow.party, flow: index, least: need.least + hours * lowest[flow.party],
            hours: hours, isExact: need.isExact,
            mayPay: !repair.payers.barred.contains(flow.party)))
      }
      let (ownNeeds, ownGivers) = (firstNeed..<needs.count, firstGiver..<givers.count)
      let lack = sum(ownNeeds) - room(ownGivers)
      works.append(
        Work(
          amount: repair.conditions.plan[source.activity], needs: ownNeeds, givers: ownGivers,
          outside: max(0, lack)))
    }
  }

  /// What performers need at the lowest prices.
  func sum(_ needs: Range<Int>) -> Rational {
    needs.reduce(.zero) { sum, index in
      let need = self.needs[index]
      return sum + (need.mayPay ? need.least : max(0, need.least))
    }
  }

  /// What outsiders can give.
  func room(_ givers: Range<Int>) -> Rational {
    givers.reduce(.zero) { $0 + self.givers[$1].most }
  }

  /// Bounds prices by what outsiders can give without more new money, and where nothing is gained by more.
  private mutating func boundByGivers(_ repair: PaymentRepair) {
    let instance = repair.conditions.instance
    var isExact = [Bool](repeating: false, count: instance.partyCount)
    for work in works {
      let left = max(0, room(work.givers) - sum(work.needs))
      for index in work.needs {
        let need = needs[index]
        if need.isExact { isExact[need.party] = true }
        if need.hours.isZero { continue }
        highest[need.party] = smaller(
          highest[need.party], lowest[need.party] + left / need.hours)
      }
    }
    // Beyond all charges a higher price helps nobody, but where it fixes what is received.
    var useful = lowest
    for pair in chargeOfPair.indices where chargeOfPair[pair].sign > 0 {
      let hours = instance.effort[pair]
      if hours.isZero { continue }
      let party = instance.pairParty[pair]
      useful[party] = max(useful[party], chargeOfPair[pair] / hours)
    }
    for party in isExact.indices where !isExact[party] {
      highest[party] = smaller(highest[party], useful[party])
    }
  }

  /// Collects the charges at the lowest prices.
  private mutating func charge(_ repair: PaymentRepair) {
    let instance = repair.conditions.instance
    for charge in repair.charges {
      guard let pair = instance.pair(of: charge.party, in: charge.activity) else { continue }
      // Joint work is declined at its own price, whatever the hours are worth.
      let hours = instance.isJoint(charge.activity) ? 0 : instance.effort[pair]
      charges.append(
        Charge(
          party: charge.party, most: chargeOfPair[pair] - hours * lowest[charge.party],
          hours: rise[charge.party].isZero ? 0 : hours))
      chargeOfPair[pair] = 0
    }
  }
}
