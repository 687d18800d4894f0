import Arithmetic

/// Who pays what a programme over prices found to be needed: performers first, then whoever can pay most,
/// so that payers are few.
struct PaymentSpread {
  private let needs: PaymentNeeds
  private let isWatched: [Bool]
  private let finding: PaymentProgram.Finding
  /// What each need receives, below 0 where it pays.
  private(set) var received: [Rational]
  /// What each giver pays.
  private(set) var given: [Rational]
  /// What each party that is not watched can still pay in all.
  private var purse: [Rational]
  /// The parties that would have to be watched.
  private(set) var suspects: Set<Int> = []
  /// Whether all is paid for, if there are no suspects.
  private(set) var isPaid = true

  /// Somebody who can pay for an activity.
  private struct Payer {
    let party: Int
    /// Whether it does the work itself.
    let performs: Bool
    /// Its place among the needs, or among the givers.
    let place: Int
    let most: Rational
    /// The most that it has money left for, too.
    let can: Rational

    /// Whether it is asked before another: who does the work, then who can pay most.
    func isBefore(_ other: Payer) -> Bool {
      if performs != other.performs { return performs }
      return can != other.can ? can > other.can : place < other.place
    }
  }

  init(
    _ needs: PaymentNeeds, _ finding: PaymentProgram.Finding, isWatched: [Bool],
    floor: [Rational]
  ) {
    self.needs = needs
    self.finding = finding
    self.isWatched = isWatched
    received = finding.received
    given = finding.given
    purse = floor.map { -$0 }
    for work in needs.works {
      for index in work.needs {
        let party = needs.needs[index].party
        if isWatched[party] { continue }
        // Who needs nothing pays only where it is asked to.
        received[index] = max(0, received[index])
        purse[party] += received[index] * work.amount
      }
    }
    for work in needs.works { pay(work) }
    give()
  }

  /// What is left to be paid for an activity.
  private func lack(_ work: PaymentNeeds.Work) -> Rational {
    work.givers.reduce(work.needs.reduce(-work.outside) { $0 + received[$1] }) { $0 - given[$1] }
  }

  /// Pays for an activity.
  private mutating func pay(_ work: PaymentNeeds.Work) {
    var lack = lack(work)
    if lack.sign < 0 { giveBack(&lack, work) }
    if lack.sign > 0 { take(lack, for: work) }
  }

  /// Takes back what watched parties pay more than is needed.
  private mutating func giveBack(_ lack: inout Rational, _ work: PaymentNeeds.Work) {
    for index in work.givers where given[index].sign > 0 {
      let less = min(given[index], -lack)
      given[index] -= less
      lack += less
    }
    for index in work.needs where received[index].sign < 0 {
      let less = min(-received[index], -lack)
      received[index] += less
      lack += less
    }
    if !lack.isZero { isPaid = false }
  }

  /// Lets those who are not watched pay; notes who could not for want of money.
  private mutating func take(_ amount: Rational, for work: PaymentNeeds.Work) {
    var lack = amount
    var payers = payers(for: work)
    // Mostly the first can pay all, so that the others need no order.
    if let first = payers.indices.min(by: { payers[$0].isBefore(payers[$1]) }) {
      payers.swapAt(first, payers.startIndex)
      if payers[0].can < lack { payers.sort { $0.isBefore($1) } }
    }
    for payer in payers where lack.sign > 0 {
      let paid = min(payer.can, lack)
      if paid.sign <= 0 { continue }
      lack -= paid
      purse[payer.party] -= paid * work.amount
      if payer.performs {
        received[payer.place] -= paid
      } else {
        given[payer.place] += paid
      }
    }
    if lack.sign <= 0 { return }
    let poor = payers.filter { $0.can < $0.most }.map(\.party)
    if poor.isEmpty { isPaid = false }
    suspects.formUnion(poor)
  }

  /// Those not watched who could pay more for an activity.
  private func payers(for work: PaymentNeeds.Work) -> [Payer] {
    var payers: [Payer] = []
    func add(_ party: Int, isPerformer: Bool, _ place: Int, _ most: Rational) {
      let can = min(most, max(0, purse[party] / work.amount))
      payers.append(
        Payer(party: party, performs: isPerformer, place: place, most: most, can: can))
    }
    for index in work.needs where !isWatched[needs.needs[index].party] && needs.needs[index].mayPay
    {
      // What it receives beyond its need is nothing, so it can pay down to it.
      let least = finding.received[index]
      if least.sign < 0 && received[index] > least {
        let party = needs.needs[index].party
        add(party, isPerformer: true, index, received[index] - least)
      }
    }
    for index in work.givers where !isWatched[needs.givers[index].party] {
      let left = needs.givers[index].most - given[index]
      if left.sign > 0 { add(needs.givers[index].party, isPerformer: false, index, left) }
    }
    return payers
  }

  /// Gives watched parties what they receive more, where others have money left for it.
  private mutating func give() {
    var left = finding.gifts
    if left.allSatisfy(\.isZero) { return }
    for work in needs.works {
      for index in work.needs {
        let need = needs.needs[index]
        if left[need.party].sign <= 0 || need.isExact { continue }
        let room = payers(for: work).reduce(Rational.zero) { $0 + $1.can }
        let gift = min(left[need.party] / work.amount, room)
        if gift.sign <= 0 { continue }
        received[index] += gift
        left[need.party] -= gift * work.amount
        take(gift, for: work)
      }
    }
    if left.contains(where: { $0.sign > 0 }) { isPaid = false }
  }
}

extension PaymentRepair {
  /// How often parties are added to those that are watched.
  private static let mostRounds = 30

  /// The values of all columns in the smallest repair, found through the prices of hours; nil
  /// where it has to be looked for by the whole programme.
  ///
  /// - Precondition: payments may be made for all work of the plan.
  func smallestByPrices() -> [Rational]? {
    guard payers.kept.isEmpty, let needs = PaymentNeeds(self) else { return nil }
    let floor = shortfall.map { min(0, $0) }
    var isWatched = floor.map { _ in false }
    for _ in 0..<Self.mostRounds {
      let program = PaymentProgram(needs, isWatched: isWatched, floor: floor)
      guard let finding = program.solve() else { return nil }
      let spread = PaymentSpread(needs, finding, isWatched: isWatched, floor: floor)
      if spread.suspects.isEmpty {
        return spread.isPaid ? values(needs, spread, rise: finding.rise) : nil
      }
      for party in spread.suspects { isWatched[party] = true }
    }
    return nil
  }

  /// The values of all columns.
  private func values(
    _ needs: PaymentNeeds, _ spread: PaymentSpread, rise: [Rational]
  ) -> [Rational] {
    var values = [Rational](repeating: 0, count: columnCount)
    for (need, amount) in zip(needs.needs, spread.received) {
      let flow = flows[need.flow]
      if let column = amount.sign < 0 ? flow.paid : flow.received {
        values[column] = amount.magnitude
      }
    }
    for (giver, amount) in zip(needs.givers, spread.given) {
      if let column = flows[giver.flow].paid { values[column] = amount }
    }
    for (source, work) in zip(outside, needs.works) { values[source.column] = work.outside }
    for (charge, need) in zip(charges, needs.charges) {
      values[charge.column] = max(0, need.most - need.hours * rise[need.party])
    }
    return values
  }
}
