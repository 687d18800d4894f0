import Arithmetic

/// The frame of every linear programme over plans: one column per activity, and their limits.
///
///     0 <= x_a <= X_a;  SUM h_ia x_a <= C_i;  draw on b <= F_b
struct WorkProgram {
  /// The columns and rows, without objectives.
  var program = LinearProgram()
  /// The activity of each of the first columns.
  let activities: [Int]
  /// The column of each activity, -1 where it has none.
  let columnOf: [Int]
  /// The party of each of the first rows, which are of hours.
  private(set) var partyOfRow: [Int] = []

  /// Creates the frame over some activities, with a bound for every activity of the model.
  ///
  /// - Complexity: O(n) in the numbers of activities, pairs and draws.
  init(_ instance: Instance, activities: [Int], upper: [Rational?]) {
    self.activities = activities
    var columnOf = [Int](repeating: -1, count: instance.activityCount)
    var hours = [[LinearProgram.Term]](repeating: [], count: instance.partyCount)
    var money = [[LinearProgram.Term]](repeating: [], count: instance.draws.limit.count)
    for activity in activities {
      let column = program.add(LinearProgram.Column(upper: upper[activity]))
      columnOf[activity] = column
      for pair in instance.pairs(of: activity) where !instance.effort[pair].isZero {
        hours[instance.pairParty[pair]].append((column, instance.effort[pair]))
      }
      for draw in instance.draws.of(activity) where !draw.amount.isZero {
        money[draw.budget].append((column, draw.amount))
      }
    }
    self.columnOf = columnOf
    for (party, terms) in hours.enumerated() where !terms.isEmpty {
      guard let capacity = instance.capacity[party] else { continue }
      program.add(LinearProgram.Row(terms, upper: capacity))
      partyOfRow.append(party)
    }
    for (budget, terms) in money.enumerated() where !terms.isEmpty {
      guard let limit = instance.draws.limit[budget] else { continue }
      program.add(LinearProgram.Row(terms, upper: limit))
    }
  }

  /// The terms of a sum over the activities, `weight` times each; zeros are left out.
  func terms(_ weight: (Int) -> Rational) -> [LinearProgram.Term] {
    activities.compactMap { activity in
      let weight = weight(activity)
      return weight.isZero ? nil : (columnOf[activity], weight)
    }
  }

  /// The plan of a solution: the amount of every activity of the model.
  func plan(_ values: [Rational]) -> [Rational] {
    columnOf.map { $0 < 0 ? .zero : values[$0] }
  }
}
