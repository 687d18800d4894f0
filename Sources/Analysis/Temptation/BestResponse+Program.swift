import Arithmetic

extension Choice {
  /// The most limits that earn by being passed, which need a programme for each side of each.
  private static let mostBranches = 10

  /// The best response as a linear programme; nil where it could not be solved.
  ///
  /// Where passing a limit loses (a holder's measure), the loss is concave and part of the programme.
  /// Where it gains (a payer's), the larger of both sides' programmes is the answer:
  /// max(0, z) is the larger of 0 and z.
  func bestByProgram() -> BestResponse? {
    let convex = limits.indices.filter { limits[$0].loss.sign < 0 }
    if convex.count > Choice.mostBranches { return nil }
    let base = utility(of: items.map(\.now))
    var best: BestResponse?
    for branch in 0..<(1 << convex.count) {
      var side = self
      var constant = Rational.zero
      for (bit, index) in convex.enumerated() where branch >> bit & 1 == 1 {
        constant += limits[index].loss * limits[index].distance
        for item in items.indices {
          side.items[item].gain -= limits[index].loss * limits[index].improvements[item]
        }
      }
      side.limits = limits.filter { $0.loss.sign > 0 }
      guard let (amounts, value, exactness) = side.solve(), let price = side.hourPrice() else {
        return nil
      }
      let found = BestResponse(
        temptation: value + constant - base, amounts: amounts, hourPrice: price,
        exactness: exactness)
      best = Choice.better(best, found)
    }
    // A side's programme alone may give less than staying, but the best of all does not.
    if let change = best?.temptation, change.sign < 0 { best?.temptation = 0 }
    return best
  }

  /// The better of two responses; of equal ones the first, with the lower price of an hour.
  private static func better(_ a: BestResponse?, _ b: BestResponse) -> BestResponse {
    guard var a, a.temptation >= b.temptation else { return b }
    if a.temptation == b.temptation { a.hourPrice = min(a.hourPrice, b.hourPrice) }
    return a
  }

  /// The best amounts and what they give; of equal ones those nearest to the plan.
  private func solve() -> (
    amounts: [Rational], value: Rational, exactness: LinearProgram.Exactness
  )? {
    var program = LinearProgram()
    var gain: [LinearProgram.Term] = []
    var stay: [LinearProgram.Term] = []
    for item in items {
      let kept = program.add(LinearProgram.Column(upper: item.now))
      let added = program.add(LinearProgram.Column(upper: item.most.map { $0 - item.now }))
      gain += [(kept, item.gain), (added, item.gain)]
      stay += [(kept, 1), (added, -1)]
    }
    func row(_ weights: [Rational]) -> [LinearProgram.Term] {
      weights.enumerated().filter { !$0.element.isZero }.flatMap {
        [(2 * $0.offset, $0.element), (2 * $0.offset + 1, $0.element)]
      }
    }
    if let capacity {
      program.add(LinearProgram.Row(row(items.map(\.effort)), upper: capacity))
    }
    for purse in purses { program.add(LinearProgram.Row(row(purse.draws), upper: purse.left)) }
    for limit in limits {
      let excess = program.add(LinearProgram.Column())
      gain.append((excess, -limit.loss))
      program.add(
        LinearProgram.Row(row(limit.improvements) + [(excess, -1)], upper: limit.distance))
    }
    program.objectives = [gain, stay]
    program.thenLargestInOrder = items.indices.map { 2 * $0 }
    guard case .optimal(let solution) = program.maximize() else { return nil }
    let amounts = items.indices.map { solution.values[2 * $0] + solution.values[2 * $0 + 1] }
    return (amounts, solution.objectives[0], solution.exactness)
  }

  /// What the last used hour earns: the highest price of the capacity among the dual optima, which
  /// is what one hour less would lose.
  private func hourPrice() -> Rational? {
    guard let capacity, capacity.sign > 0 else { return .zero }
    var dual = LinearProgram()
    var cost: [LinearProgram.Term] = []
    let hour = dual.add(LinearProgram.Column())
    cost.append((hour, -capacity))
    let purseColumns = purses.map { purse in
      let column = dual.add(LinearProgram.Column())
      cost.append((column, -purse.left))
      return column
    }
    let limitColumns = limits.map { limit in
      let column = dual.add(LinearProgram.Column(upper: limit.loss))
      cost.append((column, -limit.distance))
      return column
    }
    for (index, item) in items.enumerated() {
      var terms: [LinearProgram.Term] = [(hour, item.effort)]
      for (purse, column) in zip(purses, purseColumns) {
        terms.append((column, purse.draws[index]))
      }
      for (limit, column) in zip(limits, limitColumns) {
        terms.append((column, limit.improvements[index]))
      }
      if let most = item.most {
        let column = dual.add(LinearProgram.Column())
        cost.append((column, -most))
        terms.append((column, 1))
      }
      dual.add(LinearProgram.Row(terms.filter { !$0.coefficient.isZero }, lower: item.gain))
    }
    dual.objectives = [cost, [(hour, 1)]]
    guard case .optimal(let solution) = dual.maximize() else { return nil }
    return solution.values[hour]
  }
}
