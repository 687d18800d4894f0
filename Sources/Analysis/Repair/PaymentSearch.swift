import Arithmetic

/// The search for the smallest payments after which no payer has less than alone.
///
/// Who would have less than alone before anything is paid, and pays in what was found, either pays
/// nothing or receives enough: both are tried.
struct PaymentSearch {
  /// What it comes to.
  enum Outcome {
    /// The columns' values of a repair.
    case found(PaymentRepair, [Rational])
    case infeasible
    case unavailable(LinearProgram.Unavailability)
  }

  private let conditions: Conditions
  private let shortfall: [Rational]
  private let activity: Int?
  /// The smallest change of levers.
  private let solve: (Levers) -> Levers.Outcome

  /// At most so many parties are tried both ways, one within the other; the others pay nothing.
  private static let mostBranches = 5
  /// At most so many columns of a programme that is solved for that.
  private static let mostColumns = 2_000

  init(
    _ conditions: Conditions, shortfall: [Rational], only activity: Int?,
    solve: @escaping (Levers) -> Levers.Outcome
  ) {
    self.conditions = conditions
    self.shortfall = shortfall
    self.activity = activity
    self.solve = solve
  }

  /// The smallest payments for all work of the plan, or for the one activity.
  ///
  /// - Complexity: one programme where nobody who pays has less than alone; up to 2^6 in small models,
  ///   and one for each such party in others.
  func smallest() -> Outcome { search(PaymentRepair.Payers(), branches: 0) }

  /// The smallest payments where so much is asked of some parties.
  private func search(_ payers: PaymentRepair.Payers, branches: Int) -> Outcome {
    let repair = PaymentRepair(conditions, shortfall: shortfall, payers: payers, only: activity)
    let values: [Rational]
    if activity == nil, let found = repair.smallestByPrices() {
      values = found
    } else {
      switch solve(repair.levers) {
      case .solved(let solution): values = solution.values
      case .infeasible: return .infeasible
      case .unavailable(let obstacle): return .unavailable(obstacle)
      }
    }
    guard let loser = repair.loser(by: values) else { return .found(repair, values) }
    var (barring, keeping) = (payers, payers)
    barring.barred.insert(loser)
    keeping.kept.insert(loser)
    let barred = search(barring, branches: branches + 1)
    if branches >= Self.mostBranches || repair.columnCount > Self.mostColumns { return barred }
    return better(barred, search(keeping, branches: branches + 1))
  }

  /// The one of two outcomes that costs less, the first of equal ones.
  private func better(_ first: Outcome, _ second: Outcome) -> Outcome {
    switch (first, second) {
    case (.found(let a, let values), .found(let b, let others)):
      b.costs(others).lexicographicallyPrecedes(a.costs(values)) ? second : first
    case (.found, _), (_, .infeasible): first
    case (_, .found), (_, .unavailable): second
    }
  }
}
