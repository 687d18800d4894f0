import Arithmetic

extension LinearProgram {
  /// Finds the optimum.
  ///
  /// - Precondition: every term names a column.
  public func maximize() -> Outcome {
    if columns.contains(where: \.isEmpty) || rows.contains(where: \.isEmpty) {
      return .infeasible(.exact)
    }
    let form = StandardForm(self)
    var tableau = form.slackTableau(budget: 50_000_000)
    switch tableau.solve() {
    case .optimal:
      return .optimal(solution(Array(tableau.values[..<columns.count])))
    case .infeasible: return .infeasible(.exact)
    case .unbounded: return .unbounded(.exact)
    case .exhausted: return .unavailable(.tooHard)
    }
  }

  /// The solution with these values.
  private func solution(_ values: [Rational]) -> Solution {
    Solution(
      values: values,
      objectives: objectives.map { terms in
        terms.reduce(.zero) { $0 + $1.coefficient * values[$1.column] }
      },
      prices: [], exactness: .exact)
  }
}

extension LinearProgram.Column {
  /// Whether no value lies between the bounds.
  var isEmpty: Bool {
    if let lower, let upper { return lower > upper }
    return false
  }
}

extension LinearProgram.Row {
  /// Whether no value lies between the bounds.
  var isEmpty: Bool {
    if let lower, let upper { return lower > upper }
    return false
  }
}
