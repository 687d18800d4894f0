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
  /// The activity of each draw.
  private let activity: [Int]
  /// The numbers of the draws on each budget.
  private let byBudget: Grouping

  /// The draws of `activity`, by budget.
  func of(_ activity: Int) -> ArraySlice<Draw> { items[numbers(of: activity)] }

  /// The numbers of the draws of `activity`.
  func numbers(of activity: Int) -> Range<Int> { starts[activity]..<starts[activity + 1] }

  /// The numbers of the draws on a budget, by activity: of each one.
  func numbers(onBudget budget: Int) -> ArraySlice<Int> { byBudget[budget] }

  /// The activity of a draw.
  func activity(of number: Int) -> Int { activity[number] }

  /// The draw of a number.
  subscript(number: Int) -> Draw { items[number] }

  /// Collects what the budgets in force cover.
  ///
  /// - Complexity: O(n) in the numbers of coverages, their performers, budgets, those who may draw on
  ///   them, and parties.
  init(_ model: Model, firstPair: [Int]) {
    var collected = CollectedDraws(model, firstPair: firstPair)
    for budget in model.budgets.indices where model.isInForce(budget: budget) {
      collected.add(budget)
    }
    covered = collected.covered
    let budgets = model.budgets
    limit = budgets.indices.map { index in budgets[index].limit.map { max(0, $0.value) } }
    returned = budgets.indices.map { budgets[$0].returned.value }
    let found = collected.found
    let byActivity = Grouping(
      count: model.activities.count, groupOf: found.lazy.map(\.activity))
    items = byActivity.items.map { found[$0].draw }
    starts = byActivity.starts
    activity = byActivity.items.map { found[$0].activity }
    byBudget = Grouping(count: budgets.count, groupOf: items.lazy.map(\.budget))
  }
}

/// Draws as they are found, budget by budget.
private struct CollectedDraws {
  private let model: Model
  private let firstPair: [Int]
  private(set) var found: [(activity: Int, draw: Draws.Draw)] = []
  private(set) var covered: [Rational]
  /// The last entry of each activity in `found`, or -1.
  private var lastEntry: [Int]
  /// Whether only some may draw on the budget at hand, and whether each party may.
  private var isDrawnBySome = false
  private var mayDraw: [Bool]

  init(_ model: Model, firstPair: [Int]) {
    self.model = model
    self.firstPair = firstPair
    covered = Array(repeating: 0, count: firstPair[firstPair.count - 1])
    lastEntry = Array(repeating: -1, count: model.activities.count)
    mayDraw = Array(repeating: false, count: model.parties.count)
  }

  /// Adds what a budget covers.
  mutating func add(_ budget: Int) {
    let drawers = model.budgets[budget].drawers
    isDrawnBySome = drawers != nil
    for party in drawers ?? [] { mayDraw[party] = true }
    for index in model.budgets[budget].covers.indices {
      add(model.budgets[budget].covers[index], of: budget)
    }
    for party in drawers ?? [] { mayDraw[party] = false }
  }

  /// Adds one activity's draw, to that of an earlier coverage by the same budget if there is one.
  private mutating func add(_ coverage: Model.Coverage, of budget: Int) {
    let share = coverage.share.value
    var draw = Draws.Draw(budget: budget, amount: 0, isKnown: true)
    let performers = model.activities[coverage.activity].performers
    let first = firstPair[coverage.activity]
    for index in performers.indices where !isDrawnBySome || mayDraw[performers[index].party] {
      covered[first + index] += share
      if let money = performers[index].money?.value {
        draw.amount += share * money
      } else if !share.isZero {
        draw.isKnown = false
      }
    }
    let last = lastEntry[coverage.activity]
    if last >= 0 && found[last].draw.budget == budget {
      found[last].draw.amount += draw.amount
      found[last].draw.isKnown = found[last].draw.isKnown && draw.isKnown
    } else {
      lastEntry[coverage.activity] = found.count
      found.append((coverage.activity, draw))
    }
  }
}
