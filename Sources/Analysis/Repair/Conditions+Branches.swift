import Arithmetic

extension Conditions {
  /// The most limits that earn by being passed, as for a best response.
  private static let mostBranches = 10

  /// Adds the conditions for a choice that earns by passing a limit (a payer's), where prices at the
  /// plan do not suffice: on each side of each such limit, an optimal dual that is worth no more than
  /// the plan.
  func addBranches(
    of choice: Choice, for party: Int, to program: inout LinearProgram, _ indifferent: Set<Int>,
    _ change: Change
  ) {
    let convex = choice.limits.indices.filter { choice.limits[$0].loss.sign < 0 }
    guard convex.count <= Self.mostBranches else {
      program.require([], atLeast: 1)
      return
    }
    var choice = choice
    for index in choice.items.indices {
      let item = choice.items[index]
      if indifferent.contains(item.activity) { continue }
      switch side(of: item) {
      case .kept: choice.items[index].gain -= distance(of: party, hours: item.effort)
      case .left:
        choice.items[index].gain +=
          distanceOfLeaving(item.activity, by: party, hours: item.effort)
      case .partial, nil: break
      }
    }
    let base = choice.utility(of: choice.items.map(\.now))
    for branch in 0..<(1 << convex.count) {
      var side = choice
      var constant = Rational.zero
      for (bit, index) in convex.enumerated() where branch >> bit & 1 == 1 {
        constant += choice.limits[index].loss * choice.limits[index].distance
        for item in side.items.indices {
          side.items[item].gain -=
            choice.limits[index].loss * choice.limits[index].improvements[item]
        }
      }
      side.limits = choice.limits.filter { $0.loss.sign > 0 }
      addDual(of: side, for: party, atMost: base - constant, to: &program, change)
    }
  }

  /// Adds a dual of a choice and that it is worth at most `base` and what the plan gains more.
  private func addDual(
    of choice: Choice, for party: Int, atMost base: Rational, to program: inout LinearProgram,
    _ change: Change
  ) {
    let hours = program.add(LinearProgram.Column())
    var worth: [LinearProgram.Term] = []
    if let capacity = choice.capacity { worth.append((hours, capacity)) }
    let purses = choice.purses.map { purse in
      let column = program.add(LinearProgram.Column())
      worth.append((column, purse.left))
      return column
    }
    let limits = choice.limits.map { limit in
      let column = program.add(LinearProgram.Column(upper: limit.loss))
      worth.append((column, limit.distance))
      return column
    }
    for (index, item) in choice.items.enumerated() {
      let changes = change(party, item.activity)
      var terms: [LinearProgram.Term] = changes.map { ($0.column, -$0.coefficient) }
      worth += changes.map { ($0.column, -$0.coefficient * item.now) }
      if choice.capacity != nil { terms.append((hours, item.effort)) }
      for (purse, column) in zip(choice.purses, purses) {
        terms.append((column, purse.draws[index]))
      }
      for (limit, column) in zip(choice.limits, limits) {
        terms.append((column, limit.improvements[index]))
      }
      if let most = item.most {
        let column = program.add(LinearProgram.Column())
        worth.append((column, most))
        terms.append((column, 1))
      }
      program.require(terms.filter { !$0.coefficient.isZero }, atLeast: item.gain)
    }
    program.require(worth.filter { !$0.coefficient.isZero }, atMost: base)
  }
}
