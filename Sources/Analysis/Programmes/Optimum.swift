import Arithmetic

/// The linear programmes over the whole model: joint optimum and agreement.
struct Optimum {
  /// What comes of a programme.
  enum Outcome: Sendable {
    case plan([Rational], LinearProgram.Exactness)
    case unavailable(LinearProgram.Unavailability)
  }

  /// What comes of a programme, with its size and how it was solved where one was needed.
  struct Solved {
    let outcome: Outcome
    private let programme: (rows: Int, columns: Int, method: LinearProgram.Method)?

    init(_ outcome: Outcome, programme: (Int, Int, LinearProgram.Method)? = nil) {
      (self.outcome, self.programme) = (outcome, programme)
    }

    /// What is told of the programme, which found `plan`.
    func told(of plan: Verdict.Programme.Plan) -> [Verdict.Programme] {
      guard let (rows, columns, method) = programme else { return [] }
      return [Verdict.Programme(plan: plan, rows: rows, columns: columns, method: method)]
    }
  }

  private let instance: Instance
  private let payments: Payments
  private let gains: Gains
  private let value: JointValue
  private let work: WorkProgram
  /// The frame, with a column for what exceeds each worth's cap and each payment's limit.
  private var program: LinearProgram
  /// The column of what exceeds the limit of each limited payment; equal limits share one.
  private var excessColumn: [Int]

  /// So many units of improvement.
  private struct Threshold: Hashable {
    let outlook: Outlook
    let amount: Rational

