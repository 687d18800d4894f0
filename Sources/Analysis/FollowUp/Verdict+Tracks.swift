import Arithmetic
import Evaluation
import Syntax

extension Verdict {
  /// How every target stands whose indicator was observed, goals and targets in their order.
  ///
  /// - Complexity: O(n) in the targets, the effects of activities and what was observed.
  public var tracks: [Track] { tracks(ofGoals: model.goals.indices) }

  /// How the targets of a goal stand whose indicators were observed.
  public func tracks(of goal: Int) -> [Track] { tracks(ofGoals: goal..<goal + 1) }

  /// How the targets of some goals stand.
  private func tracks(ofGoals goals: Range<Int>) -> [Track] {
    guard model.indicators.contains(where: { !$0.observations.isEmpty }) else { return [] }
    let movers = movers()
    return goals.flatMap { goal in
      model.goals[goal].targets.indices.compactMap { place in
        let target = model.goals[goal].targets[place]
        if model.indicators[target.indicator].observations.isEmpty { return nil }
        return track(Track(goal: goal, target: place), target, movers[target.indicator] ?? [])
      }
    }
  }

  /// An effect and the activity that has it, and the first day from which all that the plan rests on holds:
  /// measures in force that pay for something that moves, budgets that cover it, no mandate that forbids it;
  /// nil where none says a day.
  private typealias Mover = (activity: Int, effect: Model.Effect, possibleFrom: Int?)

  /// What moves each indicator that was observed.
  private func movers() -> [Int: [Mover]] {
    var begins: [Int: Int] = [:]
    for (row, measure) in model.measures.enumerated() where model.isInForce(measure: row) {
      guard let day = measure.from?.firstDayNumber else { continue }
      begins[measure.indicator] = max(day, begins[measure.indicator] ?? day)
    }
    let starts = startsOfWork()
    var result: [Int: [Mover]] = [:]
    for (a, activity) in model.activities.enumerated() {
      let paidFrom =
        begins.isEmpty ? nil : activity.effects.compactMap { begins[$0.indicator] }.max()
      let possibleFrom = [paidFrom, starts[a]].compactMap { $0 }.max()
      for effect in activity.effects where !model.indicators[effect.indicator].observations.isEmpty
      {
        result[effect.indicator, default: []].append((a, effect, possibleFrom))
      }
    }
    return result
  }

  /// The first day from which budgets in force cover an activity and no mandate that has ended forbids it.
  private func startsOfWork() -> [Int: Int] {
    var starts: [Int: Int] = [:]
    for (index, budget) in model.budgets.enumerated() where model.isInForce(budget: index) {
      guard let day = budget.runs?.from.firstDayNumber else { continue }
      for a in budget.covers.map(\.activity) { starts[a] = max(day, starts[a] ?? day) }
    }
    for mandate in model.mandates {
      guard let until = mandate.until, model.isOver(until) else { continue }
      for rule in mandate.rules where rule.modality == .mustNot {
        let day = until.lastDayNumber + 1
        starts[rule.activity] = max(day, starts[rule.activity] ?? day)
      }
    }
    return starts
  }

  /// A track filled in as far as what was observed allows.
  private func track(_ empty: Track, _ target: Model.Target, _ movers: [Mover]) -> Track {
    var track = empty
    let points = model.observed(of: target.indicator).compactMap(\.point)
    guard let latest = points.last else { return track.unknown(.nothingObserved) }
    track.latest = latest
    guard let start = start(of: target.indicator, points, &track) else {
      track.standing = model.meets(latest.value, target) ? .reached : .unknown
      return track.standing == .unknown ? track.unknown(.noStart) : track
    }
    track.start = start
    let (from, now, due) = (
      start.period.endInMonths, latest.period.endInMonths, target.by.endInMonths
    )
    if due <= from { return track.unknown(.noTime) }
    if now <= from { return track.unknown(.nothingSince) }
    if now < due, !model.meets(latest.value, target), model.isOver(target.by) {
      return track.unknown(.nothingWhenDue)
    }
    let share = min(1, (now - from) / (due - from))
    let expected = start.value + (target.level.value - start.value) * share
    track.expected = expected
    if now >= due, !model.meets(latest.value, target) {
      let inTime = points.last { $0.period.endInMonths <= due && $0.period.endInMonths > from }
      track.reachedBefore = inTime.flatMap { model.meets($0.value, target) ? $0 : nil }
    }
    // What was observed of a year that is not over is not yet its end.
    let isDue = now >= due && (model.asOf == nil || model.isOver(target.by))
    track.standing =
      track.reachedBefore != nil
      ? .reached : standing(latest.value, expected, target, isDue: isDue)
    if now < due && !model.isOver(target.by) {
      track.forecast = forecast(from: start, points, to: target)
    }
    track.effect = effect(of: movers, from: start, to: latest)
    return track
  }

