import Arithmetic
import Evaluation

/// Which figures of a script turn the verdict, the one that has to change least first.
public struct Robustness: Sendable {
  /// A figure that turns the verdict within the range.
  public struct Row: Sendable {
    /// The figure.
    public let assumption: Assumption
    /// The value today.
    public let today: Rational
    /// Where the verdict turns, on the side that is nearer.
    public let point: Turn.Point
    /// How much the figure changes until then, as a part of today's value; below zero for less.
    public let change: Rational
    /// Whether a tie is decided otherwise at the value itself: neither as today nor as beyond.
    public let isTie: Bool
  }

  /// What they turn.
  public let verdict: Verdict
  /// How far it was looked, as a part of today's value.
  public let range: Rational
  /// The figures that turn the verdict, the smallest change first.
  public private(set) var rows: [Row] = []
  /// How many figures do not turn it within the range, as far as it was looked.
  public private(set) var steady = 0
  /// How many of these were only looked at by values that were tried, for amounts follow them: something
  /// between two of them may have been passed over.
  public private(set) var sampled = 0
  /// How many turn it neither at the ends of the range nor where it was looked; there were too many
  /// figures to look at all values between.
  public private(set) var tried = 0
  /// How many were not tried, because that was too much work.
  public private(set) var untried = 0

  /// How many figures there were to vary.
  public var variedCount: Int { rows.count + steady + tried + untried }

  /// The range where none is asked for.
  public static var usualRange: Rational { Rational(1, over: 2) }

  /// How many values are judged, times the performers of all activities and the parties that do nothing:
  /// some seconds' worth.
  private static let budget = 6_000_000
  /// How many values a figure takes if all between are looked at.
  private static let usualWork = 40

  /// Finds what turns the verdict; nil where it cannot be judged.
  ///
  /// First what concerns several activities, then what moves most joint value. Where figures are many, those
  /// of single activities are passed over if they provably cannot turn it, and of the others the ends of
  /// the range are tried.
  /// - Complexity: O(n) in the number of figures, and a bounded number of judgements.
  public init?(of verdict: Verdict, range: Rational = usualRange) {
    self.verdict = verdict
    self.range = range
    let assessment = Assessment(verdict.model)
    guard let now = Judgement(assessment) else { return nil }
    let said = verdict.model.assumptions.filter {
      verdict.model.value(of: $0)?.isZero == false
    }
    let instance = assessment.instance
    let declared = said.filter { !$0.isIdle(in: instance) }
    steady = said.count - declared.count
    // They are capacities, which amounts mostly follow.
    sampled = range.isZero ? 0 : steady
    let all = Self.ordered(declared, verdict)
    let idle = (0..<instance.partyCount).count { instance.pairsOfParty[$0].isEmpty }
    var left = Self.budget / (instance.pairParty.count + idle + 1)
    let isMany = all.count * Self.usualWork > left
    let bystanders = isMany ? Bystanders(assessment, now) : nil
    for assumption in all {
      if let bystanders, cannotTurn(assumption, bystanders) {
        steady += 1
      } else if left <= 0 {
        untried += 1
      } else {
        let effort = Self.effort(for: assumption, within: range, isMany: isMany)
        guard var search = try? TurnSearch(assumption, .verdict, assessment, now, effort) else {
          continue
        }
        add(search.run())
        left -= search.judgementCount + 2
      }
    }
    let place = Dictionary(zip(declared, declared.indices)) { first, _ in first }
    rows.sort { a, b in
      (a.change.magnitude, a.change, place[a.assumption] ?? 0)
        < (b.change.magnitude, b.change, place[b.assumption] ?? 0)
    }
  }

  /// The figures in the order they are looked at: those of several activities as they are declared, then
  /// those of one, where it is worth most in a plan first.
  private static func ordered(_ all: [Assumption], _ verdict: Verdict) -> [Assumption] {
    let stake = verdict.activities.map { said in
      (said.worth?.magnitude ?? 0) * max(said.plan.predicted ?? 0, said.plan.joint ?? 0)
    }
    let single = all.enumerated().compactMap { place, assumption in
      assumption.soleActivity.map { (place: place, assumption: assumption, stake: stake[$0]) }
    }
    return all.filter { $0.soleActivity == nil }
      + single.sorted { $0.stake != $1.stake ? $0.stake > $1.stake : $0.place < $1.place }
      .map(\.assumption)
  }

  /// How much a figure is looked at.
  private static func effort(
    for assumption: Assumption, within range: Rational, isMany: Bool
  ) -> TurnSearch.Effort {
    var effort = TurnSearch.Effort()
    effort.range = range
    effort.precision = Rational(1, over: isMany ? 1_000 : 100_000)
    if isMany { effort.judgements = assumption.soleActivity == nil ? usualWork : 0 }
    return effort
  }

  /// Whether it is proven that a figure turns nothing within the range.
  private func cannotTurn(_ assumption: Assumption, _ bystanders: Bystanders) -> Bool {
    guard let today = verdict.model.value(of: assumption) else { return false }
    let domain = verdict.model.domain(of: assumption)
    let (low, high) = (today - today.magnitude * range, today + today.magnitude * range)
    return bystanders.cannotTurn(
      assumption, from: domain.from.map { max($0, low) } ?? low,
      to: domain.to.map { min($0, high) } ?? high)
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
          assumption: turn.assumption, today: turn.today, point: point, change: change,
          isTie: turn.exceptions.contains(point.at))
      case .bound, .open: break
      case .unlimited(let value), .unsettled(let value):
        if (value - turn.today).magnitude < turn.today.magnitude * range { isSettled = false }
      }
    }
    if let nearest {
      rows.append(nearest)
    } else if isSettled {
      steady += 1
      if turn.isSampled { sampled += 1 }
    } else {
      tried += 1
    }
  }
}

extension Assumption {
  /// Whether it is the capacity of a party that nothing takes hours of.
  fileprivate func isIdle(in instance: Instance) -> Bool {
    guard case .capacity(let party) = self else { return false }
    return instance.pairsOfParty[party].isEmpty
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
      all += effectAssumptions(of: a)
    }
    return all.filter { value(of: $0) != nil }
  }
}
