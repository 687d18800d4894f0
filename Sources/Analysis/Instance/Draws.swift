import Arithmetic
import Evaluation

/// What activities draw on budgets.
struct Draws: Sendable {
  /// What one unit of an activity draws on a budget.
  struct Draw: Sendable {
    let budget: Int
    /// Money of the performers who may draw, times the budget's coverage.
    var amount: Rational
    /// Whether the money of everybody who may draw is given.
    var isKnown: Bool
  }

  /// The draws of activities that some budget covers, one activity after another.
  private let items: [Draw]
  /// The first draw of each activity, and the number of draws at the end.
  private let starts: [Int]
  /// The part of each pair's money that budgets cover; may pass 1.
  let covered: [Rational]
  /// Money of each budget, nil is unlimited.
  let limit: [Rational?]
  /// What returns to the contributors of money that is not spent.
  let returned: [Rational]
  /// Activities that draw on each budget, ascending.
  let activitiesOfBudget: [[Int]]

  /// The draws of `activity`, by budget.
  func of(_ activity: Int) -> ArraySlice<Draw> { items[starts[activity]..<starts[activity + 1]] }

  /// Collects what the budgets in force cover.
  init(_ model: Model, firstPair: [Int]) {
    var covered = [Rational](repeating: 0, count: firstPair[firstPair.count - 1])
    var found: [(activity: Int, draw: Draw)] = []
    var lastEntry = [Int](repeating: -1, count: model.activities.count)
    var mayDraw = [Bool](repeating: true, count: model.parties.count)
    for (b, budget) in model.budgets.enumerated() {
      guard model.isInForce(from: budget.runs?.from, until: budget.runs?.to) else { continue }
      if let drawers = budget.drawers {
        for party in mayDraw.indices { mayDraw[party] = false }
        for party in drawers { mayDraw[party] = true }
      } else {
        for party in mayDraw.indices { mayDraw[party] = true }
      }
      for coverage in budget.covers {
        var draw = Draw(budget: b, amount: 0, isKnown: true)
        let performers = model.activities[coverage.activity].performers
        for (offset, performer) in performers.enumerated() where mayDraw[performer.party] {
          covered[firstPair[coverage.activity] + offset] += coverage.share.value
          draw.amount += coverage.share.value * (performer.money?.value ?? 0)
          if performer.money == nil && !coverage.share.value.isZero { draw.isKnown = false }
        }
        let last = lastEntry[coverage.activity]
        if last >= 0 && found[last].draw.budget == b {
          found[last].draw.amount += draw.amount
          found[last].draw.isKnown = found[last].draw.isKnown && draw.isKnown
        } else {
          lastEntry[coverage.activity] = found.count
          found.append((coverage.activity, draw))
        }
      }
    }
    self.covered = covered
    limit = model.budgets.map { $0.limit.map { max(0, $0.value) } }
    returned = model.budgets.map(\.returned.value)
    let byActivity = Grouping(count: model.activities.count, groupOf: found.map(\.activity))
    var items: [Draw] = []
    var starts = [0]
    var activitiesOfBudget = [[Int]](repeating: [], count: model.budgets.count)
    for activity in model.activities.indices {
      for index in byActivity[activity] {
        items.append(found[index].draw)
        activitiesOfBudget[found[index].draw.budget].append(activity)
      }
      starts.append(items.count)
    }
    self.items = items
    self.starts = starts
    self.activitiesOfBudget = activitiesOfBudget
  }
}