  /// Where the path starts: the dated baseline, else the first of several values.
  private func start(
    of indicator: Int, _ points: [Track.Point], _ track: inout Track
  ) -> Track.Point? {
    if let date = model.indicators[indicator].baselineDate,
      let baseline = model.indicators[indicator].baseline
    {
      return Track.Point(period: date, value: baseline.value, site: baseline.site)
    }
    track.startsWithObservation = true
    return points.count > 1 ? points[0] : nil
  }

  /// How a value stands to the path and the target.
  private func standing(
    _ value: Rational, _ expected: Rational, _ target: Model.Target, isDue: Bool
  ) -> Track.Standing {
    if model.meets(value, target) { return .reached }
    if isDue { return .missed }
    let isBetter: Bool
    switch model.indicators[target.indicator].better {
    case .lower: isBetter = value <= expected
    case .higher: isBetter = value >= expected
    }
    return isBetter ? .onTrack : .offTrack
  }

  /// A straight line through the start and all values since, by least squares, at the target's date.
  private func forecast(
    from start: Track.Point, _ points: [Track.Point], to target: Model.Target
  ) -> Track.Forecast? {
    let from = start.period.endInMonths
    let line = [start] + points.filter { $0.period.endInMonths > from }
    let samples = line.map { (x: $0.period.endInMonths, y: $0.value) }
    return leastSquares(samples, at: target.by.endInMonths).map {
      Track.Forecast(value: $0, count: samples.count, isMet: model.meets($0, target))
    }
  }

  /// What the predicted plan should have changed by the last value, and what changed; nil where a figure is
  /// missing, and where the plan is that of a later time.
  private func effect(
    of movers: [Mover], from start: Track.Point, to latest: Track.Point
  ) -> Track.Effect? {
    if isLater(than: latest.period, movers) { return nil }
    let months = latest.period.endInMonths - start.period.endInMonths
    var due = Rational.zero
    for (a, effect, _) in movers {
      if let lag = effect.lag?.value, lag * 12 / 365 > months { continue }
      guard let units = activities[a].plan.predicted else { return nil }
      if units.isZero { continue }
      guard let amount = effect.amount?.value else { return nil }
      due = effect.moves == .higher ? due + amount * units : due - amount * units
    }
    return Track.Effect(due: due, seen: latest.value - start.value)
  }

  /// Whether a time had passed before the scenario began, or before all did that the plan of the movers
  /// rests on: nobody could follow it then.
  private func isLater(than period: DateLiteral, _ movers: [Mover]) -> Bool {
    let last = period.lastDayNumber
    if let begins = model.begins, begins.firstDayNumber > last { return true }
    return movers.contains { ($0.possibleFrom ?? last) > last }
  }
}

extension Track {
  /// The track as one of which nothing can be said, and why.
  fileprivate func unknown(_ gap: Gap) -> Track {
    var track = self
    track.gap = gap
    return track
  }
}

/// The value at `x` of the line through `samples` with the least sum of squared errors (Legendre 1805);
/// nil where all of them are of one time.
///
/// - Complexity: O(n) in the samples.
func leastSquares(_ samples: [(x: Rational, y: Rational)], at x: Rational) -> Rational? {
  if samples.count < 2 { return nil }
  let count = Rational(samples.count)
  let meanX = samples.reduce(Rational.zero) { $0 + $1.x } / count
  let meanY = samples.reduce(Rational.zero) { $0 + $1.y } / count
  let spread = samples.reduce(Rational.zero) { $0 + ($1.x - meanX) * ($1.x - meanX) }
  if spread.isZero { return nil }
  let slope = samples.reduce(Rational.zero) { $0 + ($1.x - meanX) * ($1.y - meanY) } / spread
  return meanY + slope * (x - meanX)
}
