import Arithmetic
import Evaluation

/// Repair by who puts how much in a budget, or by what returns of money that is not spent.
struct BudgetRepair {
  private let conditions: Conditions
  private let budget: Int
  /// Money of the plan that is drawn on the budget.
  private let drawn: Rational
  private let activities: [Int]

  private var instance: Instance { conditions.instance }
  private var contributions: LineList<Model.Contribution> {
    instance.model.budgets[budget].contributions
  }

  /// Nil where the plan or what competes with it draws nothing on the budget, or nobody puts in.
  init?(_ conditions: Conditions, budget: Int) {
    self.conditions = conditions
    self.budget = budget
    let draws = conditions.instance.draws
    activities = draws.numbers(onBudget: budget).map { draws.activity(of: $0) }
    drawn = activities.reduce(.zero) { sum, activity in
      conditions.instance.draws.of(activity).reduce(sum) {
        $1.budget == budget ? $0 + $1.amount * conditions.plan[activity] : $0
      }
    }
    let parties = conditions.instance.model.budgets[budget].contributions.map(\.party)
    if activities.isEmpty || parties.isEmpty || Set(parties).count < parties.count { return nil }
  }

  /// What one unit of an activity draws.
  private func draw(of activity: Int) -> Rational {
    instance.draws.of(activity).reduce(.zero) {
      $1.budget == budget ? $0 + $1.amount : $0
    }
  }

  /// The smallest change of shares; nil where none does or there is nothing to share.
  func shares(_ solve: (Levers) -> LinearProgram.Solution?) -> (Amendment, Repair.Cost)? {
    let returned = instance.draws.returned[budget]
    if contributions.count < 2 || returned.isZero { return nil }
    var levers = Levers(parties: instance.partyCount)
    var balance: [LinearProgram.Term] = []
    var columns: [(up: Int, down: Int)] = []
    for contribution in contributions {
      let share = contribution.share.value
      let up = levers.program.add(LinearProgram.Column(upper: 1 - share))
      let down = levers.program.add(LinearProgram.Column(upper: share))
      columns.append((up, down))
      balance += [(up, 1), (down, -1)]
      if instance.isInPoints[contribution.party] { continue }
      for activity in activities {
        let lost = instance.keeps[contribution.party] * returned * draw(of: activity)
        levers.move(contribution.party, activity, by: up, times: -lost)
        levers.move(contribution.party, activity, by: down, times: lost)
      }
    }
    levers.program.require(balance, equal: 0)
    levers.program.objectives = [columns.map { ($0.up, -1) }]
    guard let solution = solve(levers) else { return nil }
    let shares = zip(contributions, columns).map {
      $0.share.value + solution.values[$1.up] - solution.values[$1.down]
    }
    let shifted = columns.reduce(Rational.zero) { $0 + solution.values[$1.up] }
    let cost = Repair.Cost(moved: shifted * returned * drawn)
    return shifted.isZero ? nil : (.shares(budget: budget, shares), cost)
  }

  /// The smallest change of what returns; nil where none does.
  func unspent(_ solve: (Levers) -> LinearProgram.Solution?) -> (Amendment, Repair.Cost)? {
    let returned = instance.draws.returned[budget]
    var levers = Levers(parties: instance.partyCount)
    let up = levers.program.add(LinearProgram.Column(upper: 1 - returned))
    let down = levers.program.add(LinearProgram.Column(upper: returned))
    for contribution in contributions where !instance.isInPoints[contribution.party] {
      for activity in activities {
        let lost =
          instance.keeps[contribution.party] * contribution.share.value * draw(of: activity)
        levers.move(contribution.party, activity, by: up, times: -lost)
        levers.move(contribution.party, activity, by: down, times: lost)
      }
    }
    levers.program.objectives = [[(up, -1), (down, -1)]]
    guard let solution = solve(levers) else { return nil }
    let change = solution.values[up] - solution.values[down]
    let cost = Repair.Cost(moved: change.magnitude * drawn)
    return change.isZero ? nil : (.unspent(budget: budget, returned + change), cost)
  }
}
