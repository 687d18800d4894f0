import Arithmetic

/// Where amounts follow the figure: values are tried outward, and where two differ the distance halved.
extension TurnSearch {
  /// Distances from today at which it is tried, as parts of today's value.
  private static let distances: [Rational] = [
    Rational(1, over: 100), Rational(1, over: 50), Rational(1, over: 20), Rational(1, over: 10),
    Rational(1, over: 5), Rational(7, over: 20), Rational(1, over: 2), Rational(3, over: 4), 1,
    Rational(3, over: 2), 2, 3, 5, 10, 20, 50, 100, 300, 1_000,
  ]

  /// The nearest turning point met by trying values behind `from`, where all is as today, up to `end`.
  ///
  /// Nil where none differs.
  mutating func search(from: Rational, upTo end: Rational, isLast: Bool) -> Turn.End? {
    let isUp = end > from
    let span = today.isZero ? 1 : today.magnitude
    var places = Self.distances.map { today + (isUp ? $0 : -$0) * span }
      .filter { isUp ? $0 > from && $0 < end : $0 < from && $0 > end }
    // The end itself where it can be put, else a value just before it.
    places.append(isLast ? end : end - (end - from) / 1_048_576)
    var same = from
    for place in places where place != same {
      guard let judgement = judgement(at: place) else {
        return place == end ? beforeEnd(same, end) : .unsettled(same)
      }
      if differs(judgement), let found = halved(same, place) { return found }
      if judgementsLeft <= 0 { return .unsettled(place) }
      same = place
    }
    return nil
  }

  /// How it ends before a value at which nothing can be judged: work that takes no hours, and that nothing
  /// else limits, has no plan.
  private mutating func beforeEnd(_ same: Rational, _ end: Rational) -> Turn.End {
    let near = end + (same - end) / 1_000
    guard let judgement = judgement(at: near) else { return .unsettled(same) }
    return (differs(judgement) ? halved(same, near) : nil) ?? .unlimited(end)
  }

  /// At most so many single values are left behind between two that are tried.
  private static let mostExceptions = 8

  /// The turning point between a value as today and one that differs; nil where only single values
  /// differ up to that one, at which ties are decided otherwise.
  mutating func halved(_ same: Rational, _ far: Rational) -> Turn.End? {
    var same = same
    for _ in 0..<Self.mostExceptions {
      guard let (inside, outside) = narrowed(same, far) else { return .unsettled(same) }
      let at = shown(inside, outside)
      guard at == outside, let beyond = place(beyond: outside, from: inside, upTo: far),
        let judgement = judgement(at: beyond)
      else { return point(at: at, inside: inside, outside: outside, .found) }
      if differs(judgement) { return point(at: at, inside: inside, outside: beyond, .found) }
      note(exception: outside)
      if outside == far { return nil }
      same = beyond
    }
    return .unsettled(same)
  }

  /// Two values close to each other, all being as today at the first and not at the second.
  private mutating func narrowed(
    _ same: Rational, _ other: Rational
  ) -> (inside: Rational, outside: Rational)? {
    var (same, other) = (same, other)
    let width = (today.isZero ? 1 : today.magnitude) * effort.precision
    while (other - same).magnitude > width {
      // Within the middle half, so that numbers stay short.
      let quarter = (other - same) / 4
      let middle = between(same + quarter, other - quarter)
      guard let judgement = judgement(at: middle) else { return nil }
      if differs(judgement) { other = middle } else { same = middle }
    }
    return (same, other)
  }

  /// A value as close beyond another as that is to one inside, `far` at most where that lies beyond;
  /// nil where the figure cannot go there.
  private func place(
    beyond value: Rational, from inside: Rational, upTo far: Rational
  ) -> Rational? {
    var next = value + (value - inside)
    if value != far && (next - value).magnitude > (far - value).magnitude { next = far }
    let domain = model.domain(of: assumption)
    if let least = domain.from, next < least { return nil }
    if let most = domain.to, next > most { return nil }
    return next == far ? far : between(value, next)
  }

  /// The simplest value between two that are close, they themselves included.
  private func shown(_ same: Rational, _ other: Rational) -> Rational {
    let simplest = between(same, other)
    return [same, other, simplest].min { $0.digits < $1.digits } ?? simplest
  }
}

extension Rational {
  /// How long it is as a fraction.
  fileprivate var digits: Int { description.utf8.count }
}
