import Arithmetic

/// The linear programmes over the whole model: joint optimum and agreement.
struct Optimum {
  /// What comes of a programme.
  enum Outcome: Sendable {
    case plan([Rational], LinearProgram.Exactness)
    case unavailable(LinearProgram.Unavailability)
  }

  private let instance: Instance
  private let payments: Payments
  private let gains: Gains
  private let value: JointValue
  private let work: WorkProgram
  /// The frame, with a column for what exceeds each worth's cap and each payment's limit.
  private var program: LinearProgram
  /// The column of what exceeds each limited payment.
  private var excessColumn: [Int]

  /// - Precondition: all figures are known and every activity is bounded.
  init(_ instance: Instance, _ payments: Payments, _ gains: Gains, _ value: JointValue) {
    self.instance = instance
    self.payments = payments
    self.gains = gains
    self.value = value
    let activities = (0..<instance.activityCount).filter(instance.isPossible)
    work = WorkProgram(instance, activities: activities, upper: instance.cap)
    program = work.program
    excessColumn = []
    let limited = value.capped.map { ($0.indicator, $0.cap) }
    let worthColumns = addExcess(over: limited)
    excessColumn = addExcess(over: payments.capped.map { ($0.indicator, $0.limit) })
    program.objectives = [
      worthTerms(worthColumns), earnedTerms(), work.terms { -instance.totalEffort[$0] },
    ]
    program.thenLargestInOrder = activities.indices.map { $0 }
  }

  /// xJ: the programme max SUM V_k min(improvement_k, cap_k) - SUM c x.
  ///
  /// Ties: what the parties themselves earn in money, then least effort, then the earliest declared
  /// activity as large as possible, and so on.
  func joint() -> Outcome { solve(program) }

  /// xA: the programme max worth with nobody below its utility in `predicted`.
  ///
  /// Who pays for a limited measure is charged linearly, in both plans. Among equal plans it is any:
  /// only its value is told.
  func agreement(above predicted: [Rational], joint: [Rational]) -> Outcome {
    let floor = chargedLinearly(predicted)
    let atJoint = chargedLinearly(joint)
    if zip(atJoint, floor).allSatisfy({ $0 >= $1 }) { return .plan(joint, .exact) }
    if value.value(of: joint, in: instance) == value.value(of: predicted, in: instance) {
      return .plan(predicted, .exact)
    }
    var program = program
    program.objectives = Array(program.objectives.prefix(1))
    program.thenLargestInOrder = []
    for (party, terms) in chargedTerms().enumerated() where !terms.isEmpty {
      program.add(LinearProgram.Row(terms, lower: floor[party]))
    }
    return solve(program)
  }

  /// The terms of each party's utility, with payers of limited measures charged linearly.
  private func chargedTerms() -> [[LinearProgram.Term]] {
    var rows = [[LinearProgram.Term]](repeating: [], count: instance.partyCount)
    for activity in work.activities {
      for gain in gains.ofActivity[activity] {
        guard let amount = gain.amount, !amount.isZero else { continue }
        rows[gain.party].append((work.columnOf[activity], amount))
      }
    }
    for (column, capped) in zip(excessColumn, payments.capped) {
      for side in capped.sides where side.isHolder && capped.rate.sign > 0 {
        rows[side.party].append((column, -(side.weight * capped.rate)))
      }
    }
    return rows
  }

  /// Each party's utility in a plan, with payers of limited measures charged linearly.
  private func chargedLinearly(_ plan: [Rational]) -> [Rational] {
    var sums = [Rational](repeating: 0, count: instance.partyCount)
    for (activity, amount) in plan.enumerated() where !amount.isZero {
      for gain in gains.ofActivity[activity] { sums[gain.party] += (gain.amount ?? 0) * amount }
    }
    let improvements = payments.capped.isEmpty ? [] : instance.improvements(by: plan)
    for capped in payments.capped where capped.rate.sign > 0 {
      let excess = improvements[capped.indicator] - capped.limit
      if excess.sign <= 0 { continue }
      for side in capped.sides where side.isHolder {
        sums[side.party] -= side.weight * capped.rate * excess
      }
    }
    return sums
  }

  /// The largest joint effort that fits, as a plan; what joint work is measured against without V.
  func mostJointWork() -> Outcome {
    var program = work.program
    program.objectives = [work.terms { instance.isJoint($0) ? instance.jointWeight(of: $0) : 0 }]
    program.thenLargestInOrder = self.program.thenLargestInOrder
    return solve(program)
  }

  /// Adds a column for what the plan's improvement exceeds each limit by; returns the columns.
  private mutating func addExcess(over limits: [(indicator: Int, limit: Rational)]) -> [Int] {
    if limits.isEmpty { return [] }
    var terms = [[LinearProgram.Term]](repeating: [], count: instance.indicatorCount)
    for activity in work.activities {
      for impact in instance.impacts[activity] where !impact.improvement.isZero {
        terms[impact.indicator].append((work.columnOf[activity], impact.improvement))
      }
    }
    return limits.map { limit in
      let column = program.add(LinearProgram.Column())
      program.add(
        LinearProgram.Row(terms[limit.indicator] + [(column, -1)], upper: limit.limit))
      return column
    }
  }

  /// W of the plan.
  private func worthTerms(_ columns: [Int]) -> [LinearProgram.Term] {
    work.terms { value.worth[$0] ?? 0 }
      + zip(columns, value.capped).map { ($0, -$1.amount) }
  }

  /// What all parties in money earn; what exceeds a limit is left out where that is concave.
  private func earnedTerms() -> [LinearProgram.Term] {
    var terms = work.terms { activity in
      gains.ofActivity[activity].reduce(.zero) { sum, gain in
        instance.isInPoints[gain.party] ? sum : sum + (gain.amount ?? 0)
      }
    }
    for (column, capped) in zip(excessColumn, payments.capped) {
      let net = capped.sides.reduce(Rational.zero) { sum, side in
        instance.isInPoints[side.party] ? sum : sum + side.weight
      }
      if (net * capped.rate).sign > 0 { terms.append((column, -(net * capped.rate))) }
    }
    return terms
  }

  /// Solves a programme over plans; doing nothing is feasible and everything is bounded.
  private func solve(_ program: LinearProgram) -> Outcome {
    if work.activities.isEmpty {
      return .plan(Array(repeating: 0, count: instance.activityCount), .exact)
    }
    switch program.maximize() {
    case .optimal(let solution): return .plan(work.plan(solution.values), solution.exactness)
    case .unavailable(let obstacle): return .unavailable(obstacle)
    case .infeasible, .unbounded: return .unavailable(.tooHard)
    }
  }
}

extension Instance {
  /// The weight of an activity in the joint share: its hours, 1 where all are 0.
  func jointWeight(of activity: Int) -> Rational {
    totalEffort[activity].isZero ? 1 : totalEffort[activity]
  }
}
