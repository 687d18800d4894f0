import Arithmetic

/// The programme over the prices of hours that tells the least charges, then the least money moved.
///
/// Who pays is looked at only for parties that are watched: that others do not end below the silo plan
/// is left out, and so is what would not bind if they pay all that they can. So it is never dearer
/// than the whole programme, and what it finds is the optimum if all can be paid for.
struct PaymentProgram {
  /// What it finds, per unit of each work.
  struct Finding {
    /// How far prices rise above the lowest, by party.
    var rise: [Rational]
    /// What each need receives, below 0 where it pays; of those not watched the least that they need.
    var received: [Rational]
    /// What each watched giver pays.
    var given: [Rational]
    /// What each watched party receives more in all, in whatever it does.
    var gifts: [Rational]
  }

  private let needs: PaymentNeeds
  private let isWatched: [Bool]
  private var program = LinearProgram()
  private var charges: [LinearProgram.Term] = []
  private var moved: [Rational]
  /// The column of each party's price, or -1.
  private var price: [Int]
  private var floors: [(constant: Rational, terms: [LinearProgram.Term])]
  /// The columns of what watched performers receive and pay, by need.
  private var ownColumns: [(need: Int, received: Int, paid: Int?)] = []
  private var givenColumns: [(giver: Int, column: Int)] = []
  private var giftColumns: [(party: Int, column: Int)] = []
  /// What could be given to each watched party where there is room.
  private var giftRoom: [Rational]

  /// Prepares the programme; `floor` is what each party must receive in all, 0 or below.
  init(_ needs: PaymentNeeds, isWatched: [Bool], floor: [Rational]) {
    self.needs = needs
    self.isWatched = isWatched
    moved = []
    price = needs.rise.map { _ in -1 }
    floors = floor.map { (-$0, []) }
    giftRoom = needs.rise.map { _ in 0 }
    for (party, rise) in needs.rise.enumerated() where rise.sign > 0 {
      price[party] = program.add(LinearProgram.Column(upper: rise))
    }
    moved = program.columns.map { _ in 0 }
    for charge in needs.charges { add(charge) }
    for work in needs.works { add(work) }
    addFloors()
  }

  /// Solves it; nil where it has no solution that is proven.
  func solve() -> Finding? {
    var program = program
    program.objectives = [
      charges,
      moved.enumerated().filter { !$0.element.isZero }.map { ($0.offset, -$0.element) },
    ]
    guard case .optimal(let solution) = program.maximize(), solution.exactness == .exact else {
      return nil
    }
    let values = solution.values
    let rise = price.map { $0 < 0 ? Rational.zero : values[$0] }
    var finding = Finding(
      rise: rise, received: needs.needs.map { $0.least + $0.hours * rise[$0.party] },
      given: needs.givers.map { _ in 0 }, gifts: rise.map { _ in 0 })
    for work in needs.works {
      for index in work.needs where isApart(needs.needs[index]) {
        finding.received[index] = max(0, finding.received[index])
      }
    }
    for own in ownColumns {
      finding.received[own.need] = values[own.received] - (own.paid.map { values[$0] } ?? 0)
    }
    for given in givenColumns { finding.given[given.giver] = values[given.column] }
    for gift in giftColumns { finding.gifts[gift.party] = values[gift.column] }
    return finding
  }

  // MARK: Parts

  /// Adds a column with its part in the money moved.
  private mutating func add(_ column: LinearProgram.Column, moving amount: Rational) -> Int {
    moved.append(amount)
    return program.add(column)
  }

  /// Adds what a charge costs.
  private mutating func add(_ charge: PaymentNeeds.Charge) {
    let column = price[charge.party]
    guard column >= 0, charge.most.sign > 0, !charge.hours.isZero else { return }
    if charge.most >= charge.hours * needs.rise[charge.party] {
      charges.append((column, charge.hours))
      return
    }
    let amount = add(LinearProgram.Column(), moving: 0)
    charges.append((amount, -1))
    program.require([(amount, 1), (column, charge.hours)], atLeast: charge.most)
  }

  /// Whether a need is looked at by itself: its party is watched, or may not pay.
  private func isApart(_ need: PaymentNeeds.Need) -> Bool { isWatched[need.party] || !need.mayPay }

  /// What a need comes to at the highest price.
  private func most(_ need: PaymentNeeds.Need) -> Rational {
    need.least + need.hours * needs.rise[need.party]
  }

