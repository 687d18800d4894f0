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
  /// Who pays for a limited measure is charged linearly, in both plans.
  func agreement(above predicted: [Rational]) -> Outcome {
    var program = program
    var rows = [[LinearProgram.Term]](repeating: [], count: instance.partyCount)
    var floor = [Rational](repeating: 0, count: instance.partyCount)
    for activity in work.activities {
      for gain in gains.ofActivity[activity] {
        guard let amount = gain.amount, !amount.isZero else { continue }
        rows[gain.party].append((work.columnOf[activity], amount))
        floor[gain.party] += amount * predicted[activity]
      }
    }
    let improvements = payments.capped.isEmpty ? [] : instance.improvements(by: predicted)
    for (index, capped) in payments.capped.enumerated() where capped.rate.sign > 0 {
      for side in capped.sides where side.weight.sign > 0 {
        let lost = side.weight * capped.rate
        rows[side.party].append((excessColumn[index], -lost))
        let excess = improvements[capped.indicator] - capped.limit
        if excess.sign > 0 { floor[side.party] -= lost * excess }
      }
    }
    for (party, terms) in rows.enumerated() where !terms.isEmpty {
      if floor[party].sign <= 0 && terms.allSatisfy({ $0.coefficient.sign > 0 }) { continue }
      program.add(LinearProgram.Row(terms, lower: floor[party]))
    }
    return solve(program)
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
