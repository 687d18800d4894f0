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
  ///
  /// - Complexity: O(n) in the numbers of coverages, their performers, budgets, those who may draw on
  ///   them, and parties.
  init(_ model: Model, firstPair: [Int]) {
    var collected = CollectedDraws(model, firstPair: firstPair)
    for (budget, row) in model.budgets.enumerated()
    where model.isInForce(from: row.runs?.from, until: row.runs?.to) {
      collected.add(budget)
    }
    covered = collected.covered
    limit = model.budgets.map { $0.limit.map { max(0, $0.value) } }
    returned = model.budgets.map(\.returned.value)
    let byActivity = Grouping(
      count: model.activities.count, groupOf: collected.found.map(\.activity))
    var items: [Draw] = []
    var starts = [0]
    var activitiesOfBudget = [[Int]](repeating: [], count: model.budgets.count)
    for activity in model.activities.indices {
      for index in byActivity[activity] {
        items.append(collected.found[index].draw)
        activitiesOfBudget[collected.found[index].draw.budget].append(activity)
      }
      starts.append(items.count)
    }
    self.items = items
    self.starts = starts
    self.activitiesOfBudget = activitiesOfBudget
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
    for coverage in model.budgets[budget].covers { add(coverage, of: budget) }
    for party in drawers ?? [] { mayDraw[party] = false }
  }

  /// Adds one activity's draw, to that of an earlier coverage by the same budget if there is one.
  private mutating func add(_ coverage: Model.Coverage, of budget: Int) {
    let share = coverage.share.value
    var draw = Draws.Draw(budget: budget, amount: 0, isKnown: true)
    let performers = model.activities[coverage.activity].performers
    for (offset, performer) in performers.enumerated()
    where !isDrawnBySome || mayDraw[performer.party] {
      covered[firstPair[coverage.activity] + offset] += share
      draw.amount += share * (performer.money?.value ?? 0)
      if performer.money == nil && !share.isZero { draw.isKnown = false }
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
