import Arithmetic

/// What a repair may change: columns of a programme with their own bounds and rows, what is to be
/// small, and what they change in the gains.
struct Levers {
  /// Columns, own rows and objectives.
  var program = LinearProgram()
  /// The terms of the gain of a party from an activity, by party; activities without any left out.
  var terms: [[Int: [LinearProgram.Term]]]

  init(parties: Int) { terms = Array(repeating: [:], count: parties) }

  /// Lets the gain of `party` from `activity` change by `coefficient` times a column.
  mutating func move(_ party: Int, _ activity: Int, by column: Int, times coefficient: Rational) {
    if coefficient.isZero { return }
    terms[party][activity, default: []].append((column, coefficient))
  }

  /// What the programme comes to.
  enum Outcome {
    case solved(LinearProgram.Solution)
    case infeasible
    case unavailable(LinearProgram.Unavailability)
  }

  /// The smallest change that makes the whole plan self-enforcing.
  func smallest(_ conditions: Conditions) -> Outcome {
    let decliners = Decliners(conditions)
    var best: LinearProgram.Solution?
    for way in decliners.ways(pairs: conditions.instance.pairParty.count) {
      var program = program
      let indifferent = conditions.addDeclining(decliners, way, to: &program, change)
      for party in terms.indices {
        conditions.add(
          for: party, to: &program, indifferent: indifferent[party] ?? [], change)
      }
      switch solve(program) {
      case .solved(let solution):
        if best.map({ $0.objectives.precedes(solution.objectives) }) ?? true { best = solution }
      case .infeasible: break
      case .unavailable(let obstacle): return .unavailable(obstacle)
      }
    }
    return best.map(Outcome.solved) ?? .infeasible
  }

  /// The smallest change for which all performers keep one activity.
  func smallest(_ conditions: Conditions, keeping activity: Int) -> Outcome {
    var program = program
    for pair in conditions.instance.pairs(of: activity) {
      conditions.addKeeping(activity, by: pair, to: &program, change)
    }
    return solve(program)
  }

  /// The terms of the gain of `party` from `activity`.
  func change(_ party: Int, _ activity: Int) -> [LinearProgram.Term] {
    terms[party][activity] ?? []
  }

  /// Solves a programme whose objectives are bounded.
  func solve(_ program: LinearProgram) -> Outcome {
    switch program.maximizeByParts() {
    case .optimal(let solution): .solved(solution)
    case .infeasible: .infeasible
    case .unavailable(let obstacle): .unavailable(obstacle)
    case .unbounded: .unavailable(.tooHard)
    }
  }
}

extension Conditions {
  /// Adds that a pair's party keeps the activity: at some price of its hours it gains at least that,
  /// and what the plan leaves gains at most that, unless there are hours for all of it.
  func addKeeping(
    _ activity: Int, by pair: Int, to program: inout LinearProgram, _ change: Change
  ) {
    let party = instance.pairParty[pair]
    let choice = choices.choice(of: party)
    let hours = instance.effort[pair]
    let improvements = payments.improvements(by: plan, in: instance)
    let gain = -gainOfLess(from: pair, at: improvements)
    var kept = change(party, activity)
    if !hours.isZero, choice.isScarce {
      let price = program.add(LinearProgram.Column())
      kept.append((price, -hours))
      for item in choice.items where item.activity != activity && item.effort.sign > 0 {
        guard let side = side(of: item), side != .kept else { continue }
        let terms = change(party, item.activity) + [(price, -item.effort)]
        program.require(terms, atMost: -item.gain)
      }
    }
    program.require(kept, atLeast: gain + distance(of: party, hours: hours))
  }
}

extension Choice {
  /// Whether the hours do not suffice for all it could take.
  var isScarce: Bool {
    guard let capacity else { return false }
    var sum = Rational.zero
    for item in items where item.effort.sign > 0 {
      guard let most = item.most else { return true }
      sum += item.effort * most
    }
    return sum > capacity
  }
}

extension [Rational] {
  /// Whether the first difference is for `other`.
  fileprivate func precedes(_ other: [Rational]) -> Bool {
    for (a, b) in zip(self, other) where a != b { return a < b }
    return false
  }
}
