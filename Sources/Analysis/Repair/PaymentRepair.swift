import Arithmetic
import Evaluation

/// Repair by transfers between parties per unit of an activity, in balance.
///
/// Outside money counts first, then charges on unwanted work, then the money moved. Performers pay
/// and receive; an outsider pays at most what it gains; no payer ends below the silo plan, and none
/// pays more than its mandate lets it. Points do not move.
///
/// Who has less than alone before anything is paid either pays nothing or must receive so much more:
/// `payers` says which. As long as it says nothing of such a party, it only pays no more in all than it
/// receives.
struct PaymentRepair {
  /// What a party receives and pays per unit of an activity of the plan.
  struct Flow {
    let party: Int
    let activity: Int
    /// The most it pays per unit, nil where only the rest of the script bounds it.
    var most: Rational?
    /// The column of what it receives, nil for an outsider.
    var received: Int?
    /// The column of what it pays, nil for who has nothing to give.
    var paid: Int?
  }

  /// What is asked of parties that would have less than alone.
  struct Payers {
    /// Those that pay nothing.
    var barred: Set<Int> = []
    /// Those that receive enough to end at the silo plan.
    var kept: Set<Int> = []
  }

  /// A charge per unit of an activity that the plan leaves.
  struct Charge {
    let party: Int
    let activity: Int
    let column: Int
  }

  let conditions: Conditions
  /// What parties earn in the silo plan less what they earn in the plan.
  let shortfall: [Rational]
  let payers: Payers
  /// The columns of the whole programme, without its rows.
  private var columns = LinearProgram()
  private(set) var flows: [Flow] = []
  private(set) var charges: [Charge] = []
  /// The column of outside money for each activity that may have some, and its flows.
  private(set) var outside: [(activity: Int, column: Int, flows: Range<Int>)] = []

  /// How many columns there are.
  var columnCount: Int { columns.columns.count }

  private var instance: Instance { conditions.instance }

  /// Prepares transfers over `activities` of the plan, all that it holds where none are given.
  init(
    _ conditions: Conditions, shortfall: [Rational], payers: Payers = Payers(),
    only activity: Int? = nil
  ) {
    self.conditions = conditions
    self.shortfall = shortfall
    self.payers = payers
    let utility = Utility(
      instance: conditions.instance, payments: conditions.payments, gains: conditions.gains)
    let improvements = conditions.payments.improvements(
      by: conditions.plan, in: conditions.instance)
    for paid in activity.map({ [$0] }) ?? Array(conditions.plan.indices)
    where conditions.plan[paid].sign > 0 {
      addFlows(for: paid, utility.gains(from: paid, at: improvements))
    }
    addCharges(besides: activity, improvements)
  }

  // MARK: Columns

  /// Adds what may be paid per unit of an activity that the plan holds.
  private mutating func addFlows(for activity: Int, _ gains: [PartyGain]) {
    let first = flows.count
    for gain in gains where !instance.isInPoints[gain.party] {
      let performs = instance.pair(of: gain.party, in: activity) != nil
      let most = performs ? nil : gain.amount
      let isBarred = payers.barred.contains(gain.party)
      guard performs || ((most?.sign ?? 0) > 0 && !isBarred) else { continue }
      var flow = Flow(party: gain.party, activity: activity)
      if !isBarred && (!performs || mightPay(gain)) {
        flow.most = smaller(most, conditions.mandated(gain.party, activity))
        flow.paid = columns.add(LinearProgram.Column(upper: flow.most))
      }
      if performs { flow.received = columns.add(LinearProgram.Column()) }
      flows.append(flow)
    }
    if flows.count == first { return }
    let outside = columns.add(LinearProgram.Column())
    self.outside.append((activity, outside, first..<flows.count))
  }

  /// Whether a performer might have something to give: who gains nothing has to be paid whatever its
  /// hours are worth. Where limits can be passed, nobody knows.
  private func mightPay(_ gain: PartyGain) -> Bool {
    !conditions.payments.capped.isEmpty || (gain.amount?.sign ?? 0) > 0
  }

  /// Adds charges on work that the plan leaves and that a performer might want.
  private mutating func addCharges(besides kept: Int?, _ improvements: [Rational]) {
    let parties = kept.map { activity in
      instance.pairs(of: activity).map { instance.pairParty[$0] }
    }
    for pair in instance.pairParty.indices {
      let (party, activity) = (instance.pairParty[pair], instance.pairActivity[pair])
      guard conditions.plan[activity].isZero, !instance.isHeld[activity],
        !instance.isBlocked[activity], !instance.isInPoints[party],
        parties?.contains(party) ?? true,
        mightWant(pair, improvements)
      else { continue }
      let column = columns.add(LinearProgram.Column())
      charges.append(Charge(party: party, activity: activity, column: column))
    }
  }

  /// Whether a pair's party gains by more than the plan; where limits can be passed, nobody knows.
  private func mightWant(_ pair: Int, _ improvements: [Rational]) -> Bool {
    !conditions.payments.capped.isEmpty
      || conditions.gainOfMore(from: pair, at: improvements)
        > -conditions.distance(of: instance.pairParty[pair], hours: instance.effort[pair])
  }

  // MARK: The whole programme

  /// The whole programme, with a column for each payment.
  ///
  /// Mostly the prices of hours tell the payments without it, so it is made where it is asked for.
  /// - Complexity: linear in the numbers of flows and charges.
  var levers: Levers {
    var levers = Levers(parties: instance.partyCount)
    levers.program = columns
    for source in outside {
      var balance: [LinearProgram.Term] = []
      for flow in flows[source.flows] {
        if let paid = flow.paid {
          levers.move(flow.party, flow.activity, by: paid, times: -1)
          balance.append((paid, -1))
        }
        if let received = flow.received {
          levers.move(flow.party, flow.activity, by: received, times: 1)
          balance.append((received, 1))
        }
      }
      levers.program.require(balance + [(source.column, -1)], equal: 0)
    }
    for charge in charges {
      levers.move(charge.party, charge.activity, by: charge.column, times: -1)
    }
    addFloors(to: &levers.program)
    levers.program.objectives = objectives
    return levers
  }