    init(_ outlook: Outlook, _ amount: Rational) { (self.outlook, self.amount) = (outlook, amount) }
  }

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
    let worthColumns = addExcess(
      over: value.capped.map { Threshold(Outlook(indicator: $0.indicator, horizon: nil), $0.cap) })
    excessColumn = addExcess(
      over: payments.capped.map { Threshold(payments.outlooks[$0.outlook], $0.limit) })
    program.objectives = [
      worthTerms(worthColumns), earnedTerms(), work.terms { -instance.totalEffort[$0] },
    ]
    program.thenLargestInOrder = activities.indices.map { $0 }
  }

  /// xJ: the programme max SUM V_k min(improvement_k, cap_k) - SUM c x.
  ///
  /// Ties: what the parties themselves earn in money, then least effort, then the earliest declared
  /// activity as large as possible, and so on.
  func joint() -> Outcome { solve(program).outcome }

  /// xJ, with how it was found.
  func solveJoint() -> Solved { solve(program) }

  /// xJ, looked for first at a plan that is likely to be it.
  func joint(near plan: [Rational]) -> Outcome {
    var values = work.activities.map { plan[$0] }
    let first = work.program.rows.count
    // Behind the work comes what exceeds each limit, a column and a row each.
    for row in program.rows[first...] {
      let improved = row.terms.dropLast().reduce(Rational.zero) {
        $0 + $1.coefficient * values[$1.column]
      }
      values.append(max(0, improved - (row.upper ?? improved)))
    }
    return solve(program, near: values).outcome
  }

  /// xJ with the prices of its first objective; nil where they are not proven.
  func priced() -> Priced? {
    guard !work.activities.isEmpty, case .optimal(let solution) = program.maximize(),
      solution.exactness == .exact, !solution.prices.isEmpty
    else { return nil }
    var hourPrice = [Rational](repeating: 0, count: instance.partyCount)
    for (row, party) in work.partyOfRow.enumerated() { hourPrice[party] = solution.prices[row] }
    var surplus = [Rational](repeating: 0, count: program.columns.count)
    for term in program.objectives[0] { surplus[term.column] += term.coefficient }
    for (row, price) in zip(program.rows, solution.prices) where !price.isZero {
      for term in row.terms { surplus[term.column] -= price * term.coefficient }
    }
    return Priced(
      plan: work.plan(solution.values), hourPrice: hourPrice,
      surplus: work.columnOf.map { $0 < 0 ? 0 : surplus[$0] })
  }

  /// A joint optimum and what its resources are worth to it.
  struct Priced {
    /// xJ.
    let plan: [Rational]
    /// What one more hour of each party adds to the joint value.
    let hourPrice: [Rational]
    /// What a unit of each activity is worth beyond what it uses; above 0 only where it is at its cap.
    let surplus: [Rational]
  }

  /// xA: the programme max worth with nobody below its utility in `predicted`, and nothing that an
  /// obstacle blocks.
  ///
  /// Who pays for a limited measure is charged linearly, in both plans. Among equal plans it is any:
  /// only its value is told. Which `form` the conditions have is chosen where it is not given.
  func agreement(
    above predicted: [Rational], joint: [Rational],
    earned: (predicted: [Rational], joint: [Rational])? = nil, over form: UtilityRows.Form? = nil
  ) -> Solved {
    let floor = earned?.predicted ?? chargedLinearly(predicted)
    let atJoint = earned?.joint ?? chargedLinearly(joint)
    let blocked = work.activities.filter { instance.isBlocked[$0] }
    if blocked.allSatisfy({ joint[$0].isZero }), zip(atJoint, floor).allSatisfy({ $0 >= $1 }) {
      return Solved(.plan(joint, .exact))
    }
    if value.value(of: joint, in: instance) == value.value(of: predicted, in: instance) {
      return Solved(.plan(predicted, .exact))
    }
    var program = program
    program.objectives = Array(program.objectives.prefix(1))
    program.thenLargestInOrder = []
    let chosen = form ?? UtilityRows.form(instance, gains, work, in: program)
    addRows(above: floor, over: chosen, to: &program)
    for activity in blocked { program.columns[work.columnOf[activity]].upper = 0 }
    return solve(program)
  }

  /// Adds the conditions that each party earns what it is to earn at least, with payers of limited
  /// measures charged linearly.
  private func addRows(
    above floor: [Rational], over form: UtilityRows.Form, to program: inout LinearProgram
  ) {
    var terms = UtilityRows(instance, gains, work, form, in: &program).terms
    for (column, capped) in zip(excessColumn, payments.capped) {
      for side in payments.sides(of: capped) where side.isHolder && capped.rate.sign > 0 {
        terms[side.party].append((column, -(side.weight * capped.rate)))
      }
    }
    for (party, terms) in terms.enumerated() where !terms.isEmpty {
      program.add(LinearProgram.Row(terms, lower: floor[party]))
    }
  }

  /// Each party's utility in a plan, with payers of limited measures charged linearly.
  private func chargedLinearly(_ plan: [Rational]) -> [Rational] {
    var sums = gains.sums(of: plan)
    let improvements = payments.improvements(by: plan, in: instance)
    for capped in payments.capped where capped.rate.sign > 0 {
      let excess = improvements[capped.outlook] - capped.limit
      if excess.sign <= 0 { continue }
      for side in payments.sides(of: capped) where side.isHolder {
        sums[side.party] -= side.weight * capped.rate * excess
      }
    }
    return sums
  }

  /// The largest joint effort that fits, as a plan; what joint work is measured against without V.
  ///
  /// Of several such plans it is any one, for only their effort is asked for. Where hours are short
  /// everywhere that is all of them, and to tell one from the others takes far longer than the rest.
  func mostJointWork() -> Outcome {
    var program = work.program
    program.objectives = [work.terms { instance.isJoint($0) ? instance.jointWeight(of: $0) : 0 }]
    return solve(program).outcome
  }

  /// Adds a column for what the plan's improvement exceeds each threshold by; returns the columns.
  private mutating func addExcess(over thresholds: [Threshold]) -> [Int] {
    var outlooksOn: [Int: Set<Outlook>] = [:]
    for threshold in thresholds {
      outlooksOn[threshold.outlook.indicator, default: []].insert(threshold.outlook)
    }
    if outlooksOn.isEmpty { return [] }
    var terms: [Outlook: [LinearProgram.Term]] = [:]
    for activity in work.activities {
      for number in instance.impacts.numbers(of: activity) {
        let impact = instance.impacts[number: number]
        for outlook in outlooksOn[impact.indicator] ?? [] {
          let seen = instance.impacts.seen(impact, within: outlook.horizon) ?? 0
          if seen.isZero { continue }
          terms[outlook, default: []].append((work.columnOf[activity], seen))
        }
      }
    }
    var columns: [Threshold: Int] = [:]
    return thresholds.map { threshold in
      if let column = columns[threshold] { return column }
      let column = program.add(LinearProgram.Column())
      let improved = terms[threshold.outlook] ?? []
      program.add(LinearProgram.Row(improved + [(column, -1)], upper: threshold.amount))
      columns[threshold] = column
      return column
    }
  }

  /// W of the plan.
  private func worthTerms(_ columns: [Int]) -> [LinearProgram.Term] {
    work.terms { value.worth[$0] ?? 0 }
      + zip(columns, value.capped).map { ($0, -$1.amount) }
  }

  /// What all parties in money earn; what exceeds a limit is taken off as far as that is concave, so
  /// who pays more than others lose there is charged linearly.
  private func earnedTerms() -> [LinearProgram.Term] {
    var terms = work.terms { activity in
      gains[activity].reduce(.zero) { sum, gain in
        instance.isInPoints[gain.party] ? sum : sum + (gain.amount ?? 0)
      }
    }
    var lost: [Int: Rational] = [:]
    for (column, capped) in zip(excessColumn, payments.capped) {
      for side in payments.sides(of: capped) where !instance.isInPoints[side.party] {
        lost[column, default: 0] += side.weight * capped.rate
      }
    }
    for (column, lost) in lost.sorted(by: { $0.key < $1.key }) where lost.sign > 0 {
      terms.append((column, -lost))
    }
    return terms
  }

  /// Solves a programme over plans; doing nothing is feasible and everything is bounded.
  private func solve(_ program: LinearProgram, near values: [Rational]? = nil) -> Solved {
    if work.activities.isEmpty {
      return Solved(.plan(Array(repeating: 0, count: instance.activityCount), .exact))
    }
    switch values.flatMap(program.maximize(near:)) ?? program.maximize() {
    case .optimal(let solution):
      return Solved(
        .plan(work.plan(solution.values), solution.exactness),
        programme: (program.rows.count, program.columns.count, solution.method))
    case .unavailable(let obstacle): return Solved(.unavailable(obstacle))
    case .infeasible, .unbounded: return Solved(.unavailable(.tooHard))
    }
  }
}

extension Instance {
  /// The weight of an activity in the joint share: its hours, 1 where all are 0.
  func jointWeight(of activity: Int) -> Rational {
    totalEffort[activity].isZero ? 1 : totalEffort[activity]
  }
}
