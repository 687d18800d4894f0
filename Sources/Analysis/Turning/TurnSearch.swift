import Arithmetic
import Evaluation

/// The search for the values of one figure at which a verdict turns.
///
/// From today's value it goes outward from one value at which a comparison changes to the next: between
/// two of them nothing changes, so one value between them tells of all. Where amounts follow the figure,
/// it also tries values between, and halves the distance between two that differ.
struct TurnSearch {
  /// What has been looked at may not exceed this.
  struct Effort {
    /// At most so many values are judged on each side.
    var judgements = 600
    /// How close values that differ are brought, as a part of today's value.
    var precision = Rational(1, over: 1_000_000_000)
    /// How far it is looked, as a part of today's value; nil is further than anybody looks.
    var range: Rational?
  }

  let model: Model
  let assumption: Assumption
  let criterion: Turn.Criterion
  let effort: Effort
  let today: Rational
  let now: Judgement
  let course: Course
  private let domain: (from: Rational?, to: Rational?)
  /// What was judged, by value.
  private var judged: [Rational: Judgement] = [:]
  /// Optima that were computed, and where.
  var optima: [(at: Rational, joint: [Rational])] = []
  private(set) var judgementsLeft = 0
  /// How many were judged on both sides.
  private(set) var judgementCount = 0
  /// Whether a judgement that was met depends on the joint goal's order.
  private var isDecidedByRank: Bool
  /// What is worth how much today.
  let value: JointValue
  let instance: Instance
  private(set) var exceptions: [Rational] = []

  /// Prepares the search from the judgement today.
  init(
    _ assumption: Assumption, _ criterion: Turn.Criterion, _ assessment: Assessment,
    _ now: Judgement, _ effort: Effort
  ) throws(Turn.Refusal) {
    model = assessment.instance.model
    guard let today = model.value(of: assumption) else { throw model.refusal(of: assumption) }
    self.assumption = assumption
    self.criterion = criterion
    self.effort = effort
    self.today = today
    self.now = now
    domain = model.domain(of: assumption)
    judged[today] = now
    optima = [(today, now.joint)]
    isDecidedByRank = now.isDecidedByRank
    (value, instance) = (assessment.value, assessment.instance)
    if effort.judgements == 0 {
      course = Course(unknownIn: assessment.instance)
      return
    }
    let span = today.isZero ? 1 : today.magnitude
    let step = domain.to.map { $0 - today < span ? -span / 4 : span / 4 } ?? span / 4
    let values = [today + step, today + 2 * step]
    let beside = values.map { [model] in Assessment(model.setting(assumption, to: $0)) }
    course = Course(assumption, at: [today] + values, [assessment] + beside)
  }

  /// The turning points on both sides.
  mutating func run() -> Turn {
    let below = end(toward: -1)
    let above = end(toward: 1)
    return Turn(
      assumption: assumption, criterion: criterion, today: today, now: now.outcome, below: below,
      above: above, exceptions: exceptions.sorted(), isSliding: course.between != .constant)
  }

  // MARK: One side

  /// How the interval ends in a direction, 1 up and -1 down.
  private mutating func end(toward direction: Rational) -> Turn.End {
    judgementsLeft = effort.judgements
    let limit = limit(toward: direction)
    if limit == today { return .bound(today) }
    var from = today
    var inside = today
    while judgementsLeft > 0 {
      guard let (sample, next) = stretch(beyond: from, upTo: limit),
        let judgement = judgement(at: sample)
      else { return .unsettled(from) }
      if judgement.isDecidedByRank && !isDecidedByRank {
        isDecidedByRank = true
        continue
      }
      if differs(judgement) {
        return point(at: from, inside: inside, outside: sample, .exact)
      }
      if from != today, let here = self.judgement(at: from), differs(here) {
        exceptions.append(from)
      }
      inside = sample
      if course.between != .constant,
        let found = search(from: sample, upTo: next ?? limit, isLast: next == nil)
      {
        return found
      }
      guard let next else { return end(at: limit, inside: inside) }
      from = next
    }
    return trial(from: from, inside: inside, limit)
  }

  /// How the interval ends where looking on from one value to the next is too much work: by the limit.
  private mutating func trial(
    from: Rational, inside: Rational, _ limit: Rational
  ) -> Turn.End {
    guard effort.range != nil, let last = judgement(at: limit), differs(last) else {
      return .unsettled(from)
    }
    return halved(inside, limit) ?? .unsettled(limit)
  }

  /// How the interval ends where nothing turned before the limit.
  private mutating func end(at limit: Rational, inside: Rational) -> Turn.End {
    let isBound = limit == domain.from || limit == domain.to
    if !isBound && effort.range == nil { return .open }
    guard let judgement = judgement(at: limit) else { return .unsettled(inside) }
    if differs(judgement) {
      guard !isBound else { return point(at: limit, inside: inside, outside: limit, .exact) }
      let farther = limit + (limit - today)
      guard let beyond = stretch(beyond: limit, upTo: clamped(farther))?.sample,
        let outside = self.judgement(at: beyond)
      else { return .unsettled(inside) }
      if differs(outside) {
        return point(at: limit, inside: inside, outside: beyond, .exact)
      }
      exceptions.append(limit)
    }
    return isBound ? .bound(limit) : .unsettled(limit)
  }

  /// The nearest value that the figure can have.
  private func clamped(_ value: Rational) -> Rational {
    let least = domain.from.map { max($0, value) } ?? value
    return domain.to.map { min($0, least) } ?? least
  }