  /// Adds that no payer ends below the silo plan.
  private func addFloors(to program: inout LinearProgram) {
    var net = [[LinearProgram.Term]](repeating: [], count: instance.partyCount)
    let pays = Set(flows.filter { $0.paid != nil }.map(\.party))
    for flow in flows where pays.contains(flow.party) {
      let amount = conditions.plan[flow.activity]
      if let paid = flow.paid { net[flow.party].append((paid, -amount)) }
      if let received = flow.received { net[flow.party].append((received, amount)) }
    }
    for (party, terms) in net.enumerated() where !terms.isEmpty {
      program.require(terms, atLeast: floor(of: party))
    }
  }

  /// What a party must receive in all, less what it pays.
  func floor(of party: Int) -> Rational {
    payers.kept.contains(party) ? shortfall[party] : min(0, shortfall[party])
  }

  /// New money first, then charges, then the money moved.
  private var objectives: [[LinearProgram.Term]] {
    [
      outside.map { ($0.column, -conditions.plan[$0.activity]) },
      charges.map { ($0.column, -1) },
      flows.compactMap { flow in
        flow.received.map { ($0, -conditions.plan[flow.activity]) }
      },
    ]
  }

  /// What the values of the columns come to: new money, charges, money moved, less being better.
  func costs(_ values: [Rational]) -> [Rational] {
    objectives.map { terms in
      terms.reduce(Rational.zero) { $0 - $1.coefficient * values[$1.column] }
    }
  }

  /// The first party that pays by the values of the columns and would then have less than alone.
  func loser(by values: [Rational]) -> Int? {
    var net = [Rational](repeating: 0, count: instance.partyCount)
    var pays = net.map { _ in false }
    for flow in flows {
      let amount =
        (flow.received.map { values[$0] } ?? 0) - (flow.paid.map { values[$0] } ?? 0)
      net[flow.party] += amount * conditions.plan[flow.activity]
      if amount.sign < 0 { pays[flow.party] = true }
    }
    return net.indices.first { pays[$0] && net[$0] < shortfall[$0] }
  }

  // MARK: The answer

  /// The payments that the columns' values are, by activity, and what they cost.
  func changes(_ values: [Rational]) -> (changes: [Amendment], cost: Repair.Cost) {
    var cost = Repair.Cost()
    var found: [Amendment.Payment] = []
    for (activity, column, own) in outside {
      let amount = conditions.plan[activity]
      cost.outside += values[column] * amount
      let payments = payments(
        for: activity, flows[own], values, fromOutside: values[column])
      cost.moved += payments.reduce(.zero) { $0 + $1.total }
      found += payments
    }
    for charge in charges where values[charge.column].sign > 0 {
      let perUnit = values[charge.column]
      cost.charges += perUnit
      found.append(
        Amendment.Payment(
          from: charge.party, to: harmed(by: charge.activity, besides: charge.party),
          activity: charge.activity, perUnit: perUnit, total: 0))
    }
    return (found.map(Amendment.payment), cost)
  }

  /// What payments cost, those at the optimum apart from charges on work that it leaves.
  static func cost(of changes: [Amendment]) -> Repair.Cost {
    var cost = Repair.Cost()
    for case .payment(let payment) in changes {
      if payment.total.isZero { cost.charges += payment.perUnit }
      if payment.from == nil { cost.outside += payment.total }
      cost.moved += payment.total
    }
    return cost
  }

  /// Who pays whom per unit of an activity: payers and receivers in the order of the parties, money
  /// from outside first.
  private func payments(
    for activity: Int, _ flows: ArraySlice<Flow>, _ values: [Rational],
    fromOutside: Rational
  ) -> [Amendment.Payment] {
    var givers: [(party: Int?, left: Rational)] = [(nil, fromOutside)]
    var takers: [(party: Int, left: Rational)] = []
    for flow in flows {
      let received = flow.received.map { values[$0] } ?? 0
      let net = received - (flow.paid.map { values[$0] } ?? 0)
      if net.sign > 0 { takers.append((flow.party, net)) }
      if net.sign < 0 { givers.append((flow.party, -net)) }
    }
    var result: [Amendment.Payment] = []
    var giver = 0
    for taker in takers {
      var wanted = taker.left
      while wanted.sign > 0 && giver < givers.count {
        let amount = min(wanted, givers[giver].left)
        if amount.sign > 0 {
          result.append(
            Amendment.Payment(
              from: givers[giver].party, to: taker.party, activity: activity, perUnit: amount,
              total: amount * conditions.plan[activity]))
        }
        wanted -= amount
        givers[giver].left -= amount
        if givers[giver].left.isZero { giver += 1 }
      }
    }
    return result
  }

  /// The party in money that an activity harms most; nil where it harms nobody.
  private func harmed(by activity: Int, besides payer: Int) -> Int? {
    var worst: (party: Int, amount: Rational)?
    for gain in conditions.gains[activity] {
      guard let amount = gain.amount, amount.sign < 0, gain.party != payer,
        !instance.isInPoints[gain.party], instance.pair(of: gain.party, in: activity) == nil
      else { continue }
      if worst.map({ amount < $0.amount }) ?? true { worst = (gain.party, amount) }
    }
    return worst?.party
  }
}
