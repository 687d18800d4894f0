import Arithmetic
import Evaluation

/// Which figures of a script turn the verdict, the one that has to change least first.
public struct Robustness: Sendable {
  /// A figure that turns the verdict within the range.
  public struct Row: Sendable {
    public let assumption: Assumption
    /// The value today.
    public let today: Rational
    /// Where the verdict turns, on the side that is nearer.
    public let point: Turn.Point
    /// How much the figure changes until then, as a part of today's value; below zero for less.
    public let change: Rational
  }

  public let verdict: Verdict
  /// How far it was looked, as a part of today's value.
  public let range: Rational
  /// The figures that turn the verdict, the smallest change first.
  public private(set) var rows: [Row] = []
  /// How many figures do not turn it within the range.
  public private(set) var steady = 0
  /// How many could not be settled.
  public private(set) var unsettled = 0

  /// The range where none is asked for.
  public static var usualRange: Rational { Rational(1, over: 2) }

  /// Finds what turns the verdict; nil where it cannot be judged.
  public init?(of verdict: Verdict, range: Rational = usualRange) {
    self.verdict = verdict
    self.range = range
    let assessment = Assessment(verdict.model)
    guard let now = Judgement(assessment) else { return nil }
    var effort = TurnSearch.Effort()
    effort.range = range
    effort.precision = Rational(1, over: 100_000)
    for assumption in verdict.model.assumptions {
      let search = try? TurnSearch(assumption, .verdict, assessment, now, effort)
      guard var search, !search.today.isZero else { continue }
      add(search.run())
    }
    rows.sort { ($0.change.magnitude, $0.change) < ($1.change.magnitude, $1.change) }
  }

  /// Adds what was found of one figure.
  private mutating func add(_ turn: Turn) {
    var isSettled = true
    var nearest: Row?
    for end in [turn.below, turn.above] {
      switch end {
      case .turns(let point):
        let change = (point.at - turn.today) / turn.today.magnitude
        if let nearest, nearest.change.magnitude <= change.magnitude { continue }
        nearest = Row(
          assumption: turn.assumption, today: turn.today, point: point, change: change)
      case .bound, .open: break
      case .unsettled(let value):
        if (value - turn.today).magnitude < turn.today.magnitude * range { isSettled = false }
      }
    }
    if let nearest {
      rows.append(nearest)
    } else if isSettled {
      steady += 1
    } else {
      unsettled += 1
    }
  }
}

extension Model {
  /// All figures that the script says and others could be put for, in a fixed order.
  ///
  /// - Complexity: O(n) in the size of the model.
  public var assumptions: [Assumption] {
    var all: [Assumption] = []
    var start = 0
    while start < measures.count {
      let end = measures[start...].firstIndex { $0.id != measures[start].id } ?? measures.count
      all.append(.rate(rows: Array(start..<end)))
      start = end
    }
    for (goal, row) in goals.enumerated() {
      all += row.worths.indices.map { .worth(goal: goal, line: $0) }
    }
    for (k, indicator) in indicators.enumerated() {
      all += indicator.fallsOn.indices.map { .fallsOn(indicator: k, line: $0) }
    }
    for p in parties.indices { all += [.capacity(party: p), .horizon(party: p), .keeps(party: p)] }
    for (b, budget) in budgets.enumerated() {
      all.append(.limit(budget: b))
      all += budget.contributions.map { .share(party: $0.party, budget: b) }
    }
    for (a, activity) in activities.enumerated() {
      all.append(.cap(activity: a))
      for performer in activity.performers {
        all += [
          .effort(party: performer.party, activity: a), .cost(party: performer.party, activity: a),
        ]
      }
      all += activity.effects.map { .effect(activity: a, indicator: $0.indicator) }
    }
    return all.filter { value(of: $0) != nil }
  }
}