  /// How far it is looked in a direction.
  private func limit(toward direction: Rational) -> Rational {
    let far: Rational =
      effort.range ?? (course.between == .constant ? 1_000_000 : 1_000)
    let span = effort.range == nil && today.isZero ? 1 : today.magnitude
    return clamped(today + direction * far * span)
  }

  /// The point at which it turns.
  mutating func point(
    at value: Rational, inside: Rational, outside: Rational, _ certainty: Turn.Certainty
  ) -> Turn.End {
    guard let here = judgement(at: value), let beyond = judgement(at: outside) else {
      return .unsettled(inside)
    }
    let isIncluded = !differs(here)
    if !isIncluded && differs(here, from: beyond) { exceptions.append(value) }
    return .turns(
      Turn.Point(
        at: value, isIncluded: isIncluded, inside: isIncluded ? value : inside, outside: outside,
        becomes: beyond.outcome, certainty: certainty))
  }

  // MARK: Stretches in which no comparison changes

  /// A value beyond `from` and the next at which a comparison changes, none being between; the next is
  /// nil where there is none before `limit`.
  ///
  /// Nil where none was found.
  private mutating func stretch(
    beyond from: Rational, upTo limit: Rational
  ) -> (sample: Rational, next: Rational?)? {
    let isUp = limit > from
    var end = from + (limit - from) / 1_048_576
    for _ in 0..<200 {
      let sample = between(from, end)
      let gap = course.gap(around: sample, isDecidedByRank: isDecidedByRank)
      if gap.isBreak {
        end = sample
        continue
      }
      if let back = isUp ? gap.below : gap.above, isUp ? back > from : back < from {
        end = back
        continue
      }
      var next = (isUp ? gap.above : gap.below).flatMap { isPast($0, limit) ? nil : $0 }
      if course.between == .constant {
        guard let stop = optimumBreak(between: from, sample, upTo: next ?? limit) else {
          return nil
        }
        switch stop {
        case .none: break
        case .before(let value):
          end = value
          continue
        case .after(let value): if value != limit { next = value }
        }
      }
      // Where nothing changes up to the next value, any value tells: a simple one is shorter.
      guard course.between == .constant else { return (sample, next) }
      let simple = between(from, next ?? limit)
      guard let zero = worthless(simple), isUp ? zero > from : zero < from,
        !isPast(zero, next ?? limit)
      else { return (simple, next) }
      return (between(from, zero), zero)
    }
    return nil
  }

  /// Where the plan that is predicted at a value, and around it, is worth nothing: it does more harm than
  /// good on one side of it.
  ///
  /// Nil where that is nowhere, and where the stretch is still to be divided by the joint goal's order.
  private mutating func worthless(_ value: Rational) -> Rational? {
    guard !now.joint.isEmpty, course.worth.contains(where: { !$0.isLevel }),
      let judgement = judgement(at: value),
      isDecidedByRank || !judgement.isDecidedByRank
    else { return nil }
    let plan = judgement.predicted
    return Line(
      (today, worth(of: plan, at: today)), (today + 1, worth(of: plan, at: today + 1))
    ).root
  }

  /// Whether a value lies at or beyond the limit, seen from today.
  private func isPast(_ value: Rational, _ limit: Rational) -> Bool {
    limit > today ? value >= limit : value <= limit
  }

  /// The simplest value strictly between two.
  func between(_ a: Rational, _ b: Rational) -> Rational {
    .simplest(between: min(a, b), max(a, b))
  }

  // MARK: Judging

  /// Whether something is otherwise than today.
  func differs(_ judgement: Judgement) -> Bool { differs(judgement, from: now) }

  /// Whether something is otherwise in one judgement than in another.
  private func differs(_ judgement: Judgement, from other: Judgement) -> Bool {
    if judgement.overall != other.overall { return true }
    if criterion == .overall { return false }
    if judgement.isPerverse != other.isPerverse || judgement.basis != other.basis { return true }
    switch criterion {
    case .overall, .verdict: return false
    case .verdictAndPlan:
      if course.between == .constant { return judgement.predicted != other.predicted }
      return zip(judgement.predicted, other.predicted).contains { $0.isZero != $1.isZero }
    }
  }

  /// Takes note of a single value at which a tie is decided otherwise.
  mutating func note(exception value: Rational) { exceptions.append(value) }

  /// The judgement where the figure has a value; nil where it cannot be judged.
  mutating func judgement(at value: Rational) -> Judgement? {
    if let known = judged[value] { return known }
    spend()
    let assessment = Assessment(model.setting(assumption, to: value))
    guard let judgement = Judgement(assessment, joint: knownOptimum(at: value)) else { return nil }
    judged[value] = judgement
    note(optimum: judgement.joint, at: value)
    return judgement
  }
}

extension TurnSearch {
  /// Takes note of work that was done.
  mutating func spend() {
    judgementsLeft -= 1
    judgementCount += 1
  }
}

extension Turn {
  /// Finds the turning points of a figure of the model that a verdict is of.
  ///
  /// - Complexity: a judgement, near-linear with a linear programme where the optimum moves, for each
  ///   value at which a comparison changes before the verdict turns; at most some hundreds.
  public init(
    of assumption: Assumption, _ criterion: Criterion = .verdictAndPlan, in verdict: Verdict
  ) throws(Refusal) {
    let assessment = Assessment(verdict.model)
    guard let now = Judgement(assessment) else { throw .notJudged }
    var search = try TurnSearch(
      assumption, criterion, assessment, now, TurnSearch.Effort())
    self = search.run()
  }
}
