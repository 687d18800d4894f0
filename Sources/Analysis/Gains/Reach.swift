import Arithmetic
import Diagnostics
import Evaluation

/// The largest improvements of indicators by what a party takes part in.
struct Reach {
  /// A largest improvement.
  struct Amount: Hashable, Sendable {
    /// Units of improvement, nil where nothing bounds them.
    let amount: Rational?

    static func < (a: Amount, b: Rational) -> Bool { a.amount.map { $0 < b } ?? false }
  }

  private let instance: Instance
  /// What was found before, by party and indicator.
  private var found: [[Int]: Amount?] = [:]
  /// Why a programme could not be solved.
  private(set) var obstacle: LinearProgram.Unavailability?

  init(_ instance: Instance) { self.instance = instance }

  /// R: within all capacities, caps and budgets, mandates aside; nil where it cannot be said.
  mutating func reachable(by party: Int, on indicator: Int) -> Amount? {
    let key = [party, indicator]
    if let known = found[key] { return known }
    let amount = largest(by: party, on: indicator)
    found[key] = .some(amount)
    return amount
  }

  /// R by a linear programme, or directly where it is one activity.
  private mutating func largest(by party: Int, on indicator: Int) -> Amount? {
    var helpful: [(activity: Int, improvement: Rational)] = []
    for pair in instance.pairsOfParty[party] {
      let activity = instance.pairActivity[pair]
      for impact in instance.impacts[activity] where impact.indicator == indicator {
        guard impact.isKnown, isKnown(activity) else { return nil }
        if impact.improvement.sign > 0 { helpful.append((activity, impact.improvement)) }
      }
    }
    if helpful.count < 2 {
      guard let only = helpful.first else { return Amount(amount: 0) }
      return Amount(amount: instance.bound(on: only.activity).map { $0 * only.improvement })
    }
    let work = WorkProgram(instance, activities: helpful.map(\.activity), upper: instance.cap)
    var program = work.program
    program.objectives = [
      helpful.map { (work.columnOf[$0.activity], $0.improvement) }
    ]
    switch program.maximize() {
    case .optimal(let solution): return Amount(amount: solution.objectives[0])
    case .unbounded: return Amount(amount: nil)
    case .infeasible: unreachable("a plan without activities is feasible")
    case .unavailable(let obstacle):
      self.obstacle = obstacle
      return nil
    }
  }

  /// Whether efforts and draws of an activity are known, as far as a limit needs them.
  private func isKnown(_ activity: Int) -> Bool {
    for (offset, pair) in instance.pairs(of: activity).enumerated() {
      let performer = instance.model.activities[activity].performers[offset]
      if performer.effort == nil && instance.capacity[instance.pairParty[pair]] != nil {
        return false
      }
    }
    return instance.draws.of(activity).allSatisfy {
      $0.isKnown || instance.draws.limit[$0.budget] == nil
    }
  }
}