  /// Adds what an activity needs, and that it gets it where it might not.
  private mutating func add(_ work: PaymentNeeds.Work) {
    var left = work.outside
    for index in work.givers where !isWatched[needs.givers[index].party] {
      left += needs.givers[index].most
    }
    let wanted = work.needs.reduce(Rational.zero) { sum, index in
      let need = needs.needs[index]
      let most = most(need)
      return sum + (isApart(need) ? max(0, most) : most)
    }
    if wanted <= left {
      for index in work.needs { addAmple(needs.needs[index], work, room: left - wanted) }
    } else {
      addScarce(work, left: left)
    }
  }

  /// Adds a need for which there is always money.
  private mutating func addAmple(
    _ need: PaymentNeeds.Need, _ work: PaymentNeeds.Work, room: Rational
  ) {
    if isWatched[need.party] && !need.isExact { giftRoom[need.party] += room * work.amount }
    addCost(of: need, work)
  }

  /// Adds what a need moves, and to whom.
  private mutating func addCost(of need: PaymentNeeds.Need, _ work: PaymentNeeds.Work) {
    let column = price[need.party]
    if need.least.sign >= 0 || column < 0 || need.hours.isZero {
      receive(max(0, need.least) * work.amount, need.party, [])
      if column >= 0 && need.least.sign >= 0 && !need.hours.isZero {
        moved[column] += need.hours * work.amount
        receive(0, need.party, [(column, need.hours * work.amount)])
      }
      return
    }
    if most(need).sign <= 0 { return }
    let amount = add(LinearProgram.Column(), moving: work.amount)
    program.require([(amount, 1), (column, -need.hours)], atLeast: need.least)
    receive(0, need.party, [(amount, work.amount)])
  }

  /// Notes what a watched party receives in all.
  private mutating func receive(_ amount: Rational, _ party: Int, _ terms: [LinearProgram.Term]) {
    guard isWatched[party] else { return }
    floors[party].constant += amount
    floors[party].terms += terms
  }

  /// Adds the balance of an activity for which there may be too little.
  private mutating func addScarce(_ work: PaymentNeeds.Work, left: Rational) {
    var balance: [LinearProgram.Term] = []
    var left = left
    for index in work.needs {
      let need = needs.needs[index]
      if isApart(need) && !need.isExact {
        balance += addOwn(index, need, work)
        continue
      }
      left -= need.least
      if price[need.party] >= 0 && !need.hours.isZero {
        balance.append((price[need.party], need.hours))
      }
      addCost(of: need, work)
    }
    for index in work.givers where isWatched[needs.givers[index].party] {
      let giver = needs.givers[index]
      let column = add(LinearProgram.Column(upper: giver.most), moving: 0)
      givenColumns.append((index, column))
      balance.append((column, -1))
      receive(0, giver.party, [(column, -work.amount)])
    }
    if !balance.isEmpty || left.sign < 0 { program.require(balance, atMost: left) }
  }

  /// Adds what a watched performer receives or pays; returns it as terms.
  private mutating func addOwn(
    _ index: Int, _ need: PaymentNeeds.Need, _ work: PaymentNeeds.Work
  ) -> [LinearProgram.Term] {
    let received = add(LinearProgram.Column(), moving: work.amount)
    var terms: [LinearProgram.Term] = [(received, 1)]
    var paid: Int?
    if need.least.sign < 0 && need.mayPay {
      let column = add(LinearProgram.Column(), moving: 0)
      terms.append((column, -1))
      paid = column
    }
    ownColumns.append((index, received, paid))
    receive(0, need.party, terms.map { ($0.column, $0.coefficient * work.amount) })
    let column = price[need.party]
    program.require(
      column < 0 || need.hours.isZero ? terms : terms + [(column, -need.hours)],
      atLeast: need.least)
    return terms
  }

  /// Adds that no watched party ends below the silo plan.
  private mutating func addFloors() {
    for party in floors.indices where isWatched[party] {
      if giftRoom[party].sign > 0 {
        let gift = add(LinearProgram.Column(upper: giftRoom[party]), moving: 1)
        giftColumns.append((party, gift))
        floors[party].terms.append((gift, 1))
      }
      program.require(floors[party].terms, atLeast: -floors[party].constant)
    }
  }
}
